// Package effect answers "what would follow for the leads we have?".
//
// A page that weighs leads tries a number here: the open leads are scored anew
// in the same frame, and the panel shows the bands, who would cross a line,
// the grades and the ranking, beside what is kept. Nothing is written until
// the person keeps it.
package effect

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/agree"
	"baton/model/score"
	"baton/ui/shell"
)

// Store is what trying asks of the firm.
type Store interface {
	Columns(ctx context.Context, law *model.Agreement, ids []model.ID) (*score.Columns, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	Now() time.Time
}

// Open are the leads that a trial scores, and how many others were signed.
func Open(all []model.LeadRow) (open []model.LeadRow, signed int) {
	open = []model.LeadRow{}
	for _, l := range all {
		switch l.Outcome {
		case "open":
			open = append(open, l)
		case "signed":
			signed++
		}
	}
	return open, signed
}

// Trial holds what is tried and not kept. It is used from the window's
// goroutine; only the leads are laid out beside it.
type Trial struct {
	Panel *Panel
	Bar   *Bar

	Show  func()            // shows the page's rows by Law, after what is kept changed
	Turn  func()            // the same after a try, within a frame; nil: as Show does
	Also  func(*model.Edit) // says what must be kept together with a number
	Aside func(func())      // runs work beside the window
	Back  func(func())      // runs work on the window's goroutine

	store Store
	shell *shell.Shell
	label string // what keeping is called, as in "Change the scoring"
	route string

	kept, law *model.Agreement
	tries     []try
	flaws     []model.Flaw // of law
	before    []model.Flaw // of kept
	columns   *score.Columns
	past      *score.Columns // other leads that are tried along; may be nil
	leads     []model.LeadRow
	laid      time.Time // the moment of the columns
	asked     int       // how often the leads were asked for
}

// New makes a trial for the page at a route.
func New(store Store, sh *shell.Shell, route, label string) *Trial {
	t := &Trial{store: store, shell: sh, route: route, label: label, kept: &model.Agreement{}, law: &model.Agreement{},
		Show: func() {}, Also: func(*model.Edit) {}, Aside: func(f func()) { go f() }, Back: fyne.Do}
	if sh.Still() {
		at := func(f func()) { f() }
		t.Aside, t.Back = at, at
	}
	t.Panel, t.Bar = newPanel(sh), newBar(t)
	return t
}

// Law is the agreement as it is tried; as it is kept when nothing is.
func (t *Trial) Law() *model.Agreement { return t.law }

// Kept is the agreement as it is kept.
func (t *Trial) Kept() *model.Agreement { return t.kept }

// Columns are the leads; nil until they are read.
func (t *Trial) Columns() *score.Columns { return t.columns }

// Past are the leads of another time that are scored along; nil without.
func (t *Trial) Past() *score.Columns { return t.past }

// Look takes leads of another time along: as they are kept, then as tried. It
// says whether it could; if not, they must be read again.
func (t *Trial) Look(past *score.Columns) bool {
	if t.past = past; !past.Adopt(t.kept) {
		t.past = nil
		return false
	}
	past.Rescore()
	past.Keep()
	for _, y := range t.tries {
		y.turn(past, t.law)
	}
	past.Rescore()
	return true
}

// Flaws are the sentences to show beside a row.
func (t *Trial) Flaws(row model.ID) []string { return agree.Beside(t.flaws, row) }

// Renew follows what the firm keeps now. Leads that are the same slice as
// before are not read again unless the agreement asks something else of them.
func (t *Trial) Renew(kept *model.Agreement, leads []model.LeadRow) {
	same := len(leads) == len(t.leads) && (len(leads) == 0 || &leads[0] == &t.leads[0])
	t.kept, t.leads, t.before = kept, leads, agree.Flaws(kept)
	t.retry()
	if same && t.columns != nil && t.adopt() {
		t.settle()
		return
	}
	t.read()
}

// adopt takes the kept agreement as what others are compared with. An hour
// later the sums are worked out anew.
func (t *Trial) adopt() bool {
	if now := t.store.Now(); now.Sub(t.laid).Abs() > time.Hour {
		if !t.columns.At(now) {
			return false
		}
		t.laid = now
	}
	if !t.columns.Adopt(t.kept) {
		return false
	}
	t.columns.Rescore()
	t.columns.Keep()
	return true
}

// read lays the leads out beside the window; only the latest answer counts.
func (t *Trial) read() {
	t.asked++
	turn, law, leads, now := t.asked, t.kept, t.leads, t.store.Now()
	ids := make([]model.ID, len(leads))
	for i := range leads {
		ids[i] = leads[i].ID
	}
	t.Aside(func() {
		c, err := t.store.Columns(context.Background(), law, ids)
		t.Back(func() {
			if turn == t.asked {
				t.arrived(c, now, err)
			}
		})
	})
}

func (t *Trial) arrived(c *score.Columns, now time.Time, err error) {
	if err != nil {
		t.shell.Do(shell.Action{Label: "Score the leads", Run: func() error { return err }})
		return
	}
	t.columns, t.laid = c, now
	t.Panel.meet(c, t.leads)
	t.settle()
}

// settle does what is tried to columns that stand as kept, and shows it.
func (t *Trial) settle() {
	for _, y := range t.tries {
		y.turn(t.columns, t.law)
	}
	t.follow()
	t.Show()
}

// follow scores the leads and shows what follows.
func (t *Trial) follow() {
	t.flaws = agree.Flaws(t.law)
	if t.past != nil {
		t.past.Rescore()
	}
	if t.columns != nil {
		t.columns.Rescore()
		t.Panel.show(t.columns, len(t.tries) > 0)
	}
	t.Bar.show()
}

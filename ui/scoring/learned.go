package scoring

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/learn"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Outcomes is what the panel about own outcomes asks of the firm.
type Outcomes interface {
	Outcomes(ctx context.Context) (learn.Input, error)
	AddRuleTo(ctx context.Context, do string, g model.Group, rule model.Fields) error
}

// learned is the lower end of the page: the largest differences between leads
// that signed and leads that did not, each with the points it suggests; where
// there are too few, the cases to read. What became of the leads is read
// beside the window, and again only when leads have changed.
type learned struct {
	page  *Page
	in    learn.Input
	stale bool             // the leads are to be read again
	asked *model.Agreement // the rules that were asked about last
	busy  bool
	again bool
	study *learn.Study
	gain  string
	shut  bool
	shown string // what it tells now

	summary *kit.Text
	comes   *kit.Text // what it comes to
	fold    *kit.Button
	body    *fyne.Container
	cards   []*finding
	frame   *fyne.Container // the page, with the panel at its lower end
}

// The heights of the body, with cards and with a line: both are known before
// the cards are, so that the page does not move when they arrive.
const (
	cardsHeight = 132
	lineHeight  = 22
)

// roomy is the height of a window from which the cards are shown unasked; in
// a lower one their line says the first, and a press shows them.
const roomy = 780

func newLearned(p *Page) *learned {
	return &learned{page: p, stale: true}
}

// content builds the panel under the rest of the page.
func (l *learned) content(above fyne.CanvasObject) fyne.CanvasObject {
	l.summary, l.comes, l.body = kit.Muted("").Ellipsis(), kit.Muted("").Ellipsis(), container.NewStack()
	l.fold = kit.IconButton(theme.Glyph("chevron-down"), "Show or hide", l.toggle).Small()
	title := kit.Row(8, kit.Disc(theme.Glyph("lightbulb"), theme.Indigo, 24), kit.Strong("What your own outcomes say"))
	head := container.NewBorder(nil, nil, title, l.fold, kit.Inset(0, 8, 0, 12, kit.Middle(l.summary)))
	lower := kit.Inset(0, 20, 12, 20, kit.Column(8, kit.Rule(), head, l.body))
	l.frame = container.NewBorder(nil, lower, nil, nil, above)
	l.shut = l.page.shell.Window().Canvas().Size().Height < roomy
	l.tell()
	return l.frame
}

// toggle shows or hides the cards.
func (l *learned) toggle() {
	l.shut = !l.shut
	l.tell()
}

// ask studies the outcomes by the rules that are kept, once for each.
func (l *learned) ask() {
	if l.asked == l.page.draft && !l.stale {
		return
	}
	l.asked = l.page.draft
	if l.busy {
		l.again = true
		return
	}
	l.busy, l.again = true, false
	if l.study == nil {
		l.tell()
	}
	in, stale, law := l.in, l.stale, l.page.draft
	l.stale = false
	l.page.trial.Aside(func() {
		var err error
		if stale {
			in, err = l.page.store.Outcomes(context.Background())
		}
		var study *learn.Study
		gain := ""
		if err == nil {
			in.Law = law
			study, err = signedOrNot(in)
		}
		if err == nil {
			gain = comesTo(study)
		}
		l.page.trial.Back(func() { l.gain = gain; l.done(in, study, err) })
	})
}

// signedOrNot asks about new clients: kinds are never mixed.
func signedOrNot(in learn.Input) (*learn.Study, error) {
	q, err := learn.Ask(in.Law, "signed")
	if err != nil {
		return nil, err
	}
	return learn.Look(in, q)
}

func (l *learned) done(in learn.Input, study *learn.Study, err error) {
	l.busy = false
	if err != nil {
		l.asked, l.stale = nil, true
		l.page.shell.Do(shell.Action{Label: "Read what became of the leads", Run: func() error { return err }})
		return
	}
	l.in, l.study = in, study
	if l.again {
		l.asked = nil
		l.ask()
		return
	}
	l.tell()
}

// tell shows what is known by now. What did not change stays, and with it the
// keyboard; where a card goes the keyboard was on, the next one gets it.
func (l *learned) tell() {
	if l.body == nil {
		return
	}
	now := l.shows()
	if now == l.shown {
		return
	}
	held := l.holdsKeyboard()
	l.shown, l.cards = now, nil
	words := summary(l.study)
	if l.shut {
		words += first(l.page.draft, l.study)
	}
	l.summary.Set(words)
	l.fold.Sign = theme.Glyph("chevron-down")
	if l.shut {
		l.fold.Sign = theme.Glyph("chevron-up")
	}
	l.fold.Refresh()
	l.body.Objects = nil
	if !l.shut {
		l.comes.Set(l.gain)
		l.body.Objects = []fyne.CanvasObject{kit.Column(8, l.comes, kit.Fixed(0, l.height(), l.found()))}
		if l.gain == "" && l.study != nil {
			l.body.Objects = []fyne.CanvasObject{kit.Fixed(0, lineHeight, l.found())}
		}
	}
	l.frame.Refresh()
	if held {
		l.takeKeyboard()
	}
}

// shows is all that the panel tells, to know whether it changed.
func (l *learned) shows() string {
	words := fmt.Sprint(l.shut, l.page.shell.Presenter(), l.gain, l.study == nil, l.height())
	if l.study == nil {
		return words
	}
	words += fmt.Sprint(l.study.Counted, l.study.Cases)
	for _, v := range largest(l.study.Values, 3) {
		words += fmt.Sprint(title(l.page.draft, &v), v)
	}
	return words
}

// holdsKeyboard says that the keyboard is on one of the cards' buttons.
func (l *learned) holdsKeyboard() bool {
	at := l.page.shell.Window().Canvas().Focused()
	return at != nil && slices.ContainsFunc(l.cards, func(f *finding) bool { return f.give != nil && at == fyne.Focusable(f.give) })
}

// takeKeyboard puts it on the first button, or on the panel's own.
func (l *learned) takeKeyboard() {
	for _, f := range l.cards {
		if f.give != nil {
			kit.Focus(f.give)
			return
		}
	}
	kit.Focus(l.fold)
}

func (l *learned) height() float32 {
	if l.study == nil && l.page.signed == 0 {
		return lineHeight
	}
	return cardsHeight
}

// found is the body: differences, cases, or what is to come.
func (l *learned) found() fyne.CanvasObject {
	switch s := l.study; {
	case s == nil:
		return kit.Middle(kit.Muted("Reading what became of your leads ..."))
	case s.Counted.Yes+s.Counted.No == 0:
		return kit.Quiet("When the first new clients have signed, or were lost, you read here what they had in common, and which points that suggests.").Ellipsis()
	case !s.Enough():
		return l.toRead()
	}
	return l.differences()
}

// differences are three cards; with nothing that stands out, the nearest to it.
func (l *learned) differences() fyne.CanvasObject {
	grid := kit.Columns(12)
	for _, v := range largest(l.study.Values, 3) {
		f := newFinding(l, v)
		l.cards = append(l.cards, f)
		grid.Add(f.root)
	}
	if len(l.cards) == 0 {
		return kit.Middle(kit.Quiet("Nothing is known yet that these leads differ by: fill in what you know of them."))
	}
	if len(l.cards) < 3 && l.cards[0].value.Stands {
		grid.Add(kit.Inset(10, 12, 10, 4, kit.NewParagraph("Nothing else that is known of them differs by more than chance would make.").Styled(theme.SizeBody, theme.Regular, theme.Text2)))
	}
	for len(grid.Objects) < 3 {
		grid.Add(kit.Gap(1, 1))
	}
	return grid
}

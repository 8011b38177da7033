package sharing_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// records is what the page asks of the firm itself.
type records interface {
	Firm(context.Context) (model.Firm, error)
	Actor() model.Actor
	Now() time.Time
	Path() string
	Standing(context.Context) (model.Standing, error)
	Disputes(context.Context) ([]model.Dispute, error)
	Settle(context.Context, model.Dispute, model.ID) error
	Snapshots(context.Context) ([]model.Snapshot, error)
	Protect(context.Context, string) error
	Undo() (string, error)
}

// firm is a firm on a computer: what the records say, and what the computer
// was asked to do.
type firm struct {
	records
	rounds []model.Round
	asked  []string
}

func (f *firm) Rounds() []model.Round { return f.rounds }
func (f *firm) Sync()                 { f.asked = append(f.asked, "sync") }
func (f *firm) Restore(path string)   { f.asked = append(f.asked, "restore "+path) }
func (f *firm) AsFile()               { f.asked = append(f.asked, "as file") }

// told are records without a file behind them.
type told struct {
	me       string
	path     string
	standing model.Standing
	disputes []model.Dispute
	copies   []model.Snapshot
	settled  []model.Dispute
	kept     []model.ID
	pass     []string
	refuse   error
	changed  func(model.Change)
}

func (r *told) Firm(context.Context) (model.Firm, error) {
	return model.Firm{Name: "Tidewater Cloud", Zone: "UTC"}, r.refuse
}
func (r *told) Actor() model.Actor                                  { return model.Actor{Name: r.me} }
func (r *told) Now() time.Time                                      { return now }
func (r *told) Path() string                                        { return r.path }
func (r *told) Standing(context.Context) (model.Standing, error)    { return r.standing, nil }
func (r *told) Disputes(context.Context) ([]model.Dispute, error)   { return r.disputes, nil }
func (r *told) Snapshots(context.Context) ([]model.Snapshot, error) { return r.copies, nil }
func (r *told) Protect(_ context.Context, passphrase string) error {
	r.pass = append(r.pass, passphrase)
	r.standing.Protected = passphrase != ""
	return r.refuse
}

func (r *told) Settle(_ context.Context, d model.Dispute, keep model.ID) error {
	if r.refuse != nil {
		return r.refuse
	}
	for i, x := range r.disputes {
		if x.Row == d.Row && x.Field == d.Field {
			r.disputes = append(append([]model.Dispute{}, r.disputes[:i]...), r.disputes[i+1:]...)
			r.settled, r.kept = append(r.settled, x), append(r.kept, keep)
			r.standing.Unpublished++
			r.changed(model.Change{Tx: keep, Label: "Settle " + d.Field + " of " + d.Name, Rows: []model.Ref{{Noun: d.Noun, ID: d.Row}}})
		}
	}
	return nil
}

func (r *told) Undo() (string, error) {
	if len(r.settled) == 0 {
		return "", nil
	}
	last := r.settled[len(r.settled)-1]
	r.settled = r.settled[:len(r.settled)-1]
	r.disputes = append([]model.Dispute{last}, r.disputes...)
	r.changed(model.Change{Rows: []model.Ref{{Noun: last.Noun, ID: last.Row}}})
	return "Settle " + last.Field + " of " + last.Name, nil
}

func id(n byte) model.ID { return model.ID{15: n} }

func at(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }

// team are the records of a firm that three others work at.
func team() *told {
	return &told{me: "Ada Kestrel", path: "/home/ada/Dropbox/Tidewater Cloud/Team.baton",
		standing: model.Standing{Devices: []model.Device{
			{Who: "Malin Roos", Last: at(1), Has: true},
			{Who: "Ruben Haas", Last: at(20), Has: true, Ahead: 14 * time.Minute},
			{Who: "Jonas Falk", Last: at(160)},
		}},
		disputes: []model.Dispute{
			{Noun: "company", Root: id(1), Row: id(1), Name: "Harbourline Software", Field: "city", Kept: claim(11, "Lisbon", "Ada Kestrel", 2), Others: []model.Claim{claim(12, "Porto", "Malin Roos", 3)}},
			{Noun: "lead", Root: id(2), Row: id(2), Name: "Kettle & Rowe", Field: "next-step", Kept: claim(21, "Send the offer with the on-call part", "Ruben Haas", 20),
				Others: []model.Claim{claim(22, "Whiteboard with on-call on Thursday", "Ada Kestrel", 23), claim(23, "", "Jonas Falk", 160)}},
			{Noun: "lead", Root: id(3), Row: id(3), Name: "Opal Freight", Field: "deleted", Deleted: true, Kept: claim(31, "deleted", "Malin Roos", 26),
				Others: []model.Claim{claim(32, "Next step: send the bill article", "Jonas Falk", 27)}},
		},
		copies: []model.Snapshot{
			{Path: "/home/ada/.local/share/baton/recovery/Team 2026-11-23.baton", At: at(3), Size: 3_670_016, Kind: "backup"},
			{Path: "/home/ada/.local/share/baton/recovery/Team replaced.baton", At: at(45), Size: 3_565_158, Kind: "set-aside"},
			{Path: "/home/ada/.local/share/baton/recovery/Team torn.baton", At: at(64), Size: 1_204_224, Kind: "damaged"},
			{Path: "/home/ada/.local/share/baton/recovery/Team 2026-11-22.baton", At: at(27), Size: 3_600_000, Kind: "backup"},
		}}
}

func claim(op byte, value, by string, hours int) model.Claim {
	return model.Claim{Op: id(op), Value: value, By: by, At: at(hours)}
}

// history is what the last rounds did on that computer.
func history() []model.Round {
	return []model.Round{
		{At: now.Add(-4 * time.Minute)},
		{At: at(2), Published: true, Merged: []model.Merged{{From: "the copy that Dropbox made on Sunday", File: "Team (Malin's conflicted copy 2026-11-22).baton", Operations: 31, Changes: 14, Disputes: 1, Removed: true,
			Notes: []string{"Malin Roos wrote in it while her laptop was offline."}}}},
		{At: at(21), Merged: []model.Merged{{From: "the file", File: "Team.baton", Operations: 6, Changes: 2}}},
		{At: at(64), Notes: []string{"Team.baton could not be read and was set aside; the next version of it was whole."}},
	}
}

func newFirm(r *told, rounds []model.Round) *firm { return &firm{records: r, rounds: rounds} }

// alone are the records of a founder whose file nobody shares.
func alone() *told {
	return &told{me: "Rui Valadim", path: "/home/rui/Documents/Mare Alta.baton"}
}

// window is the page in a shell of a window, with a page of leads to go to.
func window(t *testing.T, f *firm, mode theme.Mode, size fyne.Size) (*shell.Shell, *sharing.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: f.Undo, Status: func() shell.Status {
		st, _ := f.Standing(context.Background())
		return sharing.Status(shell.Status{Firm: "Tidewater Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales, Backup: "backup 3 hours ago"}, st)
	}})
	p := sharing.New(f, s)
	p.BackUp = func() error { f.asked = append(f.asked, "back up"); return nil }
	p.Job = func(title string, work shell.Work, then func()) {
		if s.Do(shell.Action{Label: title, Run: func() error { return work(context.Background(), func(int, int, string) {}) }}) {
			then()
		}
	}
	s.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: &leads{}})
	s.Register(shell.Run, shell.Entry{Route: "board", Icon: theme.Glyph("square-kanban"), Page: &leads{}})
	s.Register(shell.Foot, shell.Entry{Route: sharing.Route, Icon: theme.Glyph("share-2"), Page: p, Badge: p.Waiting})
	f.records.(*told).changed = s.Changed
	w.Resize(size)
	s.Go(sharing.Route)
	return s, p
}

// leads is the page that leads are opened on.
type leads struct{ opened string }

func (*leads) Title() string              { return "Leads" }
func (*leads) Question() string           { return "Which ones?" }
func (*leads) Content() fyne.CanvasObject { return kit.Gap(1, 1) }
func (*leads) Reload()                    {}
func (l *leads) Open(id string)           { l.opened = id }

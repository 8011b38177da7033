// Package sharing answers "is everything safe, and what differs?": where each
// change has got to on its way to the others, what two people wrote without
// knowing of each other and who of them is right, what the last rounds
// brought, the copies this computer keeps, and whether the file is locked.
package sharing

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Route is where the page is gone to.
const Route = "sharing"

// Store is what the page asks of the firm and of the file it lies in.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	Actor() model.Actor
	Now() time.Time
	Path() string

	Standing(context.Context) (model.Standing, error)
	Disputes(context.Context) ([]model.Dispute, error)
	// Settle lets one claim of a dispute stand from now on.
	Settle(ctx context.Context, d model.Dispute, keep model.ID) error
	// Rounds are what the last rounds did on this computer, newest first.
	Rounds() []model.Round
	Snapshots(context.Context) ([]model.Snapshot, error)
	// Protect locks the file with a passphrase; an empty one opens it again.
	Protect(ctx context.Context, passphrase string) error

	// Sync brings this computer and the file together soon.
	Sync()
	// Restore closes the firm and opens it as a kept copy has it.
	Restore(path string)
	// AsFile closes the firm and opens it as the file has it.
	AsFile()
}

// Page is the Sharing screen.
type Page struct {
	store Store
	shell *shell.Shell
	// BackUp keeps a copy now; nil: it is not offered here.
	BackUp func() error
	// Job runs long work; it is the shell's unless a test wants to wait for it.
	Job func(title string, work shell.Work, then func())

	firm     model.Firm
	standing model.Standing
	disputes []model.Dispute
	rounds   []model.Round
	copies   []model.Snapshot
	asked    bool // somebody waits to hear how the next round went

	safe, past, kept, locked *fyne.Container
	differs                  *differs
	scroll                   *container.Scroll
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh, Job: sh.Job} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Sharing" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Is everything safe, and what differs?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.safe, p.past, p.kept, p.locked = kit.Column(8), kit.Column(8), kit.Column(8), kit.Column(8)
	p.differs = newDiffers(p)
	p.scroll = kit.Scroll(container.New(&sheet{}, kit.Column(26, p.safe, p.differs), kit.Column(26, p.past, p.kept, p.locked)))
	return p.scroll
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "Bring together now", Icon: theme.Glyph("refresh-cw"), Key: "Ctrl+Shift+S", Run: p.sync}
}

// Actions implements shell.Actor: the cards have the buttons of K and U.
func (p *Page) Actions() []shell.Action {
	waits := func() bool { return p.differs != nil && p.differs.chosen() != nil }
	all := []shell.Action{
		{Label: "Keep what everybody sees", Icon: theme.Glyph("check"), Key: "K", Menu: true, Enabled: waits, Run: func() error { return p.differs.keep() }},
		{Label: "Use the other", Icon: theme.Glyph("arrow-right-left"), Key: "U", Menu: true, Enabled: waits, Run: func() error { return p.differs.use() }},
		{Label: "Take the file as it is", Icon: theme.Glyph("file-text"), Menu: true, Run: p.askAsFile},
	}
	if p.BackUp != nil {
		all = append([]shell.Action{{Label: "Back up now", Icon: theme.Glyph("hard-drive"), Run: p.BackUp}}, all...)
	}
	return all
}

// Open implements shell.Opener: the keyboard is on what differs.
func (p *Page) Open(string) { kit.Focus(p.differs) }

// Waiting is how many decisions wait for somebody: the number beside the page
// in the navigation.
func (p *Page) Waiting() int {
	all, err := p.store.Disputes(context.Background())
	if err != nil {
		return len(p.disputes) // the page itself will say what is wrong
	}
	return len(all)
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read how sharing stands", Run: p.read})
	p.showSafe()
	p.differs.show()
	p.showPast()
	p.showKept()
	p.showLocked()
	p.scroll.Refresh()
}

func (p *Page) read() (err error) {
	ctx := context.Background()
	if p.firm, err = p.store.Firm(ctx); err != nil {
		return err
	}
	if p.standing, err = p.store.Standing(ctx); err != nil {
		return err
	}
	if p.disputes, err = p.store.Disputes(ctx); err != nil {
		return err
	}
	p.rounds = p.store.Rounds()
	p.copies, err = p.store.Snapshots(ctx)
	return err
}

// now is the moment in the firm's own zone.
func (p *Page) now() time.Time { return p.store.Now().In(p.firm.Location()) }

func (p *Page) sync() error {
	p.asked = true
	p.store.Sync()
	p.shell.Notify(shell.Notice{Text: "Bringing this computer and the file together …"})
	return nil
}

// head is a heading with how much waits beside it, quiet words under it, and
// what else there is at its right.
type head struct {
	title, quiet string
	waiting      int
	right        fyne.CanvasObject
}

// over sets the heading over content.
func (h head) over(into *fyne.Container, content fyne.CanvasObject) {
	line := kit.Row(8, kit.Heading(h.title))
	if h.waiting > 0 {
		line.Add(kit.Badge(strconv.Itoa(h.waiting)))
	}
	top := fyne.CanvasObject(line)
	if h.right != nil {
		top = kit.Spread(line, h.right)
	}
	into.Objects = []fyne.CanvasObject{top, content}
	if h.quiet != "" {
		into.Objects = []fyne.CanvasObject{kit.Column(1, top, kit.Muted(h.quiet).Ellipsis()), content}
	}
	into.Refresh()
}

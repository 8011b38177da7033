// Package lists answers "whom do we know already?": a list that somebody kept
// elsewhere becomes companies, people and leads, and two minutes of yes and
// no afterwards say who of them is worth a talk.
//
// Import shows what a list holds, what its columns are taken for, and what it
// would bring, before anything is written; one undo takes all of it back.
// Triage asks the two questions that are open for most leads, one company at
// a time.
package lists

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what the import page asks of the firm.
type Store interface {
	Preview(context.Context, model.ListSource) (*model.ListPreview, error)
	Rehearse(context.Context, model.ListSource) (model.ImportResult, error)
	Import(ctx context.Context, src model.ListSource, progress func(done, total int, what string)) (model.ImportResult, error)
	UndoImport(ctx context.Context, batch model.ID) (label string, err error)
}

// Page is the Import screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Job runs long work; it is the shell's unless a test wants to wait for it.
	Job func(title string, work shell.Work, then func())

	queue   []string // files that come after this one
	reading *reading // the list on the page; nil: none yet
	body    *fyne.Container
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, Job: sh.Job, body: container.NewStack()}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Import" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Whom do we know already?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.Clear()
	return kit.Inset(0, 20, 14, 20, p.body)
}

// Reload implements shell.Page. A list on the page is not the firm's yet.
func (p *Page) Reload() {}

// Stale implements shell.Staler: what changes in the firm does not change
// the list.
func (p *Page) Stale(model.Change) bool { return false }

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	switch r := p.reading; {
	case r == nil:
		return &shell.Action{Label: "Choose a file", Icon: theme.Glyph("folder-open"), Key: "O", Run: p.choose}
	case r.done:
		return nil
	}
	return &shell.Action{Label: "Read it in", Icon: theme.Glyph("download"), Key: "Ctrl+Return", Run: p.reading.importIt}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	if p.reading == nil {
		return []shell.Action{{Label: "Paste a table", Icon: theme.Glyph("clipboard-list"), Key: "P", Run: p.paste}}
	}
	return []shell.Action{{Label: "Another list", Icon: theme.Glyph("x"), Run: func() error {
		p.queue = nil
		p.Clear()
		return nil
	}}}
}

// Dropped implements shell.Dropper.
func (p *Page) Dropped(paths []string) { p.Take(paths...) }

// Take shows the first of these files; the others come after it.
func (p *Page) Take(paths ...string) {
	if len(paths) == 0 {
		return
	}
	p.queue = paths[1:]
	path := paths[0]
	p.shell.Do(shell.Action{Label: "Read " + filepath.Base(path), Run: func() error {
		data, err := os.ReadFile(path)
		if err != nil {
			return model.Refuse("", filepath.Base(path)+" cannot be read: is it still there, and may you read it?")
		}
		p.show(model.ListSource{Name: filepath.Base(path), Data: data})
		return nil
	}})
}

// Clear takes the list away and offers to choose another.
func (p *Page) Clear() {
	p.reading = nil
	p.set(p.offer())
}

func (p *Page) set(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
	p.shell.RefreshFrame()
}

var endings = []string{".csv", ".tsv", ".txt", ".xlsx"}

func (p *Page) choose() error {
	p.shell.AskOpen("Choose a list", endings, func(path string) error {
		p.Take(path)
		return nil
	})
	return nil
}

// paste takes a table from the clipboard, as a spreadsheet or a web page
// copies it.
func (p *Page) paste() error {
	text := fyne.CurrentApp().Clipboard().Content()
	if text == "" {
		return model.Refuse("", "The clipboard holds no text: copy the rows of a table, its headers included, and try again.")
	}
	p.show(model.ListSource{Data: []byte(text)})
	return nil
}

// show reads a list and shows what it holds.
func (p *Page) show(src model.ListSource) {
	var preview *model.ListPreview
	p.Job("Read "+nameOf(src), func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Looking at rows and columns")
		preview, err = p.store.Preview(ctx, src)
		return err
	}, func() {
		p.reading = newReading(p, src, preview)
		p.set(p.reading.root)
		p.reading.count()
	})
}

// nameOf is what a list is called on screen.
func nameOf(src model.ListSource) string {
	if src.Name == "" {
		return "the pasted table"
	}
	return src.Name
}

// titleOf is the same at the beginning of a line; a file keeps its name.
func titleOf(src model.ListSource) string {
	if src.Name == "" {
		return title(nameOf(src))
	}
	return src.Name
}

// offer is the page before there is a list.
func (p *Page) offer() fyne.CanvasObject {
	choose := p.shell.Button(kit.Primary, *p.Primary())
	paste := p.shell.Button(kit.Outline, p.Actions()[0])
	drop := kit.Empty(theme.Glyph("upload"), "Drop a list here",
		"A CSV file, a workbook, or an export of another CRM. You see what its columns are taken for and what it brings before anything is written.",
		choose, paste)
	box := container.NewStack(kit.NewBox(theme.Surface, theme.Border, 14).Lifted(kit.Resting), kit.Pad(24, drop))
	hints := kit.Columns(14,
		hint("copy", "The same list again", "Rows that are here already stay as they are. Reading a list twice brings nothing twice."),
		hint("git-merge", "Two lists of one thing", "Leads first, then their deals: a column with the other list's ids joins them."),
		hint("undo-2", "One step back", "All that a list brought can be undone in one step, today or next month."))
	return container.NewBorder(nil, kit.Inset(14, 0, 6, 0, hints), nil, nil, box)
}

func hint(sign theme.Glyph, title, words string) fyne.CanvasObject {
	head := kit.Row(8, kit.NewIcon(sign, theme.AccentInk), kit.Strong(title))
	return kit.Card(kit.Column(4, head, kit.NewParagraph(words).Styled(theme.SizeSmall, theme.Regular, theme.Text2)))
}

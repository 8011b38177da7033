// Package welcome answers "where do I start?": the first page a firm ever
// sees of Baton, and the one that comes back when a file cannot be opened.
//
// It offers a sample firm to look around in, a template to begin one's own
// with, a file to open and a list to read, and the files of last time. What
// the choices do is the business of the program around it, its Host.
package welcome

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Recent is a firm this computer knows.
type Recent struct {
	Firm   string
	Path   string
	Opened time.Time
}

// NewFirm is all that is needed to make a firm of a template.
type NewFirm struct {
	Template string
	Start    template.Start
	Path     string
	List     string // a list to read as soon as the firm is there; may be empty
}

// Host does what is chosen. Its methods return at once; what becomes of a
// choice it tells with Busy and Problem, or by showing the firm.
type Host interface {
	Recent() []Recent
	Folder() string // where a new firm's file goes unless told otherwise
	Zone() string   // this computer's time zone
	Now() time.Time
	Sample(kind string) // "team" or "solo"
	OpenFile(path string)
	Make(NewFirm)
}

// Page is the welcome page.
type Page struct {
	host  Host
	shell *shell.Shell // for its dialogs only

	body   *fyne.Container // what stands at the right
	notes  *fyne.Container // what went wrong, above it
	back   func()          // what Esc does
	busy   *busy
	scroll *container.Scroll
}

// New makes the page. The shell chooses files; its frame is not shown.
func New(host Host, sh *shell.Shell) *Page { return &Page{host: host, shell: sh} }

// Content is the page as the content of a whole window.
func (p *Page) Content() fyne.CanvasObject {
	p.body, p.notes = container.NewStack(), kit.Column(10)
	p.notes.Hide()
	right := kit.Column(0, p.notes, p.body)
	p.scroll = kit.Scroll(container.New(sheet{}, right))
	p.Begin()
	return container.NewStack(kit.NewBox(theme.App, "", 0),
		container.NewBorder(nil, nil, poster(), nil, p.scroll), kit.NewLayer())
}

// Begin offers the ways to start.
func (p *Page) Begin() {
	p.busy, p.back = nil, nil
	p.show(p.choices())
}

// Problem says what went wrong, in sentences, above the ways to start.
func (p *Page) Problem(sentences ...string) {
	p.Begin()
	p.notes.Objects = nil
	for _, s := range sentences {
		p.notes.Add(kit.Note(theme.AtRisk, theme.Glyph("triangle-alert"), s))
	}
	p.notes.Add(kit.Gap(1, 6))
	p.notes.Show()
	p.scroll.Content.Refresh()
	p.scroll.ScrollToTop()
}

// Dropped takes a file that was dropped on the window: a firm is opened, a
// list is read into a new firm.
func (p *Page) Dropped(paths []string) {
	if len(paths) == 0 || p.busy != nil {
		return
	}
	switch strings.ToLower(filepath.Ext(paths[0])) {
	case ".csv", ".tsv", ".txt", ".xlsx":
		p.ask("plain", paths[0])
	default:
		p.host.OpenFile(paths[0])
	}
}

// Key takes the keys that nothing in the window has a use for.
func (p *Page) Key(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && p.back != nil {
		p.back()
	}
}

func (p *Page) show(o fyne.CanvasObject) {
	p.notes.Hide()
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
	p.scroll.Content.Refresh()
	p.scroll.ScrollToTop()
}

// sheet keeps the right side as wide as one likes to read, and in the middle
// of the height when it is short.
type sheet struct{}

const (
	sheetWidth = 760
	sheetSide  = 44
)

func (sheet) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(420, o[0].MinSize().Height+2*sheetSide)
}

func (sheet) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width-2*sheetSide, sheetWidth)
	for range 2 { // the height follows from the width
		o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	}
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(max(sheetSide, (s.Width-w)/2), max(sheetSide, (s.Height-h)/2)))
}

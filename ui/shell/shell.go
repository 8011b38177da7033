package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// Status is what the bar at the bottom says.
type Status struct {
	Firm   string // "Tidewater Cloud"
	Who    string // "Ada Kestrel"
	Hat    string // "Sales"; empty for a firm of one
	HatHue theme.Hue
	Saved  string      // "saved on this computer", "in the shared file", "in the shared file, confirmed by 2"
	Sign   theme.Glyph // a shape of its own for each of these; empty: a check
	Backup string      // "backup 2 hours ago"
	Warn   bool        // the saving or the backup needs attention
	Route  string      // the page that explains it, a press away; empty: none
}

// Hit is something the palette found.
type Hit struct {
	Label, Quiet string
	Icon         fyne.Resource
	Route        string // where Enter goes
}

// Options is all the shell needs to know of the world around it. Funcs may be
// nil.
type Options struct {
	Window   fyne.Window
	Version  string
	Status   func() Status
	Find     func(text string) []Hit          // leads and the like, best first
	Undo     func() (label string, err error) // label "" means nothing to undo
	Redo     func() (label string, err error)
	Actions  []Action // of the whole app: import, export, change hat
	Mode     theme.Mode
	OnMode   func(theme.Mode) // remember it
	Licences []theme.Licence  // of works besides the toolkit, letters and signs
	Still    bool             // nothing is worked out beside the window: whoever looks waits for it, as a test does
}

// Shell is the frame around every page.
type Shell struct {
	opts    Options
	entries []*place
	now     *place
	back    []string
	forward []string
	route   string
	mode    theme.Mode

	presenter bool
	nav       *nav
	header    *header
	main      *fyne.Container // the header over the page
	status    *statusBar
	detail    *detail
	notices   *notices
	jobs      *jobs
	body      *fyne.Container
	root      *fyne.Container
	bound     map[string]bool
}

// place is an entry with what the shell knows about it.
type place struct {
	Entry
	group   Group
	content fyne.CanvasObject
	stale   bool
	search  string
}

// New builds the frame and sets it as the window's content. Register pages,
// then Go to one.
func New(o Options) *Shell {
	s := &Shell{opts: o, mode: o.Mode, bound: map[string]bool{}}
	if s.mode == "" {
		s.mode = theme.System
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(s.mode))
	s.nav, s.header, s.status = newNav(s), newHeader(s), newStatusBar(s)
	s.detail, s.notices, s.jobs = newDetail(), newNotices(s), newJobs(s)
	s.body = container.NewStack()
	s.main = container.NewBorder(s.header.root, nil, nil, nil, container.NewStack(s.body, s.detail))
	frame := container.NewBorder(nil, s.status.root, s.nav.root, nil, s.main)
	s.root = container.NewStack(kit.NewBox(theme.App, "", 0), frame, s.jobs.root, s.notices.root, kit.NewLayer())
	s.bindKeys()
	if o.Window != nil {
		o.Window.SetPadded(false)
		o.Window.SetContent(s.root)
		o.Window.SetOnDropped(s.dropped)
		o.Window.SetOnClosed(s.notices.clear)
		s.listen(o.Window.Canvas())
	}
	return s
}

// Register adds a page to the navigation. Routes are unique.
func (s *Shell) Register(g Group, e Entry) {
	s.entries = append(s.entries, &place{Entry: e, group: g, stale: true})
	s.nav.build()
}

// Content is the frame itself, for a window of one's own.
func (s *Shell) Content() fyne.CanvasObject { return s.root }

// Window is the window of the shell.
func (s *Shell) Window() fyne.Window { return s.opts.Window }

// Presenter says whether the screen is shown to strangers: names of other
// firms must not appear.
func (s *Shell) Presenter() bool { return s.presenter }

// SetPresenter turns presenter mode on or off.
func (s *Shell) SetPresenter(on bool) {
	s.presenter = on
	s.RefreshFrame()
	if s.now != nil {
		s.now.Page.Reload()
	}
}

// RefreshFrame asks again for counts, actions and status, as after the hat
// changed.
func (s *Shell) RefreshFrame() {
	s.nav.build()
	s.header.show(s.now)
	s.status.refresh()
}

// SetMode makes the window light, dark, or as the desktop.
func (s *Shell) SetMode(m theme.Mode) {
	s.mode = m
	fyne.CurrentApp().Settings().SetTheme(theme.New(m))
	s.nav.foot()
	if s.opts.OnMode != nil {
		s.opts.OnMode(m)
	}
}

func (s *Shell) flipMode() {
	if theme.IsDark() {
		s.SetMode(theme.Light)
		return
	}
	s.SetMode(theme.Dark)
}

func (s *Shell) canvas() fyne.Canvas {
	if s.opts.Window == nil {
		return nil
	}
	return s.opts.Window.Canvas()
}

func (s *Shell) dropped(_ fyne.Position, uris []fyne.URI) {
	d, ok := s.page().(Dropper)
	if !ok {
		s.Notify(Notice{Text: "This page takes no files. Drop a list of leads on Leads."})
		return
	}
	paths := make([]string, 0, len(uris))
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	d.Dropped(paths)
}

func (s *Shell) page() Page {
	if s.now == nil {
		return nil
	}
	return s.now.Page
}

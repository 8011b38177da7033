package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// palette finds any lead, page or action by typing.
type palette struct {
	shell *Shell
	pop   *widget.PopUp
	field *kit.Field
	list  *fyne.Container
	finds []find
	at    int
}

// find is a line of the palette.
type find struct {
	label, quiet string
	icon         fyne.Resource
	run          func()
}

const paletteLines = 10

// Palette opens the command palette (Ctrl+K).
func (s *Shell) Palette() {
	c := s.canvas()
	if c == nil {
		return
	}
	p := &palette{shell: s, field: kit.NewSearch("Find a lead, a page or something to do"), list: kit.Column(1)}
	body := container.NewBorder(p.field, nil, nil, nil, kit.Inset(8, 0, 0, 0, p.list))
	p.pop = widget.NewModalPopUp(kit.Pad(6, body), c)
	p.field.OnChange = func(text string) { p.look(text) }
	p.field.Keys(p.key)
	p.look("")
	p.pop.Resize(fyne.NewSize(560, 10+34+8+paletteLines*35))
	p.pop.Show()
	c.Focus(p.field.Focusable())
}

func (p *palette) look(text string) {
	p.finds, p.at = p.shell.finds(text), 0
	p.paint()
}

func (p *palette) paint() {
	p.list.Objects = nil
	for i, f := range p.finds {
		b := kit.NewButton(kit.Ghost, f.icon, f.label, func() { p.run(i) })
		b.Leading, b.Trailing, b.Selected = true, f.quiet, i == p.at
		p.list.Add(b)
	}
	if len(p.finds) == 0 {
		p.list.Add(kit.Inset(10, 8, 0, 8, kit.Muted("Nothing has that name.")))
	}
	p.list.Refresh()
}

func (p *palette) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.at = min(p.at+1, len(p.finds)-1)
	case fyne.KeyUp:
		p.at = max(p.at-1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run(p.at)
		return true
	case fyne.KeyEscape:
		p.close()
		return true
	default:
		return false
	}
	p.paint()
	return true
}

func (p *palette) run(i int) {
	if i < 0 || i >= len(p.finds) {
		return
	}
	p.close()
	p.finds[i].run()
}

// close takes the keyboard away first: a cursor that blinks out of sight
// repaints the window for ever.
func (p *palette) close() {
	p.pop.Canvas.Unfocus()
	p.pop.Hide()
}

// finds lists what fits the words: leads first when there are words, then
// pages, then what one can do.
func (s *Shell) finds(text string) []find {
	var out []find
	if strings.TrimSpace(text) != "" && s.opts.Find != nil {
		for _, h := range s.opts.Find(text) {
			out = append(out, find{h.Label, h.Quiet, h.Icon, func() { s.Go(h.Route) }})
		}
		out = out[:min(len(out), paletteLines-3)]
	}
	for _, p := range s.entries {
		if (p.Shown == nil || p.Shown()) && fits(p.Page.Title()+" "+p.Page.Question(), text) {
			out = append(out, find{p.Page.Title(), string(p.group), p.Icon, func() { s.Go(p.Route) }})
		}
	}
	for _, a := range s.actions() {
		if a.enabled() && fits(a.Label, text) {
			out = append(out, find{a.Label, a.Key, a.Icon, func() { s.Do(a) }})
		}
	}
	return out[:min(len(out), paletteLines)]
}

// actions are all that can be done here and now.
func (s *Shell) actions() []Action {
	var out []Action
	if p, ok := s.page().(Primer); ok {
		if a := p.Primary(); a != nil {
			out = append(out, *a)
		}
	}
	if p, ok := s.page().(Actor); ok {
		out = append(out, p.Actions()...)
	}
	out = append(out, s.opts.Actions...)
	return append(out, s.own()...)
}

// own are the actions of the frame.
func (s *Shell) own() []Action {
	do := func(f func()) func() error { return func() error { f(); return nil } }
	return []Action{
		{Label: "Undo", Icon: theme.Glyph("undo-2"), Key: "Ctrl+Z", Run: do(s.Undo)},
		{Label: "Redo", Icon: theme.Glyph("redo-2"), Key: "Ctrl+Shift+Z", Run: do(s.Redo)},
		{Label: "Back", Icon: theme.Glyph("arrow-left"), Key: "Alt+Left", Run: do(s.Back)},
		{Label: "Light or dark", Icon: theme.Glyph("sun-moon"), Run: do(s.flipMode)},
		{Label: "Light or dark as the desktop", Icon: theme.Glyph("monitor"), Run: do(func() { s.SetMode(theme.System) })},
		{Label: "Presenter mode on or off", Icon: theme.Glyph("presentation"), Run: do(func() { s.SetPresenter(!s.presenter) })},
		{Label: "Keys", Icon: theme.Glyph("keyboard"), Key: "?", Run: do(s.Keys)},
		{Label: "About Baton", Icon: theme.Glyph("info"), Run: do(s.About)},
	}
}

// fits says whether every word typed is in the label.
func fits(label, text string) bool {
	label = strings.ToLower(label)
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if !strings.Contains(label, w) {
			return false
		}
	}
	return true
}

package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// safety is the part of the status bar that says where the work is safe. It
// is quiet like the rest until the pointer or the keyboard is on it; pressing
// it opens the page about it.
type safety struct {
	widget.BaseWidget
	shell *Shell
	route string // empty: it leads nowhere

	sign               *kit.Icon
	saved, dot, backup *kit.Text
	box                *kit.Box
	root               fyne.CanvasObject
	hover, focus       bool
}

func newSafety(s *Shell) *safety {
	small := func(words string) *kit.Text { return kit.NewText(words, theme.SizeSmall, theme.Regular, theme.Text3) }
	p := &safety{shell: s, sign: kit.NewIcon(theme.Glyph("check"), theme.Good.Ink()).Sized(13),
		saved: small(""), dot: small("·"), backup: small(""), box: kit.NewBox(theme.None, "", 6)}
	p.root = kit.On(p.box, kit.Inset(2, 8, 2, 8, kit.Row(8, p.sign, p.saved, p.dot, p.backup)))
	p.ExtendBaseWidget(p)
	return p
}

func (p *safety) show(st Status) {
	sign, ink := st.Sign, theme.Good.Ink()
	switch {
	case st.Warn:
		sign, ink = "triangle-alert", theme.AtRisk.Ink()
	case sign == "":
		sign = "check"
	}
	p.sign.Set(sign, ink)
	p.saved.Set(st.Saved)
	p.backup.Set(st.Backup)
	p.backup.Hidden = st.Backup == ""
	p.dot.Hidden = st.Backup == "" || st.Saved == ""
	p.route = st.Route
	p.Refresh()
}

func (p *safety) paint() {
	fill, stroke, ink := theme.None, theme.None, theme.Text3
	if p.hover {
		fill, ink = theme.Press, theme.Text
	}
	if p.focus {
		stroke, ink = theme.AccentInk, theme.Text
	}
	p.box.Paint(fill, stroke)
	p.saved.SetColour(ink)
}

func (p *safety) open() {
	if p.route != "" {
		p.shell.Go(p.route)
	}
}

// Tapped opens the page.
func (p *safety) Tapped(*fyne.PointEvent) { p.open() }

// Cursor implements desktop.Cursorable.
func (p *safety) Cursor() desktop.Cursor {
	if p.route == "" {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn implements desktop.Hoverable.
func (p *safety) MouseIn(*desktop.MouseEvent) { p.hover = p.route != ""; p.paint() }

// MouseMoved implements desktop.Hoverable.
func (p *safety) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *safety) MouseOut() { p.hover = false; p.paint() }

// Disabled implements fyne.Disableable, so that Tab passes it by while it
// leads nowhere.
func (p *safety) Disabled() bool { return p.route == "" }

// Disable implements fyne.Disableable.
func (p *safety) Disable() {}

// Enable implements fyne.Disableable.
func (p *safety) Enable() {}

// FocusGained implements fyne.Focusable.
func (p *safety) FocusGained() { p.focus = true; p.paint() }

// FocusLost implements fyne.Focusable.
func (p *safety) FocusLost() { p.focus = false; p.paint() }

// TypedRune implements fyne.Focusable.
func (p *safety) TypedRune(r rune) { kit.BubbleRune(p, r) }

// TypedShortcut passes shortcuts on.
func (p *safety) TypedShortcut(s fyne.Shortcut) { kit.BubbleShortcut(p, s) }

// TypedKey opens the page on Space and Enter.
func (p *safety) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.open()
	default:
		kit.Bubble(p, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *safety) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

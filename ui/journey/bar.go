package journey

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// bar is a gate across the track, with its two names above it.
type bar struct {
	widget.BaseWidget
	page          *Page
	at            string
	plain, code   *kit.Text
	post          *kit.Box
	label         *kit.Box
	lean          float32 // how far its names stand aside, where two gates are close
	chosen, focus bool
}

func newBar(p *Page) *bar {
	b := &bar{page: p, post: kit.NewBox(theme.BorderStrong, "", 2), label: kit.NewBox(theme.None, "", 8),
		plain: kit.NewText("", theme.SizeSmall, theme.SemiBold, theme.Text).Centered(),
		code:  kit.NewText("", theme.SizeCaption, theme.Medium, theme.Text3).Centered()}
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) show(g gate, at string) {
	b.at = g.key
	b.plain.Set(plain(g.key))
	b.code.Set(code(g.key))
	b.chosen = g.key == at
	b.paint()
}

func (b *bar) paint() {
	post, fill, stroke, ink := theme.Text3, theme.None, theme.None, theme.Text
	if b.chosen {
		post, fill, ink = theme.Accent, theme.AccentSoft, theme.AccentInk
	}
	if b.focus {
		stroke = theme.AccentInk
	}
	b.post.Paint(post, "")
	b.label.Paint(fill, stroke)
	b.plain.SetColour(ink)
}

// Tapped opens the gate.
func (b *bar) Tapped(*fyne.PointEvent) { b.page.choose(b.at) }

// Cursor implements desktop.Cursorable.
func (b *bar) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (b *bar) FocusGained() { b.focus = true; b.paint() }

// FocusLost implements fyne.Focusable.
func (b *bar) FocusLost() { b.focus = false; b.paint() }

// TypedRune implements fyne.Focusable.
func (b *bar) TypedRune(r rune) { kit.BubbleRune(b, r) }

// TypedKey implements fyne.Focusable.
func (b *bar) TypedKey(e *fyne.KeyEvent) { b.page.key(b, b.at, e) }

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

type barRenderer struct{ b *bar }

func (r *barRenderer) Layout(s fyne.Size) {
	b := r.b
	b.label.Move(fyne.NewPos(b.lean, 0))
	b.label.Resize(fyne.NewSize(s.Width, gateHigh-4))
	b.plain.Move(fyne.NewPos(b.lean, 2))
	b.plain.Resize(fyne.NewSize(s.Width, 17))
	b.code.Move(fyne.NewPos(b.lean, 18))
	b.code.Resize(fyne.NewSize(s.Width, 15))
	b.post.Move(fyne.NewPos(s.Width/2-2, gateHigh))
	b.post.Resize(fyne.NewSize(4, s.Height-gateHigh))
}

func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(barWide, gateHigh+blockHigh) }
func (r *barRenderer) Refresh()           { r.Layout(r.b.Size()) }
func (r *barRenderer) Destroy()           {}

func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.label, r.b.plain, r.b.code, r.b.post}
}

package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// DetailWidth is how wide the panel is; a page may keep clear of it.
const DetailWidth = 420

// detail is the panel at the right, over the content and without moving it.
type detail struct {
	widget.BaseWidget
	panel  *fyne.Container
	inner  *fyne.Container
	shown  fyne.CanvasObject
	closed func()
}

func newDetail() *detail {
	d := &detail{inner: container.NewStack()}
	edge := kit.Fixed(1, 0, kit.Rule())
	back := kit.NewBox(theme.Surface, "", 0).Lifted(kit.Floating)
	d.panel = container.NewStack(back, container.NewBorder(nil, nil, edge, nil, d.inner))
	d.panel.Hide()
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *detail) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(atRight{DetailWidth}, d.panel))
}

// ShowDetail slides a panel in at the right; closed (may be nil) runs when it
// goes. Showing another takes its place without sliding. Tall panels scroll by
// themselves.
func (s *Shell) ShowDetail(o fyne.CanvasObject, closed func()) {
	d := s.detail
	if d.shown != nil && d.closed != nil && d.shown != o {
		d.closed()
	}
	was := d.shown != nil
	d.shown, d.closed = o, closed
	d.inner.Objects = []fyne.CanvasObject{o}
	d.inner.Refresh()
	d.panel.Show()
	d.Refresh()
	if !was {
		end := d.panel.Position()
		canvas.NewPositionAnimation(end.AddXY(60, 0), end, 120*time.Millisecond, d.panel.Move).Start()
	}
}

// HideDetail closes the panel; it answers whether one was open.
func (s *Shell) HideDetail() bool {
	d := s.detail
	if d.shown == nil {
		return false
	}
	closed := d.closed
	d.shown, d.closed, d.inner.Objects = nil, nil, nil
	d.panel.Hide()
	d.Refresh()
	if closed != nil {
		closed()
	}
	return true
}

// DetailOpen says whether the panel is shown.
func (s *Shell) DetailOpen() bool { return s.detail.shown != nil }

// Panel is the usual build of a detail panel: a head that stays (chips or a
// line above, title, a quiet line) with a closing cross, and a body that
// scrolls.
func (s *Shell) Panel(above fyne.CanvasObject, title, quiet string, body fyne.CanvasObject) fyne.CanvasObject {
	if above == nil {
		above = kit.Gap(1, 20)
	}
	top := container.NewBorder(nil, nil, nil, kit.IconButton(theme.Glyph("x"), "Close (Esc)", func() { s.HideDetail() }).Small(), kit.Row(6, above))
	head := kit.Column(4, top, kit.NewText(title, 18, theme.SemiBold, theme.Text).Ellipsis())
	if quiet != "" {
		head.Add(kit.Muted(quiet).Ellipsis())
	}
	scroll := kit.Scroll(kit.Inset(4, 18, 18, 18, body))
	return container.NewBorder(kit.Inset(12, 12, 12, 18, head), nil, nil, nil, scroll)
}

// atRight gives its object a width at the right edge.
type atRight struct{ width float32 }

func (a atRight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (a atRight) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(a.width, s.Width)
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[0].Move(fyne.NewPos(s.Width-w, 0))
}

package reportpage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model/report"
	"baton/ui/kit"
	"baton/ui/theme"
)

// tile is a number that carries the page: label, number, of how many. It
// leads to the page it is counted on.
type tile struct {
	widget.BaseWidget
	box  *kit.Box
	root fyne.CanvasObject
	run  func() // nil: it leads nowhere
}

func newTile(f report.Figure, follow func(string)) *tile {
	t := &tile{box: kit.NewBox(theme.Well, "", 10)}
	ink := theme.Text
	if f.Value.Tone != report.Plain && f.Value.Tone != report.Muted {
		ink = hueOf(f.Value.Tone).Ink()
	}
	label := kit.NewParagraph(f.Label).Styled(theme.SizeCaption, theme.Medium, theme.Text2)
	label.MaxLines = 1
	note := kit.NewParagraph(f.Note.String()).Styled(theme.SizeCaption, theme.Regular, theme.Text3)
	note.MaxLines = 2
	t.root = container.NewStack(t.box, kit.Inset(12, 12, 12, 13, kit.Column(3, label,
		kit.NewText(short(f.Value), 25, theme.FiguresBold, ink).Ellipsis(), note)))
	if to := f.Value.Link(); to != "" {
		t.run = func() { follow(to) }
	}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *tile) Tapped(*fyne.PointEvent) {
	if t.run != nil {
		t.run()
	}
}

// MouseIn implements desktop.Hoverable.
func (t *tile) MouseIn(*desktop.MouseEvent) {
	if t.run != nil {
		t.box.Paint(theme.Well, theme.BorderStrong)
	}
}

// MouseMoved implements desktop.Hoverable.
func (t *tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *tile) MouseOut() { t.box.Paint(theme.Well, "") }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor {
	if t.run != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }

package duplicates

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// line is one field of a pair: its name, and what each of the two says.
type line struct {
	widget.BaseWidget
	s    *sides
	at   int
	back *kit.Box
	box  [2]*kit.Box
	sign [2]*kit.Icon
	root fyne.CanvasObject
}

func newLine(s *sides, at int) *line {
	l := &line{s: s, at: at, back: kit.NewBox(theme.None, "", 8)}
	f := s.fields[at]
	var cells [2]fyne.CanvasObject
	for i := range cells {
		l.box[i] = kit.NewBox(theme.None, theme.None, 8)
		l.sign[i] = kit.NewIcon(theme.Glyph("check"), theme.AccentInk).Sized(15)
		word, ink := f.said[i], theme.Text
		if s.p.shell.Presenter() && word != "" {
			word = "…"
		}
		if word == "" {
			word, ink = "–", theme.Text3
		}
		text := kit.NewParagraph(word).Styled(theme.SizeBody, theme.Regular, ink)
		text.MaxLines = 3
		cell := kit.On(l.box[i], kit.Inset(6, 8, 6, 8, kit.NewLine(l.sign[i], nil, text)))
		cells[i] = kit.NewPress(cell, func() {
			kit.Focus(s)
			s.walk(at)
			s.choose(at, i == 1)
		})
	}
	name := kit.Inset(7, 0, 0, 8, kit.NewParagraph(f.title).Styled(theme.SizeSmall, theme.Medium, theme.Text2))
	l.root = kit.On(l.back, kit.Inset(3, 4, 3, 0, kit.Shares(10, shares, name, cells[0], cells[1])))
	l.ExtendBaseWidget(l)
	l.paint()
	return l
}

// paint shows whose is right, and where the keyboard is.
func (l *line) paint() {
	f := l.s.fields[l.at]
	for i := range l.box {
		takes := f.said[i] != "" && (i == 0) == !l.s.chosen[f.name]
		if !f.differs {
			takes = f.said[i] != "" && (i == 0 || f.said[0] == "")
		}
		fill := theme.None
		if takes && f.differs {
			fill = theme.AccentSoft
		}
		l.box[i].Paint(fill, "")
		l.sign[i].Hidden = !takes
		l.sign[i].Refresh()
	}
	fill := theme.None
	if l.s.focus && l.s.cursor == l.at {
		fill = theme.Hover
	}
	l.back.Paint(fill, "")
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.root) }

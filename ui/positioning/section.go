package positioning

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// section is one step: its question at the left, the answers at the right,
// and a place for the next one under them.
type section struct {
	widget.BaseWidget
	page  *Page
	step  step
	head  *fyne.Container
	lines []*line
	ids   []model.ID
	adder *line
	list  *fyne.Container
}

const (
	headWidth  = 216
	sectionGap = 28
	sectionPad = 14
)

func newSection(p *Page, s step) *section {
	sec := &section{page: p, step: s}
	title := kit.Row(10, kit.NewText(s.title, 14, theme.SemiBold, theme.Text))
	if s.number > 0 {
		title = kit.Row(10, number(s.number), kit.NewText(s.title, 14, theme.SemiBold, theme.Text))
	}
	sec.head = kit.Column(4, kit.Inset(6, 0, 0, 0, title),
		kit.NewParagraph(s.question).Styled(theme.SizeSmall, theme.Regular, theme.Text3))
	sec.adder = newLine(s.add+" …", lineActs{
		save:   sec.add,
		typing: func(t string) { p.preview(s, model.ID{}, t) },
		next:   func() { sec.adder.edit() },
		remove: func() {}, menu: func(fyne.CanvasObject) {},
		walk:  func(by int) { p.walk(sec.adder, by) },
		grown: p.reflow,
	})
	sec.list = kit.Column(2, sec.adder)
	sec.ExtendBaseWidget(sec)
	return sec
}

// number is the place of a step in the order.
func number(n int) fyne.CanvasObject {
	return kit.Fixed(22, 22, kit.On(kit.NewBox(theme.AccentSoft, "", 11),
		container.NewCenter(kit.NewText(strconv.Itoa(n), theme.SizeSmall, theme.SemiBold, theme.AccentInk))))
}

// show puts the answers in. Lines stay with their answers, so that one can go
// on writing while another line is saved.
func (s *section) show(answers []answer) {
	old := map[model.ID]*line{}
	for i, id := range s.ids {
		old[id] = s.lines[i]
	}
	s.lines, s.ids, s.list.Objects = nil, nil, nil
	for _, a := range answers {
		l := old[a.id]
		if l == nil {
			l = s.line(a.id)
		}
		s.dress(l, a)
		l.set(a.text)
		s.lines, s.ids = append(s.lines, l), append(s.ids, a.id)
		s.list.Add(l)
	}
	s.list.Add(s.adder)
	s.adder.set("")
	s.list.Refresh()
}

func (s *section) line(id model.ID) *line {
	var l *line
	l = newLine("An empty line is removed", lineActs{
		save:   func(t string) bool { return s.page.rewrite(s.step, id, t) },
		typing: func(t string) { s.page.preview(s.step, id, t) },
		next:   func() { s.adder.edit() },
		remove: func() { s.page.remove(s.step, id) },
		menu:   func(under fyne.CanvasObject) { s.page.menu(s.step, id, under) },
		walk:   func(by int) { s.page.walk(l, by) },
		shift:  func(by int) { s.page.swap(s.step, id, by) },
		grown:  s.page.reflow,
	})
	return l
}

// dress shows what an answer follows from and what traces to it.
func (s *section) dress(l *line, a answer) {
	l.right.Objects = nil
	for _, c := range chips(s.step, a) {
		l.right.Add(c)
	}
	more := kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", nil).Small()
	more.OnTap = func() { s.page.menu(s.step, a.id, more) }
	l.right.Add(more)
	l.below.Hidden = s.step.key != "value"
	l.below.OnTap = func() { s.page.chooseReason(a.id, l.below) }
	l.below.Label = "because … which attribute makes it true?"
	l.below.Tip = "Choose the attribute it follows from"
	if a.because != "" {
		l.below.Label = "because " + lower(a.because)
	}
	l.below.Refresh()
}

// chips say what an answer is used by.
func chips(s step, a answer) []fyne.CanvasObject {
	if a.loose(s) {
		return []fyne.CanvasObject{kit.WithTip("No criterion or rule says what follows from it. That may be fine; it may also be idle.",
			kit.Caption("nothing traces here yet"))}
	}
	values := len(a.used) - a.criteria - a.rules
	var out []fyne.CanvasObject
	for _, c := range []struct {
		n         int
		one, many string
		hue       theme.Hue
		names     []string
	}{
		{values, "value", "values", theme.Slate, a.used[a.criteria+a.rules:]},
		{a.criteria, "criterion", "criteria", theme.Indigo, a.used[:a.criteria]},
		{a.rules, "rule", "rules", theme.Violet, a.used[a.criteria : a.criteria+a.rules]},
	} {
		if c.n > 0 {
			out = append(out, kit.WithTip("Used by: "+strings.Join(c.names, " · "), kit.NewChip(counted(c.n, c.one, c.many), c.hue)))
		}
	}
	return out
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// lower writes a clause inside a sentence: "We carry" becomes "we carry", a
// name such as AWS stays.
func lower(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && r[1] != ' ' {
		return s
	}
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

// HeightAt is the height the step needs at a width.
func (s *section) HeightAt(width float32) float32 {
	room := width - headWidth - sectionGap
	h := float32(0)
	for _, l := range s.lines {
		h += l.HeightAt(room) + 2
	}
	h += s.adder.HeightAt(room)
	return max(h, s.head.MinSize().Height) + 2*sectionPad
}

// CreateRenderer implements fyne.Widget.
func (s *section) CreateRenderer() fyne.WidgetRenderer { return &sectionRenderer{s} }

type sectionRenderer struct{ s *section }

func (r *sectionRenderer) Layout(size fyne.Size) {
	s := r.s
	s.head.Move(fyne.NewPos(0, sectionPad))
	s.head.Resize(fyne.NewSize(headWidth, s.head.MinSize().Height))
	s.list.Move(fyne.NewPos(headWidth+sectionGap, sectionPad))
	s.list.Resize(fyne.NewSize(size.Width-headWidth-sectionGap, size.Height-2*sectionPad))
}

func (r *sectionRenderer) MinSize() fyne.Size {
	w := r.s.Size().Width
	if w <= 0 {
		w = 940
	}
	return fyne.NewSize(headWidth+sectionGap+240, r.s.HeightAt(w))
}

func (r *sectionRenderer) Refresh() {
	r.Layout(r.s.Size())
	r.s.list.Refresh()
}

func (r *sectionRenderer) Destroy() {}

func (r *sectionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.head, r.s.list}
}

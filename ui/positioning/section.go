package positioning

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/positioning"
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
	aside *fyne.Container // the margin: what is weak, what comes from the line being written
	weak  []positioning.Weak
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
	sec.aside = kit.Column(8)
	sec.head = kit.Column(4, kit.Inset(6, 0, 0, 0, title),
		kit.NewParagraph(s.question).Styled(theme.SizeSmall, theme.Regular, theme.Text3), kit.Inset(8, 0, 0, 0, sec.aside))
	sec.adder = newLine(s.add+" …", lineActs{
		save:   sec.add,
		typing: func(t string) { p.preview(s, model.ID{}, t) },
		next:   func() { sec.adder.edit() },
		begun:  func() {}, ended: func() {},
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
func (s *section) show(pt part) {
	answers := pt.lines
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
	s.weak = pt.weak
	s.margin(nil)
	s.list.Refresh()
}

func (s *section) line(id model.ID) *line {
	var l *line
	l = newLine("An empty line is removed", lineActs{
		save:   func(t string) bool { return s.page.rewrite(s.step, id, t) },
		typing: func(t string) { s.page.preview(s.step, id, t) },
		begun:  func() { s.margin(s.page.uses(id)) },
		ended:  func() { s.margin(nil) },
		next:   func() { s.adder.edit() },
		remove: func() { s.page.remove(s.step, id, func() { s.page.walk(l, 1) }) },
		menu:   func(under fyne.CanvasObject) { s.page.menu(s.step, id, under) },
		walk:   func(by int) { s.page.walk(l, by) },
		shift:  func(by int) { s.page.swap(s.step, id, by) },
		grown:  s.page.reflow,
	})
	return l
}

// dress shows what an answer follows from, what comes from it, and what is
// weak about it.
func (s *section) dress(l *line, a answer) {
	l.right.Objects = nil
	for _, c := range s.chips(a) {
		l.right.Add(c)
	}
	more := kit.IconButton(theme.Glyph("ellipsis"), "What can be done with it", nil).Small()
	more.OnTap = func() { s.page.menu(s.step, a.id, more) }
	l.right.Add(more)
	l.below.Hidden = !a.linked
	l.below.OnTap = func() { s.page.chooseReason(s.step, a.id, l.below) }
	l.below.Label, l.below.Tip = s.step.from.asks, "Choose what it follows from"
	if a.because != "" {
		l.below.Label = s.step.from.word + lower(a.because)
	}
	l.below.Refresh()
	l.notes.Objects = nil
	for _, w := range a.weak {
		l.notes.Add(hint(w.Here, w.Why))
	}
}

// lineAt is the line at a place; behind the last one, where the next is added.
func (s *section) lineAt(at int) *line {
	if at >= 0 && at < len(s.lines) {
		return s.lines[at]
	}
	return s.adder
}

// hint is a weakness in words: what, and why.
func hint(what, why string) fyne.CanvasObject {
	return kit.Marked(theme.Glyph("lightbulb"), theme.Amber, kit.NewParagraph(what+" "+why).Styled(theme.SizeSmall, theme.Regular, theme.Text2))
}

// margin says what the step lacks; while an answer is written, what comes
// from it and stays as it is.
func (s *section) margin(uses []positioning.Use) {
	s.aside.Objects = nil
	for _, w := range s.weak {
		s.aside.Add(hint(w.Here, w.Why))
	}
	if note := s.touches(uses); note != nil {
		s.aside.Add(note)
	}
	s.aside.Refresh()
	s.Refresh()
}

// touches names what comes from the answer that is being written, as far as
// the margin has room: a step that grew would move what one is about to press.
func (s *section) touches(uses []positioning.Use) fyne.CanvasObject {
	const lineHigh, gap = 17, 8
	lines := int((s.Size().Height - 2*sectionPad - kit.HeightAt(s.head, headWidth) - gap) / lineHigh)
	if len(uses) == 0 || lines < 2 {
		return nil
	}
	said := kit.NewParagraph("Read again too: "+strings.Join(named(uses), "; ")+".").Styled(theme.SizeSmall, theme.Regular, theme.Text2)
	said.MaxLines = lines
	return kit.Marked(theme.Glyph("link"), theme.Indigo, said)
}

// kinds of rows that come from an answer, as their chips call them.
var kinds = []struct {
	noun, step, one, many string
	hue                   theme.Hue
}{
	{"element", "value", "value", "values", theme.Slate},
	{"element", "proof", "proof", "proofs", theme.Slate},
	{"element", "vertical", "vertical", "verticals", theme.Slate},
	{"criterion", "", "criterion", "criteria", theme.Indigo},
	{"rule", "", "rule", "rules", theme.Violet},
	{"play", "", "play", "plays", theme.Orange},
}

// chips say what an answer is used by; each leads there.
func (s *section) chips(a answer) []fyne.CanvasObject {
	if a.loose(s.step) {
		return []fyne.CanvasObject{kit.WithTip("No criterion, rule or play comes from it. That may be fine; it may also be idle.", kit.Caption("used by nothing yet"))}
	}
	var out []fyne.CanvasObject
	for _, k := range kinds {
		var uses []positioning.Use
		for _, u := range a.uses {
			if u.Noun == k.noun && u.Step == k.step {
				uses = append(uses, u)
			}
		}
		if len(uses) == 0 {
			continue
		}
		var pill *kit.Pill
		pill = kit.NewPill(counted(len(uses), k.one, k.many), k.hue, "Used by: "+strings.Join(named(uses), " · "), func() { s.page.follow(uses, pill) })
		out = append(out, pill)
	}
	return out
}

func named(uses []positioning.Use) (out []string) {
	for _, u := range uses {
		out = append(out, u.Name)
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
	return max(h, kit.HeightAt(s.head, headWidth)) + 2*sectionPad
}

// CreateRenderer implements fyne.Widget.
func (s *section) CreateRenderer() fyne.WidgetRenderer { return &sectionRenderer{s} }

type sectionRenderer struct{ s *section }

func (r *sectionRenderer) Layout(size fyne.Size) {
	s := r.s
	s.head.Move(fyne.NewPos(0, sectionPad))
	s.head.Resize(fyne.NewSize(headWidth, kit.HeightAt(s.head, headWidth)))
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

package handoffs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/journey"
	"baton/model/sla"
	"baton/ui/kit"
	"baton/ui/theme"
)

// needs says what each reason asks for or brings about.
func needs(reason string) string {
	switch reason {
	case "not-our-criteria":
		return "names the criterion; closed as not ours"
	case "no-need-now":
		return "rests, and wakes up later"
	case "wrong-person":
		return "goes back, to find the right one"
	case "later":
		return "needs the date they named"
	case "not-a-buyer", "already-ours":
		return "closed as not ours"
	case "wrong-data":
		return "goes back, to be put right"
	case "unable-to-reach":
		return "needs the promised attempts, logged"
	case "cannot-deliver":
		return "rests, and wakes up later"
	}
	return ""
}

// reject offers the reasons; each asks for what makes it checkable.
func (p *Page) reject(h *model.HandoffRow) error {
	f := p.newForm(h, "reject", "Why is it not ready for us?", "Reject")
	list := newReasons(model.Words["reject"])
	f.form.Add(list)
	var criteria []kit.Option
	for _, c := range p.law.Criteria {
		criteria = append(criteria, kit.Option{Value: c.ID.String(), Label: kit.Shorten(c.Name, 380, theme.SizeBody, theme.Regular)})
	}
	criterion := kit.NewSelect(criteria, "", nil)
	criterion.Placeholder = "Which criterion?"
	which := kit.Labelled("It does not meet", criterion)
	f.form.Add(which)
	wake := p.wakeField(f)
	tried := container.NewStack(p.tried(h))
	f.form.Add(tried)
	note := f.form.Field("note", kit.NewField("Note").Placeholder("What would have helped"))
	list.picked = func(reason string) {
		which.Hidden = reason != "not-our-criteria"
		wake.Hidden = reason != "later"
		tried.Hidden = reason != "unable-to-reach"
		f.form.Refresh()
	}
	list.picked(list.value())
	f.ask = func() model.Decide {
		d := model.Decide{Reason: list.value(), Note: note.Text()}
		switch d.Reason {
		case "not-our-criteria":
			d.Criterion, _ = model.ParseID(criterion.Value)
		case "later":
			d.Wake = dayOf(wake)
		}
		return d
	}
	f.d.Height = 640
	f.d.First = list
	p.shell.Dialog(f.d)
	return nil
}

// tried says how much of what was promised to be tried is logged.
func (p *Page) tried(h *model.HandoffRow) fyne.CanvasObject {
	if p.packet.lead == nil {
		return kit.Gap(0, 0)
	}
	t := journey.Tried(p.law, &h.Handoff, p.packet.lead.Touches, p.store.Now())
	hue, sign := theme.AtRisk, theme.Glyph("phone")
	if t.Enough() {
		hue, sign = theme.Good, "circle-check"
	}
	return kit.Note(hue, sign, fmt.Sprintf("Logged since the hand-off: %s on %s of channel. Promised: %d on %d.",
		plural(t.Attempts, "attempt"), plural(t.Channels, "kind"), t.Need, sla.Channels))
}

// reasons is a list of which one is chosen: arrows walk, Enter goes on to the
// button.
type reasons struct {
	widget.BaseWidget
	words  []string
	at     int
	focus  bool
	picked func(string)
	boxes  []*kit.Box
	signs  []*kit.Icon
	root   *fyne.Container
}

func newReasons(words []string) *reasons {
	r := &reasons{words: words, root: kit.Column(2)}
	for i, w := range words {
		box := kit.NewBox(theme.None, theme.None, 8)
		sign := kit.NewIcon(theme.Glyph("circle"), theme.Text3)
		line := container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(sign)), kit.Middle(kit.Muted(needs(w))), kit.Middle(kit.Body(model.Title(w))))
		r.boxes, r.signs = append(r.boxes, box), append(r.signs, sign)
		r.root.Add(kit.NewPress(kit.On(box, kit.Inset(5, 8, 5, 8, line)), func() { r.choose(i); kit.Focus(r) }))
	}
	r.ExtendBaseWidget(r)
	r.paint()
	return r
}

func (r *reasons) value() string { return r.words[r.at] }

func (r *reasons) choose(at int) {
	r.at = max(0, min(at, len(r.words)-1))
	r.paint()
	if r.picked != nil {
		r.picked(r.value())
	}
}

func (r *reasons) paint() {
	for i := range r.words {
		fill, stroke, sign, ink := theme.None, theme.None, theme.Glyph("circle"), theme.Text3
		if i == r.at {
			fill, sign, ink = theme.AccentSoft, "circle-dot", theme.AccentInk
			if r.focus {
				stroke = theme.Accent
			}
		}
		r.boxes[i].Paint(fill, stroke)
		r.signs[i].Set(sign, ink)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *reasons) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

// FocusGained implements fyne.Focusable.
func (r *reasons) FocusGained() { r.focus = true; r.paint() }

// FocusLost implements fyne.Focusable.
func (r *reasons) FocusLost() { r.focus = false; r.paint() }

// TypedRune implements fyne.Focusable.
func (r *reasons) TypedRune(rune) {}

// TypedKey walks.
func (r *reasons) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		r.choose(r.at + 1)
	case fyne.KeyUp:
		r.choose(r.at - 1)
	default:
		kit.Bubble(r, e)
	}
}

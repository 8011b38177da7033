package handoffs

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// packet is one hand-off on one page, frozen as it was handed over, with what
// is known now beside it.
type packet struct {
	p    *Page
	h    *model.HandoffRow
	lead *model.LeadDetail
	head *fyne.Container
	body *fyne.Container
	view *container.Scroll
	root *fyne.Container
}

func newPacket(p *Page) *packet {
	k := &packet{p: p, head: container.NewStack(), body: kit.Column(20)}
	k.view = kit.Scroll(kit.Inset(16, 22, 24, 22, k.body))
	k.root = container.NewStack(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(1, container.NewBorder(k.head, nil, nil, nil, k.view)))
	return k
}

// show reads what the lead is now and shows the packet.
func (k *packet) show(h *model.HandoffRow) {
	if h == nil {
		k.h = nil
		k.root.Hide()
		return
	}
	if k.h == nil || k.h.ID != h.ID {
		k.view.ScrollToTop()
	}
	k.h, k.lead = h, nil
	k.p.shell.Do(shell.Action{Label: "Open the lead", Run: func() (err error) {
		k.lead, err = k.p.store.Lead(context.Background(), h.Lead)
		return err
	}})
	k.head.Objects = []fyne.CanvasObject{k.top()}
	k.body.Objects = nil
	for _, o := range []fyne.CanvasObject{k.apart(), k.found(), k.why(), k.scores(), k.lines(), k.criteria(), k.checklist(), k.story()} {
		if o != nil {
			k.body.Add(o)
		}
	}
	k.root.Show()
	k.head.Refresh()
	k.body.Refresh()
	k.root.Refresh()
}

// top names the lead, whose turn it is and what can be answered.
func (k *packet) top() fyne.CanvasObject {
	p, h := k.p, k.h
	e := p.entry(h)
	state := kit.NewChip(e.said, e.hue)
	if e.sign != "" {
		state = state.WithSign(e.sign)
	} else {
		state = state.WithSign(theme.Glyph("clock"))
	}
	from, to := kit.NewChip(h.FromName, p.hueOf(h.From)).WithDot(), kit.NewChip(h.ToName, p.hueOf(h.To)).WithDot()
	chips := kit.Flow(6, kit.Row(6, from, kit.NewIcon(theme.Glyph("arrow-right"), theme.Text3).Sized(14), to, kit.Gap(4, 1)), state)
	for _, more := range k.marks() {
		chips.Add(more)
	}
	quiet := "Handed over " + ago(h.Happened, p.store.Now())
	if by := p.memberName(h.By); by != "" {
		quiet += " by " + by
	}
	if s, ok := p.law.StageBy(p.law.Standing(h.Stage)); ok {
		quiet = joined(quiet, "into "+s.Name)
	}
	if k.lead != nil {
		quiet = joined(k.lead.Row.Title, quiet)
	}
	openLead := kit.NewButton(kit.Ghost, theme.Glyph("panel-right"), "Open the lead", func() { p.shell.Go("leads/" + h.Lead.String()) }).Small()
	copied := p.shell.Button(kit.Ghost, shell.Action{Label: "Copy", Icon: theme.Glyph("copy"), Run: func() error { return p.copy(h) }}).Small()
	beside := kit.Row(2, kit.WithTip("Copy as a message for a mail or a chat (C)", copied), openLead)
	title := kit.Spread(kit.NewText(p.nameOf(h), theme.SizeTitle, theme.SemiBold, theme.Text).Ellipsis(), beside)
	head := kit.Column(8, chips, kit.Column(2, title, kit.Muted(quiet).Ellipsis()))
	if buttons := k.buttons(); buttons != nil {
		head.Add(kit.Inset(4, 0, 0, 0, buttons))
	}
	return kit.Column(0, kit.Inset(16, 16, 14, 22, head), kit.Rule())
}

// buttons are the answers that are possible as it stands.
func (k *packet) buttons() fyne.CanvasObject {
	p, h := k.p, k.h
	button := func(kind kit.ButtonKind, label string, sign theme.Glyph, key string, run func(*model.HandoffRow) error) fyne.CanvasObject {
		b := p.shell.Button(kind, shell.Action{Label: label, Icon: sign, Run: func() error { return run(h) }})
		b.Trailing = key
		return b
	}
	switch {
	case h.TwoAnswers() && (p.mine(h.From) || p.mine(h.To)):
		return kit.Flow(8, button(kit.Primary, "Accept", "check", "A", p.accept), button(kit.Outline, "Reject", "circle-x", "R", p.reject),
			button(kit.Outline, "Recycle", "repeat", "Y", p.recycle))
	case h.TwoAnswers():
		return kit.Muted("It waits for " + h.FromName + " or " + h.ToName + ".")
	case open(h) && h.AskedBack() && p.mine(h.From):
		return kit.Flow(8, button(kit.Primary, "Say what was missing", "corner-down-right", "S", p.answer), button(kit.Outline, "Withdraw", "undo-2", "W", p.withdraw))
	case open(h) && p.mine(h.To):
		row := kit.Flow(8, button(kit.Primary, "Accept", "check", "A", p.accept))
		if !h.AskedBack() {
			row.Add(button(kit.Outline, "Ask back", "message-circle", "K", p.askBack))
		}
		row.Add(button(kit.Outline, "Reject", "circle-x", "R", p.reject))
		row.Add(button(kit.Outline, "Recycle", "repeat", "Y", p.recycle))
		return row
	case open(h) && p.mine(h.From):
		return kit.Row(8, button(kit.Outline, "Withdraw", "undo-2", "W", p.withdraw), kit.Muted("It waits for "+h.ToName+"."))
	case open(h):
		return kit.Muted("It waits for " + h.ToName + ".")
	case ruleable(h):
		return kit.Row(8, button(kit.Primary, "Rule on it", "gavel", "U", p.rule), kit.Muted("In the weekly meeting, by the arbiter."))
	case questionable(h) && (p.mine(h.From) || p.mine(h.To)):
		return kit.Flow(8, button(kit.Outline, "Question the finding", "circle-help", "Q", p.question))
	}
	return kit.Row(8)
}

// why is the packet itself: why now, the next step, who takes part.
func (k *packet) why() fyne.CanvasObject {
	h := k.h
	list := kit.Column(12)
	list.Add(told("Why now", h.Packet.WhyNow, "Nobody wrote down why now."))
	list.Add(told("Next step", h.Packet.NextStep, "No next step was agreed."))
	who := kit.Flow(6)
	for _, name := range h.Packet.Who {
		if k.p.shell.Presenter() {
			name = kit.Initials(name)
		}
		who.Add(kit.NewChip(name, theme.Slate).WithSign(theme.Glyph("user")))
	}
	if len(h.Packet.Who) == 0 {
		who.Add(kit.Muted("Nobody is named."))
	}
	from := kit.Column(4, kit.Caption("Where it came from"), kit.NewParagraph(k.origin()))
	list.Add(kit.Shares(16, []float32{3, 2}, kit.Column(4, kit.Caption("Who"), who), from))
	if h.Waive != "" {
		list.Add(kit.Note(theme.AtRisk, theme.Glyph("shield"), "Let through by the receiving team: "+h.Waive))
	}
	return list
}

// told is a label and what was said, or that nothing was.
func told(label, words, nothing string) fyne.CanvasObject {
	if words == "" {
		return kit.Column(2, kit.Caption(label), kit.Muted(nothing))
	}
	return kit.Column(2, kit.Caption(label), kit.NewParagraph(words).Styled(theme.SizeHeading, theme.Regular, theme.Text))
}

// scores are both axes then and now, and whether the definition was met.
func (k *packet) scores() fyne.CanvasObject {
	h := k.h
	nowFit, nowEngaged := "–", "–"
	if k.lead != nil {
		nowFit = score.Tenths(k.lead.Explained.Fit)
		if k.lead.Explained.Measured {
			nowEngaged = score.Tenths(k.lead.Explained.Engagement)
		}
	}
	return kit.Columns(12,
		k.stat("Fit", score.Tenths(h.Fit), nowFit), k.stat("Engagement", score.Tenths(h.Engagement), nowEngaged), k.definition())
}

func (k *packet) stat(name, then, now string) fyne.CanvasObject {
	figure := kit.NewText(then, theme.SizeTitle, theme.FiguresBold, theme.Text)
	return well(name+", then", figure, "now "+now)
}

// definition says whether it met what the teams agreed on, in both languages.
func (k *packet) definition() fyne.CanvasObject {
	sign, hue, words := stateLook(k.h.Definition)
	line := kit.Row(8, kit.NewIcon(sign, hue.Ink()).Sized(18), kit.NewText(words, theme.SizeHeading, theme.Medium, theme.Text))
	what := ""
	if s, ok := k.p.law.StageBy(k.p.law.Standing(k.h.Stage)); ok && s.Gate != "" {
		what = model.Title(s.Gate)
	}
	return well("The definition, then", kit.Fixed(0, kit.NewText("0", theme.SizeTitle, theme.FiguresBold, theme.Text).MinSize().Height, kit.Middle(line)), what)
}

func well(name string, figure fyne.CanvasObject, small string) fyne.CanvasObject {
	return kit.WithTip(small, kit.On(kit.NewBox(theme.Well, "", 10), kit.Pad(12, kit.Column(2, kit.Caption(name).Ellipsis(), figure, kit.Muted(small).Ellipsis()))))
}

func stateLook(state string) (sign theme.Glyph, hue theme.Hue, words string) {
	switch state {
	case "met":
		return "circle-check", theme.Good, "Met"
	case "not-met":
		return "circle-x", theme.AtRisk, "Not met"
	}
	return "circle-dashed", theme.Unknown, "Not known"
}

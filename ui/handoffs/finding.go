package handoffs

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/model/say"
	"baton/ui/kit"
	"baton/ui/theme"
)

// found is the finding, in words that are kind.
func (k *packet) found() fyne.CanvasObject {
	h := k.h
	if h.Finding == "" || open(h) {
		return nil
	}
	hue, sign := findingLook(h.Finding)
	words := findingWords(h.Finding)
	list := kit.Column(4, kit.Note(hue, sign, align.Title(h.Finding)+": "+words))
	for _, m := range h.Missing {
		list.Add(kit.Bullet(m))
	}
	list.Add(kit.NewParagraph(k.p.standing(h)).Styled(theme.SizeSmall, theme.Regular, theme.Text3))
	if h.Amended != nil {
		list.Add(kit.Inset(6, 0, 0, 0, k.amended(h.Amended)))
	}
	return list
}

// standing says whether the finding can still change.
func (p *Page) standing(h *model.HandoffRow) string {
	if h.Frozen != nil {
		at := h.Frozen.Recorded.In(p.firm.Location()).Format("2 January 2006")
		if h.Finding != h.Frozen.Finding {
			return "Frozen as “" + align.Title(h.Frozen.Finding) + "” on " + at + "; the arbiter ruled otherwise since."
		}
		return "Frozen on " + at + ", when " + align.PeriodTitle(h.Frozen.Period) + " was closed: it counts as it stood then."
	}
	month := align.PeriodOf(h.Happened, p.firm.Location())
	switch {
	case !p.months.IsClosed(month):
	case h.Finding == align.Outside:
		return "Provisional: whether they sign is not known yet. It is frozen with the month in which that is."
	default:
		return "Provisional: it was still open when its month was closed, and is frozen with the next one."
	}
	return "Provisional until " + align.PeriodTitle(month.From) + " is closed: what becomes known before that still counts."
}

// amended sets what today's evidence says beside what counts.
func (k *packet) amended(a *model.Amended) fyne.CanvasObject {
	hue, sign := findingLook(a.Finding)
	title := align.Title(a.Finding)
	switch {
	case title == "" && k.h.Status == "withdrawn":
		title = "It was withdrawn"
	case title == "":
		title = "Not finished"
	}
	list := kit.Column(4, kit.Note(hue, sign, "Amended by what came later: "+title+". The frozen finding keeps counting; this one is for the meeting."))
	for _, by := range a.By {
		zone := k.p.firm.Location()
		words := by.What + " on " + by.Happened.In(zone).Format("2 January")
		if by.Recorded.Sub(by.Happened) > 24*time.Hour {
			words += ", written down on " + by.Recorded.In(zone).Format("2 January")
		}
		if who := k.p.memberName(by.By); who != "" {
			words += " by " + who
		}
		list.Add(kit.Bullet(words))
	}
	for _, m := range a.Missing {
		list.Add(kit.Bullet("not known: " + m))
	}
	return list
}

// apart says that two people answered without knowing of each other, and what
// the evidence says against an answer.
func (k *packet) apart() fyne.CanvasObject {
	list := kit.Column(6)
	if words := say.TwoAnswers(&k.h.Handoff, k.p.memberName); words != "" {
		list.Add(kit.Note(theme.AtRisk, theme.Glyph("git-merge"), words))
	}
	for _, f := range k.h.Flags {
		list.Add(kit.Note(theme.AtRisk, theme.Glyph("flag"), "The evidence says otherwise: "+f))
	}
	if len(list.Objects) == 0 {
		return nil
	}
	return list
}

// marks are what one should know of it besides its state.
func (k *packet) marks() []fyne.CanvasObject {
	h := k.h
	var out []fyne.CanvasObject
	if n := h.Asked(); n > 1 && !h.AskedBack() {
		out = append(out, kit.NewChip("asked back "+times(n), theme.AtRisk))
	}
	if h.LateAnswer && h.Finding != "" && !open(h) {
		out = append(out, kit.NewChip("late answer", theme.AtRisk))
	}
	return out
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

func findingWords(finding string) string {
	switch finding {
	case align.Carried:
		return "it met the definition, was answered and touched in time, and went on."
	case align.Outside:
		return "it did not meet the definition when it was handed over; the follow-up was in time."
	case align.Late:
		return "it met the definition; the answer or the first touch came after the promised time."
	case align.Both:
		return "it did not meet the definition, and the follow-up came after the promised time."
	case align.Definition:
		return "both sides kept their promise, and yet it was not one for us: look at the definition."
	case align.SignedOutside:
		return "it did not meet the definition, and they signed: look at the definition."
	case align.Beyond:
		return "both sides kept their promise; what decided lay with the buyer or with our capacity."
	}
	return "the evidence does not say. What is missing:"
}

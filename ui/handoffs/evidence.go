package handoffs

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// criteria are the states as they were at the hand-off, in two columns.
func (k *packet) criteria() fyne.CanvasObject {
	if len(k.h.States) == 0 {
		return nil
	}
	var cols [2]*fyne.Container
	cols[0], cols[1] = kit.Column(8), kit.Column(8)
	known := 0
	for i, s := range k.h.States {
		if s.State != "unknown" {
			known++
		}
		cols[2*i/len(k.h.States)].Add(k.criterion(s))
	}
	head := kit.Spread(kit.Heading("Criteria, as they were"), kit.Muted(strconv.Itoa(known)+" of "+strconv.Itoa(len(k.h.States))+" known"))
	return kit.Column(10, head, kit.Columns(20, cols[0], cols[1]))
}

func (k *packet) criterion(s model.State) fyne.CanvasObject {
	sign, hue, words := stateLook(s.State)
	if s.Class == "never" && s.State == "not-met" {
		hue, sign, words = theme.Good, "circle-check", "No"
	} else if s.Class == "never" && s.State == "met" {
		hue, sign, words = theme.Late, "circle-alert", "Yes"
	}
	return evidenceLine(sign, hue, s.Name, joined(words, s.Evidence, k.since(s)))
}

// since says what has become known after the hand-off.
func (k *packet) since(s model.State) string {
	if k.lead == nil {
		return ""
	}
	for _, now := range k.lead.Explained.States {
		if now.Criterion == s.Criterion && now.State != s.State {
			_, _, words := stateLook(now.State)
			return "now " + strings.ToLower(words)
		}
	}
	return ""
}

func evidenceLine(sign theme.Glyph, hue theme.Hue, name, quiet string) fyne.CanvasObject {
	words := kit.Column(0, kit.Body(name).Ellipsis())
	if quiet != "" {
		words.Add(kit.Muted(quiet).Ellipsis())
	}
	mark := container.NewVBox(kit.Inset(1, 9, 0, 0, kit.NewIcon(sign, hue.Ink())))
	return kit.WithTip(name, container.NewBorder(nil, nil, mark, nil, words))
}

// checklist is what was ticked on the way, and what was left to find out.
func (k *packet) checklist() fyne.CanvasObject {
	h := k.h
	if len(h.Packet.Checked)+len(h.Packet.Missing) == 0 {
		return nil
	}
	done, open := kit.Column(6, kit.Heading("Checked")), kit.Column(6, kit.Heading("Still to find out"))
	for _, c := range h.Packet.Checked {
		done.Add(evidenceLine("square-check", theme.Good, c, ""))
	}
	if len(h.Packet.Checked) == 0 {
		done.Add(kit.Muted("Nothing was ticked."))
	}
	for _, m := range h.Packet.Missing {
		open.Add(evidenceLine("circle-dashed", theme.AtRisk, m, ""))
	}
	if len(h.Packet.Missing) == 0 {
		open.Add(kit.Muted("Nothing was missing."))
	}
	return kit.Column(20, done, open)
}

// story is what was said since, in order.
func (k *packet) story() fyne.CanvasObject {
	h := k.h
	if len(h.Decisions) == 0 {
		return nil
	}
	list := kit.Column(10, kit.Heading("What was said"))
	for _, d := range h.Decisions {
		hue, sign := answerLook(d.Act)
		said := model.Title(d.Act)
		if d.Reason != "" {
			said += ": " + model.Title(d.Reason)
		}
		if c := k.p.criterionName(d.Criterion); c != "" {
			said += " (" + c + ")"
		}
		if d.Ruling != "" {
			said += ": " + model.Title(d.Ruling)
		}
		wake := ""
		if d.Wake != "" {
			wake = "wakes on " + d.Wake
		}
		who := joined(k.p.memberName(d.By), k.p.teamName(d.Hat), d.Happened.In(k.p.firm.Location()).Format("2 Jan, 15:04"), wake)
		words := kit.Column(1, kit.Strong(said), kit.Muted(who))
		if d.Note != "" {
			words.Add(kit.NewParagraph("“" + d.Note + "”"))
		}
		mark := container.NewVBox(kit.Inset(0, 10, 0, 0, kit.Disc(sign, hue, 26)))
		list.Add(container.NewBorder(nil, nil, mark, nil, words))
	}
	return list
}

func (p *Page) memberName(id model.ID) string {
	for _, m := range p.members {
		if m.ID == id {
			return m.Name
		}
	}
	return ""
}

func (p *Page) teamName(id model.ID) string {
	if t, ok := p.law.TeamBy(id); ok && p.firm.Mode != "solo" {
		return t.Name
	}
	return ""
}

func (p *Page) criterionName(id model.ID) string {
	for _, c := range p.law.Criteria {
		if c.ID == id && !id.IsZero() {
			return c.Name
		}
	}
	return ""
}

func (p *Page) hueOf(team model.ID) theme.Hue {
	t, _ := p.law.TeamBy(team)
	return theme.OfTeam(t.Key)
}

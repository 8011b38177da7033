package today

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// promised says what is to do to keep a promise.
func (m *maker) promised(o model.Owed) string {
	switch o.Key {
	case "answer":
		return m.from(m.sentBy(o.Handoff))
	case "first-touch":
		return "The first touch since it was handed over."
	case "waiting-prospect":
		return "They wrote to us and wait for an answer."
	case "qualify":
		return "Decide on it: take it further, set it aside, or close it."
	case "proposal":
		return "Send the proposal that the last meeting asks for."
	}
	for _, p := range m.Law.Promises {
		if p.ID == o.Promise {
			return "Promised: " + sentence(p.Name)
		}
	}
	return "This was promised."
}

func (m *maker) sentBy(handoff model.ID) model.ID {
	for _, h := range m.Handoffs {
		if h.ID == handoff {
			return h.From
		}
	}
	return model.ID{}
}

func (m *maker) from(team model.ID) string {
	if name := m.called(team); name != "" {
		return "Answer the hand-off from " + name + "."
	}
	return "Answer the hand-off."
}

func (m *maker) called(team model.ID) string {
	t, _ := m.Law.TeamBy(team)
	return t.Name
}

func (m *maker) asks(h *model.Handoff) string {
	note := ""
	for _, d := range h.Decisions {
		if d.Act == "asked" {
			note = d.Note
		}
	}
	if note == "" {
		return m.called(h.To) + " asks what is missing in the hand-off."
	}
	return m.called(h.To) + " asks: " + sentence(note)
}

func (m *maker) cameBack(h *model.Handoff, d model.Decision) string {
	say := m.called(h.To) + " sent it back: " + strings.ToLower(model.Title(d.Reason)) + "."
	if d.Note != "" {
		say += " " + sentence(d.Note)
	}
	return say
}

// said is a day as a sentence says it.
func (m *maker) said(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	if t.Year() == m.Now.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// sentence ends a text as a sentence does.
func sentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// When says until when, as seen from a moment: "16:00", "Tue 09:00", "2 Dec".
func (it Item) When(now time.Time, loc *time.Location) string {
	if it.Due.IsZero() {
		return ""
	}
	due, here := it.Due.In(loc), now.In(loc)
	days := int(midnight(due).Sub(midnight(here)).Hours()+12) / 24
	if midnight(due).Before(midnight(here)) {
		days = -1
	}
	switch {
	case days == 0 && it.Day:
		return "today"
	case days == 0:
		return due.Format("15:04")
	case days == 1 && it.Day:
		return "tomorrow"
	case days > 0 && days < 7 && it.Day:
		return due.Format("Monday")
	case days > 0 && days < 7:
		return due.Format("Mon 15:04")
	case due.Year() != here.Year():
		return due.Format("2 Jan 2006")
	}
	return due.Format("2 Jan")
}

func midnight(t time.Time) time.Time {
	y, mo, d := t.Date()
	return time.Date(y, mo, d, 0, 0, 0, 0, t.Location())
}

// LateWords says how late it is, in open time.
func (it Item) LateWords() string {
	switch {
	case it.Why != Late:
		return ""
	case it.LateDays > 1:
		return fmt.Sprintf("%d working days late", it.LateDays)
	case it.LateDays == 1 && (it.Day || it.LateBy >= 4*time.Hour):
		return "1 working day late"
	case it.LateBy < time.Hour:
		return fmt.Sprintf("%d min late", max(1, int(it.LateBy.Minutes())))
	}
	return fmt.Sprintf("%d h late", int(it.LateBy.Hours()))
}

// Title is a reason as a heading says it.
func Title(why string) string {
	switch why {
	case Late:
		return "Late"
	case AtRisk:
		return "At risk"
	case Due:
		return "Due today"
	case Waiting:
		return "Waits for you"
	case Asked:
		return "Asked back"
	case SentBack:
		return "Sent back"
	case Question:
		return "Questioned"
	case Wake:
		return "Time to wake up"
	case Nobody:
		return "Nobody has it"
	case OneAnswer:
		return "One answer would decide"
	case NoStep:
		return "No next step"
	case Asleep:
		return "Asleep"
	}
	return model.Title(why)
}

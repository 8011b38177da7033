package promises

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// owe sorts what runs now by its promise.
func (f *facts) owe(all []model.Owed) {
	f.owed = map[model.ID][]model.Owed{}
	for _, o := range all {
		f.owed[o.Promise] = append(f.owed[o.Promise], o)
	}
}

// running counts what is late and what is at risk of it.
func (f facts) running(promise model.ID) (late, risk int) {
	for _, o := range f.owed[promise] {
		switch o.State {
		case sla.Late:
			late++
		case sla.AtRisk:
			risk++
		}
	}
	return late, risk
}

// now says what of a promise is late or at risk now; empty when nothing is.
func (v view) now() (words string, hue theme.Hue) {
	switch {
	case v.late > 0 && v.risk > 0:
		return fmt.Sprintf("%d late now, %d at risk", v.late, v.risk), theme.Late
	case v.late > 0:
		return fmt.Sprintf("%d late now", v.late), theme.Late
	case v.risk > 0:
		return fmt.Sprintf("%d at risk now", v.risk), theme.AtRisk
	}
	return "", ""
}

// showOwed lists what of the promise is to be done now, with the way to the
// leads.
func (n *panel) showOwed(all []model.Owed) {
	n.owed.Objects = nil
	for _, o := range all {
		sign, hue := owedSign(o.State)
		n.owed.Add(kit.NewStop(kit.NewIcon(sign, hue.Ink()), n.clock(o), func() { n.page.shell.Go("leads/" + o.Lead.String()) }, kit.Said(o.Name), kit.Hint(n.page.facts.owedWords(o))))
	}
	n.nowBlock.Hidden = len(all) == 0
	n.owed.Refresh()
}

// waitable says that a promise's clock may wait for the prospect.
func waitable(key string) bool { return key == "qualify" || key == "proposal" }

// clock lets the clock of one lead stand while one waits for the prospect, or
// go on. What is late already stays late.
func (n *panel) clock(o model.Owed) fyne.CanvasObject {
	if !waitable(o.Key) || o.State == sla.Late {
		return nil
	}
	if o.State == sla.Paused {
		return kit.IconButton(theme.Glyph("play"), "Go on: the clock runs again", func() {
			n.page.shell.Do(shell.Action{Label: "Go on", Run: func() error { return n.page.store.Resume(context.Background(), o.Lead) }})
		}).Small()
	}
	return kit.IconButton(theme.Glyph("pause"), "We wait for the prospect: let the clock stand", func() {
		n.page.shell.Do(shell.Action{Label: "Wait for the prospect", Run: func() error { return n.page.store.Wait(context.Background(), o.Lead, "") }})
	}).Small()
}

func owedSign(state string) (fyne.Resource, theme.Hue) {
	switch state {
	case sla.Late:
		return theme.Glyph("clock"), theme.Late
	case sla.AtRisk:
		return theme.Glyph("triangle-alert"), theme.AtRisk
	case sla.Paused:
		return theme.Glyph("pause"), theme.Unknown
	}
	return theme.Glyph("hourglass"), theme.Unknown
}

// owedWords says how one stands: since when it is late, or until when it is due.
func (f facts) owedWords(o model.Owed) string {
	due := o.Due.In(f.zone()).Format("Mon 2 Jan, 15:04")
	switch o.State {
	case sla.Late:
		words := "Late by " + f.openTime(o) + ", due " + due
		if o.Escalated {
			words += " · the arbiter hears of it"
		}
		return words
	case sla.AtRisk:
		return "At risk, due " + due
	case sla.Paused:
		return "The clock stands: the other side has to act first"
	}
	return "Due " + due
}

// openTime says for how long something is late, in the time we were open: in
// days from the third on.
func (f facts) openTime(o model.Owed) string {
	if days := f.calendar.ElapsedDays(o.Due, f.now); days > 2 {
		return fmt.Sprintf("%d business days", days)
	}
	h, m := int(o.LateBy/time.Hour), int(o.LateBy%time.Hour/time.Minute)
	if h == 0 {
		return fmt.Sprintf("%d business %s", m, verb(m, "minute", "minutes"))
	}
	return fmt.Sprintf("%d business %s", h, verb(h, "hour", "hours"))
}

// excusing offers to excuse a case to whoever may.
func (n *panel) excusing(t align.Test) fyne.CanvasObject {
	if !n.may || t.Kept != "not-met" || t.State == "" || t.Excused != "" || t.Lead.IsZero() {
		return nil
	}
	return kit.NewButton(kit.Ghost, nil, "Excuse", func() { n.excuse(t) }).Small()
}

// excuse asks for the good reason of a lateness.
func (n *panel) excuse(t align.Test) {
	form := kit.NewForm()
	reason := form.Field("reason", kit.NewField("Why was it right to be late?").Placeholder("They moved house and asked us to wait"))
	a := shell.Action{Label: "Excuse", Run: func() error {
		return n.page.store.Excuse(context.Background(), t.Lead, n.id, t.At, strings.TrimSpace(reason.Text()))
	}}
	n.page.shell.Dialog(&kit.Dialog{Title: "Excuse " + t.Name, Quiet: "It stays late, with your reason beside it, and counts neither as kept nor as missed.",
		Content: form, First: reason.Focusable(), Verb: "Excuse", Confirm: func() bool { return n.page.shell.DoForm(form, a) }})
}

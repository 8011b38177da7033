package handoffs

import (
	"context"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// decide goes through the one door for decisions and keeps the keyboard in
// the list.
func (p *Page) decide(ask model.Decide) error {
	_, err := p.store.Decide(context.Background(), ask)
	kit.Focus(p.inbox)
	return err
}

func (p *Page) accept(h *model.HandoffRow) error {
	return p.decide(model.Decide{Handoff: h.ID, Act: "accept"})
}

func (p *Page) withdraw(h *model.HandoffRow) error {
	return p.decide(model.Decide{Handoff: h.ID, Act: "withdraw"})
}

// form is a small question before a decision; refusals stand at its fields.
type form struct {
	p    *Page
	h    *model.HandoffRow
	act  string
	form *kit.Form
	d    *kit.Dialog
	ask  func() model.Decide
}

func (p *Page) newForm(h *model.HandoffRow, act, title, verb string) *form {
	f := &form{p: p, h: h, act: act, form: kit.NewForm()}
	f.d = &kit.Dialog{Title: title, Quiet: p.nameOf(h), Content: f.form, Verb: verb, Width: 460,
		Closed: func() { kit.Focus(p.inbox) },
		Confirm: func() bool {
			ask := f.ask()
			ask.Handoff, ask.Act = h.ID, act
			return p.shell.DoForm(f.form, shell.Action{Label: title, Run: func() error { return p.decide(ask) }})
		}}
	return f
}

func (f *form) show() error {
	f.d.First = f.form.First()
	f.p.shell.Dialog(f.d)
	return nil
}

// askBack asks the sender for what is missing; the clock waits meanwhile.
func (p *Page) askBack(h *model.HandoffRow) error {
	f := p.newForm(h, "ask", "What is missing?", "Ask back")
	note := f.form.Field("note", kit.NewNotes("The clock waits until "+h.FromName+" has answered", 3))
	if len(h.Packet.Missing) > 0 {
		offers := kit.Flow(6)
		for _, m := range h.Packet.Missing {
			offers.Add(kit.NewButton(kit.Outline, theme.Glyph("plus"), kit.Shorten(m, 330, theme.SizeBody, theme.Medium), func() {
				text := note.Text()
				if text != "" {
					text += "\n"
				}
				note.SetText(text + m)
			}).Small())
		}
		f.form.Labelled("It was open when it was handed over", offers)
	}
	f.ask = func() model.Decide { return model.Decide{Note: note.Text()} }
	return f.show()
}

// answer says what was missing, so that the clock goes on.
func (p *Page) answer(h *model.HandoffRow) error {
	asked := "what was missing"
	for _, d := range h.Decisions {
		if d.Act == "asked" && d.Note != "" {
			asked = d.Note
		}
	}
	f := p.newForm(h, "answer", "Say what was missing", "Answer")
	f.form.Add(kit.Note(theme.AtRisk, theme.Glyph("message-circle"), h.ToName+" asks: "+asked))
	note := f.form.Field("note", kit.NewNotes("The answer", 3))
	f.ask = func() model.Decide { return model.Decide{Note: note.Text()} }
	return f.show()
}

// recycle sets the lead aside until a day.
func (p *Page) recycle(h *model.HandoffRow) error {
	f := p.newForm(h, "recycle", "Not now: wake it up later", "Recycle")
	wake := p.wakeField(f)
	play := kit.NewSelect(p.plays(), "", nil)
	play.Placeholder = "Nothing is planned"
	if len(play.Options) > 1 {
		f.form.Labelled("What to do then", play)
	}
	todo := f.form.Field("play", kit.NewField("Or in your own words").Placeholder("Ask about the new budget"))
	note := f.form.Field("note", kit.NewNotes("Note (if it helps then)", 2))
	f.ask = func() model.Decide {
		d := model.Decide{Wake: dayOf(wake), Note: note.Text(), Todo: todo.Text()}
		d.Play, _ = model.ParseID(play.Value)
		return d
	}
	return f.show()
}

// plays are the nudges of the journey, those of the stages before the first
// gate first: there a lead that wakes up begins again.
func (p *Page) plays() []kit.Option {
	out := []kit.Option{{Value: "", Label: "Nothing is planned"}}
	for _, s := range p.law.Stages {
		for _, x := range p.law.Plays {
			if x.Stage == s.ID {
				out = append(out, kit.Option{Value: x.ID.String(), Label: kit.Shorten(x.Name+" ("+s.Name+")", 380, theme.SizeBody, theme.Regular)})
			}
		}
	}
	return out
}

func (p *Page) wakeField(f *form) *kit.DateField {
	today := func() time.Time { return p.store.Now().In(p.firm.Location()) }
	wake := kit.NewDate("Wake it up on", today)
	wake.SetDay(today().AddDate(0, 3, 0))
	f.form.Add(wake)
	f.form.Known("wake", wake.Field())
	return wake
}

func dayOf(d *kit.DateField) string {
	if d == nil || d.Day().IsZero() {
		return ""
	}
	return d.Day().Format(time.DateOnly)
}

// question asks the arbiter to look at a finding again; that is done once.
func (p *Page) question(h *model.HandoffRow) error {
	f := p.newForm(h, "question", "What does the finding overlook?", "Question it")
	note := f.form.Field("note", kit.NewNotes("It is ruled on in the weekly meeting", 3))
	f.ask = func() model.Decide { return model.Decide{Note: note.Text()} }
	return f.show()
}

// rule is the arbiter's word on a questioned finding.
func (p *Page) rule(h *model.HandoffRow) error {
	f := p.newForm(h, "rule", "How do you rule?", "Rule")
	var findings []kit.Option
	for _, x := range align.Findings() {
		findings = append(findings, kit.Option{Value: x, Label: align.Title(x)})
	}
	amended := kit.NewSelect(findings, h.Finding, nil)
	to := kit.Labelled("Amended to", amended)
	to.Hide()
	var rulings []kit.Option
	for _, w := range model.Words["ruling"] {
		rulings = append(rulings, kit.Option{Value: w, Label: model.Title(w)})
	}
	ruling := kit.NewSelect(rulings, "stands", nil)
	ruling.OnCommit = func(v string) { to.Hidden = v != "amended"; f.form.Refresh() }
	f.form.Labelled("The finding “"+align.Title(h.Finding)+"”", ruling)
	f.form.Add(to)
	note := f.form.Field("note", kit.NewNotes("Why", 2))
	f.ask = func() model.Decide {
		d := model.Decide{Ruling: ruling.Value, Note: note.Text()}
		if ruling.Value == "amended" {
			d.Reason = amended.Value
		}
		return d
	}
	return f.show()
}

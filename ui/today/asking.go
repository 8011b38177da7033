package today

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/today"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// step sets what comes next, and when.
func (p *Page) step(it today.Item) error {
	form := kit.NewForm()
	what := form.Field("next-step", kit.NewField("Next step").Placeholder("Call, send, meet ..."))
	day := kit.NewDate("On", p.now)
	day.SetDay(p.workday())
	form.Add(day)
	form.Known("next-date", day.Field())
	if r := p.row(it.Lead); r != nil {
		what.SetText(r.NextStep)
	}
	d := p.question(it, "What comes next, and when?", 440)
	d.Content, d.First, d.Verb = form, what.Focusable(), "Set"
	d.Confirm = func() bool {
		return p.shell.DoForm(form, shell.Action{Label: "Set the next step", Run: func() error { return p.setStep(it, what.Text(), day.Day()) }})
	}
	p.shell.Dialog(d)
	if line, ok := what.Focusable().(fyne.Shortcutable); ok {
		line.TypedShortcut(&fyne.ShortcutSelectAll{}) // Enter keeps it, the first letter replaces it
	}
	return nil
}

func (p *Page) setStep(it today.Item, what string, day time.Time) error {
	var wrong model.Problems
	if strings.TrimSpace(what) == "" {
		wrong.Add("next-step", "Say what comes next.")
	}
	if day.Before(midnight(p.now())) {
		wrong.Add("next-date", "Choose today or a day that comes.")
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return p.change(func(ctx context.Context) error {
		return p.store.Set(ctx, "lead", it.Lead, model.Fields{"next-step": strings.TrimSpace(what), "next-date": day.Format(time.DateOnly), "next-time": nil})
	})
}

// tell answers the one question with a key, and with what says so where
// somebody writes it.
func (p *Page) tell(it today.Item) error {
	if it.Criterion.IsZero() {
		return model.Refuse("", "No answer is missing in this line.")
	}
	d := p.question(it, "Yes or no?", 480)
	why := kit.NewField("What says so").Placeholder("Tab comes here; may stay empty")
	say := func(state string) func() {
		return func() {
			p.shell.Do(shell.Action{Label: "Answer", Run: func() error {
				return p.change(func(ctx context.Context) error {
					return p.store.Answer(ctx, it.Lead, it.Criterion, state, strings.TrimSpace(why.Text()))
				})
			}})
		}
	}
	choose := kit.NewPicker([]kit.Choice{{Label: "Yes", Key: 'Y', Run: func() { d.Hide(); say("met")() }},
		{Label: "No", Key: 'N', Run: func() { d.Hide(); say("not-met")() }}}, 2)
	d.Content, d.First = kit.Column(12, kit.NewParagraph(p.questionOf(it.Criterion)).Styled(theme.SizeHeading, theme.Medium, theme.Text), choose, why), choose
	p.shell.Dialog(d)
	return nil
}

func (p *Page) questionOf(criterion model.ID) string {
	for _, c := range p.facts.law.Criteria {
		if c.ID == criterion {
			if c.Question != "" {
				return c.Question
			}
			return c.Name + "?"
		}
	}
	return "Does it meet the criterion?"
}

// say answers what the other team asked about a hand-off.
func (p *Page) say(it today.Item) error {
	if it.Do != today.DoSay {
		return model.Refuse("", "Nothing was asked in this line.")
	}
	form := kit.NewForm()
	form.Add(kit.NewParagraph(p.sayOf(it)))
	note := form.Field("note", kit.NewNotes("The answer", 3))
	d := p.question(it, "Say what was missing", 460)
	d.Content, d.First, d.Verb = form, note.Focusable(), "Answer"
	d.Confirm = func() bool {
		return p.shell.DoForm(form, shell.Action{Label: "Say what was missing", Run: func() error {
			return p.change(func(ctx context.Context) error {
				_, err := p.store.Decide(ctx, model.Decide{Handoff: it.Handoff, Act: "answer", Note: note.Text()})
				return err
			})
		}})
	}
	p.shell.Dialog(d)
	return nil
}

// give hands the line to somebody, who has its lead or its task from then on.
func (p *Page) give(it today.Item) error {
	var first, rest []kit.Choice
	for _, m := range p.facts.members {
		if m.Gone {
			continue
		}
		c := kit.Choice{Label: m.Name, Quiet: p.hats(m), Run: func() {
			p.shell.Do(shell.Action{Label: "Give to " + m.Name, Run: func() error {
				return p.change(func(ctx context.Context) error { return p.store.Delegate(ctx, it.Lead, it.Task, m.ID) })
			}})
		}}
		if m.Wears(it.Team) {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	d := p.question(it, "Who has it from now on?", 440)
	list := append(first, rest...)
	return p.pick(d, list)
}

func (p *Page) hats(m model.Member) string {
	var out []string
	for _, h := range m.Hats {
		if t, ok := p.facts.law.TeamBy(h); ok {
			out = append(out, short(t))
		}
	}
	return strings.Join(out, ", ")
}

// putOff hides the line until a day.
func (p *Page) putOff(it today.Item) error {
	until := func(day time.Time) func() {
		return func() {
			p.shell.Do(shell.Action{Label: "Put off", Run: func() error { return p.snooze(it, day) }})
		}
	}
	tomorrow := p.workday()
	monday := midnight(p.now()).AddDate(0, 0, 1)
	for monday.Weekday() != time.Monday {
		monday = monday.AddDate(0, 0, 1)
	}
	d := p.question(it, "Put off until ...", 380)
	list := []kit.Choice{{Label: "Tomorrow", Quiet: tomorrow.Format("Mon 2 Jan"), Run: until(tomorrow)},
		{Label: "Next Monday", Quiet: monday.Format("Mon 2 Jan"), Run: until(monday)},
		{Label: "Pick a day", Run: func() { p.pickDay(it) }}}
	if tomorrow.Sub(midnight(p.now())) > 30*time.Hour {
		list[0].Label = "The next working day"
	}
	return p.pick(d, list)
}

func (p *Page) pickDay(it today.Item) {
	form := kit.NewForm()
	day := kit.NewDate("Until", p.now)
	day.SetDay(p.workday().AddDate(0, 0, 7))
	form.Add(day)
	form.Known("until", day.Field())
	d := p.question(it, "Put off until ...", 380)
	d.Content, d.First, d.Verb = form, day.Field().Focusable(), "Put off"
	d.Confirm = func() bool {
		return p.shell.DoForm(form, shell.Action{Label: "Put off", Run: func() error { return p.snooze(it, day.Day()) }})
	}
	p.shell.Dialog(d)
}

func (p *Page) snooze(it today.Item, until time.Time) error {
	return p.change(func(ctx context.Context) error { return p.store.Snooze(ctx, it.Lead, it.Why, until) })
}

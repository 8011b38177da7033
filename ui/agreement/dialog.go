package agreement

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// askSign shows once more what is signed, by whom and from when.
func (p *Page) askSign(c choice) {
	if p.why(c) != "" {
		return
	}
	s := p.state
	last := len(c.left(s.actor.Member)) == 0
	d := &kit.Dialog{Title: s.question(c), Quiet: p.when(c, last), Content: p.summary(c), Width: 560, Verb: p.verb(c), Final: last}
	d.Confirm = func() bool {
		return p.shell.Do(shell.Action{Label: "Sign the agreement", Run: func() error { return p.give(c, last) }})
	}
	p.shell.Dialog(d)
}

func (s state) question(c choice) string {
	if s.alone() {
		return "These are your rules from today?"
	}
	return fmt.Sprintf("Sign version %d for %s?", c.number, list(names(c.mine(s.actor.Member)), "and"))
}

// word is what the button says: short enough for a narrow card.
func (s state) word(c choice) string {
	mine := names(c.mine(s.actor.Member))
	switch {
	case s.alone():
		return "These are my rules from today"
	case len(mine) > 2:
		return fmt.Sprintf("Sign for your %d teams", len(mine))
	}
	return "Sign for " + list(mine, "and")
}

func (p *Page) verb(c choice) string {
	if p.state.alone() {
		return "Sign"
	}
	return p.state.word(c)
}

// when says from when it holds, and until when the word can be taken back.
func (p *Page) when(c choice, last bool) string {
	day := p.first().Format(time.DateOnly)
	if c.version != nil {
		day = c.version.Effective
	}
	switch left := c.left(p.state.actor.Member); {
	case last && day <= p.state.now.Format(time.DateOnly):
		return fmt.Sprintf("Version %d holds from now on. This cannot be undone: a later version takes its place.", c.number)
	case last:
		return fmt.Sprintf("Version %d holds from %s. Until that day Undo takes your signature back; then it cannot be undone.", c.number, date(day))
	default:
		return fmt.Sprintf("Version %d holds from %s, once %s signed too. Until then Undo takes your signature back; then it cannot be undone.",
			c.number, date(day), have(names(left)))
	}
}

func have(who []string) string {
	if len(who) == 1 {
		return who[0] + " has"
	}
	return list(who, "and") + " have"
}

// summary is what one signs: in whose name, under which sections, and what
// the past says of it.
func (p *Page) summary(c choice) fyne.CanvasObject {
	col := kit.Column(12)
	if !p.state.alone() {
		for _, a := range c.mine(p.state.actor.Member) {
			team, _ := p.state.draft.TeamBy(a.Team)
			col.Add(kit.NewLine(kit.Dot(theme.OfTeam(team.Key)), nil, kit.Said(p.state.actor.Name+" for "+a.Name), kit.Hint(titles(a.Sections))))
		}
	}
	p.brief(col, c)
	return col
}

// brief is the past under what can be signed, in two sentences.
func (p *Page) brief(into *fyne.Container, c choice) {
	all := p.state.meant(p.pastOf(c).is, c.called())
	for _, words := range all[:min(2, len(all))] {
		into.Add(kit.Bullet(words))
	}
}

// give signs; last says that nobody else is asked.
func (p *Page) give(c choice, last bool) error {
	var bundle model.ID
	effective := p.first().Format(time.DateOnly)
	if c.version != nil {
		bundle, effective = c.version.Bundle, c.version.Effective
	}
	if _, err := p.store.Sign(context.Background(), bundle, effective); err != nil {
		return err
	}
	p.day = time.Time{}
	if last && effective <= p.state.now.Format(time.DateOnly) {
		holds := fmt.Sprintf("Version %d is in force.", c.number)
		fyne.Do(func() { p.shell.Notify(shell.Notice{Text: holds}) }) // after the change was told: nothing to undo here
	}
	return nil
}

// askTemplate lets one choose where the rules go without the leads.
func (p *Page) askTemplate() error {
	p.shell.AskNew("Save the rules as a template", p.state.firm.Name+" rules.baton", func(path string) error {
		if err := p.store.SaveTemplate(context.Background(), path); err != nil {
			return err
		}
		p.shell.Notify(shell.Notice{Text: "The rules are in " + path + ": no lead, no person and no history went with them."})
		return nil
	})
	return nil
}

package journey

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// merging is the panel in which a stage finds the one that takes it in.
type merging struct {
	page   *Page
	from   model.Stage
	use    model.StageUse
	signed bool // a signed version is in force
	into   *kit.Select
	then   *fyne.Container
	button *kit.Button
}

// merge opens the panel for a stage.
func (p *Page) merge(id model.ID) {
	s, _ := p.facts.law.StageBy(id)
	if why := rules.Stays(p.facts.law, id); why != "" {
		p.refuse("Merge "+s.Name, model.Refuse("", why))
		return
	}
	var use model.StageUse
	if p.shell.Do(shell.Action{Label: "Look who was in " + s.Name, Run: func() (err error) {
		use, err = p.store.StageUse(context.Background(), id)
		return err
	}}) {
		p.mergePanel(s, use)
	}
}

// mergePanel says what becomes of a stage, its leads and what hangs on it.
func (p *Page) mergePanel(s model.Stage, use model.StageUse) {
	m := &merging{page: p, from: s, use: use, then: kit.Column(10)}
	if law, err := p.store.InForce(context.Background()); err == nil {
		m.signed = law.Version > 0
	}
	m.into = kit.NewSelect(p.facts.others(s.ID), p.facts.beside(s.ID).String(), func(string) { m.show() })
	m.button = kit.NewButton(kit.Primary, theme.Glyph("git-merge"), "", m.merge)
	body := kit.Column(14, kit.NewParagraph(m.why()).Styled(theme.SizeBody, theme.Regular, theme.Text2),
		kit.Labelled("Merge it into", m.into), kit.Rule(), m.then, kit.Gap(1, 2), kit.Row(0, m.button))
	m.show()
	p.merging = m
	p.shell.ShowDetail(p.shell.Panel(nil, "Merge "+s.Name, "One change, and one undo takes it back", body), p.back)
	kit.Focus(m.into)
}

// why says why the stage does not simply go.
func (m *merging) why() string {
	h := rules.On(m.page.facts.law, m.from.ID)
	var out []string
	switch {
	case m.use.Now > 0 && m.use.Ever > m.use.Now:
		out = append(out, fmt.Sprintf("%s in %s now, %s there.", counted(m.use.Now, "lead stands", "leads stand"), m.from.Name, counted(m.use.Ever, "was", "were")+" ever"))
	case m.use.Now > 0:
		out = append(out, fmt.Sprintf("%s in %s now.", counted(m.use.Now, "lead stands", "leads stand"), m.from.Name))
	case m.use.Ever > 0:
		out = append(out, fmt.Sprintf("%s in %s before.", counted(m.use.Ever, "lead was", "leads were"), m.from.Name))
	}
	if len(h.Starts) > 0 {
		out = append(out, fmt.Sprintf("%s leads begin in it.", sentence(titles(h.Starts))))
	}
	if h.Gate != "" {
		out = append(out, fmt.Sprintf("The gate %s stands before it.", rules.Called(h.Gate)))
	}
	return strings.Join(append(out, "Merging keeps all of it: nothing is lost, and every number still adds up."), " ")
}

func (m *merging) target() model.Stage {
	s, _ := m.page.facts.stage(m.into.Value)
	return s
}

// show lists what follows for the stage that is chosen.
func (m *merging) show() {
	to := m.target()
	m.then.Objects = nil
	for _, c := range m.consequences(to) {
		hue := theme.Text3
		if c.warns {
			hue = theme.AtRisk.Ink()
		}
		m.then.Add(kit.NewLine(kit.NewIcon(theme.Glyph(c.sign), hue), nil, kit.Said(c.said)))
	}
	m.button.Label = "Merge into " + to.Name
	m.button.Refresh()
	m.then.Refresh()
}

// consequence is one thing that merging brings about.
type consequence struct {
	sign, said string
	warns      bool
}

func (m *merging) consequences(to model.Stage) []consequence {
	f := m.page.facts
	h := rules.On(f.law, m.from.ID)
	var out []consequence
	say := func(sign, sentence string, of ...any) {
		out = append(out, consequence{sign: sign, said: fmt.Sprintf(sentence, of...)})
	}
	if m.use.Ever > 0 {
		say("users", "%s in %s from then on: on the board, in lists and in every count.", counted(m.use.Ever, "lead counts", "leads count"), to.Name)
	}
	if m.from.Team != to.Team {
		was, _ := f.team(m.from.Team)
		is, _ := f.team(to.Team)
		say("handshake", "%s carries them, and no longer %s. That is no hand-off.", is, was)
	}
	if n := len(h.Items); n > 0 {
		say("list-checks", "%s to the exit checklist of %s: %s.", counted(n, "line is added", "lines are added"), to.Name, named(h.Items, func(i model.Item) string { return i.Name }))
	}
	if n := len(h.Plays); n > 0 {
		say("clipboard-check", "%s along: %s.", counted(n, "play goes", "plays go"), named(h.Plays, func(p model.Play) string { return p.Name }))
	}
	if n := len(h.Assets); n > 0 {
		say("file-text", "%s along: %s.", counted(n, "asset goes", "assets go"), named(h.Assets, func(x model.Asset) string { return x.Name }))
	}
	if h.Gate != "" && h.Next != "" {
		say("flag", "The gate %s stands before %s from then on.", rules.Called(h.Gate), h.Next)
	}
	if len(h.Starts) > 0 {
		say("log-in", "%s leads begin in %s.", sentence(titles(h.Starts)), to.Name)
	}
	return append(out, m.warnings(to)...)
}

func (m *merging) warnings(to model.Stage) []consequence {
	var out []consequence
	if over := rules.Over(m.page.facts.law, m.from.ID, to.ID); len(over) > 0 && m.use.Ever > 0 {
		out = append(out, consequence{"triangle-alert", fmt.Sprintf("%s behind the gate %s, and nobody asked what it asks: look at them afterwards.",
			counted(m.use.Ever, "lead stands then", "leads stand then"), sentence(mapped(over, rules.Called))), true})
	}
	if m.signed {
		out = append(out, consequence{"signature", "The agreement that is signed keeps its stages. Leads follow when the next version is signed.", false})
	}
	return out
}

func (m *merging) merge() {
	to := m.target()
	m.page.toFocus = to.ID
	if m.page.shell.Do(shell.Action{Label: "Merge " + m.from.Name, Run: func() error {
		return m.page.store.MergeStage(context.Background(), m.from.ID, to.ID)
	}}) {
		m.page.shell.HideDetail()
		m.page.choose(to.ID.String())
	}
}

// others are the open stages but one.
func (f facts) others(id model.ID) []kit.Option {
	var out []kit.Option
	for _, o := range f.befores() {
		if o.Value != id.String() {
			out = append(out, o)
		}
	}
	return out
}

// beside is the stage that a stage is most likely merged into: the one before
// it, or behind it where a gate stands between.
func (f facts) beside(id model.ID) model.ID {
	i := f.at(id)
	before, after := i-1, i+1
	if i > 0 && f.track[i].Gate == "" {
		return f.track[before].ID
	}
	if after < len(f.track) && f.track[after].Kind == "open" {
		return f.track[after].ID
	}
	return f.track[max(0, before)].ID
}

// named lists the first names, and how many more there are.
func named[T any](rows []T, name func(T) string) string {
	const most = 3
	names := mapped(rows, func(r T) string { return "“" + strings.TrimSuffix(name(r), ".") + "”" })
	if len(names) > most {
		names = append(names[:most-1:most-1], fmt.Sprintf("%d more", len(names)-most+1))
	}
	return sentence(names)
}

func mapped[T, R any](rows []T, word func(T) R) []R {
	out := make([]R, len(rows))
	for i, r := range rows {
		out[i] = word(r)
	}
	return out
}

// titles are words as a sentence begins with them: "Inbound", "outbound".
func titles(words []string) []string {
	out := mapped(words, func(w string) string { return strings.ToLower(model.Title(w)) })
	if len(out) > 0 {
		out[0] = model.Title(words[0])
	}
	return out
}

// sentence joins names: "a, b and c".
func sentence(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

package promises

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// panel is one promise open at the right: its words, who owes whom, how often,
// and every case behind the numbers. It is built once and follows the facts.
type panel struct {
	page   *Page
	id     model.ID
	form   *kit.Form
	name   *kit.Field
	rate   *kit.Field
	owner  *kit.Select
	to     *kit.Select
	unit   *kit.Select
	band   *kit.Select
	stands *kit.Paragraph
	cases  *fyne.Container
	may    bool // whoever works here may excuse what it missed

	owed, nowBlock *fyne.Container
}

// open shows a promise in the panel.
func (p *Page) open(id model.ID) {
	v, ok := p.facts.find(id)
	if !ok {
		return
	}
	p.panel = newPanel(p, id)
	mine := p.panel
	mine.show(v)
	p.mark(id)
	p.shell.ShowDetail(p.shell.Panel(nil, "Promise", "Kept as you leave each field", mine.form), func() {
		if p.panel == mine {
			p.panel = nil
			if k := p.card(id); k != nil {
				kit.Focus(k)
			}
		}
	})
}

func newPanel(p *Page, id model.ID) *panel {
	n := &panel{page: p, id: id, form: kit.NewForm(), stands: kit.NewParagraph(""), cases: kit.Column(2), owed: kit.Column(2)}
	n.may, _ = p.store.MayExcuse(context.Background(), id) // a promise that is not in force excuses nothing
	n.nowBlock = kit.Column(6, kit.Heading("To do now"), n.owed)
	n.name = n.form.Field("name", kit.NewNotes("As a sentence", 2))
	n.name.Check = func(t string) string {
		if strings.TrimSpace(t) == "" {
			return "A promise needs its sentence."
		}
		return ""
	}
	n.name.OnCommit = func(t string) { n.set(model.Fields{"name": strings.Join(strings.Fields(t), " ")}) }
	teams := p.teams()
	n.owner = kit.NewSelect(teams, "", func(v string) { n.set(model.Fields{"owner": v}) })
	n.to = kit.NewSelect(append([]kit.Option{{Value: "", Label: "All"}}, teams...), "", func(v string) { n.set(model.Fields{"to": orNothing(v)}) })
	n.form.Labelled("Who owes it", n.owner)
	n.form.Labelled("To whom", n.to)
	n.unit = kit.NewSelect(units(), "", func(v string) { n.set(model.Fields{"unit": v}) })
	n.rate = kit.NewField("How often, in %").Placeholder("100")
	n.rate.Check = wrongRate
	n.rate.OnCommit = func(t string) { n.set(model.Fields{"rate": rateOf(t)}) }
	n.form.Known("rate", n.rate)
	n.form.Add(kit.Columns(12, kit.Labelled("Counted in", n.unit), n.rate))
	n.band = kit.NewSelect([]kit.Option{{Value: "", Label: "Every lead"}, {Value: model.TalkNow, Label: "Talk now leads"}, {Value: model.WarmUp, Label: "Warm up leads"}}, "", func(v string) { n.set(model.Fields{"band": orNothing(v)}) })
	n.form.Labelled("For", n.band)
	n.form.Add(kit.Rule())
	n.form.Add(n.nowBlock)
	n.form.Add(kit.Column(8, kit.Heading("How it was kept"), n.stands, n.cases))
	return n
}

func (p *Page) teams() []kit.Option {
	var out []kit.Option
	for _, t := range p.facts.draft.Teams {
		if !t.Hidden {
			out = append(out, kit.Option{Value: t.ID.String(), Label: t.Name, Hue: theme.OfTeam(t.Key)})
		}
	}
	return out
}

func units() []kit.Option {
	return []kit.Option{{Value: "business-day", Label: "Business days"}, {Value: "business-hour", Label: "Business hours"}, {Value: "percent", Label: "Per cent"}, {Value: "count", Label: "Times"}}
}

func orNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func wrongRate(t string) string {
	x, err := strconv.ParseFloat(strings.TrimSpace(t), 64)
	if strings.TrimSpace(t) != "" && (err != nil || x <= 0 || x > 100) {
		return "More than 0 and at most 100 %."
	}
	return ""
}

// rateOf is a rate in tenths of a percent; an empty one is every time.
func rateOf(t string) any {
	x, err := strconv.ParseFloat(strings.TrimSpace(t), 64)
	if err != nil {
		return int64(1000)
	}
	return int64(x*10 + 0.5)
}

func (n *panel) set(f model.Fields) { n.page.set("Change promise", n.id, f) }

// follow shows the new facts, or closes when the promise is gone.
func (n *panel) follow() {
	if v, ok := n.page.facts.find(n.id); ok {
		n.show(v)
		return
	}
	n.page.shell.HideDetail()
}

func (n *panel) show(v view) {
	p := v.promise
	n.name.SetText(p.Name)
	n.rate.SetText(score.Tenths(p.Rate))
	n.owner.SetValue(p.Owner.String())
	n.to.SetValue("")
	if !p.To.IsZero() {
		n.to.SetValue(p.To.String())
	}
	n.unit.SetValue(p.Unit)
	n.band.SetValue(p.Band)
	n.stands.Set(v.kept + ".")
	n.showOwed(n.page.facts.owed[p.ID])
	n.showCases(n.past(n.page.facts.tested[p.ID]))
	n.form.Refresh()
}

// past leaves out what still runs where that is listed as to do.
func (n *panel) past(tests []align.Test) []align.Test {
	if n.nowBlock.Hidden {
		return tests
	}
	return slices.DeleteFunc(slices.Clone(tests), func(t align.Test) bool { return t.Kept == "" })
}

// mostCases are shown; the others stand in the report.
const mostCases = 60

func (n *panel) showCases(tests []align.Test) {
	n.cases.Objects = nil
	for i, t := range tests {
		if i == mostCases {
			n.cases.Add(kit.Muted(fmt.Sprintf("and %d more", len(tests)-i)))
			break
		}
		sign, hue := signOf(t)
		icon, name, words := kit.NewIcon(sign, hue.Ink()), kit.Said(t.Name), kit.Hint(caseWords(n.page.facts, t))
		if t.Lead.IsZero() {
			line := kit.NewLine(icon, nil, name, words)
			line.Pad = 6
			n.cases.Add(line)
			continue
		}
		n.cases.Add(kit.NewStop(icon, n.excusing(t), func() { n.page.shell.Go("leads/" + t.Lead.String()) }, name, words))
	}
	n.cases.Refresh()
}

func signOf(t align.Test) (fyne.Resource, theme.Hue) {
	if t.Excused != "" {
		return theme.Glyph("shield-check"), theme.Unknown
	}
	switch t.Kept {
	case "met":
		return theme.Glyph("circle-check"), theme.Good
	case "not-met":
		return theme.Glyph("clock"), theme.Late
	case "unknown":
		return theme.Glyph("circle-dashed"), theme.Unknown
	}
	return theme.Glyph("hourglass"), theme.Unknown
}

// caseWords says what became of one case.
func caseWords(f facts, t align.Test) string {
	day := func(at time.Time) string { return at.In(f.zone()).Format("2 Jan 2006") }
	words := map[string]string{"met": "kept", "not-met": "not kept", "unknown": "cannot be told", "": "still runs"}[t.Kept]
	switch {
	case t.Kept == "unknown" && t.Missing != "":
		words += ": " + t.Missing + " is not known"
	case !t.Done.IsZero() && !t.Due.IsZero():
		words += fmt.Sprintf(": due %s, done %s", day(t.Due), day(t.Done))
	case !t.Due.IsZero():
		words += ": due " + day(t.Due)
	}
	if t.Excused != "" {
		words += " · excused: " + t.Excused
	}
	if t.Lead.IsZero() || t.At.Equal(f.now) {
		return words
	}
	return day(t.At) + " · " + words
}

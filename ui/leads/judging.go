package leads

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// fillScore shows both axes with the lines that sum to them.
func (d *detail) fillScore() {
	e := &d.lead.Explained
	d.score.Objects = nil
	known := "from " + count(e.Known) + " of " + plural(e.Of, "fact")
	if e.Hatched() {
		known += ", fewer than half"
	}
	d.axis("Fit", score.Tenths(e.Fit), known, int(e.Fit/10), e.Hatched(), d.scoreLines("fit"))
	d.score.Add(kit.Gap(1, 12))
	if !e.Measured {
		d.axis("Engagement", "–", "not measured yet: no touch is logged", 0, false, nil)
		return
	}
	d.axis("Engagement", score.Tenths(e.Engagement), "what its people did, fading with time", int(e.Engagement/10), false, d.scoreLines("engagement"))
}

func (d *detail) axis(name, figure, quiet string, at int, hatched bool, lines []fyne.CanvasObject) {
	head := kit.Spread(kit.Row(8, kit.Strong(name), kit.Muted(quiet)), kit.NewText(figure, theme.SizeHeading, theme.FiguresBold, theme.Text))
	d.score.Add(head)
	d.score.Add(kit.Inset(5, 0, 6, 0, kit.ScoreBar(at, hatched)))
	for _, l := range lines {
		d.score.Add(l)
	}
}

func (d *detail) scoreLines(axis string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range d.lead.Explained.Lines {
		if l.Axis != axis {
			continue
		}
		points := score.Tenths(l.Points)
		if l.Points > 0 {
			points = "+" + points
		}
		figure := kit.NewText(points, theme.SizeSmall, theme.Figures, theme.Text2).Trailing()
		words := []*kit.Paragraph{kit.NewParagraph(l.Rule).Styled(theme.SizeSmall, theme.Regular, theme.Text2)}
		if why := joined(d.personName(l.Who), l.Why); why != "" {
			words = append(words, kit.NewParagraph(why).Styled(theme.SizeCaption, theme.Regular, theme.Text3))
		}
		row := kit.NewLine(nil, figure, words...)
		row.Pad = 2
		out = append(out, row)
	}
	return out
}

func (d *detail) personName(id model.ID) string {
	if id.IsZero() || d.p.shell.Presenter() {
		return ""
	}
	for _, part := range d.lead.Parts {
		if part.Person == id {
			return part.Name
		}
	}
	return ""
}

// stateLook is the sign of a criterion's state: met, not met, unknown.
func stateLook(state string) (theme.Glyph, theme.Hue) {
	switch state {
	case "met":
		return "circle-check", theme.Good
	case "not-met":
		return "circle-x", theme.Late
	}
	return "circle-dashed", theme.Unknown
}

// fillCriteria lists the criteria, those that must be known first at the top.
func (d *detail) fillCriteria() {
	d.states = slices.Clone(d.lead.Explained.States)
	var list []mark
	for _, s := range d.states {
		sign, hue := stateLook(s.State)
		m := mark{sign: sign, hue: hue, text: s.Name, evidence: s.Evidence, keys: d.answers(s), now: answerKey(s.State)}
		if s.Class == "never" && s.State == "met" {
			m.sign, m.hue = "circle-alert", theme.Late
		} else if s.Class == "never" && s.State == "not-met" {
			m.sign, m.hue = "circle-check", theme.Good
		}
		m.quiet = criterionQuiet(s)
		if d.answered(s.Criterion) {
			m.quiet = joined(m.quiet, d.proof("answer", s.Name))
		}
		list = append(list, m)
	}
	d.criteria.set(list)
}

func criterionQuiet(s model.State) string {
	class := map[string]string{"must": "Must", "nice": "Nice", "never": "Never"}[s.Class]
	state := map[string]string{"met": "yes", "not-met": "no", "unknown": "not known"}[s.State]
	by := ""
	if s.State == "unknown" && s.KnownBy == "mql" {
		by = "to know before a conversation"
	} else if s.State == "unknown" && s.KnownBy == "sql" {
		by = "to know before Sales"
	}
	return joined(class, state, by, s.Evidence)
}

// answers are the keys of a criterion. What the data decides needs no answer.
func (d *detail) answers(s model.State) string {
	for _, c := range d.p.law.Criteria {
		if c.ID != s.Criterion {
			continue
		}
		asked := c.How == "question" || c.Field == "" || d.answered(c.ID)
		if asked || s.State == "unknown" {
			return "YN?"
		}
	}
	return ""
}

func (d *detail) answered(criterion model.ID) bool {
	key := "answer." + criterion.String()
	if c := d.lead.Company; c != nil && c.More[key] != "" {
		return true
	}
	return d.lead.Lead.More[key] != ""
}

func answerKey(state string) rune {
	switch state {
	case "met":
		return 'Y'
	case "not-met":
		return 'N'
	}
	return '?'
}

func (d *detail) answer(at int, key rune) {
	s := d.states[at]
	state := map[rune]string{'Y': "met", 'N': "not-met", '?': "unknown"}[key]
	d.write("Answer", func(ctx context.Context) error {
		return d.p.store.Answer(ctx, d.id, s.Criterion, state, s.Evidence)
	})
}

func (d *detail) proveAnswer(at int, evidence string) {
	s := d.states[at]
	d.write("Note the evidence", func(ctx context.Context) error {
		return d.p.store.Answer(ctx, d.id, s.Criterion, s.State, evidence)
	})
}

// fillBoxes lists what must be ticked before the lead leaves its stage, and
// before it is ready for Sales.
func (d *detail) fillBoxes() {
	d.items = d.checklist()
	var list []mark
	done := 0
	for _, it := range d.items {
		evidence, ticked := d.lead.Checks[it.ID]
		m := mark{sign: "square", hue: theme.Unknown, text: it.Name, keys: "YN", now: 'N', box: true, quiet: d.boxQuiet(it)}
		if ticked {
			done++
			if evidence == "yes" {
				evidence = ""
			}
			m.sign, m.hue, m.now, m.evidence = "square-check", theme.Good, 'Y', evidence
			m.quiet = joined(m.quiet, evidence, d.proof("check", it.Name))
		}
		list = append(list, m)
	}
	d.boxHead.Set("Checklist")
	if len(list) > 0 {
		d.boxHead.Set("Checklist  " + count(done) + " of " + count(len(list)))
	}
	d.boxHead.Hidden = len(list) == 0
	d.boxes.set(list)
}

// checklist is what leaving the stage asks for, and every gate still ahead.
func (d *detail) checklist() []model.Item {
	here := d.p.stages[d.lead.Row.Stage]
	ahead := map[string]bool{}
	for _, s := range d.p.law.Stages {
		if s.Gate != "" && s.Rank > here.Rank {
			ahead[s.Gate] = true
		}
	}
	var out []model.Item
	for _, it := range d.p.law.Items {
		if it.Gate == "" && it.Stage == here.ID || ahead[it.Gate] && here.Kind == "open" {
			out = append(out, it)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Item) int {
		if (a.Gate == "") != (b.Gate == "") {
			return map[bool]int{true: -1, false: 1}[a.Gate == ""]
		}
		return a.Rank - b.Rank
	})
	return out
}

func (d *detail) boxQuiet(it model.Item) string {
	quiet := "Before leaving " + d.p.stages[it.Stage].Name
	switch it.Gate {
	case "mql":
		quiet = "To be worth a conversation (MQL)"
	case "sql":
		quiet = "To be ready for Sales (SQL)"
	}
	if it.Optional {
		quiet += ", if it helps"
	}
	return quiet
}

func (d *detail) tick(at int, key rune) {
	it := d.items[at]
	d.write("Tick", func(ctx context.Context) error {
		if key == 'N' {
			return d.p.store.Untick(ctx, d.id, it.ID)
		}
		return d.p.store.Tick(ctx, d.id, it.ID, d.boxes.list[at].evidence)
	})
}

func (d *detail) proveTick(at int, evidence string) {
	it := d.items[at]
	d.write("Note the evidence", func(ctx context.Context) error { return d.p.store.Tick(ctx, d.id, it.ID, evidence) })
}

// readProofs finds when and by whom each box was ticked and each question was
// answered: the last change of it. An answer is the company's, where there is one.
func (d *detail) readProofs() {
	d.proofs = map[string]model.HistoryLine{}
	lines := d.lead.History
	if c := d.lead.Company; c != nil {
		more, err := d.p.store.History(context.Background(), c.ID)
		if err == nil { // it says more, and nothing hangs on it
			lines = append(slices.Clone(lines), more...)
		}
	}
	for _, l := range lines {
		_, field, _ := strings.Cut(l.Field, ".")
		if set, _, ok := strings.Cut(field, "."); ok && (set == "check" || set == "answer") {
			if _, newer := d.proofs[field]; !newer && l.To != "" {
				d.proofs[field] = l
			}
		}
	}
}

// proof says who noted something, and when.
func (d *detail) proof(set, name string) string {
	l, ok := d.proofs[set+"."+name]
	if !ok {
		return ""
	}
	return joined(l.By, moment(l.At, d.p.today(), "minute"))
}

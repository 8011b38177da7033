package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/learn"
	"baton/model/say"
	"baton/store"
)

func (c *cli) learnVerb() *cobra.Command {
	var outcome, kind string
	var closed bool
	cmd := &cobra.Command{
		Use:   "learn FILE",
		Short: "What the firm's own outcomes say of each field value and rule",
		Long: `What the firm's own outcomes say of each field value and rule.

The outcome is signed (or won), FIELD, or FIELD=VALUE. Signed is compared with
lost, not ours, and open for longer than nine in ten signed leads took; younger
open leads are no "no" and are left out. With --closed only leads that came to
an end are compared.`,
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				return c.learn(cmd.Context(), d, outcome, kind, closed)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&outcome, "outcome", "signed", "signed, a FIELD with two values, or FIELD=VALUE")
	fl.StringVar(&kind, "kind", "new-client", "which kind of lead: new-client, expansion, renewal or back-again")
	fl.BoolVar(&closed, "closed", false, "compare only leads that came to an end")
	return cmd
}

func (c *cli) learn(ctx context.Context, d *store.Desk, outcome, kind string, closed bool) error {
	if !model.IsWord("kind", kind) {
		return model.Refuse("kind", fmt.Sprintf("%q is not a kind of lead: use %s.", kind, listed(model.Words["kind"])))
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return err
	}
	q, err := learn.Ask(law, outcome)
	if err != nil {
		return err
	}
	q.Kind, q.Ended = kind, closed
	leads, err := d.Outcomes(ctx)
	if err != nil {
		return err
	}
	s, err := learn.Look(learn.Input{Law: law, Zone: firm.Location(), Now: d.Now(), Leads: leads}, q)
	if err != nil {
		return err
	}
	doc := learnOf(law, s)
	return c.answer(doc, func(w io.Writer) { doc.print(w, law, s) })
}

// learnDoc is what the outcomes say, in JSON.
type learnDoc struct {
	Outcome  outcomeLine     `json:"outcome"`
	Kind     string          `json:"kind"`
	Counted  countedLine     `json:"counted"`
	Base     rate            `json:"base"`
	Enough   bool            `json:"enough"`
	Floor    int             `json:"floor"`
	AUC      map[string]*auc `json:"auc"`
	Best     string          `json:"best_field,omitempty"`
	Majority *float64        `json:"majority"` // how often "always the commoner outcome" is right
	Folds    int             `json:"folds"`
	Taken    int             `json:"suggestions"`
	Values   []valueLine     `json:"values"`
	Excluded []excludedLine  `json:"excluded"`
	Model    *modelDoc       `json:"model"`
	Cases    []caseLine      `json:"cases"`
}

type outcomeLine struct {
	Field string `json:"field"`
	Yes   string `json:"yes"`
	No    string `json:"no"`
}

// countedLine says which leads are compared and which are left out.
type countedLine struct {
	Yes      int  `json:"yes"`
	No       int  `json:"no"`
	Lost     int  `json:"lost"`
	NotOurs  int  `json:"not_ours"`
	OldOpen  int  `json:"old_open"`
	Patience *int `json:"patience_days"`
	Young    int  `json:"left_out_young"`
	Nurture  int  `json:"left_out_nurture"`
	Kind     int  `json:"left_out_other_kind"`
	Unknown  int  `json:"left_out_unknown"`
}

// auc is a share of pairs put the right way round, with its 95 % range.
type auc struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type valueLine struct {
	Field      string     `json:"field"` // "criterion" and "rule" for those
	Value      string     `json:"value"`
	ID         *model.ID  `json:"id,omitempty"`
	N          int        `json:"n"`
	Rate       rate       `json:"rate"`
	Lift       *float64   `json:"lift"`
	Suggest    *float64   `json:"suggest"`
	Today      *float64   `json:"today,omitempty"`
	HadYes     rate       `json:"had_yes"`
	HadNo      rate       `json:"had_no"`
	Difference difference `json:"difference"`
	Stands     bool       `json:"stands"`
}

// difference is the share that had it of the yes less that of the no.
type difference struct {
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Chance float64 `json:"p"`
}

type excludedLine struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

type modelDoc struct {
	Intercept    float64      `json:"intercept"`
	Coefficients []weightLine `json:"coefficients"`
}

type weightLine struct {
	Field string  `json:"field"`
	Value string  `json:"value"`
	Odds  float64 `json:"log_odds"`
}

type caseLine struct {
	Lead  model.ID `json:"lead"`
	Name  string   `json:"name"`
	Yes   bool     `json:"yes"`
	Alike []string `json:"alike"`
}

func learnOf(law *model.Agreement, s *learn.Study) *learnDoc {
	field := "signed"
	if s.Question.Field != "" {
		field = learn.Shown(law, s.Question.Field)
	}
	k := s.Counted
	doc := &learnDoc{Outcome: outcomeLine{field, s.Question.Yes, s.Question.No}, Kind: s.Question.Kind, Base: rateOf(s.Base()),
		Counted: countedLine{k.Yes, k.No, k.Lost, k.NotOurs, k.Old, nil, k.Young, k.Nurture, k.OtherKind, k.Unknown},
		Enough:  s.Enough(), Floor: learn.Floor, Folds: learn.Folds, AUC: map[string]*auc{}, Values: []valueLine{}, Excluded: []excludedLine{}, Cases: []caseLine{}}
	if k.Patience > 0 {
		doc.Counted.Patience = &k.Patience
	}
	for i := range s.Values {
		doc.Values = append(doc.Values, valueOf(law, &s.Values[i]))
	}
	for _, l := range s.LeftOut {
		doc.Excluded = append(doc.Excluded, excludedLine{learn.Shown(law, l.Field), l.Why})
	}
	for _, x := range s.Cases {
		doc.Cases = append(doc.Cases, caseLine{x.Lead, x.Name, x.Yes, shownAll(law, x.Alike)})
	}
	doc.try(law, s)
	return doc
}

func shownAll(law *model.Agreement, fields []string) []string {
	out := []string{}
	for _, f := range fields {
		out = append(out, learn.Shown(law, f))
	}
	return out
}

// try adds how well each way of scoring does; nothing below the floor.
func (doc *learnDoc) try(law *model.Agreement, s *learn.Study) {
	for _, way := range ways {
		doc.AUC[way.key] = nil
	}
	t, ok := s.Trial()
	if !ok {
		return
	}
	for _, way := range ways {
		a := way.of(&t)
		doc.AUC[way.key] = &auc{a.Value, a.Low, a.High}
	}
	most := float64(max(s.Counted.Yes, s.Counted.No)) / float64(s.Counted.Yes+s.Counted.No)
	doc.Best, doc.Majority, doc.Taken = t.Best, &most, t.Taken
	doc.Model = &modelDoc{Intercept: t.Intercept, Coefficients: []weightLine{}}
	for _, w := range t.Weights {
		v := learn.Value{Field: w.Field, About: w.About, Text: w.Text}
		field, value := fieldAndValue(law, &v)
		if v.Of() {
			value += ": " + w.Text
		}
		doc.Model.Coefficients = append(doc.Model.Coefficients, weightLine{field, value, w.Odds})
	}
}

// ways are the ways of scoring that are tried, in the order they are told.
var ways = []struct {
	key, name string
	of        func(*learn.Trial) learn.AUC
}{
	{"baseline", "A coin", func(*learn.Trial) learn.AUC { return learn.AUC{Value: .5, Low: .5, High: .5} }},
	{"best_field", "The one field that says most", func(t *learn.Trial) learn.AUC { return t.BestField }},
	{"today_fit", "Today's rules: fit alone", func(t *learn.Trial) learn.AUC { return t.Fit }},
	{"today_engagement", "Today's rules: engagement alone", func(t *learn.Trial) learn.AUC { return t.Engagement }},
	{"today", "Today's rules: the ranking", func(t *learn.Trial) learn.AUC { return t.Today }},
	{"suggested", "... with the suggested points", func(t *learn.Trial) learn.AUC { return t.Suggested }},
	{"naive_bayes", "Naive Bayes", func(t *learn.Trial) learn.AUC { return t.Bayes }},
	{"logistic", "Logistic fit", func(t *learn.Trial) learn.AUC { return t.Logistic }},
}

func fieldAndValue(law *model.Agreement, v *learn.Value) (field, value string) {
	if v.Of() {
		return v.About.Noun, v.Name(law)
	}
	return learn.Shown(law, v.Field), v.Text
}

func valueOf(law *model.Agreement, v *learn.Value) valueLine {
	field, value := fieldAndValue(law, v)
	r := v.Rate()
	out := valueLine{Field: field, Value: value, N: r.N, Rate: rateOf(r), HadYes: rateOf(v.HadYes), HadNo: rateOf(v.HadNo),
		Difference: difference{v.Difference, v.Low, v.High, v.Chance}, Stands: v.Stands}
	if v.Lift > 0 {
		out.Lift = &v.Lift
	}
	if v.Suggest != 0 {
		p := points(v.Suggest)
		out.Suggest = &p
	}
	if v.Of() {
		p := points(v.Today)
		out.Today, out.ID = &p, &v.About.ID
	}
	return out
}

func (doc *learnDoc) print(w io.Writer, law *model.Agreement, s *learn.Study) {
	k := doc.Counted
	fmt.Fprintf(w, "%d %s, %d %s%s.\n\n", k.Yes, doc.Outcome.Yes, k.No, doc.Outcome.No, doc.leftOut())
	if !doc.Enough {
		fmt.Fprintf(w, "Not enough history: from %d of either outcome there are rates. Read these together:\n\n", doc.Floor)
		t := table{titles: []string{"lead", "outcome", "alike in"}, empty: "No lead has come to an end yet."}
		for _, x := range s.Cases {
			end := doc.Outcome.No
			if x.Yes {
				end = doc.Outcome.Yes
			}
			t.rows = append(t.rows, []string{x.Name, end, listed(namesOf(law, x.Alike))})
		}
		t.print(w)
		return
	}
	doc.printValues(w)
	fmt.Fprintln(w)
	doc.printTrial(w)
	fmt.Fprintln(w)
	t := table{titles: []string{"left out", "+because"}}
	for _, l := range doc.Excluded {
		t.rows = append(t.rows, []string{l.Field, l.Reason})
	}
	t.print(w)
}

func namesOf(law *model.Agreement, fields []string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, say.Field(law, f))
	}
	return out
}

// leftOut says in words what stands behind the two counts.
func (doc *learnDoc) leftOut() string {
	k := doc.Counted
	out := ""
	if k.OldOpen > 0 {
		out += fmt.Sprintf(" (%d of them open for more than %d days, longer than nine in ten signed leads took)", k.OldOpen, *k.Patience)
	}
	if n := k.Young + k.Nurture + k.Unknown; n > 0 {
		out += fmt.Sprintf("; %d left out, because their outcome is not known yet", n)
	}
	return out
}

func (doc *learnDoc) printValues(w io.Writer) {
	t := table{titles: []string{"field", "value", ">of the yes", ">of the no", ">yes with it", ">lift", ">points"}, empty: "Nothing is known that leads differ by."}
	for i := range doc.Values {
		v := &doc.Values[i]
		if !v.Stands {
			continue
		}
		lift, suggest := "", ""
		if v.Lift != nil {
			lift = strconv.FormatFloat(*v.Lift, 'f', 2, 64)
		}
		if v.Suggest != nil {
			suggest = fmt.Sprintf("%+g", *v.Suggest)
		}
		t.rows = append(t.rows, []string{v.Field, v.Value, counts(v.HadYes), counts(v.HadNo), rateText(v.Rate), lift, suggest})
	}
	if len(doc.Values) > 0 {
		t.empty = "Of all values, none differs by more than chance would make."
	}
	t.print(w)
	if n := len(doc.Values) - len(t.rows); n > 0 && len(t.rows) > 0 {
		fmt.Fprintf(w, "%d more values differ by no more than chance would make.\n", n)
	}
}

func counts(r rate) string { return fmt.Sprintf("%d of %d", r.K, r.N) }

func (doc *learnDoc) printTrial(w io.Writer) {
	t := table{titles: []string{"puts a yes before a no", ">auc", ">95 % range"}}
	for _, way := range ways {
		a := doc.AUC[way.key]
		name := way.name
		if way.key == "best_field" {
			name += ", " + doc.Best
		}
		t.rows = append(t.rows, []string{name, fmt.Sprintf("%.3f", a.Value), fmt.Sprintf("%.3f-%.3f", a.Low, a.High)})
	}
	t.print(w)
	fmt.Fprintf(w, "What is fitted was tried on leads it was not fitted on, in %d parts.\n", doc.Folds)
}

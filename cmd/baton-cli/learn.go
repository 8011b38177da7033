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
	in, err := d.Outcomes(ctx)
	if err != nil {
		return err
	}
	q, err := learn.Ask(in.Law, outcome)
	if err != nil {
		return err
	}
	q.Kind, q.Ended = kind, closed
	s, err := learn.Look(in, q)
	if err != nil {
		return err
	}
	doc := learnOf(in.Law, s)
	return c.answer(doc, func(w io.Writer) { doc.print(w, in.Law, s) })
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
		if len(doc.Values) > 0 && doc.Values[0].Stands {
			fmt.Fprintln(w)
			doc.printValues(w)
		}
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

// counts are the same without a rate.
func (r rate) counts() rate { return rate{N: r.N, K: r.K} }

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

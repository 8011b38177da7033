package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/agree"
	"baton/store"
)

func (c *cli) scoreVerb() *cobra.Command {
	var rules string
	cmd := &cobra.Command{
		Use:   "score FILE",
		Short: "Score every lead; with --rules by other rules, writing nothing",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				law, err := c.lawWith(cmd.Context(), d, rules)
				if err != nil {
					return err
				}
				scored, err := d.ScoredBy(cmd.Context(), law, nil)
				if err != nil {
					return err
				}
				return c.scored(scored)
			})
		},
	}
	cmd.Flags().StringVar(&rules, "rules", "", "a JSON file with groups and rules: what would they say?")
	return cmd
}

// lawWith is the agreement in force, with the rules of a file in the place of
// its own.
func (c *cli) lawWith(ctx context.Context, d *store.Desk, rules string) (*model.Agreement, error) {
	law, err := d.InForce(ctx)
	if err != nil || rules == "" {
		return law, err
	}
	data, err := readSource(rules)
	if err != nil {
		return nil, err
	}
	what := *law
	what.Scoring = model.Scoring{}
	read := json.NewDecoder(bytes.NewReader(data))
	read.DisallowUnknownFields()
	if err := read.Decode(&what.Scoring); err != nil {
		return nil, model.Refuse("rules", fmt.Sprintf("%s holds no rules (%v): it needs groups and rules.", rules, err))
	}
	return &what, c.doubtful(rules, data, &what)
}

// doubtful refuses rules that cannot be meant, and says what no lead can reach
// by them.
func (c *cli) doubtful(file string, data []byte, a *model.Agreement) error {
	var p model.Problems
	if halfLifeOfZero.Match(data) {
		p.Add("rules", fmt.Sprintf("%s holds a half-life of 0, which would forget everything at once: use 1 day or more, or leave it out for no decay.", file))
	}
	for _, f := range agree.Flaws(a) {
		if noun := f.At[0].Noun; noun == "rule" || noun == "group" {
			p.Add(noun, f.Text)
			continue
		}
		c.say("%s", f.Text)
	}
	return p.Err()
}

var halfLifeOfZero = regexp.MustCompile(`"half_life"\s*:\s*0\s*[,}]`)

// scoredDoc is every score and what they add up to.
type scoredDoc struct {
	Bands map[string]int `json:"bands"`
	MQL   int            `json:"mql"`
	SQL   int            `json:"sql"`
	Leads []scoredLine   `json:"leads"`
}

type scoredLine struct {
	ID         model.ID `json:"id"`
	Fit        float64  `json:"fit"`
	Engagement *float64 `json:"engagement"`
	Band       string   `json:"band"`
}

func (c *cli) scored(all []model.Scored) error {
	doc := scoredDoc{Bands: map[string]int{model.TalkNow: 0, model.WarmUp: 0, model.FindOut: 0, model.NotOurs: 0}, Leads: []scoredLine{}}
	for _, s := range all {
		doc.Bands[s.Score.Band]++
		if s.Score.MQL {
			doc.MQL++
		}
		if s.Score.SQL {
			doc.SQL++
		}
		l := scoredLine{ID: s.Lead, Fit: points(s.Score.Fit), Band: s.Score.Band}
		if s.Score.Measured {
			e := points(s.Score.Engagement)
			l.Engagement = &e
		}
		doc.Leads = append(doc.Leads, l)
	}
	return c.answer(doc, doc.print)
}

func (doc scoredDoc) print(w io.Writer) {
	t := table{titles: []string{"", ">leads"}}
	for _, band := range []string{model.TalkNow, model.WarmUp, model.FindOut, model.NotOurs} {
		t.rows = append(t.rows, []string{model.BandTitle(band), strconv.Itoa(doc.Bands[band])})
	}
	t.rows = append(t.rows, []string{model.Title("mql"), strconv.Itoa(doc.MQL)}, []string{model.Title("sql"), strconv.Itoa(doc.SQL)})
	t.print(w)
}

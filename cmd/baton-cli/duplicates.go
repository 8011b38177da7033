package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// pair is two rows that may be one and the same.
type pair struct {
	Noun  string   `json:"noun"`
	A     model.ID `json:"a"`
	B     model.ID `json:"b"`
	Score float64  `json:"score"`
	Why   string   `json:"why"`
	NameA string   `json:"name_a"`
	NameB string   `json:"name_b"`
}

func (c *cli) duplicatesVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "duplicates FILE",
		Short: "List companies, people and leads that may be there twice, and what says so",
		Long: "List companies, people and leads that may be there twice, and what says so: the likeliest pair first, 1 would be certain.\n" +
			"Of several that are alike each is paired with the first. Nothing is changed.",
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				all, err := d.Duplicates(cmd.Context())
				if err != nil {
					return err
				}
				return c.duplicates(all)
			})
		},
	}
}

func (c *cli) duplicates(all []model.Duplicate) error {
	pairs := make([]pair, 0, len(all))
	t := table{titles: []string{">score", "noun", "rows", "a", "b", "+why"}, empty: "Nothing seems to be there twice."}
	for _, d := range all {
		pairs = append(pairs, pair{d.Noun, d.A, d.B, d.Score, d.Why, d.NameA, d.NameB})
		t.rows = append(t.rows, []string{strconv.FormatFloat(d.Score, 'f', 2, 64), d.Noun, bothNames(d), d.A.String(), d.B.String(), d.Why})
	}
	return c.answer(pairs, t.print)
}

func bothNames(d model.Duplicate) string {
	if d.NameA == d.NameB {
		return d.NameA
	}
	return d.NameA + " / " + d.NameB
}

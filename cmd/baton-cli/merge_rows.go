package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/merge"
	"baton/store"
)

// mergedRows is what merge-leads answers.
type mergedRows struct {
	Noun  string   `json:"noun"`
	Kept  model.ID `json:"kept"`
	Gone  model.ID `json:"gone,omitzero"`
	Apart model.ID `json:"apart,omitzero"` // of a pair that stays two
}

func (c *cli) mergeLeadsVerb() *cobra.Command {
	var fields []string
	var apart bool
	cmd := &cobra.Command{
		Use:   "merge-leads FILE A B",
		Short: "Make one of two companies, people or leads",
		Long: "Make one of two companies, people or leads: A stays, and all that points to B shows under A, from whichever computer it comes. 'undo' makes\n" +
			"them two again. Where both know something, A is right; --field NAME=b takes what B says. A and B are ids, or leads as other verbs name them.",
		Args: args(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			chosen, err := choices(fields)
			if err != nil {
				return err
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				doc, err := mergeRows(cmd.Context(), d, args[1], args[2], chosen, apart)
				if err != nil {
					return err
				}
				said := line("%s is one with %s now.", doc.Gone, doc.Kept)
				if apart {
					said = line("%s and %s stay two, and are no longer listed as a pair.", doc.Kept, doc.Apart)
				}
				return c.answer(doc, said)
			})
		},
	}
	cmd.Flags().StringArrayVar(&fields, "field", nil, "which of the two is right in a field, like name=b; may be given several times")
	cmd.Flags().BoolVar(&apart, "apart", false, "note that they are two, so that 'duplicates' does not list them again")
	return cmd
}

// choices reads --field NAME=a|b.
func choices(fields []string) (map[string]bool, error) {
	chosen := map[string]bool{}
	for _, f := range fields {
		name, which, ok := strings.Cut(f, "=")
		switch {
		case !ok || name == "" || which != "a" && which != "b":
			return nil, misuse("--field %s: write NAME=a or NAME=b.", f)
		case which == "b":
			chosen[fieldName(name)] = true
		}
	}
	return chosen, nil
}

func mergeRows(ctx context.Context, d *store.Desk, a, b string, chosen map[string]bool, apart bool) (doc mergedRows, err error) {
	noun, keep, err := rowAt(ctx, d, a)
	if err != nil {
		return doc, err
	}
	other, gone, err := rowAt(ctx, d, b)
	if err != nil {
		return doc, err
	}
	if noun.Name != other.Name {
		return doc, model.Refuse("noun", fmt.Sprintf("%s is a %s and %s a %s: two of one kind can be merged.", a, model.Called(noun.Name), b, model.Called(other.Name)))
	}
	if apart {
		return mergedRows{Noun: noun.Name, Kept: keep, Apart: gone}, d.KeepApart(ctx, noun.Name, keep, gone)
	}
	pair, err := d.Alike(ctx, noun.Name, keep, gone)
	if err != nil {
		return doc, err
	}
	differ := merge.Differences(noun.Name, pair[0], pair[1])
	for name := range chosen {
		if _, ok := noun.Field(name); ok && !slices.ContainsFunc(differ, func(x merge.Difference) bool { return x.Field == name }) && pair[1].Fields[name] == nil {
			return doc, model.Refuse(name, fmt.Sprintf("%s says nothing in %s: leave --field %s away.", b, name, name))
		}
	}
	return mergedRows{Noun: noun.Name, Kept: keep, Gone: gone}, d.MergeRows(ctx, noun.Name, keep, gone, chosen)
}

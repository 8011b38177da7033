package main

import (
	"context"
	"slices"
	"strings"

	"baton/model"
	"baton/ui/shell"
	"baton/ui/theme"
)

// finder finds leads by what somebody remembers of them: company, person,
// address, need. It reads the leads once, and anew after a change to them.
type finder struct {
	leads func(context.Context) ([]model.LeadRow, error)
	law   func(context.Context) (*model.Agreement, error)
	lines []findable
	fresh bool
}

type findable struct {
	words, label, quiet, route string
	open                       bool
}

const hitsShown = 7

func newFinder(d interface {
	Leads(context.Context) ([]model.LeadRow, error)
	InForce(context.Context) (*model.Agreement, error)
}) *finder {
	return &finder{leads: d.Leads, law: d.InForce}
}

// changed forgets what was read if the change concerns it.
func (f *finder) changed(c model.Change) {
	if c.Touches("lead", "company", "person", "part", "job", "move", "stage") {
		f.fresh = false
	}
}

// find lists the leads that have every word: open ones first, then those
// whose name begins with it.
func (f *finder) find(text string) []shell.Hit {
	if !f.fresh && f.read() != nil {
		return nil // the screens say what is wrong with the file
	}
	wanted := strings.Fields(strings.ToLower(text))
	ranked := make([][]findable, 4)
	for _, l := range f.lines {
		if !hasAll(l.words, wanted) {
			continue
		}
		rank := 0
		if !l.open {
			rank += 2
		}
		if len(wanted) > 0 && !strings.HasPrefix(l.words, wanted[0]) {
			rank++
		}
		ranked[rank] = append(ranked[rank], l)
	}
	var out []shell.Hit
	for _, l := range slices.Concat(ranked...) {
		if len(out) == hitsShown {
			break
		}
		out = append(out, shell.Hit{Label: l.label, Quiet: l.quiet, Icon: theme.Glyph("building-2"), Route: l.route})
	}
	return out
}

func hasAll(words string, wanted []string) bool {
	for _, w := range wanted {
		if !strings.Contains(words, w) {
			return false
		}
	}
	return true
}

func (f *finder) read() error {
	ctx := context.Background()
	rows, err := f.leads(ctx)
	if err != nil {
		return err
	}
	law, err := f.law(ctx)
	if err != nil {
		return err
	}
	f.lines, f.fresh = make([]findable, 0, len(rows)), true
	for i := range rows {
		r := &rows[i]
		stage, _ := law.StageBy(r.Stage)
		l := findable{label: r.Shown(), quiet: stage.Name, route: "leads/" + r.ID.String(), open: r.Outcome == "open"}
		if r.Person != "" && r.Person != l.label {
			l.label += ", " + r.Person
		}
		l.words = strings.ToLower(strings.Join([]string{r.Shown(), r.Person, r.Email, r.Title, r.Source}, " "))
		f.lines = append(f.lines, l)
	}
	return nil
}

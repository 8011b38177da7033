package criteria

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/score"
)

// facts are what the page shows, ready.
type facts struct {
	views      []view
	open, best int // leads, best clients
}

// view is one criterion with everything its card says.
type view struct {
	id       model.ID
	c        model.Criterion
	from     string // the words of the element it comes from
	coverage model.Coverage
	problem  string // why no lead can be judged by it
}

func factsOf(a *model.Agreement, coverage []model.Coverage) facts {
	by := map[model.ID]model.Coverage{}
	var f facts
	for _, c := range coverage {
		by[c.Criterion] = c
		f.open = max(f.open, c.Met+c.NotMet+c.Unknown)
		f.best = max(f.best, c.BestMet+c.BestNot+c.BestUnknown)
	}
	words := map[model.ID]string{}
	for _, e := range a.Positioning {
		words[e.ID] = e.Text
	}
	for _, c := range a.Criteria {
		f.views = append(f.views, view{id: c.ID, c: c, from: words[c.Element], coverage: by[c.ID], problem: problem(a, c)})
	}
	return f
}

// problem is why no lead can be judged by a criterion; "" when all is well.
func problem(a *model.Agreement, c model.Criterion) string {
	if c.How == "question" {
		return ""
	}
	one := *a
	one.Criteria, one.Scoring = []model.Criterion{c}, model.Scoring{}
	if all := score.Compile(&one, nil).Problems(); len(all) > 0 {
		return strings.TrimSpace(strings.TrimPrefix(all[0].Text, fmt.Sprintf("%q", c.Name)))
	}
	return ""
}

func (f facts) cards(class string) []view {
	var out []view
	for _, v := range f.views {
		if v.c.Class == class {
			out = append(out, v)
		}
	}
	return out
}

func (f facts) find(id model.ID) (view, bool) {
	for _, v := range f.views {
		if v.id == id {
			return v, true
		}
	}
	return view{}, false
}

// over says what the bars are counted over.
func (f facts) over() string {
	leads := "No open leads yet: the bars fill with the first list"
	if f.open > 0 {
		leads = "Over " + counted(f.open, "open lead")
	}
	switch {
	case f.best > 0:
		return leads + " and " + counted(f.best, "best client") + "."
	case f.open > 0:
		return leads + ". Mark your best clients, and each criterion shows whether they would pass it."
	}
	return leads + "."
}

// known says coverage in words: "known for 31 of 64".
func known(met, not, unknown int) string {
	all := met + not + unknown
	switch {
	case all == 0:
		return "none yet"
	case unknown == all:
		return fmt.Sprintf("not known for any of %d", all)
	case unknown == 0:
		return fmt.Sprintf("known for all %d", all)
	}
	return fmt.Sprintf("known for %d of %d", met+not, all)
}

// doubt is what our best clients say against a criterion; "" if nothing.
func (v view) doubt() string {
	c := v.coverage
	all := c.BestMet + c.BestNot + c.BestUnknown
	switch {
	case v.problem != "":
		return "It " + v.problem
	case v.c.Class == "must" && c.BestNot > 0:
		return fmt.Sprintf("%d of %s would not pass it.", c.BestNot, counted(all, "best client"))
	case v.c.Class == "never" && c.BestMet > 0:
		return fmt.Sprintf("It would turn %d of %s away.", c.BestMet, counted(all, "best client"))
	}
	return ""
}

// gate says by when it must be known, and what it is worth.
func (v view) gate() string {
	by := "Never blocks a lead"
	switch v.c.KnownBy {
	case "mql":
		by = "Known before a conversation (MQL)"
	case "sql":
		by = "Known before Sales takes over (SQL)"
	}
	return by
}

// worth is what it adds when met.
func (v view) worth() string {
	if v.c.Class == "never" {
		return "ends it"
	}
	return "+" + score.Tenths(v.c.Points)
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

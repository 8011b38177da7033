package criteria

import (
	"fmt"
	"slices"
	"strconv"

	"baton/model"
	"baton/model/agree"
	"baton/model/say"
	"baton/model/score"
)

// facts are what the page shows, ready.
type facts struct {
	views      []view
	open, best int  // leads, best clients
	counting   bool // the counts are those of before the last change
}

// view is one criterion with everything its card says.
type view struct {
	id       model.ID
	c        model.Criterion
	from     string // the words of the element it comes from
	coverage model.Coverage
	only     string   // what it is narrowed to
	flaws    []string // what is wrong with it, in sentences
}

func factsOf(a *model.Agreement, s score.Stands) facts {
	by := map[model.ID]model.Coverage{}
	f := facts{open: len(s.Leads), best: len(s.Best)}
	for _, c := range s.Coverage() {
		by[c.Criterion] = c
	}
	words := map[model.ID]string{}
	for _, e := range a.Positioning {
		words[e.ID] = e.Text
	}
	flaws := agree.Flaws(a)
	for _, c := range a.Criteria {
		f.views = append(f.views, view{id: c.ID, c: c, from: words[c.Element], coverage: by[c.ID], only: say.Scope(a, c.Scope), flaws: agree.Beside(flaws, c.ID)})
	}
	return f
}

// problems are what would be wrong with a criterion if it were so, and is not
// wrong already.
func problems(a *model.Agreement, c model.Criterion) []string {
	with := *a
	with.Criteria = slices.Clone(a.Criteria)
	for i := range with.Criteria {
		if with.Criteria[i].ID == c.ID {
			with.Criteria[i] = c
		}
	}
	was := agree.Beside(agree.Flaws(a), c.ID)
	return slices.DeleteFunc(agree.Beside(agree.Flaws(&with), c.ID), func(text string) bool { return slices.Contains(was, text) })
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
	if f.counting && f.open+f.best == 0 {
		return "Counting …"
	}
	leads := "No open leads yet: the bars fill with the first list"
	if f.open > 0 {
		leads = "Over " + counted(f.open, "open lead")
	}
	more := ""
	if f.counting {
		more = " Counting anew …"
	}
	switch {
	case f.best > 0:
		return leads + " and " + counted(f.best, "best client") + "." + more
	case f.open > 0:
		return leads + ". Mark your best clients, and each criterion shows whether they would pass it." + more
	}
	return leads + "." + more
}

// known says coverage in words: "31 of 64 known".
func known(met, not, unknown int) string {
	all := met + not + unknown
	switch {
	case all == 0:
		return "none yet"
	case all == 1 && unknown == 1:
		return "not known"
	case all == 1:
		return "known"
	case unknown == all:
		return "none of " + thousands(all) + " known"
	case unknown == 0:
		return "all " + thousands(all) + " known"
	}
	return thousands(met+not) + " of " + thousands(all) + " known"
}

// doubt is what our best clients say against a criterion; "" if nothing.
func (v view) doubt() string {
	c := v.coverage
	all := c.BestMet + c.BestNot + c.BestUnknown
	switch {
	case len(v.flaws) > 0:
		return v.flaws[0]
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
		by = "Known before Sales gets it (SQL)"
	}
	if v.only != "" {
		by = model.Title(v.only) + " · " + by
	}
	return by
}

// decides says for how many leads one answer would decide; "" for none.
func (v view) decides() string {
	switch n := v.coverage.Deciding; n {
	case 0:
		return ""
	case 1:
		return "1 lead hangs on this answer alone"
	default:
		return thousands(n) + " leads hang on this answer alone"
	}
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
	return thousands(n) + " " + word + "s"
}

// thousands writes 12500 as 12,500.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

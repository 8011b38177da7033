package learn

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
	"baton/model/score"
)

// What a row holds in a column when it is none of the column's values.
const (
	notKnown = -1
	other    = -2 // known, but too rare to speak of
)

// choice is one value a column may have.
type choice struct {
	text  string
	cond  model.Condition // what a rule would ask; none: a rule cannot
	vague bool            // "unknown", "other": nothing to score by
}

// column is one field, criterion or rule over all rows.
type column struct {
	field   string    // as conditions name it; of a criterion or rule the one it looks at
	about   model.Ref // the criterion or the rule
	choices []choice
	code    []int16 // per row: the choice, notKnown or other
	twofold bool    // the second choice only mirrors the first
}

// columnsOf reads all that leads may differ by, and says what it leaves out.
// A value that fewer than least leads have is not spoken of.
func columnsOf(in *Input, q Question, rows []row, least int) ([]column, []LeftOut) {
	b := builder{in: in, q: q, rows: rows, least: least}
	for _, f := range fieldsOf(in.Law) {
		if f != q.Field {
			b.field(f)
		}
	}
	b.tags("company.tag", func(r *row) map[string]string {
		if r.facts.Company == nil {
			return nil
		}
		return r.facts.Company.More
	})
	b.tags("lead.tag", func(r *row) map[string]string { return r.facts.Lead.More })
	b.answers()
	b.never()
	return b.columns, b.out
}

type builder struct {
	in      *Input
	q       Question
	rows    []row
	least   int
	columns []column
	out     []LeftOut
}

func (b *builder) leave(field, why string) { b.out = append(b.out, LeftOut{field, why}) }

var knownFields = []string{"lead.route", "lead.source", "lead.offer", "lead.origin",
	"company.industry", "company.employees", "company.revenue", "company.country", "company.region", "company.city"}

func fieldsOf(a *model.Agreement) []string {
	fields := slices.Clone(knownFields)
	own := slices.Clone(a.Fields)
	slices.SortFunc(own, func(x, y model.FieldDef) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), slices.Compare(x.ID[:], y.ID[:]))
	})
	for _, d := range own {
		if d.Noun == "company" || d.Noun == "lead" {
			fields = append(fields, "x."+d.ID.String())
		}
	}
	return fields
}

// textOf is a datum as it is told: of a link the name it stands for.
func textOf(a *model.Agreement, field string, s score.Seen) string {
	if s.IsNumber {
		return plainNumber(s.Number)
	}
	switch field {
	case "lead.offer":
		for _, o := range a.Offers {
			if o.ID.String() == s.Text {
				return o.Name
			}
		}
	case "lead.origin":
		if id, err := model.ParseID(s.Text); err == nil {
			if t, ok := a.TeamBy(id); ok {
				return t.Name
			}
		}
	}
	return s.Text
}

// field adds one field as what its values are: numbers, dates, or words.
func (b *builder) field(field string) {
	if strings.EqualFold(Shown(b.in.Law, field), "x.owner") {
		b.leave(field, whyOwner)
		return
	}
	seen, yes, no := b.see(field)
	if yes.k+no.k == 0 {
		return
	}
	if why := lopsided(b.q, yes, no); why != "" {
		b.leave(field, why)
		return
	}
	days, future := b.asDays(seen)
	switch n := asNumbers(seen); {
	case future:
		b.leave(field, "holds dates after the day the lead was made: they were not known then")
	case days != nil:
		b.numbers(field, days, true)
	case n != nil:
		b.numbers(field, n, false)
	default:
		b.words(field, seen)
	}
}

// see reads a field of all rows, and counts of how many it is known.
func (b *builder) see(field string) (seen []score.Seen, yes, no share) {
	read, _ := score.Look(b.in.Law, field)
	seen = make([]score.Seen, len(b.rows))
	for i := range b.rows {
		seen[i] = read(&b.rows[i].facts)
		if known := seen[i].IsNumber || seen[i].Text != ""; b.rows[i].yes {
			yes.add(known)
		} else {
			no.add(known)
		}
	}
	return seen, yes, no
}

// words adds a field whose values are words. One that few leads share is not
// spoken of; a field of which those are most is a name, a key or a free text.
func (b *builder) words(field string, seen []score.Seen) {
	w := b.vocabulary(field, seen)
	kept, covered := w.shared(b.least)
	switch {
	case w.known < bins*b.least:
		b.leave(field, whyFew)
		return
	case 2*covered < w.known:
		b.leave(field, "almost every lead has its own: a name, a key or a free text")
		return
	case len(w.count) < 2:
		b.leave(field, "is the same wherever it is known")
		return
	}
	c := column{field: field, code: make([]int16, len(seen)), twofold: len(w.count) == 2 && len(kept) == 2}
	at := map[string]int16{"": notKnown}
	for i, key := range kept {
		at[key] = int16(i)
		c.choices = append(c.choices, choice{text: w.first[key], cond: model.Condition{Field: field, Op: "equals", Value: w.raw[key]}, vague: vague[key]})
	}
	for i, key := range w.keys {
		code, spoken := at[key]
		if !spoken {
			code = other
		}
		c.code[i] = code
	}
	b.columns = append(b.columns, c)
}

// vocabulary are the words of a field, whatever the case of their letters.
type vocabulary struct {
	keys       []string // per row; "" is not known
	count      map[string]int
	first, raw map[string]string // as it is told, and as a rule asks for it
	known      int
}

func (b *builder) vocabulary(field string, seen []score.Seen) vocabulary {
	w := vocabulary{keys: make([]string, len(seen)), count: map[string]int{}, first: map[string]string{}, raw: map[string]string{}}
	for i, s := range seen {
		text := textOf(b.in.Law, field, s)
		if text == "" {
			continue
		}
		w.known++
		key := strings.ToLower(text)
		w.keys[i] = key
		if w.count[key]++; w.count[key] > 1 {
			continue
		}
		w.first[key], w.raw[key] = text, s.Text
		if s.IsNumber {
			w.raw[key] = text
		}
	}
	return w
}

// shared are the words that at least so many leads have, the commonest first,
// and how many leads that covers.
func (w vocabulary) shared(least int) (kept []string, covered int) {
	for key, n := range w.count {
		if n >= least {
			kept = append(kept, key)
			covered += n
		}
	}
	slices.SortFunc(kept, func(x, y string) int { return cmp.Or(cmp.Compare(w.count[y], w.count[x]), cmp.Compare(x, y)) })
	return kept, covered
}

// vague are words that say that nobody knows.
var vague = map[string]bool{"unknown": true, "other": true, "others": true, "n/a": true, "none": true, "-": true, "?": true}

// tags adds a column for each tag. A row without any tag is one that nobody
// tagged.
func (b *builder) tags(field string, of func(*row) map[string]string) {
	have := make([][]string, len(b.rows))
	count := map[string]int{}
	for i := range b.rows {
		have[i] = score.Tags(of(&b.rows[i]))
		for _, t := range have[i] {
			count[t]++
		}
	}
	var tags []string
	for t, n := range count {
		if n >= b.least {
			tags = append(tags, t)
		}
	}
	slices.Sort(tags)
	for _, t := range tags {
		c := column{field: field, code: make([]int16, len(have)), twofold: true,
			choices: []choice{{text: t, cond: model.Condition{Field: field, Op: "contains", Value: t}}, {text: "not " + t}}}
		for i := range have {
			switch {
			case len(have[i]) == 0:
				c.code[i] = notKnown
			case !slices.Contains(have[i], t):
				c.code[i] = 1
			}
		}
		b.columns = append(b.columns, c)
	}
}

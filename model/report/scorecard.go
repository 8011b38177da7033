package report

import (
	"fmt"
	"slices"

	"baton/model"
	"baton/model/funnel"
)

// scorecard shows both directions in mirror image, then how the hand-offs
// ended and how often they met the definition, route by route.
func (b *book) scorecard() Sheet {
	s := Sheet{Name: SheetScorecard, Title: "Scorecard",
		Subtitle: fmt.Sprintf("%ss, %s to %s. Counts always; a rate with its 95 %% range from %d cases on.", b.kind, b.firstDay(), b.lastDay(), funnel.Floor)}
	pairs := b.pairs()
	if len(pairs) == 0 {
		s.Blocks = append(s.Blocks, Note{Text: "No hand-off between two teams in this period. When one team passes a lead to another, both halves of the promise stand here side by side.", Tone: Muted})
	}
	for i, p := range pairs {
		s.Blocks = append(s.Blocks, b.mirror(i, p))
	}
	if t := b.othersOwe(pairs); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	if len(pairs) > 0 {
		s.Blocks = append(s.Blocks, b.findingTable(), b.byRoute())
	}
	return s
}

// pair is two teams between which leads were handed over.
type pair struct{ from, to string }

// pairs are in the order of the journey: the most hand-offs first is blame,
// the first on the way is not.
func (b *book) pairs() []pair {
	seen := map[pair]bool{}
	for _, h := range b.handoffs {
		if !h.Same && model.Title(b.lead(h.Lead).Kind) == b.kind {
			seen[pair{h.FromName, h.ToName}] = true
		}
	}
	var out []pair
	for _, from := range b.f.Agreement.Teams {
		for _, to := range b.f.Agreement.Teams {
			if seen[pair{from.Name, to.Name}] {
				out = append(out, pair{from.Name, to.Name})
			}
		}
	}
	return out
}

// half is one promise on one side of the mirror: how often kept, of how many.
type half struct {
	name      string
	kept, not ask
}

// mirror sets what each of two teams owes the other side by side: left the
// team that hands over, right the team that receives.
func (b *book) mirror(i int, p pair) Table {
	t := Table{Name: fmt.Sprintf("Mirror%d", i+1), Title: fmt.Sprintf("%s  and  %s", p.from, p.to), Columns: []Column{
		{Key: "lname", Title: fmt.Sprintf("%s owes %s", p.from, p.to), Kind: Text, Width: 36, Wrap: true},
		{Key: "lkept", Title: "Kept", Kind: Integer, Width: 7}, {Key: "lof", Title: "", Kind: OutOf, Width: 7},
		{Key: "lrate", Title: "Rate", Kind: Percent, Width: 17}, {Key: "lrange", Title: "Range", Kind: Text, Width: 13},
		{Key: "gap", Title: "", Kind: Text, Width: 4},
		{Key: "rrange", Title: "Range", Kind: Text, Width: 13}, {Key: "rrate", Title: "Rate", Kind: Percent, Width: 17},
		{Key: "rkept", Title: "Kept", Kind: Integer, Width: 7}, {Key: "rof", Title: "", Kind: OutOf, Width: 7},
		{Key: "rname", Title: fmt.Sprintf("%s owes %s", p.to, p.from), Kind: Text, Width: 36, Wrap: true},
	}}
	here := b.ofKind.and(is("from", p.from), is("to", p.to))
	left := append([]half{{"Hand-offs that met the definition", here.and(is("definition", "met")), here.and(is("definition", "not met"))}}, b.halves(p.from, p.to)...)
	right := append([]half{{"Answered and first touched in time", here.and(is("followup", "in time")), here.and(is("followup", "late"))}}, b.halves(p.to, p.from)...)
	for i := range max(len(left), len(right)) {
		row := make([]Cell, len(t.Columns))
		if i < len(left) {
			row[0], row[1], row[2], row[3], row[4] = left[i].cells("l")
		}
		if i < len(right) {
			row[10], row[8], row[9], row[7], row[6] = right[i].cells("r")
		}
		t.add(row...)
	}
	return t
}

func (h half) cells(side string) (name, kept, of, share, span Cell) {
	r := funnel.Rate{K: h.kept.count(), N: h.kept.count() + h.not.count()}
	k, n := "{."+side+"kept}", "{."+side+"of}"
	return Words(h.name), h.kept.number(), Of(r.N).Live(h.kept.counts() + "+" + h.not.counts()), rate(r, k, n), wilson(r, k, n)
}

// halves are the promises of one team to the other that were tested case by
// case. The definition and the follow-up are read from the hand-offs.
func (b *book) halves(owner, to string) []half {
	var out []half
	for _, p := range b.f.Promises {
		if len(p.Cases) > 0 && b.teamName(p.Promise.Owner) == owner && b.teamName(p.Promise.To) == to {
			out = append(out, b.half(p.Promise))
		}
	}
	return out
}

func (b *book) half(p model.Promise) half {
	a := of(b.promiseData, is("kind", b.kind), is("promise", p.Name), is("owner", b.owner(p)), is("to", b.whom(p)))
	return half{p.Name, a.and(is("kept", kept)), a.and(is("kept", broken))}
}

func (b *book) owner(p model.Promise) string { return orNone(b.teamName(p.Owner), everyone) }
func (b *book) whom(p model.Promise) string  { return orNone(b.teamName(p.To), everyone) }

// othersOwe are the promises that stand on no side of a mirror: what
// everyone owes, or owes everyone.
func (b *book) othersOwe(pairs []pair) Table {
	t := Table{Name: "Others", Title: "What else was promised", Columns: []Column{
		{Key: "name", Title: "Promise", Kind: Text, Width: 36, Wrap: true},
		{Key: "kept", Title: "Kept", Kind: Integer, Width: 7}, {Key: "of", Title: "", Kind: OutOf, Width: 7},
		{Key: "rate", Title: "Rate", Kind: Percent, Width: 17}, {Key: "range", Title: "Range", Kind: Text, Width: 13},
		{Key: "who", Title: "Who owes whom", Kind: Text},
	}}
	for _, p := range b.f.Promises {
		owner, whom := b.owner(p.Promise), b.whom(p.Promise)
		if len(p.Cases) == 0 || slices.Contains(pairs, pair{owner, whom}) || slices.Contains(pairs, pair{whom, owner}) {
			continue
		}
		name, kept, of, share, span := b.half(p.Promise).cells("")
		t.add(name, kept, of, share, span, Words(owner+" to "+whom).In(Muted))
	}
	return t
}

// findingTable counts the hand-offs by finding; the cover draws it.
func (b *book) findingTable() Table {
	t := Table{Name: "Findings", Title: "How the hand-offs ended", Columns: []Column{
		{Key: "finding", Title: "Finding", Kind: Text, Emphasis: findingTones()},
		{Key: "handoffs", Title: "Hand-offs", Kind: Integer},
		{Key: "meaning", Title: "What it means", Kind: Text},
	}}
	row := func(word, meaning string) {
		t.add(Words(word), b.ofKind.and(is("finding", word)).number(), Words(meaning).In(Muted))
	}
	for _, f := range findings() {
		row(f.word, f.meaning)
	}
	row(running, "Not finished: nobody can judge it yet.")
	return t
}

// byRoute is Marketing's promise by route: a route with its own definition
// is judged on its own.
func (b *book) byRoute() Table {
	t := Table{Name: "Routes", Title: "Met the definition, by route", Empty: "No hand-off could be judged yet.", Columns: []Column{
		{Key: "route", Title: "Route", Kind: Text},
		{Key: "met", Title: "Met", Kind: Integer}, {Key: "of", Title: "", Kind: OutOf},
		{Key: "rate", Title: "Rate", Kind: Percent}, {Key: "range", Title: "Range", Kind: Text},
	}}
	for _, word := range model.Words["route"] {
		a := b.ofKind.and(is("route", model.Title(word)))
		met, not := a.and(is("definition", "met")), a.and(is("definition", "not met"))
		r := funnel.Rate{K: met.count(), N: met.count() + not.count()}
		if r.N == 0 {
			continue
		}
		t.add(Words(model.Title(word)), met.number(), Of(r.N).Live(met.counts()+"+"+not.counts()),
			rate(r, "{.met}", "{.of}"), wilson(r, "{.met}", "{.of}"))
	}
	return t
}

package say

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
)

// past makes rows of "law draft outcome" words, a lead each.
func past(rows ...string) (i model.Impact) {
	for n, r := range rows {
		w := strings.Fields(r)
		i.Rows = append(i.Rows, model.ImpactRow{Lead: id(byte(n + 1)), Name: "Client " + string(rune('A'+n)), Law: w[0], Draft: w[1], Outcome: w[2]})
	}
	return i
}

func times(n int, row string) []string { return strings.Split(strings.Repeat(row+"|", n-1)+row, "|") }

func TestImpact(t *testing.T) {
	for _, c := range []struct {
		name string
		past model.Impact
		law  int
		want []string
	}{
		{"nothing was handed over", past(), 1, []string{"No lead was handed over yet, so there is no past to compare with. What is signed now will be the measure of the first ones."}},
		{"few, and nothing is signed", past("met met open", "met not-met lost", "met unknown open"), 0, []string{
			"Of 3 past hand-offs 1 would have met the draft.",
			"None of them has signed with us yet, so nothing can be said about missing a client.",
			"1 of them cannot be judged: something that is asked for was never written down."}},
		{"some come in, some go, of some it cannot be told any more", past("not-met met signed", "met not-met signed", "met unknown open", "unknown met lost"), 2, []string{
			"Of 4 past hand-offs 2 met version 2; 2 would have met the draft: 2 more, 1 fewer, and 1 of which it cannot be told any more.",
			"Of 2 signed clients it would have missed 1: Client B.",
			"1 of them cannot be judged: something that is asked for was never written down."}},
		{"a rate and its range from ten on", past(append(times(9, "met met lost"), "met met signed")...), 1, []string{
			"Of 10 past hand-offs 10 met version 1; 10 would have met the draft (100 %, likely 72 to 100): the same ones.",
			"Of 1 signed client it would have missed none."}},
		{"many clients are counted", past(times(5, "met not-met signed")...), 1, []string{
			"Of 5 past hand-offs 5 met version 1; 0 would have met the draft: none more, 5 fewer.",
			"Of 5 signed clients it would have missed 5: Client A, Client B, Client C and 2 more."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Impact(c.past, c.law, "the draft"); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
	t.Run("a client handed over twice is missed once", func(t *testing.T) {
		i := past("met not-met signed", "met not-met signed")
		i.Rows[1].Lead, i.Rows[1].Name = i.Rows[0].Lead, i.Rows[0].Name
		if got := Impact(i, 1, "the draft")[1]; got != "Of 1 signed client it would have missed 1: Client A." {
			t.Errorf("%q", got)
		}
	})
}

func TestImpact_AddsUp(t *testing.T) {
	states := rapid.SampledFrom([]string{"met", "not-met", "unknown"})
	rapid.Check(t, func(t *rapid.T) {
		var rows []string
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			rows = append(rows, states.Draw(t, "law")+" "+states.Draw(t, "draft")+" open")
		}
		i := past(rows...)
		law := i.Count(func(r model.ImpactRow) bool { return r.Law == "met" })
		draft := i.Count(func(r model.ImpactRow) bool { return r.Draft == "met" })
		unclear := i.Count(func(r model.ImpactRow) bool { return r.Leaves() && r.Untold() })
		if law+i.Count(model.ImpactRow.Enters)-i.Count(model.ImpactRow.Out)-unclear != draft {
			t.Fatalf("%v does not add up", rows)
		}
	})
}

package trigger_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/trigger"
)

var (
	aware      = model.Stage{ID: model.ID{1}, Name: "Aware", Kind: "open", Rank: 1}
	interested = model.Stage{ID: model.ID{2}, Name: "Interested", Kind: "open", Rank: 2}
	evaluating = model.Stage{ID: model.ID{3}, Name: "Evaluating", Kind: "open", Rank: 3}
	signed     = model.Stage{ID: model.ID{4}, Name: "Signed", Kind: "signed", Rank: 4}
	lost       = model.Stage{ID: model.ID{5}, Name: "Lost", Kind: "lost", Rank: 5}
	law        = &model.Agreement{Stages: []model.Stage{aware, interested, evaluating, signed, lost}}
)

func at(s string) time.Time {
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	panic(s)
}

// evening is an event on a day, looked at after thirty.
func evening(t *testing.T) trigger.Event {
	t.Helper()
	e, ok := trigger.On(model.Campaign{From: "2026-09-10"}, time.UTC)
	if !ok || e.Days != 30 || !e.Until().Equal(at("2026-10-11")) {
		t.Fatalf("%+v", e)
	}
	return e
}

// past is a lead in a line: "name came|stayed kind/route, stage when [exact [until]], ...".
func past(t *testing.T, line string) trigger.Past {
	t.Helper()
	head, rest, _ := strings.Cut(line, ": ")
	f := strings.Fields(head)
	p := trigger.Past{Name: f[0], Came: f[1] == "came", Kind: "new-client", Route: "inbound", Created: at("2026-08-01")}
	if len(f) > 2 {
		p.Kind, p.Route, _ = strings.Cut(f[2], "/")
	}
	for _, step := range strings.Split(rest, ", ") {
		w := strings.Fields(step)
		s, _ := law.StageNamed(w[0])
		m := model.Move{To: s.ID, Happened: at(w[1]), Exact: "minute"}
		if len(w) > 2 {
			m.Exact = w[2]
		}
		if len(w) > 3 {
			m.Until, m.Recorded = at(w[3]), at(w[3])
		}
		if p.Moves == nil {
			p.Created = m.Happened
		}
		p.Moves = append(p.Moves, m)
	}
	return p
}

func TestMeasure(t *testing.T) {
	now := at("2026-12-01")
	for _, c := range []struct {
		what  string
		leads []string
		now   time.Time
		want  string
	}{
		{"who went on within the days is counted, against leads like them", []string{
			"a came: Interested 2026-08-01, Evaluating 2026-09-20", "b came: Interested 2026-08-01", "c stayed: Interested 2026-08-03, Evaluating 2026-10-30", "d stayed: Interested 2026-08-03, Signed 2026-10-01",
		}, now, "1 of 2 / 1 of 2 few"},
		{"later than the days is too late", []string{"a came: Interested 2026-08-01, Evaluating 2026-10-12", "b stayed: Interested 2026-08-01"}, now, "0 of 1 / 0 of 1 few"},
		{"before the event is not after it", []string{"a came: Aware 2026-08-01, Interested 2026-09-01", "b stayed: Interested 2026-08-01"}, now, "0 of 1 / 0 of 1 few"},
		{"a lost one did not go on", []string{"a came: Interested 2026-08-01, Lost 2026-09-20", "b stayed: Interested 2026-08-01"}, now, "0 of 1 / 0 of 1 few"},
		{"going back is not going on", []string{"a came: Interested 2026-08-01, Aware 2026-09-20", "b stayed: Interested 2026-08-01"}, now, "0 of 1 / 0 of 1 few"},
		{"another stage, kind or way of coming is not like them", []string{
			"a came: Interested 2026-08-01", "b stayed: Aware 2026-08-01", "c stayed expansion/inbound: Interested 2026-08-01", "d stayed new-client/outbound: Interested 2026-08-01",
		}, now, "0 of 0 / 0 of 0 nobody alone a"},
		{"introduced and by a partner are alike", []string{"a came new-client/introduced: Interested 2026-08-01", "b stayed new-client/partner: Interested 2026-08-01"}, now, "0 of 1 / 0 of 1 few"},
		{"who was not known on the morning is no comparison", []string{"a came: Interested 2026-08-01", "b stayed: Interested 2026-09-10 09:00"}, now, "0 of 0 / 0 of 0 nobody alone a"},
		{"who was signed by then does not count", []string{"a came: Interested 2026-08-01, Signed 2026-09-01", "b stayed: Interested 2026-08-01"}, now, "0 of 0 / 0 of 0 nobody closed 1"},
		{"while the days are not over, nothing is said", []string{"a came: Interested 2026-08-01, Evaluating 2026-09-20", "b stayed: Interested 2026-08-01"}, at("2026-10-01"), "1 of 1 / 0 of 1 young"},
		{"a move of which nobody knows the day is no answer", []string{"a came: Interested 2026-08-01, Evaluating 2026-09-20 between 2026-11-01", "b stayed: Interested 2026-08-01"}, now, "0 of 0 / 0 of 0 nobody unsure a"},
		{"a move known to lie within the days is one", []string{"a came: Interested 2026-08-01, Evaluating 2026-09-20 between 2026-10-01", "b stayed: Interested 2026-08-01"}, now, "1 of 1 / 0 of 1 few"},
		{"where somebody stood that day must be sure", []string{"a came: Aware 2026-08-01, Interested 2026-09-01 between 2026-10-01", "b stayed: Interested 2026-08-01"}, now, "0 of 0 / 0 of 0 nobody closed 1"},
	} {
		t.Run(c.what, func(t *testing.T) {
			var all []trigger.Past
			for _, l := range c.leads {
				all = append(all, past(t, l))
			}
			if got := told(trigger.Measure(law, evening(t), all, c.now)); got != c.want {
				t.Errorf("it says %q, want %q", got, c.want)
			}
		})
	}
}

// told is an effect in a line.
func told(f trigger.Effect) string {
	s := fmt.Sprintf("%s / %s %s", f.There, f.Others, f.Verdict)
	for _, r := range f.Alone {
		s += " alone " + r.Name
	}
	for _, r := range f.Unsure {
		s += " unsure " + r.Name
	}
	if f.Closed > 0 {
		s += fmt.Sprintf(" closed %d", f.Closed)
	}
	return s
}

func TestComparable(t *testing.T) {
	all := []trigger.Past{past(t, "a came: Interested 2026-08-01"), past(t, "b stayed: Interested 2026-08-01"), past(t, "c stayed: Aware 2026-08-01"), past(t, "d stayed: Lost 2026-08-01")}
	if got := trigger.Comparable(law, evening(t), all); len(got) != 2 || got[0] != 0 || got[1] != 1 {
		t.Errorf("comparable are %v", got)
	}
}

// draw makes a firm in which late stages go on more often and come more
// often, and those who came go on by lift more often.
func draw(seed uint64, n int, lift float64) []trigger.Past {
	rng := rand.New(rand.NewPCG(seed, 7))
	var all []trigger.Past
	for i := range n {
		stage, goes, comes := interested, 0.2, 0.2
		if i%2 == 0 {
			stage, goes, comes = evaluating, 0.6, 0.6
		}
		p := trigger.Past{Lead: model.ID{byte(i >> 8), byte(i)}, Kind: "new-client", Route: "inbound", Created: at("2026-08-01"), Came: rng.Float64() < comes}
		p.Moves = []model.Move{{To: stage.ID, Happened: p.Created, Exact: "minute"}}
		if p.Came {
			goes += lift
		}
		if rng.Float64() < goes {
			p.Moves = append(p.Moves, model.Move{To: signed.ID, Happened: at("2026-09-20"), Exact: "minute"})
		}
		all = append(all, p)
	}
	return all
}

func TestMeasure_draws(t *testing.T) {
	const draws = 200
	verdicts := func(n int, lift float64) map[string]int {
		found := map[string]int{}
		for seed := range uint64(draws) {
			found[trigger.Measure(law, evening(t), draw(seed, n, lift), at("2026-12-01")).Verdict]++
		}
		return found
	}
	t.Run("an event on which nothing depends shows no difference, though who came was further on", func(t *testing.T) {
		for _, n := range []int{40, 300} {
			if v := verdicts(n, 0); v[trigger.Same]+v[trigger.Few] < draws*9/10 {
				t.Errorf("of %d leads: %v", n, v)
			}
		}
	})
	t.Run("a planted effect is found with leads enough, and not with few", func(t *testing.T) {
		if v := verdicts(300, 0.3); v[trigger.More] < draws*9/10 {
			t.Errorf("%v", v)
		}
		if v := verdicts(12, 0.3); v[trigger.More] > draws/10 {
			t.Errorf("%v", v)
		}
	})
	t.Run("those who came can go on less often", func(t *testing.T) {
		if v := verdicts(300, -0.2); v[trigger.Fewer] < draws/2 || v[trigger.More] > 0 {
			t.Errorf("%v", v)
		}
	})
}

func TestEffect_Says(t *testing.T) {
	few := trigger.Effect{Verdict: trigger.Few}
	few.There.K, few.There.N, few.Others.K, few.Others.N = 3, 7, 4, 12
	many := trigger.Effect{Verdict: trigger.More, Difference: 0.2, Low: 0.04, High: 0.36}
	many.There.K, many.There.N, many.Others.K, many.Others.N = 27, 45, 36, 90
	same := many
	same.Verdict, same.Low = trigger.Same, -0.02
	for want, f := range map[string]trigger.Effect{
		"3 of 7 advanced, against 4 of 12 who were not there. Too few to tell: read the cases.":                                                                                     few,
		"Who came advanced more often: 27 of 45 (60 %, 45 to 73) advanced, against 36 of 90 (40 %, 30 to 50) who were not there. Like for like that is 20 points more (+4 to +36).": many,
		"27 of 45 (60 %, 45 to 73) advanced, against 36 of 90 (40 %, 30 to 50) who were not there: no difference that these numbers can show.":                                      same,
		"Too early to tell: its days are over on 10 October 2026.":                                                                                                                  {Verdict: trigger.Young, Until: at("2026-10-11")},
		"Nobody who came stood open before.": {Verdict: trigger.None},
	} {
		if got := f.Says(); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

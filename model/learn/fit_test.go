package learn

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
)

// anyColumns draws a table of codes with unknown and rare ones.
func anyColumns(t *rapid.T, n int) []column {
	var out []column
	for range rapid.IntRange(1, 4).Draw(t, "columns") {
		c := column{code: make([]int16, n), choices: make([]choice, rapid.IntRange(1, 4).Draw(t, "choices"))}
		for i := range c.code {
			c.code[i] = int16(rapid.IntRange(-2, len(c.choices)-1).Draw(t, "code"))
		}
		out = append(out, c)
	}
	return out
}

func TestLogistic(t *testing.T) {
	t.Run("a fit stands where nothing pulls any more", rapid.MakeCheck(func(t *rapid.T) {
		rows, _ := anyScores(t)
		l := fitLogistic(anyColumns(t, len(rows)), rows, all)
		var at []int
		for i := range rows {
			at = append(at, i)
		}
		if yes, no := sides(rows, at); yes == 0 || no == 0 {
			return // the intercept has no end to find
		}
		grad, _ := l.slope(rows, at)
		if norm(grad) > 1e-5 {
			t.Fatalf("it still pulls by %v", norm(grad))
		}
		for j := range l.weight { // the slope is that of the loss
			const h = 1e-5
			was := l.weight[j]
			l.weight[j] = was + h
			up := l.loss(rows, at)
			l.weight[j] = was - h
			down := l.loss(rows, at)
			l.weight[j] = was
			if slope := (up - down) / (2 * h); math.Abs(slope-grad[j+1]) > 1e-4 {
				t.Fatalf("weight %d: slope %v, by trying %v", j, grad[j+1], slope)
			}
		}
	}))
	t.Run("that a field is known says nothing by itself", func(t *testing.T) {
		// half of the yes and a tenth of the no are known, each by halves
		rows := make([]row, 400)
		c := column{code: make([]int16, 400), choices: make([]choice, 2)}
		for i := range rows {
			rows[i].yes = i < 200
			c.code[i] = notKnown
			if i < 100 || i >= 380 {
				c.code[i] = int16(i % 2)
			}
		}
		l := fitLogistic([]column{c}, rows, all)
		if math.Abs(l.score(0)-l.score(150)) > 1e-6 || math.Abs(l.score(1)-l.score(150)) > 1e-6 {
			t.Errorf("known %v and %v, not known %v", l.score(0), l.score(1), l.score(150))
		}
	})
}

func TestBayes(t *testing.T) {
	rows := []row{{yes: true}, {yes: true}, {yes: true}, {}, {}}
	c := column{code: []int16{0, 0, notKnown, 1, other}, choices: make([]choice, 2)}
	b := fitBayes([]column{c}, rows, all)
	for i, want := range []float64{math.Log(3.0 / 5 * 5 / 1), math.Log(3.0 / 5 * 5 / 1), 0, math.Log(1.0 / 5 * 5 / 2), math.Log(1.0 / 5 * 5 / 2)} {
		if got := b.score(i); math.Abs(got-want) > 1e-12 {
			t.Errorf("lead %d: %v, want %v", i, got, want)
		}
	}
}

func TestDeal(t *testing.T) {
	in := firm(1, 200, nil)
	for i := range in.Leads { // every third company has two leads
		if i%3 == 1 {
			in.Leads[i].Facts.Company = in.Leads[i-1].Facts.Company
		}
	}
	dealt := func(in Input) map[model.ID]int {
		s := look(t, in, signed)
		deal(s.rows)
		out := map[model.ID]int{}
		for _, r := range s.rows {
			out[r.facts.Lead.ID] = r.fold
		}
		return out
	}
	first := dealt(in)
	t.Run("every fold has its share of yes and of leads", func(t *testing.T) {
		var yes, size [Folds]int
		for i := range in.Leads {
			f := first[in.Leads[i].Facts.Lead.ID]
			size[f]++
			if in.Leads[i].Outcome == "signed" {
				yes[f]++
			}
		}
		if slices.Max(yes[:])-slices.Min(yes[:]) > 2 || slices.Max(size[:])-slices.Min(size[:]) > 4 {
			t.Errorf("yes %v of %v", yes, size)
		}
	})
	t.Run("the leads of one company stay together", func(t *testing.T) {
		for i := range in.Leads {
			if i%3 == 1 && first[in.Leads[i].Facts.Lead.ID] != first[in.Leads[i-1].Facts.Lead.ID] {
				t.Fatal("a company was torn apart")
			}
		}
	})
	t.Run("the order of reading does not matter", func(t *testing.T) {
		slices.Reverse(in.Leads)
		if !reflect.DeepEqual(first, dealt(in)) {
			t.Error("dealt differently")
		}
	})
}

func TestStudy_Trial(t *testing.T) {
	t.Run("a sign that is there is found, by every way that learns", func(t *testing.T) {
		got, ok := look(t, firm(3, 400, likely), signed).Trial()
		if !ok || got.Best != "lead.source" {
			t.Fatalf("the best field is %q", got.Best)
		}
		for name, a := range map[string]AUC{"suggested": got.Suggested, "best field": got.BestField, "bayes": got.Bayes, "logistic": got.Logistic} {
			if a.Low < .5 || a.Value > .85 {
				t.Errorf("%s: %+v", name, a)
			}
		}
		if got.Today.Low > .5 || got.Today.High < .5 {
			t.Errorf("today's rules know nothing of it: %+v", got.Today)
		}
		if w := got.Weights[0]; w.Field != "lead.source" {
			t.Errorf("the strongest weight is %+v", w)
		}
	})
	t.Run("where there is nothing, nothing is found", func(t *testing.T) {
		const tries = 40
		held, finds := map[string]int{}, 0
		for seed := range uint64(tries) {
			s := look(t, firm(100+seed, 150, nil), signed)
			got, _ := s.Trial()
			for name, a := range map[string]AUC{"today": got.Today, "suggested": got.Suggested, "best field": got.BestField, "bayes": got.Bayes, "logistic": got.Logistic} {
				if a.Low <= .5 && a.High >= .5 {
					held[name]++
				}
			}
			if len(Advice(s.Values)) > 0 {
				finds++
			}
		}
		for name, n := range held {
			if n < tries*9/10 {
				t.Errorf("%s: the range holds a coin's 0.5 only %d times of %d", name, n, tries)
			}
		}
		if finds > tries/8 {
			t.Errorf("points were suggested in %d of %d firms", finds, tries)
		}
	})
	t.Run("no lead has a part in its own score", func(t *testing.T) {
		s := look(t, firm(5, 300, likely), signed)
		deal(s.rows)
		before := s.tried()
		for i := range s.rows {
			if s.rows[i].fold == 0 {
				s.rows[i].yes = !s.rows[i].yes
			}
		}
		after := s.tried()
		for way := range before {
			changed := false
			for i, r := range s.rows {
				if r.fold == 0 && before[way][i] != after[way][i] {
					t.Fatalf("way %d: the score of a lead follows its own outcome", way)
				}
				changed = changed || before[way][i] != after[way][i]
			}
			if !changed {
				t.Errorf("way %d: the others learned nothing of it either", way)
			}
		}
	})
	t.Run("the same leads in any order give the same answer", func(t *testing.T) {
		in := firm(6, 200, likely)
		s := look(t, in, signed)
		first, _ := s.Trial()
		r := rand.New(rand.NewPCG(1, 1))
		r.Shuffle(len(in.Leads), func(i, j int) { in.Leads[i], in.Leads[j] = in.Leads[j], in.Leads[i] })
		again := look(t, in, signed)
		second, _ := again.Trial()
		if !reflect.DeepEqual(s.Values, again.Values) {
			t.Error("the values differ")
		}
		for _, pair := range [][2]AUC{{first.Today, second.Today}, {first.Suggested, second.Suggested}, {first.Bayes, second.Bayes}, {first.Logistic, second.Logistic}} {
			if math.Abs(pair[0].Value-pair[1].Value) > 1e-9 {
				t.Errorf("%v and %v", pair[0], pair[1])
			}
		}
	})
	t.Run("below the floor nothing is tried", func(t *testing.T) {
		if _, ok := look(t, firm(7, 20, nil), signed).Trial(); ok {
			t.Error("it was")
		}
	})
}

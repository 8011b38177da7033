package learn

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"baton/model/funnel"
)

// anyScores draws scores with many ties, outcomes and folds.
func anyScores(t *rapid.T) ([]row, []float64) {
	n := rapid.IntRange(2, 60).Draw(t, "n")
	rows, scores := make([]row, n), make([]float64, n)
	for i := range rows {
		rows[i].yes = rapid.Bool().Draw(t, "yes")
		rows[i].fold = rapid.IntRange(0, 2).Draw(t, "fold")
		scores[i] = float64(rapid.IntRange(-4, 4).Draw(t, "score"))
	}
	return rows, scores
}

func brute(rows []row, s []float64) float64 {
	won, pairs := 0.0, 0.0
	for i := range rows {
		for j := range rows {
			if rows[i].yes && !rows[j].yes && rows[i].fold == rows[j].fold {
				pairs++
				switch {
				case s[i] > s[j]:
					won++
				case s[i] == s[j]:
					won += .5
				}
			}
		}
	}
	if pairs == 0 {
		return .5
	}
	return won / pairs
}

func TestAUC(t *testing.T) {
	t.Run("is what counting every pair of one fold gives", rapid.MakeCheck(func(t *rapid.T) {
		rows, scores := anyScores(t)
		got := auc(rows, scores, func(i int) int { return rows[i].fold })
		if want := brute(rows, scores); math.Abs(got.Value-want) > 1e-12 {
			t.Fatalf("%v, by counting %v", got.Value, want)
		}
		if got.Low > got.Value || got.High < got.Value || got.Low < 0 || got.High > 1 {
			t.Fatalf("the range %v to %v does not hold %v", got.Low, got.High, got.Value)
		}
	}))
	t.Run("only the order counts, not how far scores lie apart", rapid.MakeCheck(func(t *rapid.T) {
		rows, scores := anyScores(t)
		other, mirrored := make([]float64, len(scores)), make([]float64, len(scores))
		for i, s := range scores {
			other[i], mirrored[i] = math.Exp(s)*3-100, -s
		}
		fold := func(i int) int { return rows[i].fold }
		if a, b := auc(rows, scores, fold), auc(rows, other, fold); a != b {
			t.Fatalf("%v became %v", a, b)
		}
		if a, b := auc(rows, scores, fold).Value, auc(rows, mirrored, fold).Value; math.Abs(a+b-1) > 1e-12 {
			t.Fatalf("%v upside down is %v", a, b)
		}
	}))
	t.Run("its range is Hanley and McNeil's", func(t *testing.T) {
		// 0.893 from 58 yes and 51 no has a standard error of 0.032
		if got := math.Sqrt(hanleyMcNeil(.893, 51, 58)); math.Abs(got-.0319) > .0015 {
			t.Errorf("the standard error is %v", got)
		}
	})
}

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		name string
		x, y funnel.Rate
		want float64
	}{
		{"the lady tasting tea", funnel.Rate{K: 3, N: 4}, funnel.Rate{K: 1, N: 4}, 34.0 / 70},
		{"8 of 9 against 11 of 40", funnel.Rate{K: 8, N: 9}, funnel.Rate{K: 11, N: 40}, .001148643933189},
		{"no difference at all", funnel.Rate{K: 5, N: 10}, funnel.Rate{K: 10, N: 20}, 1},
		{"nobody has it", funnel.Rate{K: 0, N: 10}, funnel.Rate{K: 0, N: 20}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fisher(c.x, c.y); math.Abs(got-c.want) > 1e-6 {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
	t.Run("it is a chance, and the same from either side", rapid.MakeCheck(func(t *rapid.T) {
		x, y := anyRate(t), anyRate(t)
		got := fisher(x, y)
		if got <= 0 || got > 1 || math.Abs(got-fisher(y, x)) > 1e-9 {
			t.Fatalf("%v against %v is %v, the other way %v", x, y, got, fisher(y, x))
		}
	}))
}

func TestNewcombe(t *testing.T) {
	diff, low, high := newcombe(funnel.Rate{K: 56, N: 70}, funnel.Rate{K: 48, N: 80}) // his example (a)
	if math.Abs(diff-.2) > 1e-9 || math.Abs(low-.0524) > 5e-5 || math.Abs(high-.3339) > 5e-5 {
		t.Errorf("%v (%v to %v)", diff, low, high)
	}
}

func anyRate(t *rapid.T) funnel.Rate {
	n := rapid.IntRange(1, 80).Draw(t, "n")
	return funnel.Rate{K: rapid.IntRange(0, n).Draw(t, "k"), N: n}
}

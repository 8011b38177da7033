package funnel_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/funnel"

	"pgregory.net/rapid"
)

var (
	places  = []string{"", "aware", "evaluating", "scoping", "signed", "lost", "not-ours", "nurture"}
	journey = funnel.Journey{
		Order:  []model.ID{place("aware"), place("evaluating"), place("scoping"), place("signed")},
		Closed: []model.ID{place("lost"), place("not-ours")},
	}
	start = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
)

func place(name string) model.ID { return model.ID{15: byte(slices.Index(places, name))} }

func day(n int) time.Time { return start.AddDate(0, 0, n) }

// moves reads "aware@0 evaluating@5": one lead's way with its days.
func moves(lead byte, way string) []model.Move {
	var out []model.Move
	for _, step := range strings.Fields(way) {
		to, at, _ := strings.Cut(step, "@")
		var n int
		fmt.Sscan(at, &n)
		out = append(out, model.Move{Lead: model.ID{lead}, To: place(to), Happened: day(n)})
	}
	return out
}

func TestPassages(t *testing.T) {
	for _, c := range []struct{ story, way, want string }{
		{"a lead that goes all the way has advanced in every stage",
			"aware@0 evaluating@5 scoping@9 signed@20", "aware 5 advanced, evaluating 4 advanced, scoping 11 advanced, signed 80 open"},
		{"a lead that starts past a stage was never in it",
			"scoping@0 signed@3", "scoping 3 advanced, signed 97 open"},
		{"a lead that jumps over a stage was never in the one it jumped",
			"evaluating@0 signed@10", "evaluating 10 advanced, signed 90 open"},
		{"a lost lead has been lost in the stage where it was, and still advanced before",
			"aware@0 evaluating@5 lost@12", "aware 5 advanced, evaluating 7 lost"},
		{"a lead that waits in nurture is open, and the waiting is no time in the stage",
			"aware@0 nurture@6", "aware 6 open"},
		{"a lead that comes back from nurture goes on where it was",
			"aware@0 nurture@6 aware@30 evaluating@40", "aware 40 advanced, evaluating 60 open"},
		{"a lead that goes back is counted once in each stage",
			"aware@0 evaluating@5 aware@8 evaluating@10 scoping@20", "aware 5 advanced, evaluating 15 advanced, scoping 80 open"},
		{"a lead that went back and is lost there is lost in the later stage too",
			"evaluating@0 scoping@5 evaluating@8 lost@10", "evaluating 5 advanced, scoping 5 lost"},
		{"a lost lead that is taken up again is open again",
			"aware@0 lost@5 aware@50", "aware 100 open"},
		{"what happens after the day we look at is not known yet",
			"aware@0 evaluating@101", "aware 100 open"},
		{"moves count by when they happened, not by when they were written down",
			"evaluating@5 aware@0", "aware 5 advanced, evaluating 95 open"},
	} {
		t.Run(c.story, func(t *testing.T) {
			var got []string
			for _, p := range funnel.Passages(journey, moves(1, c.way), day(100)) {
				fate := [...]string{"open", "advanced", "lost"}[p.Fate]
				got = append(got, fmt.Sprintf("%s %.0f %s", places[p.Stage[15]], p.Days(), fate))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestJourneyOf(t *testing.T) {
	t.Run("the stages stand in their order, signed last, and what ends a lead is apart", func(t *testing.T) {
		got := funnel.JourneyOf([]model.Stage{
			{ID: place("lost"), Kind: "lost", Rank: 9}, {ID: place("signed"), Kind: "signed", Rank: 1},
			{ID: place("scoping"), Kind: "open", Rank: 5}, {ID: place("nurture"), Kind: "nurture", Rank: 7},
			{ID: place("aware"), Kind: "open", Rank: 2}, {ID: place("not-ours"), Kind: "not-ours", Rank: 8},
			{ID: place("evaluating"), Kind: "open", Rank: 3},
		})
		if !slices.Equal(got.Order, journey.Order) || len(got.Closed) != 2 || slices.Contains(got.Closed, place("nurture")) {
			t.Errorf("got %v", got)
		}
	})
}

func TestStages(t *testing.T) {
	t.Run("lost and open leads stay in the denominator", func(t *testing.T) {
		var all []model.Move
		for i, way := range []string{"aware@0 evaluating@4", "aware@0 lost@9", "aware@0", "scoping@0"} {
			all = append(all, moves(byte(i), way)...)
		}
		got := funnel.Stages(journey, funnel.Passages(journey, all, day(30)), time.Time{}, time.Time{})
		aware := got[0]
		if aware.Conversion() != (funnel.Rate{K: 1, N: 3}) || aware.Lost != 1 || aware.Open != 1 {
			t.Errorf("aware = %+v", aware)
		}
		if aware.Half.Days != 9 || !aware.Half.Reached || aware.NinetyOf100.Reached {
			t.Errorf("half through in %+v, 90 of 100 in %+v", aware.Half, aware.NinetyOf100)
		}
	})
	t.Run("a period holds the leads that entered in it, its last day excluded", func(t *testing.T) {
		all := append(moves(1, "aware@0"), moves(2, "aware@10")...)
		got := funnel.Stages(journey, funnel.Passages(journey, all, day(30)), day(0), day(10))
		if got[0].Entered != 1 {
			t.Errorf("entered = %d", got[0].Entered)
		}
	})
	t.Run("a move at an unknown time counts as a move and not as a time", func(t *testing.T) {
		all := moves(1, "aware@0 evaluating@40")
		all[1].Exact = "unknown"
		got := funnel.Stages(journey, funnel.Passages(journey, all, day(50)), time.Time{}, time.Time{})
		if got[0].Advanced != 1 || got[0].Half.Reached {
			t.Errorf("aware = %+v", got[0])
		}
	})
	t.Run("nobody through yet is not reached, never zero days", func(t *testing.T) {
		got := funnel.Stages(journey, funnel.Passages(journey, moves(1, "aware@0"), day(30)), time.Time{}, time.Time{})
		if got[0].Half.Reached || got[1].Half.Reached {
			t.Errorf("%+v", got)
		}
	})
}

func TestStages_whatever_happens(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var all []model.Move
		for i := range rapid.IntRange(0, 60).Draw(rt, "moves") {
			all = append(all, model.Move{
				Lead:     model.ID{rapid.Byte().Draw(rt, "lead") % 8},
				To:       place(rapid.SampledFrom(places[1:]).Draw(rt, "to")),
				Happened: day(rapid.IntRange(0, 90).Draw(rt, "day")),
				Exact:    []string{"minute", "unknown"}[i%2],
			})
		}
		passages := funnel.Passages(journey, all, day(60))
		seen := map[string]bool{}
		for _, p := range passages {
			key := p.Lead.String() + p.Stage.String()
			if seen[key] {
				rt.Fatalf("%s counted twice", key)
			}
			seen[key] = true
			if p.Until.Before(p.Entered) || p.Until.After(day(60)) {
				rt.Fatalf("%+v lies outside its time", p)
			}
		}
		for _, s := range funnel.Stages(journey, passages, time.Time{}, time.Time{}) {
			if s.Entered != s.Advanced+s.Lost+s.Open {
				rt.Fatalf("%+v does not add up", s)
			}
			if s.Half.Reached && s.NinetyOf100.Reached && s.Half.Days > s.NinetyOf100.Days {
				rt.Fatalf("%+v: half after 90 of 100", s)
			}
		}
	})
}

// The textbook case: 6-MP in remission of leukaemia, Freireich et al. 1963,
// in weeks. Its curve stands in every introduction to the method.
func TestSurvival_agrees_with_the_textbook(t *testing.T) {
	var stays []funnel.Stay
	for _, d := range []float64{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		stays = append(stays, funnel.Stay{Days: d, Ended: true})
	}
	for _, d := range []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		stays = append(stays, funnel.Stay{Days: d})
	}
	want := funnel.Curve{{6, 0.857, 21}, {7, 0.807, 17}, {10, 0.753, 15}, {13, 0.690, 12}, {16, 0.627, 11}, {22, 0.538, 7}, {23, 0.448, 6}}
	got := funnel.Survival(stays)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i, w := range want {
		if g := got[i]; g.Days != w.Days || g.AtRisk != w.AtRisk || math.Abs(g.Left-w.Left) > 0.0005 {
			t.Errorf("step %d: got %+v, want %+v", i, g, w)
		}
	}
	if half := got.Through(0.5); half.Days != 23 || !half.Reached {
		t.Errorf("half through in %+v", half)
	}
	if most := got.Through(0.9); most.Reached {
		t.Errorf("90 of 100 was never reached, got %+v", most)
	}
}

func TestSurvival_without_open_stays_is_the_plain_share(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		days := rapid.SliceOfN(rapid.IntRange(0, 20), 1, 40).Draw(rt, "days")
		var stays []funnel.Stay
		for _, d := range days {
			stays = append(stays, funnel.Stay{Days: float64(d), Ended: true})
		}
		for _, p := range funnel.Survival(stays) {
			left := 0
			for _, d := range days {
				if float64(d) > p.Days {
					left++
				}
			}
			if want := float64(left) / float64(len(days)); math.Abs(p.Left-want) > 1e-9 {
				rt.Fatalf("after %v days %v are left, want %v", p.Days, p.Left, want)
			}
		}
	})
}

func TestRate(t *testing.T) {
	t.Run("below ten cases there is no rate, only counts", func(t *testing.T) {
		r := funnel.Rate{K: 3, N: 9}
		if _, ok := r.Value(); ok || r.String() != "3 of 9" {
			t.Errorf("%v gave a rate", r)
		}
	})
	t.Run("from ten cases there is a rate", func(t *testing.T) {
		if v, ok := (funnel.Rate{K: 4, N: 10}).Value(); !ok || v != 0.4 {
			t.Errorf("%v %v", v, ok)
		}
	})
	// Reference values of Wilson's interval (Newcombe 1998, table I).
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		t.Run(fmt.Sprintf("the range of %d of %d is Wilson's", c.k, c.n), func(t *testing.T) {
			low, high := funnel.Rate{K: c.k, N: c.n}.Range()
			if math.Abs(low-c.low) > 0.00006 || math.Abs(high-c.high) > 0.00006 {
				t.Errorf("got %.4f to %.4f", low, high)
			}
		})
	}
}

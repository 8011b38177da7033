package score

import (
	"slices"
	"testing"
	"time"

	"baton/model"
)

// Whoever divides the leads among several hands gets what one alone works out.
func TestColumns_hands(t *testing.T) {
	const many = 3*block + 137
	of := func(split int) *Columns {
		c := NewColumns(Compile(manyAgreed(), time.UTC), now)
		c.split = split
		manyFacts(many, c.Add)
		return c
	}
	alone, three := of(1), of(3)
	same := func(t *testing.T) {
		t.Helper()
		if alone.Tally() != three.Tally() || alone.Kept() != three.Kept() {
			t.Errorf("%+v, alone %+v", three.Tally(), alone.Tally())
		}
		if !slices.Equal(alone.Moved(), three.Moved()) || !slices.Equal(alone.Top(), three.Top()) {
			t.Errorf("moved %d and top %d, alone %d and %d", len(three.Moved()), len(three.Top()), len(alone.Moved()), len(alone.Top()))
		}
		for i := range many {
			if alone.Score(i) != three.Score(i) {
				t.Fatalf("lead %d: %+v, alone %+v", i, three.Score(i), alone.Score(i))
			}
		}
	}
	alone.Rescore()
	three.Rescore()
	if len(alone.work.hands) != 1 || len(three.work.hands) != 3 {
		t.Fatalf("%d and %d hands", len(alone.work.hands), len(three.work.hands))
	}
	t.Run("at first", same)
	moved := 0
	for turn := range int64(6) {
		reweigh(alone, turn)
		reweigh(three, turn)
		alone.Rescore()
		three.Rescore()
		t.Run("after a change", same)
		moved += len(three.Moved())
	}
	if moved == 0 || len(three.Top()) != Shown {
		t.Error("nothing moved: the test sees nothing")
	}
}

// However much one person does, a dragged weight gives them their share and no
// more; a second person adds a share of their own.
func TestColumns_personShare(t *testing.T) {
	a := agreed()
	for i := range a.Scoring.Groups {
		a.Scoring.Groups[i].Cap = 0
	}
	r := Compile(a, time.UTC)
	c := NewColumns(r, now)
	keen := func(people int) *model.Facts {
		f := acme()
		f.Events = nil
		for who := range people {
			for range 5 {
				f.Events = append(f.Events, model.Event{Who: who, Kind: "meeting", At: now.UnixMilli()})
			}
		}
		return f
	}
	for people, want := range []int64{0, PersonShare, Most} {
		f := keen(people)
		c.Add(f)
		c.Rescore()
		if one, all := r.Score(f, now), c.Score(c.Len()-1); one.Engagement != want || all != one {
			t.Errorf("%d people: %+v, and while dragged %+v", people, one, all)
		}
	}
}

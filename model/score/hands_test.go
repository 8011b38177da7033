package score

import (
	"slices"
	"testing"
	"time"
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

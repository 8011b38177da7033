package model

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestAgreement_Merge(t *testing.T) {
	id := func(n byte) ID { return ID{15: n} }
	named := func(a *Agreement) (s string) {
		for _, x := range a.Stages {
			s += fmt.Sprint(x.ID[15], " ")
		}
		return s
	}
	journey := func(into map[ID]ID) *Agreement {
		a := &Agreement{}
		for n := byte(1); n <= 4; n++ {
			a.Stages = append(a.Stages, Stage{ID: id(n), Rank: int(n)})
			a.Items = append(a.Items, Item{Stage: id(n)})
		}
		a.Routes = []Route{{Start: id(1)}}
		a.Merge(into)
		return a
	}
	for _, c := range []struct {
		name  string
		into  map[ID]ID
		left  string
		stand map[byte]byte
	}{
		{"nothing was merged", nil, "1 2 3 4 ", map[byte]byte{1: 1, 4: 4}},
		{"one stage into another", map[ID]ID{id(2): id(3)}, "1 3 4 ", map[byte]byte{2: 3, 3: 3}},
		{"a chain ends where its last stage went", map[ID]ID{id(1): id(2), id(2): id(3)}, "3 4 ", map[byte]byte{1: 3, 2: 3}},
		{"two that were merged into each other on two laptops: the older stays", map[ID]ID{id(2): id(3), id(3): id(2)}, "1 2 4 ", map[byte]byte{2: 2, 3: 2}},
		{"a chain into such a pair", map[ID]ID{id(4): id(3), id(2): id(3), id(3): id(2)}, "1 2 ", map[byte]byte{4: 2, 3: 2}},
		{"into one that was deleted meanwhile: it stays", map[ID]ID{id(2): id(9)}, "1 2 3 4 ", map[byte]byte{2: 2}},
		{"into itself: it stays", map[ID]ID{id(2): id(2)}, "1 2 3 4 ", map[byte]byte{2: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := journey(c.into)
			if got := named(a); got != c.left {
				t.Errorf("left are %s, want %s", got, c.left)
			}
			for from, to := range c.stand {
				if got := a.Standing(id(from)); got != id(to) {
					t.Errorf("a lead in %d stands in %d, want %d", from, got[15], to)
				}
			}
			for i, x := range a.Items {
				if want := a.Standing(id(byte(i + 1))); x.Stage != want {
					t.Errorf("the checklist of %d hangs on %d, want %d", i+1, x.Stage[15], want[15])
				}
			}
		})
	}
	t.Run("moves stand where their stages went, and stay as they were told", func(t *testing.T) {
		a := journey(map[ID]ID{id(2): id(3)})
		told := []Move{{From: id(1), To: id(2)}}
		if got := a.Stand(told); got[0].To != id(3) || got[0].From != id(1) || told[0].To != id(2) {
			t.Errorf("got %+v of %+v", got, told)
		}
	})
	t.Run("a circle in a version from elsewhere ends", func(t *testing.T) {
		a := &Agreement{Merged: map[ID]ID{id(1): id(2), id(2): id(1)}}
		if got := a.Standing(id(1)); got != id(1) && got != id(2) {
			t.Errorf("it ends in %v", got)
		}
	})
}

func TestAgreement_Merge_LeavesEveryLeadAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, into := &Agreement{}, map[ID]ID{}
		n := rapid.IntRange(1, 8).Draw(t, "stages")
		for i := range n {
			a.Stages = append(a.Stages, Stage{ID: ID{15: byte(i + 1)}})
			if to := rapid.IntRange(0, n+1).Draw(t, "into"); to > 0 {
				into[ID{15: byte(i + 1)}] = ID{15: byte(to)}
			}
		}
		a.Merge(into)
		if len(a.Stages) == 0 {
			t.Fatal("no stage is left")
		}
		for i := range n {
			if at := a.Standing(ID{15: byte(i + 1)}); !known(a, at) {
				t.Fatalf("a lead in %d stands in %d, which is gone", i+1, at[15])
			}
		}
	})
}

func known(a *Agreement, id ID) bool {
	_, ok := a.StageBy(id)
	return ok
}

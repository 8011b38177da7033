package agreement

import (
	"context"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/agree"
)

// state is how the agreement stands, for whoever works here.
type state struct {
	firm    model.Firm
	members []model.Member
	actor   model.Actor
	now     time.Time // in the firm's own zone
	draft   *model.Agreement
	inForce *model.Agreement // in today's wording; the draft while nothing is signed
	all     []model.Version

	law, last *model.Version     // in force; the one that the next follows
	changes   []model.Difference // from the last one to the draft
	flaws     []model.Flaw
	pending   []model.Version // put forward, and not signed by everybody
	asks      []model.Ask     // whom the draft would ask
}

// readTexts reads the draft and its versions, which is all that a line over
// another page needs.
func readTexts(store Store) (s state, err error) {
	ctx := context.Background()
	if s.firm, err = store.Firm(ctx); err != nil {
		return s, err
	}
	s.now = store.Now().In(s.firm.Location())
	if s.draft, err = store.Draft(ctx); err != nil {
		return s, err
	}
	if s.all, err = store.Versions(ctx); err != nil {
		return s, err
	}
	if s.members, err = store.Members(ctx); err != nil {
		return s, err
	}
	s.law, s.last = agree.Held(s.all), agree.Last(s.all)
	s.changes = agree.Since(s.all, s.draft)
	for _, v := range s.all {
		if v.State == model.Proposed && v.Agreement != nil {
			s.pending = append(s.pending, v)
		}
	}
	return s, nil
}

func readState(store Store) (s state, err error) {
	if s, err = readTexts(store); err != nil {
		return s, err
	}
	s.actor = store.Actor()
	s.flaws, s.inForce = agree.Flaws(s.draft), s.draft
	var before *model.Agreement
	if s.law != nil {
		s.inForce = agree.Reworded(s.law.Agreement, s.draft)
	}
	if s.last != nil {
		before = s.last.Agreement
	}
	asked := agree.Asks(before, s.draft, s.members)
	for _, t := range s.draft.Teams {
		if sections := asked[t.ID]; len(sections) > 0 {
			s.asks = append(s.asks, model.Ask{Team: t.ID, Name: t.Name, Sections: inOrder(sections), By: agree.Signers(s.members, t.ID)})
		}
	}
	return s, nil
}

func inOrder(sections []string) []string {
	var out []string
	for _, name := range model.Sections {
		if slices.Contains(sections, name) {
			out = append(out, name)
		}
	}
	return out
}

// alone says that one person is the whole firm: one word is enough.
func (s state) alone() bool { return len(s.here()) == 1 }

func (s state) here() []model.Member {
	return slices.DeleteFunc(slices.Clone(s.members), func(m model.Member) bool { return m.Gone })
}

// choice is one thing that can be signed: a version that was put forward, or
// the draft as the next one.
type choice struct {
	version *model.Version // nil: the draft
	number  int
	asks    []model.Ask
	moved   []model.Difference // what the draft says differently meanwhile
}

// choices are all of them, the older first.
func (s state) choices() []choice {
	var out []choice
	said := false // the draft was put forward as it is
	for i, v := range s.pending {
		c := choice{version: &s.pending[i], number: v.Number, asks: v.Asks}
		if agree.Alike(v.Agreement, s.draft) {
			said = true
		} else {
			c.moved = agree.Diff(v.Agreement, s.draft)
		}
		out = append(out, c)
	}
	if fresh := s.last == nil || len(s.asks) > 0; fresh && !said {
		out = append(out, choice{number: s.next(), asks: s.asks})
	}
	return out
}

// next is the number that a new version gets.
func (s state) next() int {
	n := 1
	for _, v := range s.all {
		n = max(n, v.Number+1)
	}
	return n
}

// mine are the asks that whoever works here can answer now.
func (c choice) mine(who model.ID) []model.Ask {
	return slices.DeleteFunc(slices.Clone(c.asks), func(a model.Ask) bool { return a.Signed != nil || !slices.Contains(a.By, who) })
}

// left are the asks that are still open once somebody has signed.
func (c choice) left(who model.ID) []model.Ask {
	return slices.DeleteFunc(slices.Clone(c.asks), func(a model.Ask) bool { return a.Signed != nil || slices.Contains(a.By, who) })
}

// called is what a sentence calls it.
func (c choice) called() string {
	if c.version == nil {
		return "the draft"
	}
	return fmt.Sprintf("version %d", c.number)
}

// waiting counts the versions that wait for whoever works here.
func (s state) waiting() int {
	n := 0
	for _, c := range s.choices() {
		if c.version != nil && len(c.mine(s.actor.Member)) > 0 {
			n++
		}
	}
	return n
}

// named finds the name of a member.
func (s state) named(id model.ID) string {
	for _, m := range s.members {
		if m.ID == id {
			return m.Name
		}
	}
	return "somebody"
}

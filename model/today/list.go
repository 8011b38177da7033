package today

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
)

// List draws the list for a moment.
func List(in Facts) Day {
	m := newMaker(in)
	m.clocks()
	m.handoffs()
	m.tasks()
	m.steps()
	m.resting()
	m.quiet()
	m.snooze()
	m.order()
	return Day{Items: m.cut(), Ahead: m.ahead}
}

// maker draws a list.
type maker struct {
	Facts
	leads   map[model.ID]*Lead
	stages  map[model.ID]model.Stage
	waits   map[model.ID]model.ID // leads whose hand-off waits for its answer, and the team
	busy    map[model.ID]bool     // leads about which something was said
	escaped map[model.ID]model.ID // leads whose hand-off lies too long, and the team
	today   string
	items   []Item
	ahead   []Item
}

func newMaker(in Facts) *maker {
	m := &maker{Facts: in, leads: make(map[model.ID]*Lead, len(in.Leads)), stages: map[model.ID]model.Stage{}, waits: map[model.ID]model.ID{},
		busy: map[model.ID]bool{}, escaped: map[model.ID]model.ID{}, today: in.Now.In(in.Calendar.Location()).Format(time.DateOnly)}
	for i := range in.Leads {
		m.leads[in.Leads[i].ID] = &in.Leads[i]
	}
	for _, s := range in.Law.Stages {
		m.stages[s.ID] = s
	}
	return m
}

// open gives a lead that is open; nil for any other.
func (m *maker) open(id model.ID) *Lead {
	l := m.leads[id]
	if l == nil || m.stages[l.Stage].Kind != "open" {
		return nil
	}
	return l
}

// say puts a line on the list.
func (m *maker) say(it Item) {
	if !it.Due.IsZero() && it.Why == Late {
		it.LateBy = m.Calendar.Elapsed(it.Due, m.Now).Truncate(time.Minute)
		since := it.Due
		if it.Day {
			since = m.begin(m.day(it.Due))
		}
		it.LateDays = m.Calendar.ElapsedDays(since, m.Now)
	}
	if l := m.leads[it.Lead]; l != nil {
		it.Talk = l.Talk
	}
	m.busy[it.Lead] = true
	m.items = append(m.items, it)
}

// later notes what comes at a moment.
func (m *maker) later(it Item) {
	if it.Turns.After(m.Now) {
		m.ahead = append(m.ahead, it)
	}
}

// snooze takes out the lines that somebody put off: their own, and those that
// nobody has.
func (m *maker) snooze() {
	if len(m.Snoozes) == 0 {
		return
	}
	kept := m.items[:0]
	for _, it := range m.items {
		until, ok := m.putOff(it)
		if !ok {
			kept = append(kept, it)
			continue
		}
		it.Turns = until
		m.later(it)
	}
	m.items = kept
}

func (m *maker) putOff(it Item) (until time.Time, ok bool) {
	for _, s := range m.Snoozes {
		theirs := it.Member.IsZero() || s.By.IsZero() || s.By == it.Member
		if s.Lead == it.Lead && s.Why == it.Why && theirs && s.Until.After(m.Now) && s.Until.After(until) {
			until, ok = s.Until, true
		}
	}
	return until, ok
}

// order sorts by what is lost by waiting, and leaves one line of a lead for
// each reason and each one who has it.
func (m *maker) order() {
	rank := map[string]int{}
	for i, why := range Reasons() {
		rank[why] = i
	}
	slices.SortStableFunc(m.items, func(a, b Item) int {
		return cmp.Or(rank[a.Why]-rank[b.Why], before(a, b), slices.Compare(a.Lead[:], b.Lead[:]))
	})
	type place struct {
		lead, team, member model.ID
		why                string
	}
	seen := map[place]bool{}
	m.items = slices.DeleteFunc(m.items, func(it Item) bool {
		at := place{it.Lead, it.Team, it.Member, it.Why}
		if seen[at] {
			return true
		}
		seen[at] = true
		return false
	})
	slices.SortStableFunc(m.ahead, func(a, b Item) int { return cmp.Or(a.Turns.Compare(b.Turns), slices.Compare(a.Lead[:], b.Lead[:])) })
	n := map[[2]model.ID]int{}
	m.ahead = slices.DeleteFunc(m.ahead, func(it Item) bool {
		n[[2]model.ID{it.Team, it.Member}]++
		return n[[2]model.ID{it.Team, it.Member}] > few
	})
}

// before is the order of lines of one reason: who is worth a talk now, then
// what is late for longest, due first, and weighs most.
func before(a, b Item) int {
	if a.Talk != b.Talk {
		if a.Talk {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.LateBy, a.LateBy), untimed(a, b), a.Due.Compare(b.Due), cmp.Compare(b.weight, a.weight))
}

// untimed puts what is due at no time last.
func untimed(a, b Item) int {
	switch {
	case a.Due.IsZero() == b.Due.IsZero():
		return 0
	case a.Due.IsZero():
		return 1
	}
	return -1
}

// most is how many lines of one reason somebody is shown at once, and few how
// many of a quiet one: what can be done in a day. The rest comes up when these
// are done.
const (
	most = 50
	few  = 3
)

// cut leaves of a long group what one can do, and says on its last line how
// many more there are.
func (m *maker) cut() []Item {
	type group struct {
		why          string
		team, member model.ID
	}
	last, n := map[group]int{}, map[group]int{}
	var out []Item
	for _, it := range m.items {
		g := group{why: it.Why, member: it.Member}
		if it.Member.IsZero() {
			g.team = it.Team
		}
		n[g]++
		if n[g] > limit(it.Why) {
			out[last[g]].More++
			continue
		}
		last[g] = len(out)
		out = append(out, it)
	}
	return out
}

func limit(why string) int {
	switch why {
	case OneAnswer, Asleep:
		return few
	}
	return most
}

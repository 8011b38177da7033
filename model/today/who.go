package today

import (
	"slices"

	"baton/model"
	"baton/model/journey"
	"baton/model/sla"
)

// For says whether a line is for somebody: they have it, or nobody in
// particular has it and they act for its team.
func (it Item) For(who model.Member) bool {
	if !it.Member.IsZero() {
		return it.Member == who.ID
	}
	return it.Team.IsZero() || who.Wears(it.Team)
}

// Pick is the part of a day that pick says yes to.
func (d Day) Pick(pick func(Item) bool) Day {
	some := func(all []Item) []Item {
		return slices.DeleteFunc(slices.Clone(all), func(it Item) bool { return !pick(it) })
	}
	return Day{Items: some(d.Items), Ahead: some(d.Ahead)}
}

// Pressing counts the lines that are late, at risk or due.
func (d Day) Pressing() int {
	n := 0
	for _, it := range d.Items {
		if it.Why == Late || it.Why == AtRisk || it.Why == Due {
			n++
		}
	}
	return n
}

// holder is who does what a team owes for a lead: its owner where they wear
// the hat, else the one who does; none where several could.
func (m *maker) holder(owner, team model.ID) model.ID {
	if m.wears(owner, team) {
		return m.standsIn(owner)
	}
	return m.only(team)
}

// keeper is who has a lead: its owner, whatever they wear, else whoever
// carries its stage.
func (m *maker) keeper(l *Lead) model.ID {
	if owner := m.has(l.Owner); !owner.IsZero() {
		return owner
	}
	return m.only(m.carrier(l))
}

// sender is who made a hand-off, as long as they are here.
func (m *maker) sender(h *model.Handoff, l *Lead) model.ID {
	if m.wears(h.By, h.From) {
		return m.standsIn(h.By)
	}
	return m.holder(l.Owner, h.From)
}

// only is the one who wears a hat; none where several do. What nobody can do
// is the arbiter's.
func (m *maker) only(team model.ID) model.ID {
	var who model.ID
	n := 0
	for _, w := range m.Members {
		if !w.Gone && w.Wears(team) {
			who, n = w.ID, n+1
		}
	}
	switch n {
	case 0:
		return m.standsIn(m.arbiter())
	case 1:
		return m.standsIn(who)
	}
	return model.ID{}
}

// has is a member who is here, or their stand-in; none for one who has left.
func (m *maker) has(id model.ID) model.ID {
	if w, ok := m.member(id); ok && !w.Gone {
		return m.standsIn(id)
	}
	return model.ID{}
}

func (m *maker) member(id model.ID) (model.Member, bool) {
	for _, w := range m.Members {
		if w.ID == id && !id.IsZero() {
			return w, true
		}
	}
	return model.Member{}, false
}

func (m *maker) wears(id, team model.ID) bool {
	w, ok := m.member(id)
	return ok && !w.Gone && w.Wears(team)
}

// standsIn is who works in place of somebody who is away today.
func (m *maker) standsIn(id model.ID) model.ID {
	if other, away := sla.StandIn(m.Aways, id, m.today); away && !other.IsZero() {
		return other
	}
	return id
}

func (m *maker) arbiter() model.ID {
	return model.Arbiter(m.Arbiter, m.Members)
}

// teamOf is the hat in which somebody has a lead: that of its stage where they
// wear it, else their first one.
func (m *maker) teamOf(who model.ID, l *Lead) model.ID {
	team := m.carrier(l)
	w, ok := m.member(who)
	if !ok || w.Gone || w.Wears(team) {
		return team
	}
	for _, t := range m.Law.Teams {
		if w.Wears(t.ID) {
			return t.ID
		}
	}
	return team
}

// carrier is the team that carries a lead now; of one that rests, the team
// that it began with.
func (m *maker) carrier(l *Lead) model.ID {
	s := m.stages[l.Stage]
	if s.Kind != "open" {
		s, _ = journey.StartStage(m.Law, l.Route)
	}
	return journey.Carrier(m.Law, s, l.Route)
}

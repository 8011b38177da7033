package journey

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"baton/model"
)

// Work is a lead in its stage, with what was said to its people meanwhile.
type Work struct {
	Stage   model.Stage
	Route   string
	Since   time.Time
	Touches []model.Touch // in any order; those from before do no harm
}

// Worked is the team that works an open lead in place of the one that carries
// it; none: nobody does. It is a warning and never stops anybody.
//
// A touch counts for the hat it was made in. While the carrying team has not
// touched the lead in its stage, one outward touch of another team is work;
// afterwards one is help, and two on end are work. Who carries no stage of the
// route helps whenever they are asked. Where nobody is in the carrying team,
// anyone may do it.
func Worked(a *model.Agreement, members []model.Member, w Work) model.ID {
	if w.Stage.Kind != "open" || !staffed(a, members, w.Stage, w.Route) {
		return model.ID{}
	}
	other, times, own := model.ID{}, 0, false
	for _, t := range w.outward() {
		hat := hatOf(members, t)
		if own = carriesFor(a, w.Stage, w.Route, hat); own {
			break
		}
		if t.Happened.Before(w.Since) || !pursues(a, w.Route, hat) {
			continue
		}
		if times++; other.IsZero() {
			other = hat
		}
	}
	if own && times < 2 {
		return model.ID{}
	}
	return other
}

// outward are the touches that somebody made, the latest first.
func (w Work) outward() []model.Touch {
	all := slices.DeleteFunc(slices.Clone(w.Touches), func(t model.Touch) bool { return !t.Answers() || !within(t, w.Since) })
	slices.SortFunc(all, func(x, y model.Touch) int {
		return cmp.Or(y.Happened.Compare(x.Happened), slices.Compare(y.ID[:], x.ID[:]))
	})
	return all
}

// within says whether a touch may have been made since a moment: of one that
// is known by its day only, that day may be the same.
func within(t model.Touch, since time.Time) bool {
	at := t.Happened
	if t.Exact == "day" {
		at = at.Add(24 * time.Hour)
	}
	return !at.Before(since)
}

// hatOf is the hat a touch was made in. Where none was noted, somebody who
// wears only one can have worn no other.
func hatOf(members []model.Member, t model.Touch) model.ID {
	if !t.Hat.IsZero() {
		return t.Hat
	}
	for _, m := range members {
		if m.ID == t.By && len(m.Hats) == 1 {
			return m.Hats[0]
		}
	}
	return model.ID{}
}

// staffed says whether somebody is there to carry the stage, and somebody else
// who could get in the way.
func staffed(a *model.Agreement, members []model.Member, s model.Stage, route string) bool {
	here, carry := 0, 0
	for _, m := range members {
		if m.Gone {
			continue
		}
		here++
		if slices.ContainsFunc(m.Hats, func(h model.ID) bool { return carriesFor(a, s, route, h) }) {
			carry++
		}
	}
	return here > 1 && carry > 0
}

// carriesFor says whether work in a hat is work of whoever carries the stage:
// the team named for it, or the one that covers that team.
func carriesFor(a *model.Agreement, s model.Stage, route string, hat model.ID) bool {
	return !hat.IsZero() && (hat == s.TeamFor(route) || hat == Carrier(a, s, route))
}

// pursues says whether a team carries a stage of the route.
func pursues(a *model.Agreement, route string, team model.ID) bool {
	return slices.ContainsFunc(Track(a), func(s model.Stage) bool { return carriesFor(a, s, route, team) })
}

// Righted is the stage where what a team does with the lead would be right:
// the next one that it carries for the route, else the last one before.
func Righted(a *model.Agreement, from model.Stage, route string, team model.ID) (to model.Stage, ok bool) {
	for _, s := range Track(a) {
		if s.Kind != "open" || s.ID == from.ID || !carriesFor(a, s, route, team) {
			continue
		}
		to, ok = s, true
		if s.Rank > from.Rank {
			return to, true
		}
	}
	return to, ok
}

// SayWorked puts what Worked found into a sentence, empty for nobody.
func SayWorked(a *model.Agreement, s model.Stage, route string, team model.ID) string {
	if team.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s works this lead while %s carries it in %s.", teamName(a, team), teamName(a, Carrier(a, s, route)), s.Name)
}

// SayHat tells whoever logs a touch in a hat that another team carries the
// lead in its stage; empty: the hat is right, or nobody is there to carry it.
func SayHat(a *model.Agreement, members []model.Member, s model.Stage, route string, hat model.ID) string {
	if s.Kind != "open" || hat.IsZero() || carriesFor(a, s, route, hat) || !pursues(a, route, hat) || !staffed(a, members, s, route) {
		return ""
	}
	return fmt.Sprintf("%s carries this lead in %s, and you act as %s: let them know, or hand the lead over.",
		teamName(a, Carrier(a, s, route)), s.Name, teamName(a, hat))
}

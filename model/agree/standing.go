package agree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Asks says which teams a new agreement needs a word from, and under which
// sections: the teams that what changed binds, or all of them when nothing was
// signed before (before is nil then). A team that nobody works for is spoken
// for by the team that covers it.
func Asks(before, a *model.Agreement, members []model.Member) map[model.ID][]string {
	out := map[model.ID][]string{}
	ask := func(team model.ID, section string) {
		team = speaker(a, members, team)
		if !slices.Contains(out[team], section) {
			out[team] = append(out[team], section)
		}
	}
	if before == nil {
		for _, team := range everyone(a) {
			for _, section := range model.Sections {
				ask(team, section)
			}
		}
		return out
	}
	for _, d := range Diff(before, a) {
		for _, team := range d.Teams {
			ask(team, d.Section)
		}
	}
	return out
}

// speaker is the team whose people sign for a team.
func speaker(a *model.Agreement, members []model.Member, team model.ID) model.ID {
	t, _ := a.TeamBy(team)
	for _, id := range append([]model.ID{team, t.CoveredBy}, everyone(a)...) {
		if len(Signers(members, id)) > 0 {
			return id
		}
	}
	return team
}

// Signers are the members who may sign for a team: those who wear its hat.
func Signers(members []model.Member, team model.ID) []model.ID {
	var out []model.ID
	for _, m := range members {
		if !m.Gone && m.Wears(team) {
			out = append(out, m.ID)
		}
	}
	return out
}

// Settle works out where each version stands on a day: its number, who signed
// what is asked, and which one is in force. It returns them in order, the
// first one first; a version that nobody signed is left out.
func Settle(all []model.Version, today string) []model.Version {
	all = slices.DeleteFunc(slices.Clone(all), func(v model.Version) bool { return len(v.Signatures) == 0 })
	for i := range all {
		attach(&all[i])
	}
	slices.SortStableFunc(all, func(a, b model.Version) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Effective, b.Effective), byLast(a, b))
	})
	for i := range all {
		if i > 0 && all[i].Number <= all[i-1].Number {
			all[i].Number = all[i-1].Number + 1 // two were put forward apart from each other
		}
	}
	law, last := strongest(all, today), strongest(all, "9999-12-31")
	for i := range all {
		all[i].State = state(all[i], i, law, last, all, today)
	}
	return all
}

// strongest is the signed version that holds on a day: of the latest effective
// day, then of the last signature. -1: none does.
func strongest(all []model.Version, day string) int {
	best := -1
	for i, v := range all {
		if len(v.Missing()) > 0 || v.Agreement == nil || v.Effective > day {
			continue
		}
		if best < 0 || cmp.Or(cmp.Compare(v.Effective, all[best].Effective), byLast(v, all[best])) > 0 {
			best = i
		}
	}
	return best
}

func state(v model.Version, i, law, last int, all []model.Version, today string) string {
	switch signed := len(v.Missing()) == 0 && v.Agreement != nil; {
	case i == law:
		return model.InForce
	case signed && v.Effective > today:
		return model.Coming
	case signed:
		return model.Past
	case v.Agreement == nil:
		return model.PassedOver
	}
	var follows model.ID
	if last >= 0 {
		follows = all[last].Bundle
	}
	if v.Agreement.After == follows {
		return model.Proposed
	}
	return model.PassedOver
}

// byLast orders versions by their last signature.
func byLast(a, b model.Version) int {
	last := func(v model.Version) (id model.ID) {
		for _, s := range v.Signatures {
			if slices.Compare(s.ID[:], id[:]) > 0 {
				id = s.ID
			}
		}
		return id
	}
	x, y := last(a), last(b)
	return slices.Compare(x[:], y[:])
}

// attach finds the signature for each thing asked. One counts only if the
// hashes it names are those of the content: whoever changes the content later
// undoes the signatures with it, and that is said.
func attach(v *model.Version) {
	if v.Agreement == nil {
		v.Doubts = append(v.Doubts, fmt.Sprintf("Version %d cannot be read: its text was changed after it was put forward.", v.Number))
		return
	}
	if v.Sections == nil {
		v.Sections = Hashes(v.Agreement)
	}
	hashes := v.Sections
	for i := range v.Asks {
		a := &v.Asks[i]
		for j := range v.Signatures {
			if s := &v.Signatures[j]; s.Team == a.Team && agreesWith(s, a.Sections, hashes) {
				a.Signed = s
			}
		}
	}
	for _, s := range v.Signatures {
		if changed := unlike(s, hashes); len(changed) > 0 {
			v.Doubts = append(v.Doubts, fmt.Sprintf("%s signed another text of %s than version %d has now: the signature does not count.",
				cmp.Or(s.Name, "Somebody"), strings.Join(changed, ", "), v.Number))
		}
	}
}

func agreesWith(s *model.Signature, sections []string, hashes map[string]string) bool {
	return !slices.ContainsFunc(sections, func(name string) bool { return s.Sections[name] != hashes[name] })
}

func unlike(s model.Signature, hashes map[string]string) []string {
	var out []string
	for _, name := range model.Sections {
		if was, signed := s.Sections[name]; signed && was != hashes[name] {
			out = append(out, name)
		}
	}
	return out
}

package agree

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Diff says in words what is different from one agreement to another, in the
// order of the sections. A difference binds if it changes its section's hash.
func Diff(from, to *model.Agreement) []model.Difference {
	var out []model.Difference
	old, now := rows(from), rows(to)
	was := map[model.Ref]row{}
	for _, r := range old {
		was[r.ref] = r
	}
	still := map[model.Ref]bool{}
	for _, r := range now {
		still[r.ref] = true
		before, there := was[r.ref]
		if !there {
			out = append(out, r.difference("New: "+r.whole(), r.binds(), r.teams))
		} else if d, changed := before.against(r); changed {
			out = append(out, d)
		}
	}
	for _, r := range old {
		if !still[r.ref] {
			out = append(out, r.difference("No longer: "+r.whole(), r.binds(), r.teams))
		}
	}
	slices.SortStableFunc(out, func(a, b model.Difference) int {
		return slices.Index(model.Sections, a.Section) - slices.Index(model.Sections, b.Section)
	})
	return out
}

// row is one row of an agreement as a reader sees it: what it is called, what
// it says part by part, and whom it binds.
type row struct {
	ref     model.Ref
	section string
	name    string
	parts   []part
	teams   []model.ID
}

// part is one thing that a row says. Two are equal when their keys are; value
// is how a sentence shows it.
type part struct {
	label, key, value string
	wording           bool // recorded, not signed
}

func (r row) difference(text string, binding bool, teams []model.ID) model.Difference {
	d := model.Difference{Section: r.section, Text: text, Binding: binding, Ref: r.ref}
	if binding {
		d.Teams = teams
	}
	return d
}

func (r row) binds() bool {
	return slices.ContainsFunc(r.parts, func(p part) bool { return !p.wording })
}

// whole is the row with all its parts.
func (r row) whole() string {
	var parts []string
	name := r.name
	for _, p := range r.parts {
		if p.label == "says" {
			name += " " + p.value
		}
		if named := p.label == "called" || p.label == "says" || p.label == "as"; !named && p.value != "" {
			parts = append(parts, p.says())
		}
	}
	if len(parts) == 0 {
		return name + "."
	}
	return name + " (" + strings.Join(parts, ", ") + ")."
}

func (p part) says() string { return strings.TrimSpace(p.label + " " + p.value) }

// against says how a row changed.
func (r row) against(now row) (model.Difference, bool) {
	binding := false
	var words []string
	for _, label := range labels(r.parts, now.parts) {
		a, b := find(r.parts, label), find(now.parts, label)
		if a.key == b.key {
			continue
		}
		binding = binding || !(a.wording && b.wording)
		words = append(words, change(label, a, b))
	}
	if len(words) == 0 {
		return model.Difference{}, false
	}
	teams := slices.Clone(r.teams)
	for _, t := range now.teams {
		if !slices.Contains(teams, t) {
			teams = append(teams, t)
		}
	}
	return now.difference(fmt.Sprintf("%s: %s.", now.name, strings.Join(words, "; ")), binding, teams), true
}

func change(label string, a, b part) string {
	switch {
	case label == "called":
		return fmt.Sprintf("was called “%s”", a.value)
	case label == "says":
		return fmt.Sprintf("%s, was %s", b.value, a.value)
	case a.value == "":
		return "now " + b.says()
	case b.value == "":
		return "no longer " + a.says()
	}
	return fmt.Sprintf("%s, was %s", b.says(), a.value)
}

func labels(a, b []part) []string {
	var out []string
	for _, p := range append(slices.Clone(a), b...) {
		if !slices.Contains(out, p.label) {
			out = append(out, p.label)
		}
	}
	return out
}

func find(parts []part, label string) part {
	for _, p := range parts {
		if p.label == label {
			return p
		}
	}
	return part{label: label, wording: true}
}

// Changed are the sections that bind differently.
func Changed(from, to *model.Agreement) []string {
	a, b := Hashes(from), Hashes(to)
	var out []string
	for _, name := range model.Sections {
		if a[name] != b[name] {
			out = append(out, name)
		}
	}
	return out
}

// Reworded is the law with the wording, plays, assets, proofs, holidays and
// goals of the draft: they are recorded and hold at once.
func Reworded(law, draft *model.Agreement) *model.Agreement {
	a := *law
	a.Plays, a.Assets, a.Goals = draft.Plays, draft.Assets, draft.Goals
	a.Firm = draft.Firm
	a.Calendar.Holidays, a.Calendar.Named, a.Calendar.Open, a.Calendar.Breaks = draft.Calendar.Holidays, draft.Calendar.Named, draft.Calendar.Open, draft.Calendar.Breaks
	a.Positioning = slices.DeleteFunc(slices.Clone(law.Positioning), func(e model.Element) bool { return e.Step == "proof" })
	for _, e := range draft.Positioning {
		if e.Step == "proof" {
			a.Positioning = append(a.Positioning, e)
		}
	}
	a.Stages = overlay(law.Stages, draft.Stages, stageKey, func(s *model.Stage, d model.Stage) {
		s.Name, s.Plain, s.Thinks, s.Needs = d.Name, d.Plain, d.Thinks, d.Needs
	})
	a.Teams = overlay(law.Teams, draft.Teams, teamKey, func(t *model.Team, d model.Team) { t.Name, t.Capacity = d.Name, d.Capacity })
	a.Scoring.Groups = overlay(law.Scoring.Groups, draft.Scoring.Groups, groupKey, func(g *model.Group, d model.Group) { g.Name = d.Name })
	a.Offers = overlay(law.Offers, draft.Offers, func(o model.Offer) model.ID { return o.ID }, func(o *model.Offer, d model.Offer) { o.Name = d.Name })
	a.Fields = overlay(law.Fields, draft.Fields, func(f model.FieldDef) model.ID { return f.ID }, func(f *model.FieldDef, d model.FieldDef) { f.Name = d.Name })
	return &a
}

// overlay takes the wording of rows that are in both.
func overlay[T any](law, draft []T, key func(T) model.ID, take func(*T, T)) []T {
	out := slices.Clone(law)
	for i := range out {
		for _, d := range draft {
			if key(d) == key(out[i]) {
				take(&out[i], d)
			}
		}
	}
	return out
}

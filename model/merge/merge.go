// Package merge answers "what becomes of two rows that are one?". One of them
// stays; what was known only of the other joins it, where both know something
// somebody chooses, and all that pointed to the other shows under the one that
// stays.
package merge

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"baton/model"
)

// Row is one of the two, with everything that is known of it.
type Row struct {
	ID       model.ID
	Name     string // what it is called
	Fields   model.Fields
	Said     map[string]string // the fields as one reads them
	Handoffs int               // of a lead: how often it was handed over
	Outcome  string            // of a lead
}

// Difference is a field in which the two say different things.
type Difference struct {
	Field string
	Keep  any
	Gone  any
}

// own are fields that say where a row comes from: they stay with their row.
var own = []string{"into", "list", "key", "created", "created-exact", "deleted"}

// with are fields that mean nothing without another, and go where that goes.
var with = map[string]string{"currency": "revenue", "next-time": "next-date"}

// Differences are the fields for which somebody may choose, in the order of
// the noun: those that both rows fill in, each in its way.
func Differences(noun string, keep, gone Row) []Difference {
	n, _ := model.NounOf(noun)
	var out []Difference
	for _, f := range n.Fields {
		a, b := keep.Fields[f.Name], gone.Fields[f.Name]
		if slices.Contains(own, f.Name) || with[f.Name] != "" || a == nil || b == nil || a == b || f.Kind == model.Link && (b == keep.ID.String() || a == gone.ID.String()) {
			continue
		}
		out = append(out, Difference{f.Name, a, b})
	}
	return out
}

// Plan is what the row that stays takes over: what it does not know itself,
// and what somebody chose of the other. Sets are united. It refuses two that
// must stay two.
func Plan(noun string, keep, gone Row, chosen map[string]bool) (model.Fields, error) {
	if err := refused(noun, keep, gone); err != nil {
		return nil, err
	}
	n, _ := model.NounOf(noun)
	f := model.Fields{}
	takes := func(name string) bool {
		if lead := with[name]; lead != "" {
			name = lead
		}
		return chosen[name] || keep.Fields[name] == nil
	}
	for _, field := range n.Fields {
		name := field.Name
		if v := gone.Fields[name]; v != nil && !slices.Contains(own, name) && takes(name) {
			f[name] = v
		}
	}
	for name := range chosen {
		if _, ok := n.Field(name); !ok || slices.Contains(own, name) {
			return nil, model.Refuse(name, fmt.Sprintf("A %s has no field %q that could be chosen.", model.Called(noun), name))
		}
	}
	unite(n, keep, gone, f)
	remember(n, keep, gone, f)
	loose(n, keep, gone, f)
	return f, nil
}

// refused says why two rows must stay two.
func refused(noun string, keep, gone Row) error {
	switch {
	case noun != "company" && noun != "person" && noun != "lead":
		return model.Refuse("noun", "Only companies, people and leads are merged.")
	case keep.ID == gone.ID:
		return model.Refuse("", "That is one row already: name two.")
	case gone.Handoffs > 0 && keep.Handoffs > 0:
		return model.Refuse("", fmt.Sprintf("%s and %s were both handed over: each hand-off is judged where it was made, so they stay two leads.", keep.Name, gone.Name))
	case gone.Handoffs > 0:
		return model.Refuse("", fmt.Sprintf("%s was handed over, and its hand-offs stay with it: keep that one.", gone.Name))
	case gone.Outcome == "signed" && keep.Outcome == "signed":
		return model.Refuse("", fmt.Sprintf("%s and %s were both signed: two contracts are two leads.", keep.Name, gone.Name))
	case gone.Outcome == "signed":
		return model.Refuse("", fmt.Sprintf("%s was signed, and stays what it is: keep that one.", gone.Name))
	}
	return nil
}

// unite adds the members of sets. An answer goes with its evidence: that of
// the row that stays is not proven by what the other wrote.
func unite(n model.Noun, keep, gone Row, f model.Fields) {
	for _, name := range slices.Sorted(maps.Keys(gone.Fields)) {
		if !n.InSet(name) || keep.Fields[name] != nil || gone.Fields[name] == nil {
			continue
		}
		if id, evidence := strings.CutPrefix(name, "evidence."); evidence {
			if have := keep.Fields["answer."+id]; have != nil && have != gone.Fields["answer."+id] {
				continue
			}
		}
		f[name] = gone.Fields[name]
	}
}

// remember keeps an address that was not chosen among the others.
func remember(n model.Noun, keep, gone Row, f model.Fields) {
	set := map[string]string{"company": "domain", "person": "email"}[n.Name]
	if set == "" {
		return
	}
	stays := f[set]
	if stays == nil {
		stays = keep.Fields[set]
	}
	for _, r := range []Row{keep, gone} {
		if s, ok := r.Fields[set].(string); ok && s != "" && s != stays {
			f[set+"."+strings.ToLower(s)] = true
		}
	}
}

// loose takes links away by which the two pointed to each other.
func loose(n model.Noun, keep, gone Row, f model.Fields) {
	for _, field := range n.Fields {
		v, taken := f[field.Name]
		if !taken {
			v = keep.Fields[field.Name]
		}
		if field.Kind == model.Link && (v == keep.ID.String() || v == gone.ID.String()) {
			f[field.Name] = nil
		}
	}
}

// Standing says under which row each merged one stands now, however often
// that happened. Two people who merge at the same time may leave a circle, of
// which the oldest stays; and a row that was merged into one that is not there
// any more stands on its own.
func Standing(into map[model.ID]model.ID, there map[model.ID]bool) map[model.ID]model.ID {
	kept := map[model.ID]model.ID{}
	for from := range into {
		if last := model.LastOf(from, into, there); last != from {
			kept[from] = last
		}
	}
	return kept
}

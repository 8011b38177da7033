package learn

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"baton/model"
)

// GroupName is the group of fit rules that suggestions make.
const GroupName = "What our outcomes say"

// near is how close, in tenths, today's points are when a suggestion would
// only repeat them.
const near = 20

// New says that the value suggests points that are not its points already.
func (v *Value) New() bool {
	d := v.Suggest - v.Today
	return v.Suggest != 0 && (!v.Of() || d >= near || -d >= near)
}

// Told leaves out the values of a field that a criterion or rule looks at
// which stands out itself: what a person wrote down speaks for the field.
func Told(all []Value) []Value {
	spoken := map[string]bool{}
	for i := range all {
		if v := &all[i]; v.Of() && v.Stands && v.Suggest != 0 {
			spoken[v.Field] = v.Field != ""
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(v Value) bool { return !v.Of() && spoken[v.Field] })
}

// Advice are the values whose suggestions go together.
func Advice(all []Value) []Value {
	return slices.DeleteFunc(Told(all), func(v Value) bool { return !v.New() })
}

// With is the agreement with the suggestions taken: points changed where a
// criterion or rule is meant, else a new rule of fit in a group of its own.
func With(a *model.Agreement, advice []Value) *model.Agreement {
	out := *a
	out.Criteria = slices.Clone(a.Criteria)
	out.Scoring.Groups = slices.Clone(a.Scoring.Groups)
	out.Scoring.Rules = slices.Clone(a.Scoring.Rules)
	for i := range advice {
		v := &advice[i]
		switch {
		case v.About.Noun == "criterion":
			for k := range out.Criteria {
				if out.Criteria[k].ID == v.About.ID {
					out.Criteria[k].Points = v.Suggest
				}
			}
		case v.Of():
			for k := range out.Scoring.Rules {
				if out.Scoring.Rules[k].ID == v.About.ID {
					out.Scoring.Rules[k].Points = v.Suggest
				}
			}
		default:
			out.Scoring.Rules = append(out.Scoring.Rules, model.Rule{ID: v.key("rule"), Group: v.group(&out), Name: v.Name(a), Condition: v.Cond, Points: v.Suggest, Rank: len(out.Scoring.Rules)})
		}
	}
	return &out
}

// group is the one that suggestions stand in; it is made where there is none.
func (v *Value) group(a *model.Agreement) model.ID {
	if g, ok := GroupOf(a); ok {
		return g
	}
	id := (&Value{Text: GroupName}).key("group")
	a.Scoring.Groups = append(a.Scoring.Groups, model.Group{ID: id, Axis: "fit", Name: GroupName, Rank: len(a.Scoring.Groups)})
	return id
}

// GroupOf finds the group that earlier suggestions made.
func GroupOf(a *model.Agreement) (model.ID, bool) {
	for _, g := range a.Scoring.Groups {
		if g.Axis == "fit" && g.Name == GroupName {
			return g.ID, true
		}
	}
	return model.ID{}, false
}

// Name is what a rule for the value is called.
func (v *Value) Name(a *model.Agreement) string {
	if v.Of() {
		return named(a, v.About)
	}
	field := strings.ReplaceAll(Shown(a, v.Field), "_", " ")
	_, last, _ := strings.Cut(field, ".")
	return fmt.Sprintf("%s: %s", model.Title(last), v.Text)
}

// key is an id for a what-if; it never reaches the file.
func (v *Value) key(noun string) model.ID {
	h := fnv.New64a()
	h.Write([]byte(noun + "\x00" + v.Field + "\x00" + v.Text))
	var id model.ID
	binary.BigEndian.PutUint64(id[8:], h.Sum64())
	return id
}

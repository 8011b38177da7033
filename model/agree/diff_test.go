package agree

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baton/model"
)

func TestDiff(t *testing.T) {
	const marketing, bd, sales = 1, 2, 3
	for _, c := range []struct {
		name    string
		change  func(*model.Agreement)
		says    []string
		section string
		binds   []int
	}{
		{"a best-fit customer", func(a *model.Agreement) { a.Positioning[1].Text = "banks" }, []string{"“banks”", "was “web shops"}, "positioning", []int{marketing, bd, sales}},
		{"a proof", func(a *model.Agreement) { a.Positioning[2].Text = "20 shops moved" }, []string{"20 shops moved"}, "positioning", nil},
		{"a range", func(a *model.Agreement) { a.Criteria[0].High = 900 }, []string{"employees from 50 to 900", "was employees from 50 to 500"}, "criteria", []int{marketing, bd, sales}},
		{"what a criterion comes from", func(a *model.Agreement) { a.Criteria[0].Element = id(10) }, []string{"from “do nothing”"}, "criteria", nil},
		{"a weight binds both sides of the gate that looks at it", func(a *model.Agreement) { a.Scoring.Rules[0].Points = 350 }, []string{"gives 35, was 30"}, "scoring", []int{marketing, bd}},
		{"a threshold", func(a *model.Agreement) { a.Definitions[0].Fit = 500 }, []string{"a fit of 50, was 60"}, "definitions", []int{marketing, bd}},
		{"the boxes of the gate to Sales", func(a *model.Agreement) { a.Definitions[1].Boxes = false }, []string{"no longer wants ticked boxes"}, "definitions", []int{bd, sales}},
		{"a stage's team binds who had it and who has it", func(a *model.Agreement) { a.Stages[1].Team = id(1) }, []string{"carried by Marketing, was Business Development"}, "journey", []int{bd, marketing}},
		{"what a buyer thinks", func(a *model.Agreement) { a.Stages[1].Thinks = "Who are they?" }, []string{"the buyer thinks “Who are they?”"}, "journey", nil},
		{"a stage that is gone", func(a *model.Agreement) { a.Stages = slices.Delete(a.Stages, 2, 3) }, []string{"No longer: Stage “Scoping”"}, "journey", []int{sales}},
		{"a new must-have", func(a *model.Agreement) {
			a.Criteria = append(a.Criteria, model.Criterion{ID: id(29), Name: "Near us", Class: "must", How: "question", KnownBy: "sql"})
		}, []string{"New: “Near us”", "must have", "known by Ready for Sales (SQL)"}, "criteria", []int{marketing, bd, sales}},
		{"a promise binds who owes it and who is owed", func(a *model.Agreement) { a.Promises[1].Amount = 1 }, []string{"amounts to 1 business day, was 2 business days"}, "sla", []int{sales, bd}},
		{"holidays", func(a *model.Agreement) { a.Calendar.Holidays = nil }, []string{"Working hours", "no longer without 2026-12-25"}, "sla", nil},
		{"the number of a quarter", func(a *model.Agreement) { a.Goals[0].Amount.Minor = 1 }, []string{"Goal “Q1”"}, "goals", nil},
		{"who answers for the goal", func(a *model.Agreement) { a.Goals[0].Owners = a.Goals[0].Owners[:1] }, []string{"1 owner"}, "goals", []int{marketing, bd, sales}},
		{"a play", func(a *model.Agreement) { a.Plays = nil }, []string{"No longer: Play “Send the case study”"}, "journey", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := small()
			c.change(now)
			all := Diff(small(), now)
			var text []string
			teams := map[model.ID]bool{}
			for _, d := range all {
				if d.Section != c.section {
					t.Errorf("in %s: %s", d.Section, d.Text)
				}
				text = append(text, d.Text)
				for _, id := range d.Teams {
					teams[id] = true
				}
			}
			for _, words := range c.says {
				if !strings.Contains(strings.Join(text, " "), words) {
					t.Errorf("says %q, not %q", text, words)
				}
			}
			for _, n := range c.binds {
				if !teams[id(n)] {
					t.Errorf("does not bind team %d: %v", n, all)
				}
			}
			if len(teams) != len(c.binds) && c.section != "journey" || len(c.binds) == 0 && len(teams) > 0 {
				t.Errorf("binds %v", teams)
			}
		})
	}
}

// TestDiff_everyField changes each thing that an agreement can hold: it is
// said, and it is said to bind exactly where the signed hash changes.
func TestDiff_everyField(t *testing.T) {
	n := 0
	eachLeaf(reflect.ValueOf(small()).Elem(), "", func(path string) {
		now := small()
		eachLeafValue(reflect.ValueOf(now).Elem(), "", func(p string, v reflect.Value) {
			if p == path {
				alter(v)
			}
		})
		if before, after := text(t, small()), text(t, now); before == after {
			return // not kept in a version
		}
		n++
		var bound []string
		all := Diff(small(), now)
		for _, d := range all {
			if d.Binding && !slices.Contains(bound, d.Section) {
				bound = append(bound, d.Section)
			}
		}
		if changed := Changed(small(), now); !slices.Equal(changed, bound) {
			t.Errorf("%s: the hashes of %v change, the words bind %v: %v", path, changed, bound, all)
		}
		if len(all) == 0 && !strings.HasSuffix(path, ".Rank") && !strings.HasSuffix(path, ".Interest") && path != ".Firm" && path != ".Calendar.ID" &&
			!strings.HasSuffix(path, ".Of") {
			t.Errorf("%s: nothing is said", path)
		}
		if d := Diff(now, now); len(d) > 0 {
			t.Errorf("%s: differs from itself: %v", path, d)
		}
	})
	if n < 100 {
		t.Errorf("only %d fields were looked at", n)
	}
}

func text(t *testing.T, a *model.Agreement) string {
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func eachLeaf(v reflect.Value, path string, visit func(string)) {
	eachLeafValue(v, path, func(p string, _ reflect.Value) { visit(p) })
}

func eachLeafValue(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; path != "" || name != "Version" && name != "Bundle" && name != "After" {
				eachLeafValue(v.Field(i), path+"."+name, visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachLeafValue(v.Index(i), path+"["+string(rune('0'+i))+"]", visit)
		}
	case reflect.Map:
	default:
		visit(path, v)
	}
}

func alter(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "2")
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Array:
		v.Index(0).SetUint(v.Index(0).Uint() + 77)
	}
}

func TestReworded(t *testing.T) {
	t.Run("wording holds at once, rules wait for a signature", func(t *testing.T) {
		law, draft := small(), small()
		draft.Stages[1].Thinks, draft.Stages[1].Team = "Who are they?", id(1)
		draft.Goals[0].Amount.Minor = 5
		draft.Criteria = draft.Criteria[:1]
		draft.Promises[0].Amount = 10
		a := Reworded(law, draft)
		if a.Stages[1].Thinks != "Who are they?" || a.Goals[0].Amount.Minor != 5 {
			t.Error("the wording is not the draft's")
		}
		if len(a.Criteria) != 2 || a.Promises[0].Amount != 90 || a.Stages[1].Team != id(2) {
			t.Error("a rule holds that nobody signed")
		}
		if len(Changed(law, a)) > 0 || law.Stages[1].Thinks == "Who are they?" {
			t.Error("the law itself changed")
		}
	})
}

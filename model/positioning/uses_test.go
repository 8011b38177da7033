package positioning

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/score"
	"baton/model/template"
)

func agreed() *model.Agreement {
	a := &model.Agreement{Positioning: whole()}
	a.Criteria = []model.Criterion{{ID: id(40), Name: "Has 50 people", Element: id(4)}, {ID: id(41), Name: "Is tired", Element: id(1)}}
	a.Scoring.Rules = []model.Rule{{ID: id(50), Name: "In payments", Element: id(7)}, {ID: id(51), Name: "Anything"}}
	a.Plays = []model.Play{{ID: id(60), Name: "Send the numbers", Stage: id(70), Element: id(4)}}
	return a
}

func TestUses(t *testing.T) {
	all := Uses(agreed())
	for _, c := range []struct {
		name string
		of   byte
		want []Use
	}{
		{"criteria and plays", 4, []Use{{Noun: "criterion", ID: id(40), Name: "Has 50 people"}, {Noun: "play", ID: id(60), Name: "Send the numbers", Stage: id(70)}}},
		{"a rule", 7, []Use{{Noun: "rule", ID: id(50), Name: "In payments"}}},
		{"a value that follows from it", 2, []Use{{Noun: "element", ID: id(3), Name: "Sleep at night", Step: "value"}}},
		{"the proof of a value", 3, []Use{{Noun: "element", ID: id(9), Name: "Pages per night, before and after", Step: "proof"}}},
		{"nothing", 5, nil},
		{"what points nowhere comes from nothing", 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := all[id(c.of)]; !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestReleased(t *testing.T) {
	got := Released(agreed(), id(4))
	want := []model.Edit{{Noun: "element", ID: id(4), Gone: true}, {Noun: "criterion", ID: id(40), Fields: model.Fields{"element": nil}},
		{Noun: "play", ID: id(60), Fields: model.Fields{"element": nil}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	got = Released(agreed(), id(2))
	if of, named := got[1].Fields["of"]; of != nil || !named || got[1].ID != id(3) {
		t.Errorf("the value still follows from it: %+v", got)
	}
	both := Once(append(got, Released(agreed(), id(3))...))
	if len(both) != 3 || !both[0].Gone || !both[1].Gone || both[2].ID != id(9) {
		t.Errorf("a row that goes is changed as well: %+v", both)
	}
}

func TestProposals(t *testing.T) {
	a := &model.Agreement{Positioning: []model.Element{
		{ID: id(1), Step: "alternative", Text: "Do nothing: keep firefighting"},
		{ID: id(2), Step: "attribute", Text: "We carry the pager."},
		{ID: id(3), Step: "value", Text: "Sleep at night"},
		{ID: id(4), Step: "customer", Text: "Retailers of 100 to 1,000 people with a warehouse"},
		{ID: id(5), Step: "category", Text: "A platform crew"},
		{ID: id(7), Step: "vertical", Text: "Payments, banking and insurance, because an outage is reported there"},
		{ID: id(8), Step: "buyer", Text: "The CTO"},
	}}
	var got []string
	for _, c := range Proposals(a) {
		got = append(got, c.Class+" "+c.How+" "+c.Name)
	}
	want := []string{
		"must rule Has 100 to 1,000 employees",
		"must question Belongs to: retailers of 100 to 1,000 people with a warehouse",
		"must question We can reach the CTO",
		"nice question So far they keep firefighting",
		"nice question It would matter to them to sleep at night",
		"nice rule Works in payments, banking and insurance",
		"never question Has no use for this: we carry the pager",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	t.Run("an answer that a criterion comes from proposes no more", func(t *testing.T) {
		a.Criteria = []model.Criterion{{Element: id(4)}, {Element: id(7)}}
		if got := len(Proposals(a)); got != 4 {
			t.Errorf("%d proposals", got)
		}
	})
}

// TestProposals_CanBeJudged: whatever is written down, each proposal is a
// criterion that leads can be judged by, and says which answer it comes from.
func TestProposals_CanBeJudged(t *testing.T) {
	for _, c := range []struct{ step, text string }{{"customer", "Shops of 50 to 20 people"}, {"customer", "Shops of 9999999999999999999 to 1 people"}, {"vertical", "Payments (cards"},
		{"vertical", "["}, {"vertical", "because"}, {"value", "="}} {
		a := &model.Agreement{Positioning: []model.Element{{ID: id(1), Step: c.step, Text: c.text}}}
		a.Criteria = Proposals(a)
		if p := score.Compile(a, nil).Problems(); len(p) > 0 {
			t.Errorf("%q: %v", c.text, p)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		e := model.Element{ID: id(1), Step: rapid.SampledFrom(model.Words["step"]).Draw(t, "step"),
			Text: rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"(", "and", "=cmd|' /C calc'!A0", "50 to 20 people", "9999999999999999999999 to 1 people", "because", "a/b", "[x"})).Draw(t, "text")}
		a := &model.Agreement{Positioning: []model.Element{e}}
		a.Criteria = Proposals(a)
		if p := score.Compile(a, nil).Problems(); len(p) > 0 {
			t.Fatalf("%q: %v", e.Text, p)
		}
		for _, c := range a.Criteria {
			if c.Element != e.ID || c.Name == "" || c.How == "question" && c.Question == "" {
				t.Fatalf("%+v", c)
			}
		}
	})
}

func TestProposals_EveryExampleHasSome(t *testing.T) {
	for _, tpl := range template.All() {
		a := &model.Agreement{Positioning: seeded(template.Rows(tpl.ID, template.Start{}))}
		if n := len(Proposals(a)); n < 4 {
			t.Errorf("%s: %d", tpl.ID, n)
		}
	}
}

package positioning

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/template"
)

func id(n byte) model.ID { return model.ID{15: n} }

// whole is a positioning that nothing is to be said against.
func whole() []model.Element {
	return []model.Element{
		{ID: id(1), Step: "alternative", Text: "Do nothing"},
		{ID: id(2), Step: "attribute", Text: "We carry the pager"},
		{ID: id(3), Step: "value", Text: "Sleep at night", Of: id(2)},
		{ID: id(4), Step: "customer", Text: "Software companies of 50 people"},
		{ID: id(5), Step: "category", Text: "A platform crew"},
		{ID: id(6), Step: "offer", Text: "A review in two weeks"},
		{ID: id(7), Step: "vertical", Text: "Payments"},
		{ID: id(8), Step: "buyer", Text: "The CTO"},
		{ID: id(9), Step: "proof", Text: "Pages per night, before and after", Of: id(3)},
	}
}

func with(more ...model.Element) []model.Element { return append(whole(), more...) }

func without(ids ...byte) []model.Element {
	return slices.DeleteFunc(whole(), func(e model.Element) bool { return slices.Contains(ids, e.ID[15]) })
}

func TestWeaknesses(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []model.Element
		want []string // what it says, one for each
	}{
		{"a blank page is not nagged", nil, nil},
		{"blank answers are no answers", []model.Element{{Step: "value", Text: " "}}, nil},
		{"a whole positioning is left alone", whole(), nil},
		{"the alternatives come first", without(1), []string{"No alternative is named yet."}},
		{"doing nothing is an alternative", append(without(1), model.Element{Step: "alternative", Text: "Hire two people"}),
			[]string{"Doing nothing is not among the alternatives."}},
		{"living with it is doing nothing", append(without(1), model.Element{Step: "alternative", Text: "Live with it for another year"}), nil},
		{"an attribute leads to a value", with(model.Element{ID: id(20), Step: "attribute", Text: "We are near"}), []string{"“We are near” has no value yet."}},
		{"a value says why, and has a proof", with(model.Element{ID: id(20), Step: "value", Text: "Save money"}),
			[]string{"“Save money” does not say why yet.", "“Save money” has no proof yet."}},
		{"a value whose attribute was removed says why anew", with(model.Element{ID: id(20), Step: "value", Text: "Save money", Of: id(99)}, model.Element{Step: "proof", Text: "A bill", Of: id(20)}),
			[]string{"“Save money” does not say why yet."}},
		{"a value does not follow from a buyer", with(model.Element{ID: id(20), Step: "value", Text: "Save money", Of: id(8)}, model.Element{Step: "proof", Text: "A bill", Of: id(20)}),
			[]string{"“Save money” does not say why yet."}},
		{"a proof says what it proves", with(model.Element{ID: id(20), Step: "proof", Text: "A certificate"}), []string{"“A certificate” does not say yet what it proves."}},
		{"somebody is named", without(4), []string{"Nobody is named yet."}},
		{"not everyone is a customer", with(model.Element{Step: "customer", Text: "All companies in Europe"}), []string{"“All companies in Europe” leaves nobody out."}},
		{"the category follows", without(5), []string{"The category is still open."}},
		{"what they buy", without(6), []string{"Nothing says what they buy first."}},
		{"who can say yes", without(8), []string{"Nobody who could say yes is named."}},
		{"one trade needs no reason", whole(), nil},
		{"a second trade needs one", with(model.Element{ID: id(20), Step: "vertical", Text: "Logistics"}), []string{"“Logistics” is one more trade without a reason."}},
		{"a second trade with a reason in its own words", with(model.Element{Step: "vertical", Text: "Logistics, because their nights are as short"}), nil},
		{"a second trade that follows from a value", with(model.Element{Step: "vertical", Text: "Logistics", Of: id(3)}), nil},
		{"the first trade is no reason for the second", with(model.Element{Step: "vertical", Text: "Logistics", Of: id(7)}), []string{"“Logistics” is one more trade without a reason."}},
		{"no trade at all is a choice", without(7), nil},
		{"praise is no attribute", with(model.Element{Step: "offer", Text: "Tailored, innovative solutions"}), []string{"“Tailored, innovative solutions” says “innovative”."}},
		{"a best-fit customer is no praise", with(model.Element{Step: "offer", Text: "For best-fit clients only"}), nil},
		{"a customer's words are theirs", with(model.Element{Step: "customer", Text: "Leading banks"}), nil},
		{"long words are quoted from their beginning", with(model.Element{ID: id(20), Step: "attribute", Text: strings.Repeat("We stay until it is quiet ", 8)}),
			[]string{"“We stay until it is quiet We stay until it is quiet We …” has no value yet."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range Weaknesses(c.in) {
				got = append(got, w.What)
				if w.Why == "" {
					t.Errorf("%q does not say why", w.What)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWeaknesses_TheExamplesAreWhole(t *testing.T) {
	for _, tpl := range template.All() {
		if tpl.ID == "plain" {
			continue // its proof is the firm's own to name
		}
		if got := Weaknesses(seeded(template.Rows(tpl.ID, template.Start{}))); len(got) > 0 {
			t.Errorf("%s: %+v", tpl.ID, got)
		}
	}
}

// seeded are the elements of a template with ids as a firm would give them.
func seeded(rows []model.Seed) []model.Element {
	ids := map[string]model.ID{}
	for i, r := range rows {
		ids["@"+r.Key] = id(byte(i + 1))
	}
	var out []model.Element
	for _, r := range rows {
		if r.Noun != "element" {
			continue
		}
		of, _ := r.Fields["of"].(string)
		out = append(out, model.Element{ID: ids["@"+r.Key], Step: r.Fields["step"].(string), Text: r.Fields["text"].(string), Of: ids[of]})
	}
	return out
}

// TestWeaknesses_CanBeAnswered: whatever is written, doing what the sentences
// ask for, one after the other, leaves nothing to be said.
func TestWeaknesses_CanBeAnswered(t *testing.T) {
	words := []string{"Do nothing", "We are near", "Sleep well", "Everyone", "Banks", "The best of all", "Payments", "", "  ", "Wait"}
	rapid.Check(t, func(t *rapid.T) {
		var in []model.Element
		for i := range rapid.IntRange(1, 14).Draw(t, "answers") {
			in = append(in, model.Element{ID: id(byte(i + 1)), Step: rapid.SampledFrom(model.Words["step"]).Draw(t, "step"),
				Text: rapid.SampledFrom(words).Draw(t, "text"), Of: id(byte(rapid.IntRange(0, 16).Draw(t, "of")))})
		}
		for range 200 {
			all := Weaknesses(in)
			if len(all) == 0 {
				return
			}
			w := all[0]
			if !w.At.IsZero() && !slices.ContainsFunc(in, func(e model.Element) bool { return e.ID == w.At && strings.TrimSpace(e.Text) != "" }) {
				t.Fatalf("%q is about nothing that stands there", w.What)
			}
			in = answered(in, w)
		}
		t.Fatalf("it never ends: %+v", Weaknesses(in))
	})
}

// answered does what a weakness asks for.
func answered(in []model.Element, w Weak) []model.Element {
	fresh := id(byte(100 + len(in)))
	i := slices.IndexFunc(in, func(e model.Element) bool { return e.ID == w.At })
	switch {
	case w.At.IsZero():
		text := map[string]string{"alternative": "Do nothing", "customer": "Banks"}[w.Step]
		if text == "" {
			text = "A plain word"
		}
		return append(in, model.Element{ID: fresh, Step: w.Step, Text: text})
	case strings.HasSuffix(w.What, "has no value yet."):
		return append(in, model.Element{ID: fresh, Step: "value", Text: "Sleep well", Of: w.At})
	case strings.HasSuffix(w.What, "has no proof yet."):
		return append(in, model.Element{ID: fresh, Step: "proof", Text: "Seen", Of: w.At})
	case strings.HasSuffix(w.What, "does not say why yet."):
		in = append(in, model.Element{ID: fresh, Step: "attribute", Text: "We are near"})
		in[i].Of = fresh
	case strings.HasSuffix(w.What, "what it proves."):
		j := slices.IndexFunc(in, func(e model.Element) bool { return e.Step == "value" && strings.TrimSpace(e.Text) != "" })
		in[i].Of = in[j].ID
	case strings.HasSuffix(w.What, "without a reason."):
		in[i].Text += ", because their nights are as short"
	default:
		in[i].Text = "A plain word"
	}
	return in
}

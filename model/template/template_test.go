package template

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"baton/model"
)

var start = Start{Name: "Northwind", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Jane Doe", Solo: true}

func TestAll_OffersFourKindsOfFirmAndAPlainStart(t *testing.T) {
	var ids []string
	for _, tpl := range All() {
		ids = append(ids, tpl.ID)
		if tpl.Name == "" || !strings.HasSuffix(tpl.Blurb, ".") || strings.Count(tpl.Blurb, ".") != 1 {
			t.Errorf("%s needs a name and a blurb of one sentence, has %q: %q", tpl.ID, tpl.Name, tpl.Blurb)
		}
	}
	if got := strings.Join(ids, " "); got != "cloud data software security plain" {
		t.Errorf("templates = %s", got)
	}
	if Rows("bakery", start) != nil {
		t.Error("a template nobody ships gave rows")
	}
}

func TestRows(t *testing.T) {
	for _, tpl := range All() {
		rows := Rows(tpl.ID, start)
		t.Run(tpl.ID+": no key is used twice", func(t *testing.T) { uniqueKeys(t, rows) })
		t.Run(tpl.ID+": every row may be written as it is", func(t *testing.T) { valid(t, rows) })
		t.Run(tpl.ID+": every row names only rows of the right kind, written before it", func(t *testing.T) { resolves(t, rows) })
		t.Run(tpl.ID+": every criterion says where in the positioning it comes from", func(t *testing.T) { traced(t, rows) })
		t.Run(tpl.ID+": a criterion is a rule over the company or a question", func(t *testing.T) { decidable(t, rows) })
		t.Run(tpl.ID+": every value follows from an attribute", func(t *testing.T) { valuesFollow(t, rows) })
		t.Run(tpl.ID+": every stage up to terms has a play", func(t *testing.T) { played(t, rows) })
		t.Run(tpl.ID+": no text carries a slip of the pen", func(t *testing.T) { tidy(t, rows) })
		t.Run(tpl.ID+": two firms never share a row's fields", func(t *testing.T) {
			rows[0].Fields["name"] = "Changed"
			if Rows(tpl.ID, start)[0].Fields["name"] != start.Name {
				t.Error("a change to one firm's rows reached the next firm")
			}
		})
	}
}

func uniqueKeys(t *testing.T, rows []model.Seed) {
	seen := map[string]bool{}
	for _, r := range rows {
		if r.Key == "" || seen[r.Key] {
			t.Errorf("key %q is empty or used twice", r.Key)
		}
		seen[r.Key] = true
	}
	if rows[0].Key != "firm" {
		t.Errorf("the first row is %q, not the firm", rows[0].Key)
	}
}

func valid(t *testing.T, rows []model.Seed) {
	ids := identities(rows)
	for _, r := range rows {
		if err := model.Check(r.Noun, resolved(r.Fields, ids), true); err != nil {
			t.Errorf("%s: %v", r.Key, err)
		}
	}
}

func resolves(t *testing.T, rows []model.Seed) {
	nouns, before := map[string]string{}, map[string]bool{}
	for _, r := range rows {
		nouns[r.Key] = r.Noun
	}
	for _, r := range rows {
		before[r.Key] = true
		noun, _ := model.NounOf(r.Noun)
		for name, v := range r.Fields {
			if _, ref, ok := strings.Cut(name, ".@"); ok && nouns[ref] != "team" {
				t.Errorf("%s: %s names no team", r.Key, name)
			}
			text, _ := v.(string)
			ref, ok := strings.CutPrefix(text, "@")
			if !ok {
				continue
			}
			want := "team" // team.<route> of a stage
			if f, declared := noun.Field(name); declared {
				want = f.Of
			}
			if nouns[ref] != want {
				t.Errorf("%s: %s names %q, a %q, and needs a %s", r.Key, name, ref, nouns[ref], want)
			}
			if !before[ref] && r.Noun != "firm" {
				t.Errorf("%s: %s names %s, which comes later", r.Key, name, ref)
			}
		}
	}
}

func traced(t *testing.T, rows []model.Seed) {
	count := map[string]int{}
	for _, r := range of(rows, "criterion") {
		count[r.Fields["class"].(string)]++
		if r.Fields["element"] == nil {
			t.Errorf("%s comes from nowhere", r.Key)
		}
	}
	if m, n := count["must"], count["nice"]; m < 3 || m > 4 || n < 3 || n > 4 || count["never"] != 2 {
		t.Errorf("must, nice, never = %d, %d, %d: nobody keeps more in mind", m, n, count["never"])
	}
}

func decidable(t *testing.T, rows []model.Seed) {
	for _, r := range of(rows, "criterion") {
		f := r.Fields
		field, _ := f["field"].(string)
		question, _ := f["question"].(string)
		switch f["how"] {
		case "rule":
			company, _ := model.NounOf("company")
			if _, ok := company.Field(strings.TrimPrefix(field, "company.")); !ok {
				t.Errorf("%s looks at %q, which no company has", r.Key, field)
			}
			if f["op"] == "range" && f["low"].(int64) >= f["high"].(int64) {
				t.Errorf("%s allows nobody", r.Key)
			}
		default:
			if !strings.HasSuffix(question, "?") || field != "" {
				t.Errorf("%s asks %q", r.Key, question)
			}
		}
		if f["class"] == "must" && f["known-by"] == nil {
			t.Errorf("%s is a must-have and says no gate by which it must be known", r.Key)
		}
	}
}

func valuesFollow(t *testing.T, rows []model.Seed) {
	steps := map[string]string{}
	alternatives, nothing := 0, false
	for _, r := range of(rows, "element") {
		steps["@"+r.Key] = r.Fields["step"].(string)
		if r.Fields["step"] == "value" {
			if ref, _ := r.Fields["of"].(string); steps[ref] != "attribute" {
				t.Errorf("%s follows from no attribute", r.Key)
			}
		}
		if r.Fields["step"] == "alternative" {
			alternatives++
			nothing = nothing || strings.HasPrefix(r.Fields["text"].(string), "Do nothing")
		}
	}
	if alternatives < 2 || alternatives > 3 || !nothing {
		t.Errorf("%d alternatives, doing nothing among them: %v", alternatives, nothing)
	}
}

func played(t *testing.T, rows []model.Seed) {
	have := map[any]bool{}
	for _, r := range of(rows, "play") {
		have[r.Fields["stage"]] = true
		if r.Fields["kind"] == "asset" && r.Fields["asset"] == nil {
			t.Errorf("%s sends an asset and names none", r.Key)
		}
	}
	for _, key := range strings.Fields("target aware interested evaluating scoping proposal terms nurture") {
		if !have["@stage."+key] {
			t.Errorf("nothing to do in %s", key)
		}
	}
}

func tidy(t *testing.T, rows []model.Seed) {
	for _, r := range rows {
		for name, v := range r.Fields {
			s, ok := v.(string)
			if !ok || strings.HasPrefix(name, "hours.") {
				continue
			}
			if s != strings.TrimSpace(s) || strings.Contains(s, "  ") || strings.Contains(s, "..") || !utf8.ValidString(s) {
				t.Errorf("%s: %s = %q", r.Key, name, s)
			}
			if r.Noun == "asset" && name == "objection" && !model.IsWord("lost", s) {
				t.Errorf("%s answers %q, which is no reason to lose", r.Key, s)
			}
		}
	}
}

func TestRows_TwoKindsOfFirmNeverShareAPositioning(t *testing.T) {
	whose := map[string]string{}
	for _, tpl := range All() {
		for _, r := range of(Rows(tpl.ID, start), "element") {
			text := strings.ToLower(r.Fields["text"].(string))
			if other, ok := whose[text]; ok {
				t.Errorf("%s and %s both say %q", other, tpl.ID, text)
			}
			whose[text] = tpl.ID
		}
	}
}

func TestRows_KindsOfFirmAnswerEveryStepOfThePositioning(t *testing.T) {
	for _, tpl := range All() {
		steps := map[any]bool{}
		for _, r := range of(Rows(tpl.ID, start), "element") {
			steps[r.Fields["step"]] = true
		}
		for _, step := range model.Words["step"] {
			if !steps[step] && tpl.ID != "plain" {
				t.Errorf("%s leaves %s open", tpl.ID, step)
			}
		}
	}
}

// identities gives every key an id of its own.
func identities(rows []model.Seed) map[string]string {
	ids := map[string]string{}
	for i, r := range rows {
		ids["@"+r.Key] = model.ID{15: byte(i + 1), 14: byte((i + 1) >> 8)}.String()
	}
	return ids
}

// resolved replaces what a row names by ids, as the firm file will hold it.
func resolved(f model.Fields, ids map[string]string) model.Fields {
	out := model.Fields{}
	for name, v := range f {
		if set, ref, ok := strings.Cut(name, ".@"); ok {
			name = set + "." + ids["@"+ref]
		}
		if s, ok := v.(string); ok && strings.HasPrefix(s, "@") {
			v = ids[s]
		}
		out[name] = v
	}
	return out
}

func of(rows []model.Seed, noun string) []model.Seed {
	var out []model.Seed
	for _, r := range rows {
		if r.Noun == noun {
			out = append(out, r)
		}
	}
	return out
}

func byKey(t *testing.T, rows []model.Seed, key string) model.Fields {
	t.Helper()
	for _, r := range rows {
		if r.Key == key {
			return r.Fields
		}
	}
	t.Fatalf("no row %q", key)
	return nil
}

// show writes the named fields of a row as "a b c", for tables.
func show(f model.Fields, names ...string) string {
	var parts []string
	for _, n := range names {
		if v, ok := f[n]; ok {
			parts = append(parts, fmt.Sprint(v))
		} else {
			parts = append(parts, "-")
		}
	}
	return strings.Join(parts, " ")
}

package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/say"
)

// agreement is what the teams promised each other, as it stands.
func (b *book) agreement() Sheet {
	a := b.f.Agreement
	s := Sheet{Name: SheetAgreement, Title: "The agreement as it stands", Subtitle: b.signedBy()}
	if b.f.Positioning != "" {
		s.Blocks = append(s.Blocks, Headline{Text: Words(b.f.Positioning), Detail: "who we are for, and why us"})
	}
	s.Blocks = append(s.Blocks, b.criteria(), b.definitions(), b.stages())
	if len(a.Promises) > 0 {
		s.Blocks = append(s.Blocks, b.promises())
	}
	return s
}

func (b *book) signedBy() string {
	if b.f.Agreement.Version == 0 {
		return "A draft: no team has signed it yet"
	}
	text := fmt.Sprintf("Version %d, in force since %s", b.f.Agreement.Version, Day(b.local(b.f.Since)))
	for i, s := range b.f.Signatures {
		text += map[bool]string{true: "; signed by ", false: ", "}[i == 0] + s.By + " for " + s.Team + " on " + Day(b.local(s.At)).String()
	}
	return text
}

// section is a table of four columns; every section of the page has the same
// widths, so that the page reads as one.
func section(title, empty string, heads [4]string) Table {
	t := Table{Title: title, Empty: empty}
	for i, width := range [4]int{27, 58, 44, 27} {
		t.Columns = append(t.Columns, Column{Key: strconv.Itoa(i), Title: heads[i], Kind: Text, Width: width, Wrap: true})
	}
	return t
}

func (t *Table) add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

func (b *book) criteria() Table {
	t := section("Who counts as a customer", "No criteria yet.", [4]string{"", "Criterion", "Follows from", "Known by"})
	rows := slices.Clone(b.f.Agreement.Criteria)
	order := map[string]int{"must": 0, "nice": 1, "never": 2}
	slices.SortStableFunc(rows, func(x, y model.Criterion) int {
		return cmp.Or(cmp.Compare(order[x.Class], order[y.Class]), cmp.Compare(x.Rank, y.Rank))
	})
	for _, c := range rows {
		tone := map[string]Tone{"must": Accent, "never": Late}[c.Class]
		t.add(Words(model.Title(c.Class)).In(tone), Words(c.Name), Words(b.element(c.Element)), Words(model.Title(c.KnownBy)))
	}
	return t
}

func (b *book) element(id model.ID) string {
	for _, e := range b.f.Agreement.Positioning {
		if e.ID == id && !id.IsZero() {
			return e.Text
		}
	}
	return ""
}

func (b *book) definitions() Table {
	t := section("Who is worth a talk", "No definitions yet.", [4]string{"Gate", "Open for a lead with", "Routes", "Called"})
	rows := slices.Clone(b.f.Agreement.Definitions)
	slices.SortStableFunc(rows, func(x, y model.Definition) int {
		return cmp.Or(cmp.Compare(x.Gate, y.Gate), cmp.Compare(x.Rank, y.Rank))
	})
	for _, d := range rows {
		_, sentence, _ := strings.Cut(say.Definition(b.f.Agreement, d), ": ")
		routes := "every route"
		if len(d.Routes) > 0 {
			routes = joined(d.Routes, model.Title)
		}
		t.add(Words(model.Title(d.Gate)).In(Accent), Words(sentence), Words(routes), Words(d.Name))
	}
	return t
}

// points reads tenths: 600 is "60", 605 is "60.5".
func points(tenths int64) string {
	return strings.TrimSuffix(strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64), ".0")
}

func joined(words []string, say func(string) string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = say(w)
	}
	return strings.Join(out, ", ")
}

func (b *book) stages() Table {
	t := section("The journey", "No stages yet.", [4]string{"Stage", "What the buyer thinks and needs", "Done here before it goes on", "Who carries it"})
	for _, s := range b.f.Agreement.Stages {
		if s.Kind != "open" && s.Kind != "signed" {
			continue
		}
		name := Words(s.Name)
		if s.Gate != "" {
			t.add(Words(model.Title(s.Gate)).In(Accent), Words("the gate into "+s.Name).In(Muted), Words(b.items(model.ID{}, s.Gate)), Cell{})
		}
		who := b.teamName(s.Team)
		if s.Target > 0 {
			who += fmt.Sprintf(", within %d business days", s.Target)
		}
		team, _ := b.f.Agreement.TeamBy(s.Team)
		tone, _ := teamTone(team.Key)
		t.add(name, Words(strings.TrimSpace(s.Thinks+" "+s.Needs)), Words(b.items(s.ID, "")), Words(who).In(tone))
	}
	return t
}

// items is the exit checklist of a stage, or the boxes of a gate.
func (b *book) items(stage model.ID, gate string) string {
	var names []string
	for _, i := range b.f.Agreement.Items {
		if (gate != "" && i.Gate == gate) || (gate == "" && i.Gate == "" && i.Stage == stage) {
			names = append(names, i.Name)
		}
	}
	return strings.Join(names, " · ")
}

func (b *book) promises() Table {
	t := section("What the teams owe each other", "No promises yet.", [4]string{"Who owes", "Promise", "To whom", "How often"})
	for _, p := range b.f.Agreement.Promises {
		if p.Off {
			continue
		}
		rate := "always"
		switch {
		case p.Rate > 0 && p.Rate < 1000:
			rate = points(p.Rate) + " % of the time"
		case p.Unit == "percent":
			rate = fmt.Sprintf("%d %% of the time", p.Amount)
		}
		name := strings.TrimSuffix(p.Name, ".")
		if due := say.Due(p); due != "" && !strings.Contains(strings.ToLower(name), due) {
			name += ", within " + due
		}
		team, _ := b.f.Agreement.TeamBy(p.Owner)
		tone, _ := teamTone(team.Key)
		t.add(Words(orNone(team.Name, everyone)).In(tone), Words(name), Words(orNone(b.teamName(p.To), everyone)), Words(rate))
	}
	return t
}

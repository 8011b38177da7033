package lists

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// columns is the list of columns: what each holds, and what it is taken for.
func (r *reading) columns() fyne.CanvasObject {
	rows := kit.Column(0)
	for i, name := range r.preview.Header {
		if i > 0 {
			rows.Add(kit.Rule())
		}
		rows.Add(r.column(i, name))
	}
	head := kit.Fixed(0, 34, kit.On(kit.NewBox(theme.Header, "", 0), kit.Inset(0, 16, 0, 16, container.New(&columnLine{},
		kit.Middle(kit.Caption("Column")), kit.Middle(kit.Caption("Holds")), kit.Middle(kit.Caption("Is taken for"))))))
	body := container.NewBorder(kit.Column(0, head, kit.Rule()), nil, nil, nil, kit.Scroll(kit.Inset(2, 16, 8, 16, rows)))
	return container.NewStack(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(1, body))
}

func (r *reading) column(i int, name string) fyne.CanvasObject {
	field := r.mapping[name]
	label := kit.Strong(name).Ellipsis()
	if field == "" {
		label = kit.Quiet(name).Ellipsis()
	}
	choose := kit.NewButton(kit.Outline, signOf(field), fieldTitle(field), nil)
	choose.Height, choose.Leading = 32, true
	choose.OnTap = func() { kit.DropMenu(choose, r.menu(name)) }
	line := container.New(&columnLine{}, kit.Middle(label), kit.Middle(kit.Muted(samples(r.preview.Rows, i)).Ellipsis()), kit.Middle(choose))
	return kit.Fixed(0, 44, line)
}

// menu offers the fields by the noun they belong to.
func (r *reading) menu(column string) []kit.MenuItem {
	now := r.mapping[column]
	item := func(field string) kit.MenuItem {
		return kit.MenuItem{Label: fieldTitle(field), Chosen: field == now, Run: func() { r.assign(column, field) }}
	}
	var items []kit.MenuItem
	for _, noun := range []string{"company", "person", "lead", "touch"} {
		group := kit.MenuItem{Label: nounTitles[noun], Sign: signOf(noun + ".")}
		for _, f := range r.preview.Fields {
			if strings.HasPrefix(f, noun+".") {
				group.Items = append(group.Items, item(f))
			}
		}
		items = append(items, group)
	}
	keep := item(keptAs(column))
	keep.Label, keep.Sign = "Keep it as a field of our own", signOf("x.")
	out := item("")
	out.Sign = signOf("")
	return append(items, kit.MenuItem{}, keep, out)
}

// keptAs is the field of our own that a column becomes.
func keptAs(column string) string {
	name := strings.Join(strings.FieldsFunc(strings.ToLower(column), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 128
	}), "_")
	if name == "" {
		name = "column"
	}
	return "x." + name
}

// samples are the first different values of a column.
func samples(rows [][]string, col int) string {
	var seen []string
	for _, row := range rows {
		if col >= len(row) || len(seen) == 3 {
			continue
		}
		if v := strings.Join(strings.Fields(row[col]), " "); v != "" && !slices.Contains(seen, v) {
			seen = append(seen, v)
		}
	}
	if len(seen) == 0 {
		return "empty in the first rows"
	}
	return strings.Join(seen, "  ·  ")
}

var nounTitles = map[string]string{"company": "Company", "person": "Person", "lead": "Lead", "touch": "Touch"}

// fieldTitles are fields whose words are not simply their name.
var fieldTitles = map[string]string{
	"company.name": "Company", "company.key": "Company's id", "company.parent": "Parent company", "company.relationship": "What it is to us",
	"company.domain": "Domain", "company.website": "Website", "company.industry": "Industry", "company.employees": "Employees",
	"company.revenue": "Revenue", "company.country": "Country", "company.region": "Region", "company.city": "City",
	"person.name": "Person", "person.first": "First name", "person.last": "Last name", "person.title": "Job title", "person.email": "E-mail",
	"person.phone": "Phone", "person.linkedin": "LinkedIn", "person.key": "Person's id",
	"lead.title": "What they need", "lead.key": "Lead's id", "lead.value": "Value", "lead.stage": "Stage", "lead.outcome": "Outcome",
	"lead.source": "Source", "lead.created": "Lead since", "lead.closed": "Closed on", "lead.expected": "Expected close", "lead.owner": "Owner",
	"lead.lost_reason": "Why it was lost", "lead.dealtype": "New or existing business", "lead.pipeline": "Pipeline", "lead.next_step": "Next step",
	"lead.next_date": "Date of the next step", "lead.introducer": "Introduced by", "touch.happened": "When it happened",
	"touch.kind": "Kind of touch", "touch.person": "With whom", "touch.key": "Touch's id",
}

// fieldTitle is a field in words.
func fieldTitle(field string) string {
	if t, ok := fieldTitles[field]; ok {
		return t
	}
	noun, name, _ := strings.Cut(field, ".")
	name = strings.ReplaceAll(name, "_", " ")
	switch {
	case field == "":
		return "Left out"
	case noun == "x":
		return "Our own: " + name
	}
	return nounTitles[noun] + ": " + name
}

// signOf shows which noun a field belongs to.
func signOf(field string) fyne.Resource {
	noun, _, _ := strings.Cut(field, ".")
	switch noun {
	case "company":
		return theme.Glyph("building-2")
	case "person":
		return theme.Glyph("user")
	case "lead":
		return theme.Glyph("flag")
	case "touch":
		return theme.Glyph("phone")
	case "x":
		return theme.Glyph("tag")
	}
	return theme.Glyph("minus")
}

// columnLine sets the parts of a line under the same heads.
type columnLine struct{}

const meaningWidth = 220

func (*columnLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(420, max(o[0].MinSize().Height, o[2].MinSize().Height))
}

func (*columnLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const gap = 14
	name := (s.Width - meaningWidth - 2*gap) * 0.42
	x := float32(0)
	for i, w := range []float32{name, s.Width - meaningWidth - 2*gap - name, meaningWidth} {
		o[i].Resize(fyne.NewSize(w, s.Height))
		o[i].Move(fyne.NewPos(x, 0))
		x += w + gap
	}
}

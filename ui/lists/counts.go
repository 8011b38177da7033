package lists

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// counts says what a list would bring, and what is wrong in it.
type counts struct {
	root *fyne.Container
	brings,
	wrong *fyne.Container
}

func newCounts() *counts {
	c := &counts{brings: container.NewStack(), wrong: container.NewStack()}
	c.root = kit.Column(14, c.brings, c.wrong)
	return c
}

func (c *counts) set(where *fyne.Container, o ...fyne.CanvasObject) {
	where.Objects = o
	where.Refresh()
	c.root.Refresh()
}

func (c *counts) unknown(words string) {
	c.set(c.brings, kit.TitledCard("What it brings", "", kit.Muted(words).Ellipsis()))
}

// show lists what comes: new and changed rows by noun, and what stays.
func (c *counts) show(res model.ImportResult) {
	list := kit.Column(6)
	some := false
	for _, noun := range []string{"company", "person", "lead", "touch", "value", "move"} {
		t := res.Nouns[noun]
		if t.Created == 0 && t.Updated == 0 {
			continue
		}
		some = true
		words := grouped(t.Created) + " new"
		if t.Updated > 0 {
			words = strings.TrimPrefix(words+", "+grouped(t.Updated)+" changed", "0 new, ")
		}
		list.Add(kit.Fact(signOf(noun+"."), pluralTitles[noun], words))
	}
	if !some {
		list.Add(kit.NewParagraph("Nothing new: every row is in the firm already."))
	}
	for _, words := range rest(res) {
		list.Add(kit.Muted(words).Ellipsis())
	}
	c.set(c.brings, kit.TitledCard("What it brings", "Nothing is written yet", list))
	c.problems(res.Problems)
}

var pluralTitles = map[string]string{"company": "Companies", "person": "People", "lead": "Leads", "touch": "Touches", "value": "Values", "move": "Moves"}

const problemsShown = 8

// problems lists what could not be read, with its place.
func (c *counts) problems(list []model.ListProblem) {
	if len(list) == 0 {
		c.set(c.wrong)
		return
	}
	rows := kit.Column(10)
	for _, p := range list[:min(len(list), problemsShown)] {
		place := "Line " + strconv.Itoa(p.Line)
		if p.Line == 0 {
			place = "The list"
		}
		if p.Column != "" {
			place += ", " + p.Column
		}
		rows.Add(kit.Column(0, kit.Caption(place).Ellipsis(), kit.NewParagraph(p.Text).Styled(theme.SizeSmall, theme.Regular, theme.Text2)))
	}
	if more := len(list) - problemsShown; more > 0 {
		rows.Add(kit.Muted("and " + grouped(more) + " more"))
	}
	c.set(c.wrong, kit.TitledCard(plural(len(list), "cell")+" to look at", "They are left out; the rest of the row comes", rows))
}

// sentence says what an import did.
func sentence(res model.ImportResult) string {
	var came []string
	for _, noun := range []string{"lead", "company", "person", "touch"} {
		if t := res.Nouns[noun]; t.Created > 0 {
			came = append(came, plural(t.Created, nounWords[noun]))
		}
	}
	changed := 0
	for _, noun := range []string{"lead", "company", "person", "touch"} {
		changed += res.Nouns[noun].Updated
	}
	s := plural(res.Read, "row") + " read: nothing new."
	if len(came) > 0 {
		s = plural(res.Read, "row") + " read: " + joined(came) + " came."
	}
	if changed > 0 {
		s += " " + grouped(changed) + " known ones learned something."
	}
	return s
}

var nounWords = map[string]string{"lead": "lead", "company": "company", "person": "person", "touch": "touch"}

func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

var plurals = map[string]string{"company": "companies", "person": "people", "touch": "touches"}

func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case plurals[noun] != "":
		return grouped(n) + " " + plurals[noun]
	}
	return grouped(n) + " " + noun + "s"
}

func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

func title(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

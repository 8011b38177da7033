package ourrules

import (
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/theme"
)

// sentence is who we are for in one breath, and the words it is made of,
// which open when one wants to change them.
type sentence struct {
	page   *Page
	words  *kit.Paragraph
	change *kit.Button
	form   *fyne.Container
	fields map[string]*kit.Field
	rows   map[string]model.Element // the element behind each field
	all    []model.Element
	root   fyne.CanvasObject
}

// spans are the elements the sentence is made of, in the order one reads it.
var spans = []struct{ step, label, empty string }{
	{"customer", "For whom", "Software companies of 50 to 500 people"},
	{"category", "What we are", "A cloud consultancy"},
	{"value", "What they can do with us", "Release on any working day"},
	{"attribute", "Because only we", "We carry the pager with their team"},
	{"alternative", "Without us they would", "Do nothing: keep firefighting"},
}

func newSentence(p *Page) *sentence {
	s := &sentence{page: p, words: kit.NewParagraph("").Styled(22, theme.SemiBold, theme.Text),
		form: kit.Column(8), fields: map[string]*kit.Field{}, rows: map[string]model.Element{}}
	for _, sp := range spans {
		f := kit.NewField(sp.label).Placeholder(sp.empty)
		f.OnChange = func(t string) { s.say(sp.step, t) }
		f.OnCommit = func(t string) { s.keep(sp.step, t) }
		s.fields[sp.step] = f
		s.form.Add(f)
	}
	more := kit.NewButton(kit.Ghost, theme.Glyph("compass"), "All of the positioning", func() { p.shell.Go("positioning") })
	s.form.Add(kit.Inset(0, 0, 0, -9, kit.Row(0, more.Small())))
	s.form.Hide()
	s.change = kit.NewButton(kit.Ghost, theme.Glyph("pencil"), "Change the words", s.toggle).Small()
	s.root = kit.Column(8, s.words, kit.Inset(0, 0, 0, -9, kit.Row(0, s.change)), s.form)
	return s
}

// toggle opens or closes the words the sentence is made of.
func (s *sentence) toggle() {
	s.form.Hidden = !s.form.Hidden
	s.change.Label = "Change the words"
	if !s.form.Hidden {
		s.change.Label = "Done"
	}
	s.change.Refresh()
	s.page.scroll.Refresh()
	if !s.form.Hidden {
		s.fields["customer"].Focus()
	}
}

// show puts the first element of each step into its field.
func (s *sentence) show(elements []model.Element) {
	s.all, s.rows = elements, map[string]model.Element{}
	for _, e := range elements {
		if _, have := s.rows[e.Step]; !have && s.fields[e.Step] != nil {
			s.rows[e.Step] = e
		}
	}
	s.firstReason()
	for step, f := range s.fields {
		f.SetText(s.rows[step].Text)
	}
	s.say("", "")
	if len(elements) == 0 && s.form.Hidden {
		s.toggle()
	}
}

// firstReason is the attribute the sentence takes: the one its value follows
// from, which need not be the first.
func (s *sentence) firstReason() {
	for _, e := range s.all {
		if e.ID == s.rows["value"].Of && !e.ID.IsZero() && e.Step == "attribute" {
			s.rows["attribute"] = e
		}
	}
}

// say shows the sentence with one of its parts as it is being typed.
func (s *sentence) say(step, text string) {
	elements := append([]model.Element(nil), s.all...)
	at := s.rows[step]
	if step != "" && at.ID.IsZero() {
		elements = append(elements, model.Element{Step: step, Text: text})
	}
	for i := range elements {
		if elements[i].ID == at.ID && step != "" && !at.ID.IsZero() {
			elements[i].Text = text
		}
	}
	words := template.Sentence(elements)
	if words == "" {
		words = "Who are you for, and why you? A few words below make the sentence."
	}
	s.words.Set(words)
}

func (s *sentence) keep(step, text string) {
	text = strings.TrimSpace(text)
	at := s.rows[step]
	e := model.Edit{Noun: "element", ID: at.ID, Fields: model.Fields{"text": text}}
	switch {
	case at.ID.IsZero() && text == "":
		return
	case at.ID.IsZero():
		e.Fields["step"], e.Fields["rank"] = step, int64(1)
	case text == "":
		e.Gone = true
	}
	s.page.edit("Change sentence", e)
}

package ask

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// outcome is how an action went for one lead of many.
type outcome struct {
	name string
	err  error
}

// Each does something to every lead and says how it went for each; one lead
// alone is told as any action is.
func (m *Moves) Each(label string, ids []model.ID, run func(model.ID) error) error {
	if len(ids) == 1 {
		return run(ids[0])
	}
	var results []outcome
	done := 0
	for _, id := range ids {
		err := run(id)
		if err == nil {
			done++
		}
		results = append(results, outcome{m.Called(id), err})
	}
	if done == len(ids) {
		m.Shell.Notify(shell.Notice{Text: label + ": " + leads(done) + "."})
		return nil
	}
	m.tell(label+": "+strconv.Itoa(done)+" of "+strconv.Itoa(len(ids)), results)
	return nil
}

// tell says lead by lead what became of it.
func (m *Moves) tell(title string, results []outcome) {
	list := kit.Column(10)
	for _, r := range results {
		list.Add(r.line())
	}
	d := m.dialog(title, "The others stay where they were; each says what it still misses.", 560)
	d.Content, d.Height = kit.Scroll(list), 460
	m.Shell.Dialog(d)
}

func (r outcome) line() fyne.CanvasObject {
	name := kit.NewParagraph(r.name).Styled(theme.SizeBody, theme.Medium, theme.Text)
	hint := func(s string) *kit.Paragraph {
		return kit.NewParagraph(s).Styled(theme.SizeSmall, theme.Regular, theme.Text3)
	}
	var refused *model.Invalid
	switch {
	case r.err == nil:
		return kit.Marked(theme.Glyph("check"), theme.Good, name, hint("Done."))
	case !errors.As(r.err, &refused):
		return kit.Marked(theme.Glyph("circle-alert"), theme.Late, name, hint(r.err.Error()))
	}
	words := []*kit.Paragraph{name}
	for _, x := range refused.Problems {
		words = append(words, hint(x.Text))
	}
	return kit.Marked(theme.Glyph("circle-dashed"), theme.AtRisk, words...)
}

func leads(n int) string {
	if n == 1 {
		return "1 lead"
	}
	return strconv.Itoa(n) + " leads"
}

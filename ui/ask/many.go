package ask

import (
	"errors"
	"slices"
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
	refused := make([]error, len(ids))
	for i, id := range ids {
		refused[i] = run(id)
	}
	m.Outcomes(label, ids, refused)
	return nil
}

// moveAll moves leads, each by a request of its own: as one change where the
// screen has a way for that.
func (m *Moves) moveAll(to model.Stage, ids []model.ID, request func(model.ID) model.MoveRequest) error {
	label := "Moved to " + to.Name
	if m.SendAll == nil || len(ids) == 1 {
		return m.Each(label, ids, func(id model.ID) error { return m.Send(request(id)) })
	}
	all := make([]model.MoveRequest, 0, len(ids))
	for _, id := range ids {
		all = append(all, request(id))
	}
	refused, err := m.SendAll("Move "+leads(len(ids))+" to "+to.Name, all)
	if err == nil {
		m.Outcomes(label, ids, refused)
	}
	return err
}

// Outcomes says how something went for each of several leads; nil is done.
func (m *Moves) Outcomes(label string, ids []model.ID, refused []error) {
	var results []outcome
	done := 0
	for i, id := range ids {
		if refused[i] == nil {
			done++
		}
		results = append(results, outcome{m.Called(id), refused[i]})
	}
	if done == len(ids) {
		m.Shell.Notify(shell.Notice{Text: label + ": " + leads(done) + "."})
		return
	}
	m.tell(label+": "+strconv.Itoa(done)+" of "+strconv.Itoa(len(ids)), results)
}

// mostNamed is how many leads a list of outcomes names.
const mostNamed = 200

// tell says lead by lead what became of it.
func (m *Moves) tell(title string, results []outcome) {
	slices.SortStableFunc(results, func(a, b outcome) int { return order(a.err == nil) - order(b.err == nil) })
	list := kit.Column(10)
	for _, r := range results[:min(len(results), mostNamed)] {
		list.Add(r.line())
	}
	if more := len(results) - mostNamed; more > 0 {
		list.Add(kit.Muted("and " + leads(more) + " more"))
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

func order(last bool) int {
	if last {
		return 1
	}
	return 0
}

func leads(n int) string {
	if n == 1 {
		return "1 lead"
	}
	return strconv.Itoa(n) + " leads"
}

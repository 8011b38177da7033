// Package positioning answers "who are we for, and why us?".
//
// One flowing page: the sentence that follows from all answers at the top,
// then the five steps in the order in which they follow from each other
// (what they would do without us, what only we have, what that is worth, to
// whom most, and so what we are), then what we bring to market. Every answer
// is a line that is edited where it stands, and says what comes from it:
// criteria, rules, plays. What is weak stands in the margin of its step, or
// under its line.
package positioning

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/positioning"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	Replant(ctx context.Context, do string, edits []model.Edit, seeds []model.Seed) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	draft    *model.Agreement
	sentence *kit.Paragraph
	foot     *fyne.Container // under the sentence: what to do next, what is idle
	weak     []positioning.Weak
	at       int // the weakness gone to last
	toOpen   model.ID
	empty    *fyne.Container
	scroll   *container.Scroll
	sections map[string]*section
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, draft: &model.Agreement{}, at: -1, sections: map[string]*section{}}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Positioning" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Who are we for, and why us?" }

// Stale says which changes concern the page.
func (p *Page) Stale(c model.Change) bool { return c.Touches("element", "criterion", "rule", "play") }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.sentence = kit.NewParagraph("").Styled(21, theme.SemiBold, theme.Text)
	p.foot, p.empty = kit.Column(6), container.NewStack()
	top := kit.Column(10, kit.Caption("In one breath"), p.sentence, p.foot)
	flow := kit.Column(14, kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(18, 24, 18, 24, top)),
		p.empty, p.card("", firstSteps), p.card("What we bring to market", lastSteps))
	p.scroll = kit.Scroll(container.New(narrow{}, kit.Inset(2, 20, 28, 20, flow)))
	return p.scroll
}

// reflow gives lines the height they need now.
func (p *Page) reflow() {
	if p.scroll != nil {
		p.scroll.Refresh()
	}
}

// card is a surface with several steps under each other.
func (p *Page) card(title string, steps []step) fyne.CanvasObject {
	list := kit.Column(0)
	if title != "" {
		list.Add(kit.Inset(6, 0, 4, 0, kit.Heading(title)))
	}
	for i, s := range steps {
		if i > 0 {
			list.Add(kit.Rule())
		}
		sec := newSection(p, s)
		p.sections[s.key] = sec
		list.Add(sec)
	}
	return kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(6, 24, 6, 24, list))
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read the positioning", Run: func() error {
		draft, err := p.store.Draft(context.Background())
		if err == nil {
			p.draft = draft
		}
		return err
	}})
	for _, pt := range read(p.draft) {
		p.sections[pt.key].show(pt)
	}
	p.say(p.draft.Positioning)
	p.summarise()
	p.offerExamples()
	p.reflow()
	p.arrive()
}

// say shows the sentence that follows from the elements.
func (p *Page) say(elements []model.Element) {
	words, ink := template.Sentence(elements), theme.Text
	if words == "" {
		words, ink = "Your sentence grows here as you answer the questions below.", theme.Text3
	}
	p.sentence.Colour = ink
	p.sentence.Value = ""
	p.sentence.Set(words)
}

// preview says the sentence with one answer as it is being typed.
func (p *Page) preview(s step, id model.ID, text string) {
	elements := append([]model.Element(nil), p.draft.Positioning...)
	found := false
	for i := range elements {
		if elements[i].ID == id {
			elements[i].Text, found = text, true
		}
	}
	if !found {
		elements = append(elements, model.Element{Step: s.key, Text: text})
	}
	p.say(elements)
}

// offerExamples shows the ways to start while nothing is answered.
func (p *Page) offerExamples() {
	p.empty.Objects = nil
	p.empty.Hidden = len(p.draft.Positioning) > 0
	if !p.empty.Hidden {
		p.empty.Add(welcome(p))
	}
	p.empty.Refresh()
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	written := func() bool { return len(p.draft.Positioning) > 0 }
	return []shell.Action{
		{Label: "Next weak spot", Icon: theme.Glyph("lightbulb"), Key: "F8", Menu: true, Enabled: func() bool { return len(p.weak) > 0 }, Run: p.nextWeak},
		{Label: "Start from an example firm", Icon: theme.Glyph("copy"), Menu: true, Enabled: written, Run: p.choose},
	}
}

// Open implements shell.Opener: it goes to one answer.
func (p *Page) Open(id string) {
	at, err := model.ParseID(id)
	if err != nil || at.IsZero() {
		return
	}
	p.toOpen = at
	p.arrive()
}

// arrive goes to the answer that was asked for, once it is there.
func (p *Page) arrive() {
	if l := p.lineOf(p.toOpen); l != nil {
		p.toOpen = model.ID{}
		p.visitLine(l)
	}
}

// narrow keeps lines short enough to read on a wide screen.
type narrow struct{}

const widest = 1320

func (narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (narrow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, widest)
	o[0].Resize(fyne.NewSize(w, s.Height))
}

package ourrules

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/agree"
	"baton/model/say"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// word is what one has signed, and what one changed since.
type word struct {
	last    *model.Version
	from    string // since when, in words
	changes []model.Difference
	flaws   []model.Flaw
	open    bool // the changes are listed
	fold    *kit.Button
	root    *fyne.Container
}

func newWord() *word {
	w := &word{root: kit.Column(4)}
	w.fold = kit.NewButton(kit.Ghost, nil, "", func() {
		w.open = !w.open
		w.show()
	}).Small()
	return w
}

// mostShown is how many changes are listed; the rest is counted.
const mostShown = 5

func (p *Page) readWord(ctx context.Context, draft *model.Agreement) error {
	firm, err := p.store.Firm(ctx)
	if err != nil {
		return err
	}
	all, err := p.store.Versions(ctx)
	if err != nil {
		return err
	}
	w := p.word
	w.last, w.changes, w.flaws = agree.Last(all), agree.Since(all, draft), agree.Flaws(draft)
	if w.last != nil {
		w.from = w.last.Since.In(firm.Location()).Format("2 January 2006")
	}
	return nil
}

// show says it in a line over the rules; what changed stands under it.
func (w *word) show() {
	sign, hue, words := theme.Glyph("pencil"), theme.Slate, "Not signed yet: every change holds at once."
	if w.last != nil {
		sign, hue, words = "badge-check", theme.Good, w.stands()
	}
	line := kit.Row(10, kit.NewIcon(sign, hue.Ink()), kit.NewText(words, theme.SizeBody, theme.Medium, theme.Text2))
	w.open = w.open && agree.Binding(w.changes) > 0
	w.fold.Label = "Show them"
	if w.open {
		w.fold.Label = "Hide them"
	}
	if agree.Binding(w.changes) > 0 {
		line.Add(w.fold)
	}
	w.root.Objects = []fyne.CanvasObject{kit.Fixed(0, 28, line)} // as tall with the button as without
	if w.open {
		w.list()
	}
	for _, f := range w.flaws {
		w.root.Add(kit.Inset(4, 0, 0, 0, kit.Note(theme.AtRisk, theme.Glyph("triangle-alert"), f.Text)))
	}
	w.root.Refresh()
}

func (w *word) list() {
	shown := 0
	for _, d := range w.changes {
		if d.Binding && shown < mostShown {
			shown++
			w.root.Add(kit.Inset(0, 0, 0, 26, kit.Bullet(d.Text)))
		}
	}
	if more := agree.Binding(w.changes) - shown; more > 0 {
		w.root.Add(kit.Inset(0, 0, 0, 26, kit.Bullet(fmt.Sprintf("and %d more", more))))
	}
}

// stands says since when the rules hold, and whether more waits for a word.
func (w *word) stands() string {
	since := "Your rules since " + w.from
	if w.last.State == model.Coming {
		since = "Your rules from " + w.from
	}
	switch n := agree.Binding(w.changes); {
	case n == 1:
		return since + ". One change holds once you sign again."
	case n > 1:
		return fmt.Sprintf("%s. %d changes hold once you sign again.", since, n)
	case len(w.changes) > 0:
		return since + ". What changed since is wording, and holds already."
	}
	return since + "."
}

// unsigned says that there is something to sign.
func (w *word) unsigned() bool { return w.last == nil || agree.Binding(w.changes) > 0 }

// Primary implements shell.Primer: one word is enough.
func (p *Page) Primary() *shell.Action {
	if p.word == nil || !p.word.unsigned() {
		return nil
	}
	return &shell.Action{Label: "These are my rules from today", Icon: theme.Glyph("signature"), Run: p.askSign}
}

// askSign counts first what the rules would have meant, then asks once.
func (p *Page) askSign() error {
	if len(p.word.flaws) > 0 {
		var wrong model.Problems
		for _, f := range p.word.flaws {
			wrong.Add("", f.Text)
		}
		return wrong.Err()
	}
	var past model.Impact
	p.Job("Look back at past hand-offs", func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Counting what the rules would have meant")
		past, err = p.store.Impact(ctx)
		return err
	}, func() { p.confirm(past) })
	return nil
}

func (p *Page) confirm(past model.Impact) {
	law := 0
	if p.word.last != nil {
		law = p.word.last.Number
	}
	col := kit.Column(8)
	for _, words := range say.Impact(past, law, "your rules") {
		col.Add(kit.Bullet(words))
	}
	p.shell.Dialog(&kit.Dialog{Title: "These are your rules from today?", Width: 560, Final: true, Verb: "Sign", Content: col,
		Quiet: "From now on leads are judged by them as they stand here. You can change them any time: a change holds once you sign again. A signature itself cannot be undone.",
		Confirm: func() bool {
			return p.shell.Do(shell.Action{Label: "Sign our rules", Run: func() error {
				_, err := p.store.Sign(context.Background(), model.ID{}, "")
				if err == nil {
					fyne.Do(func() { p.shell.Notify(shell.Notice{Text: "Leads are judged by these rules from now on."}) }) // nothing to undo here
				}
				return err
			}})
		}})
}

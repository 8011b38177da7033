package events

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

var endings = []string{".csv", ".tsv", ".txt", ".xlsx"}

// choose takes a list of who came from a file.
func (p *Page) choose() error {
	p.shell.AskOpen("Who came to "+p.panel.held.Campaign.Name, endings, func(path string) error {
		p.readFile(path)
		return nil
	})
	return nil
}

func (p *Page) readFile(path string) {
	p.shell.Do(shell.Action{Label: "Read " + filepath.Base(path), Run: func() error {
		data, err := os.ReadFile(path)
		if err != nil {
			return model.Refuse("", filepath.Base(path)+" cannot be read: is it still there, and may you read it?")
		}
		return p.offer(model.ListSource{Name: filepath.Base(path), Data: data, Event: p.now()})
	}})
}

// paste takes a table from the clipboard.
func (p *Page) paste() error {
	text := fyne.CurrentApp().Clipboard().Content()
	if text == "" {
		return model.Refuse("", "The clipboard holds no text: copy the rows of a table with names, addresses or companies, its headers included, and try again.")
	}
	return p.offer(model.ListSource{Data: []byte(text), Event: p.now()})
}

// offer says what a list would bring; nothing is written before one agrees.
func (p *Page) offer(src model.ListSource) error {
	res, err := p.store.Rehearse(context.Background(), src)
	if err != nil {
		return err
	}
	d := &kit.Dialog{Title: "Who came to " + p.panel.held.Campaign.Name, Quiet: brings(res), Content: counts(res), Width: 520, Closed: func() { kit.Focus(p.list) }}
	if res.Created+res.Updated > 0 {
		d.Verb = "Read it in"
		d.Confirm = func() bool {
			p.take(src)
			return true
		}
	}
	p.shell.Dialog(d)
	return nil
}

func (p *Page) take(src model.ListSource) {
	var res model.ImportResult
	p.Job("Read who came", func(ctx context.Context, tell shell.Progress) (err error) {
		res, err = p.store.Import(ctx, src, tell)
		return err
	}, func() {
		p.shell.Notify(shell.Notice{Text: people(res.Came) + " noted" + newLeads(res) + "."})
	})
}

func newLeads(res model.ImportResult) string {
	if n := res.Nouns["lead"].Created; n > 0 {
		return ", " + plural(n, "new lead", "new leads")
	}
	return ""
}

func brings(res model.ImportResult) string {
	if res.Created+res.Updated == 0 {
		return "Nothing new: everybody on it is here already."
	}
	return "Nothing is written yet. One undo takes all of it back."
}

// counts are what the list says, row by row of reasons.
func counts(res model.ImportResult) fyne.CanvasObject {
	list := kit.Column(8)
	add := func(sign theme.Glyph, words string, n int) {
		if n > 0 {
			count := kit.NewText(strconv.Itoa(n), theme.SizeBody, theme.FiguresBold, theme.Text).Trailing()
			list.Add(kit.Spread(kit.Row(10, kit.NewIcon(sign, theme.Text3), kit.Body(words)), count))
		}
	}
	add("check", "Came", res.Came)
	add("minus", "Did not come: no touch is logged", res.Missed)
	add("circle-help", "The list does not say: nothing is noted", res.Unsaid)
	add("users", "New people", res.Nouns["person"].Created)
	add("plus", "New leads of theirs", res.Nouns["lead"].Created)
	add("copy", "On it twice", res.Duplicates)
	add("circle-alert", "Left out", res.Rejected)
	for i, x := range res.Problems {
		if i == 4 {
			list.Add(kit.Muted("and " + strconv.Itoa(len(res.Problems)-i) + " more to look at"))
			break
		}
		place := "The list: "
		if x.Line > 0 {
			place = "Line " + strconv.Itoa(x.Line) + ": "
		}
		list.Add(kit.Marked(theme.Glyph("circle-alert"), theme.AtRisk, kit.NewParagraph(place+x.Text)))
	}
	return list
}

package lists

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// result says what came, and what to do with it.
func (r *reading) result(res model.ImportResult) fyne.CanvasObject {
	sh := r.page.shell
	stats := kit.Columns(14, stat(res, "lead"), stat(res, "company"), stat(res, "person"))
	next := kit.Row(8)
	for i, a := range r.next(res) {
		kind := kit.Outline
		if i == 0 {
			kind = kit.Primary
		}
		next.Add(sh.Button(kind, a))
	}
	col := kit.Column(0,
		kit.Beside(24, 10, container.NewCenter(kit.NewIcon(theme.Glyph("circle-check"), theme.Good.Ink()).Sized(24)), kit.Display(titleOf(r.src)+" is in").Ellipsis()),
		kit.Gap(1, 6), kit.NewParagraph(sentence(res)+restSentence(res)), kit.Gap(1, 18), stats, kit.Gap(1, 18), next)
	if len(res.Problems) > 0 {
		c := newCounts()
		c.problems(res.Problems)
		col.Add(kit.Gap(1, 18))
		col.Add(c.root)
	}
	return kit.Scroll(container.New(narrow{760}, kit.Inset(20, 0, 20, 0, col)))
}

// next are the things to do after an import, the likeliest first.
func (r *reading) next(res model.ImportResult) []shell.Action {
	sh := r.page.shell
	goTo := func(route string) func() error {
		return func() error { sh.Go(route); return nil }
	}
	var out []shell.Action
	if len(r.page.queue) > 0 {
		path := r.page.queue[0]
		out = append(out, shell.Action{Label: "Next: " + filepath.Base(path), Icon: theme.Glyph("arrow-right"), Run: func() error {
			r.page.Take(r.page.queue...)
			return nil
		}})
	}
	if res.Nouns["lead"].Created > 0 {
		out = append(out, shell.Action{Label: "Two minutes of yes and no", Icon: theme.Glyph("list-checks"), Run: goTo("triage")})
	}
	out = append(out, shell.Action{Label: "Look at the leads", Icon: theme.Glyph("users"), Run: goTo("leads")})
	if !res.Batch.IsZero() {
		out = append(out, shell.Action{Label: "Undo this import", Icon: theme.Glyph("undo-2"), Run: func() error { return r.undo(res.Batch) }})
	}
	return out
}

func stat(res model.ImportResult, noun string) fyne.CanvasObject {
	t := res.Nouns[noun]
	small := ""
	if t.Updated > 0 {
		small = grouped(t.Updated) + " changed"
	}
	return kit.NewStat(grouped(t.Created), "New "+pluralOf(noun), small)
}

func pluralOf(noun string) string {
	if p := plurals[noun]; p != "" {
		return p
	}
	return noun + "s"
}

// rest accounts for the rows that bring nothing.
func rest(res model.ImportResult) []string {
	var words []string
	for _, r := range []struct {
		n         int
		one, many string
	}{
		{res.Unchanged, "is here already", "are here already"},
		{res.Duplicates, "repeats an earlier one", "repeat an earlier one"},
		{res.Rejected, "cannot be read", "cannot be read"},
	} {
		switch {
		case r.n == 1:
			words = append(words, "1 row "+r.one)
		case r.n > 1:
			words = append(words, plural(r.n, "row")+" "+r.many)
		}
	}
	return words
}

// restSentence is the same as a sentence; none when every row brought something.
func restSentence(res model.ImportResult) string {
	if words := rest(res); len(words) > 0 {
		return " " + title(joined(words)) + "."
	}
	return ""
}

// narrow keeps a page as wide as one likes to read.
type narrow struct{ width float32 }

func (narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (n narrow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, n.width)
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[0].Move(fyne.NewPos((s.Width-w)/2, 0))
}

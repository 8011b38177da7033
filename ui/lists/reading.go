package lists

import (
	"context"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// reading is one list on its way in: what was read, what its columns are
// taken for, and what it would bring.
type reading struct {
	page    *Page
	src     model.ListSource
	preview *model.ListPreview
	mapping map[string]string
	done    bool

	root   *fyne.Container
	middle *fyne.Container
	counts *counts
	noun   *kit.Select
	dates  *kit.Select
	asked  int // how often it was counted; only the last count is shown
}

// countedRows bounds what is counted before it is read in: beyond it, the
// counting takes as long as the reading.
const countedRows = 25000

func newReading(p *Page, src model.ListSource, preview *model.ListPreview) *reading {
	r := &reading{page: p, src: src, counts: newCounts(), root: container.NewStack(), middle: container.NewStack()}
	r.noun = kit.NewSelect([]kit.Option{{Value: "lead", Label: "A lead"}, {Value: "person", Label: "A person"},
		{Value: "company", Label: "A company"}, {Value: "touch", Label: "A touch with somebody"}}, "", r.chooseNoun)
	r.dates = kit.NewSelect([]kit.Option{{Value: "", Label: "As guessed"}, {Value: "dmy", Label: "Day, month, year"},
		{Value: "mdy", Label: "Month, day, year"}, {Value: "ymd", Label: "Year, month, day"}}, src.DateOrder, r.chooseDates)
	r.take(preview)
	side := kit.Column(14, r.options(), r.counts.root)
	r.root.Objects = []fyne.CanvasObject{kit.Shares(11, []float32{2.1, 1}, r.middle, kit.Scroll(kit.Inset(1, 3, 6, 3, side)))}
	return r
}

// take shows another look at the same list.
func (r *reading) take(preview *model.ListPreview) {
	r.preview, r.mapping = preview, maps.Clone(preview.Mapping)
	r.noun.SetValue(preview.Noun)
	r.middle.Objects = []fyne.CanvasObject{r.columns()}
	r.middle.Refresh()
	r.counts.problems(preview.Problems)
}

// source is the list with all that was decided about it.
func (r *reading) source() model.ListSource {
	s := r.src
	s.Mapping, s.Noun, s.DateOrder = maps.Clone(r.mapping), r.noun.Value, r.dates.Value
	return s
}

func (r *reading) options() fyne.CanvasObject {
	known := "columns guessed"
	if r.preview.Source != "" {
		known = "known by “" + r.preview.Source + "”"
	}
	return kit.TitledCard(titleOf(r.src), plural(r.preview.Total, "row")+", "+known, kit.Column(10,
		kit.Labelled("A row is", r.noun), kit.Labelled("Its dates are written", r.dates)))
}

// chooseNoun looks at the list again: other columns now mean other things.
func (r *reading) chooseNoun(noun string) {
	src := r.src
	src.Noun, src.DateOrder = noun, r.dates.Value
	var preview *model.ListPreview
	r.page.Job("Look again", func(ctx context.Context, _ shell.Progress) (err error) {
		preview, err = r.page.store.Preview(ctx, src)
		return err
	}, func() {
		r.take(preview)
		r.count()
	})
}

func (r *reading) chooseDates(string) { r.count() }

// assign takes a column for a field. A field has one column: the one that had
// it before is kept as it is.
func (r *reading) assign(column, field string) {
	for other, f := range r.mapping {
		if f == field && other != column && field != "" {
			r.mapping[other] = keptAs(other)
		}
	}
	r.mapping[column] = field
	r.middle.Objects = []fyne.CanvasObject{r.columns()}
	r.middle.Refresh()
	r.count()
}

// count says what the list would bring, by bringing it in and taking it back
// before anybody sees it.
func (r *reading) count() {
	r.asked++
	asked := r.asked
	if r.preview.Total > countedRows {
		r.counts.unknown("A list of this size is counted while it is read in.")
		return
	}
	r.counts.unknown("Counting what it brings …")
	var res model.ImportResult
	r.page.Job("Count what it brings", func(ctx context.Context, _ shell.Progress) (err error) {
		res, err = r.page.store.Rehearse(ctx, r.source())
		return err
	}, func() {
		if asked == r.asked && !r.done {
			r.counts.show(res)
		}
	})
}

// importIt writes what the list brings, as one step that can be undone.
func (r *reading) importIt() error {
	var res model.ImportResult
	r.page.Job("Import "+nameOf(r.src), func(ctx context.Context, tell shell.Progress) (err error) {
		res, err = r.page.store.Import(ctx, r.source(), tell)
		return err
	}, func() {
		r.done = true
		r.page.set(r.result(res))
		r.announce(res)
	})
	return nil
}

// announce says in the notice what came, with the way back.
func (r *reading) announce(res model.ImportResult) {
	n := shell.Notice{Text: sentence(res)}
	if !res.Batch.IsZero() {
		n.Hue = theme.Good
		n.Action = &shell.Action{Label: "Undo", Icon: theme.Glyph("undo-2"), Run: func() error { return r.undo(res.Batch) }}
	}
	r.page.shell.Notify(n)
}

// undo takes the import back and shows the list again, ready for another try.
func (r *reading) undo(batch model.ID) error {
	if _, err := r.page.store.UndoImport(context.Background(), batch); err != nil {
		return err
	}
	r.done = false
	r.page.set(r.root)
	r.count()
	r.page.shell.Notify(shell.Notice{Text: "Taken back: nothing of " + nameOf(r.src) + " is in the firm any more."})
	return nil
}

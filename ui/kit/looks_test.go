package kit_test

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/ui/kit"
	"baton/ui/theme"
)

// window shows an object in Baton's look, at a size.
func window(t *testing.T, mode theme.Mode, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
	win := test.NewTempWindow(t, nil)
	win.SetPadded(false)
	win.SetContent(container.NewStack(kit.NewBox(theme.App, "", 0), o, kit.NewLayer()))
	win.Resize(fyne.NewSize(w, h))
	win.Content().Refresh()
	win.Resize(fyne.NewSize(w, h+1))
	win.Resize(fyne.NewSize(w, h))
	return win
}

// picture captures a window, and keeps it in BATON_LOOKS when that is set.
func picture(t *testing.T, w fyne.Window, name string) image.Image {
	t.Helper()
	img := w.Canvas().Capture()
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		return img
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	return img
}

func day() time.Time { return time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC) }

func controls() fyne.CanvasObject {
	off := kit.NewButton(kit.Outline, theme.Glyph("archive"), "Not now", nil)
	off.Disable()
	wrong := kit.NewField("Company size")
	wrong.SetText("about fifty")
	wrong.Problem("Write a number, such as 50.")
	name := kit.NewField("Company").Hint("As their own site writes it")
	name.SetText("Fjord Analytics")
	notes := kit.NewNotes("The problem in their words", 3)
	notes.SetText("Releases take two weeks and the auditor asks for evidence nobody collects.")
	due := kit.NewDate("Next step", day)
	due.SetDay(day())
	stage := kit.NewSelect([]kit.Option{{Value: "e", Label: "Evaluating", Hue: theme.BD}, {Value: "s", Label: "Scoping", Hue: theme.Sales}}, "s", nil)
	tabs := kit.NewTabs(kit.Words("Waiting", "Decided", "Questioned"), "Waiting", nil)
	tabs.Count("Waiting", "4")
	left := kit.Column(14,
		kit.Row(8, kit.NewButton(kit.Primary, theme.Glyph("plus"), "New lead", nil), kit.NewButton(kit.Outline, theme.Glyph("filter"), "Filters", nil),
			kit.NewButton(kit.Ghost, nil, "Skip", nil), off),
		kit.Row(8, kit.NewButton(kit.Danger, theme.Glyph("trash-2"), "Remove firm", nil), kit.IconButton(theme.Glyph("ellipsis"), "More", nil),
			kit.NewButton(kit.Outline, nil, "Small", nil).Small(), kit.Key("Ctrl+K")),
		tabs, kit.Columns(12, name, wrong), notes,
		kit.Columns(12, due, kit.Labelled("Stage", stage)),
		kit.Columns(12, kit.NewCheck("Who signs is known", true, nil), kit.NewCheck("Next meeting has a date", false, nil)),
		kit.Labelled("Fit at least 60", kit.NewSlider(0, 100, 60)))
	right := kit.Column(14,
		kit.Columns(12, kit.NewStat("14", "Ready for a talk", "of 25 leads"), kit.NewStat("41k", "Open value, €", "7 leads"), kit.NewStat("6 d", "Waiting longest", "Acme").Tint(theme.Late.Ink())),
		kit.Flow(6, kit.NewChip("Marketing", theme.Marketing).WithDot(), kit.NewChip("BD", theme.BD).WithDot(), kit.NewChip("Sales", theme.Sales).WithDot(),
			kit.NewChip("Delivery", theme.Delivery).WithDot(), kit.NewChip("good", theme.Good).WithSign(theme.Glyph("check")),
			kit.NewChip("at risk", theme.AtRisk).WithSign(theme.Glyph("clock")), kit.NewChip("late", theme.Late).WithSign(theme.Glyph("triangle-alert")),
			kit.NewChip("not known", theme.Unknown).WithSign(theme.Glyph("circle-help"))),
		kit.Row(8, kit.Avatar("Ada Kestrel", 32), kit.Avatar("Jonas Weber", 32), kit.Avatar("Mei", 32), kit.Badge("7"), kit.Badge("128"),
			kit.Ring(0.3, theme.Good), kit.Ring(0.8, theme.AtRisk), kit.Ring(1.4, theme.Late)),
		kit.TitledCard("Has 50 to 500 employees", "Must have, known by worth a conversation", kit.Column(10,
			kit.Fixed(0, 8, kit.Meter(kit.Met(14, "14 met"), kit.NotMet(5, "5 not met"), kit.NotKnown(6, "6 not known"))),
			kit.Muted("14 met · 5 not met · 6 to find out"),
			kit.Fixed(0, 6, kit.ScoreBar(72, false)), kit.Fixed(0, 6, kit.ScoreBar(55, true))), kit.NewButton(kit.Ghost, theme.Glyph("pencil"), "Change", nil).Small()),
		kit.Card(kit.Column(8, kit.Fact(theme.Glyph("wallet"), "Value", "41,200 €"), kit.Fact(theme.Glyph("clock"), "Next step", "Call on Thursday 14:00"), kit.Rule(),
			kit.Bullet("Who signs is not known."), kit.Bullet("The next meeting has no date, and what happens when they do nothing is not written down yet."))),
		kit.Note(theme.AtRisk, theme.Glyph("info"), "Nothing is signed yet: the draft is in force until every team it binds has agreed."))
	return kit.Pad(24, kit.Headed(16, kit.Column(4, kit.Display("For data teams that ship weekly"), kit.NewParagraph("Baton makes the hand-over explicit: who we are for, who counts as a customer, who is worth a talk, who carries the lead at each stage, and what each team owes the other.")),
		kit.Columns(24, left, right)))
}

func worklist() fyne.CanvasObject {
	items := []kit.Item{{Heading: true, Title: "Late", Right: "2"},
		{Key: "a", Ring: 1.4, Title: "Answer the hand-off of Acme", Quiet: "Two business days are over. Marketing waits, and so does Jane Doe.", Right: "2 d late", RightHue: theme.Late, Under: "since Mon 9:00", Chip: "Talk now", ChipHue: theme.Good},
		{Key: "b", Ring: 0.8, Title: "Call Fjord Analytics", Quiet: "First touch of a new lead", Right: "today", RightHue: theme.AtRisk, Under: "17:00"},
		{Heading: true, Title: "Wake up", Right: "1"},
		{Key: "c", Sign: theme.Glyph("moon-star"), Hue: theme.Indigo, Title: "Helios Robotics wanted to hear from us in March", Quiet: "Budget opens in the second quarter", Right: "4 Mar"},
		{Key: "d", Sign: theme.Glyph("hand"), Title: "Nobody has Banyan Health", Quiet: "It waits past every clock", Right: "6 d", RightHue: theme.Late, Chip: "Find out"}}
	l := kit.NewList(kit.Items{Len: func() int { return len(items) }, Item: func(i int) kit.Item { return items[i] }})
	l.ShowItem("b")
	return kit.Pad(20, kit.Beside(560, 16, l, kit.Card(kit.Empty(theme.Glyph("inbox"), "Choose a row", "What the other team wrote stands here, on one page."))))
}

func charts() fyne.CanvasObject {
	months := []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"}
	signed := kit.Series{Name: "signed", Hue: theme.Good, Values: []float64{42e3, 18e3, 61e3, 30e3, 0, 0, 0, 0}}
	expected := kit.Series{Name: "expected", Hue: theme.Indigo, Hatched: true, Values: []float64{0, 0, 0, 12e3, 44e3, 51e3, 38e3, 22e3}}
	k := func(v float64) string { return fmt.Sprintf("%.0fk", v/1000) }
	bars := kit.Bars(kit.BarChart{Labels: months, Series: []kit.Series{signed, expected}, Format: k,
		Low: []float64{42e3, 18e3, 61e3, 34e3, 20e3, 18e3, 9e3, 4e3}, High: []float64{42e3, 18e3, 61e3, 52e3, 80e3, 92e3, 75e3, 60e3},
		Target: []float64{40e3, 40e3, 40e3, 45e3, 45e3, 45e3, 50e3, 50e3}})
	sources := kit.Bars(kit.BarChart{Labels: months, Series: []kit.Series{
		{Name: "Marketing", Hue: theme.Marketing, Values: []float64{4, 6, 5, 7, 3, 8, 6, 5}},
		{Name: "BD", Hue: theme.BD, Values: []float64{3, 2, 4, 5, 4, 3, 2, 6}},
		{Name: "Sales", Hue: theme.Sales, Values: []float64{1, 2, 1, 0, 2, 1, 3, 1}}}})
	lines := kit.Lines(kit.LineChart{Labels: months, Lines: []kit.Series{{Name: "through", Hue: theme.Indigo, Values: []float64{12, 20, 31, 38, 47, 52, 58, 61}}},
		Low: []float64{5, 11, 20, 26, 33, 38, 42, 44}, High: []float64{22, 33, 43, 51, 60, 66, 72, 76}, Format: func(v float64) string { return fmt.Sprintf("%.0f %%", v) }})
	track := kit.Track([]kit.TrackStep{
		{Label: "Aware", N: 120, Count: "120", Hue: theme.Marketing, Between: "64 of 120", Under: "half in 21 d"},
		{Label: "Interested", N: 64, Count: "64", Hue: theme.Marketing, Between: "23 of 64", Under: "half in 9 d", Marked: true},
		{Label: "Evaluating", N: 23, Count: "23", Hue: theme.BD, Between: "14 of 23", Under: "half in 12 d"},
		{Label: "Scoping", N: 14, Count: "14", Hue: theme.Sales, Between: "9 of 14", Under: "half in 15 d"},
		{Label: "Proposal", N: 9, Count: "9", Hue: theme.Sales, Between: "5 of 9", Under: "half in 20 d"},
		{Label: "Signed", N: 5, Count: "5", Hue: theme.Good}})
	return kit.Pad(20, kit.Headed(16, kit.TitledCard("Funnel", "New clients, last twelve months", track),
		kit.Columns(16, kit.TitledCard("Forecast", "Signed value by month, €", kit.Headed(10, kit.Legend(signed, expected), bars)),
			kit.Headed(16, kit.TitledCard("Hand-offs by origin", "", sources), kit.TitledCard("Through the stage", "", lines)))))
}

// demoBoard is nine columns with cards; the board is given what it needs to move.
func demoBoard() (*kit.Board, *[][]kit.BoardCard) {
	names := []string{"Target", "Aware", "Interested", "Evaluating", "Scoping", "Proposal", "Terms", "Signed", "Nurture"}
	groups := []string{"Marketing", "Marketing", "Marketing", "Business Development", "Sales", "Sales", "Sales", "Sales", "Aside"}
	hues := []theme.Hue{theme.Marketing, theme.Marketing, theme.Marketing, theme.BD, theme.Sales, theme.Sales, theme.Sales, theme.Sales, theme.Slate}
	firms := []string{"Fjord Analytics", "Helios Robotics", "Banyan Health", "Quantile Laboratories of the North", "Maple & Finch", "Kestrel Energy"}
	var columns []kit.BoardColumn
	cards := make([][]kit.BoardCard, len(names))
	for c, name := range names {
		columns = append(columns, kit.BoardColumn{Title: name, Quiet: fmt.Sprintf("%dk · oldest %d d", 40+c*13, 12+c*3), Hue: hues[c], Group: groups[c]})
		for i := range 3 + c*7%5 {
			card := kit.BoardCard{ID: fmt.Sprint(c, "-", i), Title: firms[(c+i)%6], Quiet: "Call about the audit, Thursday 14:00", Grade: "Talk now", Hue: theme.Good,
				Age: fmt.Sprintf("%d of 10 d", 3+i*3), Value: fmt.Sprintf("%dk", 12+i*9), Who: "Ada Kestrel", Boxes: []bool{true, i > 0, i > 1, false, false}}
			if i == 1 {
				card.Grade, card.Hatched = "Find out", true
			}
			if i == 3 {
				card.Age, card.AgeHue = "2 d late", theme.Late
			}
			cards[c] = append(cards[c], card)
		}
	}
	b := kit.NewBoard(columns, kit.Cards{
		ID:   func(col, i int) string { return cards[col][i].ID },
		Len:  func(col int) int { return len(cards[col]) },
		Card: func(col, i int) kit.BoardCard { return cards[col][i] },
	})
	b.Hint = func(id string, to int) []string {
		if to > 3 {
			return []string{"Who signs is not known.", "The next meeting has no date."}
		}
		return nil
	}
	return b, &cards
}

func TestLooks(t *testing.T) {
	modes := []theme.Mode{theme.Light, theme.Dark}
	if os.Getenv("BATON_LOOKS") == "" {
		modes = modes[:1] // the dark takes the same ways, and its colours are those of TestTheme_Change
	}
	for _, mode := range modes {
		t.Run("controls, "+string(mode), func(t *testing.T) {
			different(t, picture(t, window(t, mode, controls(), 1280, 800), "kit_controls_"+string(mode)))
		})
		t.Run("a list, "+string(mode), func(t *testing.T) {
			different(t, picture(t, window(t, mode, worklist(), 900, 520), "kit_list_"+string(mode)))
		})
		t.Run("charts, "+string(mode), func(t *testing.T) {
			different(t, picture(t, window(t, mode, charts(), 1280, 800), "kit_charts_"+string(mode)))
		})
		t.Run("a dialog, "+string(mode), func(t *testing.T) {
			w := window(t, mode, controls(), 1280, 800)
			f := kit.NewForm()
			f.Field("name", kit.NewField("Company")).SetText("Acme")
			f.Field("who", kit.NewField("First contact")).Problem("Write who you talked to.")
			f.Problem("", "This company has an open lead already.")
			(&kit.Dialog{Title: "New lead", Quiet: "One line is enough; the rest can be found out later.", Content: f, Verb: "Add lead", First: f.First()}).Show(w.Canvas())
			different(t, picture(t, w, "kit_dialog_"+string(mode)))
		})
		t.Run("a menu, "+string(mode), func(t *testing.T) {
			b := kit.NewButton(kit.Outline, nil, "Row", nil)
			w := window(t, mode, container.NewCenter(b), 500, 320)
			kit.DropMenu(b, []kit.MenuItem{{Label: "Open", Sign: theme.Glyph("arrow-up-right")}, {Label: "Log a touch", Sign: theme.Glyph("phone")},
				{}, {Label: "Move to Scoping", Disabled: true, Why: "2 boxes are open"}, {Label: "Mine", Chosen: true}})
			different(t, picture(t, w, "kit_menu_"+string(mode)))
		})
		t.Run("a board with a card in the air, "+string(mode), func(t *testing.T) {
			b, _ := demoBoard()
			w := window(t, mode, kit.Pad(20, b), 1280, 800)
			b.ShowCard("1-0")
			card := cardAt(w, "Helios Robotics")
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(card)
			drag(card, at.AddXY(40, 40), at.AddXY(670, 150))
			different(t, picture(t, w, "kit_board_"+string(mode)))
		})
	}
}

// drag picks an object up at one place and holds it over another.
func drag(o fyne.CanvasObject, from, to fyne.Position) {
	d := o.(fyne.Draggable)
	in := from.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: from}})
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: in, AbsolutePosition: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
}

// cardAt is the first draggable object on the screen that shows the words.
func cardAt(w fyne.Window, words string) fyne.CanvasObject {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if _, ok := o.(desktop.Hoverable); !ok {
			continue
		}
		if _, ok := o.(fyne.Draggable); !ok {
			continue
		}
		for _, inner := range test.LaidOutObjects(o) {
			if shown(inner) == words {
				return o
			}
		}
	}
	return nil
}

// different fails when a picture shows one colour only.
func different(t *testing.T, img image.Image) {
	t.Helper()
	first := img.At(0, 0)
	for y := 0; y < img.Bounds().Dy(); y += 7 {
		for x := 0; x < img.Bounds().Dx(); x += 7 {
			if img.At(x, y) != first {
				return
			}
		}
	}
	t.Error("the picture is empty")
}

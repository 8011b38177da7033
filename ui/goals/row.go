package goals

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

// row is one step of the way back.
type row struct {
	widget.BaseWidget
	page    *Page
	step    forecast.Step
	weak    bool
	focus   bool
	back    *kit.Box
	edge    *kit.Box
	name    *kit.Text
	team    *kit.Text
	bar     *fyne.Container
	numbers [3]*kit.Text
	rate    *kit.Text
	assume  *kit.Field
	holder  *fyne.Container // of the assumed share
	until   *kit.Text
	safer   *kit.Text
	state   *kit.Chip
	why     *kit.Paragraph
	root    fyne.CanvasObject
}

func newRow(p *Page) *row {
	r := &row{page: p, back: kit.NewBox(theme.None, "", 8), edge: kit.NewBox(theme.Slate.Solid(), "", 2),
		name: kit.Strong("").Ellipsis(), team: kit.Muted("").Ellipsis(), bar: container.NewStack(),
		rate: kit.Quiet("").Ellipsis(), until: kit.Quiet("").Trailing(), safer: kit.Caption("").Trailing(),
		state: kit.NewChip("", theme.Slate), why: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text2)}
	for i := range r.numbers {
		r.numbers[i] = kit.NewText("", theme.SizeBody, theme.Medium, theme.Text).Trailing()
	}
	r.assume = kit.NewField("").Placeholder("%")
	r.assume.Check = wrongShare
	r.assume.OnCommit = r.keep
	r.assume.OnCancel = func() { kit.Focus(r) }
	r.holder = kit.Row(6, kit.Muted("assume"), kit.Fixed(52, 0, r.assume), kit.Muted("%"))
	r.rate.Shortens = true
	share := kit.Column(2, r.rate, r.holder)
	cells := []fyne.CanvasObject{r.numbers[0], r.numbers[1], r.numbers[2], kit.Inset(0, 0, 0, apart, share), kit.Column(0, r.until, r.safer), kit.Row(0, r.state)}
	for i := range cells {
		cells[i] = kit.Fixed(wide[i], 0, kit.Middle(cells[i]))
	}
	left := kit.Fixed(nameWide, 0, container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(kit.Fixed(4, 30, r.edge))), nil, kit.Middle(kit.Column(0, r.name, r.team))))
	line := container.NewBorder(nil, nil, left, kit.Row(8, cells...), kit.Inset(0, 8, 0, 4, kit.Middle(kit.Fixed(0, 14, r.bar))))
	r.root = kit.On(r.back, kit.Inset(6, 12, 6, 12, kit.Column(4, line, kit.Inset(0, 0, 2, 14, r.why))))
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) show(f facts, i, most int) {
	s := f.plan.Steps[i]
	r.step, r.weak = s, i == f.plan.Weak
	name, hue := f.team(s.Team)
	r.edge.Paint(hue.Solid(), "")
	r.name.Set(s.Stage.Name)
	r.team.Set(name)
	r.bar.Objects = []fyne.CanvasObject{bar(s, most, hue)}
	r.bar.Refresh()
	needed, missing := "open", "open"
	if s.Known {
		needed, missing = strconv.Itoa(s.Needed), strconv.Itoa(s.Missing)
	}
	for j, text := range []string{needed, strconv.Itoa(len(s.Here)), missing} {
		r.numbers[j].Set(text)
		ink := theme.Text
		if text == "open" || text == "0" {
			ink = theme.Text3
		}
		r.numbers[j].SetColour(ink)
	}
	r.showRate(s)
	r.until.Set("")
	r.safer.Set("")
	if s.Dated() {
		r.until.Set(shortDay(s.Latest))
		r.safer.Set("safer " + shortDay(s.Safer))
	}
	word, tone := stateOf(s.State)
	r.state.Set(word, tone)
	r.why.Set("")
	if r.weak || s.State == forecast.Open {
		r.why.Set(why(f, s))
	}
	r.why.Hidden = r.why.Value == ""
	r.paint()
	r.root.Refresh()
}

// showRate says the own rate, or asks what to assume where there is none.
func (r *row) showRate(s forecast.Step) {
	r.rate.Set(percent(s.Rate))
	if s.Rate.N == 0 {
		r.rate.Set("no history yet")
	}
	few := !s.Rate.Enough()
	if few && s.Rate.N > 0 {
		r.rate.Set(s.Rate.String() + ", too few")
	}
	r.assume.SetText("")
	if s.Assumed > 0 {
		r.assume.SetText(strings.TrimSuffix(strconv.FormatFloat(float64(s.Assumed)/10, 'f', 1, 64), ".0"))
	}
	r.holder.Hidden = !few
}

func wrongShare(t string) string {
	x, err := strconv.ParseFloat(strings.TrimSpace(t), 64)
	if strings.TrimSpace(t) != "" && (err != nil || x <= 0 || x > 100) {
		return "1 to 100"
	}
	return ""
}

func (r *row) keep(t string) {
	var value any
	if x, err := strconv.ParseFloat(strings.TrimSpace(t), 64); err == nil {
		value = int64(x*10 + 0.5)
	}
	r.page.set("Assume how many go on", model.Fields{"rate." + r.step.Stage.ID.String(): value})
}

func (r *row) paint() {
	fill, stroke := theme.None, theme.None
	if r.weak {
		stroke = theme.AtRisk.Solid()
	}
	if r.focus {
		fill, stroke = theme.AccentSoft, theme.Accent
	}
	r.back.Paint(fill, stroke)
}

// Tapped shows the leads behind the step.
func (r *row) Tapped(*fyne.PointEvent) { r.page.openStep(r.step.Stage.ID) }

// Cursor implements desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (r *row) FocusGained() { r.focus = true; r.paint() }

// FocusLost implements fyne.Focusable.
func (r *row) FocusLost() { r.focus = false; r.paint() }

// TypedRune implements fyne.Focusable.
func (r *row) TypedRune(c rune) { kit.BubbleRune(r, c) }

// TypedKey implements fyne.Focusable.
func (r *row) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		r.page.walk(r, -1)
	case fyne.KeyDown:
		r.page.walk(r, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.page.openStep(r.step.Stage.ID)
	default:
		kit.Bubble(r, e)
	}
}

// HeightAt is how tall the row is at a width.
func (r *row) HeightAt(width float32) float32 { return kit.HeightAt(r.root, width) }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

// told is the step's arithmetic in words, for the panel.
func told(f facts, s forecast.Step) []string {
	var out []string
	if s.Known && s.Needed > 0 {
		if s.Rate.Enough() {
			out = append(out, fmt.Sprintf("%d must stand here for enough to go on, at %s.", s.Needed, percent(s.Rate)))
		} else {
			out = append(out, fmt.Sprintf("%d must stand here for enough to go on, at the %s %% you assume.", s.Needed, strings.TrimSuffix(strconv.FormatFloat(float64(s.Assumed)/10, 'f', 1, 64), ".0")))
		}
	}
	if s.Begin > 0 {
		out = append(out, fmt.Sprintf("Of the %d that are missing %d begin here: so did %s.", s.Missing, s.Begin, s.Begun))
	}
	if s.Young > 0 {
		out = append(out, counted(s.Young, "came", "came")+" too lately to count in the rate.")
	}
	if s.Dated() {
		out = append(out, fmt.Sprintf("Of %d that signed, half did so within %.0f days from here, three of four within %.0f.", s.Signers, s.Half.Days, s.Slow.Days))
	} else {
		out = append(out, fmt.Sprintf("How long it takes from here to the signature is not known: %d signed.", s.Signers))
	}
	if s.Pace > 0 {
		out = append(out, fmt.Sprintf("%s came this far in the last year, %s.", counted(s.Entered, "lead", "leads"), monthly(s.Pace)))
	}
	if w := why(f, s); w != "" {
		out = append(out, w)
	}
	return out
}

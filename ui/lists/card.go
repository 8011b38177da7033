package lists

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// card asks one question about one company. It has the keyboard: Y, N, ? and
// S answer without looking away from the screen.
type card struct {
	widget.BaseWidget
	triage *Triage
	box    *kit.Box
	body   *fyne.Container
	root   fyne.CanvasObject
}

func newCard(t *Triage) *card {
	c := &card{triage: t, box: kit.NewBox(theme.Surface, theme.Border, 14).Lifted(kit.Resting), body: container.NewStack()}
	c.root = container.NewStack(c.box, kit.Inset(26, 30, 24, 30, c.body))
	c.ExtendBaseWidget(c)
	return c
}

// show paints the question, or that none is left.
func (c *card) show() {
	var o fyne.CanvasObject
	if c.triage.lead == nil {
		o = c.finished()
	} else {
		o = c.question()
	}
	c.body.Objects = []fyne.CanvasObject{o}
	c.body.Refresh()
}

func (c *card) question() fyne.CanvasObject {
	t := c.triage
	q := t.questions[t.asked]
	who := kit.Column(4, kit.NewText(t.nameOf(&t.lead.Row), 22, theme.SemiBold, theme.Text).Ellipsis(), kit.Quiet(c.facts()).Ellipsis())
	if need := t.lead.Row.Title; need != "" {
		who.Add(kit.NewParagraph("“" + need + "”"))
	}
	asked := kit.NewParagraph(q.words()).Styled(21, theme.SemiBold, theme.Text)
	why := kit.Muted(classWords(q.criterion) + ", " + strconv.Itoa(t.asked+1) + " of " + strconv.Itoa(len(t.questions)) + " questions")
	buttons := kit.Columns(10, c.button(kit.Primary, "check", "Yes", "Y", func() { t.answer("met") }),
		c.button(kit.Outline, "x", "No", "N", func() { t.answer("not-met") }),
		c.button(kit.Outline, "circle-help", "Not known", "?", t.leaveOpen),
		c.button(kit.Outline, "arrow-right", "Skip", "S", t.skip))
	answered := kit.Muted(" ")
	if t.answered > 0 {
		answered.Set(plural(t.answered, "answer") + " so far")
	}
	top := kit.Column(22, who, kit.Rule(), kit.Column(6, why, asked), buttons, kit.Rule())
	return container.NewBorder(top, answered, nil, nil, kit.Inset(16, 0, 8, 0, kit.Scroll(c.known())))
}

func (c *card) button(kind kit.ButtonKind, sign theme.Glyph, label, key string, run func()) fyne.CanvasObject {
	b := kit.NewButton(kind, sign, label, func() {
		run()
		kit.Focus(c)
	})
	b.Height = 42
	return kit.Column(6, b, container.NewCenter(kit.Key(key)))
}

// known lists how the lead stands against the other criteria: often the
// answer follows from them.
func (c *card) known() fyne.CanvasObject {
	t := c.triage
	var left, right []fyne.CanvasObject
	for _, s := range t.lead.Explained.States {
		if s.Criterion == t.questions[t.asked].criterion.ID {
			continue
		}
		if len(left) <= len(right) {
			left = append(left, stateLine(s))
		} else {
			right = append(right, stateLine(s))
		}
	}
	return kit.Columns(18, kit.Column(10, left...), kit.Column(10, right...))
}

// stateLine is a criterion with its state as a sign and a word.
func stateLine(s model.State) fyne.CanvasObject {
	sign, ink, word := theme.Glyph("circle-dashed"), theme.Text3, "to find out"
	good := "met"
	if s.Class == "never" {
		good = "not-met"
	}
	switch {
	case s.State == good:
		sign, ink = "circle-check", theme.Good.Ink()
	case s.State != "unknown":
		sign, ink = "circle-x", theme.Text2
	}
	switch s.State {
	case "met":
		word = "yes"
	case "not-met":
		word = "no"
	}
	if s.Evidence != "" {
		word += ": " + s.Evidence
	}
	name := kit.NewParagraph(s.Name).Styled(theme.SizeSmall, theme.Medium, theme.Text2)
	name.MaxLines = 1
	said := kit.NewParagraph(word).Styled(theme.SizeSmall, theme.Regular, theme.Text3)
	said.MaxLines = 1
	return kit.Beside(16, 8, container.NewVBox(kit.Inset(1, 0, 0, 0, kit.NewIcon(sign, ink).Sized(14))), kit.Column(0, name, said))
}

// facts are what is known of the company, in a line.
func (c *card) facts() string {
	d := c.triage.lead
	var words []string
	add := func(s string) {
		if s != "" {
			words = append(words, s)
		}
	}
	if k := d.Company; k != nil {
		add(k.Industry)
		if k.HasEmployees {
			add(plural(int(k.Employees), "person") + " work there")
		}
		add(k.Country)
	}
	if !c.triage.shell.Presenter() && d.Row.Person != d.Row.Shown() {
		add(d.Row.Person)
	}
	if d.Row.Source != "" {
		add("came by " + d.Row.Source)
	}
	if len(words) == 0 {
		return "Nothing else is known yet"
	}
	return strings.Join(words, "  ·  ")
}

func classWords(c model.Criterion) string {
	switch c.Class {
	case "must":
		return "A must-have"
	case "never":
		return "What we never take on"
	}
	return "Nice to have"
}

// finished says that nothing is left to ask, and where to go.
func (c *card) finished() fyne.CanvasObject {
	t := c.triage
	sh := t.shell
	look := sh.Button(kit.Primary, shell.Action{Label: "See who is worth a talk", Icon: theme.Glyph("users"), Run: func() error { sh.Go("leads"); return nil }})
	again := sh.Button(kit.Outline, shell.Action{Label: "Ask what was passed by", Icon: theme.Glyph("rotate-ccw"), Run: t.again})
	switch {
	case len(t.ranking.rows) == 0:
		bring := sh.Button(kit.Primary, shell.Action{Label: "Import a list", Icon: theme.Glyph("upload"), Run: func() error { sh.Go("import"); return nil }})
		return kit.Empty(theme.Glyph("list-checks"), "No open leads yet", "With a few leads here, two minutes of yes and no show who of them is worth a talk.", bring)
	case len(t.questions) == 0:
		return kit.Empty(theme.Glyph("circle-check"), "Every question is answered", "All criteria are known for all open leads.", look)
	}
	words := "All that could be answered is; what nobody knew stays to find out."
	if t.answered > 0 {
		words = plural(t.answered, "answer") + " given. " + words
	}
	return kit.Empty(theme.Glyph("circle-check"), "Nobody is left to ask about", words, look, again)
}

// TypedRune answers by one key.
func (c *card) TypedRune(r rune) {
	t := c.triage
	switch strings.ToUpper(string(r)) {
	case "Y":
		t.answer("met")
	case "N":
		t.answer("not-met")
	case "?":
		t.leaveOpen()
	case "S":
		t.skip()
	default:
		kit.BubbleRune(c, r)
	}
}

// TypedKey passes on what is no answer.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		c.triage.skip()
	default:
		kit.Bubble(c, e)
	}
}

// TypedShortcut lets Ctrl+Z and the like through.
func (c *card) TypedShortcut(s fyne.Shortcut) { kit.BubbleShortcut(c, s) }

// Tapped takes the keyboard.
func (c *card) Tapped(*fyne.PointEvent) { kit.Focus(c) }

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() { c.box.Paint(theme.Surface, theme.BorderStrong) }

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() { c.box.Paint(theme.Surface, theme.Border) }

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.root) }

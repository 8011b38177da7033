package sharing

import (
	"cmp"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// card is one dispute: what it is about, and the values side by side, each
// with who wrote it and the button that lets it stand.
type card struct {
	widget.BaseWidget
	of      *differs
	at      int
	dispute model.Dispute
	box     *kit.Box
	most    widest
	other   *kit.Button // the first "use", under which U opens a choice
	root    fyne.CanvasObject
}

// linesShown is how much of a long note stands on the card.
const linesShown = 5

func newCard(of *differs, at int, d model.Dispute) *card {
	c := &card{of: of, at: at, dispute: d, box: kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting)}
	claims := []fyne.CanvasObject{c.claim(d.Kept, true)}
	for _, o := range d.Others {
		claims = append(claims, c.claim(o, false))
	}
	c.root = kit.On(c.box, kit.Inset(10, 14, 14, 14, kit.Column(10, c.head(), newAbreast(300, 10, claims...))))
	c.ExtendBaseWidget(c)
	return c
}

// head says what it is about: the row, the field, and the way to the lead.
func (c *card) head() fyne.CanvasObject {
	d := c.dispute
	what := kit.NewChip(fieldWords(cmp.Or(d.Called, d.Field)), theme.Slate)
	if d.Deleted {
		what = kit.NewChip("Deleted, and changed meanwhile", theme.AtRisk).WithSign(theme.Glyph("trash-2"))
	}
	name := d.Name
	if name == "" {
		name = capital(model.Called(d.Noun))
	}
	right := kit.Row(4, kit.Gap(1, 28))
	if long(d) {
		right.Add(kit.NewButton(kit.Ghost, theme.Glyph("scroll-text"), "Read both", c.read).Small())
	}
	if _, ok := leadOf(d); ok {
		open := kit.NewButton(kit.Ghost, theme.Glyph("panel-right"), "Open the lead", func() { c.choose(); c.of.open() }).Small()
		right.Add(open)
	}
	title := kit.Heading(name)
	return container.New(&headline{natural: title.MinSize().Width}, kit.NewIcon(nounSign(d.Noun), theme.Text3), title.Ellipsis(), what, right)
}

func nounSign(noun string) theme.Glyph {
	switch noun {
	case "company":
		return "building-2"
	case "person", "part", "job":
		return "user"
	case "lead", "move", "value", "estimate":
		return "flag"
	case "touch":
		return "message-circle"
	case "handoff", "decision":
		return "handshake"
	case "criterion", "rule", "group", "definition", "item":
		return "list-checks"
	case "stage", "route", "play":
		return "route"
	case "member", "team":
		return "users"
	}
	return "file-text"
}

// claim is one of the values: what, who, when, and the button.
func (c *card) claim(x model.Claim, kept bool) fyne.CanvasObject {
	caption, said, ink := "Also written", valueWords(x), theme.Text
	if kept {
		caption = "Seen by everybody now"
	}
	switch {
	case c.dispute.Deleted && kept:
		said = "Deleted"
	case c.dispute.Deleted:
		caption, said = "Changed meanwhile", orElse(x.Value, "Edited")
	case x.Value == "":
		ink = theme.Text3
	}
	value := kit.NewParagraph(said).Styled(theme.SizeHeading, theme.Medium, ink)
	if len([]rune(said)) > 60 {
		value.Styled(theme.SizeBody, theme.Regular, ink)
	}
	value.MaxLines = linesShown
	top := kit.NewParagraph(caption).Styled(theme.SizeCaption, theme.Medium, theme.Text3)
	who := somebody(x.By)
	by := kit.Hint(who + "  ·  " + moment(x.At, c.of.p.now()))
	button := c.button(x, kept)
	c.most.words = max(c.most.words, value.Natural(), by.Natural())
	c.most.button = max(c.most.button, button.MinSize().Width)
	return kit.On(kit.NewBox(theme.Well, "", 10), kit.Pad(10, container.New(&claimed{most: &c.most},
		kit.Avatar(who, 30), kit.Column(0, top, value, by), button)))
}

func (c *card) button(x model.Claim, kept bool) *kit.Button {
	p := c.of.p
	sign, key := theme.Glyph("check"), "K"
	if !kept {
		sign, key = "arrow-right-left", "U"
		if c.dispute.Deleted {
			sign = "rotate-ccw"
		}
	}
	b := kit.NewButton(kit.Outline, sign, p.verb(c.dispute, x), func() { c.choose(); p.decide(c.dispute, x) }).Small()
	if kept || len(c.dispute.Others) == 1 {
		b.Trailing = key
	}
	if !kept && c.other == nil {
		c.other = b
	}
	return b
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// long says that a value does not stand whole on the card.
func long(d model.Dispute) bool {
	for _, x := range append([]model.Claim{d.Kept}, d.Others...) {
		if len([]rune(x.Value)) > 200 {
			return true
		}
	}
	return false
}

// read shows long values in full, under each other.
func (c *card) read() {
	p, list := c.of.p, kit.Column(16)
	for _, x := range append([]model.Claim{c.dispute.Kept}, c.dispute.Others...) {
		list.Add(kit.Column(4, kit.Strong(somebody(x.By)+", "+moment(x.At, p.now())), kit.NewParagraph(valueWords(x))))
	}
	p.shell.Dialog(&kit.Dialog{Title: c.dispute.Name + ": " + fieldWords(cmp.Or(c.dispute.Called, c.dispute.Field)), Content: kit.Scroll(list), Width: 640, Height: 520,
		Closed: func() { kit.Focus(c.of) }})
}

// choose puts the cursor on the card.
func (c *card) choose() {
	kit.Focus(c.of)
	c.of.walk(c.at - c.of.cursor)
}

// mark shows whether the keyboard is on the card.
func (c *card) mark(on bool) {
	if on {
		c.box.Paint(theme.Surface, theme.Accent)
		return
	}
	c.box.Paint(theme.Surface, theme.Border)
}

// Tapped puts the cursor on the card.
func (c *card) Tapped(*fyne.PointEvent) { c.choose() }

// HeightAt is how tall the card is at a width.
func (c *card) HeightAt(width float32) float32 { return kit.HeightAt(c.root, width) }

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.root) }

package effect

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// Bar says what is not kept yet, and keeps it or goes back. It has its place
// also when nothing is tried, so that nothing jumps while a weight is dragged.
type Bar struct {
	trial      *Trial
	sign       *kit.Icon
	words      *kit.Text
	keep, back *kit.Button
	box        *kit.Box
	Root       fyne.CanvasObject
}

func newBar(t *Trial) *Bar {
	b := &Bar{trial: t, words: kit.NewText(untried, theme.SizeBody, theme.Regular, theme.Text3).Ellipsis(), box: kit.NewBox(theme.Well, theme.Border, 12),
		sign: kit.NewIcon(theme.Glyph("wand-sparkles"), theme.Text3)}
	b.back = kit.NewButton(kit.Outline, theme.Glyph("undo-2"), "Back", t.Drop).Small()
	b.keep = kit.NewButton(kit.Primary, theme.Glyph("check"), "Keep", func() { t.Keep() }).Small()
	buttons := kit.Row(6, b.back, b.keep)
	line := container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(b.sign)), kit.Inset(0, 0, 0, 12, kit.Middle(buttons)), kit.Middle(b.words))
	b.Root = kit.Fixed(0, 44, kit.On(b.box, kit.Inset(5, 8, 5, 14, line)))
	b.show()
	return b
}

const untried = "Move a number: what would follow shows at once, and nothing is written until you keep it."

func (b *Bar) show() {
	pending := b.trial.Pending()
	fill, stroke, ink := theme.Well, theme.Border, theme.Text3
	words := untried
	if pending {
		fill, stroke, ink = theme.AccentSoft, theme.Accent, theme.AccentInk
		words = b.sentence()
	}
	against := b.trial.against()
	if pending && len(b.trial.beware()) > 0 {
		fill, stroke, ink = theme.Amber.Soft(), theme.Amber.Solid(), theme.Amber.Ink()
	}
	b.box.Paint(fill, stroke)
	b.sign.Set(theme.Glyph("wand-sparkles"), ink)
	b.words.SetColour(ink)
	b.words.Set(words)
	able(b.back, pending)
	able(b.keep, pending && len(against) == 0)
	b.Root.Refresh()
}

func able(b *kit.Button, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// sentence says what would follow, or why it cannot be kept.
func (b *Bar) sentence() string {
	if against := b.trial.against(); len(against) > 0 {
		return "This cannot be kept: " + against[0].Text
	}
	if beware := b.trial.beware(); len(beware) > 0 {
		return "Not kept yet, and take care: " + beware[0].Text
	}
	return "Not kept yet: " + b.trial.Panel.sentence() + "."
}

// sides is how many leads would come in and go out.
type sides struct{ in, out int }

// said joins what would follow for both definitions.
func said(mql, sql sides, others int) string {
	var parts []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(mql.in, "would become worth a conversation", "would become worth a conversation")
	add(mql.out, "would no longer be worth a conversation", "would no longer be worth a conversation")
	add(sql.in, "would become ready for Sales", "would become ready for Sales")
	add(sql.out, "would no longer be ready for Sales", "would no longer be ready for Sales")
	if len(parts) == 0 {
		add(others, "would change its band only", "would change their band only")
	}
	if len(parts) == 0 {
		return "no open lead would cross a line"
	}
	return strings.Join(parts, ", ")
}

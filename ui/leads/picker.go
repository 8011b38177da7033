package leads

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// choice is one thing to pick with one key.
type choice struct {
	key   rune
	label string
	quiet string
	hue   theme.Hue
	run   func()
}

// picker is a short list: a letter picks at once, arrows walk and Enter picks.
type picker struct {
	widget.BaseWidget
	list   []choice
	cursor int
	over   func(at int) // told where the cursor is
	root   *fyne.Container
}

func newPicker(list []choice, columns int) *picker {
	p := &picker{list: list}
	var side []fyne.CanvasObject
	per := (len(list) + columns - 1) / columns
	for from := 0; from < len(list); from += per {
		col := kit.Column(2)
		for i := from; i < min(from+per, len(list)); i++ {
			col.Add(newPick(p, i))
		}
		side = append(side, col)
	}
	p.root = kit.Columns(8, side...)
	p.ExtendBaseWidget(p)
	return p
}

// keyed gives each label the first letter of it that is still free.
func keyed(list []choice) []choice {
	taken := map[rune]bool{}
	for i := range list {
		for _, r := range strings.ToUpper(list[i].label) + "1234567890" {
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !taken[r] {
				list[i].key = r
				taken[r] = true
				break
			}
		}
	}
	return list
}

// CreateRenderer implements fyne.Widget.
func (p *picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// FocusGained implements fyne.Focusable.
func (p *picker) FocusGained() { p.walk(0) }

// FocusLost implements fyne.Focusable.
func (p *picker) FocusLost() {}

// TypedRune picks.
func (p *picker) TypedRune(r rune) {
	for i := range p.list {
		if p.list[i].key == unicode.ToUpper(r) {
			p.list[i].run()
			return
		}
	}
}

// TypedKey walks and picks.
func (p *picker) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		p.walk(1)
	case fyne.KeyUp:
		p.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.list[p.cursor].run()
	default:
		kit.Bubble(p, e)
	}
}

func (p *picker) walk(step int) {
	p.cursor = max(0, min(p.cursor+step, len(p.list)-1))
	p.Refresh()
	for _, side := range p.root.Objects {
		for _, o := range side.(*fyne.Container).Objects {
			o.(*pick).mark()
		}
	}
	if p.over != nil {
		p.over(p.cursor)
	}
}

// pick is one line of a picker.
type pick struct {
	widget.BaseWidget
	of   *picker
	at   int
	box  *kit.Box
	root fyne.CanvasObject
}

func newPick(of *picker, at int) *pick {
	c := of.list[at]
	line := kit.Row(10, kit.Fixed(26, 0, container.NewCenter(kit.Key(string(c.key)))))
	if c.hue != "" {
		line.Add(kit.Dot(c.hue))
	}
	line.Add(kit.Body(c.label))
	var tail fyne.CanvasObject = kit.Gap(1, 1)
	if c.quiet != "" {
		tail = kit.Muted(c.quiet)
	}
	k := &pick{of: of, at: at, box: kit.NewBox(theme.None, "", 8)}
	k.root = kit.On(k.box, kit.Inset(5, 10, 5, 6, kit.Spread(line, tail)))
	k.ExtendBaseWidget(k)
	return k
}

func (k *pick) mark() {
	fill := theme.None
	if k.of.cursor == k.at {
		fill = theme.AccentSoft
	}
	k.box.Paint(fill, "")
}

// CreateRenderer implements fyne.Widget.
func (k *pick) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(k.root) }

// Tapped picks.
func (k *pick) Tapped(*fyne.PointEvent) { k.of.list[k.at].run() }

// Cursor implements desktop.Cursorable.
func (k *pick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn walks to the line.
func (k *pick) MouseIn(*desktop.MouseEvent) { k.of.walk(k.at - k.of.cursor) }

// MouseMoved implements desktop.Hoverable.
func (k *pick) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (k *pick) MouseOut() {}

package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Choice is one thing to pick with one key.
type Choice struct {
	Label string
	Quiet string
	Hue   theme.Hue // a dot before the label
	Key   rune      // its letter; else the first one of the label that is free
	Run   func()
}

// Picker is a short list: a letter picks at once, arrows walk and Enter picks.
type Picker struct {
	widget.BaseWidget
	Over func(at int) // told where the cursor is
	More func()       // Tab; nil: it leads on as everywhere

	list   []Choice
	cursor int
	root   *fyne.Container
}

// NewPicker makes a list in so many columns; each choice gets its letter.
func NewPicker(list []Choice, columns int) *Picker {
	p := &Picker{list: keyed(list)}
	var side []fyne.CanvasObject
	per := (len(list) + columns - 1) / columns
	for from := 0; from < len(list); from += per {
		col := Column(2)
		for i := from; i < min(from+per, len(list)); i++ {
			col.Add(newPick(p, i))
		}
		side = append(side, col)
	}
	p.root = Columns(8, side...)
	p.ExtendBaseWidget(p)
	return p
}

// keyed gives each label the first letter of it that is still free.
func keyed(list []Choice) []Choice {
	taken := map[rune]bool{}
	for _, c := range list {
		taken[c.Key] = true
	}
	for i := range list {
		if list[i].Key != 0 {
			continue
		}
		for _, r := range strings.ToUpper(list[i].Label) + "1234567890" {
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !taken[r] {
				list[i].Key = r
				taken[r] = true
				break
			}
		}
	}
	return list
}

// Begin puts the cursor on a choice.
func (p *Picker) Begin(at int) { p.cursor = at }

// CreateRenderer implements fyne.Widget.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// FocusGained implements fyne.Focusable.
func (p *Picker) FocusGained() { p.walk(0) }

// FocusLost implements fyne.Focusable.
func (p *Picker) FocusLost() {}

// TypedRune picks.
func (p *Picker) TypedRune(r rune) {
	for i := range p.list {
		if p.list[i].Key == unicode.ToUpper(r) {
			p.list[i].Run()
			return
		}
	}
}

// AcceptsTab implements fyne.Tabbable.
func (p *Picker) AcceptsTab() bool { return p.More != nil }

// TypedKey walks and picks.
func (p *Picker) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyTab:
		p.More()
	case fyne.KeyDown:
		p.walk(1)
	case fyne.KeyUp:
		p.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.list[p.cursor].Run()
	default:
		Bubble(p, e)
	}
}

func (p *Picker) walk(step int) {
	p.cursor = max(0, min(p.cursor+step, len(p.list)-1))
	p.Refresh()
	for _, side := range p.root.Objects {
		for _, o := range side.(*fyne.Container).Objects {
			o.(*pick).mark()
		}
	}
	if p.Over != nil {
		p.Over(p.cursor)
	}
}

// pick is one line of a picker.
type pick struct {
	widget.BaseWidget
	of   *Picker
	at   int
	box  *Box
	root fyne.CanvasObject
}

func newPick(of *Picker, at int) *pick {
	c := of.list[at]
	line := Row(10, Fixed(26, 0, container.NewCenter(Key(string(c.Key)))))
	if c.Hue != "" {
		line.Add(Dot(c.Hue))
	}
	line.Add(Body(c.Label))
	var tail fyne.CanvasObject = Gap(1, 1)
	if c.Quiet != "" {
		tail = Muted(c.Quiet)
	}
	k := &pick{of: of, at: at, box: NewBox(theme.None, "", 8)}
	k.root = On(k.box, Inset(5, 10, 5, 6, Spread(line, tail)))
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
func (k *pick) Tapped(*fyne.PointEvent) { k.of.list[k.at].Run() }

// Cursor implements desktop.Cursorable.
func (k *pick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn walks to the line.
func (k *pick) MouseIn(*desktop.MouseEvent) { k.of.walk(k.at - k.of.cursor) }

// MouseMoved implements desktop.Hoverable.
func (k *pick) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (k *pick) MouseOut() {}

package positioning

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// line is words that are read as text and written where they stand. At rest
// it takes the keyboard: Enter writes, Delete removes, "." opens what can be
// done, the arrows go to the lines around it, with Ctrl they move it. A line without words is the
// place where the next one is added.
type line struct {
	widget.BaseWidget
	invite string // shown while there are no words
	acts   lineActs

	text    string
	words   *kit.Paragraph
	back    *kit.Box
	below   *kit.Button     // what it follows from; hidden where a line has none
	notes   *fyne.Container // what is weak about it
	right   *fyne.Container // chips and the menu
	input   *input
	hovered bool
	focused bool
}

// lineActs is what a line asks of its section.
type lineActs struct {
	save   func(text string) bool
	typing func(text string)
	begun  func() // it is being written from now on
	ended  func() // and no longer
	next   func() // after Enter
	remove func()
	menu   func(under fyne.CanvasObject)
	walk   func(by int)
	shift  func(by int) // changes places with a line beside it
	grown  func()       // the height may have changed
}

const (
	linePad   = 10 // left of the words
	lineLead  = 8  // above and under them
	belowHigh = 26
	noteLead  = 6
	inputPad  = 8 // left of the words while they are written
)

func newLine(invite string, acts lineActs) *line {
	l := &line{invite: invite, acts: acts, words: kit.NewParagraph(""), back: kit.NewBox(theme.None, "", 8),
		below: kit.NewButton(kit.Ghost, theme.Glyph("corner-down-right"), "", nil), right: kit.Row(5), notes: kit.Column(3)}
	l.below.Height, l.below.Leading, l.below.Hidden = belowHigh, true, true
	l.ExtendBaseWidget(l)
	l.write()
	return l
}

// set shows other words, unless they are being written just now.
func (l *line) set(text string) {
	l.text = text
	if l.input == nil {
		l.write()
	}
}

func (l *line) write() {
	l.words.Colour = theme.Text
	value := l.text
	if value == "" {
		l.words.Colour, value = theme.Text3, l.invite
	}
	l.words.Value = ""
	l.words.Set(value)
	l.Refresh()
}

// edit opens the line for writing.
func (l *line) edit() {
	if l.input != nil {
		return
	}
	in := newInput(l.text)
	in.SetPlaceHolder(l.invite)
	in.left = func() {
		if l.input == in {
			l.finish()
		}
	}
	in.key = l.inputKey
	in.OnChanged = func(s string) {
		l.words.Value = s
		l.acts.typing(s)
		l.Refresh()
		l.acts.grown()
	}
	l.input = in
	l.acts.begun()
	l.Refresh()
	l.acts.grown()
	kit.Focus(in)
}

// inputKey takes Enter and Esc while the line is written.
func (l *line) inputKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.finish() {
			l.acts.next()
		}
		return true
	case fyne.KeyEscape:
		l.rest()
		l.acts.typing(l.text)
		kit.Focus(l)
		return true
	}
	return false
}

// finish keeps the words; it stays open when they are refused.
func (l *line) finish() bool {
	if l.input == nil {
		return true
	}
	said := l.input.Text
	was := l.input
	l.input = nil
	if said != l.text && !l.acts.save(said) {
		l.input = was
		l.Refresh()
		return false
	}
	l.rest()
	return true
}

func (l *line) rest() {
	l.input = nil
	l.acts.ended()
	l.write()
	l.acts.grown()
}

// wordsWidth is the room beside chips and menu.
func (l *line) wordsWidth(width float32) float32 {
	right := l.right.MinSize().Width
	if right > 0 {
		right += 12
	}
	return max(120, width-linePad-right-6)
}

// HeightAt is the height the line needs at a width.
func (l *line) HeightAt(width float32) float32 {
	room := l.wordsWidth(width)
	h := max(l.words.HeightAt(room), 18) + 2*lineLead
	if l.input != nil {
		h = max(l.words.HeightAt(room-16), 18) + 2*lineLead + 2
	}
	return max(h, 34) + l.under(room)
}

// under is the height of what stands below the words.
func (l *line) under(room float32) float32 {
	h := float32(0)
	if !l.below.Hidden {
		h += belowHigh - 2
	}
	if len(l.notes.Objects) > 0 {
		h += kit.HeightAt(l.notes, room) + noteLead
	}
	return h
}

// Tapped opens the line for writing.
func (l *line) Tapped(*fyne.PointEvent) { l.edit() }

// TappedSecondary opens what can be done.
func (l *line) TappedSecondary(*fyne.PointEvent) { l.acts.menu(l) }

// Cursor implements desktop.Cursorable.
func (l *line) Cursor() desktop.Cursor { return desktop.TextCursor }

// MouseIn implements desktop.Hoverable.
func (l *line) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.mark() }

// MouseMoved implements desktop.Hoverable.
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *line) MouseOut() { l.hovered = false; l.mark() }

// FocusGained implements fyne.Focusable.
func (l *line) FocusGained() { l.focused = true; l.mark() }

// FocusLost implements fyne.Focusable.
func (l *line) FocusLost() { l.focused = false; l.mark() }

// TypedRune opens the menu on ".".
func (l *line) TypedRune(r rune) {
	if r == '.' && l.text != "" {
		l.acts.menu(l)
		return
	}
	kit.BubbleRune(l, r)
}

// TypedKey implements fyne.Focusable.
func (l *line) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace:
		l.edit()
	case fyne.KeyDelete:
		if l.text != "" {
			l.acts.remove()
		}
	case fyne.KeyUp:
		l.acts.walk(-1)
	case fyne.KeyDown:
		l.acts.walk(1)
	default:
		kit.Bubble(l, k)
	}
}

// TypedShortcut moves the line with Ctrl and an arrow.
func (l *line) TypedShortcut(s fyne.Shortcut) {
	k, ok := s.(*desktop.CustomShortcut)
	switch {
	case ok && l.text != "" && k.KeyName == fyne.KeyUp:
		l.acts.shift(-1)
	case ok && l.text != "" && k.KeyName == fyne.KeyDown:
		l.acts.shift(1)
	default:
		kit.BubbleShortcut(l, s)
	}
}

func (l *line) mark() {
	fill, stroke := theme.None, theme.None
	if l.hovered && l.input == nil {
		fill = theme.Hover
	}
	if l.focused {
		stroke = theme.AccentInk
	}
	l.back.Paint(fill, stroke)
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ l *line }

func (r *lineRenderer) Layout(s fyne.Size) {
	l := r.l
	l.back.Resize(s)
	room := l.wordsWidth(s.Width)
	high := s.Height - l.under(room)
	y := high
	if !l.below.Hidden {
		l.below.Move(fyne.NewPos(1, y-4))
		l.below.Resize(fyne.NewSize(min(l.below.MinSize().Width, s.Width-8), belowHigh))
		y += belowHigh - 2
	}
	l.notes.Move(fyne.NewPos(linePad, y-1))
	l.notes.Resize(fyne.NewSize(room, kit.HeightAt(l.notes, room)))
	h := l.words.HeightAt(room)
	l.words.Move(fyne.NewPos(linePad, (high-h)/2))
	l.words.Resize(fyne.NewSize(room, h))
	if l.input != nil {
		l.input.Move(fyne.NewPos(linePad-inputPad, 0))
		l.input.Resize(fyne.NewSize(room+inputPad, high))
	}
	m := l.right.MinSize()
	l.right.Move(fyne.NewPos(s.Width-m.Width-4, (34-m.Height)/2))
	l.right.Resize(m)
}

func (r *lineRenderer) MinSize() fyne.Size {
	w := r.l.Size().Width
	if w <= 0 {
		w = 600
	}
	return fyne.NewSize(200, r.l.HeightAt(w))
}

func (r *lineRenderer) Refresh() {
	r.l.mark()
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	l := r.l
	if l.input != nil {
		return []fyne.CanvasObject{l.back, l.input, l.below, l.notes, l.right}
	}
	return []fyne.CanvasObject{l.back, l.words, l.below, l.notes, l.right}
}

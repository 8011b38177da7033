package leads

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// mark is one thing that is true, not true, or not known yet, with what shows
// it. Keys are the answers one may give to it.
type mark struct {
	sign     theme.Glyph
	hue      theme.Hue
	text     string
	quiet    string
	evidence string
	keys     string // "YN?", or "" when nobody needs to answer
	now      rune   // the answer that stands
	box      bool   // a box to tick: pressing the line answers
}

// marks is a list of marks that takes answers from the keyboard: arrows walk,
// a key of the row answers, E writes down the evidence.
type marks struct {
	widget.BaseWidget
	answer   func(at int, key rune)
	evidence func(at int, text string)

	list   []mark
	lines  []*kit.Line
	cursor int
	focus  bool
	body   *fyne.Container
}

func newMarks(answer func(int, rune), evidence func(int, string)) *marks {
	m := &marks{answer: answer, evidence: evidence, body: kit.Column(0)}
	m.ExtendBaseWidget(m)
	return m
}

// HeightAt is how tall the list is at a width.
func (m *marks) HeightAt(width float32) float32 {
	h := float32(0)
	for _, l := range m.lines {
		h += l.HeightAt(width)
	}
	return h
}

// set shows other marks; the cursor stays.
func (m *marks) set(list []mark) {
	m.list = list
	m.cursor = max(0, min(m.cursor, len(list)-1))
	m.lines, m.body.Objects = nil, nil
	for i, k := range list {
		words := []*kit.Paragraph{kit.Said(k.text)}
		if k.quiet != "" {
			words = append(words, kit.Hint(k.quiet))
		}
		l := kit.NewLine(kit.NewIcon(k.sign, k.hue.Ink()), m.keys(i), words...)
		l.Pad = 6
		if k.box {
			l.OnTap = func() { kit.Focus(m); m.walkTo(i); m.answer(i, m.other()) }
		}
		m.lines = append(m.lines, l)
		m.body.Add(l)
	}
	m.paint()
	m.body.Refresh()
	m.Refresh()
}

// keys are the answers one can press with the pointer.
func (m *marks) keys(at int) fyne.CanvasObject {
	k := m.list[at]
	if k.keys == "" || k.box {
		return nil
	}
	row := kit.Row(3)
	for _, r := range k.keys {
		row.Add(kit.NewPress(keyBox(r, r == k.now), func() {
			kit.Focus(m)
			m.walkTo(at)
			m.answer(at, r)
		}))
	}
	return row
}

func keyBox(r rune, on bool) fyne.CanvasObject {
	fill, stroke, ink := theme.Surface, theme.Border, theme.Text3
	if on {
		fill, stroke, ink = theme.AccentSoft, theme.AccentSoft, theme.AccentInk
	}
	word := kit.NewText(string(r), theme.SizeCaption, theme.SemiBold, ink).Centered()
	return kit.Fixed(24, 20, kit.On(kit.NewBox(fill, stroke, 5), word))
}

func (m *marks) paint() {
	for i, l := range m.lines {
		l.SetChosen(m.focus && i == m.cursor)
	}
}

func (m *marks) walkTo(at int) {
	m.cursor = max(0, min(at, len(m.list)-1))
	m.paint()
}

// FocusGained implements fyne.Focusable.
func (m *marks) FocusGained() { m.focus = true; m.paint() }

// FocusLost implements fyne.Focusable.
func (m *marks) FocusLost() { m.focus = false; m.paint() }

// TypedRune answers.
func (m *marks) TypedRune(r rune) {
	if len(m.list) == 0 {
		return
	}
	r = unicode.ToUpper(r)
	if r == 'E' {
		m.write(m.cursor)
		return
	}
	for _, k := range m.list[m.cursor].keys {
		if k == r {
			m.answer(m.cursor, r)
			return
		}
	}
	kit.BubbleRune(m, r)
}

// TypedKey walks; Enter and Space give the answer that does not stand yet.
func (m *marks) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		m.walkTo(m.cursor + 1)
	case fyne.KeyUp:
		m.walkTo(m.cursor - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if len(m.list) > 0 && m.list[m.cursor].keys != "" {
			m.answer(m.cursor, m.other())
		}
	default:
		kit.Bubble(m, e)
	}
}

func (m *marks) other() rune {
	k := m.list[m.cursor]
	if k.now == 'Y' {
		return 'N'
	}
	return 'Y'
}

// write opens a field for the evidence under a row.
func (m *marks) write(at int) {
	k := m.list[at]
	if k.keys == "" {
		return
	}
	f := kit.NewField("")
	f.SetText(k.evidence)
	f.Placeholder("What shows it? A quote, a name, a link")
	f.OnCommit = func(s string) { m.evidence(at, s) }
	f.Keys(func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter && e.Name != fyne.KeyEscape {
			return false
		}
		if e.Name == fyne.KeyEscape {
			f.SetText(k.evidence)
		}
		kit.Focus(m) // leaving the field saves it
		return true
	})
	m.lines[at].Under = f
	m.lines[at].Refresh()
	m.body.Refresh()
	m.Refresh()
	f.Focus()
}

// CreateRenderer implements fyne.Widget.
func (m *marks) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.body) }

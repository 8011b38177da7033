package duplicates

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/model/merge"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// sides shows the two of a pair side by side. Up and down walk through the
// fields, left and right say whose is right, Enter merges.
type sides struct {
	widget.BaseWidget
	p      *Page
	pair   [2]merge.Row
	fields []field
	chosen map[string]bool // whose of the one that goes is right
	cursor int
	focus  bool
	body   *fyne.Container
	lines  []*line
	root   fyne.CanvasObject
}

// field is one line: what each of the two says, and whether one may choose.
type field struct {
	name, title string
	said        [2]string
	differs     bool
}

func newSides(p *Page) *sides {
	s := &sides{p: p, body: kit.Column(0)}
	s.ExtendBaseWidget(s)
	s.root = kit.Card(kit.Scroll(kit.Inset(14, 18, 18, 18, s)))
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *sides) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.body) }

// set shows another pair.
func (s *sides) set(d model.Duplicate, pair [2]merge.Row) {
	s.pair, s.chosen, s.cursor = pair, map[string]bool{}, 0
	s.fields = fieldsOf(d.Noun, pair)
	s.body.Objects, s.lines = nil, nil
	s.body.Add(s.head(d))
	choices := 0
	for i := range s.fields {
		l := newLine(s, i)
		s.lines = append(s.lines, l)
		s.body.Add(l)
		if s.fields[i].differs {
			choices++
		}
	}
	s.body.Add(kit.Inset(14, 0, 0, 0, kit.NewParagraph(joins(d.Noun)).Styled(theme.SizeSmall, theme.Regular, theme.Text3)))
	if choices > 0 {
		s.body.Add(kit.Inset(8, 0, 0, 0, kit.Row(6, kit.Key("←"), kit.Key("→"), kit.Muted("choose whose is right"), kit.Key("Enter"), kit.Muted("merges"), kit.Key("N"), kit.Muted("they are two"))))
	}
	s.walk(s.first())
	s.body.Refresh()
	s.Refresh()
}

func (s *sides) head(d model.Duplicate) fyne.CanvasObject {
	why := kit.Note(theme.Slate, theme.Glyph("search"), "What says so: "+d.Why+".")
	name := func(i int, what string, hue theme.Hue) fyne.CanvasObject {
		word := s.pair[i].Name
		if s.p.shell.Presenter() {
			word = kit.Initials(word)
		}
		title := kit.NewText(word, theme.SizeHeading, theme.SemiBold, theme.Text).Ellipsis()
		return kit.Column(4, kit.Row(0, kit.NewChip(what, hue)), title)
	}
	swap := s.p.shell.Button(kit.Ghost, shell.Action{Label: "Swap", Icon: theme.Glyph("arrow-left-right"), Run: s.p.swap}).Small()
	return kit.Column(14, why, kit.Shares(10, shares, kit.Middle(swap), name(0, "Stays", theme.Good), name(1, "Joins it", theme.Slate)), kit.Rule())
}

// shares are how wide the titles and the two sides are.
var shares = []float32{3, 5, 5}

// joins says what comes along.
func joins(noun string) string {
	switch noun {
	case "company":
		return "Its leads, its people and what was said there show under the one that stays, also what another computer still writes there. Undo makes two of them again."
	case "person":
		return "The leads they take part in and what was said with them show under the one that stays, also what another computer still writes there. Undo makes two of them again."
	}
	return "Its people, touches, tasks and value lines show under the one that stays, which keeps its stage and its history. Undo makes two of them again."
}

// fieldsOf are the fields that at least one of the two fills in: those one may
// choose in first, then what only one knows, then what is the same.
func fieldsOf(noun string, pair [2]merge.Row) []field {
	n, _ := model.NounOf(noun)
	differ := map[string]bool{}
	for _, d := range merge.Differences(noun, pair[0], pair[1]) {
		differ[d.Field] = true
	}
	var choose, one, same []field
	for _, f := range n.Fields {
		x := field{name: f.Name, title: title(f.Name), said: [2]string{pair[0].Said[f.Name], pair[1].Said[f.Name]}, differs: differ[f.Name]}
		switch {
		case x.said[0] == "" && x.said[1] == "" || hidden[f.Name]:
		case x.differs:
			choose = append(choose, x)
		case x.said[0] == x.said[1]:
			same = append(same, x)
		default:
			one = append(one, x)
		}
	}
	return append(append(choose, one...), same...)
}

// hidden are fields that say where a row comes from, and units.
var hidden = map[string]bool{"into": true, "list": true, "key": true, "currency": true, "created-exact": true, "next-time": true}

// titles are fields whose name in the file is not what a person says.
var titles = map[string]string{"title": "Title", "best": "One of our best", "created": "Known since", "linkedin": "LinkedIn", "email": "E-mail", "next-date": "Date of the next step",
	"relationship": "What they are to us", "parent": "Belongs to"}

func title(name string) string {
	if t, ok := titles[name]; ok {
		return t
	}
	return model.Title(name)
}

// first is the first line one may choose in.
func (s *sides) first() int {
	for i, f := range s.fields {
		if f.differs {
			return i
		}
	}
	return 0
}

func (s *sides) walk(to int) {
	s.cursor = max(0, min(to, len(s.fields)-1))
	for _, l := range s.lines {
		l.paint()
	}
}

// choose says whose is right in a field: of the one that stays, or the other.
func (s *sides) choose(at int, other bool) {
	if at >= len(s.fields) || !s.fields[at].differs {
		return
	}
	delete(s.chosen, s.fields[at].name)
	if other {
		s.chosen[s.fields[at].name] = true
	}
	s.lines[at].paint()
}

// FocusGained implements fyne.Focusable.
func (s *sides) FocusGained() { s.focus = true; s.walk(s.cursor) }

// FocusLost implements fyne.Focusable.
func (s *sides) FocusLost() { s.focus = false; s.walk(s.cursor) }

// TypedRune leaves letters to the page.
func (s *sides) TypedRune(r rune) { kit.BubbleRune(s, r) }

// TypedShortcut implements fyne.Shortcutable.
func (s *sides) TypedShortcut(c fyne.Shortcut) { kit.BubbleShortcut(s, c) }

// TypedKey walks, chooses, merges.
func (s *sides) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		s.walk(s.cursor + 1)
	case fyne.KeyUp:
		s.walk(s.cursor - 1)
	case fyne.KeyLeft, fyne.KeyRight:
		s.choose(s.cursor, e.Name == fyne.KeyRight)
	case fyne.KeyPageDown:
		s.p.walk(1)
	case fyne.KeyPageUp:
		s.p.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.p.shell.Do(*s.p.Primary())
	default:
		kit.Bubble(s, e)
	}
}

// Cursor is the field the keyboard is on.
func (p *Page) Cursor() string {
	if s := p.sides; s.cursor < len(s.fields) {
		return s.fields[s.cursor].name
	}
	return ""
}

package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Found is one line of a Finder.
type Found struct {
	Label, Quiet string
	Chosen       bool
	Run          func()
}

// Finder is a long list one types into: the lines narrow, arrows walk, Enter
// takes one. With Shift set, Alt and an arrow move the line itself.
type Finder struct {
	widget.BaseWidget
	Shift func(at, step int) // of the whole list

	all   []Found
	fits  []int
	at    int // among those that fit
	top   int
	lines int
	field *Field
	list  *fyne.Container
	root  fyne.CanvasObject
}

// NewFinder makes a list that shows so many lines at once.
func NewFinder(placeholder string, lines int, all []Found) *Finder {
	f := &Finder{lines: lines, field: NewSearch(placeholder), list: Column(1)}
	f.field.OnChange = func(string) { f.at, f.top = 0, 0; f.look() }
	f.field.Keys(f.key)
	f.root = container.NewBorder(f.field, nil, nil, nil, Inset(8, 0, 0, 0, Fixed(0, float32(lines)*31, f.list)))
	f.ExtendBaseWidget(f)
	f.SetLines(all)
	return f
}

// SetLines shows other lines; what was typed stays.
func (f *Finder) SetLines(all []Found) {
	f.all = all
	f.look()
}

// Walk puts the cursor on a line of the whole list.
func (f *Finder) Walk(to int) {
	for i, n := range f.fits {
		if n == to {
			f.at = i
		}
	}
	f.paint()
}

// Focusable is what takes the keyboard, for Dialog.First.
func (f *Finder) Focusable() fyne.Focusable { return f.field.Focusable() }

// CreateRenderer implements fyne.Widget.
func (f *Finder) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

func (f *Finder) look() {
	f.fits = f.fits[:0]
	for i, x := range f.all {
		if holdsWords(x.Label+" "+x.Quiet, f.field.Text()) {
			f.fits = append(f.fits, i)
		}
	}
	f.at = max(0, min(f.at, len(f.fits)-1))
	f.paint()
}

func holdsWords(text, words string) bool {
	text = strings.ToLower(text)
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (f *Finder) paint() {
	f.top = max(min(f.top, f.at), f.at-f.lines+1, 0)
	f.list.Objects = nil
	for i := f.top; i < min(len(f.fits), f.top+f.lines); i++ {
		x := f.all[f.fits[i]]
		var sign fyne.Resource = theme.Glyph("minus")
		if x.Chosen {
			sign = theme.Glyph("check")
		}
		b := NewButton(Ghost, sign, x.Label, func() { f.at = i; f.take() })
		b.Leading, b.Trailing, b.Selected, b.Height = true, x.Quiet, i == f.at, 30
		if !f.marks() {
			b.Sign = nil
		}
		f.list.Add(b)
	}
	if len(f.fits) == 0 {
		f.list.Add(Inset(10, 8, 0, 8, Muted("Nothing has that name.")))
	}
	f.list.Refresh()
}

// marks says whether some lines are chosen, so that the others show they are not.
func (f *Finder) marks() bool {
	for _, x := range f.all {
		if x.Chosen {
			return true
		}
	}
	return false
}

func (f *Finder) take() {
	if f.at >= 0 && f.at < len(f.fits) {
		f.all[f.fits[f.at]].Run()
	}
}

func (f *Finder) key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: f.lines, fyne.KeyPageUp: -f.lines}[e.Name]
	switch {
	case step != 0 && f.Shift != nil && modifiers()&fyne.KeyModifierAlt != 0:
		f.Shift(f.fits[f.at], step)
	case step != 0:
		f.at = max(0, min(f.at+step, len(f.fits)-1))
		f.paint()
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		f.take()
	default:
		return false
	}
	return true
}

package ourrules

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
)

// words are one line of the page. They read as print and are written where
// they stand: kept on Enter and when the keyboard goes elsewhere, given back
// on Esc.
type words struct {
	widget.Entry
	saved string
	keep  func(text string)
	walk  func(by int) // the arrows go to the lines around it
}

func newWords(invite string, keep func(string), walk func(int)) *words {
	w := &words{keep: keep, walk: walk}
	w.ExtendBaseWidget(w)
	w.SetPlaceHolder(invite)
	w.OnSubmitted = func(string) { w.commit() }
	return w
}

// onPaper shows the words without a frame.
func (w *words) onPaper() fyne.CanvasObject { return container.NewThemeOverride(w, paper{}) }

// set shows other words.
func (w *words) set(text string) {
	w.saved = text
	if w.Text != text {
		w.SetText(text)
	}
}

func (w *words) commit() {
	if w.Text != w.saved {
		w.saved = w.Text
		w.keep(w.Text)
	}
}

// Focusable is what takes the keyboard.
func (w *words) Focusable() fyne.Focusable { return w }

// FocusLost keeps the words.
func (w *words) FocusLost() {
	w.Entry.FocusLost()
	w.commit()
}

// TypedKey implements fyne.Focusable.
func (w *words) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyUp:
		w.walk(-1)
	case e.Name == fyne.KeyDown:
		w.walk(1)
	case e.Name == fyne.KeyEscape && w.Text != w.saved:
		w.SetText(w.saved)
	case e.Name == fyne.KeyEscape:
		kit.Bubble(w, e)
	default:
		w.Entry.TypedKey(e)
	}
}

// TypedShortcut keeps what edits text and passes the rest to the window.
func (w *words) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch c.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		default:
			kit.BubbleShortcut(w, s)
			return
		}
	}
	w.Entry.TypedShortcut(s)
}

package positioning

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
)

// input is the place to write inside a line: it wraps as the line does, and
// tells when it is left.
type input struct {
	widget.Entry
	left func()
	key  func(fyne.KeyName) bool // takes a key before the entry does
}

func newInput(text string) *input {
	in := &input{}
	in.ExtendBaseWidget(in)
	in.MultiLine, in.Wrapping, in.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	in.SetMinRowsVisible(1)
	in.SetText(text)
	in.CursorColumn = len([]rune(text))
	return in
}

// FocusLost keeps the words.
func (in *input) FocusLost() {
	in.Entry.FocusLost()
	in.left()
}

// TypedKey implements fyne.Focusable.
func (in *input) TypedKey(e *fyne.KeyEvent) {
	if !in.key(e.Name) {
		in.Entry.TypedKey(e)
	}
}

// TypedShortcut keeps what edits text and passes the rest to the window.
func (in *input) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		in.Entry.TypedShortcut(s)
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch c.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			in.Entry.TypedShortcut(s)
			return
		}
	}
	kit.BubbleShortcut(in, s)
}

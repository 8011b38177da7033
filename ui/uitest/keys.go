package uitest

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Focused is what has the keyboard.
func (w *World) Focused() fyne.Focusable { return w.Shell.Window().Canvas().Focused() }

// Focus gives something the keyboard.
func (w *World) Focus(o fyne.Focusable) { w.Shell.Window().Canvas().Focus(o) }

// Press presses keys, each where the keyboard is by then.
func (w *World) Press(keys ...fyne.KeyName) {
	w.T.Helper()
	for _, k := range keys {
		c := w.Shell.Window().Canvas()
		switch at := c.Focused(); {
		case at != nil:
			at.TypedKey(&fyne.KeyEvent{Name: k})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		default:
			w.T.Fatalf("nothing takes the key %s", k)
		}
	}
}

// Ctrl presses a key with Ctrl held.
func (w *World) Ctrl(k fyne.KeyName) {
	w.T.Helper()
	s := &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}
	at, ok := w.Focused().(fyne.Shortcutable)
	if !ok {
		w.T.Fatalf("%T takes no Ctrl+%s", w.Focused(), k)
	}
	at.TypedShortcut(s)
}

// Type types words where the keyboard is.
func (w *World) Type(words string) {
	w.T.Helper()
	for _, r := range words {
		w.Focused().TypedRune(r)
	}
}

// Tab goes on to the next thing that takes the keyboard.
func (w *World) Tab() { test.FocusNext(w.Shell.Window().Canvas()) }

// TabTo presses Tab until the keyboard is on it.
func (w *World) TabTo(o fyne.Focusable) {
	w.T.Helper()
	for range 300 {
		if w.Focused() == o {
			return
		}
		w.Tab()
	}
	w.T.Fatalf("Tab does not lead to %T", o)
}

// Field is anything one writes into.
type Field interface{ Focusable() fyne.Focusable }

// Replace types other words into a field and stays there.
func (w *World) Replace(f Field, words string) {
	w.T.Helper()
	at := f.Focusable()
	w.Focus(at)
	at.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	w.Press(fyne.KeyBackspace)
	w.Type(words)
}

// Write types other words into a field and leaves it.
func (w *World) Write(f Field, words string) {
	w.T.Helper()
	w.Replace(f, words)
	w.Shell.Window().Canvas().Unfocus()
}

// Menu lists what the open menu offers.
func (w *World) Menu() []string {
	w.T.Helper()
	top := w.Shell.Window().Canvas().Overlays().Top()
	if top == nil {
		w.T.Fatal("no menu is open")
	}
	var out []string
	for _, o := range test.LaidOutObjects(top) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			out = append(out, text.Text)
		}
	}
	return out
}

// Choose goes down the open menu with the arrows and presses Enter.
func (w *World) Choose(label string) {
	w.T.Helper()
	all := w.Menu()
	at := slices.Index(all, label)
	if at < 0 {
		w.T.Fatalf("the menu offers %q, not %q", all, label)
	}
	for range at + 1 {
		w.Press(fyne.KeyDown)
	}
	w.Press(fyne.KeyReturn)
}

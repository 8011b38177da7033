package shell

import "fyne.io/fyne/v2"

// ShortcutName is how Fyne calls a key, "" for one without modifiers.
func ShortcutName(key string) string {
	s := shortcutOf(key)
	if s == nil {
		return ""
	}
	return s.ShortcutName()
}

// Dropped is what the window does with files dropped on it.
func (s *Shell) Dropped(files ...fyne.URI) { s.dropped(fyne.Position{}, files) }

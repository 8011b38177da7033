package shell

import (
	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// Copy puts text where one pastes from, and says that it is there.
func (s *Shell) Copy(text, said string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	s.Notify(Notice{Text: said, Hue: theme.Good})
}

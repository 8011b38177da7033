package shell

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baton/ui/kit"
	"baton/ui/theme"
)

// Press does what a key does here, as in Press("Ctrl+K"); it answers whether
// the key means anything. A page's keys go before those of the frame; while a
// dialog is open it has the keys.
func (s *Shell) Press(key string) bool {
	if s.covered() {
		return false
	}
	for _, a := range s.actions() {
		if a.Key == key {
			s.Do(a)
			return true
		}
	}
	switch key {
	case "Ctrl+K":
		s.Palette()
	case "Ctrl+Y":
		s.Redo()
	case "Alt+Right":
		s.Forward()
	case "Ctrl+F", "/":
		s.header.search.Focus()
	case "Escape":
		return s.HideDetail()
	default:
		return s.goNumber(key)
	}
	return true
}

func (s *Shell) covered() bool {
	c := s.canvas()
	return c != nil && c.Overlays().Top() != nil
}

// goNumber is Ctrl+1 to Ctrl+9: the pages in the order of the navigation.
func (s *Shell) goNumber(key string) bool {
	digit, ok := strings.CutPrefix(key, "Ctrl+")
	n, err := strconv.Atoi(digit)
	if !ok || err != nil || n < 1 {
		return false
	}
	for _, g := range []Group{Run, Learn, Agree, Meet, Foot} {
		for _, p := range s.entries {
			if p.group != g || p.Shown != nil && !p.Shown() {
				continue
			}
			if n--; n == 0 {
				s.Go(p.Route)
				return true
			}
		}
	}
	return false
}

func (s *Shell) bindKeys() {
	for _, k := range []string{"Ctrl+K", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+F", "Alt+Left", "Alt+Right"} {
		s.bind(k)
	}
	for n := 1; n <= 9; n++ {
		s.bind("Ctrl+" + strconv.Itoa(n))
	}
	for _, a := range s.opts.Actions {
		s.bind(a.Key)
	}
}

func (s *Shell) bindPage(p Page) {
	if pr, ok := p.(Primer); ok {
		if a := pr.Primary(); a != nil {
			s.bind(a.Key)
		}
	}
	if ac, ok := p.(Actor); ok {
		for _, a := range ac.Actions() {
			s.bind(a.Key)
		}
	}
}

// bind listens to a key with modifiers; what it means is asked when pressed.
func (s *Shell) bind(key string) {
	c := s.canvas()
	shortcut := shortcutOf(key)
	if c == nil || shortcut == nil || s.bound[key] {
		return
	}
	s.bound[key] = true
	c.AddShortcut(shortcut, func(fyne.Shortcut) { s.Press(key) })
}

// shortcutOf reads "Ctrl+Shift+Z"; nil for a key without modifiers.
func shortcutOf(key string) fyne.Shortcut {
	switch key {
	case "Ctrl+Z":
		return &fyne.ShortcutUndo{}
	case "Ctrl+Y":
		return &fyne.ShortcutRedo{}
	}
	parts := strings.Split(key, "+")
	out := &desktop.CustomShortcut{KeyName: fyne.KeyName(parts[len(parts)-1])}
	for _, m := range parts[:len(parts)-1] {
		switch m {
		case "Ctrl":
			out.Modifier |= fyne.KeyModifierShortcutDefault
		case "Shift":
			out.Modifier |= fyne.KeyModifierShift
		case "Alt":
			out.Modifier |= fyne.KeyModifierAlt
		}
	}
	if out.Modifier == 0 {
		return nil
	}
	return out
}

// listen takes the keys that no focused widget has a use for.
func (s *Shell) listen(c fyne.Canvas) {
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF5, fyne.KeyDelete:
			s.Press(string(e.Name))
			return
		}
		if p, ok := s.page().(Roller); ok && !s.covered() {
			kit.Roll(p.Rolls(), e.Name)
		}
	})
	c.SetOnTypedRune(func(r rune) { s.Press(strings.ToUpper(string(r))) })
}

// Keys shows what the keyboard can do on this page.
func (s *Shell) Keys() {
	list := kit.Column(6)
	add := func(key, what string) {
		if key != "" {
			list.Add(kit.Spread(kit.Quiet(what).Ellipsis(), kit.Key(key)))
		}
	}
	for _, a := range s.actions() {
		add(a.Key, a.Label)
	}
	add("Ctrl+K", "Find a lead, a page or something to do")
	add("Ctrl+F  or  /", "Search on this page")
	add("Ctrl+1 … 9", "Pages")
	add("Alt+Right", "Forward")
	add("Esc", "Close the panel or the dialog")
	add("Arrows, Home, End, PgUp, PgDn", "Move in a list")
	add("Enter", "Open the row")
	add("Space, Shift, Ctrl", "Select rows")
	add(".", "What can be done with the row")
	add("Ctrl+Arrows", "Move the card on the board, the stage on the track")
	s.Dialog(&kit.Dialog{Title: "Keys", Content: kit.Scroll(list), Height: 520})
}

// About says what this is and what it is made of.
func (s *Shell) About() {
	list := kit.Column(10, kit.NewParagraph("Who we are for, who is worth a talk, who carries the lead, and what each team owes the other. Everything stays in your file."))
	for _, l := range append(theme.Licences(), s.opts.Licences...) {
		more := kit.NewButton(kit.Ghost, nil, "Read", func() {
			s.Dialog(&kit.Dialog{Title: l.Work, Quiet: l.Terms, Width: 640, Height: 520,
				Content: kit.Scroll(kit.NewParagraph(l.Text).Styled(theme.SizeSmall, theme.Regular, theme.Text2))})
		}).Small()
		list.Add(kit.Spread(kit.Column(0, kit.Strong(l.Work).Ellipsis(), kit.Muted(l.Terms)), more))
	}
	s.Dialog(&kit.Dialog{Title: "Baton " + s.opts.Version, Content: list})
}

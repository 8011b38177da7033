package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// header names the page, asks its question and offers what one can do.
type header struct {
	shell           *Shell
	root            *fyne.Container
	title, question *kit.Text
	search          *kit.Field
	right           *fyne.Container
	over            *fyne.Container // what is to know before one changes anything
	line            Line
	filling         bool
}

func newHeader(s *Shell) *header {
	h := &header{shell: s, title: kit.Title("").Ellipsis(), question: kit.Muted("").Ellipsis(), right: kit.Row(8), over: container.NewStack()}
	h.question.Px = theme.SizeBody
	h.search = kit.NewSearch("Search")
	h.search.OnChange = h.typed
	words := kit.Column(1, h.title, h.question)
	h.over.Hide()
	h.root = kit.Column(0, kit.Inset(14, 20, 12, 20, container.NewBorder(nil, nil, nil, kit.Inset(0, 0, 0, 16, kit.Middle(h.right)), words)), h.over)
	return h
}

func (h *header) show(p *place) {
	if p == nil {
		return
	}
	h.title.Set(p.Page.Title())
	h.question.Set(p.Page.Question())
	h.right.Objects = nil
	if _, ok := p.Page.(Searcher); ok {
		h.filling = true
		h.search.SetText(p.search)
		h.filling = false
		h.search.Placeholder("Search " + p.Page.Title())
		h.right.Add(kit.Fixed(230, 34, h.search))
	}
	h.actions(p.Page)
	height := h.root.MinSize().Height
	h.note(p)
	h.root.Refresh()
	if h.root.MinSize().Height != height {
		h.shell.main.Refresh() // the page makes room for the line
	}
}

// note shows the sentence over the page. It stays as it is while it says the
// same, so that the keyboard can be on its button.
func (h *header) note(p *place) {
	var l Line
	if p.Over != nil {
		l = p.Over()
	}
	if l == h.line {
		return
	}
	h.line, h.over.Hidden = l, l.Words == ""
	to := kit.NewButton(kit.Ghost, theme.Glyph("arrow-right"), l.Link, func() { h.shell.Go(l.Route) }).Small()
	sign := kit.NewIcon(theme.Glyph("square-pen"), theme.Text3)
	words := container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 0, kit.Middle(sign)), to, kit.Middle(kit.NewText(l.Words, theme.SizeSmall, theme.Regular, theme.Text2).Ellipsis()))
	h.over.Objects = []fyne.CanvasObject{kit.Inset(0, 20, 10, 20, kit.On(kit.NewBox(theme.Well, "", 9), kit.Inset(1, 3, 1, 12, words)))}
}

// actions shows the first two as buttons and the rest in a menu.
func (h *header) actions(page Page) {
	if a, ok := page.(Actor); ok {
		beside, rest := split(a.Actions())
		for _, act := range beside {
			h.right.Add(h.button(kit.Outline, act))
		}
		if len(rest) > 0 {
			more := kit.NewButton(kit.Outline, theme.Glyph("ellipsis"), "", nil)
			more.Tip = "More"
			more.OnTap = func() { kit.DropMenu(more, h.shell.menu(rest)) }
			h.right.Add(more)
		}
	}
	if pr, ok := page.(Primer); ok {
		if act := pr.Primary(); act != nil {
			h.right.Add(h.button(kit.Primary, *act))
		}
	}
}

// split says which actions have a button and which stand in the menu; a menu
// for one alone is not worth opening.
func split(all []Action) (beside, rest []Action) {
	for _, a := range all {
		if a.Menu {
			rest = append(rest, a)
		} else {
			beside = append(beside, a)
		}
	}
	if n := len(beside); n > 3 || n == 3 && len(rest) > 0 {
		beside, rest = beside[:2], append(beside[2:n:n], rest...)
	}
	return beside, rest
}

func (h *header) button(kind kit.ButtonKind, a Action) *kit.Button {
	b := kit.NewButton(kind, a.Icon, a.Label, func() { h.shell.Do(a) })
	b.Tip = a.Key
	if !a.enabled() {
		b.Disable()
	}
	return b
}

func (h *header) typed(text string) {
	p := h.shell.now
	if p == nil || h.filling {
		return
	}
	p.search = text
	if s, ok := p.Page.(Searcher); ok {
		s.Search(text)
	}
}

// Menu makes menu items of actions.
func (s *Shell) menu(actions []Action) []kit.MenuItem {
	items := make([]kit.MenuItem, len(actions))
	for i, a := range actions {
		label := a.Label
		if a.Key != "" {
			label += "    " + a.Key
		}
		items[i] = kit.MenuItem{Label: label, Sign: a.Icon, Disabled: !a.enabled(), Run: func() { s.Do(a) }}
	}
	return items
}

// Button is an action as a button, for an empty page or a panel.
func (s *Shell) Button(kind kit.ButtonKind, a Action) *kit.Button {
	return s.header.button(kind, a)
}

// Menu opens the actions as a menu under an object.
func (s *Shell) Menu(under fyne.CanvasObject, actions ...Action) {
	kit.DropMenu(under, s.menu(actions))
}

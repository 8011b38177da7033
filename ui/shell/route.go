package shell

import (
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
)

// Go shows a page by its route, with an id after a slash to open one row:
// Go("leads"), Go("leads/<id>"). An unknown route says so.
func (s *Shell) Go(route string) {
	if s.route != "" && s.route != route {
		s.back = append(s.back, s.route)
		s.forward = nil
	}
	if until := s.notices.shown.Until; until != "" && strings.HasPrefix(route, until) {
		s.notices.clear()
	}
	s.show(route)
}

// Back returns to where one was before.
func (s *Shell) Back() { s.travel(&s.back, &s.forward) }

// Forward undoes Back.
func (s *Shell) Forward() { s.travel(&s.forward, &s.back) }

// Route is where the shell is now.
func (s *Shell) Route() string { return s.route }

func (s *Shell) travel(from, to *[]string) {
	if len(*from) == 0 {
		return
	}
	route := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, s.route)
	s.show(route)
}

func (s *Shell) show(route string) {
	name, id, _ := strings.Cut(route, "/")
	p := s.place(name)
	if p == nil {
		s.Notify(Notice{Text: "There is no page " + name + " in this firm."})
		return
	}
	s.route = route
	if p != s.now {
		s.enter(p)
	} else if p.stale {
		s.reload(p)
	}
	if o, ok := p.Page.(Opener); ok {
		o.Open(id)
	}
}

func (s *Shell) enter(p *place) {
	if l, ok := s.page().(Leaver); ok {
		l.Leave()
	}
	s.HideDetail()
	s.now = p
	if p.content == nil {
		p.content = p.Page.Content()
	}
	if p.stale {
		s.reload(p)
	}
	// The refresh reaches into the page: it may have been out of sight when
	// light and dark changed.
	s.body.Objects = []fyne.CanvasObject{p.content}
	s.body.Refresh()
	s.header.show(p)
	s.nav.mark(p)
	s.bindPage(p.Page)
}

func (s *Shell) reload(p *place) {
	p.stale = false
	p.Page.Reload()
}

func (s *Shell) place(name string) *place {
	for _, p := range s.entries {
		if p.Route == name {
			return p
		}
	}
	return nil
}

// Changed tells the shell what a write touched: the page in view reloads, the
// others when they are next shown. Every page hears of every change, so that
// it can note which rows to read anew. A change with a label is announced with
// Undo. Call it on the window's goroutine (fyne.Do).
func (s *Shell) Changed(c model.Change) {
	for _, p := range s.entries {
		if st, ok := p.Page.(Staler); ok && !st.Stale(c) && !c.All {
			continue
		}
		if p == s.now {
			s.reload(p)
			continue
		}
		p.stale = true
	}
	s.nav.counts()
	s.status.refresh()
	s.header.show(s.now)
	if c.Label != "" {
		s.Notify(Notice{Text: c.Label, Undo: s.opts.Undo != nil && !c.All})
	}
}

// Renew reads one page anew, at once if it is in view: something it shows has
// changed that is not in the firm.
func (s *Shell) Renew(route string) {
	p := s.place(route)
	switch {
	case p == nil:
		return
	case p == s.now:
		s.reload(p)
	default:
		p.stale = true
	}
	s.RefreshFrame()
}

// Reload reads the page in view anew.
func (s *Shell) Reload() {
	if s.now != nil {
		s.reload(s.now)
		s.RefreshFrame()
	}
}

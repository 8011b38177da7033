package score

import "baton/model"

// The thresholds of a band when no definition of MQL names any.
const (
	usualFit        = 600
	usualEngagement = 300
)

// band says the two axes in words, against the route's own MQL thresholds. A
// known disqualifier decides whatever else is still to find out.
func (p *pass) band(s model.Score) string {
	switch fit, both := p.reaches(); {
	case p.never != "":
		return model.NotOurs
	case s.Hatched() || s.Of == 0:
		return model.FindOut
	case both:
		return model.TalkNow
	case fit:
		return model.WarmUp
	}
	return model.NotOurs
}

// reaches says whether fit alone, and whether everything, is at the
// thresholds of one alternative for the route. A route without a definition
// is measured by the first one's thresholds.
func (p *pass) reaches() (fit, both bool) {
	own := false
	for i := range p.r.mql {
		if d := &p.r.mql[i]; d.For(p.f.Lead.Route) {
			own = true
			fit = fit || p.fit >= d.Fit
			both = both || p.meets(d)
		}
	}
	if own {
		return fit, both
	}
	d := p.usual()
	return p.fit >= d.Fit, p.fit >= d.Fit && p.engaged >= d.Engagement
}

func (p *pass) usual() model.Definition {
	if len(p.r.mql) > 0 {
		return p.r.mql[0]
	}
	return model.Definition{Fit: usualFit, Engagement: usualEngagement}
}

func (p *pass) anyMet(defs []model.Definition) bool {
	for i := range defs {
		if defs[i].For(p.f.Lead.Route) && p.meets(&defs[i]) {
			return true
		}
	}
	return false
}

func (p *pass) meets(d *model.Definition) bool {
	return p.never == "" && p.fit >= d.Fit && p.engaged >= d.Engagement && p.needs(d) == met &&
		(!d.Boxes || !p.mustFails && p.unticked() == 0)
}

// needs judges what a route asks beside the axes. A named partner stands for
// an introducer: somebody we know stands behind the lead.
func (p *pass) needs(d *model.Definition) state {
	switch d.Needs {
	case "introducer":
		return yes(p.introduced())
	case "reply":
		if !p.f.Measured {
			return unknown
		}
		return yes(p.replied())
	}
	return met
}

func (p *pass) introduced() bool {
	if !p.f.Lead.Introducer.IsZero() || !p.f.Lead.Partner.IsZero() {
		return true
	}
	for i := range p.f.People {
		if p.f.People[i].Role == "introducer" {
			return true
		}
	}
	return false
}

// replied: somebody answered or wrote to us; a visit to a page, a download or
// "please stop" is no reply.
func (p *pass) replied() bool {
	for i := range p.f.Events {
		e := &p.f.Events[i]
		if e.At > p.ms {
			continue
		}
		switch e.Outcome {
		case "replied", "talked", "meeting-set":
			return true
		case "asked-to-stop", "bounced":
			continue
		}
		switch e.Kind {
		case "call", "mail", "message", "meeting", "form":
			if e.Direction == "in" {
				return true
			}
		}
	}
	return false
}

func (p *pass) unticked() int {
	n := 0
	for i := range p.r.boxes {
		if !Ticked(p.f.Lead, p.r.boxes[i].key) {
			n++
		}
	}
	return n
}

// Ticked says whether a checklist item ("check.<item id>") is ticked: it holds
// its evidence, or yes.
func Ticked(l *model.Lead, key string) bool {
	v := l.More[key]
	return v != "" && yesNo(v) >= 0
}

// grades by letter (fit) and number (engagement), in tenths: from 80 and 60
// for the best, then from 60 and 30, from 40 and 10. Engagement that is not
// measured is 4.
func grade(s model.Score) string {
	const all = "D4D3D2D1C4C3C2C1B4B3B2B1A4A3A2A1"
	at := 2 * (4*steps(s.Fit, 400, 600, 800) + steps(s.Engagement, 100, 300, 600))
	return all[at : at+2]
}

func steps(n, low, middle, high int64) int {
	switch {
	case n >= high:
		return 3
	case n >= middle:
		return 2
	case n >= low:
		return 1
	}
	return 0
}

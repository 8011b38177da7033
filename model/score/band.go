package score

import "baton/model"

// The thresholds of a band when no definition of MQL names any.
const (
	usualFit        = 600
	usualEngagement = 300
)

// circumstances are all that decides about a lead beside its two axes.
type circumstances struct {
	route      string
	never      bool // a disqualifier is met
	hatched    bool // fit is known from fewer than half its facts
	blank      bool // nothing is asked of it
	mustFails  bool
	ticked     bool // every box of the SQL gate
	introduced bool
	measured   bool
	replied    bool
}

// circumstances are read once fit is known.
func (p *pass) circumstances() circumstances {
	return circumstances{
		route: p.f.Lead.Route, never: p.never != "", hatched: 2*p.known < p.of, blank: p.of == 0,
		mustFails: p.mustFails, ticked: p.unticked() == 0, introduced: p.introduced(), measured: p.f.Measured, replied: p.replied(),
	}
}

// band says the two axes in words, against the route's own MQL thresholds. A
// known disqualifier decides whatever else is still to find out.
func (r *Rules) band(c *circumstances, fit, engaged int64) string {
	switch enough, both := r.fits(c.route, fit), r.talks(c, fit, engaged); {
	case c.never:
		return model.NotOurs
	case c.hatched || c.blank:
		return model.FindOut
	case both:
		return model.TalkNow
	case enough:
		return model.WarmUp
	}
	return model.NotOurs
}

// fits says whether fit is at the threshold of one alternative for the route.
// A route without a definition is measured by the first one's thresholds.
func (r *Rules) fits(route string, fit int64) bool {
	own := false
	for i := range r.mql {
		if d := &r.mql[i]; d.For(route) {
			own = true
			if fit >= d.Fit {
				return true
			}
		}
	}
	return !own && fit >= r.usual().Fit
}

// talks says whether everything is at the thresholds.
func (r *Rules) talks(c *circumstances, fit, engaged int64) bool {
	own := false
	for i := range r.mql {
		if d := &r.mql[i]; d.For(c.route) {
			own = true
			if c.meets(d, fit, engaged) {
				return true
			}
		}
	}
	d := r.usual()
	return !own && fit >= d.Fit && engaged >= d.Engagement
}

func (r *Rules) usual() model.Definition {
	if len(r.mql) > 0 {
		return r.mql[0]
	}
	return model.Definition{Fit: usualFit, Engagement: usualEngagement}
}

// anyMet says whether one alternative for the route is met.
func (c *circumstances) anyMet(defs []model.Definition, fit, engaged int64) bool {
	for i := range defs {
		if defs[i].For(c.route) && c.meets(&defs[i], fit, engaged) {
			return true
		}
	}
	return false
}

func (c *circumstances) meets(d *model.Definition, fit, engaged int64) bool {
	return !c.never && fit >= d.Fit && engaged >= d.Engagement && c.needs(d) == met &&
		(!d.Boxes || !c.mustFails && c.ticked)
}

// needs judges what a route asks beside the axes. A named partner stands for
// an introducer: somebody we know stands behind the lead.
func (c *circumstances) needs(d *model.Definition) state {
	switch d.Needs {
	case "introducer":
		return yes(c.introduced)
	case "reply":
		if !c.measured {
			return unknown
		}
		return yes(c.replied)
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

func (p *pass) replied() bool {
	for i := range p.f.Events {
		if e := &p.f.Events[i]; e.At <= p.ms && isReply(e) {
			return true
		}
	}
	return false
}

// isReply: somebody answered or wrote to us; a visit to a page, a download or
// "please stop" is no reply.
func isReply(e *model.Event) bool {
	switch e.Outcome {
	case "replied", "talked", "meeting-set":
		return true
	case "asked-to-stop", "bounced":
		return false
	}
	switch e.Kind {
	case "call", "mail", "message", "meeting", "form":
		return e.Direction == "in"
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
func grade(fit, engaged int64) string { return GradeOf(fitStep(fit), engagementStep(engaged)) }

func fitStep(fit int64) int            { return steps(fit, 400, 600, 800) }
func engagementStep(engaged int64) int { return steps(engaged, 100, 300, 600) }

// GradeOf writes two steps, of fit and of engagement, each 0 to 3: "A1" is the
// best.
func GradeOf(fit, engaged int) string {
	const all = "D4D3D2D1C4C3C2C1B4B3B2B1A4A3A2A1"
	at := 2 * (4*fit + engaged)
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

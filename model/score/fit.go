package score

import (
	"baton/model"
)

func (p *pass) fitAxis() {
	sum := p.criteria() + p.fitGroups()
	if p.never == "" {
		p.fit = p.clamp("fit", sum)
		return
	}
	if p.out != nil && sum != 0 {
		p.line("fit", "Disqualified: "+p.never, -sum, model.ID{}, "")
	}
}

func (p *pass) fitGroups() int64 {
	var sum int64
	for i := range p.r.fit {
		sum += p.fitGroup(&p.r.fit[i])
	}
	return sum
}

// criteria are a group of their own, without a cap.
func (p *pass) criteria() int64 {
	var sum int64
	for i := range p.r.criteria {
		c := &p.r.criteria[i]
		if !p.inScope(c.Scope) {
			continue
		}
		s, evidence := p.criterion(c)
		points := p.weigh(c, s)
		sum += points
		if p.out != nil {
			p.out.States = append(p.out.States, model.State{
				Criterion: c.ID, Name: c.Name, Class: c.Class, State: s.String(), Evidence: evidence, KnownBy: c.KnownBy,
			})
			if points != 0 {
				p.line("fit", c.Name, points, model.ID{}, evidence)
			}
		}
	}
	return sum
}

// weigh counts a criterion and says what it adds.
func (p *pass) weigh(c *criterion, s state) int64 {
	p.of++
	if s != unknown {
		p.known++
	}
	switch {
	case c.Class == "never" && s == met:
		if p.never == "" {
			p.never = c.Name
		}
		return -max(c.Points, -c.Points)
	case c.Class == "never":
		return 0
	case c.Class == "must" && s == notMet:
		p.mustFails = true
	case s == unknown && p.hope && c.Points > 0:
		return c.Points
	}
	if s == met {
		return c.Points
	}
	return 0
}

// criterion judges one. What the data says goes first; a person's answer
// decides questions, and fills in where a rule finds no data. The text is the
// evidence, asked for only when somebody reads it.
func (p *pass) criterion(c *criterion) (state, string) {
	if c.byRule {
		if s, d := c.test.look(p.f, p.now, p.r.loc); s != unknown {
			if p.out == nil {
				return s, ""
			}
			return s, d.show(p.r.loc)
		}
	}
	if p.f.Company != nil {
		if s, evidence := answer(p.f.Company.More, c); s != unknown {
			return s, evidence
		}
	}
	return answer(p.f.Lead.More, c)
}

func answer(more map[string]string, c *criterion) (state, string) {
	said, ok := more[c.answer]
	if !ok {
		return unknown, ""
	}
	switch yesNo(said) {
	case 1:
		return met, more[c.evidence]
	case -1:
		return notMet, more[c.evidence]
	}
	return unknown, ""
}

func (p *pass) fitGroup(g *group) int64 {
	var sum int64
	for i := range g.rules {
		x := &g.rules[i]
		if !p.inScope(x.Scope) {
			continue
		}
		s, d := p.look(x)
		if s != met && (s != unknown || !p.hope || x.Points < 0) {
			continue
		}
		sum += x.Points
		if p.out != nil && x.Points != 0 {
			p.line("fit", x.Name, x.Points, model.ID{}, d.show(p.r.loc))
		}
	}
	return p.capped("fit", g, sum)
}

// look judges a fit rule and counts whether it is known.
func (p *pass) look(x *rule) (state, datum) {
	s, d := x.test.look(p.f, p.now, p.r.loc)
	p.of++
	if s != unknown {
		p.known++
	}
	return s, d
}

package score

import (
	"time"

	"baton/model"
)

// Score is the two axes and the band, without the lines: the form for
// thousands of leads at once.
func (r *Rules) Score(f *model.Facts, now time.Time) model.Score {
	p := r.begin(f, now)
	return p.run()
}

// Explain is the same score with the lines that sum to it and every criterion
// with its evidence.
func (r *Rules) Explain(f *model.Facts, now time.Time) model.Explained {
	var out model.Explained
	p := r.begin(f, now)
	p.out = &out
	out.Score = p.run()
	return out
}

// pass is one look at one lead. With out nil it only counts.
type pass struct {
	r    *Rules
	f    *model.Facts
	now  time.Time
	ms   int64
	out  *model.Explained
	hope bool // unknown facts count as met where that helps: the best the fit can become

	known, of int
	never     string // the first disqualifier that is met
	mustFails bool
	fit       int64
	engaged   int64
}

func (r *Rules) begin(f *model.Facts, now time.Time) pass {
	if f.Lead == nil {
		own := *f
		own.Lead = new(model.Lead)
		f = &own
	}
	return pass{r: r, f: f, now: now, ms: now.UnixMilli()}
}

func (p *pass) run() model.Score {
	p.fitAxis()
	p.engagementAxis()
	s := model.Score{
		Fit: p.fit, Known: p.known, Of: p.of,
		Engagement: p.engaged, Measured: p.f.Measured,
	}
	c := p.circumstances()
	s.Band = p.r.band(&c, p.fit, p.engaged)
	s.Grade = grade(p.fit, p.engaged)
	s.MQL = c.anyMet(p.r.mql, p.fit, p.engaged)
	s.SQL = c.anyMet(p.r.sql, p.fit, p.engaged)
	return s
}

func (p *pass) line(axis, rule string, points int64, who model.ID, why string) {
	p.out.Lines = append(p.out.Lines, model.Line{Axis: axis, Rule: rule, Points: points, Who: who, Why: why})
}

func (p *pass) inScope(s model.Scope) bool {
	return (s.Offer.IsZero() || s.Offer == p.f.Lead.Offer) && (s.Route == "" || s.Route == p.f.Lead.Route)
}

// clamp brings a sum into the axis; the difference is a line of its own.
func (p *pass) clamp(axis string, sum int64) int64 {
	to := min(max(sum, 0), Most)
	if p.out != nil && to != sum {
		text := "Never above 100"
		if sum < 0 {
			text = "Never below 0"
		}
		p.line(axis, text, to-sum, model.ID{}, "")
	}
	return to
}

// capped holds a group to what its rules may add together.
func (p *pass) capped(axis string, g *group, sum int64) int64 {
	if g.cap == 0 || sum <= g.cap {
		return sum
	}
	if p.out != nil {
		p.line(axis, g.name+": at most "+Tenths(g.cap), g.cap-sum, model.ID{}, "")
	}
	return g.cap
}

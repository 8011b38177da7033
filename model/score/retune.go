package score

import (
	"slices"
	"time"

	"baton/model"
)

// adopt takes a copy of rules as those that are tried, and ties the columns to
// their weights.
func (c *Columns) adopt(r *Rules) {
	c.r = r.clone()
	c.link()
	c.linkTalk()
	c.stale = stale{true, true, true}
}

// By tries other rules. It says whether it could: where conditions, scopes or
// boxes are not the same, the facts must be read again.
func (c *Columns) By(r *Rules) bool {
	if !c.r.sameFacts(r) {
		return false
	}
	c.adopt(r)
	return true
}

// sameFacts says that other rules ask the same of a lead's facts, touches
// excepted.
func (r *Rules) sameFacts(o *Rules) bool {
	return r.loc.String() == o.loc.String() && slices.Equal(r.fields, o.fields) && slices.Equal(r.boxes, o.boxes) &&
		slices.EqualFunc(r.criteria, o.criteria, func(a, b criterion) bool {
			return a.ID == b.ID && a.Class == b.Class && a.byRule == b.byRule && a.Condition == b.Condition && a.Scope == b.Scope
		}) &&
		slices.EqualFunc(r.fit, o.fit, func(a, b group) bool {
			return slices.EqualFunc(a.rules, b.rules, func(a, b rule) bool {
				return a.ID == b.ID && a.Condition == b.Condition && a.Scope == b.Scope
			})
		})
}

// Weigh gives a criterion or a rule other points, in tenths; it says whether
// there is one.
func (c *Columns) Weigh(row model.ID, points int64) bool {
	for i := range c.r.criteria {
		if x := &c.r.criteria[i]; x.ID == row {
			x.Points = points
			c.fitParts[0].stale, c.stale.fit = true, true
			return true
		}
	}
	x, part, fit := c.r.rule(row)
	if x == nil {
		return false
	}
	x.Points = points
	if fit {
		c.fitParts[part+1].stale, c.stale.fit = true, true
	} else {
		c.stale.engagement = true
	}
	return true
}

// rule finds a rule and its group.
func (r *Rules) rule(row model.ID) (x *rule, group int, fit bool) {
	for i := range r.fit {
		for j := range r.fit[i].rules {
			if x := &r.fit[i].rules[j]; x.ID == row {
				return x, i, true
			}
		}
	}
	for i := range r.engagement {
		for j := range r.engagement[i].rules {
			if x := &r.engagement[i].rules[j]; x.ID == row {
				return x, i, false
			}
		}
	}
	return nil, 0, false
}

// Fade gives a rule another half-life in days; 0 never fades.
func (c *Columns) Fade(row model.ID, days int64) bool {
	x, _, fit := c.r.rule(row)
	if x == nil || fit {
		return false
	}
	x.HalfLife, x.halfLife = days, halfLife(days)
	for _, g := range c.groups {
		for _, col := range g.columns {
			col.stale = col.stale || col.x == x
		}
	}
	c.stale.engagement = true
	return true
}

// halfLife is in milliseconds.
func halfLife(days int64) float64 { return float64(days) * 24 * float64(time.Hour/time.Millisecond) }

// Cap holds a group to other points, in tenths; 0 to none.
func (c *Columns) Cap(row model.ID, most int64) bool {
	for i := range c.r.fit {
		if g := &c.r.fit[i]; g.id == row {
			g.cap = max(most, 0)
			c.fitParts[i+1].stale, c.stale.fit = true, true
			return true
		}
	}
	for i := range c.r.engagement {
		if g := &c.r.engagement[i]; g.id == row {
			g.cap = max(most, 0)
			c.stale.engagement = true
			return true
		}
	}
	return false
}

// SetLine gives an alternative of a definition other thresholds, in tenths.
func (c *Columns) SetLine(row model.ID, fit, engagement int64) bool {
	d := c.r.definition(row)
	if d == nil {
		return false
	}
	d.Fit, d.Engagement = fit, engagement
	c.stale.lines = true
	return true
}

// definition finds an alternative.
func (r *Rules) definition(row model.ID) *model.Definition {
	for _, defs := range [2][]model.Definition{r.mql, r.sql} {
		for i := range defs {
			if defs[i].ID == row {
				return &defs[i]
			}
		}
	}
	return nil
}

// Adopt tries another agreement, as By does.
func (c *Columns) Adopt(a *model.Agreement) bool { return c.By(Compile(a, c.r.loc)) }

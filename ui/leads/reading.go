package leads

import (
	"context"
	"slices"

	"baton/model"
	"baton/model/where"
	"baton/ui/shell"
)

// atOnce is how many leads are scored without a job: it takes no time one
// could notice.
const atOnce = 3000

// readAll reads every row, and then their scores.
func (p *Page) readAll() error {
	ctx := context.Background()
	var err error
	if p.firm, err = p.store.Firm(ctx); err != nil {
		return err
	}
	if p.members, err = p.store.Members(ctx); err != nil {
		return err
	}
	if p.law, err = p.store.InForce(ctx); err != nil {
		return err
	}
	p.ask.Firm, p.ask.Members, p.ask.Law = p.firm, p.members, p.law
	all, err := p.store.Leads(ctx)
	if err != nil {
		return err
	}
	own, err := p.store.OwnFields(ctx)
	if err != nil {
		return err
	}
	p.learn()
	if !p.read && p.firm.Mode == "solo" && len(p.members) < 2 {
		p.listed = slices.DeleteFunc(p.listed, func(name string) bool { return name == "owner" })
	}
	p.rows.fields, p.rows.known = where.Leads(p.law, own), nil
	p.rows = p.rows.replace(all, p.firm.Currency)
	if err := p.know(nil); err != nil {
		return err
	}
	p.measure()
	p.showColumns()
	if p.views, err = p.store.Views(ctx, "lead"); err != nil {
		return err
	}
	p.read = true
	return p.score(nil)
}

// learn indexes what rows are dressed with.
func (p *Page) learn() {
	p.stages, p.teams = map[model.ID]model.Stage{}, map[model.ID]model.Team{}
	for _, s := range p.law.Stages {
		p.stages[s.ID] = s
	}
	for _, t := range p.law.Teams {
		p.teams[t.ID] = t
	}
}

// reread reads only some rows and their scores; the others stay.
func (p *Page) reread(heard pending) (err error) {
	if heard.views {
		if p.views, err = p.store.Views(context.Background(), "lead"); err != nil {
			return err
		}
	}
	ids := heard.leads(p.rows)
	if len(ids) == 0 {
		return nil
	}
	fresh, err := p.store.LeadRows(context.Background(), ids)
	if err != nil {
		return err
	}
	if at := p.table.Cursor(); at >= 0 && at < len(p.rows.view) {
		p.rows.hold(p.rows.at(at).ID)
	}
	p.rows.patch(ids, fresh)
	if err := p.know(ids); err != nil {
		return err
	}
	return p.score(ids)
}

// asked are the fields that a filter, a column or the order asks for and that
// no row holds.
func (p *Page) asked() []where.Field {
	names := append(slices.Clone(p.listed), p.sorted)
	for _, e := range p.more {
		names = append(names, where.Fields(e)...)
	}
	var out []where.Field
	for _, name := range names {
		f, ok := where.Find(p.rows.fields, name)
		if ok && f.Row == nil && !slices.ContainsFunc(out, func(o where.Field) bool { return o.Name == f.Name }) {
			out = append(out, f)
		}
	}
	return out
}

// know reads what is asked for: of some leads anew, of all leads what was not
// read yet.
func (p *Page) know(ids []model.ID) error {
	for _, f := range p.asked() {
		if ids == nil && p.rows.known[f.Name] != nil {
			continue
		}
		if err := p.knowField(f, ids); err != nil {
			return err
		}
	}
	p.rows.keepOnly(p.only(), p.today())
	return nil
}

func (p *Page) knowField(f where.Field, ids []model.ID) error {
	read, err := p.store.Known(context.Background(), f, ids)
	if err == nil {
		p.rows.know(f, ids, read)
	}
	return err
}

// readField reads a field that nobody asked for yet.
func (p *Page) readField(f where.Field) error {
	if f.Row != nil || p.rows.known[f.Name] != nil {
		return nil
	}
	return p.knowField(f, nil)
}

// narrow reads what the filters ask for, and shows what they let through.
func (p *Page) narrow() {
	p.shell.Do(shell.Action{Label: "Filter", Run: func() error { return p.know(nil) }})
	p.rows.unstick()
}

// only is what rows must hold beside the chips. What asks about a field that
// is not known here lets everything through, and its chip says so.
func (p *Page) only() where.Expr {
	return where.All(slices.DeleteFunc(slices.Clone(p.more), func(e where.Expr) bool { return p.stranger(e) != "" }))
}

// stranger is a field of a filter that is not known here.
func (p *Page) stranger(e where.Expr) string {
	for _, name := range where.Fields(e) {
		if _, ok := where.Find(p.rows.fields, name); !ok {
			return name
		}
	}
	return ""
}

// score fills in scores: at once for a few, as a job for very many, so that
// the rows are there before their scores.
func (p *Page) score(ids []model.ID) error {
	n := len(ids)
	if ids == nil {
		n = len(p.rows.all)
	}
	if n == 0 {
		return nil
	}
	if n <= atOnce {
		scored, err := p.store.Scored(context.Background(), ids)
		p.rows.scored(scored)
		for i := range scored {
			p.newer = with(p.newer, scored[i].Lead)
		}
		return err
	}
	p.newer = nil
	p.jobs++
	job := p.jobs
	var scored []model.Scored
	p.shell.Job("Scoring "+count(n)+" leads", func(ctx context.Context, _ shell.Progress) (err error) {
		scored, err = p.store.Scored(ctx, ids)
		return err
	}, func() {
		if job != p.jobs {
			return // a later job knows better
		}
		p.rows.scored(slices.DeleteFunc(scored, func(s model.Scored) bool { return p.newer[s.Lead] }))
		p.show()
	})
	return nil
}

// pending are changes heard of since the rows were read.
type pending struct {
	some, all bool
	views     bool
	lead      []model.ID
	company   map[model.ID]bool
	person    map[model.ID]bool
}

// Stale implements shell.Staler: it remembers which leads a change concerns.
func (p *Page) Stale(c model.Change) bool {
	h := &p.heard
	h.some = true
	named, strangers := map[model.ID]bool{}, 0
	for _, r := range c.Rows {
		switch r.Noun {
		case "lead":
			named[r.ID] = true
		case "company":
			h.company = with(h.company, r.ID)
		case "person":
			h.person = with(h.person, r.ID)
		case "part", "value", "estimate", "touch", "move", "handoff", "decision", "task", "job":
			lead, known := p.kin.lead(r.ID)
			if !known && len(p.kin.many) > 0 {
				continue // all that are concerned are named below
			}
			if !known {
				strangers++
				continue
			}
			named[lead] = true
			if row := p.rows.of(lead); row != nil && r.Noun == "touch" && !row.Contact.IsZero() {
				h.person = with(h.person, row.Contact) // their other leads are touched too
			}
		case "view":
			h.views = true
		case "campaign", "offer":
			h.all = h.all || p.rows.known["campaign"] != nil || p.rows.known["attended"] != nil || p.rows.known["offer"] != nil
		case "asset", "play", "metric", "goal", "batch", "calendar", "away", "signature":
		default:
			h.all = true // what rows are dressed or scored with
		}
	}
	for _, id := range p.kin.many {
		named[id] = true
	}
	for id := range named {
		h.lead = append(h.lead, id)
	}
	// A change of one lead may bring parts that nobody has seen yet; in any
	// other, whose they are cannot be told.
	h.all = h.all || c.All || strangers > 0 && len(named) != 1
	return true
}

func with(m map[model.ID]bool, id model.ID) map[model.ID]bool {
	if m == nil {
		m = map[model.ID]bool{}
	}
	m[id] = true
	return m
}

// leads are the leads concerned: those named, and those of a company or a
// first contact that changed.
func (h pending) leads(r *rows) []model.ID {
	seen := map[model.ID]bool{}
	var ids []model.ID
	take := func(id model.ID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, id := range h.lead {
		take(id)
	}
	if len(h.company)+len(h.person) > 0 {
		for i := range r.all {
			if l := &r.all[i]; h.company[l.Company] || h.person[l.Contact] {
				take(l.ID)
			}
		}
	}
	return ids
}

package board

import (
	"context"
	"slices"

	"baton/model"
	"baton/model/sla"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
)

// readAll reads the journey and every lead.
func (p *Page) readAll() error {
	ctx := context.Background()
	var err error
	if p.firm, err = p.store.Firm(ctx); err != nil {
		return err
	}
	if p.ask.Members, err = p.store.Members(ctx); err != nil {
		return err
	}
	if p.law, err = p.store.InForce(ctx); err != nil {
		return err
	}
	p.ask.Firm, p.ask.Law = p.firm, p.law
	if p.cal, err = sla.New(p.law.Calendar); err != nil {
		return err
	}
	p.aged = ages{}
	if p.all, err = p.store.Leads(ctx); err != nil {
		return err
	}
	p.read = true
	p.offerTeams()
	return p.score()
}

// atOnce is how many leads are scored without a job.
const atOnce = 3000

// score fills in scores; of very many as a job, the cards being there before.
func (p *Page) score() error {
	if len(p.all) <= atOnce {
		scored, err := p.store.Scored(context.Background(), nil)
		p.fill(scored)
		return err
	}
	var scored []model.Scored
	p.shell.Job("Scoring the board", func(ctx context.Context, _ shell.Progress) (err error) {
		scored, err = p.store.Scored(ctx, nil)
		return err
	}, func() {
		p.fill(scored)
		p.show()
	})
	return nil
}

// reread reads only the leads that changed.
func (p *Page) reread(ids []model.ID) error {
	if len(ids) == 0 {
		return nil
	}
	ctx := context.Background()
	fresh, err := p.store.LeadRows(ctx, ids)
	if err != nil {
		return err
	}
	p.all = slices.DeleteFunc(p.all, func(r model.LeadRow) bool { return slices.Contains(ids, r.ID) })
	p.all = append(p.all, fresh...)
	for _, id := range ids {
		delete(p.missing, id)
	}
	scored, err := p.store.Scored(ctx, ids)
	p.fill(scored)
	return err
}

// fill puts scores on their rows.
func (p *Page) fill(scored []model.Scored) {
	at := make(map[model.ID]*model.Scored, len(scored))
	for i := range scored {
		at[scored[i].Lead] = &scored[i]
	}
	for i := range p.all {
		if s, ok := at[p.all[i].ID]; ok {
			p.all[i].Score, p.all[i].Worked = &s.Score, s.Worked
		}
	}
}

// heard is what changed since the leads were read: which leads, or that it
// cannot be told.
type heard struct {
	some, all bool
	leads     []model.ID
}

// Stale implements shell.Staler.
func (p *Page) Stale(c model.Change) bool {
	h := &p.heard
	h.some, h.all = true, h.all || c.All
	named, strangers := map[model.ID]bool{}, 0
	for _, r := range c.Rows {
		switch r.Noun {
		case "lead":
			named[r.ID] = true
		case "part", "value", "touch", "move", "handoff", "decision", "task", "estimate":
			switch lead := p.moved[r.ID]; {
			case !p.moving.IsZero():
				named[p.moving] = true
			case !lead.IsZero():
				named[lead] = true
			default:
				strangers++
			}
		default:
			h.all = true
		}
	}
	for id := range named {
		h.leads = append(h.leads, id)
	}
	h.all = h.all || strangers > 0 && len(named) != 1 || len(h.leads) > some
	return true
}

// some is how many leads are re-read one by one; more are read as a whole.
const some = 200

// send goes through the one door for moves; what is told meanwhile is about
// this lead.
func (p *Page) send(r model.MoveRequest) error {
	p.moving = r.Lead
	made, err := p.store.Move(context.Background(), r)
	p.moving = model.ID{}
	p.moved[made.Move], p.moved[made.Handoff] = r.Lead, r.Lead
	if err == nil {
		p.board.ShowCard(r.Lead.String())
	}
	return err
}

// offerTeams are the tabs that narrow the board to the columns of one team; who
// works alone has no teams to choose from.
func (p *Page) offerTeams() {
	list := []kit.Option{{Value: "", Label: "All teams"}}
	for _, t := range p.law.Teams {
		if !t.Hidden && slices.ContainsFunc(p.law.Stages, func(s model.Stage) bool { return s.Team == t.ID && !ask.Aside(s) }) {
			list = append(list, kit.Option{Value: t.ID.String(), Label: short(t)})
		}
	}
	p.teams.SetOptions(append(list, kit.Option{Value: "aside", Label: "Set aside"}))
}

// short is a team's name where there is little room.
func short(t model.Team) string {
	if t.Key == "bd" && len(t.Name) > 12 {
		return "BD"
	}
	return t.Name
}

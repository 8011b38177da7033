package board

import (
	"context"
	"slices"

	"baton/model"
	"baton/model/sla"
	"baton/ui/kit"
)

// readAll reads the journey and every lead.
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
	if p.cal, err = sla.New(p.law.Calendar); err != nil {
		return err
	}
	if p.all, err = p.store.Leads(ctx); err != nil {
		return err
	}
	p.read = true
	p.offerTeams()
	scored, err := p.store.Scored(ctx, nil)
	p.fill(scored)
	return err
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
	at := make(map[model.ID]*model.Score, len(scored))
	for i := range scored {
		at[scored[i].Lead] = &scored[i].Score
	}
	for i := range p.all {
		if s, ok := at[p.all[i].ID]; ok {
			p.all[i].Score = s
		}
	}
}

// heard are the changes since the leads were read.
type heard []model.Change

// Stale implements shell.Staler.
func (p *Page) Stale(c model.Change) bool {
	p.heard = append(p.heard, c)
	return true
}

// some is how many leads are re-read one by one; more are read as a whole.
const some = 200

// leads are the leads that changed; false when more than leads did, or when
// it cannot be told which.
func (h heard) leads() ([]model.ID, bool) {
	var ids []model.ID
	for _, c := range h {
		named := false
		for _, r := range c.Rows {
			if r.Noun == "lead" {
				named = true
				ids = append(ids, r.ID)
			}
		}
		for _, r := range c.Rows {
			switch r.Noun {
			case "lead":
			case "part", "value", "touch", "move", "handoff", "decision", "task", "estimate":
				if !named {
					return nil, false
				}
			default:
				return nil, false
			}
		}
		if c.All {
			return nil, false
		}
	}
	return ids, len(h) > 0 && len(ids) <= some
}

// offerTeams are the tabs that narrow the board to the columns of one team.
func (p *Page) offerTeams() {
	list := []kit.Option{{Value: "", Label: "All teams"}}
	for _, t := range p.law.Teams {
		if !t.Hidden {
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

package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"baton/model"
)

// crossedMost is how many such leads are named one by one.
const crossedMost = 3

func (r *round) tellCrossed(ctx context.Context, t taken) error {
	sentences, err := r.crossed(ctx, t)
	for _, s := range sentences {
		r.say(s)
	}
	return err
}

// crossed says of which leads moves have arrived that were made without
// knowing of a move made here. Both stand in the history; where the lead is
// follows from when each happened.
func (f *File) crossed(ctx context.Context, t taken) ([]string, error) {
	arrived := map[model.ID]bool{}
	for _, r := range t.rows {
		if r.Noun == "move" {
			arrived[r.ID] = true
		}
	}
	leads := map[model.ID]bool{}
	for at := range t.folded {
		if arrived[at.ent] {
			leads[at.root] = true
		}
	}
	var who names
	var out []string
	for _, lead := range ordered(leads) {
		pair, last, err := f.crossing(ctx, lead, arrived)
		if err != nil || pair == nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		if who == nil {
			if who, err = f.whoIsWho(ctx); err != nil {
				return nil, err
			}
		}
		name, err := f.leadName(ctx, lead)
		if err != nil {
			return nil, err
		}
		out = append(out, fmt.Sprintf("%s and %s moved %s without knowing of each other, to %s and to %s: it stands in %s, where it went last, and both are in its history.",
			who.person(pair[0].By), who.person(pair[1].By), name, who[pair[0].To.String()], who[pair[1].To.String()], who[last.To.String()]))
	}
	if n := len(out) - crossedMost; n > 0 {
		out = append(out[:crossedMost], fmt.Sprintf("The same happened to %s.", more(n)))
	}
	return out, nil
}

func more(n int) string {
	if n == 1 {
		return "one more lead"
	}
	return fmt.Sprintf("%d more leads", n)
}

func (n names) person(id model.ID) string { return cmp.Or(n[id.String()], "Somebody") }

func ordered(set map[model.ID]bool) []model.ID {
	var all []model.ID
	for id := range set {
		all = append(all, id)
	}
	slices.SortFunc(all, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	return all
}

// crossing looks for two moves of a lead to different stages, one from here
// and one that arrived, of which neither had seen the other; and for the one
// that says where the lead stands.
func (f *File) crossing(ctx context.Context, lead model.ID, arrived map[model.ID]bool) (pair []model.Move, last model.Move, err error) {
	ms, err := moves(ctx, f.eyes, "and root = ?", lead[:])
	if err != nil || len(ms) < 2 {
		return nil, last, err
	}
	for _, there := range ms {
		for _, here := range ms {
			if !arrived[there.ID] || arrived[here.ID] || here.To == there.To {
				continue
			}
			apart, err := f.unaware(ctx, lead, here.ID, there.ID)
			if err != nil {
				return nil, last, err
			}
			if apart {
				return []model.Move{here, there}, ms[len(ms)-1], nil
			}
		}
	}
	return nil, last, nil
}

// unaware says whether two rows of a lead were made in changes that had not
// seen each other.
func (f *File) unaware(ctx context.Context, lead, a, b model.ID) (bool, error) {
	var tx [2]model.ID
	for i, row := range []model.ID{a, b} {
		var id []byte
		err := f.eyes.QueryRowContext(ctx, `select tx from op where root = ? and ent = ? order by id limit 1`, lead[:], row[:]).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("follow the log: %w", err)
		}
		tx[i] = asID(id)
	}
	return concurrent(ctx, f.eyes, tx[0], tx[1])
}

// leadName is what a sentence calls a lead.
func (f *File) leadName(ctx context.Context, lead model.ID) (string, error) {
	var company, title sql.NullString
	err := f.eyes.QueryRowContext(ctx, `select c.name, l.title from lead l left join company c on c.root = l.company and c.id = l.company where l.root = ? and l.id = l.root`, lead[:]).
		Scan(&company, &title)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("name a lead: %w", err)
	}
	return cmp.Or(company.String, title.String, "a lead"), nil
}

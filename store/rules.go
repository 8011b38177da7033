package store

import (
	"context"
	"fmt"

	"baton/model"
)

// checkRules re-examines what intents hold up and a merge could break.
func (f *File) checkRules(ctx context.Context, p *model.Problems) error {
	law, err := f.InForce(ctx)
	if err != nil {
		return err
	}
	early := beforeMQL(law)
	rows, err := f.eyes.QueryContext(ctx, `select l.id, l.company, l.offer, l.key,
 (select v."to" from move v where v.root = l.root and v.deleted = 0 order by v.happened desc, v.id desc limit 1)
from lead l where l.deleted = 0 and l."into" is null and l.company is not null order by l.company, l.id`)
	if err != nil {
		return fmt.Errorf("read leads: %w", err)
	}
	defer rows.Close()
	seen := map[[2]model.ID]model.ID{}
	var id, company, offer, stage []byte
	var key *string
	for rows.Next() {
		if err := rows.Scan(&id, &company, &offer, &key, &stage); err != nil {
			return fmt.Errorf("read leads: %w", err)
		}
		if !early[asID(stage)] || key != nil && *key != "" {
			continue
		}
		at := [2]model.ID{asID(company), asID(offer)}
		if first, twice := seen[at]; twice {
			p.Add("lead", fmt.Sprintf("The leads %s and %s pursue the same need at one company: merge them, or close one.", first, asID(id)))
			continue
		}
		seen[at] = asID(id)
	}
	return rows.Err()
}

// beforeMQL are the open stages ahead of the MQL gate.
func beforeMQL(law *model.Agreement) map[model.ID]bool {
	early := map[model.ID]bool{}
	for _, s := range law.Stages {
		if s.Kind != "open" {
			continue
		}
		if s.Gate == "mql" {
			break
		}
		early[s.ID] = true
	}
	return early
}

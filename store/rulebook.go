package store

import (
	"context"

	"baton/model"
	"baton/model/score"
)

// rulebook is what every lead is judged by: the agreement, ready to score
// with, and who may answer for which team.
type rulebook struct {
	law     *model.Agreement
	rules   *score.Rules
	members []model.Member
	arbiter model.ID
}

func readRulebook(ctx context.Context, q querier, firmID model.ID) (*rulebook, error) {
	law, err := draft(ctx, q, firmID)
	if err != nil {
		return nil, err
	}
	firm, err := firmOf(ctx, q, firmID)
	if err != nil {
		return nil, err
	}
	b := &rulebook{law: law, rules: score.Compile(law, firm.Location())}
	if b.members, err = membersOf(ctx, q); err != nil {
		return nil, err
	}
	rs, err := records(ctx, q, "firm", "and id = ?", firmID[:])
	if err == nil && len(rs) > 0 {
		b.arbiter = rs[0].link("arbiter")
	}
	return b, err
}

// rulebook reads the rules once for as many intents as a transaction holds;
// a write to a row of the firm's own makes the next one read them again.
func (w *writer) rulebook() (*rulebook, error) {
	if w.agreed != nil {
		return w.agreed, nil
	}
	b, err := readRulebook(w.ctx, w.tx, w.firm)
	w.agreed = b
	return b, err
}

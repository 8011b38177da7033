package store

import (
	"context"
	"time"

	"baton/model"
	"baton/model/score"
)

// rulebook is what every lead is judged by: the agreement, ready to score
// with, and who may answer for which team.
type rulebook struct {
	law     *model.Agreement
	books   *lawbook
	rules   *score.Rules
	members []model.Member
	arbiter model.ID
}

func (f *File) readRulebook(ctx context.Context, q querier, now time.Time) (*rulebook, error) {
	books, err := f.lawbook(ctx, q)
	if err != nil {
		return nil, err
	}
	b := &rulebook{books: books, law: books.on(now), members: books.members}
	b.rules = score.Compile(b.law, books.firm.Location())
	rs, err := records(ctx, q, "firm", "and id = ?", f.firm[:])
	if err == nil && len(rs) > 0 {
		b.arbiter = rs[0].link("arbiter")
	}
	return b, err
}

// rulebook reads the rules once for as many intents as a transaction holds;
// a write to a row of the firm's own makes the next one read them again, and
// an intent of another day may stand under another version.
func (w *writer) rulebook() (*rulebook, error) {
	if w.agreed == nil {
		b, err := w.readRulebook(w.ctx, w.tx, w.now)
		w.agreed = b
		return b, err
	}
	if law := w.agreed.books.on(w.now); law.Bundle != w.agreed.law.Bundle {
		other := *w.agreed
		other.law, other.rules = law, score.Compile(law, w.agreed.books.firm.Location())
		w.agreed = &other
	}
	return w.agreed, nil
}

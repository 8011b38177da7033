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
	w.agreed = w.agreed.at(w.now)
	return w.agreed, nil
}

// steady is a rulebook that was read, and the state of the log at the time.
// Nobody writes into what it holds.
type steady struct {
	digest string
	book   *rulebook
}

// steadyRules is the rulebook for reading: as long as nothing at all was
// written it is read once, however many leads are looked at.
func (f *File) steadyRules(ctx context.Context, now time.Time) (*rulebook, error) {
	set, err := meta(ctx, f.eyes, "digest")
	if err != nil {
		return nil, err
	}
	known := f.steady.Load()
	if known == nil || known.digest != set {
		book, err := f.readRulebook(ctx, f.eyes, now)
		if err != nil {
			return nil, err
		}
		known = &steady{digest: set, book: book}
		f.steady.Store(known)
	}
	return known.book.at(now), nil
}

// at is the rulebook of a day, which may stand under another version.
func (b *rulebook) at(now time.Time) *rulebook {
	law := b.books.on(now)
	if law.Bundle == b.law.Bundle {
		return b
	}
	other := *b
	other.law, other.rules = law, score.Compile(law, b.books.firm.Location())
	return &other
}

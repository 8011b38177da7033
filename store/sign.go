package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/agree"
)

// Sign puts the actor's name under a version, for every team whose hat they
// wear and that it asks; bundle zero is the draft as it stands, which is put
// forward as the next version with the first day it shall hold ("" = today).
func (d *Desk) Sign(ctx context.Context, bundle model.ID, effective string) (model.ID, error) {
	err := d.write(ctx, "Sign the agreement", func(w *writer) error {
		book, err := w.rulebook()
		if err != nil {
			return err
		}
		if bundle.IsZero() {
			if bundle, err = w.putForward(book.books, effective); err != nil {
				return err
			}
		}
		return w.sign(bundle)
	})
	return bundle, err
}

// putForward writes the draft as the next version, unless it is one already.
func (w *writer) putForward(b *lawbook, effective string) (model.ID, error) {
	day, err := b.firstDay(effective, w.now)
	if err != nil {
		return model.ID{}, err
	}
	next := *b.draft
	before, number := b.last(w.now)
	if before != nil {
		next.After = before.Bundle
		if len(agree.Diff(before.Agreement, &next)) == 0 {
			return model.ID{}, model.Refuse("agreement", fmt.Sprintf("Nothing has changed since version %d: change the draft first.", before.Number))
		}
	}
	if flaws := b.flaws(); len(flaws) > 0 {
		var p model.Problems
		for _, f := range flaws {
			p.Add(f.At[0].Noun+"."+f.At[0].ID.String(), f.Text)
		}
		return model.ID{}, p.Err()
	}
	asks := agree.Asks(lawOf(before), &next, b.members)
	if len(asks) == 0 {
		return model.ID{}, model.Refuse("agreement", "Only wording, plays, assets or numbers have changed: they are recorded already and need no signature.")
	}
	return w.version(&next, number, day, asks)
}

func lawOf(v *model.Version) *model.Agreement {
	if v == nil {
		return nil
	}
	return v.Agreement
}

// version writes the bundle with its number, its day and whom it asks. One
// that was put forward before with the same content keeps what it said.
func (w *writer) version(a *model.Agreement, number int, day string, asks map[model.ID][]string) (model.ID, error) {
	id, err := w.bundle(a)
	if err != nil {
		return id, err
	}
	r, err := w.load("bundle", w.firm, id)
	if err != nil || r.shown("number") != nil {
		return id, err
	}
	f := model.Fields{"number": int64(number), "effective": day}
	for team, sections := range asks {
		f["ask."+team.String()] = strings.Join(sections, " ")
	}
	return id, w.put("bundle", w.firm, id, f)
}

// last is the version that the next one follows, and the next number.
func (b *lawbook) last(now time.Time) (*model.Version, int) {
	number, all := 1, b.settled(now)
	for _, v := range all {
		number = max(number, v.Number+1)
	}
	return agree.Last(all), number
}

// firstDay is the first day a version holds: never before today, because what
// was handed over by then was judged by what held then.
func (b *lawbook) firstDay(effective string, now time.Time) (string, error) {
	today := b.day(now)
	if effective == "" {
		return today, nil
	}
	if _, err := time.Parse(time.DateOnly, effective); err != nil {
		return "", model.Refuse("effective", fmt.Sprintf("%q is not a date: write it like 2026-11-23.", effective))
	}
	if effective < today {
		return "", model.Refuse("effective", fmt.Sprintf("An agreement cannot hold from %s, before it is signed: use %s or later.", effective, today))
	}
	return effective, nil
}

// sign writes the actor's signatures under a version.
func (w *writer) sign(bundle model.ID) error {
	if w.actor.Member.IsZero() {
		return model.Refuse("as", "A signature needs a name: say who signs.")
	}
	b, err := w.lawbook(w.ctx, w.tx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(b.all, func(v model.Version) bool { return v.Bundle == bundle })
	if at < 0 {
		return model.Refuse("version", "There is no such version of the agreement: 'list' shows them.")
	}
	v := b.all[at]
	if v.Agreement == nil {
		return model.Refuse("version", fmt.Sprintf("Version %d was changed after it was put forward: put the draft forward again.", v.Number))
	}
	if err := stillOpen(b, v, w.now); err != nil {
		return err
	}
	return w.signFor(v)
}

// stillOpen refuses a version that another has taken the place of.
func stillOpen(b *lawbook, v model.Version, now time.Time) error {
	for _, s := range b.settled(now) {
		if s.Bundle == v.Bundle && s.State == model.PassedOver {
			return model.Refuse("version", fmt.Sprintf("Version %d was passed over: another was signed since. Put the draft forward again.", v.Number))
		}
	}
	return nil
}

func (w *writer) signFor(v model.Version) error {
	hashes := agree.Hashes(v.Agreement)
	asked, wrote := false, false
	for _, a := range v.Asks {
		if !slices.Contains(a.By, w.actor.Member) {
			continue
		}
		asked = true
		if slices.ContainsFunc(v.Signatures, func(s model.Signature) bool { return s.Team == a.Team }) {
			continue
		}
		f := model.Fields{"bundle": v.Bundle.String(), "member": w.actor.Member.String(), "team": a.Team.String(), "happened": w.now.UnixMilli()}
		for _, name := range a.Sections {
			f["section."+name] = hashes[name]
		}
		if _, err := w.add("signature", w.firm, f); err != nil {
			return err
		}
		wrote = true
	}
	switch {
	case !asked:
		return model.Refuse("as", fmt.Sprintf("Version %d does not ask %s: it changes nothing that binds a team of theirs. It asks %s.", v.Number, w.actor.Name, teamNames(v.Asks)))
	case !wrote:
		return model.Refuse("version", fmt.Sprintf("Version %d is signed for %s already.", v.Number, teamNames(v.Asks)))
	}
	return nil
}

func teamNames(asks []model.Ask) string {
	var names []string
	for _, a := range asks {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

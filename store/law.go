package store

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"baton/model"
	"baton/model/agree"
)

// InForce is what leads are scored, gated and timed by at the desk's moment:
// the latest signed version whose day has come, in today's wording; while
// nothing is signed, the draft.
func (d *Desk) InForce(ctx context.Context) (*model.Agreement, error) {
	return d.lawOn(ctx, d.Now())
}

func (f *File) lawOn(ctx context.Context, now time.Time) (*model.Agreement, error) {
	b, err := f.lawbook(ctx, f.eyes)
	if err != nil {
		return nil, err
	}
	return b.on(now), nil
}

// heldSince is the law, and the moment from which it holds.
func (d *Desk) heldSince(ctx context.Context) (*model.Agreement, time.Time, error) {
	b, err := d.lawbook(ctx, d.eyes)
	if err != nil {
		return nil, time.Time{}, err
	}
	for _, v := range b.settled(d.Now()) {
		if v.State == model.InForce {
			return b.on(d.Now()), v.Since, nil
		}
	}
	return b.draft, time.Time{}, nil
}

// Versions are the agreements that somebody put forward, the first one first,
// as they stand at the desk's moment.
func (d *Desk) Versions(ctx context.Context) ([]model.Version, error) {
	b, err := d.lawbook(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	return b.settled(d.Now()), nil
}

// lawbook is the draft and every version, of which the day says what holds.
type lawbook struct {
	firm    model.Firm
	draft   *model.Agreement
	members []model.Member
	all     []model.Version
}

func (f *File) lawbook(ctx context.Context, q querier) (*lawbook, error) {
	b, err := readDraft(ctx, q, f.firm)
	if err != nil {
		return nil, err
	}
	b.all, err = f.versions(ctx, q, b)
	return b, err
}

// readDraft is a lawbook without the versions.
func readDraft(ctx context.Context, q querier, firmID model.ID) (*lawbook, error) {
	var b lawbook
	var err error
	if b.firm, err = firmOf(ctx, q, firmID); err != nil {
		return nil, err
	}
	if b.draft, err = draft(ctx, q, firmID); err != nil {
		return nil, err
	}
	b.members, err = membersOf(ctx, q)
	return &b, err
}

// settled is every version with where it stands at a moment; signatures of
// later count nothing.
func (b *lawbook) settled(now time.Time) []model.Version {
	all := make([]model.Version, 0, len(b.all))
	for _, v := range b.all {
		then := v
		then.Asks, then.Signatures = append([]model.Ask(nil), v.Asks...), nil
		for _, s := range v.Signatures {
			if !s.Happened.After(now) {
				then.Signatures = append(then.Signatures, s)
			}
		}
		all = append(all, then)
	}
	all = agree.Settle(all, b.day(now))
	for i := range all {
		all[i].Since = b.since(all[i])
	}
	return all
}

func (b *lawbook) since(v model.Version) time.Time {
	since, err := time.ParseInLocation(time.DateOnly, v.Effective, b.firm.Location())
	if err != nil {
		return time.Time{}
	}
	for _, s := range v.Signatures {
		if s.Happened.After(since) {
			since = s.Happened
		}
	}
	return since.UTC()
}

func (b *lawbook) day(now time.Time) string {
	return now.In(b.firm.Location()).Format(time.DateOnly)
}

// on is the law at a moment.
func (b *lawbook) on(now time.Time) *model.Agreement {
	for _, v := range b.settled(now) {
		if v.State == model.InForce {
			a := agree.Reworded(v.Agreement, b.draft)
			a.Version, a.Bundle = v.Number, v.Bundle
			return a
		}
	}
	return b.draft
}

func (f *File) versions(ctx context.Context, q querier, b *lawbook) ([]model.Version, error) {
	rs, err := records(ctx, q, "bundle", `and "number" is not null`)
	if err != nil || len(rs) == 0 {
		return nil, err
	}
	signed, err := b.signatures(ctx, q)
	if err != nil {
		return nil, err
	}
	all := make([]model.Version, 0, len(rs))
	for _, r := range rs {
		v := model.Version{Bundle: r.id, Number: r.int("number"), Effective: r.text("effective"), Signatures: signed[r.id]}
		v.Agreement, v.Sections = f.written(r)
		v.Asks = b.asks(r)
		all = append(all, v)
	}
	return all, nil
}

// lawText is a version that was read, with its hashes.
type lawText struct {
	law    model.Agreement
	hashes map[string]string
}

// written reads the text of a bundle; nil if it is not the one that its id is
// the hash of. What was written once is read once.
func (f *File) written(r record) (*model.Agreement, map[string]string) {
	content := r.text("content")
	if r.id != naturalID(f.firm, "bundle", content) {
		return nil, nil
	}
	if known, ok := f.bundles.Load(r.id); ok {
		w := known.(*lawText)
		law := w.law
		return &law, w.hashes
	}
	w := &lawText{}
	if json.Unmarshal([]byte(content), &w.law) != nil {
		return nil, nil
	}
	w.hashes = agree.Hashes(&w.law)
	f.bundles.Store(r.id, w)
	law := w.law
	return &law, w.hashes
}

// asks reads whom a version asked: "ask.<team>" holds the sections.
func (b *lawbook) asks(r record) []model.Ask {
	var out []model.Ask
	for _, t := range b.draft.Teams {
		if sections := r.more["ask."+t.ID.String()]; sections != "" {
			out = append(out, model.Ask{Team: t.ID, Name: t.Name, Sections: strings.Fields(sections), By: agree.Signers(b.members, t.ID)})
		}
	}
	return out
}

func (b *lawbook) signatures(ctx context.Context, q querier) (map[model.ID][]model.Signature, error) {
	names := map[model.ID]string{}
	for _, m := range b.members {
		names[m.ID] = m.Name
	}
	rs, err := records(ctx, q, "signature", "")
	out := map[model.ID][]model.Signature{}
	for _, r := range rs {
		s := model.Signature{ID: r.id, Bundle: r.link("bundle"), Member: r.link("member"), Team: r.link("team"), Happened: r.time("happened"), Sections: map[string]string{}}
		s.Name = names[s.Member]
		for _, section := range r.members("section") {
			s.Sections[section] = r.more["section."+section]
		}
		out[s.Bundle] = append(out[s.Bundle], s)
	}
	return out, err
}

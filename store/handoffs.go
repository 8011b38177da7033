package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// handoffs reads hand-offs with their decisions, in the order they happened.
func handoffs(ctx context.Context, q querier, where string, args ...any) ([]model.Handoff, error) {
	return readHandoffs(ctx, q, handoffOf, where, args...)
}

func readHandoffs(ctx context.Context, q querier, of func(record) model.Handoff, where string, args ...any) ([]model.Handoff, error) {
	rs, err := records(ctx, q, "handoff", where, args...)
	if err != nil {
		return nil, err
	}
	decided, err := decisions(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	all := make([]model.Handoff, 0, len(rs))
	for _, r := range rs {
		h := of(r)
		h.Decisions = decided[h.ID]
		all = append(all, h)
	}
	if err := nameMentioned(ctx, q, all); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b model.Handoff) int {
		return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all, nil
}

func handoffOf(r record) model.Handoff {
	h := bareHandoff(r)
	frozen(r.text("lines"), &h.Lines)
	frozen(r.text("criteria"), &h.States)
	frozen(r.text("packet"), &h.Packet)
	return h
}

func bareHandoff(r record) model.Handoff {
	return model.Handoff{ID: r.id, Lead: r.link("lead"), Move: r.link("move"), From: r.link("from"), To: r.link("to"), Stage: r.link("stage"),
		Happened: r.time("happened"), Exact: r.text("exact"), Recorded: r.time("recorded"), By: r.link("by"), Bundle: r.link("bundle"),
		Fit: r.int64("fit"), Engagement: r.int64("engagement"), Definition: cmp.Or(r.text("definition"), "unknown"), Waive: r.text("waive"), Same: r.yes("same")}
}

// packet is what was frozen on a hand-off, as it was read from its texts.
type packet struct {
	seed   maphash.Seed
	sum    uint64
	lines  []model.Line
	states []model.State
	packet model.Packet
}

// handoffOnce is handoffOf for whoever reads all of them after every change:
// what was written once is taken apart once.
func (f *File) handoffOnce(r record) model.Handoff {
	known, _ := f.packets.Load(r.id)
	p, ok := known.(*packet)
	if !ok || p.sum != p.of(r) {
		h := handoffOf(r)
		p = &packet{seed: maphash.MakeSeed(), lines: h.Lines, states: h.States, packet: h.Packet}
		p.sum = p.of(r)
		f.packets.Store(r.id, p)
	}
	h := bareHandoff(r)
	h.Lines, h.States, h.Packet = p.lines, p.states, p.packet
	h.Packet.Who = slices.Clone(h.Packet.Who) // names take the place of the mentions in it
	return h
}

func (p *packet) of(r record) uint64 {
	var h maphash.Hash
	h.SetSeed(p.seed)
	for _, name := range []string{"lines", "criteria", "packet"} {
		_, _ = h.WriteString(r.text(name))
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// manyMentions: from so many hand-offs on, the names are read in one go.
const manyMentions = 20

// nameMentioned puts people's names in place of their mentions.
func nameMentioned(ctx context.Context, q querier, all []model.Handoff) error {
	known := map[model.ID]string{}
	if len(all) >= manyMentions {
		err := eachLine(ctx, q, "who takes part", func(rows *sql.Rows) error {
			var id []byte
			var name string
			err := rows.Scan(&id, &name)
			known[asID(id)] = name
			return err
		}, `select id, coalesce(name, email, '') from person where root in (select person from part where lead in `+handed+`)`)
		if err != nil {
			return err
		}
	}
	for i := range all {
		for j, text := range all[i].Packet.Who {
			at, rest, _ := strings.Cut(text, " ")
			id, err := model.ParseID(strings.TrimPrefix(at, "@"))
			if !strings.HasPrefix(at, "@") || err != nil {
				continue
			}
			if _, seen := known[id]; !seen {
				name := ""
				err := q.QueryRowContext(ctx, `select coalesce(name, email, '') from person where root = ? and id = ?`, id[:], id[:]).Scan(&name)
				if err != nil && !errors.Is(err, sql.ErrNoRows) {
					return fmt.Errorf("read who takes part: %w", err)
				}
				known[id] = name
			}
			all[i].Packet.Who[j] = strings.TrimSpace(cmp.Or(known[id], "somebody who was erased") + " " + rest)
		}
	}
	return nil
}

// frozen reads a JSON text of a write-once row; one that cannot be read is
// shown as empty, the text stays in the log.
func frozen(text string, into any) {
	if text != "" {
		_ = json.Unmarshal([]byte(text), into)
	}
}

func decisions(ctx context.Context, q querier, where string, args ...any) (map[model.ID][]model.Decision, error) {
	rs, err := records(ctx, q, "decision", where, args...)
	if err != nil {
		return nil, err
	}
	all := map[model.ID][]model.Decision{}
	for _, r := range rs {
		d := model.Decision{ID: r.id, Handoff: r.link("handoff"), Act: r.text("act"), Reason: r.text("reason"), Criterion: r.link("criterion"),
			Wake: r.text("wake"), Ruling: r.text("ruling"), Note: r.text("note"), Happened: r.time("happened"), Exact: r.text("exact"),
			Recorded: r.time("recorded"), By: r.link("by"), Hat: r.link("hat")}
		for _, id := range r.members("over") {
			if seen, err := model.ParseID(id); err == nil {
				d.Over = append(d.Over, seen)
			}
		}
		all[d.Handoff] = append(all[d.Handoff], d)
	}
	for _, ds := range all {
		slices.SortStableFunc(ds, func(a, b model.Decision) int {
			return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
		})
	}
	return all, nil
}

func (r record) time(name string) time.Time {
	if n, ok := r.vals[name].(int64); ok {
		return time.UnixMilli(n).UTC()
	}
	return time.Time{}
}

func moves(ctx context.Context, q querier, where string, args ...any) ([]model.Move, error) {
	rs, err := records(ctx, q, "move", where, args...)
	if err != nil {
		return nil, err
	}
	all := make([]model.Move, 0, len(rs))
	for _, r := range rs {
		all = append(all, model.Move{ID: r.id, Lead: r.link("lead"), From: r.link("from"), To: r.link("to"), Happened: r.time("happened"), Until: r.time("until"), Exact: r.text("exact"),
			Recorded: r.time("recorded"), By: r.link("by"), Hat: r.link("hat"), Reason: r.text("reason"), Who: r.text("who"), Wake: r.text("wake"),
			Waive: r.text("waive"), Note: r.text("note")})
	}
	slices.SortStableFunc(all, func(a, b model.Move) int {
		return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all, nil
}

func touches(ctx context.Context, q querier, where string, args ...any) ([]model.Touch, error) {
	rs, err := records(ctx, q, "touch", where, args...)
	if err != nil {
		return nil, err
	}
	all := make([]model.Touch, 0, len(rs))
	for _, r := range rs {
		all = append(all, model.Touch{ID: r.id, Lead: r.link("lead"), Person: r.link("person"), Company: r.link("company"), Kind: r.text("kind"),
			Direction: r.text("direction"), Outcome: r.text("outcome"), Happened: r.time("happened"), Until: r.time("until"), Exact: r.text("exact"),
			Recorded: r.time("recorded"), By: r.link("by"), Hat: r.link("hat"), Automatic: r.yes("automatic"), Campaign: r.link("campaign"), Note: r.text("note")})
	}
	slices.SortStableFunc(all, func(a, b model.Touch) int {
		return cmp.Or(a.Happened.Compare(b.Happened), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all, nil
}

// Moves reads every move of the firm, for the funnel and the report: between
// the stages that there are now.
func (d *Desk) Moves(ctx context.Context) ([]model.Move, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	all, err := moves(ctx, d.eyes, "")
	return law.Stand(all), err
}

package store

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"time"

	"baton/model"
)

// Journal lists every change of the firm, newest first: one line each.
func (f *File) Journal(ctx context.Context, limit int) ([]model.HistoryLine, error) {
	all, err := transactions(ctx, f.eyes)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	who, err := f.whoIsWho(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]model.HistoryLine, 0, min(limit, len(all)))
	for i := len(all) - 1; i >= 0 && len(lines) < limit; i-- {
		lines = append(lines, who.line(all[i]))
	}
	return lines, nil
}

// Batches lists the imports, newest first, with the change that made each.
func (f *File) Batches(ctx context.Context) (map[model.ID]string, error) {
	rs, err := records(ctx, f.eyes, "batch", "")
	all := map[model.ID]string{}
	for _, r := range rs {
		all[r.id] = r.text("name")
	}
	return all, err
}

// History lists what was done to a row and to what hangs on it, newest first.
func (f *File) History(ctx context.Context, root model.ID) ([]model.HistoryLine, error) {
	var ops []op
	heads := map[model.ID]past{}
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op where root = ? and act <> 0 order by id`, func(o *op) error {
		ops = append(ops, *o)
		return nil
	}, root[:])
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	for i := range ops {
		heads[ops[i].tx] = past{}
	}
	for id := range heads {
		err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, x'', body, sum from op where id = ?`, func(o *op) error {
			heads[id] = past{id, parseHeader(o.body)}
			return nil
		}, id[:])
		if err != nil {
			return nil, fmt.Errorf("read history: %w", err)
		}
	}
	who, err := f.whoIsWho(ctx)
	if err != nil {
		return nil, err
	}
	return who.lines(ops, heads), nil
}

// names turns ids into words a person reads.
type names map[string]string

func (f *File) whoIsWho(ctx context.Context) (names, error) { return whoIsWho(ctx, f.eyes) }

func whoIsWho(ctx context.Context, q querier) (names, error) {
	n := names{}
	for _, noun := range []string{"member", "team", "stage", "offer", "item", "criterion", "field", "batch"} {
		rs, err := records(ctx, q, noun, "")
		if err != nil {
			return nil, err
		}
		for _, r := range rs {
			n[r.id.String()] = r.text("name")
		}
	}
	return n, nil
}

// label is what a change is called: an import by its list, which the header
// itself does not name.
func (n names) label(h header) string {
	if list := n[h.Batch]; list != "" && h.Batch != "" {
		return list
	}
	return h.Do
}

func (n names) line(p past) model.HistoryLine {
	what := n.label(p.head)
	if p.head.Undo != "" {
		what = "Undo: " + what
	}
	return model.HistoryLine{Tx: p.id, At: timeOf(p.id), By: n[p.head.By], Hat: n[p.head.Hat], What: what}
}

// lines makes one line of every field that a change set.
func (n names) lines(ops []op, heads map[model.ID]past) []model.HistoryLine {
	shown := map[model.ID]map[string]any{}
	var out []model.HistoryLine
	for i := range ops {
		o := &ops[i]
		row := shown[o.ent]
		if row == nil {
			row = map[string]any{}
			shown[o.ent] = row
		}
		set := parseSet(o.body)
		fields := make([]string, 0, len(set))
		for name := range set {
			if !quiet[name] {
				fields = append(fields, name)
			}
		}
		sort.Strings(fields)
		for _, name := range fields {
			l := n.line(heads[o.tx])
			l.Tx, l.At = o.tx, timeOf(o.tx)
			l.Field, l.From, l.To = o.noun+"."+n.field(name), n.word(o.noun, name, row[name]), n.word(o.noun, name, set[name])
			row[name] = set[name]
			out = append(out, l)
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// field shows "check.<id>" as "check.<the item's name>".
func (n names) field(name string) string {
	for i := range name {
		if name[i] == '.' {
			if known, ok := n[name[i+1:]]; ok {
				return name[:i+1] + known
			}
		}
	}
	return name
}

// word shows a value as a person reads it.
func (n names) word(noun, name string, v any) string {
	if v == nil {
		return ""
	}
	kind := model.Text
	if schema, ok := model.NounOf(noun); ok {
		if f, ok := schema.Field(name); ok {
			kind = f.Kind
		}
	}
	number, whole := v.(int64)
	switch {
	case kind == model.Instant && whole:
		return time.UnixMilli(number).UTC().Format("2006-01-02 15:04")
	case kind == model.Points && whole:
		return strconv.FormatFloat(float64(number)/10, 'f', -1, 64)
	case kind == model.Minor && whole:
		return model.Money{Minor: number}.Exact()
	case v == true:
		return "yes"
	case v == false:
		return "no"
	}
	s := fmt.Sprint(v)
	if known, ok := n[s]; ok {
		return known
	}
	return s
}

// quiet are the fields that say when and by whom a row was written: every
// line of a history says so itself.
var quiet = map[string]bool{"recorded": true, "by": true, "hat": true, "exact": true, "created-exact": true, "lead": true}

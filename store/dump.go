package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"baton/model"
)

// Dump writes the canonical text of the firm: one line a row, sorted by noun
// and id, deleted rows and absent values left out. Equal firms give equal
// bytes.
func (f *File) Dump(ctx context.Context, out io.Writer) error {
	w := bufio.NewWriter(out)
	for _, n := range sortedNouns() {
		if err := f.dumpNoun(ctx, w, tables[n]); err != nil {
			return fmt.Errorf("dump %s: %w", n, err)
		}
	}
	return w.Flush()
}

func (f *File) dumpNoun(ctx context.Context, w *bufio.Writer, t *table) error {
	rows, err := f.eyes.QueryContext(ctx, `select root, id, deleted, more`+prefixed(t.columns)+` from `+quote(t.noun.Name)+` where deleted = 0 order by id, root`)
	if err != nil {
		return err
	}
	defer rows.Close()
	vals, ptrs := make([]any, 4+len(t.columns)), make([]any, 4+len(t.columns))
	for i := range vals {
		ptrs[i] = &vals[i]
	}
	for rows.Next() {
		if err := rows.Scan(ptrs...); err != nil {
			return err
		}
		line, err := t.line(vals)
		if err != nil {
			return err
		}
		w.Write(line)
		w.WriteByte('\n')
	}
	return rows.Err()
}

// line is one row of the dump: noun, id, root and the fields as JSON.
func (t *table) line(vals []any) ([]byte, error) {
	set := model.Fields{}
	if more, ok := vals[3].(string); ok {
		var loose map[string]json.RawMessage
		if err := json.Unmarshal([]byte(more), &loose); err != nil {
			return nil, err
		}
		for name, raw := range loose {
			set[name] = parseValue(raw)
		}
	}
	for i, field := range t.noun.Fields {
		switch v := vals[4+i].(type) {
		case nil:
		case []byte:
			set[field.Name] = asID(v).String()
		case int64:
			set[field.Name] = v
			if field.Kind == model.Bool {
				set[field.Name] = v == 1
			}
		case string:
			set[field.Name] = v
		}
	}
	b := fmt.Appendf(nil, "%s %s %s ", t.noun.Name, idText(vals[1]), idText(vals[0]))
	return appendObject(b, set), nil
}

func idText(v any) string {
	b, _ := v.([]byte)
	return asID(b).String()
}

// DumpLog writes every operation, sorted by id.
func (f *File) DumpLog(ctx context.Context, out io.Writer) error {
	w := bufio.NewWriter(out)
	err := eachOp(ctx, f.eyes, `select id, tx, root, ent, noun, act, prev, body, sum from op order by id`, func(o *op) error {
		_, err := fmt.Fprintf(w, "%x %x %x %x %s %d %x %016x %s\n", o.id[:], o.tx[:], o.root[:], o.ent[:], o.noun, o.act, o.prev, uint64(o.sum), o.body)
		return err
	})
	if err != nil {
		return fmt.Errorf("dump the log: %w", err)
	}
	return w.Flush()
}

func sortedNouns() []string {
	names := make([]string, 0, len(tables))
	for _, n := range model.Nouns {
		names = append(names, n.Name)
	}
	slices.Sort(names)
	return names
}

package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"baton/model"
)

// record is one projected row of a small noun, by field name. The large
// nouns (leads, people, touches) have scans of their own.
type record struct {
	id   model.ID
	root model.ID
	vals map[string]any
	more map[string]string
}

func (r record) text(name string) string   { s, _ := r.vals[name].(string); return s }
func (r record) int(name string) int       { return int(r.int64(name)) }
func (r record) int64(name string) int64   { n, _ := r.vals[name].(int64); return n }
func (r record) yes(name string) bool      { return r.int64(name) == 1 }
func (r record) has(name string) bool      { return r.vals[name] != nil }
func (r record) link(name string) model.ID { b, _ := r.vals[name].([]byte); return asID(b) }

func (r record) money(name string) model.Money {
	return model.Money{Minor: r.int64(name), Currency: r.text("currency")}
}

// records reads the rows of a noun that are not deleted, in order of
// creation. where is empty or "and ..." over the noun's columns.
func records(ctx context.Context, q querier, noun, where string, args ...any) ([]record, error) {
	t := tables[noun]
	rows, err := q.QueryContext(ctx, `select root, id, deleted, more`+prefixed(t.columns)+` from `+quote(noun)+` where deleted = 0 `+where+` order by id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", noun, err)
	}
	defer rows.Close()
	vals, ptrs := make([]any, 4+len(t.columns)), make([]any, 4+len(t.columns))
	for i := range vals {
		ptrs[i] = &vals[i]
	}
	var all []record
	for rows.Next() {
		if err := rows.Scan(ptrs...); err != nil {
			return nil, fmt.Errorf("read %s: %w", noun, err)
		}
		all = append(all, t.record(vals))
	}
	return all, rows.Err()
}

func (t *table) record(vals []any) record {
	r := record{vals: make(map[string]any, len(t.columns))}
	root, _ := vals[0].([]byte)
	id, _ := vals[1].([]byte)
	r.root, r.id = asID(root), asID(id)
	if more, ok := vals[3].(string); ok {
		r.more = parseMore(more)
	}
	for i, f := range t.noun.Fields {
		r.vals[f.Name] = vals[4+i]
	}
	return r
}

// parseMore reads the set members of a row as text: true is "yes".
func parseMore(more string) map[string]string {
	if more == "" {
		return nil
	}
	var raw map[string]json.RawMessage
	if json.Unmarshal([]byte(more), &raw) != nil {
		return nil
	}
	m := make(map[string]string, len(raw))
	for name, r := range raw {
		switch v := parseValue(r).(type) {
		case string:
			m[name] = v
		case bool:
			if v {
				m[name] = "yes"
			}
		case int64:
			m[name] = fmt.Sprint(v)
		}
	}
	return m
}

// members gives the set's members that are there: hat.<id> -> <id>.
func (r record) members(set string) []string {
	var out []string
	for name := range r.more {
		if rest, ok := strings.CutPrefix(name, set+"."); ok {
			out = append(out, rest)
		}
	}
	return out
}

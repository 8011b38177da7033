package store

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// projectionVersion changes whenever the tables do; an older file's tables
// are then rebuilt from its log.
const projectionVersion = 4

// logSchema is frozen for ever: old files must be readable by every Baton.
const logSchema = `
create table op(
 id blob primary key check(length(id)=16),
 tx blob not null,
 root blob not null,
 ent blob not null,
 noun text not null,
 act integer not null,
 prev blob not null,
 body text not null,
 sum integer not null) strict, without rowid;
create index op_row on op(root, ent);
create table meta(key text primary key, value text not null) strict, without rowid;`

// rareSchema finds the few operations that set no field (headers, erasures)
// among the many that do; whoever asks for them says "act <> 1" as well.
const rareSchema = "create index op_rare on op(act, id) where act <> 1;\n"

// table is the projection of one noun.
type table struct {
	noun    model.Noun
	columns []string // of the fields, in order
	insert  string
	remove  string
}

// tables is the projection of every noun, by its name.
var tables = func() map[string]*table {
	all := make(map[string]*table, len(model.Nouns))
	for _, n := range model.Nouns {
		all[n.Name] = newTable(n)
	}
	return all
}()

func newTable(n model.Noun) *table {
	t := &table{noun: n}
	for _, f := range n.Fields {
		t.columns = append(t.columns, column(f.Name))
	}
	marks := strings.Repeat(",?", len(t.columns))
	t.insert = fmt.Sprintf(`insert into %s(root, id, deleted, more%s) values(?,?,?,?%s)`,
		quote(n.Name), prefixed(t.columns), marks)
	t.remove = fmt.Sprintf(`delete from %s where root = ? and id = ?`, quote(n.Name))
	return t
}

// insertInto is the insert of a row that fills the columns of the mask.
func (t *table) insertInto(mask uint64) string {
	var names []string
	for i, name := range append([]string{"root", "id", "deleted", "more"}, t.columns...) {
		if mask&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return fmt.Sprintf(`insert into %s(%s) values(?%s)`, quote(t.noun.Name), strings.Join(names, ", "), strings.Repeat(",?", len(names)-1))
}

func prefixed(columns []string) string {
	if len(columns) == 0 {
		return ""
	}
	return ", " + strings.Join(columns, ", ")
}

func quote(name string) string { return `"` + name + `"` }

// column is the SQL name of a field: "next-date" is next_date.
func column(field string) string { return quote(strings.ReplaceAll(field, "-", "_")) }

func sqlType(k model.Kind) string {
	switch {
	case k == model.Link:
		return "blob"
	case k.Whole():
		return "integer"
	}
	return "text"
}

// projectionSchema creates the tables of every noun. Rows lie together by
// root, so that a lead's moves or a person's touches are one short read.
func projectionSchema() string {
	var b strings.Builder
	for _, n := range model.Nouns {
		fmt.Fprintf(&b, "create table %s(root blob not null, id blob not null, deleted integer not null, more text", quote(n.Name))
		for _, f := range n.Fields {
			fmt.Fprintf(&b, ", %s %s", column(f.Name), sqlType(f.Kind))
		}
		b.WriteString(", primary key(root, id)) strict, without rowid;\n")
	}
	b.WriteString("create index lead_company on lead(company);\ncreate index part_lead on part(lead);\n" + disputeSchema + rareSchema)
	for _, n := range model.Nouns {
		if slices.Equal(n.Root, []string{"self"}) {
			fmt.Fprintf(&b, "create index %s_deleted on %s(root, id) where deleted = 1;\n", n.Name, quote(n.Name))       // few, and asked for often
			fmt.Fprintf(&b, "create index %s_into on %s(\"into\") where \"into\" is not null;\n", n.Name, quote(n.Name)) // the same
		}
	}
	return b.String()
}

func dropProjection() string {
	var b strings.Builder
	for _, n := range model.Nouns {
		fmt.Fprintf(&b, "drop table if exists %s;\n", quote(n.Name))
	}
	b.WriteString("drop table if exists dispute;\ndrop index if exists op_rare;\n")
	return b.String()
}

// row is what the projection shows of a folded row: the insert's arguments.
// A value of the wrong type or an unknown word is absent.
func (t *table) row(r *rowState) []any {
	args := make([]any, 4, 4+len(t.columns))
	args[0], args[1], args[2] = r.root[:], r.ent[:], int64(0)
	if r.shown("deleted") == true {
		args[2] = int64(1)
	}
	args[3] = t.more(r)
	for _, f := range t.noun.Fields {
		v, _ := projected(f, r.shown(f.Name))
		args = append(args, v)
	}
	return args
}

// more is the canonical JSON of the row's set members; nil when it has none.
func (t *table) more(r *rowState) any {
	if len(t.noun.Sets) == 0 {
		return nil
	}
	var set model.Fields
	for name := range r.fields {
		if !strings.Contains(name, ".") || !t.noun.InSet(name) {
			continue
		}
		switch v := r.shown(name).(type) {
		case string, int64, bool:
			if set == nil {
				set = model.Fields{}
			}
			set[name] = v
		}
	}
	if set == nil {
		return nil
	}
	return string(appendObject(nil, set))
}

// projected is a field's value as its column holds it; ok is false for a
// value the schema cannot show.
func projected(f model.Field, v any) (out any, ok bool) {
	if v == nil {
		return nil, true
	}
	switch f.Kind {
	case model.Bool:
		if b, isBool := v.(bool); isBool {
			if b {
				return int64(1), true
			}
			return int64(0), true
		}
	case model.Link:
		if s, isText := v.(string); isText {
			if id, err := model.ParseID(s); err == nil && !id.IsZero() {
				return id[:], true
			}
		}
	case model.Word:
		if s, isText := v.(string); isText && model.IsWord(f.Of, s) {
			return s, true
		}
	default:
		switch v.(type) {
		case int64:
			if f.Kind.Whole() {
				return v, true
			}
		case string:
			if !f.Kind.Whole() {
				return v, true
			}
		}
	}
	return nil, false
}

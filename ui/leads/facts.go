package leads

import (
	"time"

	"baton/model"
	"baton/model/where"
)

// facts are what the rows hold in the fields that somebody asks for: as
// filters, as columns or to sort by. A field is laid out when it is first
// asked for, and what no row holds is kept as it was read.
type facts struct {
	fields  []where.Field
	known   map[string]map[model.ID]where.Value // of fields that no row holds
	columns map[string]*where.Column
	only    where.Expr // what rows must hold to be shown; nil: all are
	now     time.Time
	sifted  []bool
}

// column lays a field out over all rows; nil for one that is not known here.
func (r *rows) column(name string) *where.Column {
	if c := r.columns[name]; c != nil {
		return c
	}
	f, ok := where.Find(r.fields, name)
	if !ok || f.Row == nil && r.known[f.Name] == nil {
		return nil
	}
	c := where.NewColumn(len(r.all))
	for i := range r.all {
		c.Set(i, r.read(f, int32(i)))
	}
	if r.columns == nil {
		r.columns = map[string]*where.Column{}
	}
	r.columns[name] = c
	return c
}

func (r *rows) read(f where.Field, i int32) where.Value {
	if f.Row != nil {
		return f.Row(&r.all[i])
	}
	return r.known[f.Name][r.all[i].ID]
}

// holds is what a row holds in a field.
func (r *rows) holds(name string, i int32) where.Value {
	if c := r.column(name); c != nil {
		return c.At(int(i))
	}
	return where.Value{}
}

// keepOnly narrows the rows to those that hold something.
func (r *rows) keepOnly(e where.Expr, now time.Time) { r.only, r.now, r.sifted = e, now, nil }

// sift says of each row whether it holds what it must; nil: all do.
func (r *rows) sift() []bool {
	if r.only == nil {
		return nil
	}
	if r.sifted == nil {
		r.sifted = where.Sift(r.only, len(r.all), r.column, r.now)
	}
	return r.sifted
}

// relearn takes over what changed rows hold now.
func (r *rows) relearn(changed []int32) {
	if len(changed) > few {
		r.columns = nil
	}
	for name, c := range r.columns {
		f, _ := where.Find(r.fields, name)
		for _, i := range changed {
			c.Set(int(i), r.read(f, i))
		}
	}
	r.sifted = nil
}

// know takes what was read of a field: of all leads, or of some.
func (r *rows) know(f where.Field, ids []model.ID, read map[model.ID]where.Value) {
	if r.known == nil {
		r.known = map[string]map[model.ID]where.Value{}
	}
	r.sifted = nil
	if ids == nil || r.known[f.Name] == nil {
		delete(r.columns, f.Name)
		r.known[f.Name] = read
		return
	}
	for _, id := range ids {
		v, ok := read[id]
		if r.known[f.Name][id] = v; !ok {
			delete(r.known[f.Name], id)
		}
		if c := r.columns[f.Name]; c != nil {
			c.Set(int(r.place[id]), v)
		}
	}
}

package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/where"
	"baton/store"
)

// whichLeads is what --where and --sort ask, before the firm is opened.
type whichLeads struct {
	keep where.Expr // nil: all
	sort string
	down bool
}

// readWhich reads --where and --sort; a mistake is named with its position.
func readWhich(expr, sort string) (w whichLeads, err error) {
	names := where.Names(where.Leads(&model.Agreement{}, nil))
	w.sort, w.down = strings.CutPrefix(sort, "-")
	if w.sort != "" && !slices.Contains(names, w.sort) && !strings.HasPrefix(w.sort, "x.") {
		return w, misuse("--sort: there is no field %q; the fields are %s.", w.sort, strings.Join(names, ", "))
	}
	if expr == "" {
		return w, nil
	}
	w.keep, err = where.Parse(expr, names)
	var wrong *where.Mistake
	if errors.As(err, &wrong) {
		return w, misuse("--where, position %d: %s.", wrong.At, wrong.Text)
	}
	return w, err
}

// asked is a firm's leads with what is asked about them.
type asked struct {
	now    time.Time
	fields map[string]where.Field
	known  map[string]map[model.ID]where.Value // of fields that no row holds
}

// read looks the fields up and reads what the rows do not hold.
func (w whichLeads) read(ctx context.Context, d *store.Desk, law *model.Agreement, zone *time.Location) (*asked, error) {
	a := &asked{now: d.Now().In(zone), fields: map[string]where.Field{}, known: map[string]map[model.ID]where.Value{}}
	own, err := d.OwnFields(ctx)
	if err != nil {
		return nil, err
	}
	all := where.Leads(law, own)
	for _, name := range append(where.Fields(w.keep), w.sort) {
		f, ok := where.Find(all, name)
		switch {
		case name == "":
			continue
		case !ok:
			return nil, model.Refuse("where", "The firm has no field "+quoted(strings.TrimPrefix(name, "x."))+" of its own: 'dump' shows those it has.")
		}
		a.fields[name] = f
		if f.Row == nil {
			if a.known[name], err = d.Known(ctx, f, nil); err != nil {
				return nil, err
			}
		}
	}
	return a, nil
}

func (a *asked) of(r *model.LeadRow, name string) where.Value {
	if f := a.fields[name]; f.Row != nil {
		return f.Row(r)
	}
	return a.known[name][r.ID]
}

func (a *asked) keeps(e where.Expr, r *model.LeadRow) bool {
	return e == nil || e.Holds(func(name string) where.Value { return a.of(r, name) }, a.now)
}

// order sorts; what has no value comes last, whichever way round.
func (w whichLeads) order(a *asked, rows []model.LeadRow) {
	if w.sort == "" {
		return
	}
	slices.SortStableFunc(rows, func(p, q model.LeadRow) int {
		x, y := a.of(&p, w.sort), a.of(&q, w.sort)
		switch {
		case x.Kind == where.None || y.Kind == where.None:
			return y.Compare(x)
		case w.down:
			return y.Compare(x)
		}
		return x.Compare(y)
	})
}

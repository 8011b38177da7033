package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/merge"
)

// twins says which companies, people and leads stand under another row,
// because somebody saw that the two are one. It is asked at every read, so that
// what another computer goes on writing about the other row shows as well.
type twins struct {
	kept  map[model.ID]model.ID   // the row under which each stands
	under map[model.ID][]model.ID // those that stand under each
	alone []model.ID              // merged into a circle, or into what is not there: they stand on their own
}

// merged are the nouns of which two rows may be one.
var merged = []string{"company", "person", "lead"}

func readTwins(ctx context.Context, q querier) (*twins, error) {
	into, there := map[model.ID]model.ID{}, map[model.ID]bool{}
	for _, noun := range merged {
		rows, err := q.QueryContext(ctx, `select g.id, g."into", exists(select 1 from `+noun+` k where k.root = g."into" and k.id = g."into" and k.deleted = 0)
from `+noun+` g where g."into" is not null and g.deleted = 0`)
		if err != nil {
			return nil, fmt.Errorf("read what was merged: %w", err)
		}
		var gone, kept []byte
		var known bool
		for rows.Next() {
			if err := rows.Scan(&gone, &kept, &known); err != nil {
				rows.Close()
				return nil, fmt.Errorf("read what was merged: %w", err)
			}
			into[asID(gone)], there[asID(gone)] = asID(kept), true
			if known {
				there[asID(kept)] = true
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, fmt.Errorf("read what was merged: %w", err)
		}
	}
	t := &twins{kept: merge.Standing(into, there), under: map[model.ID][]model.ID{}}
	for gone := range into {
		if last, under := t.kept[gone]; under {
			t.under[last] = append(t.under[last], gone)
		} else {
			t.alone = append(t.alone, gone)
		}
	}
	for _, list := range t.under {
		slices.SortFunc(list, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	}
	return t, nil
}

func (t *twins) none() bool { return len(t.kept) == 0 }

// one is the row that stands for another; most stand for themselves.
func (t *twins) one(id model.ID) model.ID {
	if last, under := t.kept[id]; under {
		return last
	}
	return id
}

// all are a row and those that stand under it.
func (t *twins) all(id model.ID) []model.ID { return append([]model.ID{id}, t.under[id]...) }

// standing is the condition, in a query, that a row stands on its own.
func (t *twins) standing(alias string) string {
	at := `"into"`
	if alias != "" {
		at = alias + "." + at
	}
	if len(t.alone) == 0 {
		return at + ` is null`
	}
	var list []string
	for _, id := range t.alone {
		list = append(list, fmt.Sprintf("x'%x'", id[:]))
	}
	return `(` + at + ` is null or ` + strings.Replace(at, `"into"`, "id", 1) + ` in (` + strings.Join(list, ", ") + `))`
}

// twin is the beginning of a query that looks twins up by itself.
func (t *twins) twin() string {
	if t.none() {
		return ""
	}
	var list []string
	for gone, kept := range t.kept {
		list = append(list, fmt.Sprintf("(x'%x', x'%x')", gone[:], kept[:]))
	}
	slices.Sort(list)
	return `with twin(gone, kept) as (values ` + strings.Join(list, ", ") + `) `
}

// at is, in such a query, the row that a link leads to.
func (t *twins) at(link string) string {
	if t.none() {
		return link
	}
	return `coalesce((select w.kept from twin w where w.gone = ` + link + `), ` + link + `)`
}

// is is, in such a query, the condition that a link leads to a row.
func (t *twins) is(link, row string) string {
	if t.none() {
		return link + ` = ` + row
	}
	return `(` + link + ` = ` + row + ` or ` + link + ` in (select w.gone from twin w where w.kept = ` + row + `))`
}

// or widens a condition, in a query, to every row that was merged or that
// another was merged into: who reads them sorts out whose they are.
func (t *twins) or(condition, link string) string {
	if t.none() {
		return condition
	}
	var list []string
	for gone, kept := range t.kept {
		list = append(list, fmt.Sprintf("x'%x', x'%x'", gone[:], kept[:]))
	}
	slices.Sort(list)
	return `(` + condition + ` or ` + link + ` in (` + strings.Join(list, ", ") + `))`
}

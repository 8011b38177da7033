package store

import (
	"context"
	"fmt"

	"baton/model"
	"baton/model/merge"
)

// Alike reads two rows of one noun as a merge looks at them: the one that
// would stay, and the one that would go under it.
func (d *Desk) Alike(ctx context.Context, noun string, keep, gone model.ID) (pair [2]merge.Row, err error) {
	for i, id := range []model.ID{keep, gone} {
		if pair[i], err = d.mergeRow(ctx, d.eyes, noun, id); err != nil {
			return pair, err
		}
		if err := d.say(ctx, noun, &pair[i]); err != nil {
			return pair, err
		}
	}
	return pair, nil
}

// say puts the fields of a row into words.
func (d *Desk) say(ctx context.Context, noun string, r *merge.Row) error {
	who, err := d.whoIsWho(ctx)
	if err != nil {
		return err
	}
	n, _ := model.NounOf(noun)
	r.Said = map[string]string{}
	for _, f := range n.Fields {
		v := r.Fields[f.Name]
		said := who.word(noun, f.Name, v)
		switch {
		case v == nil:
			continue
		case f.Kind == model.Word:
			said = model.Title(said)
		case f.Kind == model.Minor:
			said = who.word(noun, f.Name, v) + " " + fmt.Sprint(r.Fields["currency"])
		case f.Kind == model.Link && (f.Of == "company" || f.Of == "person"):
			if id, err := model.ParseID(said); err == nil {
				if err := nameOf(ctx, d.eyes, f.Of, id, &said, new(string)); err != nil {
					return err
				}
			}
		}
		r.Said[f.Name] = said
	}
	return nil
}

// MergeRows makes one of two companies, people or leads. The one that is gone
// shows under the one that is kept, with everything that points to it, from
// whichever computer that comes and whenever; chosen are the fields in which
// what is known of the one that is gone is the right one. One undo makes them
// two again.
func (d *Desk) MergeRows(ctx context.Context, noun string, keep, gone model.ID, chosen map[string]bool) error {
	return d.write(ctx, "Merge two "+plurals[noun], func(w *writer) error {
		twins, err := readTwins(ctx, w.tx)
		if err != nil {
			return err
		}
		rows := [2]merge.Row{}
		for i, id := range []model.ID{keep, gone} {
			if twins.one(id) != id {
				return model.Refuse("", fmt.Sprintf("%s %s was merged into %s already: name that one.", model.Title(noun), id, twins.one(id)))
			}
			if rows[i], err = w.mergeRow(ctx, w.tx, noun, id); err != nil {
				return err
			}
		}
		f, err := merge.Plan(noun, rows[0], rows[1], chosen)
		if err != nil {
			return err
		}
		if len(f) > 0 {
			if err := w.put(noun, keep, keep, f); err != nil {
				return err
			}
		}
		if rows[0].Fields["into"] != nil { // it stood on its own all the same
			if err := w.put(noun, keep, keep, model.Fields{"into": nil}); err != nil {
				return err
			}
		}
		for _, id := range twins.all(gone) { // those under it now stand directly under the one that stays
			if err := w.put(noun, id, id, model.Fields{"into": keep.String()}); err != nil {
				return err
			}
		}
		return nil
	})
}

var plurals = map[string]string{"company": "companies", "person": "people", "lead": "leads"}

// mergeRow reads one of the two.
func (d *Desk) mergeRow(ctx context.Context, q querier, noun string, id model.ID) (r merge.Row, err error) {
	if plurals[noun] == "" {
		return r, model.Refuse("noun", "Only companies, people and leads are merged.")
	}
	rs, err := records(ctx, q, noun, "and root = ? and id = ?", id[:], id[:])
	if err != nil {
		return r, err
	}
	if len(rs) == 0 {
		return r, model.Refuse("", fmt.Sprintf("There is no %s %s in this firm: it may have been deleted.", noun, id))
	}
	ops, err := rowOpsOf(ctx, q, address{id, id})
	if err != nil {
		return r, err
	}
	state := fold(ops)
	r = merge.Row{ID: id, Name: rs[0].text("name"), Fields: model.Fields{}}
	for name := range state.fields {
		if v := state.shown(name); v != nil && name != "deleted" {
			r.Fields[name] = v
		}
	}
	if noun != "lead" {
		return r, nil
	}
	return r, d.mergeLead(ctx, q, &r)
}

// mergeLead adds what speaks against merging two leads.
func (d *Desk) mergeLead(ctx context.Context, q querier, r *merge.Row) error {
	hs, err := records(ctx, q, "handoff", "and root = ?", r.ID[:])
	if err != nil {
		return err
	}
	for _, h := range hs {
		if !h.yes("same") {
			r.Handoffs++
		}
	}
	rows, err := d.leadRowsOf(ctx, q, []model.ID{r.ID})
	if err == nil && len(rows) == 1 {
		r.Name, r.Outcome = withTitle(rows[0]), rows[0].Outcome
	}
	return err
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"baton/model"
)

// Add makes one row of a noun. Leads have their own intent (AddLead), because
// a lead starts somewhere.
func (d *Desk) Add(ctx context.Context, noun string, f model.Fields) (id model.ID, err error) {
	n, ok := model.NounOf(noun)
	if !ok {
		return id, model.Refuse("", fmt.Sprintf("%q is nothing Baton keeps.", noun))
	}
	err = d.write(ctx, "Add "+model.Called(noun), func(w *writer) error {
		root, err := w.rootFor(n, f)
		if err != nil {
			return err
		}
		id, err = w.add(noun, root, f)
		return err
	})
	return id, err
}

// rootFor finds the row that owns a new one; zero means the row itself.
func (w *writer) rootFor(n model.Noun, f model.Fields) (model.ID, error) {
	if len(n.Root) == 0 {
		return w.firm, nil
	}
	for _, name := range n.Root {
		if name == "self" {
			return model.ID{}, nil
		}
		if text, ok := f[name].(string); ok {
			id, err := model.ParseID(text)
			if err != nil {
				return id, model.Refuse(name, err.Error()+".")
			}
			if _, err := w.find(name, id); err != nil {
				return id, err
			}
			return id, nil
		}
	}
	return model.ID{}, model.Refuse("", fmt.Sprintf("A %s must belong to a %s: name one.", n.Name, n.Root[0]))
}

// Set changes fields of a row, wherever it is found. Unchanged fields write
// nothing.
func (d *Desk) Set(ctx context.Context, noun string, id model.ID, f model.Fields) error {
	return d.write(ctx, "Change "+model.Called(noun), func(w *writer) error {
		root, err := w.find(noun, id)
		if err != nil {
			return err
		}
		return w.put(noun, root, id, f)
	})
}

// Delete hides a row, and with it those that were merged into it; Restore
// shows it again.
func (d *Desk) Delete(ctx context.Context, noun string, id model.ID) error {
	return d.write(ctx, "Delete "+model.Called(noun), func(w *writer) error {
		root, err := w.find(noun, id)
		if err != nil {
			return err
		}
		if err := w.put(noun, root, id, model.Fields{"deleted": true}); err != nil || !slices.Contains(merged, noun) {
			return err
		}
		twins, err := readTwins(w.ctx, w.tx)
		if err != nil {
			return err
		}
		for _, twin := range twins.alone { // those whose row went away just now
			if r, err := w.load(noun, twin, twin); err != nil {
				return err
			} else if r.shown("into") == id.String() {
				if err := w.put(noun, twin, twin, model.Fields{"deleted": true}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Restore shows a deleted row again.
func (d *Desk) Restore(ctx context.Context, noun string, id model.ID) error {
	return d.write(ctx, "Restore "+model.Called(noun), func(w *writer) error {
		root, err := w.find(noun, id)
		if err != nil {
			return err
		}
		return w.put(noun, root, id, model.Fields{"deleted": nil})
	})
}

// Edit changes several rows as one change with one undo: all of them or none.
func (d *Desk) Edit(ctx context.Context, do string, edits []model.Edit) error {
	return d.Batch(ctx, do, func(in *Desk) error {
		for _, e := range edits {
			var err error
			switch {
			case e.Gone:
				err = in.Delete(ctx, e.Noun, e.ID)
			case e.ID.IsZero():
				_, err = in.Add(ctx, e.Noun, e.Fields)
			default:
				err = in.Set(ctx, e.Noun, e.ID, e.Fields)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// find gives the root of a row, or refuses.
func (w *writer) find(noun string, id model.ID) (model.ID, error) {
	return findRow(w.ctx, w.tx, w.firm, noun, id)
}

func findRow(ctx context.Context, q querier, firm model.ID, noun string, id model.ID) (model.ID, error) {
	n, ok := model.NounOf(noun)
	if !ok {
		return id, model.Refuse("", fmt.Sprintf("%q is nothing Baton keeps.", noun))
	}
	root := firm
	where := "root = ? and id = ?"
	args := []any{root[:], id[:]}
	if len(n.Root) > 0 {
		if n.Root[0] == "self" {
			args = []any{id[:], id[:]}
		} else {
			where, args = "id = ?", []any{id[:]}
		}
	}
	var found []byte
	err := q.QueryRowContext(ctx, `select root from `+quote(noun)+` where `+where, args...).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		return root, model.Refuse("", fmt.Sprintf("There is no %s %s in this firm.", noun, id))
	}
	return asID(found), err
}

// NounAt says which noun has a row of this id.
func (f *File) NounAt(ctx context.Context, id model.ID) (string, error) {
	for _, n := range model.Nouns {
		_, err := findRow(ctx, f.eyes, f.firm, n.Name, id)
		if err == nil {
			return n.Name, nil
		}
		var refused *model.Invalid
		if !errors.As(err, &refused) {
			return "", err
		}
	}
	return "", model.Refuse("", fmt.Sprintf("There is nothing with the id %s in this firm.", id))
}

// Answer notes whether a lead meets a criterion that a person judges, with
// the evidence. The answer is the company's, or the lead's own when it has none.
func (d *Desk) Answer(ctx context.Context, lead, criterion model.ID, state, evidence string) error {
	if !model.IsWord("state", state) {
		return model.Refuse("state", fmt.Sprintf("%q is no answer: use met, not-met or unknown.", state))
	}
	return d.write(ctx, "Answer a criterion", func(w *writer) error {
		noun, at, err := w.answerable(lead)
		if err != nil {
			return err
		}
		f := model.Fields{"answer." + criterion.String(): state, "evidence." + criterion.String(): nil}
		if state == "unknown" {
			f["answer."+criterion.String()] = nil
		}
		if evidence != "" {
			f["evidence."+criterion.String()] = evidence
		}
		return w.put(noun, at, at, f)
	})
}

func (w *writer) answerable(lead model.ID) (noun string, id model.ID, err error) {
	twins, err := readTwins(w.ctx, w.tx)
	if err != nil {
		return "", id, err
	}
	leads, err := readLeads(w.ctx, w.tx, twins, `and l.root = ?`, lead[:])
	if err != nil {
		return "", id, err
	}
	if len(leads) == 0 {
		return "", id, model.Refuse("lead", fmt.Sprintf("There is no lead %s in this firm.", lead))
	}
	company, err := companyOf(w.ctx, w.tx, twins, leads[0].Company)
	if company != nil {
		return "company", company.ID, err
	}
	return "lead", lead, err
}

// Tick notes an item of a checklist as done, with the evidence; Untick takes
// it back.
func (d *Desk) Tick(ctx context.Context, lead, item model.ID, evidence string) error {
	if evidence == "" {
		evidence = "yes"
	}
	return d.write(ctx, "Tick a checklist item", func(w *writer) error {
		if _, err := w.find("item", item); err != nil {
			return err
		}
		return w.put("lead", lead, lead, model.Fields{"check." + item.String(): evidence})
	})
}

// Untick opens an item of a checklist again.
func (d *Desk) Untick(ctx context.Context, lead, item model.ID) error {
	return d.write(ctx, "Untick a checklist item", func(w *writer) error {
		if _, err := w.find("lead", lead); err != nil {
			return err
		}
		return w.put("lead", lead, lead, model.Fields{"check." + item.String(): nil})
	})
}

// happened are the fields every event has: when it happened, how exactly that
// is known, when it was recorded, by whom, in which hat.
func (w *writer) happened(when model.When) (model.Fields, error) {
	if when.At.IsZero() {
		when.At, when.Exact = w.now, "minute"
	}
	if when.Exact == "" {
		when.Exact = "minute"
	}
	if err := when.Problems(w.now).Err(); err != nil {
		return nil, err
	}
	f := model.Fields{"happened": when.At.UnixMilli(), "exact": when.Exact, "recorded": w.now.UnixMilli()}
	if !when.Until.IsZero() {
		f["until"] = when.Until.UnixMilli()
	}
	link(f, "by", w.actor.Member, "hat", w.actor.Hat)
	return f, nil
}

// put sets the texts that are not empty, given as name, value pairs.
func put(f model.Fields, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			f[pairs[i]] = pairs[i+1]
		}
	}
}

// link sets the ids that are not zero, given as name, id pairs.
func link(f model.Fields, pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if id := pairs[i+1].(model.ID); !id.IsZero() {
			f[pairs[i].(string)] = id.String()
		}
	}
}

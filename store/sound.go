package store

import (
	"context"
	"slices"

	"baton/model"
	"baton/model/agree"
)

// touched notes that a row of the firm's own changed: the rules are to be read
// again, and looked at before the change is kept.
func (w *writer) touched(r *rowState) {
	w.agreed = nil
	if !slices.Contains(agreedNouns, r.noun) {
		return
	}
	if w.laid == nil {
		w.laid = map[model.Ref]bool{}
	}
	w.laid[model.Ref{Noun: r.noun, ID: r.ent}] = true
}

// agreedNouns are the nouns that a flaw of the agreement can stand at.
var agreedNouns = []string{"criterion", "group", "rule", "definition", "field", "offer", "promise", "goal", "calendar"}

// sound refuses a change that brings a flaw to a row it touches: rules that
// contradict each other, a threshold that no lead can reach. What stood there
// before is no reason, and an undo puts back what stood there.
func (w *writer) sound() error {
	if len(w.laid) == 0 || w.head.Undo != "" {
		return nil
	}
	before, err := w.flaws(w.eyes)
	if err != nil {
		return err
	}
	after, err := w.flaws(w.tx)
	if err != nil {
		return err
	}
	return agree.New(before, after, func(r model.Ref) bool { return w.laid[r] }).Err()
}

// Flaws is everything that is wrong with the draft, and with how it fits the
// firm.
func (f *File) Flaws(ctx context.Context) ([]model.Flaw, error) { return f.flaws(ctx, f.eyes) }

func (w *writer) flaws(q querier) ([]model.Flaw, error) { return w.File.flaws(w.ctx, q) }

func (f *File) flaws(ctx context.Context, q querier) ([]model.Flaw, error) {
	a, err := draft(ctx, q, f.firm)
	if err != nil {
		return nil, err
	}
	firm, err := firmOf(ctx, q, f.firm)
	if err != nil {
		return nil, err
	}
	members, err := membersOf(ctx, q)
	return append(agree.Flaws(a), agree.Strays(a, firm, members)...), err
}

// stays refuses to change what was written once: a version of the agreement
// and the signatures under it.
func stays(r *rowState, f model.Fields) error {
	if r.noun != "bundle" && r.noun != "signature" {
		return nil
	}
	for name, v := range f {
		if name == "deleted" && v == nil {
			continue // an undo may have taken it away
		}
		if len(r.heads(model.Fields{name: nil})) > 0 {
			return model.Refuse(name, "What was put forward and signed stays as it is: change the draft, and sign a new version.")
		}
	}
	if f["deleted"] != nil {
		return model.Refuse("deleted", "What was put forward and signed stays in the history: change the draft, and sign a new version.")
	}
	return nil
}

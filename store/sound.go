package store

import (
	"context"
	"fmt"
	"slices"

	"baton/model"
	"baton/model/agree"
)

// touched notes that a row of the firm's own changed: the rules are to be read
// again, and looked at before the change is kept.
func (w *writer) touched(r *rowState) {
	if r.noun == "bundle" {
		return // nothing holds by it until it is signed
	}
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
var agreedNouns = []string{"criterion", "group", "rule", "definition", "field", "offer", "stage", "route", "team", "promise", "goal", "calendar"}

// sound refuses a change that brings a flaw to a row it touches: rules that
// contradict each other, a threshold that no lead can reach. What stood there
// before is no reason, and an undo puts back what stood there; only a stage that
// leads stand in is never left without a place.
func (w *writer) sound() error {
	if len(w.laid) == 0 {
		return nil
	}
	before, err := readDraft(w.ctx, w.eyes, w.firm)
	if err != nil {
		return err
	}
	after, err := readDraft(w.ctx, w.tx, w.firm)
	if err != nil {
		return err
	}
	if err := w.shaped(before.draft, after.draft); err != nil || w.head.Undo != "" {
		return err
	}
	return agree.New(before.flaws(), after.flaws(), func(r model.Ref) bool { return w.laid[r] }).Err()
}

// Flaws is everything that is wrong with the draft, and with how it fits the
// firm.
func (f *File) Flaws(ctx context.Context) ([]model.Flaw, error) {
	b, err := readDraft(ctx, f.eyes, f.firm)
	if err != nil {
		return nil, err
	}
	return b.flaws(), nil
}

func (b *lawbook) flaws() []model.Flaw {
	return append(agree.Flaws(b.draft), agree.Strays(b.draft, b.firm, b.members)...)
}

// binding refuses to take back a signature under a version that holds: what
// was scored, gated and timed by it cannot be as if it had never been.
func (w *writer) binding(o *op) error {
	if o.noun != "signature" {
		return nil
	}
	b, err := w.lawbook(w.ctx, w.tx)
	if err != nil {
		return err
	}
	for _, v := range b.settled(w.now) {
		holds := v.State == model.InForce || v.State == model.Past
		if holds && slices.ContainsFunc(v.Signatures, func(s model.Signature) bool { return s.ID == o.ent }) {
			return model.Refuse("", fmt.Sprintf("Version %d holds since %s, so its signatures stay: change the draft, and sign a new version.", v.Number, v.Effective))
		}
	}
	return nil
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

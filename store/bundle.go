package store

import (
	"context"
	"encoding/json"
	"fmt"

	"baton/model"
	"baton/model/agree"
)

// bundle writes an agreement, unless it is there already: a write-once row
// whose id is the hash of its content, so that any past number can be worked
// out again.
func (w *writer) bundle(a *model.Agreement) (model.ID, error) {
	if a.Version > 0 {
		return a.Bundle, nil // a signed one, which has its row
	}
	content, err := json.Marshal(a)
	if err != nil {
		return model.ID{}, fmt.Errorf("freeze the agreement: %w", err)
	}
	id := naturalID(w.firm, "bundle", string(content))
	f := model.Fields{"content": string(content), "deleted": nil}
	r, err := w.load("bundle", w.firm, id)
	if err != nil {
		return id, err
	}
	if r.shown("content") == nil {
		for name, hash := range agree.Hashes(a) {
			f["section."+name] = hash
		}
	}
	return id, w.put("bundle", w.firm, id, f)
}

// laws reads the agreements that hand-offs point to, by bundle.
func laws(ctx context.Context, q querier) (map[model.ID]*model.Agreement, error) {
	rs, err := records(ctx, q, "bundle", "")
	all := map[model.ID]*model.Agreement{}
	for _, r := range rs {
		var a model.Agreement
		if json.Unmarshal([]byte(r.text("content")), &a) == nil {
			a.Bundle, a.Version = r.id, r.int("number")
			all[r.id] = &a
		}
	}
	return all, err
}

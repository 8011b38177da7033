package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"baton/model"
)

// bundle writes the agreement that is in force, unless it is there already: a
// write-once row whose id is the hash of its content, so that any past number
// can be worked out again.
func (w *writer) bundle(a *model.Agreement) (model.ID, error) {
	content, err := json.Marshal(a)
	if err != nil {
		return model.ID{}, fmt.Errorf("freeze the agreement: %w", err)
	}
	id := naturalID(w.firm, "bundle", string(content))
	f := model.Fields{"content": string(content), "deleted": nil}
	for name, section := range sections(a) {
		b, err := json.Marshal(section)
		if err != nil {
			return id, fmt.Errorf("freeze the agreement: %w", err)
		}
		sum := sha256.Sum256(b)
		f["section."+name] = tohex(sum[:])
	}
	return id, w.put("bundle", w.firm, id, f)
}

// sections are the parts that teams sign by their own hashes.
func sections(a *model.Agreement) map[string]any {
	return map[string]any{
		"positioning": []any{a.Positioning, a.Offers}, "criteria": []any{a.Criteria, a.Fields}, "scoring": a.Scoring,
		"definitions": a.Definitions, "journey": []any{a.Teams, a.Stages, a.Items, a.Routes}, "sla": []any{a.Calendar, a.Promises}, "goals": a.Goals,
	}
}

// laws reads the agreements that hand-offs point to, by bundle.
func laws(ctx context.Context, q querier) (map[model.ID]*model.Agreement, error) {
	rs, err := records(ctx, q, "bundle", "")
	all := map[model.ID]*model.Agreement{}
	for _, r := range rs {
		var a model.Agreement
		if json.Unmarshal([]byte(r.text("content")), &a) == nil {
			a.Bundle = r.id
			all[r.id] = &a
		}
	}
	return all, err
}

package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/template"
)

// ruleNouns are the rows that a template carries, each after those it names:
// the rules of a firm, and nobody it knows or did business with.
var ruleNouns = []string{"firm", "team", "calendar", "element", "offer", "field", "criterion", "group", "rule", "definition",
	"stage", "item", "route", "asset", "play", "promise"}

// SaveTemplate makes a new firm file with this one's rules as they stand in
// the draft: a log of its own, no people, no leads, no history, no goals.
func (d *Desk) SaveTemplate(ctx context.Context, path string) error {
	seeds, err := d.Rules(ctx)
	if err != nil {
		return err
	}
	for _, s := range seeds {
		if s.Noun == "firm" { // whoever gets the template need not know whose it was
			s.Fields["name"] = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		}
	}
	f, err := Create(ctx, path, seeds, d.clock)
	if err != nil {
		return err
	}
	return f.Close()
}

// Rules are the rows of the draft as a new firm is planted with, and one
// founder who wears every hat.
func (d *Desk) Rules(ctx context.Context) ([]model.Seed, error) {
	all := map[string][]record{}
	keys := map[model.ID]string{}
	for _, noun := range ruleNouns {
		rs, err := records(ctx, d.eyes, noun, "")
		if err != nil {
			return nil, err
		}
		all[noun] = rs
		for i, r := range rs {
			keys[r.id] = fmt.Sprintf("%s.%d", noun, i+1)
		}
	}
	founder := model.Seed{Key: "member", Noun: "member", Fields: model.Fields{"name": "Founder"}}
	var seeds []model.Seed
	for _, noun := range ruleNouns {
		for _, r := range all[noun] {
			s := seedOf(noun, r, keys)
			if noun == "firm" {
				s.Fields["arbiter"] = "@member"
				delete(s.Fields, "solo-since")
			}
			if noun == "team" && !r.yes("hidden") {
				founder.Fields["hat.@"+s.Key] = true
			}
			seeds = append(seeds, s)
		}
	}
	return append(seeds, founder), nil
}

// seedOf is a row without its id: links become keys, and what is not carried
// along is not named.
func seedOf(noun string, r record, keys map[model.ID]string) model.Seed {
	s := model.Seed{Key: keys[r.id], Noun: noun, Fields: model.Fields{}}
	n, _ := model.NounOf(noun)
	for _, f := range n.Fields {
		v := r.vals[f.Name]
		switch {
		case v == nil:
		case f.Kind == model.Link:
			if key, ok := keys[r.link(f.Name)]; ok {
				s.Fields[f.Name] = "@" + key
			}
		case f.Kind == model.Bool:
			s.Fields[f.Name] = r.yes(f.Name)
		default:
			s.Fields[f.Name] = v
		}
	}
	if field := r.text("field"); field != "" {
		s.Fields["field"] = keyed(field, keys)
	}
	for name, v := range r.more {
		s.Fields[keyed(name, keys)] = member(v, keys)
	}
	return s
}

// keyed puts a key in the place of an id at the end of a name: "x.<field id>".
func keyed(name string, keys map[model.ID]string) string {
	at := strings.LastIndex(name, ".")
	if id, err := model.ParseID(name[at+1:]); err == nil && keys[id] != "" {
		return name[:at+1] + "@" + keys[id]
	}
	return name
}

// member is the value of a set's member: there, the id of a row, or a text.
func member(v string, keys map[model.ID]string) any {
	if v == "yes" {
		return true
	}
	if id, err := model.ParseID(v); err == nil && keys[id] != "" {
		return "@" + keys[id]
	}
	return v
}

// FromTemplate are the rows of a template file for a new firm: its own name,
// currency, zone and founder.
func FromTemplate(ctx context.Context, path string, start template.Start) ([]model.Seed, error) {
	f, err := Open(ctx, path, nil)
	if err != nil {
		return nil, err
	}
	seeds, err := f.As(model.Actor{}, time.Now).Rules(ctx)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	mode := "team"
	if start.Solo {
		mode = "solo"
	}
	for _, s := range seeds {
		switch s.Noun {
		case "firm":
			s.Fields["name"], s.Fields["currency"], s.Fields["zone"], s.Fields["mode"] = start.Name, start.Currency, start.Zone, mode
		case "calendar":
			s.Fields["zone"] = start.Zone
		case "member":
			s.Fields["name"] = start.Member
		}
	}
	return seeds, nil
}

// resolved puts ids in the place of keys. A link must name a row that is
// there; a text that begins with @ and names none is a text.
func resolved(noun, name string, v any, ids map[string]model.ID) (string, any, error) {
	if set, key, ok := strings.Cut(name, ".@"); ok {
		id, there := ids[key]
		if !there {
			return name, v, fmt.Errorf("names %q, which is not there", key)
		}
		name = set + "." + id.String()
	}
	text, ok := v.(string)
	if !ok {
		return name, v, nil
	}
	if at := strings.Index(text, "x.@"); name == "field" && at >= 0 {
		if id, there := ids[text[at+3:]]; there {
			return name, text[:at+2] + id.String(), nil
		}
	}
	key, refers := strings.CutPrefix(text, "@")
	if !refers {
		return name, v, nil
	}
	if id, there := ids[key]; there {
		return name, id.String(), nil
	}
	n, _ := model.NounOf(noun)
	if slices.ContainsFunc(n.Fields, func(f model.Field) bool { return f.Name == name && f.Kind == model.Link }) {
		return name, v, fmt.Errorf("names %q, which is not there", key)
	}
	return name, v, nil
}

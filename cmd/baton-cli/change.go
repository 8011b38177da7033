package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// byRule are the nouns that only their own verb may write, and that verb.
var byRule = map[string]string{
	"move": "move", "handoff": "move", "decision": "handoff", "batch": "import", "bundle": "agreement", "signature": "agreement",
}

func (c *cli) addVerb() *cobra.Command {
	return withFieldHelp(&cobra.Command{
		Use:                "add FILE NOUN --field value ...",
		Short:              "Add a company, person, lead, touch, metric, campaign, goal ...",
		Long:               "Add a row. Fields by noun (! must be there); links may be told by name.\nA lead also takes --domain, --person, --email, --phone, --role, --value, --currency and --stage.",
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, fields, err := c.parseFields(cmd, args)
			if err != nil || words == nil && fields == nil {
				return err
			}
			if len(words) != 2 {
				return misuse("Usage: baton-cli add FILE NOUN --field value ...")
			}
			return c.writing(cmd.Context(), words[0], func(d *store.Desk) error {
				id, err := add(cmd.Context(), d, words[1], fields)
				if err != nil {
					return err
				}
				return c.answer(map[string]model.ID{"id": id}, line("%s", id))
			})
		},
	})
}

func add(ctx context.Context, d *store.Desk, word string, fields []given) (model.ID, error) {
	noun, ok := model.NounOf(word)
	if !ok || noun.Name == "firm" {
		return model.ID{}, model.Refuse("noun", fmt.Sprintf("%q cannot be added: use company, person, lead, touch, or another noun of 'add --help'.", word))
	}
	if verb := byRule[noun.Name]; verb != "" {
		return model.ID{}, model.Refuse("noun", fmt.Sprintf("A %s is never added by hand: the verb '%s' makes it.", noun.Name, verb))
	}
	r, err := newFieldReader(ctx, d, fields)
	if err != nil {
		return model.ID{}, err
	}
	switch noun.Name {
	case "lead":
		return r.addLead(noun, fields)
	case "person":
		return r.addPerson(noun, fields)
	case "touch":
		return r.addTouch(noun, fields)
	}
	f, err := r.read(noun, fields)
	if err != nil {
		return model.ID{}, err
	}
	r.defaults(noun, f)
	return d.Add(ctx, noun.Name, f)
}

// defaults fills in what every event and amount has: now, by whom, in which
// hat, in the firm's currency.
func (r *fieldReader) defaults(noun model.Noun, f model.Fields) {
	now, actor := r.desk.Now().UnixMilli(), r.desk.Actor()
	amounts := false
	for _, field := range noun.Fields {
		if _, given := f[field.Name]; given {
			amounts = amounts || field.Kind == model.Minor
			continue
		}
		switch field.Name {
		case "happened", "recorded":
			f[field.Name] = now
		case "exact":
			f[field.Name] = "minute"
		case "by":
			setLink(f, "by", actor.Member)
		case "hat":
			setLink(f, "hat", actor.Hat)
		}
	}
	if _, has := noun.Field("currency"); has && amounts {
		f["currency"] = r.currency
	}
}

func setLink(f model.Fields, name string, id model.ID) {
	if !id.IsZero() {
		f[name] = id.String()
	}
}

// addPerson also takes the company that the person works for. Nobody says
// since when they are known: since now.
func (r *fieldReader) addPerson(noun model.Noun, fields []given) (id model.ID, err error) {
	var company model.ID
	var rest []given
	for _, g := range fields {
		if g.name != "company" {
			rest = append(rest, g)
			continue
		}
		if company, err = r.link("company", g.text); err != nil {
			return id, err
		}
	}
	f, err := r.read(noun, rest)
	if err != nil {
		return id, err
	}
	if f["created"] == nil {
		f["created"] = r.desk.Now().UnixMilli()
	}
	err = r.desk.Batch(r.ctx, "Add person", func(d *store.Desk) error {
		if id, err = d.Add(r.ctx, "person", f); err != nil || company.IsZero() {
			return err
		}
		_, err = d.Add(r.ctx, "job", model.Fields{"person": id.String(), "company": company.String()})
		return err
	})
	return id, err
}

func (c *cli) setVerb() *cobra.Command {
	return withFieldHelp(&cobra.Command{
		Use:                "set FILE ID --field value ...",
		Short:              "Change fields of a row; an empty value clears one",
		Long:               "Change fields of a row: ID is the id of any row, 'firm', or a lead as other verbs name it.\n--deleted yes hides a row, --deleted no shows it again. Fields by noun:",
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, fields, err := c.parseFields(cmd, args)
			if err != nil || words == nil && fields == nil {
				return err
			}
			if len(words) != 2 || len(fields) == 0 {
				return misuse("Usage: baton-cli set FILE ID --field value ...")
			}
			return c.writing(cmd.Context(), words[0], func(d *store.Desk) error {
				id, err := set(cmd.Context(), d, words[1], fields)
				if err != nil {
					return err
				}
				return c.answer(map[string]model.ID{"id": id}, line("%s", id))
			})
		},
	})
}

func set(ctx context.Context, d *store.Desk, word string, fields []given) (model.ID, error) {
	noun, id, err := rowAt(ctx, d, word)
	if err != nil {
		return id, err
	}
	if verb := byRule[noun.Name]; verb != "" {
		return id, model.Refuse("noun", fmt.Sprintf("A %s stays as it was written: the verb '%s' makes a new one.", noun.Name, verb))
	}
	r, err := newFieldReader(ctx, d, fields)
	if err != nil {
		return id, err
	}
	if err := keepDeleted(ctx, d, id, fields); err != nil {
		return id, err
	}
	if noun.Name == "lead" {
		return id, r.setLead(noun, id, fields)
	}
	f, err := r.read(noun, fields)
	if err != nil {
		return id, err
	}
	return id, d.Set(ctx, noun.Name, id, f)
}

// keepDeleted settles that a row stays deleted, for somebody who deletes it
// again knowing what others did to it meanwhile.
func keepDeleted(ctx context.Context, d *store.Desk, id model.ID, fields []given) error {
	deletes := func(g given) bool {
		yes, err := model.ParseField(model.Field{Name: g.name, Kind: model.Bool}, g.text, "")
		return g.name == "deleted" && err == nil && yes == true
	}
	if !slices.ContainsFunc(fields, deletes) {
		return nil
	}
	all, err := d.Disputes(ctx)
	for _, q := range all {
		if q.Row == id && q.Deleted {
			return d.Settle(ctx, q, q.Kept.Op)
		}
	}
	return err
}

// rowAt finds the row that a word means: the firm, any row by its id, or a lead.
func rowAt(ctx context.Context, d *store.Desk, word string) (model.Noun, model.ID, error) {
	if strings.EqualFold(word, "firm") {
		n, _ := model.NounOf("firm")
		return n, d.FirmID(), nil
	}
	name := "lead"
	id, err := model.ParseID(word)
	if err == nil && !id.IsZero() {
		name, err = d.NounAt(ctx, id)
	} else {
		var row model.LeadRow
		row, err = findLead(ctx, d, word)
		id = row.ID
	}
	n, _ := model.NounOf(name)
	return n, id, err
}

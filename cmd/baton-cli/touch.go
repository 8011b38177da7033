package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// touched is a touch as flags tell it.
type touched struct {
	model.Touch
	happening
	inbound          bool
	person, campaign string
}

func (c *cli) touchVerb() *cobra.Command {
	var t touched
	cmd := &cobra.Command{
		Use:   "touch FILE LEAD --kind call",
		Short: "Log one contact with a person of the lead",
		Long: `Log one contact with a person of the lead. What they did (a download, an event) comes from
them, the rest from us unless --inbound says otherwise. Who asked us to stop is not contacted again: such a
touch is refused, and so is one before the person was known; --anyway logs what did happen.`,
		Args: args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if t.Kind == "" {
				return misuse("Say what kind of touch it was: --kind %s.", listed(model.Words["touch"]))
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				id, err := t.log(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				return c.answer(map[string]model.ID{"id": id}, line("%s", id))
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&t.Kind, "kind", "", listed(model.Words["touch"]))
	fl.BoolVar(&t.inbound, "inbound", false, "it came from them")
	fl.StringVar(&t.Outcome, "outcome", "", listed(model.Words["outcome"])+" (a call's default: no-answer)")
	fl.StringVar(&t.Note, "note", "", "a note")
	fl.StringVar(&t.person, "person", "", "with whom: an id, a name or an e-mail address (default: the first contact)")
	fl.StringVar(&t.campaign, "campaign", "", "at which event, or for which campaign")
	fl.BoolVar(&t.Automatic, "automatic", false, "a machine sent it: no clock stops")
	fl.BoolVar(&t.Anyway, "anyway", false, "log it although they asked us to stop, or before they were known")
	t.flags(cmd)
	fl.StringVar(&t.until, "until", "", "the last day it can have been, for what lies between two days")
	return cmd
}

func (t touched) log(ctx context.Context, d *store.Desk, lead string) (id model.ID, err error) {
	row, err := findLead(ctx, d, lead)
	if err != nil {
		return id, err
	}
	r, err := newFieldReader(ctx, d, nil)
	if err != nil {
		return id, err
	}
	when, err := t.when(r.zone)
	if err != nil {
		return id, err
	}
	touch := t.Touch
	touch.Lead, touch.Happened, touch.Until, touch.Exact = row.ID, when.At, when.Until, when.Exact
	if t.inbound {
		touch.Direction = "in"
	}
	if t.person != "" {
		if touch.Person, err = r.link("person", t.person); err != nil {
			return id, err
		}
	}
	if t.campaign != "" {
		if touch.Campaign, err = r.link("campaign", t.campaign); err != nil {
			return id, err
		}
	}
	id, err = d.Touch(ctx, touch)
	return id, knowingly(err)
}

// knowingly says how somebody logs what is refused only at first.
func knowingly(err error) error {
	var refused *model.Invalid
	if !errors.As(err, &refused) {
		return err
	}
	for i, p := range refused.Problems {
		if p.Field == model.Overridable {
			refused.Problems[i].Text += " --anyway does that."
		}
	}
	return err
}

// addTouch adds a touch of any person, company or lead by the same rule as
// the verb of its own.
func (r *fieldReader) addTouch(noun model.Noun, fields []given) (id model.ID, err error) {
	f, err := r.read(noun, fields)
	if err != nil {
		return id, err
	}
	t := takeTouch(f)
	if t.Kind == "" {
		return id, model.Refuse("kind", "A touch needs a kind: "+listed(model.Words["touch"])+".")
	}
	err = r.desk.Batch(r.ctx, "Log a "+t.Kind, func(d *store.Desk) error {
		if id, err = d.Touch(r.ctx, t); err != nil || len(f) == 0 {
			return err
		}
		return d.Set(r.ctx, "touch", id, f)
	})
	return id, err
}

// takeTouch takes out of the fields what the rule of touches looks at.
func takeTouch(f model.Fields) (t model.Touch) {
	for name, to := range map[string]*string{"kind": &t.Kind, "direction": &t.Direction, "outcome": &t.Outcome, "exact": &t.Exact, "note": &t.Note} {
		*to, _ = f[name].(string)
		delete(f, name)
	}
	for name, to := range map[string]*model.ID{"lead": &t.Lead, "person": &t.Person, "company": &t.Company, "campaign": &t.Campaign} {
		if word, ok := f[name].(string); ok {
			*to, _ = model.ParseID(word) // read as an id by now
		}
		delete(f, name)
	}
	for name, to := range map[string]*time.Time{"happened": &t.Happened, "until": &t.Until} {
		if ms, ok := f[name].(int64); ok {
			*to = time.UnixMilli(ms).UTC()
		}
		delete(f, name)
	}
	t.Automatic, _ = f["automatic"].(bool)
	delete(f, "automatic")
	return t
}

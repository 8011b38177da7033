package store

import (
	"context"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// Touch logs one contact. Happened defaults to now, the direction to what the
// kind is by nature, a call's outcome to no answer; the person to the lead's
// first contact. Who asked us to stop is not asked again: their permission
// says so from the same change on.
func (d *Desk) Touch(ctx context.Context, t model.Touch) (id model.ID, err error) {
	err = d.write(ctx, "Log a "+t.Kind, func(w *writer) error {
		if err := w.settle(&t); err != nil {
			return err
		}
		f, err := w.touchFields(t)
		if err != nil {
			return err
		}
		root, err := w.touchRoot(t)
		if err != nil {
			return err
		}
		if err := w.reaches(t); err != nil {
			return err
		}
		id, err = w.add("touch", root, f)
		return err
	})
	return id, err
}

// settle fills in what was left to Baton.
func (w *writer) settle(t *model.Touch) error {
	if t.Direction == "" {
		t.Direction = model.DirectionOf(t.Kind)
	}
	if t.Outcome == "" && t.Kind == "call" && t.Direction == "out" {
		t.Outcome = "no-answer"
	}
	if t.Happened.IsZero() {
		t.Happened = w.now
	}
	if !t.Person.IsZero() || t.Lead.IsZero() {
		return nil
	}
	parts, err := partsOf(w.ctx, w.tx, t.Lead)
	if len(parts) > 0 {
		t.Person = parts[0].Person
	}
	return err
}

func (w *writer) touchFields(t model.Touch) (model.Fields, error) {
	f, err := w.happened(model.When{At: t.Happened, Until: t.Until, Exact: t.Exact})
	if err != nil {
		return nil, err
	}
	put(f, "kind", t.Kind, "direction", t.Direction, "outcome", t.Outcome, "note", t.Note)
	link(f, "lead", t.Lead, "person", t.Person, "company", t.Company, "campaign", t.Campaign)
	if t.Automatic {
		f["automatic"] = true
	}
	return f, w.inHat(f, t.Hat)
}

// inHat notes that it was done in another hat than the one worn at the desk,
// where whoever works there wears it too.
func (w *writer) inHat(f model.Fields, hat model.ID) error {
	if hat.IsZero() || hat == w.actor.Hat {
		return nil
	}
	book, err := w.rulebook()
	if err != nil {
		return err
	}
	for _, m := range book.members {
		if m.ID == w.actor.Member && m.Wears(hat) {
			link(f, "hat", hat)
		}
	}
	return nil
}

// touchRoot is whose the touch is: the person's, else the company's, else the
// lead's.
func (w *writer) touchRoot(t model.Touch) (model.ID, error) {
	for _, root := range []struct {
		noun string
		id   model.ID
	}{{"person", t.Person}, {"company", t.Company}, {"lead", t.Lead}} {
		if !root.id.IsZero() {
			_, err := w.find(root.noun, root.id)
			return root.id, err
		}
	}
	return model.ID{}, model.Refuse("lead", "A touch needs the lead, the person or the company it was with.")
}

// reaches holds a touch to what is known of the person, and keeps what it
// says of them: that they asked us to stop, or that we knew them before.
func (w *writer) reaches(t model.Touch) error {
	if t.Person.IsZero() {
		return nil
	}
	who, err := w.reached(w.ctx, w.tx, t.Person)
	if err != nil {
		return err
	}
	zone, err := w.zone(w.ctx, w.tx)
	if err != nil {
		return err
	}
	against := t.Reaches(who, zone)
	if !t.Anyway && len(against) > 0 {
		return against.Err()
	}
	f := model.Fields{}
	if t.Outcome == "asked-to-stop" {
		f["permission"] = "asked-to-stop"
	}
	if len(against) > 0 && t.Happened.Before(who.Known) {
		f["created"] = t.Happened.UnixMilli()
	}
	return w.put("person", t.Person, t.Person, f)
}

func (f *File) zone(ctx context.Context, q querier) (*time.Location, error) {
	rs, err := records(ctx, q, "firm", "and id = ?", f.firm[:])
	if err != nil || len(rs) == 0 {
		return time.UTC, err
	}
	return model.Firm{Zone: rs[0].text("zone")}.Location(), nil
}

// reached is a person as somebody sees them who is about to contact them.
func (f *File) reached(ctx context.Context, q querier, id model.ID) (who model.Reached, err error) {
	rs, err := records(ctx, q, "person", "and root = ?", id[:])
	if err != nil || len(rs) == 0 {
		return model.Reached{ID: id}, err
	}
	r := rs[0]
	who = model.Reached{ID: id, Name: nameOr(r.text("name"), r.text("email")), Title: r.text("title"), Permission: r.text("permission"), Known: r.time("created")}
	if who.Permission != "asked-to-stop" {
		return who, nil
	}
	stops, err := touches(ctx, q, "and root = ? and outcome = 'asked-to-stop'", id[:])
	if len(stops) > 0 {
		who.Stopped = stops[len(stops)-1].Happened
	}
	return who, err
}

// Reach is what one wants to know before one contacts a lead: its people, the
// events there were, and the clocks that a touch stops.
func (d *Desk) Reach(ctx context.Context, lead model.ID) (*model.Reach, error) {
	parts, err := partsOf(ctx, d.eyes, lead)
	if err != nil {
		return nil, err
	}
	out := &model.Reach{}
	for _, p := range parts {
		who, err := d.reached(ctx, d.eyes, p.Person)
		if err != nil {
			return nil, err
		}
		out.People = append(out.People, who)
	}
	if out.Campaigns, err = d.Campaigns(ctx); err != nil {
		return nil, err
	}
	out.Stops, err = d.stops(ctx, lead)
	return out, err
}

// stops are the running promises of one lead that a touch of ours keeps. The
// first touch after a hand-off is the receiving team's: the one that handed
// over cannot make it.
func (d *Desk) stops(ctx context.Context, lead model.ID) ([]model.Owed, error) {
	r, err := d.recordOfLead(ctx, lead)
	if err != nil {
		return nil, err
	}
	mine := map[model.ID]bool{} // handed over by the hat that is worn now
	for _, c := range r.Cases {
		mine[c.Handoff.ID] = c.Handoff.From == d.actor.Hat && !c.Handoff.Same
	}
	var out []model.Owed
	for _, o := range align.Owed(*r) {
		if o.Key == "first-touch" && !mine[o.Handoff] || o.Key == "waiting-prospect" {
			out = append(out, o)
		}
	}
	return out, nil
}

// recordOfLead is the record of a single lead, whole, under the law.
func (d *Desk) recordOfLead(ctx context.Context, lead model.ID) (*align.Record, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	r := &align.Record{Agreement: law, Now: d.Now()}
	if r.Calendar, err = sla.New(law.Calendar); err != nil {
		return nil, err
	}
	rows, err := d.LeadRows(ctx, []model.ID{lead})
	if err != nil || len(rows) == 0 {
		return r, err
	}
	facts, err := d.factsOf(ctx, d.eyes, lead)
	if err != nil || facts == nil {
		return r, err
	}
	past := align.Past{Row: &rows[0]}
	if past.Moves, err = moves(ctx, d.eyes, "and root = ?", lead[:]); err != nil {
		return nil, err
	}
	past.Moves = law.Stand(past.Moves)
	if past.Touches, err = leadTouches(ctx, d.eyes, facts); err != nil {
		return nil, err
	}
	r.Leads = []align.Past{past}
	hs, err := handoffs(ctx, d.eyes, "and root = ?", lead[:])
	if err != nil {
		return nil, err
	}
	r.Cases, err = d.casesAmong(ctx, r, hs)
	return r, err
}

package store

import (
	"slices"

	"baton/model"
	"baton/store/intake"
)

// lead writes what a row says of a pursuit. A row with its own key is always
// its own lead; a plain row for a company whose early lead is open adds its
// person as a part of that lead.
func (im *importer) lead(r *intake.Row, company, person model.ID) error {
	l := r.Lead
	offer, err := im.offer(l.Offer)
	if err != nil {
		return err
	}
	offerID, _ := model.ParseID(offer)
	id, known := im.findLead(l, company, offerID, person)
	if !known {
		id, _ = im.rowID("lead", l.Key)
	}
	f, err := im.leadFields(r, known)
	if err != nil {
		return err
	}
	put(f, "offer", offer)
	link(f, "company", company)
	if known && l.Key == "" {
		if err := im.onlyGaps("lead", id, f); err != nil {
			return err
		}
	}
	if err := im.keep("lead", id, id, known, f); err != nil {
		return err
	}
	im.book.key("lead", im.p.Mapping.Source, l.Key, id)
	if err := im.stages(id, l, known); err != nil {
		return err
	}
	if l.Key == "" {
		im.book.leadLike[likeness(company, person, l.Title)] = id
	}
	if !known && plain(l) && l.Key == "" && !company.IsZero() {
		im.book.openLeads[[2]model.ID{company, offerID}] = id
	}
	return im.around(id, l, person)
}

// findLead gives the lead a row is about, if the firm has it.
func (im *importer) findLead(l *intake.Lead, company, offer, person model.ID) (model.ID, bool) {
	if id, ours := im.ownLead(l.Key); ours {
		return id, true
	}
	if l.Key != "" {
		id, known := im.book.byKey[keyOf("lead", im.p.Mapping.Source, l.Key)]
		return id, known
	}
	if plain(l) && !company.IsZero() {
		if id, known := im.book.openLeads[[2]model.ID{company, offer}]; known {
			return id, true
		}
	}
	return im.sameDeal(l, company, person)
}

// ownLead recognises a row of our own export: its key is the id of a lead here.
func (im *importer) ownLead(key string) (model.ID, bool) {
	id, err := model.ParseID(key)
	if err != nil || id.IsZero() || !im.there[id] {
		return id, false
	}
	row, err := im.load("lead", id, id)
	return id, err == nil && row.noun == "lead" && row.shown("deleted") != true
}

// plain says that a row is a name on a list and no pursuit of its own: it
// tells no status and no worth.
func plain(l *intake.Lead) bool { return l.Stage == "" && l.StageWord == "" && !l.HasValue }

// sameDeal recognises a row of a list without keys that was imported before:
// the same company or person, title and source.
func (im *importer) sameDeal(l *intake.Lead, company, person model.ID) (model.ID, bool) {
	id, known := im.book.leadLike[likeness(company, person, l.Title)]
	return id, known
}

func likeness(company, person model.ID, title string) string {
	return company.String() + person.String() + title
}

func (im *importer) leadFields(r *intake.Row, known bool) (model.Fields, error) {
	l := r.Lead
	f := model.Fields{}
	put(f, "title", l.Title, "source", l.Source, "route", l.Route, "next-step", l.NextStep, "note", l.Note)
	if l.KindSaid || !known {
		put(f, "kind", l.Kind)
	}
	if !known {
		put(f, "route", nameOr(l.Route, im.law.DefaultRoute()))
		f["created"], f["created-exact"] = im.now.UnixMilli(), "unknown"
	}
	if !l.Created.At.IsZero() {
		f["created"], f["created-exact"] = l.Created.At.UnixMilli(), exactly(l.Created)
	}
	if !l.NextDate.At.IsZero() {
		f["next-date"] = l.NextDate.At.Format("2006-01-02")
	}
	if _, ours := im.ownLead(l.Key); l.Key != "" && !ours {
		put(f, "list", im.p.Mapping.Source, "key", l.Key)
	}
	im.owner(f, l.Owner)
	extra := slices.Clone(im.withOwner(r.Custom, l.Owner))
	for _, c := range []intake.Custom{{Field: "x.Pipeline", Text: l.Pipeline}, {Field: "x.Deal type", Text: l.DealType}, {Field: "x.Introducer", Text: l.Introducer}} {
		if c.Text != "" {
			extra = append(extra, c)
		}
	}
	if l.Stage == "" && l.StageWord != "" {
		extra = append(extra, intake.Custom{Field: "x.Stage", Text: l.StageWord})
	}
	if l.Reason == "" && l.ReasonWord != "" {
		extra = append(extra, intake.Custom{Field: "x.Lost reason", Text: l.ReasonWord})
	}
	if !l.Expected.At.IsZero() {
		extra = append(extra, intake.Custom{Field: "x.Expected close", Text: l.Expected.At.Format("2006-01-02")})
	}
	return f, im.customs(f, "lead", extra)
}

// stages writes the moves a list tells of: into the route's first stage when
// the lead was created, and into the stage the list names, when it closed or
// at some time since. Each has the key of what it tells, so that the same
// list says it once however the lead was moved since.
func (im *importer) stages(id model.ID, l *intake.Lead, known bool) error {
	row, err := im.load("lead", id, id)
	if err != nil {
		return err
	}
	route, _ := row.shown("route").(string)
	r, ok := im.law.RouteOf(route)
	if !ok {
		return nil
	}
	created, _ := row.shown("created").(int64)
	exact, _ := row.shown("created-exact").(string)
	closed := int64(0)
	if !l.Closed.At.IsZero() {
		closed = millis(l.Closed.At)
	}
	start := created
	if closed != 0 && closed < start {
		start, exact = closed-1, "unknown" // a list may close a lead before its first contact: the order of the moves stands
	}
	target, named := im.law.StageNamed(l.Stage)
	if known && closed != 0 {
		if err := im.before(id, closed); err != nil {
			return err
		}
	}
	if !known {
		f := model.Fields{"lead": id.String(), "to": r.Start.String(), "happened": start, "exact": exact}
		if err := im.move(id, "start", f); err != nil {
			return err
		}
	}
	if !named || target.ID == r.Start && !known {
		return nil
	}
	f := model.Fields{"lead": id.String(), "from": r.Start.String(), "to": target.ID.String(), "happened": start + 1, "exact": "between", "until": im.now.UnixMilli()}
	if closed != 0 {
		f["happened"], f["exact"] = max(closed, start+1), exactly(l.Closed) // never a tie with the first move
		delete(f, "until")
	}
	put(f, "reason", l.Reason)
	return im.move(id, target.Key, f)
}

// before dates the moves that this source told earlier ahead of the lead's
// closing: a list may close a lead before its first contact, and the order
// of the moves stands.
func (im *importer) before(lead model.ID, closed int64) error {
	if err := im.settled(); err != nil {
		return err
	}
	ms, err := moves(im.ctx, im.tx, "and root = ? and happened >= ?", lead[:], closed)
	if err != nil {
		return err
	}
	for i, m := range ms {
		stage, _ := im.law.StageBy(im.law.Standing(m.To))
		if m.ID != im.moveID(lead, "start") && (m.ID != im.moveID(lead, stage.Key) || stage.Kind != "open") {
			continue
		}
		if err := im.put("move", lead, m.ID, model.Fields{"happened": closed - int64(len(ms)-i), "exact": "unknown"}); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) moveID(lead model.ID, what string) model.ID {
	return naturalID(im.firm, "move", im.p.Mapping.Source+"\x00"+lead.String()+"\x00"+what)
}

// move writes one told move, once.
func (im *importer) move(lead model.ID, what string, f model.Fields) error {
	mid := im.moveID(lead, what)
	row, err := im.load("move", lead, mid)
	if err != nil {
		return err
	}
	to, _ := f["to"].(string)
	stage, _ := model.ParseID(to)
	if !row.empty() && row.shown("deleted") != true || what != "start" && im.stands(lead, stage) {
		return nil
	}
	f["recorded"], f["deleted"] = im.now.UnixMilli(), nil
	link(f, "by", im.actor.Member, "hat", im.actor.Hat)
	return im.put("move", lead, mid, f)
}

// stands says whether a lead is in the stage now.
func (im *importer) stands(lead, stage model.ID) bool {
	if im.settled() != nil {
		return false // the pipe's own error comes out at its end
	}
	ms, err := moves(im.ctx, im.tx, "and root = ?", lead[:])
	return err == nil && len(ms) > 0 && im.law.Standing(ms[len(ms)-1].To) == stage
}

// around writes what hangs on a lead: its person's part and its value.
func (im *importer) around(lead model.ID, l *intake.Lead, person model.ID) error {
	if !person.IsZero() {
		id := naturalID(im.firm, "part", lead.String()+person.String())
		f := model.Fields{"lead": lead.String(), "person": person.String(), "deleted": nil}
		if im.made["lead"] {
			f["first"] = true
		}
		if err := im.put("part", person, id, f); err != nil {
			return err
		}
	}
	if _, ours := im.ownLead(l.Key); ours || !l.HasValue || l.Value.Minor == 0 {
		return nil // our own export tells a sum of lines that are here
	}
	id := naturalID(im.firm, "value", im.p.Mapping.Source+"\x00"+lead.String())
	return im.put("value", lead, id, model.Fields{"lead": lead.String(), "type": "project", "amount": l.Value.Minor, "currency": l.Value.Currency, "deleted": nil})
}

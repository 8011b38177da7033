package store

import (
	"baton/model"
	"baton/store/intake"
)

// gather takes the list as one of the people of an event.
func (im *importer) gather(event model.ID) (err error) {
	if event.IsZero() {
		return nil
	}
	im.p.Mapping.Noun = "touch"
	im.event, err = im.writer.gather(im.ctx, im.tx, event, im.now)
	return err
}

// attendance writes one row of an event's list. Whom the firm knows keeps
// their leads as they are; who is new becomes a lead as any list makes one,
// known since the event. Only who came has a touch: an invitation that nobody
// followed is no contact.
func (im *importer) attendance(r *intake.Row, company, person model.ID) error {
	if l := r.Lead; l != nil && (im.made["person"] || person.IsZero() && im.made["company"]) {
		l.Source = nameOr(l.Source, nameOr(im.event.Source, im.event.Name))
		l.Route = nameOr(l.Route, "inbound")
		if l.Created.At.IsZero() {
			l.Created = model.When{At: im.event.from, Exact: "day"}
		}
		if err := im.lead(r, company, person); err != nil {
			return err
		}
	}
	if im.made["person"] {
		if err := im.put("person", person, person, model.Fields{"created": im.event.from.UnixMilli()}); err != nil {
			return err
		}
	}
	switch {
	case im.p.SaysCame && r.Came == "":
		im.result.Unsaid++
		return nil
	case r.Came == "no":
		im.result.Missed++
		return nil
	case person.IsZero():
		im.result.Unsaid++
		im.result.Problems = append(im.result.Problems, model.ListProblem{Line: r.Line, Text: "This row names no person: nobody is noted as having come."})
		return nil
	}
	im.result.Came++
	return im.came(person)
}

// came notes that a person was there, once, whatever list says so.
func (im *importer) came(person model.ID) error {
	id, f := im.event.touch(im.firm, person)
	row, err := im.load("touch", person, id)
	if err != nil {
		return err
	}
	known := !row.empty() && row.shown("deleted") != true
	if !known {
		f["recorded"] = im.now.UnixMilli()
		link(f, "by", im.actor.Member, "hat", im.actor.Hat)
	}
	return im.keep("touch", person, id, known, f)
}

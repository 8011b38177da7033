package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"baton/model"
	"baton/model/journey"
)

// workBook is where open leads stand and what was said to their people there,
// read for many leads at once.
type workBook struct {
	look  *lookup
	leads map[model.ID]*journey.Work
	first time.Time // the earliest moment one of them entered its stage
	same  intern

	loose map[model.ID][]model.Touch // with a person, for no lead in particular
}

// worked says which open leads another team works than the one that carries
// them, and which team that is. Without ids it looks at all leads.
func (d *Desk) worked(ctx context.Context, ids []model.ID) (map[model.ID]model.ID, error) {
	book, err := d.steadyRules(ctx, d.Now())
	if err != nil || len(book.members) < 2 {
		return nil, err
	}
	look := lookupOf(book.books, book.law)
	if look.twins, err = readTwins(ctx, d.eyes); err != nil {
		return nil, err
	}
	out := map[model.ID]model.ID{}
	if ids == nil {
		return out, d.work(ctx, look, out, scope{})
	}
	for _, id := range ids {
		if err := d.work(ctx, look, out, scope{
			leads:   `and v.root = ?`,
			touches: `and ` + look.twins.or(`(v.root = ?1 or v.root = (select company from lead where root = ?1) or v.root in (select person from part where lead = ?1 and deleted = 0))`, "v.root"),
			parts:   `and ` + look.twins.or(`lead = ?1`, "lead"), args: []any{id[:]}}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scope narrows the reads to what belongs to one lead.
type scope struct {
	leads, touches, parts string
	args                  []any
}

// work judges the leads of a scope.
func (d *Desk) work(ctx context.Context, look *lookup, out map[model.ID]model.ID, s scope) error {
	b := &workBook{look: look, leads: map[model.ID]*journey.Work{}, loose: map[model.ID][]model.Touch{}, same: intern{}}
	if err := b.stand(ctx, d.File, s); err != nil || len(b.leads) == 0 {
		return err
	}
	if err := b.touch(ctx, d.File, s); err != nil {
		return err
	}
	if err := b.join(ctx, d.File, s); err != nil {
		return err
	}
	for id, w := range b.leads {
		if team := journey.Worked(look.law, look.members, *w); !team.IsZero() {
			out[id] = team
		}
	}
	return nil
}

const standSQL = `select v.root, v.route, v.created, m."to", m.happened from lead v
left join move m on m.root = v.root and m.id = (select x.id from move x where x.root = v.root and x.deleted = 0 order by x.happened desc, x.id desc limit 1)
where v.deleted = 0 and `

// stand reads where the open leads stand, and since when.
func (b *workBook) stand(ctx context.Context, f *File, s scope) error {
	stood, err := b.look.since(ctx, f.eyes, s.leads, s.args...)
	if err != nil {
		return err
	}
	err = direct(ctx, f.eyes, 5, func(v []driver.Value) {
		r := model.LeadRow{ID: idIn(v[0]), Route: b.same.text(textIn(v[1])), Created: timeIn(v[2]), Stage: idIn(v[3]), Since: timeIn(v[4])}
		if at, merged := stood[r.ID]; merged {
			r.Since = at
		}
		b.look.dress(&r)
		b.take(&r)
	}, standSQL+b.look.twins.standing("v")+` `+s.leads, s.args...)
	if err != nil {
		return fmt.Errorf("read where leads stand: %w", err)
	}
	return nil
}

func (b *workBook) take(r *model.LeadRow) {
	if r.Outcome != "open" {
		return
	}
	b.leads[r.ID] = &journey.Work{Stage: b.look.stages[r.Stage], Route: r.Route, Since: r.Since}
	if b.first.IsZero() || r.Since.Before(b.first) {
		b.first = r.Since
	}
}

const workSQL = `select v.id, v.lead, v.person, v.outcome, v.happened, v.exact, v."by", v.hat from touch v
where v.deleted = 0 and v.direction = 'out' and (v.hat is not null or v."by" is not null) and coalesce(v.automatic, 0) = 0 and v.happened >= `

// touch reads what somebody of ours said since the leads entered their stages.
func (b *workBook) touch(ctx context.Context, f *File, s scope) error {
	from := b.first.Add(-24 * time.Hour).UnixMilli() // a touch may be known by its day only
	err := direct(ctx, f.eyes, 8, func(v []driver.Value) {
		t := model.Touch{ID: idIn(v[0]), Lead: b.look.twins.one(idIn(v[1])), Person: b.look.twins.one(idIn(v[2])), Direction: "out", Outcome: b.same.text(textIn(v[3])),
			Happened: timeIn(v[4]), Exact: b.same.text(textIn(v[5])), By: idIn(v[6]), Hat: idIn(v[7])}
		switch {
		case !t.Lead.IsZero():
			b.add(t.Lead, t)
		case !t.Person.IsZero():
			b.loose[t.Person] = append(b.loose[t.Person], t)
		}
	}, fmt.Sprint(workSQL, from, " ", s.touches), s.args...)
	if err != nil {
		return fmt.Errorf("read who works the leads: %w", err)
	}
	return nil
}

func (b *workBook) add(lead model.ID, t model.Touch) {
	if w := b.leads[lead]; w != nil && !t.Happened.Before(w.Since.Add(-24*time.Hour)) {
		w.Touches = append(w.Touches, t)
	}
}

// join gives the touches of people to the leads they take part in.
func (b *workBook) join(ctx context.Context, f *File, s scope) error {
	if len(b.loose) == 0 {
		return nil
	}
	err := direct(ctx, f.eyes, 2, func(v []driver.Value) {
		for _, t := range b.loose[b.look.twins.one(idIn(v[1]))] {
			b.add(b.look.twins.one(idIn(v[0])), t)
		}
	}, `select lead, person from part where deleted = 0 `+s.parts, s.args...)
	if err != nil {
		return fmt.Errorf("read parts: %w", err)
	}
	return nil
}

func idIn(v driver.Value) model.ID {
	b, _ := v.([]byte)
	return asID(b)
}

func textIn(v driver.Value) string {
	s, _ := v.(string)
	return s
}

func timeIn(v driver.Value) time.Time {
	n, ok := v.(int64)
	if !ok {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

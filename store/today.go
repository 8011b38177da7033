package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/score"
	"baton/model/sla"
	"baton/model/today"
)

// Today is the list of what there is to do, for everybody, at the desk's
// moment, by the law in force. It reads a few tables whole and in their order;
// the past of a lead only where a promise may run there.
func (d *Desk) Today(ctx context.Context) (today.Day, error) {
	t := &todayReader{Desk: d, now: d.Now()}
	if err := t.begin(ctx); err != nil {
		return today.Day{}, err
	}
	if err := t.read(ctx); err != nil {
		return today.Day{}, fmt.Errorf("read today: %w", err)
	}
	day := today.List(t.in)
	return day, t.name(ctx, &day)
}

// todayReader collects what the list is drawn from.
type todayReader struct {
	*Desk
	now   time.Time
	look  *lookup
	rules *score.Rules
	in    today.Facts

	firms map[model.ID]*model.Company
	leads []model.Lead                 // open, and resting
	heard map[model.ID]contact         // by person, or by lead where no person is named
	parts map[model.ID][]model.Contact // by lead
	wrote []bool                       // of each lead: it may wait for our answer
}

// contact is when there was contact last, in milliseconds: either way, by us,
// and by them without an answer being part of it.
type contact struct{ any, ours, asks int64 }

func (c contact) with(o contact) contact {
	return contact{max(c.any, o.any), max(c.ours, o.ours), max(c.asks, o.asks)}
}

func (t *todayReader) begin(ctx context.Context) error {
	book, err := t.readRulebook(ctx, t.eyes, t.now)
	if err != nil {
		return err
	}
	t.rules = book.rules
	t.in = today.Facts{Law: book.law, Now: t.now, Members: book.members, Arbiter: book.arbiter}
	twins, err := readTwins(ctx, t.eyes)
	if err != nil {
		return err
	}
	t.look = &lookup{twins: twins, firm: book.books.firm, law: book.law, stages: map[model.ID]model.Stage{}, names: map[model.ID]string{}}
	for _, s := range book.law.Stages {
		t.look.stages[s.ID] = s
	}
	if t.in.Calendar, err = sla.New(book.law.Calendar); err != nil {
		return err
	}
	t.in.Aways, err = t.Aways(ctx)
	return err
}

func (t *todayReader) read(ctx context.Context) error {
	if err := t.tables(ctx); err != nil {
		return err
	}
	t.judge()
	if err := t.small(ctx); err != nil {
		return err
	}
	if err := t.owed(ctx); err != nil {
		return err
	}
	return t.decide(ctx)
}

// tables reads the large ones on two connections.
func (t *todayReader) tables(ctx context.Context) error {
	var stage map[model.ID]standing
	var leads []model.Lead
	err := both(func() (err error) {
		if t.heard, err = t.contacts(ctx); err != nil {
			return err
		}
		t.firms, err = readCompanies(ctx, t.eyes, t.look.twins)
		return err
	}, func() (err error) {
		if leads, err = readLeads(ctx, t.eyes, t.look.twins, ""); err != nil {
			return err
		}
		if stage, err = t.standing(ctx); err != nil {
			return err
		}
		t.parts, err = readContacts(ctx, t.eyes, t.look.twins, "")
		return err
	})
	if err != nil {
		return err
	}
	for i := range leads {
		l := &leads[i]
		at := stage[l.ID]
		row := model.LeadRow{Route: l.Route, Stage: at.stage}
		t.look.dress(&row)
		if row.Outcome != "open" && row.Outcome != "nurture" {
			continue
		}
		l.Stage, l.Since, l.Wake = row.Stage, at.since, at.wake
		t.leads = append(t.leads, *l)
	}
	return nil
}

// standing is where a lead stands, since when, and when it wakes up.
type standing struct {
	stage model.ID
	since time.Time
	wake  string
}

func (t *todayReader) standing(ctx context.Context) (map[model.ID]standing, error) {
	out := map[model.ID]standing{}
	err := direct(ctx, t.eyes, 4, func(v []driver.Value) {
		at, _ := v[2].(int64)
		wake, _ := v[3].(string)
		out[idOf(v[0])] = standing{idOf(v[1]), time.UnixMilli(at).UTC(), wake}
	}, `select root, "to", happened, wake from move where deleted = 0 order by root, happened, id`)
	return out, err
}

func idOf(v driver.Value) model.ID {
	b, _ := v.([]byte)
	return asID(b)
}

// contactSQL sums touches up; a machine's mail is none.
const contactSQL = `select %s, max(person is null), max(happened), max(case when direction = 'out' and coalesce(outcome, '') <> 'bounced' then happened end),
 max(case when direction = 'in' and coalesce(outcome, '') in ('', 'left-word') then happened end)
from touch where deleted = 0 and happened <= %d and coalesce(automatic, 0) = 0 %s group by 1`

// contacts reads them by the row they hang on, which is the person's; the few
// that name no person are read once more, by their lead.
func (t *todayReader) contacts(ctx context.Context) (map[model.ID]contact, error) {
	out := map[model.ID]contact{}
	var loose []model.ID
	keep := func(id model.ID, v []driver.Value) {
		var c contact
		c.any, _ = v[2].(int64)
		c.ours, _ = v[3].(int64)
		c.asks, _ = v[4].(int64)
		who := t.look.twins.one(id)
		out[who] = c.with(out[who])
	}
	err := direct(ctx, t.eyes, 5, func(v []driver.Value) {
		if v[1] == int64(1) {
			loose = append(loose, idOf(v[0]))
			return
		}
		keep(idOf(v[0]), v)
	}, fmt.Sprintf(contactSQL, "root", t.now.UnixMilli(), ""))
	if err != nil {
		return nil, err
	}
	return out, among(loose, func(where string, args []any) error {
		return direct(ctx, t.eyes, 5, func(v []driver.Value) { keep(idOf(v[0]), v) }, fmt.Sprintf(contactSQL, "lead", t.now.UnixMilli(), where), args...)
	})
}

// judge fills in what the list looks at of each lead, half of them beside the
// other half.
func (t *todayReader) judge() {
	t.in.Leads, t.wrote = make([]today.Lead, len(t.leads)), make([]bool, len(t.leads))
	half := func(from, to int) func() error {
		return func() error {
			criteria := t.rules.Criteria()
			for i := from; i < to; i++ {
				t.in.Leads[i], t.wrote[i] = t.judged(&t.leads[i], criteria)
			}
			return nil
		}
	}
	_ = both(half(0, len(t.leads)/2), half(len(t.leads)/2, len(t.leads)))
}

// judged is a lead as the list looks at it, and whether it may wait for our
// answer.
func (t *todayReader) judged(l *model.Lead, criteria []model.Criterion) (out today.Lead, wrote bool) {
	people := t.parts[l.ID]
	c := t.heard[l.ID]
	for _, p := range people {
		c = c.with(t.heard[p.Person])
	}
	out = today.Lead{ID: l.ID, Stage: l.Stage, Route: l.Route, Owner: l.Owner, Created: l.Created, Since: l.Since, Touched: milli(c.any), Answered: milli(c.ours),
		Step: l.NextStep, StepDate: l.NextDate, Wake: l.Wake}
	f := model.Facts{Lead: l, Company: t.firms[l.Company], People: people, Measured: true}
	if gate := today.NextGate(t.in.Law, t.look.stages[l.Stage], l.Route); gate != "" && t.look.stages[l.Stage].Kind == "open" {
		if open, ok := today.Asks(t.rules, criteria, &f, gate, t.now); ok {
			out.Wants, out.WantsWhy = open.ID, cmp.Or(open.Question, "Find out: "+open.Name)
		}
	}
	if !out.Wants.IsZero() || out.Idle(t.now) >= today.SleepDays { // of the others nothing is said that their fit decides
		s := t.rules.Score(&f, t.now)
		out.Fit, out.Fits = s.Fit, s.Band == model.WarmUp || s.Band == model.TalkNow
	}
	return out, c.asks > c.ours
}

func milli(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// small reads what there is little of.
func (t *todayReader) small(ctx context.Context) (err error) {
	day := t.now.In(t.look.firm.Location())
	if t.in.Tasks, err = tasks(ctx, t.eyes, `and done is null and due <= ?`, day.AddDate(0, 0, 14).Format(time.DateOnly)); err != nil {
		return err
	}
	for i := range t.in.Tasks {
		t.in.Tasks[i].Lead = t.look.twins.one(t.in.Tasks[i].Lead)
	}
	if t.in.Snoozes, err = snoozes(ctx, t.eyes, `and until > ?`, t.now.UnixMilli()); err != nil {
		return err
	}
	waiting, err := waits(ctx, t.eyes, `and ("to" is null or "to" > ?)`, t.now.UnixMilli())
	if err != nil {
		return err
	}
	at := t.index()
	for _, w := range waiting {
		if i, ok := at[t.look.twins.one(w.Lead)]; ok {
			t.in.Leads[i].Waits = true
		}
	}
	if err := t.stopped(ctx); err != nil {
		return err
	}
	return direct(ctx, t.eyes, 2, func(v []driver.Value) {
		if i, ok := at[idOf(v[0])]; ok {
			ms, _ := v[1].(int64)
			t.in.Leads[i].StepTime = milli(ms)
		}
	}, `select root, next_time from lead where deleted = 0 and next_time is not null and next_date >= ?`, day.Format(time.DateOnly))
}

// stopped notes the leads all of whose people asked us to stop.
func (t *todayReader) stopped(ctx context.Context) error {
	asked := map[model.ID]bool{}
	err := direct(ctx, t.eyes, 1, func(v []driver.Value) { asked[idOf(v[0])] = true }, `select root from person where deleted = 0 and permission = 'asked-to-stop'`)
	for i := range t.leads {
		people := t.parts[t.leads[i].ID]
		t.in.Leads[i].Stopped = len(people) > 0 && !slices.ContainsFunc(people, func(p model.Contact) bool { return !asked[p.Person] })
	}
	return err
}

func (t *todayReader) index() map[model.ID]int {
	at := make(map[model.ID]int, len(t.leads))
	for i := range t.leads {
		at[t.leads[i].ID] = i
	}
	return at
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"baton/model"
	"baton/model/today"
)

// tries is how many leads are looked at closely: the fittest ones.
const tries = 200

// decide looks closely at the leads that something is owed to, for whether
// they are worth a talk now, and at those with one open question, for whether
// it decides.
func (t *todayReader) decide(ctx context.Context) error {
	at := t.index()
	var owed, asked []int
	for _, o := range t.in.Owed {
		if i, ok := at[o.Lead]; ok && !slices.Contains(owed, i) && len(owed) < tries {
			owed = append(owed, i)
		}
	}
	err := t.about(ctx, owed, func(i int, f *model.Facts) { t.in.Leads[i].Talk = t.rules.Score(f, t.now).Band == model.TalkNow })
	if err != nil {
		return err
	}
	for i := range t.in.Leads {
		if !t.in.Leads[i].Wants.IsZero() {
			asked = append(asked, i)
		}
	}
	slices.SortStableFunc(asked, func(a, b int) int { return cmp.Compare(t.in.Leads[b].Fit, t.in.Leads[a].Fit) })
	for _, i := range asked[min(tries, len(asked)):] {
		t.in.Leads[i].Wants = model.ID{}
	}
	criteria := map[model.ID]model.Criterion{}
	for _, c := range t.in.Law.Criteria {
		criteria[c.ID] = c
	}
	return t.about(ctx, asked[:min(tries, len(asked))], func(i int, f *model.Facts) {
		l := &t.in.Leads[i]
		gate := today.NextGate(t.in.Law, t.look.stages[l.Stage], l.Route)
		if !today.Decides(t.rules, f, criteria[l.Wants], gate, t.now) {
			l.Wants = model.ID{}
		}
	})
}

// name says what each line's lead is called.
func (t *todayReader) name(ctx context.Context, day *today.Day) error {
	known := map[model.ID]string{}
	for i := range t.leads {
		if c := t.firms[t.leads[i].Company]; c != nil {
			known[t.leads[i].ID] = c.Name
		}
	}
	for _, list := range [][]today.Item{day.Items, day.Ahead} {
		for i := range list {
			id := list[i].Lead
			if known[id] == "" {
				name, err := t.called(ctx, id)
				if err != nil {
					return err
				}
				known[id] = name
			}
			list[i].Name = known[id]
		}
	}
	return nil
}

func (t *todayReader) called(ctx context.Context, lead model.ID) (string, error) {
	row := model.LeadRow{}
	err := t.eyes.QueryRowContext(ctx, t.look.twins.twinned(`select coalesce(l.title, ''), coalesce(c.name, ''),
 coalesce((select p.name from part t join person p on p.root = {t.person} and p.id = p.root where [t.lead ? l.id] and t.deleted = 0 and p.deleted = 0 order by coalesce(t.first, 0) desc, t.id limit 1), '')
from lead l left join company c on c.root = {l.company} and c.id = c.root where l.root = ? and l.id = ?`), lead[:], lead[:]).Scan(&row.Title, &row.Name, &row.Person)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	if err != nil {
		return "", fmt.Errorf("read a lead's name: %w", err)
	}
	return row.Shown(), nil
}

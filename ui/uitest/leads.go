package uitest

import (
	"context"
	"fmt"
	"time"

	"baton/model"
	"baton/store"
)

var (
	names  = []string{"Harbour Pay", "Kite Retail", "Lumen Software", "Orchard Foods", "Pine Freight"}
	trades = []string{"Payments", "Online retail", "Software", "Food", "Logistics"}
	routes = []string{"inbound", "introduced", "inbound", "outbound", "introduced"}
	// where leads stand after Spread: the stages by their place in the journey
	places = []int{2, 2, 1, 3, 0, 2, 4, 5, 3, 8, 6, 10, 1, 7}
)

// Fill gives the firm leads with what is usually known of them: some facts are
// missing, some questions are answered, every other one was met.
func (w *World) Fill(n int) *World {
	w.T.Helper()
	w.change("Import", func(d *store.Desk) error {
		for i := range n {
			company, err := d.Add(context.Background(), "company", company(i))
			if err != nil {
				return err
			}
			if err := w.lead(d, company, i); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

// Spread moves the leads along the journey and out of it.
func (w *World) Spread() *World {
	w.T.Helper()
	ctx := context.Background()
	rows, err := w.Desk.Leads(ctx)
	if err != nil {
		w.T.Fatal(err)
	}
	stages := w.Law().Stages
	w.change("Import", func(d *store.Desk) error {
		for i, r := range rows {
			to := stages[places[i%len(places)]]
			if _, err := d.Add(ctx, "move", model.Fields{"lead": r.ID.String(), "to": to.ID.String(), "happened": d.Now().AddDate(0, 0, -i).UnixMilli()}); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func (w *World) change(label string, run func(*store.Desk) error) {
	w.T.Helper()
	if err := w.Desk.Batch(context.Background(), label, run); err != nil {
		w.T.Fatal(err)
	}
}

func company(i int) model.Fields {
	f := model.Fields{"name": fmt.Sprintf("%s %d", names[i%5], i/5+1)}
	if i%3 != 2 {
		f["employees"] = int64(20 + i*37%400)
	}
	if i%10 == 2 {
		f["best"] = true
	}
	if i%4 != 3 {
		f["industry"] = trades[i%5]
	}
	return f
}

func (w *World) lead(d *store.Desk, company model.ID, i int) error {
	ctx := context.Background()
	person, err := d.Add(ctx, "person", model.Fields{"name": fmt.Sprintf("Jane Doe %d", i)})
	if err != nil {
		return err
	}
	route := routes[i%5]
	f := model.Fields{"company": company.String(), "kind": "new-client", "route": route, "created": d.Now().AddDate(0, -1, -i).UnixMilli()}
	if route == "introduced" {
		f["introducer"] = person.String()
	}
	id, err := d.Add(ctx, "lead", f)
	if err != nil {
		return err
	}
	if _, err := d.Add(ctx, "part", model.Fields{"lead": id.String(), "person": person.String(), "first": true}); err != nil {
		return err
	}
	if i%2 == 0 {
		if _, err := d.Touch(ctx, model.Touch{Lead: id, Person: person, Kind: "meeting", Outcome: "talked", Happened: d.Now().Add(-time.Duration(i) * 48 * time.Hour)}); err != nil {
			return err
		}
	}
	return answer(d, id, i)
}

func answer(d *store.Desk, lead model.ID, i int) error {
	law, err := d.Draft(context.Background())
	if err != nil {
		return err
	}
	for j, c := range law.Criteria {
		if c.How == "question" && c.Class != "never" && (i+j)%3 != 0 {
			if err := d.Answer(context.Background(), lead, c.ID, []string{"met", "met", "not-met"}[(i*j)%3], "said so on the phone"); err != nil {
				return err
			}
		}
	}
	return nil
}

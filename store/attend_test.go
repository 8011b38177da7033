package store_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"baton/model"
	"baton/model/trigger"
	"baton/store"
	"baton/store/storetest"
)

const guests = `Name;E-mail;Company;Attended
Jane Doe;jane@acme.example;Acme;yes
Ben Ode;ben@brill.example;Brill;Yes
Cleo Pax;cleo@corda.example;Corda;no
Dan Eld;dan@dorn.example;Dorn;
Jane Doe;jane@acme.example;Acme;yes
`

func TestDesk_Import_event(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	acme := lead(t, d, model.NewLead{Company: "Acme", Person: "Jane Doe", Email: "jane@acme.example", Created: storetest.Now.AddDate(0, -3, 0)})
	evening := add(t, d, "campaign", model.Fields{"name": "Cost evening", "kind": "meetup", "from": "2026-10-12", "source": "Meetup"})
	before := dumped(t, d)
	list := model.ListSource{Name: "guests.csv", Data: []byte(guests), Event: evening}
	res, err := d.Import(ctx, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("who came is counted, who did not, and of whom the list says nothing", func(t *testing.T) {
		if res.Read != 5 || res.Duplicates != 1 || res.Came != 2 || res.Missed != 1 || res.Unsaid != 1 || res.Nouns["lead"].Created != 3 || res.Nouns["touch"].Created != 2 {
			t.Errorf("%+v", res)
		}
	})
	t.Run("whom the firm knows has a touch on the event's day, and keeps its lead", func(t *testing.T) {
		detail, err := d.Lead(ctx, acme)
		if err != nil {
			t.Fatal(err)
		}
		if len(detail.Touches) != 1 || detail.Touches[0].Kind != "event" || detail.Touches[0].Exact != "day" || detail.Touches[0].Campaign != evening || detail.Row.Source != "" {
			t.Errorf("%+v %q", detail.Touches, detail.Row.Source)
		}
	})
	t.Run("who is new became a lead of the event, and only who came has a touch", func(t *testing.T) {
		rows, err := d.Leads(ctx)
		if err != nil || len(rows) != 4 {
			t.Fatalf("%d %v", len(rows), err)
		}
		for _, r := range rows {
			detail, err := d.Lead(ctx, r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if came := r.Name == "Acme" || r.Name == "Brill"; (len(detail.Touches) == 1) != came {
				t.Errorf("%s has %d touches", r.Name, len(detail.Touches))
			}
			if r.Name != "Acme" && (r.Source != "Meetup" || r.Route != "inbound" || r.Created.Format("2006-01-02") != "2026-10-11") { // midnight in Lisbon
				t.Errorf("%+v", r)
			}
		}
	})
	t.Run("the same list again writes nothing, and so does ticking who came", func(t *testing.T) {
		after := dumped(t, d)
		again, err := d.Import(ctx, list, nil)
		if err != nil || again.Created+again.Updated != 0 || again.Unchanged != 4 {
			t.Errorf("%+v %v", again, err)
		}
		people, err := d.Attendees(ctx, evening)
		if err != nil || len(people) != 2 || people[1].Name != "Jane Doe" || people[1].Company != "Acme" || len(people[1].Leads) != 1 {
			t.Fatalf("%+v %v", people, err)
		}
		if err := d.Attend(ctx, evening, []model.ID{people[0].Person, people[1].Person}); err != nil {
			t.Fatal(err)
		}
		if dumped(t, d) != after {
			t.Error("something was written")
		}
	})
	t.Run("one undo takes all of it back", func(t *testing.T) {
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if dumped(t, d) != before {
			t.Error("something is left")
		}
	})
	t.Run("an event without a day, or one to come, has nobody yet", func(t *testing.T) {
		for day, want := range map[string]string{"": "has no day yet", "2026-12-03": "is on 3 December 2026"} {
			f := model.Fields{"from": nil}
			if day != "" {
				f["from"] = day
			}
			set(t, d, "campaign", evening, f)
			if _, err := d.Import(ctx, list, nil); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v", day, err)
			}
		}
	})
}

func dumped(t *testing.T, d *store.Desk) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDesk_Events(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	interested, _ := law(t, d).StageNamed("interested")
	evaluating, _ := law(t, d).StageNamed("evaluating")
	evening := add(t, d, "campaign", model.Fields{"name": "Cost evening", "kind": "meetup", "from": "2026-09-10", "days": int64(20)})
	add(t, d, "campaign", model.Fields{"name": "Newsletter"}) // no event
	day := storetest.Now.AddDate(0, -4, 0)
	for i, name := range []string{"Acme", "Brill", "Corda", "Dorn"} {
		early := d.During(d.Actor(), day)
		id := lead(t, early, model.NewLead{Company: name, Person: name + " Person", Created: day})
		if i%2 == 0 {
			detail, err := d.Lead(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Attend(ctx, evening, []model.ID{detail.Parts[0].Person}); err != nil {
				t.Fatal(err)
			}
		}
		if i == 0 {
			add(t, d, "move", model.Fields{"lead": id.String(), "from": interested.ID.String(), "to": evaluating.ID.String(), "happened": day.AddDate(0, 2, 0).UnixMilli(), "exact": "minute"})
		}
	}
	all, err := d.Events(ctx, 0)
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v %v", all, err)
	}
	if h := all[0]; h.People != 2 || h.Leads != 2 || h.Effect.There.String() != "1 of 2" || h.Effect.Others.String() != "0 of 2" || h.Effect.Verdict != trigger.Few {
		t.Errorf("%+v", h)
	}
}

package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// TestDesk_Move_wrong: what cannot be is refused in a sentence, and nothing is
// written.
func TestDesk_Move_wrong(t *testing.T) {
	d := storetest.New(t)
	a := law(t, d)
	stage := func(key string) model.ID {
		s, _ := a.StageNamed(key)
		return s.ID
	}
	lead := lead(t, d, model.NewLead{Company: "Acme", Route: "outbound"})
	day := 24 * time.Hour
	for _, c := range []struct {
		name string
		desk *store.Desk
		req  model.MoveRequest
		says string
	}{
		{"a move in the future", d, model.MoveRequest{Lead: lead, To: stage("aware"), When: model.When{At: d.Now().Add(time.Minute)}},
			"A move cannot happen in the future: give the time it happened, or set a next step with a date."},
		{"a day to come", d, model.MoveRequest{Lead: lead, To: stage("aware"), When: model.When{At: d.Now().Add(day), Exact: "day"}},
			"A move cannot happen in the future"},
		{"a clock that stands before the lead was created", d.During(d.Actor(), d.Now().Add(-40*day)), model.MoveRequest{Lead: lead, To: stage("aware")},
			"The lead was created on 2026-11-23, which is after now: say when the move happened."},
		{"a stage that does not exist", d, model.MoveRequest{Lead: lead, To: model.ID{1, 2, 3}},
			"There is no such stage: choose one of the journey's."},
		{"to where it stands", d, model.MoveRequest{Lead: lead, To: stage("target")},
			"The lead is in Target already."},
		{"a lead that does not exist", d, model.MoveRequest{Lead: model.ID{1, 2, 3}, To: stage("aware")},
			"There is no lead"},
		{"lost without a reason", d, model.MoveRequest{Lead: lead, To: stage("lost")},
			"Say why it was lost: did nothing, did it in-house"},
		{"set aside until a day that has come", d, model.MoveRequest{Lead: lead, To: stage("nurture"), Wake: "2026-11-20"},
			"2026-11-20 has come already"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := dump(t, d.File)
			_, err := c.desk.Move(ctx, c.req)
			var refused *model.Invalid
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %v", err)
			}
			if dump(t, d.File) != before {
				t.Error("something was written")
			}
		})
	}
	t.Run("a move told from before a later one is history: where the lead stands stays", func(t *testing.T) {
		if _, err := d.Move(ctx, model.MoveRequest{Lead: lead, To: stage("aware")}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Move(ctx, model.MoveRequest{Lead: lead, To: stage("interested"), When: model.When{At: d.Now().Add(-3 * day), Exact: "day"}}); err != nil {
			t.Fatal(err)
		}
		if got := row(t, d, lead).StageKey; got != "aware" {
			t.Errorf("it stands in %s", got)
		}
	})
}

// TestSync_crossedMoves: two people move one lead at once, in two copies of
// the file. Both moves stay, everybody sees the same, and a sentence says so.
func TestSync_crossedMoves(t *testing.T) {
	for _, c := range []struct {
		name        string
		here, there string
		earlier     time.Duration // of the move that was made there
		want        string
		says        bool
	}{
		{"the later by when it happened stands", "aware", "interested", time.Hour, "aware", true},
		{"whoever's it is", "aware", "interested", -time.Hour, "interested", true},
		{"to the same stage is no surprise", "aware", "aware", time.Hour, "aware", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := laptops(t, 1)
			ben := add(t, all[0].Desk, "member", model.Fields{"name": "Ben"})
			hers := lead(t, all[0].During(all[0].Actor(), all[0].Now().Add(-90*24*time.Hour)), model.NewLead{Company: "Acme", Route: "outbound"})
			all[0].sync()
			ada, other := all[0], another(t, all[0].Path())
			a := law(t, ada.Desk)
			move := func(d *store.Desk, who model.Actor, key string, at time.Time) {
				t.Helper()
				to, _ := a.StageNamed(key)
				if _, err := d.During(who, at).Move(ctx, model.MoveRequest{Lead: hers, To: to.ID}); err != nil {
					t.Fatal(err)
				}
			}
			moment := ada.Now().Add(-5 * time.Hour)
			move(ada.Desk, ada.Actor(), c.here, moment)
			move(other.Desk, model.Actor{Member: ben, Hat: ada.Actor().Hat}, c.there, moment.Add(-c.earlier))
			ada.sync()
			ada.to(other)
			told := strings.Join(other.sync().Sentences(), " ")
			other.to(ada)
			ada.sync()
			for _, l := range []laptop{ada, other} {
				if got := row(t, l.Desk, hers).StageKey; got != c.want {
					t.Errorf("it stands in %s, not %s", got, c.want)
				}
				detail, err := l.Lead(ctx, hers)
				if err != nil || len(detail.Moves) != 3 {
					t.Errorf("its history has %d moves (%v)", len(detail.Moves), err)
				}
			}
			if dump(t, ada.File) != dump(t, other.File) {
				t.Error("they do not see the same")
			}
			if got := strings.Contains(told, "moved Acme without knowing of each other"); got != c.says {
				t.Errorf("the round says %q", told)
			}
			if c.says && (!strings.Contains(told, "Ada") || !strings.Contains(told, "Ben") || !strings.Contains(told, "it stands in "+title(a, c.want))) {
				t.Errorf("the round says %q", told)
			}
		})
	}
	t.Run("one after the other is no crossing", func(t *testing.T) {
		all := laptops(t, 1)
		hers := lead(t, all[0].During(all[0].Actor(), all[0].Now().Add(-90*24*time.Hour)), model.NewLead{Company: "Acme", Route: "outbound"})
		a := law(t, all[0].Desk)
		to := func(key string) model.ID { s, _ := a.StageNamed(key); return s.ID }
		if _, err := all[0].Move(ctx, model.MoveRequest{Lead: hers, To: to("aware")}); err != nil {
			t.Fatal(err)
		}
		all[0].sync()
		other := another(t, all[0].Path())
		if _, err := other.During(other.Actor(), other.Now().Add(time.Hour)).Move(ctx, model.MoveRequest{Lead: hers, To: to("interested")}); err != nil {
			t.Fatal(err)
		}
		other.sync()
		other.to(all[0])
		if told := strings.Join(all[0].sync().Sentences(), " "); strings.Contains(told, "without knowing") {
			t.Errorf("the round says %q", told)
		}
	})
}

func title(a *model.Agreement, key string) string {
	s, _ := a.StageNamed(key)
	return s.Name
}

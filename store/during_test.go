package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestDesk_During(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	ben, err := d.Add(ctx, "member", model.Fields{"name": "Ben"})
	if err != nil {
		t.Fatal(err)
	}
	var lead model.ID
	monday := storetest.Now.AddDate(0, 0, -14)
	tell := func(b *store.Desk) (err error) {
		if lead, err = b.During(d.Actor(), monday).AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"}); err != nil {
			return err
		}
		if _, err = b.During(model.Actor{Member: ben}, monday.AddDate(0, 0, 1)).Touch(ctx, model.Touch{Lead: lead, Kind: "call"}); err != nil {
			return err
		}
		_, err = b.Touch(ctx, model.Touch{Lead: lead, Kind: "mail"})
		return err
	}
	if err := d.Batch(ctx, "Two weeks", tell); err != nil {
		t.Fatal(err)
	}
	got, err := d.Lead(ctx, lead)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("each event of one transaction is by whoever did it, when it was done", func(t *testing.T) {
		if len(got.Touches) != 2 || !got.Lead.Created.Equal(monday) {
			t.Fatalf("created %v, %d touches", got.Lead.Created, len(got.Touches))
		}
		call, mail := got.Touches[0], got.Touches[1]
		if call.By != ben || !call.Happened.Equal(monday.AddDate(0, 0, 1)) || !call.Recorded.Equal(call.Happened) {
			t.Errorf("the call: by %s at %v, recorded %v", call.By, call.Happened, call.Recorded)
		}
		if mail.By != d.Actor().Member || !mail.Happened.Equal(storetest.Now) {
			t.Errorf("the mail after it: by %s at %v", mail.By, mail.Happened)
		}
	})
	t.Run("it is one change, and its header is the desk's own", func(t *testing.T) {
		lines, err := d.Journal(ctx, 1)
		if err != nil || lines[0].What != "Two weeks" || lines[0].By != d.Actor().Name {
			t.Errorf("%+v %v", lines, err)
		}
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if rows, err := d.LeadRows(ctx, []model.ID{lead}); err != nil || len(rows) != 0 {
			t.Errorf("undone as one, but %d leads are left, %v", len(rows), err)
		}
	})
	t.Run("what has not come yet by that clock is refused, and nothing is kept", func(t *testing.T) {
		before := dump(t, d.File)
		err := d.Batch(ctx, "Too early", func(b *store.Desk) error {
			early := b.During(d.Actor(), monday)
			if _, err := early.AddLead(ctx, model.NewLead{Company: "Beacon"}); err != nil {
				return err
			}
			_, err := early.Touch(ctx, model.Touch{Lead: lead, Kind: "call", Happened: monday.Add(time.Hour)})
			return err
		})
		var refused *model.Invalid
		if !errors.As(err, &refused) || dump(t, d.File) != before {
			t.Errorf("got %v", err)
		}
	})
	sound(t, d.File)
}

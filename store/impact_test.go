package store_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

func TestDesk_Impact_AmongManyLeads(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	law, err := d.InForce(ctx)
	must(err)
	move := func(line, stage string) {
		t.Helper()
		lead, err := d.AddLine(ctx, line)
		must(err)
		_, err = d.Touch(ctx, model.Touch{Lead: lead, Kind: "meeting", Direction: "in", Outcome: "talked"})
		must(err)
		to, _ := law.StageNamed(stage)
		_, err = d.Add(ctx, "move", model.Fields{"lead": lead.String(), "to": to.ID.String(), "happened": d.Now().UnixMilli()})
		must(err)
	}
	impact := func() model.Impact {
		t.Helper()
		i, err := d.Impact(ctx)
		must(err)
		return i
	}
	move("Harbourline, Ines Calder, platform rebuild", "evaluating")
	move("Fennwick Pay, Mira Solheim, on-call", "scoping")
	alone := impact()
	if len(alone.Rows) < 2 {
		t.Fatalf("%d hand-offs of two leads", len(alone.Rows))
	}
	for i := range 40 {
		move(fmt.Sprintf("Aldernet %d, Jo Lind, something", i), "interested")
	}
	t.Run("leads that passed no gate change nothing", func(t *testing.T) {
		if among := impact(); !reflect.DeepEqual(among, alone) {
			t.Errorf("among many\n%+v\nalone\n%+v", among, alone)
		}
	})
}

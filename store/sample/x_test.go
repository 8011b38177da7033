package sample

import (
	"context"
	"fmt"
	"testing"
	"time"
	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func TestX(t *testing.T) {
	ctx := context.Background()
	d := storetest.FromTemplate(t, "cloud")
	law, _ := d.Draft(ctx)
	sig, _ := law.StageNamed("interested")
	aw, _ := law.StageNamed("aware")
	t0 := time.Now()
	lap := func(s string, n int) { e := time.Since(t0); fmt.Println(s, n, e, e/time.Duration(n)); t0 = time.Now() }
	err := d.Batch(ctx, "x", func(b *store.Desk) error {
		for i := range 420 {
			_, err := b.Add(ctx, "company", model.Fields{"name": fmt.Sprint("C", i), "relationship": "prospect"})
			if err != nil { return err }
		}
		lap("company", 420)
		for i := range 600 {
			_, err := b.Add(ctx, "person", model.Fields{"name": fmt.Sprint("P", i)})
			if err != nil { return err }
		}
		lap("person", 600)
		var ids []model.ID
		for i := range 250 {
			id, err := b.AddLead(ctx, model.NewLead{Company: fmt.Sprint("C", i)})
			if err != nil { return err }
			ids = append(ids, id)
		}
		lap("lead", 250)
		for i := range 1000 {
			_, err := b.Touch(ctx, model.Touch{Lead: ids[i%250], Kind: "call"})
			if err != nil { return err }
		}
		lap("touch", 1000)
		for i := range 250 {
			to := sig.ID
			if i%2==0 || true { to = aw.ID }
			_, err := b.Move(ctx, model.MoveRequest{Lead: ids[i], To: to})
			if err != nil { return err }
		}
		lap("move", 250)
		return nil
	})
	fmt.Println(err)
	lap("commit", 1)
	_ = d.Publish(ctx)
	lap("publish", 1)
}

package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// house is a firm of three: one in each team.
type house struct {
	t                    *testing.T
	file                 *store.File
	ada, nadia, tom, pia *store.Desk
	now                  time.Time
}

func newHouse(t *testing.T) *house {
	ada := storetest.New(t)
	h := &house{t: t, file: ada.File, ada: ada, now: storetest.Now}
	a := h.draft()
	teams := map[string]model.ID{}
	for _, team := range a.Teams {
		teams[team.Key] = team.ID
	}
	h.must(ada.Set(context.Background(), "member", ada.Actor().Member, model.Fields{"hat." + teams["marketing"].String(): nil, "hat." + teams["bd"].String(): nil, "hat." + teams["sales"].String(): nil}))
	join := func(name, team string) *store.Desk {
		id, err := ada.Add(context.Background(), "member", model.Fields{"name": name, "hat." + teams[team].String(): true})
		h.must(err)
		return ada.File.As(model.Actor{Member: id, Name: name, Hat: teams[team]}, func() time.Time { return h.now })
	}
	h.nadia, h.pia, h.tom = join("Nadia", "marketing"), join("Pia", "bd"), join("Tom", "sales")
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) draft() *model.Agreement {
	h.t.Helper()
	a, err := h.ada.Draft(context.Background())
	h.must(err)
	return a
}

func (h *house) law() *model.Agreement {
	h.t.Helper()
	a, err := h.nadia.InForce(context.Background())
	h.must(err)
	return a
}

func (h *house) versions() []model.Version {
	h.t.Helper()
	all, err := h.nadia.Versions(context.Background())
	h.must(err)
	return all
}

func (h *house) sign(effective string, who ...*store.Desk) model.ID {
	h.t.Helper()
	var id model.ID
	for _, d := range who {
		var err error
		id, err = d.Sign(context.Background(), id, effective)
		h.must(err)
	}
	return id
}

func (h *house) raise(fit int64) {
	h.t.Helper()
	h.must(h.nadia.Set(context.Background(), "definition", h.draft().Definitions[0].ID, model.Fields{"fit": fit}))
}

func TestDesk_Sign(t *testing.T) {
	ctx := context.Background()
	t.Run("the draft holds until everybody has signed, then the version does", func(t *testing.T) {
		h := newHouse(t)
		h.raise(550)
		if h.law().Version != 0 || h.law().Definitions[0].Fit != 550 {
			t.Fatal("the draft does not hold")
		}
		h.sign("", h.nadia, h.pia)
		if v := h.versions(); len(v) != 1 || v[0].State != model.Proposed || len(v[0].Missing()) != 1 || v[0].Missing()[0].Name != "Sales" || h.law().Version != 0 {
			t.Fatalf("one signature short: %+v", v)
		}
		h.sign("", h.tom)
		if v := h.versions(); v[0].State != model.InForce || h.law().Version != 1 {
			t.Fatalf("signed by all: %+v", v)
		}
		h.raise(700)
		if h.law().Definitions[0].Fit != 550 || h.draft().Definitions[0].Fit != 700 {
			t.Error("a change of the draft holds without a signature")
		}
	})
	t.Run("a version asks only whom its changes bind", func(t *testing.T) {
		h := newHouse(t)
		h.sign("", h.nadia, h.pia, h.tom)
		h.raise(700)
		refused(t, func() error { _, err := h.tom.Sign(ctx, model.ID{}, ""); return err }(), "does not ask Tom")
		if len(h.versions()) != 1 {
			t.Error("a version was put forward by somebody it does not ask")
		}
		h.sign("", h.nadia, h.pia)
		v := h.versions()
		if len(v) != 2 || v[1].State != model.InForce || v[0].State != model.Past || len(v[1].Asks) != 2 || strings.Join(v[1].Asks[0].Sections, " ") != "definitions" {
			t.Fatalf("%+v", v[1])
		}
		refused(t, func() error { _, err := h.nadia.Sign(ctx, model.ID{}, ""); return err }(), "Nothing has changed since version 2")
	})
	t.Run("wording holds at once and asks nobody", func(t *testing.T) {
		h := newHouse(t)
		h.sign("", h.nadia, h.pia, h.tom)
		stage := h.draft().Stages[2]
		h.must(h.nadia.Set(ctx, "stage", stage.ID, model.Fields{"thinks": "Who could do it?"}))
		if got := h.law(); got.Stages[2].Thinks != "Who could do it?" || got.Version != 1 {
			t.Errorf("the law says %q", got.Stages[2].Thinks)
		}
		refused(t, func() error { _, err := h.nadia.Sign(ctx, model.ID{}, ""); return err }(), "need no signature")
	})
	t.Run("it holds from its day on", func(t *testing.T) {
		h := newHouse(t)
		h.sign("2026-12-01", h.nadia, h.pia, h.tom)
		if v := h.versions()[0]; v.State != model.Coming || h.law().Version != 0 {
			t.Fatalf("before its day: %s", v.State)
		}
		h.now = time.Date(2026, 11, 30, 23, 59, 0, 0, time.UTC)
		if h.law().Version != 0 {
			t.Error("a minute early")
		}
		h.now = h.now.Add(time.Minute)
		if h.law().Version != 1 {
			t.Error("its day has come")
		}
		refused(t, func() error { _, err := h.nadia.Sign(ctx, model.ID{}, ""); return err }(), "Nothing has changed")
		h.raise(700)
		refused(t, func() error { _, err := h.nadia.Sign(ctx, model.ID{}, "2026-11-01"); return err }(), "before it is signed")
		refused(t, func() error { _, err := h.nadia.Sign(ctx, model.ID{}, "soon"); return err }(), "not a date")
	})
	t.Run("the past keeps the law it had", func(t *testing.T) {
		h := newHouse(t)
		h.sign("", h.nadia, h.pia, h.tom)
		h.now = h.now.AddDate(0, 0, 10)
		h.raise(700)
		h.sign("", h.nadia, h.pia)
		if h.law().Definitions[0].Fit != 700 {
			t.Error("version 2 does not hold")
		}
		h.now = storetest.Now.AddDate(0, 0, 5)
		if h.law().Version != 1 || h.law().Definitions[0].Fit != 600 {
			t.Error("five days later it was still version 1")
		}
	})
	t.Run("a draft that moved on asks again, and the older text can still be signed", func(t *testing.T) {
		h := newHouse(t)
		h.sign("", h.nadia, h.pia, h.tom)
		h.raise(700)
		second := h.sign("", h.nadia)
		h.raise(650)
		third := h.sign("", h.nadia, h.pia)
		v := h.versions()
		if len(v) != 3 || third == second || h.law().Definitions[0].Fit != 650 || v[1].State != model.PassedOver {
			t.Fatalf("%d versions, in force %v", len(v), h.law().Definitions[0].Fit)
		}
		_, err := h.pia.Sign(ctx, second, "")
		refused(t, err, "passed over")
	})
	t.Run("a signature can be taken back until the version holds", func(t *testing.T) {
		h := newHouse(t)
		h.sign("", h.nadia, h.pia)
		_, err := h.pia.Undo(ctx)
		h.must(err)
		if v := h.versions(); len(v[0].Missing()) != 2 {
			t.Fatalf("%+v", v)
		}
		h.sign("", h.pia, h.tom)
		_, err = h.tom.Undo(ctx)
		refused(t, err, "its signatures stay")
	})
	t.Run("what was signed cannot be changed by hand", func(t *testing.T) {
		h := newHouse(t)
		id := h.sign("", h.nadia, h.pia, h.tom)
		refused(t, h.ada.Set(ctx, "bundle", id, model.Fields{"content": "{}"}), "stays as it is")
		refused(t, h.ada.Delete(ctx, "bundle", id), "stays in the history")
		refused(t, h.ada.Set(ctx, "signature", h.versions()[0].Signatures[0].ID, model.Fields{"member": h.ada.Actor().Member.String()}), "stays as it is")
	})
	t.Run("flaws are mended before anybody signs", func(t *testing.T) {
		h := newHouse(t)
		for _, c := range h.draft().Criteria {
			h.must(h.nadia.Set(ctx, "criterion", c.ID, model.Fields{"points": int64(10)}))
		}
		_, err := h.nadia.Sign(ctx, model.ID{}, "")
		refused(t, err, "No lead can reach the fit")
	})
	t.Run("a firm of one signs once", func(t *testing.T) {
		d := storetest.New(t)
		if _, err := d.Sign(ctx, model.ID{}, ""); err != nil {
			t.Fatal(err)
		}
		law, err := d.InForce(ctx)
		if err != nil || law.Version != 1 {
			t.Errorf("version %d, %v", law.Version, err)
		}
	})
	t.Run("a hand-off is judged by the law, and keeps it", func(t *testing.T) {
		h := newHouse(t)
		id := h.sign("", h.nadia, h.pia, h.tom)
		h.raise(700)
		lead, err := h.nadia.AddLead(ctx, model.NewLead{Company: "Acme", Person: "Jane Doe"})
		h.must(err)
		scoring, _ := h.law().StageNamed("evaluating")
		hint, err := h.nadia.MoveHint(ctx, lead, scoring.ID)
		h.must(err)
		if text := strings.Join(hint, " "); !strings.Contains(text, "of the 60 that a lead worth a conversation (MQL) needs") {
			t.Errorf("judged by %q", text)
		}
		law := h.law()
		if law.Bundle != id {
			t.Errorf("the law is %s, not %s", law.Bundle, id)
		}
	})
}

package store

import (
	"context"
	"strings"
	"testing"

	"baton/model"
)

// Whoever changes a version after it was signed, with whatever program, is
// told of: the version holds no longer.
func TestDesk_Versions_changedLater(t *testing.T) {
	ctx := context.Background()
	signed := func(t *testing.T) (*Desk, model.Version) {
		d := deskOf(t, laptopWith(t, newFirm(t)), 0)
		_, err := d.Sign(ctx, model.ID{}, "")
		must(t, err)
		all, err := d.Versions(ctx)
		must(t, err)
		if len(all) != 1 || all[0].State != model.InForce || len(all[0].Doubts) > 0 {
			t.Fatalf("%+v", all)
		}
		return d, all[0]
	}
	forge := func(t *testing.T, d *Desk, noun string, id model.ID, f model.Fields) {
		must(t, d.write(ctx, "Forge", func(w *writer) error {
			r, err := w.load(noun, w.firm, id)
			if err != nil {
				return err
			}
			return w.inscribe(w.next(), r, f)
		}))
	}
	for _, c := range []struct {
		name, says string
		do         func(*testing.T, *Desk, model.Version)
	}{
		{"its text", "cannot be read", func(t *testing.T, d *Desk, v model.Version) {
			content := strings.Replace(d.content(t, v.Bundle), `"fit":600`, `"fit":100`, 1)
			forge(t, d, "bundle", v.Bundle, model.Fields{"content": content})
		}},
		{"what a signature stands under", "signed another text of definitions", func(t *testing.T, d *Desk, v model.Version) {
			forge(t, d, "signature", v.Signatures[0].ID, model.Fields{"section.definitions": strings.Repeat("0", 64)})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, v := signed(t)
			c.do(t, d, v)
			all, err := d.Versions(ctx)
			must(t, err)
			if len(all) != 1 || all[0].State == model.InForce || !strings.Contains(strings.Join(all[0].Doubts, " "), c.says) {
				t.Errorf("%+v", all)
			}
			law, err := d.InForce(ctx)
			must(t, err)
			if law.Version != 0 {
				t.Error("it still holds")
			}
			var p model.Problems
			must(t, d.checkRules(ctx, &p))
			if !strings.Contains(p.Err().Error(), c.says) {
				t.Errorf("check says %v", p)
			}
		})
	}
}

func (d *Desk) content(t *testing.T, bundle model.ID) string {
	rs, err := records(context.Background(), d.eyes, "bundle", "and id = ?", bundle[:])
	must(t, err)
	return rs[0].text("content")
}

// Two people sign on two laptops, apart from each other.
func TestDesk_Sign_apart(t *testing.T) {
	ctx := context.Background()
	teams := func(t *testing.T) (ada, ben *Desk) {
		first := laptopWith(t, newFirm(t))
		d := deskOf(t, first, 0)
		a, err := d.Draft(ctx)
		must(t, err)
		ms, err := d.Members(ctx)
		must(t, err)
		sales, _ := a.TeamNamed("sales")
		must(t, d.Set(ctx, "member", ms[0].ID, model.Fields{"hat." + sales.ID.String(): nil}))
		must(t, d.Set(ctx, "member", ms[1].ID, model.Fields{"hat." + sales.ID.String(): true}))
		second := laptopWith(t, snapshotOf(t, first))
		return deskOf(t, first, 0), deskOf(t, second, 1)
	}
	meet := func(t *testing.T, a, b *Desk) []model.Version {
		takeOver(t, a.File, b.File)
		takeOver(t, b.File, a.File)
		if dumped(t, a.File) != dumped(t, b.File) {
			t.Fatal("they differ")
		}
		all, err := b.Versions(ctx)
		must(t, err)
		return all
	}
	t.Run("the same draft is one version, signed by both", func(t *testing.T) {
		ada, ben := teams(t)
		first, err := ada.Sign(ctx, model.ID{}, "")
		must(t, err)
		second, err := ben.Sign(ctx, model.ID{}, "")
		must(t, err)
		all := meet(t, ada, ben)
		if first != second || len(all) != 1 || all[0].State != model.InForce {
			t.Errorf("%+v", all)
		}
		disputes, err := ada.Disputes(ctx)
		must(t, err)
		if len(disputes) > 0 {
			t.Errorf("they dispute %+v", disputes)
		}
	})
	t.Run("two drafts are two versions, and neither is in force", func(t *testing.T) {
		ada, ben := teams(t)
		a, err := ada.Draft(ctx)
		must(t, err)
		_, err = ada.Sign(ctx, model.ID{}, "")
		must(t, err)
		must(t, ben.Set(ctx, "definition", a.Definitions[0].ID, model.Fields{"fit": int64(500)}))
		_, err = ben.Sign(ctx, model.ID{}, "")
		must(t, err)
		all := meet(t, ada, ben)
		if len(all) != 2 || all[0].State != model.Proposed || all[1].State != model.Proposed || all[0].Number != 1 || all[1].Number != 2 {
			t.Errorf("%+v", all)
		}
		law, err := ada.InForce(ctx)
		must(t, err)
		if law.Version != 0 || law.Definitions[0].Fit != 500 {
			t.Error("the draft as it is now is not in force")
		}
		_, err = ada.Sign(ctx, all[1].Bundle, "")
		must(t, err)
		law, err = ada.InForce(ctx)
		must(t, err)
		if law.Version != 2 {
			t.Errorf("version %d is in force", law.Version)
		}
	})
}

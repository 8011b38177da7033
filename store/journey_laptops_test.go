package store

import (
	"slices"
	"strings"
	"testing"

	"baton/model"
)

// Two people who change the journey at the same time: nobody's lead is left
// without a place, and everybody sees the same.
func TestDesk_MergeStage_onTwoLaptops(t *testing.T) {
	ctx := t.Context()
	b := newFirm(t)
	stages := func(f *File) (*model.Agreement, func(string) model.Stage) {
		a, err := f.Draft(ctx)
		must(t, err)
		return a, func(key string) model.Stage {
			s, _ := a.StageNamed(key)
			return s
		}
	}
	meet := func(f, other *File) {
		takeOver(t, f, other)
		takeOver(t, other, f)
		same(t, "the one", f, "the other", other)
		soundly(t, f)
		soundly(t, other)
	}
	rowOf := func(f *File, id model.ID) model.LeadRow {
		rows, err := deskOf(t, f, 0).LeadRows(ctx, []model.ID{id})
		must(t, err)
		return rows[0]
	}
	for _, c := range []struct {
		name        string
		here, there func(d *Desk, stage func(string) model.Stage, lead model.ID) error
		want        string // where the lead stands, on both
	}{
		{"one merges the stage while the other moves a lead into it",
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("aware").ID, stage("interested").ID)
			},
			func(d *Desk, stage func(string) model.Stage, lead model.ID) error {
				_, err := d.Move(ctx, model.MoveRequest{Lead: lead, To: stage("aware").ID})
				return err
			}, "interested"},
		{"one deletes an empty stage while the other moves a lead into it",
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.DeleteStage(ctx, stage("aware").ID)
			},
			func(d *Desk, stage func(string) model.Stage, lead model.ID) error {
				_, err := d.Move(ctx, model.MoveRequest{Lead: lead, To: stage("aware").ID})
				return err
			}, "target"},
		{"each merges the other's stage into its own: the older stays",
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("target").ID, stage("aware").ID)
			},
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("aware").ID, stage("target").ID)
			}, "target"},
		{"one merges into a stage that the other merges on",
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("target").ID, stage("aware").ID)
			},
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("aware").ID, stage("interested").ID)
			}, "interested"},
		{"both merge the same stage into different ones: it is one of them",
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("target").ID, stage("aware").ID)
			},
			func(d *Desk, stage func(string) model.Stage, _ model.ID) error {
				return d.MergeStage(ctx, stage("target").ID, stage("interested").ID)
			}, "aware interested"},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := laptopWith(t, b)
			lead, err := deskOf(t, first, 0).AddLead(ctx, model.NewLead{Company: "Acme", Route: "outbound"})
			must(t, err)
			second := laptopWith(t, b)
			takeOver(t, second, first)
			_, stage := stages(first)
			if got := rowOf(second, lead).StageKey; got != "target" {
				t.Fatalf("the lead begins in %q", got)
			}
			must(t, c.here(deskOf(t, first, 0), stage, lead))
			must(t, c.there(deskOf(t, second, 1), stage, lead))
			meet(first, second)
			at := rowOf(first, lead)
			if found := at.StageKey; found == "" || !slices.Contains(strings.Fields(c.want), found) || rowOf(second, lead).StageKey != found {
				t.Errorf("the lead stands in %q and %q, want %s", found, rowOf(second, lead).StageKey, c.want)
			}
			a, stage := stages(first)
			for _, i := range a.Items {
				if _, ok := a.StageBy(i.Stage); i.Gate == "" && !ok {
					t.Errorf("%q hangs on nothing", i.Name)
				}
			}
			for _, r := range a.Routes {
				if _, ok := a.StageBy(r.Start); !ok {
					t.Errorf("%s leads begin nowhere", r.Key)
				}
			}
			lost := stage("lost")
			_, err = deskOf(t, second, 1).Move(ctx, model.MoveRequest{Lead: lead, To: lost.ID, Reason: "price"})
			must(t, err)
			meet(first, second)
			if got := rowOf(first, lead).StageKey; got != "lost" {
				t.Errorf("moved on it stands in %q", got)
			}
		})
	}
	t.Run("both change the order: every stage has a place of its own", func(t *testing.T) {
		first, second := laptopWith(t, b), laptopWith(t, b)
		_, stage := stages(first)
		rank := func(d *Desk, key string, n int64) {
			must(t, d.Set(ctx, "stage", stage(key).ID, model.Fields{"rank": n}))
		}
		rank(deskOf(t, first, 0), "target", 3)
		rank(deskOf(t, second, 1), "aware", 3)
		meet(first, second)
		a, _ := stages(first)
		for i := 1; i < len(a.Stages); i++ {
			if a.Stages[i].Rank <= a.Stages[i-1].Rank {
				t.Errorf("%s and %s share a place", a.Stages[i-1].Name, a.Stages[i].Name)
			}
		}
	})
}

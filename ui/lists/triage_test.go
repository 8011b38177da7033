package lists_test

import (
	"context"
	"testing"

	"baton/model"
)

// three leads of two companies; the size of one company is known.
func (w *window) fill() *window {
	w.t.Helper()
	ctx := context.Background()
	for _, l := range []string{"Harbourline, Ines Calder, platform rebuild, ~80k", "Kettle & Rowe, Tomas Brandt, migration, ~140k", "Opal Freight, Jonas Weil, bill review"} {
		if _, err := w.desk.AddLine(ctx, l); err != nil {
			w.t.Fatal(err)
		}
	}
	w.shell.Go("triage")
	return w
}

func (w *window) unknown(name string) int {
	w.t.Helper()
	ctx := context.Background()
	law, err := w.desk.InForce(ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	cover, err := w.desk.Coverage(ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range law.Criteria {
		for _, v := range cover {
			if c.Name == name && v.Criterion == c.ID {
				return v.Unknown
			}
		}
	}
	w.t.Fatalf("there is no criterion %q", name)
	return 0
}

const (
	size  = "Has 50 to 500 employees"
	cloud = "Does at least part of production run on AWS, Azure or Google Cloud?"
)

func TestTriage(t *testing.T) {
	t.Run("without leads it says what it is for", func(t *testing.T) {
		w := open(t)
		w.shell.Go("triage")
		w.says("No open leads yet", "Import a list")
	})
	t.Run("it asks the two questions that are open for most leads, one company at a time", func(t *testing.T) {
		w := open(t).fill()
		w.says(size+"?", "A must-have", "0 yes · 0 no · 3 to find out", "Worth a talk, as known now", "Ines Calder")
	})
	t.Run("Y answers and asks the next question of the same company", func(t *testing.T) {
		w := open(t).fill()
		w.typed("y")
		w.says(cloud, "1 yes · 0 no · 2 to find out", "1 answer so far")
		if n := w.unknown(size); n != 2 {
			t.Errorf("%d leads without a size, want 2", n)
		}
	})
	t.Run("after both answers it goes to the next company, and the ranking fills in", func(t *testing.T) {
		w := open(t).fill()
		w.typed("yy")
		w.says(size+"?", "2 answers so far", "45", "from 4 of 11")
	})
	t.Run("N counts as no", func(t *testing.T) {
		w := open(t).fill()
		w.typed("n")
		w.says("0 yes · 1 no · 2 to find out")
	})
	t.Run("? leaves the question open, and nothing is written", func(t *testing.T) {
		w := open(t).fill()
		w.typed("?")
		w.says(cloud, "3 to find out")
		if n := w.unknown(size); n != 3 {
			t.Errorf("%d leads without a size, want 3", n)
		}
	})
	t.Run("S goes to the next company, and at the end what was passed by can be asked again", func(t *testing.T) {
		w := open(t).fill()
		w.typed("sss")
		w.says("Nobody is left to ask about")
		w.press("Ask what was passed by")
		w.says(size + "?")
	})
	t.Run("undo takes an answer back and asks again", func(t *testing.T) {
		w := open(t).fill()
		w.typed("y")
		w.shell.Undo()
		w.says(size+"?", "0 yes · 0 no · 3 to find out")
	})
	t.Run("an answer about a company holds for all of its leads", func(t *testing.T) {
		w := open(t)
		ctx := context.Background()
		first, err := w.desk.AddLine(ctx, "Harbourline, Ines Calder, platform rebuild")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := w.desk.LeadRows(ctx, []model.ID{first})
		if err != nil {
			t.Fatal(err)
		}
		created := w.desk.Now().UnixMilli()
		if _, err := w.desk.Add(ctx, "lead", model.Fields{"title": "A second need", "company": rows[0].Company.String(),
			"kind": "expansion", "route": "client", "created": created}); err != nil {
			t.Fatal(err)
		}
		w.shell.Go("triage")
		w.typed("y")
		w.says("2 yes · 0 no · 0 to find out")
		if n := w.unknown(size); n != 0 {
			t.Errorf("%d leads without a size, want none", n)
		}
	})
	t.Run("names stay hidden while strangers look on", func(t *testing.T) {
		w := open(t).fill()
		w.shell.SetPresenter(true)
		w.hides("Harbourline", "Ines Calder")
		w.says("Lead 1")
	})
}

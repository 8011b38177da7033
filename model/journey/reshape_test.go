package journey

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
)

// after is the agreement once edits of the journey are made, as the store
// would read it.
func after(a *model.Agreement, edits []model.Edit) *model.Agreement {
	b := *a
	b.Stages, b.Items, b.Routes = slices.Clone(a.Stages), slices.Clone(a.Items), slices.Clone(a.Routes)
	b.Plays, b.Assets = slices.Clone(a.Plays), slices.Clone(a.Assets)
	into := maps.Clone(a.Merged)
	if into == nil {
		into = map[model.ID]model.ID{}
	}
	link := func(v any) model.ID {
		text, _ := v.(string)
		id, _ := model.ParseID(text)
		return id
	}
	for _, e := range edits {
		for name, v := range e.Fields {
			switch e.Noun + "." + name {
			case "stage.rank":
				rowOf(b.Stages, e.ID, func(s model.Stage) model.ID { return s.ID }).Rank = int(v.(int64))
			case "stage.gate":
				rowOf(b.Stages, e.ID, func(s model.Stage) model.ID { return s.ID }).Gate, _ = v.(string)
			case "stage.merged-into":
				into[e.ID] = link(v)
			case "item.stage":
				rowOf(b.Items, e.ID, func(i model.Item) model.ID { return i.ID }).Stage = link(v)
			case "item.rank":
				rowOf(b.Items, e.ID, func(i model.Item) model.ID { return i.ID }).Rank = int(v.(int64))
			case "play.stage":
				rowOf(b.Plays, e.ID, func(p model.Play) model.ID { return p.ID }).Stage = link(v)
			case "asset.stage":
				rowOf(b.Assets, e.ID, func(x model.Asset) model.ID { return x.ID }).Stage = link(v)
			case "route.start":
				rowOf(b.Routes, e.ID, func(r model.Route) model.ID { return r.ID }).Start = link(v)
			}
		}
		if e.Gone {
			b.Items = slices.DeleteFunc(b.Items, func(i model.Item) bool { return i.ID == e.ID })
			b.Plays = slices.DeleteFunc(b.Plays, func(p model.Play) bool { return p.ID == e.ID })
		}
	}
	slices.SortStableFunc(b.Stages, func(x, y model.Stage) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(b.Items, func(x, y model.Item) int { return cmp.Compare(x.Rank, y.Rank) })
	b.Merge(into)
	return &b
}

// rowOf finds the row of an id.
func rowOf[T any](rows []T, want model.ID, id func(T) model.ID) *T {
	for i := range rows {
		if id(rows[i]) == want {
			return &rows[i]
		}
	}
	panic(fmt.Sprintf("no row %s", want))
}

// drawn is the journey in one line.
func drawn(a *model.Agreement) string {
	var out []string
	for _, s := range a.Stages {
		if s.Gate != "" {
			out = append(out, "|"+s.Gate)
		}
		out = append(out, s.Name)
	}
	return strings.Join(out, " ")
}

// firm is agreed with ids for its routes, plays and assets.
func firm() *model.Agreement {
	a := agreed()
	for i := range a.Routes {
		a.Routes[i].ID = id(81 + i)
	}
	a.Items = append(a.Items, model.Item{ID: id(55), Stage: interested, Name: "We know who asked", Rank: 9})
	a.Plays = []model.Play{{ID: id(91), Stage: interested, Name: "Call", Rank: 1}, {ID: id(92), Stage: target, Name: "Write", Rank: 2}}
	a.Assets = []model.Asset{{ID: id(95), Name: "Check", Stage: interested}}
	return a
}

const usual = "Target Interested |mql Evaluating |sql Scoping Proposal Signed Nurture Not ours Lost"

func TestReorder(t *testing.T) {
	for _, c := range []struct {
		name  string
		stage model.ID
		slot  int
		want  string // the journey, or the refusal
	}{
		{"two stages change places", target, 1, "Interested Target |mql Evaluating |sql Scoping Proposal Signed Nurture Not ours Lost"},
		{"a stage goes over the gate, and the gate stays", proposal, 4, "Target Interested |mql Evaluating Proposal |sql Scoping Signed Nurture Not ours Lost"},
		{"a stage where leads begin that must pass the gate", interested, 2, "Introduced leads must pass the gate Worth a conversation (MQL) and would begin behind it, at Interested: let them begin before it."},
		{"a stage from behind comes to the front", proposal, 0, "Proposal Target Interested |mql Evaluating |sql Scoping Signed Nurture Not ours Lost"},
		{"right before a gate", proposal, 2, "Target Interested Proposal |mql Evaluating |sql Scoping Signed Nurture Not ours Lost"},
		{"right behind a gate", proposal, 3, "Target Interested |mql Proposal Evaluating |sql Scoping Signed Nurture Not ours Lost"},
		{"where it stands already", target, 0, usual},
		{"between two gates there is always a stage", evaluating, 2, "No stage would be left between the gates Worth a conversation (MQL) and Ready for Sales (SQL): put another one there first."},
		{"beyond the end", proposal, 7, "Proposal cannot go further: nothing comes before the first stage, nothing after the signature."},
		{"before the beginning", target, -1, "Target cannot go further: nothing comes before the first stage, nothing after the signature."},
		{"the signature", won, 0, "Signed is where the journey ends: it stays last."},
		{"an aside", nurture, 0, "Nurture is a way out of the journey: it stays behind the stages."},
		{"one that is no more", id(999), 0, "There is no such stage any more."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := firm()
			edits, err := Reorder(a, c.stage, c.slot)
			if err != nil {
				same(t, said(t, err), c.want)
				return
			}
			same(t, drawn(after(a, edits)), c.want)
		})
	}
	t.Run("a gate keeps a stage before it and behind it", func(t *testing.T) {
		a := &model.Agreement{Stages: []model.Stage{{ID: target, Name: "Talks", Kind: "open", Rank: 1}, {ID: scoping, Name: "Scoping", Kind: "open", Rank: 2, Gate: "sql"}, {ID: won, Name: "Signed", Kind: "signed", Rank: 3}}}
		_, err := Reorder(a, target, 1)
		same(t, said(t, err), "No stage would be left before the gate Ready for Sales (SQL): put another one there first.")
		_, err = Reorder(a, scoping, 1)
		same(t, said(t, err), "No stage would be left behind the gate Ready for Sales (SQL): put another one there first.")
	})
	t.Run("it heals what two people left behind the signature", func(t *testing.T) {
		a := firm()
		rowOf(a.Stages, won, func(s model.Stage) model.ID { return s.ID }).Rank = 3
		a = after(a, nil)
		edits, err := Reorder(a, target, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := Disorder(after(a, edits)); len(got) > 0 {
			t.Errorf("out of order is still %+v", got)
		}
	})
}

// anyJourney is a journey that is in order, with any stages and gates.
func anyJourney(t *rapid.T) *model.Agreement {
	a := &model.Agreement{}
	n, rank := rapid.IntRange(1, 9).Draw(t, "stages"), 0
	mql, sql := rapid.IntRange(0, n-1).Draw(t, "mql"), rapid.IntRange(0, n-1).Draw(t, "sql")
	for i := range n {
		rank += rapid.IntRange(1, 3).Draw(t, "step")
		s := model.Stage{ID: id(i + 1), Name: fmt.Sprint("S", i+1), Kind: "open", Rank: rank}
		switch {
		case i == mql && i > 0:
			s.Gate = "mql"
		case i == sql && i > mql:
			s.Gate = "sql"
		}
		a.Stages = append(a.Stages, s)
	}
	for i, kind := range []string{"signed", "nurture", "lost"} {
		a.Stages = append(a.Stages, model.Stage{ID: id(90 + i), Name: kind, Kind: kind, Rank: rank + i + 1})
	}
	return a
}

func TestReorder_KeepsTheJourneyInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyJourney(t)
		stage, slot := a.Stages[rapid.IntRange(0, len(a.Stages)-1).Draw(t, "stage")].ID, rapid.IntRange(-1, Slots(a)).Draw(t, "slot")
		edits, err := Reorder(a, stage, slot)
		if err != nil {
			return
		}
		b := after(a, edits)
		if got := Slot(b, stage); got != slot {
			t.Fatalf("it stands at %d, want %d: %s", got, slot, drawn(b))
		}
		if found := Disorder(b); len(found) > 0 {
			t.Fatalf("%s became %s: %s", drawn(a), drawn(b), found[0].Text)
		}
		others := func(a *model.Agreement) (out []string) {
			for _, m := range line(a) {
				if m.stage.ID != stage || m.gate != "" {
					out = append(out, m.gate+m.stage.Name)
				}
			}
			return out
		}
		if !slices.Equal(others(a), others(b)) {
			t.Fatalf("the others moved: %s became %s", drawn(a), drawn(b))
		}
		if err := Reshaped(a, b, nil); err != nil {
			t.Fatalf("the door refuses it: %v", err)
		}
	})
}

func TestMerge(t *testing.T) {
	t.Run("what hangs on the stage goes into the other, behind what hangs there", func(t *testing.T) {
		a := firm()
		edits, err := Merge(a, interested, target)
		if err != nil {
			t.Fatal(err)
		}
		b := after(a, edits)
		same(t, drawn(b), "Target |mql Evaluating |sql Scoping Proposal Signed Nurture Not ours Lost")
		h := On(b, target)
		if len(h.Items) != 1 || len(h.Plays) != 2 || len(h.Assets) != 1 || strings.Join(h.Starts, " ") != "inbound introduced outbound" {
			t.Errorf("on Target hang %+v", h)
		}
		if b.Standing(interested) != target {
			t.Error("its leads stand nowhere")
		}
	})
	t.Run("its gate guards the stage behind it", func(t *testing.T) {
		a := firm()
		a = after(a, []model.Edit{})
		edits, err := Merge(a, scoping, proposal)
		if err != nil {
			t.Fatal(err)
		}
		same(t, drawn(after(a, edits)), "Target Interested |mql Evaluating |sql Proposal Signed Nurture Not ours Lost")
		if h := On(a, scoping); h.Gate != "sql" || h.Next != "Proposal" {
			t.Errorf("said beforehand is %+v", h)
		}
	})
	for _, c := range []struct {
		name       string
		from, into model.ID
		want       string
	}{
		{"the stage alone between two gates", evaluating, target, "Evaluating stands alone beside its gate: add a stage next to it, then take this one away."},
		{"the signature", won, proposal, "Signed is where the journey ends: it stays."},
		{"an aside", lost, proposal, "Lost is a way out of the journey: it stays."},
		{"into an aside", target, nurture, "Say which other open stage Target is merged into."},
		{"into itself", target, target, "Say which other open stage Target is merged into."},
		{"into one that is no more", target, id(999), "Say which other open stage Target is merged into."},
	} {
		t.Run("not: "+c.name, func(t *testing.T) {
			_, err := Merge(firm(), c.from, c.into)
			same(t, said(t, err), c.want)
		})
	}
	t.Run("not: the only stage before the signature", func(t *testing.T) {
		a := &model.Agreement{Stages: []model.Stage{{ID: target, Name: "Talks", Kind: "open"}, {ID: won, Name: "Signed", Kind: "signed"}}}
		same(t, Stays(a, target), "Talks is the only stage before the signature: it stays.")
	})
	t.Run("leads that would pass a gate unasked are told beforehand", func(t *testing.T) {
		if got := Over(firm(), interested, proposal); strings.Join(got, " ") != "mql sql" {
			t.Errorf("over %v", got)
		}
		if got := Over(firm(), proposal, interested); len(got) != 0 {
			t.Errorf("back over %v", got)
		}
	})
}

func TestMerge_AnyTwoStages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyJourney(t)
		pick := func(what string) model.ID { return a.Stages[rapid.IntRange(0, len(a.Stages)-1).Draw(t, what)].ID }
		from, into := pick("from"), pick("into")
		edits, err := Merge(a, from, into)
		if rapid.Bool().Draw(t, "delete") {
			edits, err = Delete(a, from)
		}
		if err != nil {
			return
		}
		b := after(a, edits)
		if err := Reshaped(a, b, map[model.ID]int{from: 3}); err != nil {
			t.Fatalf("%s became %s: %v", drawn(a), drawn(b), err)
		}
		gates := func(a *model.Agreement) (out []string) {
			for _, m := range line(a) {
				if m.gate != "" {
					out = append(out, m.gate)
				}
			}
			return out
		}
		if s, ok := b.StageBy(b.Standing(from)); !ok || s.Kind != "open" || len(b.Stages) != len(a.Stages)-1 || !slices.Equal(gates(a), gates(b)) {
			t.Fatalf("%s became %s, its leads stand in %q", drawn(a), drawn(b), s.Name)
		}
	})
}

func TestDelete(t *testing.T) {
	a := firm()
	edits, err := Delete(a, interested)
	if err != nil {
		t.Fatal(err)
	}
	b := after(a, edits)
	t.Run("its checklist and its plays go, its asset stays", func(t *testing.T) {
		if len(b.Items) != len(a.Items)-1 || len(b.Plays) != 1 || len(b.Assets) != 1 || !b.Assets[0].Stage.IsZero() {
			t.Errorf("left are %+v", b)
		}
	})
	t.Run("a lead that came there meanwhile stands beside, on this side of the gates", func(t *testing.T) {
		if got := b.Standing(interested); got != target {
			t.Errorf("it stands in %s", got)
		}
		edits, _ := Delete(a, scoping)
		if got := after(a, edits).Standing(scoping); got != proposal {
			t.Errorf("a lead behind the gate stands in %s", got)
		}
	})
}

func TestReshaped(t *testing.T) {
	rank := func(stage model.ID, n int) func(*model.Agreement) {
		return func(a *model.Agreement) {
			rowOf(a.Stages, stage, func(s model.Stage) model.ID { return s.ID }).Rank = n
		}
	}
	gate := func(stage model.ID, g string) func(*model.Agreement) {
		return func(a *model.Agreement) {
			rowOf(a.Stages, stage, func(s model.Stage) model.ID { return s.ID }).Gate = g
		}
	}
	without := func(stage model.ID) func(*model.Agreement) {
		return func(a *model.Agreement) {
			a.Stages = slices.DeleteFunc(a.Stages, func(s model.Stage) bool { return s.ID == stage })
			a.Routes = nil
		}
	}
	for _, c := range []struct {
		name string
		do   func(*model.Agreement)
		want string
	}{
		{"nothing changed", func(*model.Agreement) {}, ""},
		{"a stage behind the signature", rank(proposal, 60), "Proposal stands behind Signed, where the journey ends: put it before."},
		{"an aside among the stages", rank(nurture, 0), "Nurture is a way out of the journey: it stands behind the stages."},
		{"the gates the wrong way round", func(a *model.Agreement) { gate(evaluating, "sql")(a); gate(scoping, "mql")(a) },
			"The gate Worth a conversation (MQL) stands behind Ready for Sales (SQL): worth a conversation comes first."},
		{"one gate twice", gate(proposal, "sql"), "The gate Ready for Sales (SQL) stands before Scoping and before Proposal: keep one."},
		{"a gate before everything", func(a *model.Agreement) { gate(evaluating, "")(a); gate(target, "mql")(a); a.Routes = nil },
			"Nothing stands before the gate Worth a conversation (MQL): put a stage before Target."},
		{"a gate before an aside", gate(lost, "mql"), "A gate stands before Lost, and leaving the journey is always free: take the gate away."},
		{"a route that begins behind the gate it must pass", func(a *model.Agreement) { a.Routes[0].Start = scoping },
			"Inbound leads must pass the gate Worth a conversation (MQL) and would begin behind it, at Scoping: let them begin before it."},
		{"a route that begins at the end", func(a *model.Agreement) { a.Routes[3].Start = won },
			"Client leads begin at Signed, where they would be done already: choose an open stage."},
		{"a route that begins nowhere", func(a *model.Agreement) { a.Routes[3].Start = id(999) },
			"Client leads begin at a stage that is no more: choose another."},
		{"a stage gone in which leads stand", without(interested), "3 leads are or were in Interested: merge the stage into another, so that they keep a place."},
		{"a stage gone in which one lead was", without(scoping), "One lead is or was in Scoping: merge the stage into another, so that the lead keeps a place."},
		{"a stage gone that nobody was in", without(target), ""},
		{"the signature gone", without(won), "Nothing says when a lead is won: a journey needs the stage where it is signed."},
		{"two teams that cover each other", func(a *model.Agreement) {
			a.Teams = slices.Clone(a.Teams)
			a.Teams[0].CoveredBy, a.Teams[1].CoveredBy = bd, marketing
		},
			"Marketing is covered by Business Development, which is covered by Marketing in turn: one of them must carry the leads itself.\nBusiness Development is covered by Marketing, which is covered by Business Development in turn: one of them must carry the leads itself."},
		{"a stage merged and its gate forgotten", func(a *model.Agreement) { a.Merge(map[model.ID]model.ID{scoping: proposal}) },
			"The gate Ready for Sales (SQL) stands before Scoping: put it before another stage first."},
		{"an open stage merged into an aside", func(a *model.Agreement) { a.Merge(map[model.ID]model.ID{proposal: nurture}) }, "Proposal cannot be merged into Nurture: only open stages are."},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := firm()
			c.do(b)
			err := Reshaped(firm(), b, map[model.ID]int{interested: 3, scoping: 1})
			same(t, said(t, err), c.want)
		})
	}
	t.Run("whoever finds it out of order may work on", func(t *testing.T) {
		a := firm()
		rank(proposal, 60)(a)
		if err := Reshaped(a, a, nil); err != nil {
			t.Error(err)
		}
	})
}

func TestGaps(t *testing.T) {
	a := firm()
	a.Assets = []model.Asset{{ID: id(95), Name: "Check", Stage: interested}, {ID: id(96), Name: "Two hires", Objection: "in-house"}, {ID: id(97), Name: "Size", Criterion: size}, {ID: id(98), Name: "Letter"}}
	a.Plays = append(a.Plays, model.Play{ID: id(93), Stage: target, AssetID: id(98)})
	var got []string
	for _, g := range Gaps(a, map[string]int{"went-silent": 4, "price": 1, "in-house": 7, "withdrew": 2}) {
		got = append(got, fmt.Sprint(g.Name, " ", g.Leads))
	}
	want := "Went silent 4\nPrice 1\nDid nothing 0\nChose another 0\nTiming 0\nSponsor left 0\nScope we do not do 0\nTerms 0\nEvaluating 0\nScoping 0\nProposal 0\nOwns its product 0"
	same(t, strings.Join(got, "\n"), want)
}

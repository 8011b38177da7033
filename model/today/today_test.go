package today

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/sla"
)

func TestList(t *testing.T) {
	friday, tuesday := ago(3), monday.AddDate(0, 0, 1)
	early := func(change func(*Lead)) Lead { return lead(acme, interested, mia).with(change) }
	for _, c := range []struct {
		what string
		in   func(*Facts)
		want []string
	}{
		{"a lead that was touched and has a dated next step needs nobody", func(f *Facts) { f.Leads = []Lead{lead(acme, scoping, sal)} }, nil},
		{"who is worth a talk now goes first, then what is late for longest", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal), lead(birch, scoping, sal), lead(cedar, scoping, sam).with(func(l *Lead) { l.Talk = true })}
			f.Owed = []model.Owed{owed(acme, "first-touch", sla.Late, ago(9), friday), owed(birch, "first-touch", sla.Late, ago(12), ago(6)), owed(cedar, "first-touch", sla.Late, ago(9), monday.Add(-time.Minute))}
		}, []string{"late Cedar Sam touch", "late Birch Sal touch", "late Acme Sal touch"}},
		{"late, at risk, due and waiting stand in this order", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal), lead(birch, scoping, sal), lead(cedar, scoping, sal)}
			f.Owed = []model.Owed{owed(acme, "first-touch", sla.Waiting, friday, tuesday), owed(birch, "first-touch", sla.Waiting, friday, monday.Add(time.Hour)), owed(cedar, "first-touch", sla.AtRisk, ago(9), tuesday)}
		}, []string{"at-risk Cedar Sal touch", "due Birch Sal touch", "waiting Acme Sal touch"}},
		{"a lead that is late for something is not asleep as well", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(asleep)}
			f.Owed = []model.Owed{owed(acme, "first-touch", sla.Late, ago(9), friday)}
		}, []string{"late Acme Sal touch"}},
		{"a hand-off that waits speaks for the other clocks of the team that got it", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, ben)}
			f.Owed = []model.Owed{owed(acme, "answer", sla.AtRisk, friday, tuesday), owed(acme, "first-touch", sla.Late, friday, monday)}
		}, []string{"at-risk Acme anyone in Sales answer"}},
		{"a clock that stands for the sender's answer asks the sender", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, ben)}
			f.Owed = []model.Owed{owed(acme, "answer", sla.Paused, friday, time.Time{})}
			f.Handoffs = []model.Handoff{handed(acme, "asked")}
		}, []string{"asked Acme Ben say"}},
		{"one to a team that promised nothing is measured as in the ledger", func(f *Facts) {
			h := handed(acme)
			h.From, h.To, h.By = marketing, bd, mia
			f.Leads, f.Handoffs = []Lead{lead(acme, evaluating, mia)}, []model.Handoff{h}
		}, []string{"at-risk Acme Ben answer"}},
		{"a lead that came back is the sender's until somebody takes it up", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, ben).with(func(l *Lead) { l.StepDate = "" })}
			f.Handoffs = []model.Handoff{handed(acme, "rejected:wrong-person")}
		}, []string{"sent-back Acme Ben touch"}},
		{"a touch since then takes it up", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, ben).with(func(l *Lead) { l.StepDate, l.Answered, l.Touched = "", ago(1), ago(1) })}
			f.Handoffs = []model.Handoff{handed(acme, "rejected:wrong-person")}
		}, nil},
		{"a questioned finding waits for the founder, a ruled one for nobody", func(f *Facts) {
			f.Handoffs = []model.Handoff{handed(acme, "accepted", "questioned"), handed(birch, "accepted", "questioned", "ruled")}
		}, []string{"question Acme Ada rule"}},
		{"a lead at rest wakes up on its day and not before", func(f *Facts) {
			f.Leads = []Lead{lead(acme, nurture, ben).with(func(l *Lead) { l.Wake = "2026-11-23" }), lead(birch, nurture, ben).with(func(l *Lead) { l.Wake = "2026-11-24" })}
		}, []string{"wake Acme Ben move"}},
		{"nobody has it: behind the gate, without an owner", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, model.ID{}), lead(birch, aware, model.ID{})}
		}, []string{"nobody Acme anyone in BD give"}},
		{"an owner who has left is none", func(f *Facts) {
			f.Members[2].Gone = true
			f.Members = append(f.Members, model.Member{ID: id(16), Hats: []model.ID{bd}})
			f.Leads = []Lead{lead(acme, evaluating, ben)}
		}, []string{"nobody Acme anyone in BD give"}},
		{"an answer that is late by more than two days is the founder's too, while nobody there has the lead", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, ben), lead(birch, scoping, sal)}
			f.Owed = []model.Owed{owed(acme, "answer", sla.Late, ago(12), ago(5)), owed(birch, "answer", sla.Late, ago(12), ago(5))}
		}, []string{"late Acme anyone in Sales answer", "late Birch Sal answer", "nobody Acme Ada give"}},
		{"one answer would decide", func(f *Facts) {
			f.Leads = []Lead{early(func(l *Lead) { l.Wants, l.WantsWhy = id(61), "Do they run on a public cloud?" })}
		}, []string{"one-answer Acme Mia tell"}},
		{"a deal without a dated next step, and no lead before that", func(f *Facts) {
			undated := func(l *Lead) { l.StepDate = "" }
			f.Leads = []Lead{lead(acme, scoping, sam).with(undated), lead(birch, evaluating, ben).with(undated)}
		}, []string{"no-step Acme Sam step"}},
		{"asleep after thirty days, and not a day before", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, ben).with(func(l *Lead) { l.StepDate, l.Touched = "", ago(30) }), lead(birch, evaluating, ben).with(func(l *Lead) { l.StepDate, l.Touched = "", ago(29) })}
		}, []string{"asleep Acme Ben touch"}},
		{"early leads sleep only where they fit, and who does not know us cannot sleep", func(f *Facts) {
			fit := func(l *Lead) { asleep(l); l.Fits = true }
			f.Leads = []Lead{lead(acme, interested, mia).with(asleep), lead(birch, aware, mia).with(fit), lead(cedar, target, mia).with(fit)}
		}, []string{"asleep Birch Mia touch"}},
		{"a next step in the future, or a wait for the prospect, is no sleep", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, ben).with(func(l *Lead) { asleep(l); l.StepDate = "2026-11-24" }), lead(birch, scoping, sal).with(func(l *Lead) { asleep(l); l.Waits = true })}
		}, nil},
		{"who asked us to stop is not touched because it is quiet", func(f *Facts) {
			f.Leads = []Lead{lead(acme, evaluating, ben).with(func(l *Lead) { asleep(l); l.Stopped = true })}
		}, nil},
		{"what was planned for the weekend is due on Monday, what was for Friday is late", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(func(l *Lead) { l.StepDate = "2026-11-21" }), lead(birch, scoping, sal).with(func(l *Lead) { l.StepDate = "2026-11-20" })}
		}, []string{"late Birch Sal step", "due Acme Sal step"}},
		{"a play's task matters while the lead stands in its stage", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal)}
			f.Tasks = []model.Task{{ID: id(71), Lead: acme, Stage: evaluating, Text: "Ask", Due: "2026-11-20"}, {ID: id(72), Lead: acme, Stage: scoping, Text: "Bring", Due: "2026-11-23", Owner: sam}}
		}, []string{"due Acme Sam task"}},
		{"whoever stands in has it while somebody is away", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(func(l *Lead) { l.StepDate = "2026-11-20" })}
			f.Aways = []model.Away{{Member: sal, From: "2026-11-20", To: "2026-11-27", Standin: sam}}
		}, []string{"late Acme Sam step"}},
		{"a line that was put off is gone, and nothing weaker comes up in its place", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(asleep)}
			f.Snoozes = []model.Snooze{{Lead: acme, Why: NoStep, Until: tuesday, By: sal}}
		}, nil},
		{"nobody puts off what others have", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(asleep)}
			f.Snoozes = []model.Snooze{{Lead: acme, Why: NoStep, Until: tuesday, By: mia}}
		}, []string{"no-step Acme Sal step"}},
		{"a line that was put off comes back at its moment", func(f *Facts) {
			f.Leads = []Lead{lead(acme, scoping, sal).with(asleep)}
			f.Snoozes = []model.Snooze{{Lead: acme, Why: NoStep, Until: monday, By: sal}}
		}, []string{"no-step Acme Sal step"}},
		{"a closed lead needs nobody", func(f *Facts) {
			f.Leads = []Lead{lead(acme, signed, sal).with(func(l *Lead) { asleep(l); l.StepDate = "2026-11-20" })}
			f.Owed = []model.Owed{owed(acme, "first-touch", sla.Late, ago(9), friday)}
		}, nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			in := firm(t)
			c.in(&in)
			if got := told(List(in).Items); !slices.Equal(got, c.want) {
				t.Errorf("the list says\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestList_long(t *testing.T) {
	in := firm(t)
	for i := range 415 {
		in.Leads = append(in.Leads, lead(model.ID{14: byte(i / 250), 15: byte(i % 250)}, evaluating, ben).with(asleep).with(func(l *Lead) { l.Fit = int64(i) }))
	}
	day := List(in)
	if n := len(day.Items); n != few || day.Items[few-1].More != 415-few {
		t.Errorf("%d lines and %d more", n, day.Items[n-1].More)
	}
	if day.Items[0].weight < day.Items[1].weight {
		t.Error("the fittest does not go first")
	}
}

// TestList_any: whatever the facts, a lead has one line for each reason and
// holder, and quiet reasons stand alone.
func TestList_any(outer *testing.T) {
	rapid.Check(outer, func(t *rapid.T) {
		in := firm(outer)
		for i := range rapid.IntRange(0, 6).Draw(t, "leads") {
			l := lead(model.ID{15: byte(31 + i)}, rapid.SampledFrom([]model.ID{target, aware, interested, evaluating, scoping, signed, nurture}).Draw(t, "stage"),
				rapid.SampledFrom([]model.ID{{}, mia, ben, sal, ada}).Draw(t, "owner"))
			l.StepDate = rapid.SampledFrom([]string{"", "2026-11-20", "2026-11-22", "2026-11-23", "2026-12-01"}).Draw(t, "date")
			l.Touched = ago(rapid.IntRange(0, 60).Draw(t, "touched"))
			l.Wake = rapid.SampledFrom([]string{"", "2026-11-01", "2027-01-01"}).Draw(t, "wake")
			l.Fits = rapid.Bool().Draw(t, "fits")
			in.Leads = append(in.Leads, l)
			if rapid.Bool().Draw(t, "owed") {
				due := monday.Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "due")) * time.Hour)
				state := sla.Waiting
				if due.Before(monday) {
					state = sla.Late
				}
				in.Owed = append(in.Owed, owed(l.ID, rapid.SampledFrom([]string{"answer", "first-touch", "qualify"}).Draw(t, "key"), state, due.AddDate(0, 0, -4), due))
			}
			if rapid.Bool().Draw(t, "task") {
				in.Tasks = append(in.Tasks, model.Task{ID: model.ID{14: 1, 15: byte(i)}, Lead: l.ID, Text: "Do", Due: "2026-11-20"})
			}
		}
		seen, loud, soft := map[string]bool{}, map[model.ID]bool{}, map[model.ID]int{}
		for _, it := range List(in).Items {
			at := it.Lead.String() + it.Why + it.Team.String() + it.Member.String()
			if seen[at] {
				t.Fatalf("two lines for %s", at)
			}
			seen[at] = true
			if it.Why == OneAnswer || it.Why == NoStep || it.Why == Asleep {
				soft[it.Lead]++
			} else if it.Why != Nobody {
				loud[it.Lead] = true
			}
			if it.Say == "" || it.Do == "" {
				t.Fatalf("a line without words: %+v", it)
			}
		}
		for id, n := range soft {
			if n > 1 || loud[id] {
				t.Fatalf("%s has %d quiet lines beside others", id, n)
			}
		}
	})
}

func TestItem_For(t *testing.T) {
	seller, marketer := model.Member{ID: sal, Hats: []model.ID{sales}}, model.Member{ID: mia, Hats: []model.ID{marketing}}
	for _, c := range []struct {
		what string
		it   Item
		who  model.Member
		want bool
	}{
		{"what somebody has is theirs", Item{Member: sal, Team: sales}, seller, true},
		{"and no one else's, whatever they wear", Item{Member: sam, Team: sales}, seller, false},
		{"what nobody has is everybody's who wears the hat", Item{Team: sales}, seller, true},
		{"and not the others'", Item{Team: sales}, marketer, false},
		{"what is no team's is everybody's", Item{}, marketer, true},
	} {
		t.Run(c.what, func(t *testing.T) {
			if c.it.For(c.who) != c.want {
				t.Errorf("got %v", !c.want)
			}
		})
	}
}

func TestItem_When(t *testing.T) {
	for _, c := range []struct {
		due  time.Time
		day  bool
		want string
	}{
		{time.Time{}, false, ""}, {monday.Add(4 * time.Hour), false, "14:00"}, {monday.Add(7 * time.Hour), true, "today"},
		{monday.AddDate(0, 0, 1), true, "tomorrow"}, {monday.AddDate(0, 0, 1), false, "Tue 10:00"}, {monday.AddDate(0, 0, 4), true, "Friday"},
		{monday.AddDate(0, 0, 8), false, "1 Dec"}, {ago(3), false, "20 Nov"}, {monday.AddDate(0, 2, 0), true, "23 Jan 2027"}, {monday.Add(-2 * time.Hour), false, "08:00"},
	} {
		if got := (Item{Due: c.due, Day: c.day}).When(monday, time.UTC); got != c.want {
			t.Errorf("%v is said as %q, want %q", c.due, got, c.want)
		}
	}
}

func TestItem_LateWords(t *testing.T) {
	for _, c := range []struct {
		it   Item
		want string
	}{
		{Item{Why: Due, LateDays: 3}, ""}, {Item{Why: Late, LateBy: 20 * time.Minute}, "20 min late"}, {Item{Why: Late}, "1 min late"}, {Item{Why: Late, LateBy: 3 * time.Hour}, "3 h late"},
		{Item{Why: Late, LateBy: 3 * time.Hour, LateDays: 1}, "3 h late"}, {Item{Why: Late, LateBy: 5 * time.Hour, LateDays: 1}, "1 working day late"},
		{Item{Why: Late, Day: true, LateDays: 1}, "1 working day late"}, {Item{Why: Late, LateBy: 50 * time.Hour, LateDays: 6}, "6 working days late"},
	} {
		if got := c.it.LateWords(); got != c.want {
			t.Errorf("%+v is said as %q, want %q", c.it, got, c.want)
		}
	}
}

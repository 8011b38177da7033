package journey

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
)

// told is a touch in a few words: "sales out -3", "bd in -1", "sales mail-shot -2".
func told(n int, words string) model.Touch {
	var hat, way string
	var days int
	fmt.Sscan(words, &hat, &way, &days)
	t := model.Touch{ID: id(500 + n), Kind: "call", Direction: "out", Outcome: "talked", Happened: now.AddDate(0, 0, days), Exact: "minute", By: ben,
		Hat: map[string]model.ID{"marketing": marketing, "bd": bd, "sales": sales, "delivery": id(4)}[hat]}
	switch way {
	case "in":
		t.Direction = "in"
	case "mail-shot":
		t.Automatic = true
	case "bounced":
		t.Outcome = "bounced"
	case "day":
		t.Exact, t.Happened = "day", t.Happened.Truncate(24*time.Hour)
	}
	switch hat {
	case "caro":
		t.By = caro // wears one hat, and noted none
	case "nobody":
		t.By = model.ID{}
	}
	return t
}

func ours(caroOnly bool) []model.Member {
	all := []model.Member{{ID: ana, Hats: []model.ID{marketing}}, {ID: ben, Hats: []model.ID{bd, sales}}, {ID: caro, Hats: []model.ID{sales}}}
	if caroOnly {
		return all[2:]
	}
	return all
}

func TestWorked(t *testing.T) {
	const days = 10 // the lead has stood in its stage
	for _, c := range []struct {
		name, touches string
		stage         model.ID
		route         string
		change        func(*model.Agreement)
		members       []model.Member
		want          model.ID
	}{
		{name: "nobody has touched it", stage: interested},
		{name: "Sales works a lead of Marketing", touches: "sales out -2", stage: interested, want: sales},
		{name: "Sales works a lead of BD", touches: "sales out -2", stage: evaluating, want: sales},
		{name: "Sales works a deal of its own", touches: "sales out -2", stage: scoping},
		{name: "Marketing works a deal of Sales", touches: "marketing out -2", stage: proposal, want: marketing},
		{name: "what came before it entered the stage is another story", touches: "sales out -11", stage: interested},
		{name: "the carrying team touches it: the warning goes away", touches: "sales out -3, marketing out -2", stage: interested},
		{name: "one touch after theirs is help", touches: "marketing out -5, sales out -2", stage: interested},
		{name: "two on end after theirs are work", touches: "marketing out -5, sales out -2, sales out -1", stage: interested, want: sales},
		{name: "what they wrote to us is not our work", touches: "sales in -2", stage: interested},
		{name: "an automatic mail is no touch", touches: "sales mail-shot -2", stage: interested},
		{name: "a mail that bounced reached nobody", touches: "sales bounced -2", stage: interested},
		{name: "on another route BD carries the stage, and works it", touches: "bd out -2", stage: interested, route: "outbound"},
		{name: "Marketing carries no stage of that route: it helps", touches: "marketing out -2", stage: interested, route: "outbound"},
		{name: "Sales works what BD carries on that route", touches: "sales out -2", stage: interested, route: "outbound", want: sales},
		{name: "somebody with two hats acts in the hat noted", touches: "sales out -2", stage: evaluating, want: sales},
		{name: "and in the other hat all is well", touches: "bd out -2", stage: evaluating},
		{name: "no hat was noted, but who wears one only can have worn no other", touches: "caro out -2", stage: evaluating, want: sales},
		{name: "no hat was noted, and nobody knows who it was", touches: "nobody out -2", stage: evaluating},
		{name: "Delivery carries no stage: it helps whenever asked", touches: "delivery out -2", stage: scoping},
		{name: "the day it entered, by a touch known to the day only: it may have been before", touches: "sales day -10", stage: interested},
		{name: "the same of the carrying team counts for it", touches: "marketing day -10, sales out -2", stage: interested},
		{name: "Sales covers for BD: it carries the stage", touches: "sales out -2", stage: evaluating,
			change: func(a *model.Agreement) { a.Teams[1].CoveredBy = sales }},
		{name: "BD is covered by Sales, and what is done in its hat is still right", touches: "bd out -2", stage: evaluating,
			change: func(a *model.Agreement) { a.Teams[1].CoveredBy = sales }},
		{name: "nobody is in the carrying team: anyone may", touches: "sales out -2", stage: interested, members: ours(false)[1:]},
		{name: "one alone is in nobody's way", touches: "sales out -2", stage: evaluating, members: ours(false)[1:2]},
		{name: "who has left is not there to carry it", touches: "sales out -2", stage: interested,
			members: []model.Member{{ID: ana, Hats: []model.ID{marketing}, Gone: true}, ours(false)[1], ours(false)[2]}},
		{name: "a signed lead is nobody's prospect", touches: "marketing out -2", stage: won},
		{name: "one set aside neither", touches: "sales out -2", stage: nurture},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := agreed()
			a.Teams = append(a.Teams, model.Team{ID: id(4), Key: "delivery", Name: "Delivery", Hidden: true})
			if c.change != nil {
				c.change(a)
			}
			if c.members == nil {
				c.members = ours(false)
			}
			if c.route == "" {
				c.route = "inbound"
			}
			w := Work{Route: c.route, Since: now.AddDate(0, 0, -days)}
			w.Stage, _ = a.StageBy(c.stage)
			for i, words := range strings.Split(c.touches, ", ") {
				if words != "" {
					w.Touches = append(w.Touches, told(i, words))
				}
			}
			if got := Worked(a, c.members, w); got != c.want {
				t.Errorf("%s works it, not %s", teamName(a, got), teamName(a, c.want))
			}
		})
	}
}

func TestRighted(t *testing.T) {
	a := agreed()
	for _, c := range []struct {
		name       string
		from, team model.ID
		route      string
		want       model.ID
	}{
		{"the next stage of the team that works it", interested, sales, "inbound", scoping},
		{"the next one, not the last one", target, bd, "inbound", evaluating},
		{"it carries none from here on: back to its last one", proposal, marketing, "inbound", interested},
		{"by the route of the lead", scoping, marketing, "outbound", model.ID{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, _ := a.StageBy(c.from)
			to, ok := Righted(a, from, c.route, c.team)
			if to.ID != c.want || ok == c.want.IsZero() {
				t.Errorf("to %q", to.Name)
			}
		})
	}
}

func TestSayWorked(t *testing.T) {
	a := agreed()
	s, _ := a.StageBy(interested)
	if got := SayWorked(a, s, "inbound", sales); got != "Sales works this lead while Marketing carries it in Interested." {
		t.Error(got)
	}
	if got := SayWorked(a, s, "inbound", model.ID{}); got != "" {
		t.Error(got)
	}
	if got := SayHat(a, ours(false), s, "inbound", sales); got != "Marketing carries this lead in Interested, and you act as Sales: let them know, or hand the lead over." {
		t.Error(got)
	}
	if got := SayHat(a, ours(false), s, "inbound", marketing); got != "" {
		t.Error(got)
	}
	if got := SayHat(a, ours(true), s, "inbound", sales); got != "" {
		t.Errorf("one alone is told %q", got)
	}
}

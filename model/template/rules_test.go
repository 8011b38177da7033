package template

import (
	"strings"
	"testing"

	"baton/model"
)

func TestRows_TheFirmIsWhatTheFounderSaid(t *testing.T) {
	for _, c := range []struct {
		solo bool
		want string
	}{
		{true, "Northwind EUR Europe/Lisbon solo first-year cloud @calendar @member"},
		{false, "Northwind EUR Europe/Lisbon team first-year cloud @calendar @member"},
	} {
		s := start
		s.Solo = c.solo
		f := byKey(t, Rows("cloud", s), "firm")
		if got := show(f, "name", "currency", "zone", "mode", "basis", "template", "calendar", "arbiter"); got != c.want {
			t.Errorf("firm = %s, want %s", got, c.want)
		}
	}
}

func TestRows_TheFounderWearsAllThreeHatsFromNineToFive(t *testing.T) {
	for _, tpl := range All() {
		rows := Rows(tpl.ID, start)
		m := byKey(t, rows, "member")
		if got := show(m, "name", "hat.@team.marketing", "hat.@team.bd", "hat.@team.sales", "hat.@team.delivery"); got != "Jane Doe true true true -" {
			t.Errorf("%s: member = %s", tpl.ID, got)
		}
		c := byKey(t, rows, "calendar")
		if got := show(c, "zone", "hours.mon", "hours.fri", "hours.sat", "hours.sun"); got != "Europe/Lisbon 09:00-17:00 09:00-17:00 - -" {
			t.Errorf("%s: calendar = %s", tpl.ID, got)
		}
		var teams []string
		for _, r := range of(rows, "team") {
			teams = append(teams, show(r.Fields, "key", "name", "hidden"))
		}
		if got := strings.Join(teams, ", "); got != "marketing Marketing -, bd Business Development -, sales Sales -, delivery Delivery true" {
			t.Errorf("%s: teams = %s", tpl.ID, got)
		}
	}
}

func TestRows_TheDefaultJourney(t *testing.T) {
	want := []string{
		"target Target open @team.marketing @team.bd - -",
		"aware Aware open @team.marketing @team.bd - -",
		"interested Interested open @team.marketing @team.bd - -",
		"evaluating Evaluating open @team.bd - mql 10",
		"scoping Scoping open @team.sales - sql 15",
		"proposal Proposal open @team.sales - - 15",
		"terms Terms open @team.sales - - 20",
		"signed Signed signed @team.sales - - -",
		"nurture Nurture nurture @team.marketing @team.bd - -",
		"not-ours Not ours not-ours - - - -",
		"lost Lost lost - - - -",
	}
	for _, tpl := range All() {
		stages := of(Rows(tpl.ID, start), "stage")
		if len(stages) != len(want) {
			t.Fatalf("%s has %d stages, want %d", tpl.ID, len(stages), len(want))
		}
		for i, s := range stages {
			f := s.Fields
			if got := show(f, "key", "name", "kind", "team", "team.outbound", "gate", "target-days"); got != want[i] || f["rank"] != int64(i+1) {
				t.Errorf("%s: stage = %s, want %s", tpl.ID, got, want[i])
			}
			if f["thinks"] == nil || f["needs"] == nil || f["plain"] == nil {
				t.Errorf("%s: nobody knows what a buyer in %s thinks", tpl.ID, f["key"])
			}
		}
	}
}

func TestRows_WhereALeadStarts(t *testing.T) {
	want := map[string]string{
		"inbound":    "@stage.interested true true",
		"outbound":   "@stage.target true -",
		"introduced": "@stage.interested true -",
		"partner":    "@stage.interested true -",
		"client":     "@stage.evaluating - -",
		"tender":     "@stage.evaluating - -",
	}
	rows := Rows("plain", start)
	for _, route := range model.Words["route"] {
		if got := show(byKey(t, rows, "route."+route), "start", "mql", "default"); got != want[route] {
			t.Errorf("%s starts at %s, want %s", route, got, want[route])
		}
	}
}

func TestRows_FiveBoxesAndABudgetAndOnlyTheyStopALead(t *testing.T) {
	var boxes, strict []string
	for _, r := range of(Rows("security", start), "item") {
		switch {
		case r.Fields["gate"] == "sql":
			boxes = append(boxes, r.Fields["name"].(string))
		case r.Fields["optional"] == nil:
			strict = append(strict, show(r.Fields, "stage", "name"))
		}
	}
	want := "The problem in their words · What happens if they do nothing · Who signs and who else must agree · By when and why then · Next meeting with date"
	if got := strings.Join(boxes, " · "); got != want {
		t.Errorf("boxes = %s", got)
	}
	if got := strings.Join(strict, " · "); got != "@stage.proposal Budget" {
		t.Errorf("beside the boxes, what stops a lead is %s", got)
	}
}

func TestRows_BothDefinitionsAsAgreed(t *testing.T) {
	want := []string{
		"mql 600 300 nothing - true - - - - -",
		"mql 600 - introducer - - - true true - -",
		"mql 600 - reply - - true - - - -",
		"sql - - nothing true - - - - - -",
	}
	for _, tpl := range All() {
		for i, d := range of(Rows(tpl.ID, start), "definition") {
			got := show(d.Fields, "gate", "fit", "engagement", "needs", "boxes",
				"route.inbound", "route.outbound", "route.introduced", "route.partner", "route.client", "route.tender")
			if i >= len(want) || got != want[i] {
				t.Errorf("%s: %s = %s", tpl.ID, d.Key, got)
			}
		}
	}
}

func TestRows_PromisesInBothDirections(t *testing.T) {
	want := []string{
		"meets-definition @team.marketing @team.bd 90 percent - 900",
		"packet @team.marketing @team.bd 100 percent - 1000",
		"proof @team.marketing - 1 count - 1000",
		"qualify @team.bd @team.marketing 10 business-day - 1000",
		"answer @team.sales @team.bd 2 business-day - 1000",
		"first-touch @team.sales @team.bd 1 business-day talk-now 1000",
		"first-touch @team.sales @team.bd 3 business-day - 1000",
		"attempts @team.sales @team.bd 5 count - 1000",
		"proposal @team.sales @team.bd 5 business-day - 1000",
		"next-step @team.sales - 0 count - 1000",
		"outcome @team.sales @team.marketing 5 business-day - 1000",
		"waiting-prospect @team.marketing - 1 business-day - 1000",
		"waiting-prospect @team.bd - 1 business-day - 1000",
		"waiting-prospect @team.sales - 1 business-day - 1000",
	}
	for _, tpl := range All() {
		promises := of(Rows(tpl.ID, start), "promise")
		if len(promises) != len(want) {
			t.Fatalf("%s has %d promises, want %d", tpl.ID, len(promises), len(want))
		}
		for i, p := range promises {
			if got := show(p.Fields, "key", "owner", "to", "amount", "unit", "band", "rate"); got != want[i] {
				t.Errorf("%s: promise = %s, want %s", tpl.ID, got, want[i])
			}
		}
	}
}

func TestRows_InterestFadesAtThreeSpeeds(t *testing.T) {
	half := map[any]int64{
		"visit": 45, "post": 45, "download": 45, "form": 45, "assessment": 45, "mail": 45, "message": 45, nil: 45,
		"webinar": 90, "event": 90, "meeting": 180, "introduction": 180, "call": 180,
	}
	rows := Rows("data", start)
	for _, r := range of(rows, "rule") {
		if r.Fields["group"] == "@group.extras" {
			continue
		}
		if got := r.Fields["half-life"]; got != half[r.Fields["touch"]] {
			t.Errorf("%s halves in %v days", r.Fields["name"], got)
		}
		if i := r.Fields["interest"]; i != "some" && i != "strong" {
			t.Errorf("%s shows interest %v", r.Fields["name"], i)
		}
	}
	for _, g := range of(rows, "group") {
		if most, _ := g.Fields["cap"].(int64); most <= 0 {
			t.Errorf("%s has no cap", g.Key)
		}
	}
	if most := byKey(t, rows, "group.reads")["cap"].(int64); most >= 300 {
		t.Errorf("reading alone reaches %d, enough to be worth a conversation", most)
	}
}

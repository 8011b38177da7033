package forecast_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/forecast"
)

var (
	stages = []string{"", "aware", "evaluating", "scoping", "proposal", "signed", "lost", "not-ours", "nurture"}
	teams  = []string{"", "marketing", "bd", "sales", "delivery"}
	now    = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
)

func stage(key string) model.ID { return model.ID{15: byte(slices.Index(stages, key))} }
func team(key string) model.ID  { return model.ID{0: 1, 15: byte(slices.Index(teams, key))} }

func day(n int) time.Time { return now.AddDate(0, 0, n) }

func eur(thousands int64) model.Money { return model.Money{Minor: thousands * 100000, Currency: "EUR"} }

func law() *model.Agreement {
	a := &model.Agreement{}
	for i, key := range teams[1:] {
		a.Teams = append(a.Teams, model.Team{ID: team(key), Key: key, Name: model.Title(key), Rank: i})
	}
	carry := map[string]string{"aware": "marketing", "evaluating": "bd", "scoping": "sales", "proposal": "sales", "signed": "sales"}
	for i, key := range stages[1:] {
		s := model.Stage{ID: stage(key), Key: key, Name: model.Title(key), Rank: i, Kind: "open", Team: team(carry[key])}
		if i >= 4 {
			s.Kind = key
		}
		a.Stages = append(a.Stages, s)
	}
	a.Routes = []model.Route{{Key: "inbound", Start: stage("aware"), Default: true}, {Key: "client", Start: stage("evaluating")}}
	return a
}

// firm is a firm by what became of its leads.
type firm struct {
	forecast.Facts
	kind, route string
}

func newFirm() *firm {
	return &firm{kind: "new-client", route: "inbound", Facts: forecast.Facts{
		Firm: model.Firm{Currency: "EUR", Zone: "UTC"}, Agreement: law(), Effort: map[model.ID]int{}, Now: now}}
}

// add lets n leads worth so much go a way, as in "aware -90, evaluating -60,
// lost -30": the days before now on which they came somewhere.
func (f *firm) add(n int, way string, thousands int64) *firm {
	for range n {
		id := model.ID{0: 9, 13: byte(len(f.Leads) >> 16), 14: byte(len(f.Leads) >> 8), 15: byte(len(f.Leads))}
		l := model.LeadRow{ID: id, Kind: f.kind, Route: f.route, Value: eur(thousands), Outcome: "open"}
		for i, step := range strings.Split(way, ", ") {
			var key string
			var ago int
			fmt.Sscanf(step, "%s %d", &key, &ago)
			f.Moves = append(f.Moves, model.Move{Lead: id, To: stage(key), Happened: day(ago)})
			l.Stage, l.Since = stage(key), day(ago)
			if i == 0 {
				l.Created = day(ago)
			}
			if s, _ := f.Agreement.StageBy(l.Stage); s.Kind != "open" {
				l.Outcome = s.Kind
			}
		}
		f.Leads = append(f.Leads, l)
	}
	return f
}

// year is a firm with history enough: of 40 that were aware 20 talked, of
// those 16 were scoped, 12 got a proposal and 8 of them signed at 30k.
func year() *firm {
	return newFirm().
		add(20, "aware -300, lost -280", 0).
		add(4, "aware -300, evaluating -280, lost -270", 0).
		add(4, "aware -300, evaluating -280, scoping -260, lost -250", 0).
		add(4, "aware -300, evaluating -280, scoping -260, proposal -240, lost -230", 0).
		add(8, "aware -300, evaluating -280, scoping -260, proposal -240, signed -200", 30)
}

func goal(thousands int64, from, to int) model.Goal {
	return model.Goal{Name: "Signed", Amount: eur(thousands), Kind: "new-client",
		From: day(from).Format(time.DateOnly), To: day(to).Format(time.DateOnly)}
}

func step(p forecast.Plan, key string) forecast.Step {
	for _, s := range p.Steps {
		if s.Stage.Key == key {
			return s
		}
	}
	return forecast.Step{}
}

// said is a plan as text, from the signature back.
func said(p forecast.Plan) string {
	var out []string
	if p.Reckoned {
		out = append(out, fmt.Sprintf("%d signed", p.Deals))
	}
	for i := len(p.Steps) - 1; i >= 0; i-- {
		s := p.Steps[i]
		if !s.Known {
			out = append(out, s.Stage.Key+" open")
			continue
		}
		out = append(out, fmt.Sprintf("%s %d-%d=%d", s.Stage.Key, s.Needed, len(s.Here), s.Missing))
	}
	return strings.Join(out, ", ")
}

package sla_test

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

func TestFeasible(t *testing.T) {
	sales, bd := model.ID{3}, model.ID{2}
	tomas, ilse := model.ID{21}, model.ID{22}
	weekly := map[string][][2]int{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		weekly[day] = [][2]int{{9 * 60, 17 * 60}}
	}
	cal, err := sla.New(model.Calendar{Zone: "UTC", Weekly: weekly, Holidays: []string{"2026-12-24", "2026-12-25"}})
	if err != nil {
		t.Fatal(err)
	}
	promise := func(key string, owner model.ID, n int, unit string) model.Promise {
		return model.Promise{Key: key, Owner: owner, Amount: n, Unit: unit}
	}
	firm := func(change func(*sla.Load), promises ...model.Promise) []sla.Fit {
		l := sla.Load{Calendar: cal, Now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), Months: 3,
			Agreement: &model.Agreement{Promises: promises, Teams: []model.Team{{ID: bd, Key: "bd", Name: "BD"}, {ID: sales, Key: "sales", Name: "Sales"}}},
			Staff:     sla.Staff{Members: []model.Member{{ID: tomas, Name: "Tomas", Hats: []model.ID{sales}}, {ID: ilse, Name: "Ilse", Hats: []model.ID{bd}}}},
			Arrived:   map[model.ID]int{sales: 36, bd: 21}, Touched: map[model.ID]int{sales: 123}, Standing: map[model.ID]int{bd: 3}}
		if change != nil {
			change(&l)
		}
		return sla.Feasible(l)
	}
	away := func(standin model.ID) func(*sla.Load) {
		return func(l *sla.Load) {
			l.Aways = []model.Away{{Member: tomas, From: "2026-12-07", To: "2026-12-18", Standin: standin}}
		}
	}
	answer, tries, qualify := promise("answer", sales, 2, "business-day"), promise("attempts", sales, 5, "count"), promise("qualify", bd, 10, "business-day")
	for _, c := range []struct {
		story, state, says string
		fits               []sla.Fit
	}{
		{"somebody is here every day", sla.Fits, "Tomas is here for Sales on every business day of the next 90 days.", firm(nil, answer)},
		{"nobody is here for two weeks", sla.Tight, "From 7 December to 18 December nobody of Sales is here and nobody stands in", firm(away(model.ID{}), answer)},
		{"somebody stands in", sla.Fits, "Tomas is here for Sales", firm(away(ilse), answer)},
		{"an absence just as long as the promise", sla.Tight, "From 7 December to 8 December nobody of Sales is here", firm(func(l *sla.Load) {
			l.Aways = []model.Away{{Member: tomas, From: "2026-12-07", To: "2026-12-08"}}
		}, answer)},
		{"nobody stands in for themselves", sla.Tight, "nobody of Sales is here and nobody stands in", firm(away(tomas), answer)},
		{"who stands in is away as well", sla.Tight, "nobody stands in", firm(func(l *sla.Load) {
			away(ilse)(l)
			l.Aways = append(l.Aways, model.Away{Member: ilse, From: "2026-12-01", To: "2026-12-31"})
		}, answer)},
		{"an absence shorter than the promise is no matter", sla.Fits, "Tomas is here for Sales", firm(away(model.ID{}), promise("answer", sales, 15, "business-day"))},
		{"nobody wears the hat", sla.Breaks, "Nobody wears the Sales hat", firm(func(l *sla.Load) { l.Members = nil }, answer)},
		{"another team covers it", sla.Fits, "Ilse is here for Sales", firm(func(l *sla.Load) {
			l.Members, l.Agreement.Teams[1].CoveredBy = l.Members[1:], bd
		}, answer)},
		{"more tries are promised than were made", sla.Tight, "5 tries for each of 12 hand-offs a month are up to 60 contacts a month; Sales logged 41 a month.", firm(nil, tries)},
		{"as many were made", sla.Fits, "Sales logged 60 a month.", firm(func(l *sla.Load) { l.Touched[sales] = 180 }, tries)},
		{"nothing was logged, so nobody can say", sla.Unknown, "Sales logged none, so nobody can say", firm(func(l *sla.Load) { l.Touched = nil }, tries)},
		{"nothing was handed over yet", sla.Unknown, "Nothing was handed to Sales of late", firm(func(l *sla.Load) { l.Months = 0 }, tries)},
		{"what is promised to be decided fits what stands there", sla.Fits, "7 hand-offs a month, each decided in 10 business days: at most 4 are with BD at once, and 3 are there now.", firm(nil, qualify)},
		{"far more stands there", sla.Tight, "would leave 4 with BD at once; 9 are there now.", firm(func(l *sla.Load) { l.Standing[bd] = 9 }, qualify)},
		{"holidays make two days long", sla.Fits, "2 business days can be 6 days by the calendar: what is handed over on Tuesday 22 December is answered by Monday 28 December.", firm(nil, answer)},
		{"more deals are open than Sales says it can carry", sla.Breaks, "Sales says it can carry 4 deals at once; 6 are open.", firm(func(l *sla.Load) {
			l.Agreement.Teams[1].Capacity, l.Standing[sales] = 4, 6
		}, promise("first-touch", sales, 1, "business-day"))},
		{"each gets one so often", sla.Fits, "12 hand-offs a month reach Sales, one every 2 business days, for one person.", firm(nil, promise("first-touch", sales, 1, "business-day"))},
	} {
		t.Run(c.story, func(t *testing.T) {
			for _, f := range c.fits {
				if f.State == c.state && strings.Contains(f.Text, c.says) {
					return
				}
			}
			t.Errorf("nothing %s says %q: %+v", c.state, c.says, c.fits)
		})
	}
	t.Run("what is not promised is not looked at", func(t *testing.T) {
		off := answer
		off.Off = true
		if got := firm(nil, off); len(got) != 0 {
			t.Errorf("%+v", got)
		}
	})
}

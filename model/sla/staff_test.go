package sla_test

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

var (
	salesTeam, bdTeam = model.ID{3}, model.ID{2}
	ana, ben, cleo    = model.ID{21}, model.ID{22}, model.ID{23}
)

func nineToFive(t *testing.T) *sla.Calendar {
	t.Helper()
	weekly := map[string][][2]int{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		weekly[day] = [][2]int{{9 * 60, 17 * 60}}
	}
	cal, err := sla.New(model.Calendar{Zone: "UTC", Weekly: weekly})
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func TestStaff_Calendar(t *testing.T) {
	law := func(covered model.ID) *model.Agreement {
		return &model.Agreement{Teams: []model.Team{{ID: salesTeam, CoveredBy: covered}, {ID: bdTeam}}}
	}
	two := []model.Member{{ID: ana, Hats: []model.ID{salesTeam}}, {ID: ben, Hats: []model.ID{salesTeam}}, {ID: cleo, Hats: []model.ID{bdTeam}}}
	off := func(m, standin model.ID, from, to string) model.Away {
		return model.Away{Member: m, Standin: standin, From: from, To: to}
	}
	none := model.ID{}
	friday := time.Date(2026, 11, 20, 16, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		story   string
		covered model.ID
		members []model.Member
		aways   []model.Away
		want    string // two business days from Friday at four
	}{
		{"everybody is here", none, two, nil, "2026-11-24 16:00"},
		{"somebody else of the team is here", none, two, []model.Away{off(ana, none, "2026-11-23", "2026-11-27")}, "2026-11-24 16:00"},
		{"nobody of the team is here", none, two, []model.Away{off(ana, none, "2026-11-23", "2026-11-25"), off(ben, none, "2026-11-23", "2026-11-24")}, "2026-11-26 16:00"},
		{"somebody of another team stands in", none, two, []model.Away{off(ana, cleo, "2026-11-23", "2026-11-24"), off(ben, none, "2026-11-23", "2026-11-24")}, "2026-11-24 16:00"},
		{"who stands in is away as well", none, two, []model.Away{off(ana, cleo, "2026-11-23", "2026-11-24"), off(ben, none, "2026-11-23", "2026-11-24"), off(cleo, none, "2026-11-23", "2026-11-23")}, "2026-11-25 16:00"},
		{"the founder alone is on holiday", none, two[:1], []model.Away{off(ana, none, "2026-11-23", "2026-11-29")}, "2026-12-01 16:00"},
		{"somebody who left keeps nothing going", none, []model.Member{two[0], {ID: ben, Hats: []model.ID{salesTeam}, Gone: true}}, []model.Away{off(ana, none, "2026-11-23", "2026-11-23")}, "2026-11-25 16:00"},
		{"another team covers it, and is here", bdTeam, two[2:], []model.Away{off(ana, none, "2026-11-23", "2026-11-23")}, "2026-11-24 16:00"},
		{"another team covers it, and is away", bdTeam, two[2:], []model.Away{off(cleo, none, "2026-11-23", "2026-11-23")}, "2026-11-25 16:00"},
		{"nobody is in the team: the days go on", none, nil, []model.Away{off(ana, none, "2026-11-23", "2026-11-23")}, "2026-11-24 16:00"},
		{"an absence that ends before it begins is none", none, two[:1], []model.Away{off(ana, none, "2026-11-27", "2026-11-20")}, "2026-11-24 16:00"},
		{"an absence without an end closes a year and no more", none, two[:1], []model.Away{off(ana, none, "2026-11-23", "9999-12-31")}, "2027-11-25 16:00"},
	} {
		t.Run(c.story, func(t *testing.T) {
			cal := sla.Staff{Members: c.members, Aways: c.aways}.Calendar(nineToFive(t), law(c.covered), salesTeam)
			if got := cal.DueDays(friday, 2).Format("2006-01-02 15:04"); got != c.want {
				t.Errorf("due %s, want %s", got, c.want)
			}
		})
	}
}

func TestStandIn(t *testing.T) {
	aways := []model.Away{{Member: ana, From: "2026-11-23", To: "2026-11-27", Standin: ben}, {Member: ben, From: "2026-11-25", To: "2026-11-25"},
		{Member: ana, From: "2026-11-25", To: "2026-11-26", Standin: cleo}}
	for _, c := range []struct {
		story, date string
		who         model.ID
		away        bool
	}{
		{"here", "2026-11-22", model.ID{}, false},
		{"away from the first day", "2026-11-23", ben, true},
		{"until the last", "2026-11-27", ben, true},
		{"the one is away, and the other stands in", "2026-11-25", cleo, true},
		{"back", "2026-11-28", model.ID{}, false},
	} {
		t.Run(c.story, func(t *testing.T) {
			if who, away := sla.StandIn(aways, ana, c.date); who != c.who || away != c.away {
				t.Errorf("%v %v", who, away)
			}
		})
	}
	t.Run("nobody was named", func(t *testing.T) {
		if who, away := sla.StandIn(aways, ben, "2026-11-25"); !who.IsZero() || !away {
			t.Errorf("%v %v", who, away)
		}
	})
}

func TestStanding(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2026, 11, day, 10, 0, 0, 0, time.UTC) }
	heard := model.Touch{Direction: "in", Happened: at(5)}
	for _, c := range []struct {
		story   string
		wait    model.Wait
		touches []model.Touch
		to      time.Time
	}{
		{"nobody was heard", model.Wait{From: at(2)}, nil, time.Time{}},
		{"they were heard", model.Wait{From: at(2)}, []model.Touch{heard}, at(5)},
		{"they were heard before it", model.Wait{From: at(6)}, []model.Touch{heard}, time.Time{}},
		{"we wrote", model.Wait{From: at(2)}, []model.Touch{{Direction: "out", Happened: at(5)}}, time.Time{}},
		{"a machine answered", model.Wait{From: at(2)}, []model.Touch{{Direction: "in", Automatic: true, Happened: at(5)}}, time.Time{}},
		{"somebody ended it first", model.Wait{From: at(2), To: at(3)}, []model.Touch{heard}, at(3)},
		{"the first time they were heard counts", model.Wait{From: at(2), To: at(9)}, []model.Touch{{Direction: "in", Happened: at(7)}, heard}, at(5)},
	} {
		t.Run(c.story, func(t *testing.T) {
			got := sla.Standing([]model.Wait{c.wait}, c.touches)
			if len(got) != 1 || !got[0].From.Equal(c.wait.From) || !got[0].To.Equal(c.to) {
				t.Errorf("%+v", got)
			}
		})
	}
}

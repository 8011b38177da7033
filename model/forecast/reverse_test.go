package forecast_test

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/forecast"
)

func TestReverse(t *testing.T) {
	far := goal(300, 0, 360)
	with := func(g model.Goal, change func(*model.Goal)) model.Goal { change(&g); return g }
	for _, c := range []struct {
		story string
		firm  *firm
		goal  model.Goal
		want  string
	}{
		{"each step needs what the next one lacks, by the share that went on, rounded up",
			year(), far, "10 signed, proposal 15-0=15, scoping 20-0=20, evaluating 25-0=25, aware 50-0=50"},
		{"a part of a deal is a whole deal",
			year(), goal(301, 0, 360), "11 signed, proposal 17-0=17, scoping 23-0=23, evaluating 29-0=29, aware 58-0=58"},
		{"what stands in a stage is on the way, and only the rest must come",
			year().add(6, "aware -20, evaluating -15, scoping -10, proposal -5", 0).add(2, "aware -20, evaluating -3", 0), far,
			"10 signed, proposal 15-6=9, scoping 12-0=12, evaluating 15-2=13, aware 26-0=26"},
		{"what was signed in the period counts, and what was signed before does not",
			year().add(2, "aware -60, evaluating -50, scoping -40, proposal -30, signed -2", 45), goal(300, -10, 350),
			"7 signed, proposal 11-0=11, scoping 15-0=15, evaluating 19-0=19, aware 37-0=37"},
		{"a goal that is reached asks for nothing more",
			year().add(2, "aware -60, evaluating -50, scoping -40, proposal -30, signed -2", 200), goal(300, -10, 350),
			"0 signed, proposal 0-0=0, scoping 0-0=0, evaluating 0-0=0, aware 0-0=0"},
		{"with fewer than ten cases nothing is made up: the step and all before it stay open",
			newFirm().add(3, "aware -300, evaluating -280, scoping -260, proposal -240, signed -200", 30).add(4, "aware -300, lost -200", 0), far,
			"10 signed, proposal open, scoping open, evaluating open, aware open"},
		{"what the firm assumes stands in for history that is too short",
			newFirm().add(3, "aware -300, evaluating -280, scoping -260, proposal -240, signed -200", 30).add(4, "aware -300, lost -200", 0),
			with(far, func(g *model.Goal) {
				g.Assumed = map[model.ID]int64{stage("proposal"): 500, stage("scoping"): 800}
			}), "10 signed, proposal 20-0=20, scoping 25-0=25, evaluating open, aware open"},
		{"an assumption never speaks over own history",
			year(), with(far, func(g *model.Goal) { g.Assumed = map[model.ID]int64{stage("proposal"): 100} }),
			"10 signed, proposal 15-0=15, scoping 20-0=20, evaluating 25-0=25, aware 50-0=50"},
		{"without a signature nobody knows what one is worth",
			newFirm().add(12, "aware -300, lost -200", 0), far, "proposal open, scoping open, evaluating open, aware open"},
		{"unless the firm says what a deal is worth",
			newFirm().add(12, "aware -300, lost -200", 0), with(far, func(g *model.Goal) { g.Deal = eur(100) }), "3 signed, proposal open, scoping open, evaluating open, aware open"},
		{"a firm with no lead at all sees the shape",
			newFirm(), far, "proposal open, scoping open, evaluating open, aware open"},
		{"those who came lately do not count as lost",
			year().add(90, "aware -3", 0), far, "10 signed, proposal 15-0=15, scoping 20-0=20, evaluating 25-0=25, aware 50-90=0"},
		{"kinds never mix",
			func() *firm { f := year(); f.kind = "expansion"; return f.add(40, "evaluating -90, lost -50", 0) }(), far,
			"10 signed, proposal 15-0=15, scoping 20-0=20, evaluating 25-0=25, aware 50-0=50"},
	} {
		t.Run(c.story, func(t *testing.T) {
			if got := said(forecast.Reverse(c.firm.Facts, c.goal, "")); got != c.want {
				t.Errorf("the plan is\n%s, want\n%s", got, c.want)
			}
		})
	}
}

func TestReverse_routes(t *testing.T) {
	f := year()
	f.route = "client"
	f.add(20, "evaluating -280, scoping -270, proposal -260, signed -250", 30)
	whole := forecast.Reverse(f.Facts, goal(300, 0, 360), "")
	t.Run("who begins further on is not asked of the stages before", func(t *testing.T) {
		s := step(whole, "evaluating")
		if s.Missing != 16 || s.Begin != 8 || step(whole, "aware").Needed != 16 {
			t.Errorf("evaluating lacks %d, %d of them begin there; aware needs %d", s.Missing, s.Begin, step(whole, "aware").Needed)
		}
	})
	t.Run("one route may be looked at alone", func(t *testing.T) {
		if got := said(forecast.Reverse(f.Facts, goal(300, 0, 360), "inbound")); got != "10 signed, proposal 15-0=15, scoping 20-0=20, evaluating 25-0=25, aware 50-0=50" {
			t.Errorf("inbound alone: %s", got)
		}
		if got := said(forecast.Reverse(f.Facts, goal(300, 0, 360), "client")); got != "10 signed, proposal 10-0=10, scoping 10-0=10, evaluating 10-0=10" {
			t.Errorf("clients alone: %s", got)
		}
	})
}

func TestReverse_everyKind(t *testing.T) {
	f := year()
	f.kind, f.route = "expansion", "client"
	f.add(10, "evaluating -280, scoping -270, proposal -260, lost -250", 10).
		add(10, "evaluating -280, scoping -270, proposal -260, signed -250", 10).
		add(2, "evaluating -30, scoping -20, proposal -15, signed -1", 10).
		add(4, "evaluating -30, scoping -20, proposal -9", 10)
	g := goal(300, -5, 355)
	g.Kind = ""
	p := forecast.Reverse(f.Facts, g, "")
	t.Run("what the clients we have sign, and will sign by their own rates, comes off the target", func(t *testing.T) {
		if len(p.Others) != 1 || p.Others[0].Worth != eur(20) || len(p.Others[0].Waiting) != 4 || !p.Others[0].Known {
			t.Fatalf("the others are %+v", p.Others)
		}
		if e := p.Others[0].Expected.Minor; e < eur(20).Minor || e > eur(23).Minor {
			t.Errorf("%s is expected of four deals at 10k, of which about every second is signed", p.Others[0].Expected.Short())
		}
	})
	t.Run("new clients are asked for the rest alone", func(t *testing.T) {
		if p.Kind != "new-client" || p.Deals != 9 {
			t.Errorf("%d %s deals for %s", p.Deals, p.Kind, p.Gap.Short())
		}
	})
}

func TestReverse_average(t *testing.T) {
	f := newFirm()
	for i := range 10 {
		f.add(1, "proposal -240, signed -200", int64(10+i))
	}
	f.add(1, "proposal -240, signed -200", 900)
	a := forecast.Reverse(f.Facts, goal(300, 0, 360), "").Average
	if a.Of != 11 || a.Capped != 1 || a.Cap != eur(19) || a.Worth.Minor != (145+19)*100000/11 {
		t.Errorf("a large contract makes the plan look easy: %+v", a)
	}
}

func TestReverse_dates(t *testing.T) {
	f := year()
	to := 100
	date := func(d string) time.Time { at, _ := time.Parse(time.DateOnly, d); return at }
	t.Run("the last day of a step is the end less the days until half have signed", func(t *testing.T) {
		p := forecast.Reverse(f.Facts, goal(300, 0, to), "")
		for key, days := range map[string]int{"proposal": 40, "scoping": 60, "evaluating": 80, "aware": 100} {
			if s := step(p, key); s.Half.Days != float64(days) || !s.Latest.Equal(date(day(to-days).Format(time.DateOnly))) {
				t.Errorf("%s: %v days, until %s", key, s.Half, s.Latest.Format(time.DateOnly))
			}
		}
	})
	t.Run("a step whose last day is over, and that still lacks leads, is the one that cannot hold", func(t *testing.T) {
		p := forecast.Reverse(f.Facts, goal(300, 0, 50), "")
		if got := step(p, "proposal").State; got.Gives() && got != forecast.Steep {
			t.Errorf("proposal is %s", got)
		}
		if p = forecast.Reverse(f.Facts, goal(300, 0, 30), ""); p.Weak < 0 || p.Steps[p.Weak].Stage.Key != "proposal" || p.Steps[p.Weak].State != forecast.Late {
			t.Errorf("weak is %d, %+v", p.Weak, p.Steps)
		}
	})
	t.Run("what is lost makes nobody quicker, and what is open counts as watched so far", func(t *testing.T) {
		slow := year().add(200, "aware -250, evaluating -240, scoping -230, proposal -200, lost -190", 0)
		if got := step(forecast.Reverse(slow.Facts, goal(300, 0, to), ""), "proposal").Half; got.Days != 40 {
			t.Errorf("half have signed after %v", got)
		}
	})
	t.Run("of fewer than three signatures nobody says how long it takes", func(t *testing.T) {
		few := newFirm().add(2, "scoping -100, proposal -90, signed -50", 30)
		if s := step(forecast.Reverse(few.Facts, goal(300, 0, to), ""), "scoping"); s.Dated() || !s.Latest.IsZero() {
			t.Errorf("%+v", s)
		}
	})
	t.Run("a lead that has waited longer than half of them may sign any day", func(t *testing.T) {
		p := forecast.Reverse(year().add(1, "aware -120, evaluating -110, scoping -100, proposal -90", 0).Facts, goal(300, -10, 60), "")
		if s := step(p, "proposal"); len(s.Here) != 1 || len(s.Early) != 0 {
			t.Errorf("proposal: %d on the way, %d early", len(s.Here), len(s.Early))
		}
	})
	t.Run("a lead that will sign before the period or after it is not on the way", func(t *testing.T) {
		g := goal(300, 20, 50)
		p := forecast.Reverse(year().add(2, "aware -70, evaluating -60, scoping -50, proposal -30", 0).
			add(1, "aware -70, evaluating -60, scoping -50, proposal -15", 0).add(1, "aware -9", 0).Facts, g, "")
		if s := step(p, "proposal"); len(s.Early) != 2 || len(s.Here) != 1 {
			t.Errorf("proposal: %d early, %d in time", len(s.Early), len(s.Here))
		}
		if s := step(p, "aware"); len(s.Tardy) != 1 {
			t.Errorf("aware: %d too late", len(s.Tardy))
		}
	})
}

func TestPlan_Quarters(t *testing.T) {
	p := forecast.Reverse(year().Facts, goal(300, 0, 360), "")
	got := ""
	for _, q := range p.Quarters(now, 3) {
		got += q.Name() + ":"
		for _, d := range q.Doors {
			got += " " + d.Stage.Key + " until " + d.Until.Format("2 Jan") + ";"
		}
		got += "\n"
	}
	want := `Q4 2026:
Q1 2027: aware until 21 Dec; evaluating until 10 Jan; scoping until 30 Jan; proposal until 19 Feb;
Q2 2027: aware until 22 Mar; evaluating until 11 Apr; scoping until 1 May; proposal until 21 May;
`
	if got != want {
		t.Errorf("the quarters are\n%s", got)
	}
}

func TestReverse_capacity(t *testing.T) {
	busy := func(sales, delivery int) forecast.Plan {
		f := year()
		for i := range f.Agreement.Teams {
			switch f.Agreement.Teams[i].Key {
			case "sales":
				f.Agreement.Teams[i].Capacity = sales
			case "delivery":
				f.Agreement.Teams[i].Capacity = delivery
			}
		}
		for i := range f.Leads {
			if f.Leads[i].Outcome == "signed" {
				f.Effort[f.Leads[i].ID] = 20
			}
		}
		return forecast.Reverse(f.Facts, goal(300, 0, 360), "")
	}
	t.Run("Sales carries what comes in while one deal stays with it", func(t *testing.T) {
		p := busy(10, 0)
		// 16 came to Sales: 4 left after 10 days, 4 after 30, 8 after 60.
		if p.Sales.Each != 40 || p.Sales.Of != 16 || p.Sales.State != forecast.Holds {
			t.Errorf("Sales: %+v", p.Sales)
		}
		// 20 in the 301 days that are left for it, each for 40 days.
		if want := 20.0 / 301 * 40; p.Sales.Need < want-0.01 || p.Sales.Need > want+0.01 {
			t.Errorf("Sales would have %v at once, want %v", p.Sales.Need, want)
		}
	})
	t.Run("where little time is left, all come at once, and those there now still stand there", func(t *testing.T) {
		f := year().add(3, "aware -40, evaluating -30, scoping -20, proposal -5", 0)
		p := forecast.Reverse(f.Facts, goal(300, 0, 70), "")
		s := step(p, "scoping")
		left := float64(s.Latest.Sub(now.Truncate(24*time.Hour)).Hours()/24 + 1)
		want := float64(s.Missing) + 3*(1-left/p.Sales.Each)
		if left >= p.Sales.Each || p.Sales.Now != 3 || p.Sales.Need < want-0.01 || p.Sales.Need > want+0.01 {
			t.Errorf("Sales would have %v at once, want %v: %d in %v days, each for %v", p.Sales.Need, want, s.Missing, left, p.Sales.Each)
		}
	})
	t.Run("more than it can carry marks the hand-off to Sales", func(t *testing.T) {
		p := busy(2, 0)
		if p.Sales.State != forecast.Full || p.Weak < 0 || p.Steps[p.Weak].Stage.Key != "scoping" {
			t.Errorf("Sales: %+v, weak %d", p.Sales, p.Weak)
		}
	})
	t.Run("the work of the deals is held against the days that Delivery has", func(t *testing.T) {
		if p := busy(0, 10); p.Delivery.Each != 20 || p.Delivery.State != forecast.Full || p.Delivery.Need < 16.5 || p.Delivery.Need > 17.5 {
			t.Errorf("Delivery: %+v", p.Delivery)
		}
		if p := busy(0, 18); p.Delivery.State != forecast.Holds {
			t.Errorf("Delivery: %+v", p.Delivery)
		}
	})
	t.Run("a team that does not say what it can carry is not said to be able", func(t *testing.T) {
		if p := busy(0, 0); p.Sales.State != forecast.Open || p.Delivery.State != forecast.Open {
			t.Errorf("%+v %+v", p.Sales, p.Delivery)
		}
	})
}

func TestReverse_traffic(t *testing.T) {
	f := year()
	f.Visits = []forecast.Visits{{Source: "Search", Month: "2026-09", Count: 150}, {Source: "Search", Month: "2026-10", Count: 50}, {Source: "Search", Month: "2024-01", Count: 9999}}
	f.add(4, "aware -60", 0)
	for i := range f.Leads[40:] {
		f.Leads[40+i].Source = "Search"
	}
	p := forecast.Reverse(f.Facts, goal(300, 0, 360), "")
	if p.Visits.Rate.K != 4 || p.Visits.Rate.N != 200 || p.Visits.Needed != 51*50 {
		t.Errorf("visits: %+v for %d leads", p.Visits, p.Steps[0].Missing)
	}
}

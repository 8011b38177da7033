package sla

import (
	"testing"
	"time"

	"baton/model"
)

var (
	marketing = model.ID{1}
	sales     = model.ID{2}
	mario     = model.ID{9}
)

func twoDays() model.Promise {
	return model.Promise{Key: "answer", Owner: sales, Amount: 2, Unit: "business-day"}
}

// handed over on Monday 2026-11-23 at 10:00 in Lisbon; due on Wednesday 10:00.
func handed(t *testing.T, cal *Calendar, decisions ...model.Decision) *model.Handoff {
	return &model.Handoff{From: marketing, To: sales, Happened: moment(t, cal, "2026-11-23T10:00"), Exact: "minute", Decisions: decisions}
}

func TestAnswer(t *testing.T) {
	cal := mustNew(t, office())
	at := func(s string) time.Time { return moment(t, cal, s) }
	decide := func(act, when string) model.Decision {
		return model.Decision{Act: act, Happened: at(when), Exact: "minute"}
	}
	onDay := func(act, when string) model.Decision {
		return model.Decision{Act: act, Happened: at(when), Exact: "day"}
	}
	cases := []struct {
		name      string
		decisions []model.Decision
		now       string
		state     string
		due       string
		missing   string
	}{
		{"waiting on the first day", nil, "2026-11-23T15:00", Waiting, "2026-11-25T10:00", ""},
		{"at risk in its last quarter", nil, "2026-11-24T15:00", AtRisk, "2026-11-25T10:00", ""},
		{"at risk at the deadline itself", nil, "2026-11-25T10:00", AtRisk, "2026-11-25T10:00", ""},
		{"lapsed when nobody answered", nil, "2026-11-25T10:01", Lapsed, "2026-11-25T10:00", ""},
		{"kept when answered at the deadline", []model.Decision{decide("accepted", "2026-11-25T10:00")}, "2026-12-01T10:00", Kept, "2026-11-25T10:00", ""},
		{"a no is an answer too", []model.Decision{decide("rejected", "2026-11-24T10:00")}, "2026-12-01T10:00", Kept, "2026-11-25T10:00", ""},
		{"late stays late even if done", []model.Decision{decide("accepted", "2026-11-25T10:01")}, "2026-12-01T10:00", Late, "2026-11-25T10:00", ""},
		{"asked back it stands", []model.Decision{decide("asked", "2026-11-24T10:00")}, "2026-12-01T10:00", Paused, "2026-11-25T10:00", ""},
		{"what the asking took is added", []model.Decision{decide("asked", "2026-11-23T15:00"), decide("answered", "2026-11-24T11:00"), decide("accepted", "2026-11-25T15:00")},
			"2026-12-01T10:00", Kept, "2026-11-25T15:00", ""},
		{"asked after it lapsed it stays lapsed", []model.Decision{decide("asked", "2026-11-26T10:00")}, "2026-12-01T10:00", Lapsed, "2026-11-25T10:00", ""},
		{"an answer known to the day before the deadline's day is kept", []model.Decision{onDay("accepted", "2026-11-24T00:00")}, "2026-12-01T10:00", Kept, "2026-11-25T10:00", ""},
		{"an answer known to the day of the deadline cannot be judged", []model.Decision{onDay("accepted", "2026-11-25T00:00")}, "2026-12-01T10:00", Unknown, "2026-11-25T10:00", "the time of day of the answer"},
		{"an answer known to the day after is late", []model.Decision{onDay("accepted", "2026-11-26T00:00")}, "2026-12-01T10:00", Late, "2026-11-25T10:00", ""},
		{"an answer at an unknown time cannot be judged", []model.Decision{{Act: "accepted", Happened: at("2026-11-24T10:00"), Exact: "unknown"}}, "2026-12-01T10:00", Unknown, "2026-11-25T10:00", "when the answer happened"},
		{"an answer of tomorrow is none today", []model.Decision{decide("accepted", "2026-11-25T09:00")}, "2026-11-23T15:00", Waiting, "2026-11-25T10:00", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Answer(handed(t, cal, c.decisions...), twoDays(), cal, at(c.now))
			if got.State != c.state || !got.Due.Equal(at(c.due)) || got.Missing != c.missing {
				t.Errorf("got %s due %s missing %q; want %s due %s missing %q", got.State, got.Due.In(cal.Location()), got.Missing, c.state, c.due, c.missing)
			}
		})
	}
	t.Run("a hand-off known to the day is late only when it would be from its last moment", func(t *testing.T) {
		h := handed(t, cal)
		h.Exact = "day"
		for when, want := range map[string]string{"2026-11-25T09:30": AtRisk, "2026-11-25T12:00": AtRisk, "2026-11-26T12:00": Lapsed} {
			if got := Answer(h, twoDays(), cal, at(when)); got.State != want {
				t.Errorf("at %s: %s, want %s", when, got.State, want)
			}
		}
		h.Decisions = []model.Decision{decide("accepted", "2026-11-25T11:00")}
		if got := Answer(h, twoDays(), cal, at("2026-12-01T10:00")); got.State != Unknown || got.Missing != "the time of day of the hand-off" {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("between two hats of one person it answers itself", func(t *testing.T) {
		h := handed(t, cal)
		h.Same = true
		if got := Answer(h, twoDays(), cal, at("2026-12-01T10:00")); got.State != Kept {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("a promise without a time judges nothing", func(t *testing.T) {
		if got := Answer(handed(t, cal), model.Promise{Unit: "percent", Amount: 90}, cal, at("2026-12-01T10:00")); got.State != Unknown || got.Missing == "" {
			t.Errorf("got %+v", got)
		}
	})
}

func TestFirstTouch(t *testing.T) {
	cal := mustNew(t, office())
	at := func(s string) time.Time { return moment(t, cal, s) }
	touch := func(when string, change func(*model.Touch)) model.Touch {
		out := model.Touch{Kind: "call", Direction: "out", Outcome: "no-answer", Happened: at(when), Exact: "minute", Hat: sales, By: mario}
		if change != nil {
			change(&out)
		}
		return out
	}
	cases := []struct {
		name      string
		touches   []model.Touch
		decisions []model.Decision
		state     string
	}{
		{"nobody called", nil, nil, Late},
		{"called in time", []model.Touch{touch("2026-11-24T10:00", nil)}, nil, Kept},
		{"a call before the hand-off is not its first touch", []model.Touch{touch("2026-11-23T09:59", nil)}, nil, Late},
		{"the sender's own call does not count", []model.Touch{touch("2026-11-24T10:00", func(x *model.Touch) { x.Hat = marketing })}, nil, Late},
		{"a mail sent by a machine is no touch", []model.Touch{touch("2026-11-24T10:00", func(x *model.Touch) { x.Automatic = true })}, nil, Late},
		{"their call is not ours", []model.Touch{touch("2026-11-24T10:00", func(x *model.Touch) { x.Direction = "in" })}, nil, Late},
		{"a mail that bounced reached nobody", []model.Touch{touch("2026-11-24T10:00", func(x *model.Touch) { x.Outcome = "bounced" })}, nil, Late},
		{"the earliest counts, in whatever order they were logged", []model.Touch{touch("2026-11-27T10:00", nil), touch("2026-11-24T10:00", nil)}, nil, Kept},
		{"known to the day of the deadline it cannot be judged", []model.Touch{touch("2026-11-25T00:00", func(x *model.Touch) { x.Exact = "day" })}, nil, Unknown},
		{"known to the day of the hand-off it counts", []model.Touch{touch("2026-11-23T00:00", func(x *model.Touch) { x.Exact = "day" })}, nil, Kept},
		{"turned down in time nobody owes a touch", nil, []model.Decision{{Act: "rejected", Happened: at("2026-11-24T10:00")}}, Kept},
		{"turned down after the touch was due it stays late", nil, []model.Decision{{Act: "rejected", Happened: at("2026-11-26T10:00")}}, Late},
		{"accepting is no touch", nil, []model.Decision{{Act: "accepted", Happened: at("2026-11-24T10:00")}}, Late},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := FirstTouch(handed(t, cal, c.decisions...), c.touches, twoDays(), cal, at("2026-12-01T10:00"))
			if got.State != c.state {
				t.Errorf("got %+v, want %s", got, c.state)
			}
		})
	}
}

func TestPromiseOf(t *testing.T) {
	fast := model.Promise{Key: "first-touch", Owner: sales, Band: "talk-now", Amount: 1}
	slow := model.Promise{Key: "first-touch", Owner: sales, Amount: 3}
	off := model.Promise{Key: "first-touch", Owner: marketing, Amount: 9, Off: true}
	all := []model.Promise{slow, fast, off}
	cases := []struct {
		name   string
		owner  model.ID
		band   string
		amount int
		ok     bool
	}{
		{"a Talk now is promised sooner", sales, "talk-now", 1, true},
		{"the others have their own clause", sales, "warm-up", 3, true},
		{"a team that promised nothing itself is held to the firm's", marketing, "warm-up", 3, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := PromiseOf(all, "first-touch", c.owner, c.band); ok != c.ok || got.Amount != c.amount {
				t.Errorf("got %+v %v", got, ok)
			}
		})
	}
	t.Run("nobody promised", func(t *testing.T) {
		if _, ok := PromiseOf([]model.Promise{off}, "first-touch", marketing, ""); ok {
			t.Error("a clause that is off binds")
		}
	})
}

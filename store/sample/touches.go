package sample

import (
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// touch logs one contact; what reads "kind direction outcome|note".
func (s *story) touch(at time.Time, nick, hat string, p *person, what string) {
	s.world.touch(at, s.actor(nick, hat), p, s, s.text(strings.ReplaceAll(what, "{who}", p.first()), at))
	if at.After(s.last) {
		s.last = at
	}
	s.writeBack(at, nick, hat, p, what)
}

// answers are what one writes back.
var answers = []string{
	"mail out|Thanked them, and asked two questions", "mail out|Answered in four lines, with one date", "mail out|Sent the short version",
	"call out talked|Rang back between two meetings", "mail out|Said who will look at it, and by when",
}

// writeBack answers whoever wrote first: mostly within the day, every
// fifth time after two.
func (s *story) writeBack(at time.Time, nick, hat string, p *person, what string) {
	how, _, _ := strings.Cut(what, "|")
	if at.Before(s.created) || how != "mail in" && how != "form in" {
		return
	}
	after := 5 * time.Hour
	if s.said["answered"]++; s.said["answered"]%5 == 0 {
		after = 15 * time.Hour
	}
	if back := s.cal.Due(at, after); back.Before(s.now) {
		s.world.touch(back, s.actor(nick, hat), p, s, s.pick("answers", answers))
	}
}

// touch is a contact with a person, within a story or without one.
func (w *world) touch(at time.Time, by model.Actor, p *person, s *story, what string) {
	if at.Before(p.born) {
		p.born = at
		if p.at != nil && at.Before(p.at.born) {
			p.at.born = at
		}
	}
	how, note, _ := strings.Cut(what, "|")
	word := append(strings.Fields(how), "", "", "")
	t := model.Touch{Kind: word[0], Direction: word[1], Outcome: word[2], Note: note}
	w.scenes = append(w.scenes, scene{at: at, by: by, who: p.name, do: func(d *store.Desk) error {
		t.Person, t.Campaign = p.id, w.at(t, at)
		if s != nil && !at.Before(s.created) {
			t.Lead = s.lead
		}
		_, err := d.Touch(w.ctx, t)
		return err
	}})
}

// before is what the first contact did before there was a lead.
func (s *story) before() {
	for _, step := range s.voice.footsteps[s.source] {
		at := s.officeTime(s.created.AddDate(0, 0, -step.days-s.rng.IntN(3)))
		if at.After(s.created) {
			at = s.created.Add(-26 * time.Hour)
		}
		s.touch(at, "nadia", "marketing", s.cast[0], step.what)
	}
	s.last = s.created
}

// arrival is the contact with which the lead begins.
func (s *story) arrival(route string) {
	nick, hat := "nadia", "marketing"
	what := s.pick("arrive "+s.source, s.voice.arrivals[s.source])
	switch route {
	case "introduced", "partner":
		nick, hat = "ilse", "sales"
	case "outbound", "tender":
		nick, hat = "pavel", "bd"
	case "client":
		nick, hat = s.pick("deliverer", s.voice.deliverers), "delivery"
	}
	if what == "" {
		return
	}
	s.touch(s.created.Add(7*time.Minute), nick, hat, s.cast[0], what)
}

// warm is the answer without which nobody would hand a lead over.
func (s *story) warm(at time.Time) {
	day := s.officeTime(at.AddDate(0, 0, -3))
	if !day.After(s.created) || !day.Before(at) {
		day = s.created.Add(at.Sub(s.created) / 2)
	}
	s.touch(day, "nadia", "marketing", s.cast[0], s.pick("warm out", s.voice.warmOut))
	s.touch(day.Add(at.Sub(day)/2), "nadia", "marketing", s.cast[0], s.pick("warm in", s.voice.warmIn))
}

// replied is their answer to a cold start.
func (s *story) replied(at time.Time) {
	s.touch(at.Add(-4*time.Hour), "pavel", "bd", s.cast[0], s.pick("replied", s.voice.replies))
}

// touchOfDay is a touch logged afterwards by somebody who knows the day, but
// not the hour.
func (s *story) touchOfDay(day time.Time) {
	nick, hat := s.receiver()
	logged := s.cal.Due(day, 9*time.Hour)
	y, m, d := day.In(s.cal.Location()).Date()
	noon := time.Date(y, m, d, 12, 0, 0, 0, s.cal.Location())
	s.scene(logged, nick, hat, func(d *store.Desk) error {
		_, err := d.Touch(s.ctx, model.Touch{Lead: s.lead, Person: s.cast[0].id, Kind: "call", Direction: "out", Outcome: "talked", Happened: noon, Exact: "day",
			Note: s.text("Spoke to {first} on the way to another client; written down the day after", noon)})
		return err
	})
}

// gaps are how many days pass between two touches, from and to.
var gaps = map[string][2]int{"marketing": {4, 8}, "aware": {14, 40}, "asked": {7, 16}, "delivery": {8, 15}, "cold": {6, 11}, "bd": {4, 8}, "scoping": {5, 9}, "proposal": {5, 9}, "terms": {4, 8}}

// fill passes the time until a moment with what people do in that phase.
func (s *story) fill(until time.Time) {
	phase := s.phase
	if phase == "bd" && s.to == "" && s.came == "outbound" && !s.talking {
		phase = "cold"
	}
	gap, ok := gaps[phase]
	if !ok {
		return
	}
	for {
		days := gap[0] + s.rng.IntN(gap[1]-gap[0]+1)
		if s.world.solo != "" {
			days *= 4 // one pair of hands, and much is not written down
		}
		at := s.officeTime(s.last.AddDate(0, 0, days))
		if !at.Before(until.Add(-3 * time.Hour)) {
			return
		}
		nick, hat := s.holder()
		what := s.pick("fill "+phase, s.voice.fillers[phase])
		p := s.cast[0]
		if len(s.cast) > 1 && s.chance(40) {
			p = s.cast[1+s.rng.IntN(len(s.cast)-1)]
		}
		if strings.HasPrefix(what, "meeting") && phase != "bd" && s.chance(40) {
			nick, hat = s.pick("deliverer", s.voice.deliverers), "delivery"
		}
		s.touch(at, nick, hat, p, what)
	}
}

package sample

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// tries are the promised attempts, none of which reaches anybody.
func (s *story) tries() {
	nick, hat := s.receiver()
	for i, t := range s.voice.nobody {
		s.touch(s.cal.Due(s.handed, time.Duration(1+3*i)*time.Hour), nick, hat, s.cast[i%len(s.cast)], t)
	}
}

// reject sends the lead back with a reason; most reasons come out of a talk.
func (s *story) reject(a act, at time.Time) {
	reason, more, _ := strings.Cut(a.arg, ":")
	nick, hat := s.receiver()
	if a.at == "" {
		at = s.cal.Due(s.handed, s.hours(5, 7))
		if s.last.After(s.handed) {
			at = s.cal.Due(s.last, 40*time.Minute)
		}
	}
	switch reason {
	case "already-ours", "unable-to-reach":
	case "wrong-data":
		s.touch(s.cal.Due(s.handed, s.hours(1, 2)), nick, hat, s.cast[0], "mail out bounced|The address answers that {first} has left the company")
	default:
		s.touch(at.Add(-35*time.Minute), nick, hat, s.cast[0], s.pick("turned", s.voice.turned))
	}
	req := model.Decide{Act: "reject", Reason: reason, Note: s.say()}
	switch reason {
	case "not-our-criteria":
		c := s.criterion(more)
		req.Criterion = c.ID
		if c.How == "question" {
			s.answer(at.Add(-2*time.Minute), more, c.Class == "never", req.Note)
		}
	case "later":
		days, _ := strconv.Atoi(more)
		req.Wake = at.AddDate(0, 0, days).Format(time.DateOnly)
	}
	s.decide(at, nick, hat, req)
	s.phase = ""
	if reason == "wrong-person" {
		s.phase = "marketing"
		s.cast[0], s.cast[len(s.cast)-1] = s.cast[len(s.cast)-1], s.cast[0]
	}
}

func (s *story) recycle(a act) {
	days, _ := strconv.Atoi(a.arg)
	nick, hat := s.receiver()
	at := s.cal.Due(s.handed, s.hours(5, 7))
	s.touch(at.Add(-35*time.Minute), nick, hat, s.cast[0], s.pick("turned", s.voice.turned))
	s.decide(at, nick, hat, model.Decide{Act: "recycle", Wake: at.AddDate(0, 0, days).Format(time.DateOnly), Note: s.say()})
	s.phase = ""
}

func (s *story) withdraw() {
	nick, hat := s.giver()
	s.decide(s.cal.Due(s.handed, s.hours(2, 5)), nick, hat, model.Decide{Act: "withdraw", Note: s.say()})
	s.phase = ""
}

func (s *story) propose(at time.Time) {
	s.fill(at)
	s.reminders("scoping", at)
	s.touch(at.Add(-50*time.Minute), s.sells(), "sales", s.signer(), "meeting out talked|"+s.pick("walk", s.voice.walks))
	s.move(at, s.sells(), "sales", model.MoveRequest{To: s.stage("proposal"), Note: s.pick("proposal note", s.voice.proposed)})
	s.phase = "proposal"
	word := "likely"
	if s.chance(30) {
		word = "possible"
	}
	s.estimate(at.Add(time.Hour), word, 50)
}

func (s *story) terms(at time.Time) {
	s.fill(at)
	s.reminders("proposal", at)
	s.tick(at.Add(-25*time.Minute), s.sells(), "sales", s.budget(), s.money(s.pick("budget", s.voice.budgets)))
	s.move(at, s.sells(), "sales", model.MoveRequest{To: s.stage("terms")})
	s.phase = "terms"
	s.estimate(at.Add(30*time.Minute), "commit", 28)
}

// estimate is what the seller says of the month and the amount.
func (s *story) estimate(at time.Time, word string, days int) {
	if s.world.solo != "" && s.chance(50) {
		return
	}
	s.scene(at, s.sells(), "sales", func(d *store.Desk) error {
		_, err := d.Add(s.ctx, "estimate", model.Fields{"lead": s.lead.String(), "word": word, "month": at.AddDate(0, 0, days).Format("2006-01"),
			"amount": s.total(), "currency": currency, "happened": at.UnixMilli(), "by": s.actor(s.sells(), "sales").Member.String()})
		return err
	})
}

func (s *story) sign(at time.Time) {
	s.fill(at)
	s.reminders("terms", at)
	if s.phase != "terms" {
		s.tick(at.Add(-25*time.Minute), s.sells(), "sales", s.budget(), s.money(s.pick("budget", s.voice.budgets)))
	}
	s.move(at, s.sells(), "sales", model.MoveRequest{To: s.stage("signed"), Note: s.pick("signed note", s.voice.signed)})
	s.scene(at.Add(time.Minute), s.sells(), "sales", func(d *store.Desk) error {
		return d.Set(s.ctx, "company", s.c.id, model.Fields{"relationship": "client"})
	})
	s.phase = ""
}

func (s *story) lose(a act, at time.Time) {
	s.fill(at)
	reason, more, _ := strings.Cut(a.arg, ":")
	req := model.MoveRequest{To: s.stage("lost"), Reason: reason, Note: s.say()}
	switch reason {
	case "chose-another":
		req.Who = strings.ReplaceAll(more, "-", " ")
	case "timing":
		days, _ := strconv.Atoi(more)
		req.Wake = at.AddDate(0, 0, days).Format(time.DateOnly)
	}
	req.Note = s.text(req.Note, at)
	nick, hat := s.holder()
	s.move(at, nick, hat, req)
	s.phase = ""
}

// setAside puts an early lead to sleep, or says that it is not for us.
func (s *story) setAside(a act, at time.Time) {
	s.fill(at)
	req := model.MoveRequest{To: s.stage("nurture"), Note: s.say()}
	if days, err := strconv.Atoi(a.arg); err == nil {
		req.Wake = at.AddDate(0, 0, days).Format(time.DateOnly)
	} else {
		req.To, req.Reason, req.Note = s.stage("not-ours"), req.Note, ""
	}
	nick, hat := s.holder()
	s.move(at, nick, hat, req)
	s.phase = ""
}

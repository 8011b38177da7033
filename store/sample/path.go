package sample

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// act plays one step of a path. The words:
//
//	aware interested eval   forward without a hand-off (outbound)
//	mql sql                 over the gate; "!" outside the definition, "?" not enough known; ":own" between two hats
//	ok                      accepted and touched in time; :late answered late, :slow touched late, :day touched on a day, hour unknown
//	ask asked               asked back and answered, or left asked
//	no:REASON rec:DAYS wd   rejected, recycled, withdrawn
//	tries                   five attempts on two channels
//	q rule:RULING           the finding questioned, and ruled on
//	prop terms signed lost  on and out
//	nurture:DAYS notours    set aside
//	sell                    Sales calls them, twice, before the lead is theirs
//	free                    whoever had it gave it back, and nobody took it
//	from:STAGE              it began there
func (s *story) act(a act) error {
	at, err := s.when(a)
	if err != nil {
		return err
	}
	mark := strings.TrimLeft(a.do, "abcdefghijklmnopqrstuvwxyz")
	switch do := strings.TrimRight(a.do, "!?"); do {
	case "aware", "interested":
		s.fill(at)
		s.move(at, "pavel", "bd", model.MoveRequest{To: s.stage(do)})
	case "eval":
		s.fill(at)
		s.replied(at)
		s.talking = true
		s.know("mql", at)
		s.move(at, "pavel", "bd", model.MoveRequest{To: s.stage("evaluating")})
	case "mql", "sql":
		s.handOver(do, mark, a, at)
	case "ok":
		s.accept(a, at)
	case "ask", "asked":
		s.askBack(do, a, at)
	case "tries":
		s.tries()
	case "no":
		s.reject(a, at)
	case "rec":
		s.recycle(a)
	case "wd":
		s.withdraw()
	case "q":
		s.question(at)
	case "rule":
		s.rule(a, at)
	case "prop":
		s.propose(at)
	case "terms":
		s.terms(at)
	case "signed":
		s.sign(at)
	case "lost":
		s.lose(a, at)
	case "nurture", "notours":
		s.setAside(a, at)
	case "free":
		s.giveBack(at)
	case "sell":
		s.jumpIn(at)
	case "from": // where it began; see arrive
	default:
		return fmt.Errorf("%q is no act of a path", a.do)
	}
	return nil
}

func (s *story) move(at time.Time, nick, hat string, req model.MoveRequest) {
	s.scene(at, nick, hat, func(d *store.Desk) error {
		req.Lead = s.lead
		_, err := d.Move(s.ctx, req)
		return err
	})
}

// handOver takes the lead over a gate into another team's hands.
func (s *story) handOver(gate, mark string, a act, at time.Time) {
	s.fill(at)
	stage := "evaluating"
	s.from, s.to = "marketing", "bd"
	if gate == "sql" {
		stage, s.from, s.to = "scoping", "bd", "sales"
		if s.came == "client" {
			s.from = "delivery"
		}
	}
	if gate == "mql" && mark == "" {
		s.warm(at)
	}
	s.know(gate, at)
	if gate == "sql" {
		s.boxes(at)
		s.price(at)
	}
	nick, hat := s.giver()
	req := model.MoveRequest{To: s.stage(stage), WhyNow: s.text(s.why, at), Step: s.text(s.step, at)}
	if mark != "" { // the receiver pulls it and says why
		if nick, hat = s.receiver(); nick == "ilse" {
			nick = "tomas" // she wears both hats and would hand over to herself
		}
		req.Waive = s.text(s.say(), at)
	}
	if a.arg == "own" {
		nick = s.sells()
	}
	s.move(at, nick, hat, req)
	s.handed, s.phase = at, ""
	if a.arg == "own" || s.world.solo != "" {
		s.take(s.cal.Due(at, s.hours(3, 6)))
	}
}

// accept answers the hand-off and touches, in time unless the path says so.
func (s *story) accept(a act, at time.Time) {
	answer := s.cal.Due(s.last, s.hours(0.7, 2.5))
	touch := s.cal.Due(answer, s.hours(0.5, 2))
	switch {
	case a.at != "":
		answer, touch = at, s.cal.Due(at, s.hours(2, 9))
	case a.arg == "late":
		answer = s.cal.Due(s.last, s.hours(23, 36))
		touch = s.cal.Due(answer, s.hours(1, 6))
	case a.arg == "slow":
		touch = s.cal.Due(s.last, s.hours(29, 42))
	}
	nick, hat := s.receiver()
	s.decide(answer, nick, hat, model.Decide{Act: "accept"})
	if a.arg == "day" {
		s.touchOfDay(s.cal.DueDays(s.handed, 1))
		s.own()
		return
	}
	s.take(touch)
}

// take is the receiver's first touch; the lead is theirs from now on.
func (s *story) take(at time.Time) {
	nick, hat := s.receiver()
	pool := s.voice.firstCalls
	if s.to == "sales" {
		pool = s.voice.firstSales
	}
	s.touch(at, nick, hat, s.cast[0], s.pick("first "+s.to, pool))
	s.own()
}

func (s *story) own() {
	nick, hat := s.receiver()
	owner := s.actor(nick, hat).Member
	s.scene(s.last.Add(time.Minute), nick, hat, func(d *store.Desk) error {
		return d.Set(s.ctx, "lead", s.lead, model.Fields{"owner": owner.String()})
	})
	s.phase = "bd"
	if s.to == "sales" {
		s.phase = "scoping"
	}
	s.findSize()
}

// jumpIn is a seller who means well.
func (s *story) jumpIn(at time.Time) {
	for i, what := range []string{"call out talked|Rang to say hello: they asked for a price", "mail out|A price range, as asked"} {
		s.world.touch(at.Add(2*time.Hour+time.Duration(i)*20*time.Minute), s.actor("tomas", "sales"), s.cast[0], s, what)
	}
}

func (s *story) giveBack(at time.Time) {
	nick, hat := s.holder()
	s.scene(at, nick, hat, func(d *store.Desk) error {
		return d.Set(s.ctx, "lead", s.lead, model.Fields{"owner": nil})
	})
}

func (s *story) decide(at time.Time, nick, hat string, req model.Decide) {
	req.Note = s.text(req.Note, at)
	s.scene(at, nick, hat, func(d *store.Desk) error {
		req.Lead = s.lead
		_, err := d.Decide(s.ctx, req)
		return err
	})
}

func (s *story) askBack(do string, a act, at time.Time) {
	if a.at == "" {
		at = s.cal.Due(s.handed, s.hours(1, 2.5))
	}
	nick, hat := s.receiver()
	s.decide(at, nick, hat, model.Decide{Act: "ask", Note: s.say()})
	if do == "asked" {
		return
	}
	giver, his := s.giver()
	s.decide(s.cal.Due(s.last, s.hours(2, 6)), giver, his, model.Decide{Act: "answer", Note: s.say()})
	s.accept(act{}, at)
}

func (s *story) question(at time.Time) {
	nick, hat := s.receiver()
	s.decide(at, nick, hat, model.Decide{Act: "question", Note: s.say()})
}

func (s *story) rule(a act, at time.Time) {
	ruling, finding, _ := strings.Cut(a.arg, ":")
	s.decide(at, "ilse", "sales", model.Decide{Act: "rule", Ruling: ruling, Reason: finding, Note: s.say()})
}

package today

import (
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/journey"
	"baton/model/sla"
)

// clocks are the promises that run.
func (m *maker) clocks() {
	m.Owed = append(slices.Clip(m.Owed), m.unpromised()...)
	for _, o := range m.Owed {
		if o.Key == "answer" && o.State != sla.Paused {
			m.waits[o.Lead] = o.Team
		}
	}
	for _, o := range m.Owed {
		l := m.open(o.Lead)
		if l == nil || o.State == sla.Paused || m.waits[o.Lead] == o.Team && o.Key != "answer" {
			continue
		}
		it := Item{Lead: o.Lead, Team: o.Team, Member: m.holder(l.Owner, o.Team), Handoff: o.Handoff, Promise: o.Promise, Due: o.Due, Say: m.promised(o), Do: doing(o.Key)}
		it.Why, it.Turns = m.reason(o)
		if it.Why == "" {
			m.later(it)
			continue
		}
		m.say(it)
		if o.Key == "answer" && o.State == sla.Late && m.Calendar.DueDays(o.Due, nobodyDays).Before(m.Now) {
			m.escaped[o.Lead] = o.Team
		}
	}
}

// unpromised are the hand-offs to a team that made no promise of its own: the
// ledger measures their answer by the firm's first one, and so does the list.
func (m *maker) unpromised() []model.Owed {
	owed := map[model.ID]bool{}
	for _, o := range m.Owed {
		owed[o.Handoff] = owed[o.Handoff] || o.Key == "answer"
	}
	var out []model.Owed
	for i := range m.Handoffs {
		h := &m.Handoffs[i]
		_, answered := h.Answer()
		p, ok := sla.PromiseOf(m.Law.Promises, "answer", h.To, "")
		if answered || h.Same || owed[h.ID] || !ok {
			continue
		}
		k := sla.Answer(h, p, m.Calendar, m.Now)
		o := model.Owed{Promise: p.ID, Key: "answer", Lead: h.Lead, Handoff: h.ID, Team: h.To, To: h.From, Since: h.Happened, Due: k.Due, State: k.State}
		if k.State == sla.Lapsed {
			o.State = sla.Late
		}
		out = append(out, o)
	}
	return out
}

// reason is why a running promise stands on the list, and when that changes;
// none while there is time.
func (m *maker) reason(o model.Owed) (why string, turns time.Time) {
	risk := m.Calendar.Due(o.Since, m.Calendar.Elapsed(o.Since, o.Due)*3/4)
	switch {
	case o.State == sla.Late:
		return Late, time.Time{}
	case o.State == sla.AtRisk:
		return AtRisk, o.Due
	case m.day(o.Due) == m.today:
		return Due, risk
	case o.Key == "answer" || o.Key == "first-touch" || o.Key == "waiting-prospect":
		return Waiting, risk
	}
	return "", risk
}

func doing(key string) string {
	switch key {
	case "answer":
		return DoAnswer
	case "qualify", "proposal", "outcome":
		return DoMove
	}
	return DoTouch
}

func (m *maker) day(t time.Time) string { return t.In(m.Calendar.Location()).Format(time.DateOnly) }

// handoffs are those that wait without a clock, are asked back, came back, or
// are questioned.
func (m *maker) handoffs() {
	for i := range m.Handoffs {
		h := &m.Handoffs[i]
		answer, answered := h.Answer()
		l := m.open(h.Lead)
		switch {
		case questioned(h):
			m.say(Item{Lead: h.Lead, Why: Question, Member: m.standsIn(m.arbiter()), Handoff: h.ID, Say: "Rule on the finding: somebody questioned it.", Do: DoRule})
		case h.Same || l == nil:
		case h.AskedBack():
			m.say(Item{Lead: h.Lead, Why: Asked, Team: h.From, Member: m.sender(h, l), Handoff: h.ID, Say: m.asks(h), Do: DoSay})
		case !answered && m.waits[h.Lead].IsZero():
			m.say(Item{Lead: h.Lead, Why: Waiting, Team: h.To, Member: m.holder(l.Owner, h.To), Handoff: h.ID, Say: m.from(h.From), Do: DoAnswer})
		case answer.Act == "rejected" && m.untouchedSince(l, answer):
			m.say(Item{Lead: h.Lead, Why: SentBack, Team: h.From, Member: m.sender(h, l), Handoff: h.ID, Say: m.cameBack(h, answer), Do: DoTouch})
		}
	}
}

func questioned(h *model.Handoff) bool {
	asked := false
	for _, d := range h.Decisions {
		asked = asked && d.Act != "ruled" || d.Act == "questioned"
	}
	return asked
}

// untouchedSince: a lead that came back is taken up again by a touch, a move,
// or a next step with a day.
func (m *maker) untouchedSince(l *Lead, d model.Decision) bool {
	return !l.Answered.After(d.Happened) && !l.Since.After(d.Happened) && l.StepDate < m.today
}

// tasks are those whose day has come. A play's task matters while the lead
// stands in its stage.
func (m *maker) tasks() {
	for _, t := range m.Tasks {
		l := m.open(t.Lead)
		if l == nil || !t.Stage.IsZero() && t.Stage != l.Stage || t.Due == "" || !t.Done.IsZero() {
			continue
		}
		it := Item{Lead: t.Lead, Team: m.teamOf(t.Owner, l), Member: m.has(t.Owner), Task: t.ID, Say: sentence(t.Text), Do: DoTask}
		if it.Member.IsZero() {
			it.Team, it.Member = m.teamOf(l.Owner, l), m.keeper(l)
		}
		m.planned(it, t.Due, time.Time{})
	}
}

// steps are the next steps that are dated.
func (m *maker) steps() {
	for i := range m.Leads {
		l := &m.Leads[i]
		if l.StepDate == "" || m.open(l.ID) == nil {
			continue
		}
		say := "Next step: " + sentence(l.Step)
		if l.Step == "" {
			say = "The next step was planned for this day."
		}
		m.planned(Item{Lead: l.ID, Team: m.teamOf(l.Owner, l), Member: m.keeper(l), Say: say, Do: DoStep}, l.StepDate, l.StepTime)
	}
}

// planned is late once its day is over; what falls on a day off is planned for
// the next one that is open.
func (m *maker) planned(it Item, day string, at time.Time) {
	it.Due, it.Day = at, at.IsZero()
	if it.Day {
		day = m.day(m.Calendar.NextOpen(m.begin(day)))
		it.Due = m.closing(day)
	}
	switch {
	case day < m.today:
		it.Why = Late
	case day == m.today:
		it.Why, it.Turns = Due, m.begin(day).AddDate(0, 0, 1)
	default:
		it.Turns = it.Due
		if it.Day {
			it.Turns = m.begin(day)
		}
		m.later(it)
		return
	}
	m.say(it)
}

// begin is when a day begins, and closing when its work ends.
func (m *maker) begin(day string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, day, m.Calendar.Location())
	if err != nil {
		return time.Time{}
	}
	return t
}

func (m *maker) closing(day string) time.Time {
	start := m.begin(day)
	if start.IsZero() {
		return start
	}
	end := start.AddDate(0, 0, 1)
	if shut := m.Calendar.PrevClose(end.Add(-time.Second)); shut.After(start) {
		return shut
	}
	return end
}

// resting are leads set aside whose day has come.
func (m *maker) resting() {
	for i := range m.Leads {
		l := &m.Leads[i]
		if m.stages[l.Stage].Kind != "nurture" || l.Wake == "" {
			continue
		}
		it := Item{Lead: l.ID, Why: Wake, Team: m.teamOf(l.Owner, l), Member: m.keeper(l), Due: m.begin(l.Wake), Day: true, Say: "Set aside until " + m.said(l.Wake) + ": is the need there now?", Do: DoMove}
		if l.Wake > m.today {
			it.Turns = it.Due
			m.later(it)
			continue
		}
		m.say(it)
	}
}

// quiet are the reasons of leads about which there is nothing else to say.
func (m *maker) quiet() {
	gate, deal := m.gates()
	for i := range m.Leads {
		l := &m.Leads[i]
		if m.busy[l.ID] && m.escaped[l.ID].IsZero() || m.open(l.ID) == nil {
			continue
		}
		stage := m.stages[l.Stage]
		it := Item{Lead: l.ID, Team: m.teamOf(l.Owner, l), Member: m.keeper(l), weight: l.Fit}
		idle := l.Idle(m.Now)
		asleep := idle >= SleepDays && l.StepDate < m.today && !l.Waits && !l.Stopped
		switch escaped := m.escaped[l.ID]; {
		case !escaped.IsZero():
			m.lies(it, l, escaped)
		case stage.Rank >= gate && m.has(l.Owner).IsZero():
			it.Why, it.Team, it.Member, it.Do, it.weight = Nobody, m.carrier(l), model.ID{}, DoGive, int64(idle)
			it.Say = "Nobody has it since " + m.said(m.day(l.Since)) + ": give it to someone."
			m.say(it)
		case !l.Wants.IsZero():
			it.Why, it.Criterion, it.Do = OneAnswer, l.Wants, DoTell
			it.Say = sentence(l.WantsWhy)
			m.say(it)
		case stage.Rank >= deal && (l.Step == "" || l.StepDate == "") && !l.Waits:
			it.Why, it.Do, it.weight = NoStep, DoStep, int64(idle)
			it.Say = "An open deal without a dated next step."
			m.say(it)
		case asleep && (stage.Rank >= gate || l.Fits && stage.Rank > m.first()):
			it.Why, it.Do = Asleep, DoTouch
			if stage.Rank >= gate {
				it.weight += 10000
			}
			it.Say = m.slept(l, idle)
			m.say(it)
		}
	}
}

// lies: a hand-off that nobody answers is told to the arbiter, unless somebody
// of the team has the lead by now, or the arbiter is told already.
func (m *maker) lies(it Item, l *Lead, team model.ID) {
	arbiter := m.standsIn(m.arbiter())
	if m.wears(l.Owner, team) || m.holder(l.Owner, team) == arbiter || m.wears(arbiter, team) {
		return
	}
	it.Why, it.Team, it.Member, it.Do = Nobody, team, arbiter, DoGive
	it.Say = m.called(team) + " has not answered the hand-off, and nobody there has the lead: give it to someone."
	m.say(it)
}

// Idle is how many days a lead is without a touch.
func (l *Lead) Idle(now time.Time) int {
	since := l.Touched
	if since.IsZero() {
		since = l.Created
	}
	return int(now.Sub(since).Hours() / 24)
}

// gates are the ranks behind which a lead was taken up for a talk, and behind
// which it is a deal.
func (m *maker) gates() (gate, deal int) {
	track := journey.Track(m.Law)
	gate, deal = len(track)+1000, len(track)+1000
	for _, s := range track {
		if s.Gate != "" {
			gate = min(gate, s.Rank)
		}
		if s.Gate == "sql" {
			deal = min(deal, s.Rank)
		}
	}
	return gate, deal
}

func (m *maker) first() int {
	if track := journey.Track(m.Law); len(track) > 0 {
		return track[0].Rank
	}
	return 0
}

func (m *maker) slept(l *Lead, idle int) string {
	if l.Touched.IsZero() {
		return fmt.Sprintf("No touch yet in %d days.", idle)
	}
	return fmt.Sprintf("No touch for %d days.", idle)
}

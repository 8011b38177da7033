package sample

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// How large the team's world is.
const (
	teamCompanies = 420
	teamPeople    = 600
)

// neighbours are partners, competitors, suppliers, and clients without a lead
// this year.
func (w *world) neighbours() {
	long := w.now.AddDate(0, 0, -430)
	for i, n := range neighbourhood {
		c := w.meet(readFirm(n.firm), long.Add(time.Duration(i)*time.Minute))
		c.what = n.what
		c.best = i == 13 || i == 16
		for _, p := range readPeople(n.people) {
			w.meetPerson(p, c, c.born)
		}
		if n.what == "client" {
			w.longKnown(c)
		}
	}
}

// fate is how many leads of the crowd stand in a stage.
type fate struct {
	stage string
	many  int
}

var fates = []fate{{"target", 56}, {"aware", 44}, {"interested", 26}, {"nurture", 16}, {"not-ours", 13}, {"lost", 6}}

// crowd are the companies that are known and were not handed over: leads that
// are early or were closed early, and people who once joined a webinar.
func (w *world) crowd() {
	var leads []string
	for _, f := range fates {
		for range f.many {
			leads = append(leads, f.stage)
		}
	}
	w.loners()
	for i := 0; len(w.companies) < teamCompanies; i++ {
		c := w.invented()
		w.meetPerson(w.inventedPerson(c.country), c, c.born)
		if i < len(leads) {
			w.early(leads[i], c)
			continue
		}
		w.passersBy(c)
	}
	for i := 0; len(w.persons) < teamPeople; i++ {
		c := w.companies[len(w.companies)-1-(i*7)%(teamCompanies*2/3)]
		w.meetPerson(w.inventedPerson(c.country), c, c.born.AddDate(0, 0, w.rng.IntN(12)))
	}
}

// invented is a company that nobody owns; not everything is known of it.
func (w *world) invented() *company {
	for {
		t := trades[w.weighed(len(trades), func(i int) int { return trades[i].weight })]
		land := countries[w.weighed(len(countries), func(i int) int { return countries[i].weight })]
		h := manners[manner(land.code)]
		front, back := h.front[w.rng.IntN(len(h.front))], h.back[w.rng.IntN(len(h.back))]
		name := front + back
		if w.said["name "+name] > 0 || w.said["front "+front] > 6 || w.said["back "+back] > 14 {
			continue
		}
		w.said["name "+name]++
		w.said["front "+front]++
		w.said["back "+back]++
		o := organisation{name: strings.TrimSpace(name + " " + t.words[w.rng.IntN(len(t.words))]), industry: t.industry, city: land.cities[w.rng.IntN(len(land.cities))], country: land.code}
		o.employees = w.size()
		if w.chance(12) {
			o.industry = ""
		}
		if w.chance(30) {
			o.employees = 0
		}
		return w.meet(o, w.officeTime(w.now.AddDate(0, 0, -20-w.rng.IntN(400))))
	}
}

// size is a head count as firms have it: many small, few large.
func (w *world) size() int64 {
	switch n := w.rng.IntN(100); {
	case n < 22:
		return int64(6 + w.rng.IntN(42))
	case n < 80:
		return int64(50 + w.rng.IntN(240))
	case n < 94:
		return int64(290 + w.rng.IntN(300))
	}
	return int64(700 + 50*w.rng.IntN(60))
}

func (w *world) weighed(n int, weight func(int) int) int {
	sum := 0
	for i := range n {
		sum += weight(i)
	}
	at := w.rng.IntN(sum)
	for i := range n {
		if at -= weight(i); at < 0 {
			return i
		}
	}
	return n - 1
}

func (w *world) inventedPerson(code string) somebody {
	at := max(0, slices.IndexFunc(countries, func(c country) bool { return c.code == code }))
	for {
		land := countries[at]
		p := somebody{name: land.first[w.rng.IntN(len(land.first))] + " " + land.last[w.rng.IntN(len(land.last))], title: w.pick("title", titles)}
		if w.persons[p.name] == nil {
			return p
		}
		at = w.weighed(len(countries), func(i int) int { return countries[i].weight })
	}
}

// early is a lead that was never handed over.
func (w *world) early(stage string, c *company) {
	t := earlyTale(w, stage)
	t.firm, t.people = c.name, c.people[0].name
	if t.came == "outbound" {
		c.what = "stranger"
	}
	if w.chance(60) {
		x := w.criterion("cloud")
		c.known["cloud"] = true
		c.fields["answer."+x.ID.String()], c.fields["evidence."+x.ID.String()] = "met", strings.ReplaceAll(w.pick("cloud+", w.voice.yes["cloud"]), "{first}", c.people[0].first())
	}
	s := &story{world: w, tale: t}
	s.created = s.creation()
	s.c, s.cast = w.meet(readFirm(c.name), s.created), []*person{w.meetPerson(somebody{name: t.people}, c, s.created)}
	s.phase = "marketing"
	s.before()
	s.begins(stage)
}

// begins adds the lead where it was first seen and lets it come where it is.
func (s *story) begins(stage string) {
	nick, hat := "nadia", "marketing"
	first := map[string]string{"target": "target", "aware": "aware"}[stage]
	if s.came == "outbound" {
		nick, hat, s.phase = "pavel", "bd", "bd"
	}
	if first == "" {
		first = "interested"
	}
	s.scene(s.created, nick, hat, func(d *store.Desk) (err error) {
		n := model.NewLead{Title: s.need, Source: s.source, Route: s.came, Note: s.text(s.note, s.created), Owner: s.actor(nick, hat).Member, Stage: s.stage(first)}
		if s.c != nil {
			n.Company, n.Domain = s.c.name, s.c.domain
		}
		if s.lead, err = d.AddLead(s.ctx, n); err != nil {
			return err
		}
		if id, ok := s.campaigns[s.source]; ok {
			if err := d.Set(s.ctx, "lead", s.lead, model.Fields{"campaign": id.String()}); err != nil {
				return err
			}
		}
		return s.takePart(d, s.cast)
	})
	switch {
	case first == "interested":
		s.phase = "asked"
		s.arrival(s.came)
	case first == "aware":
		s.phase = "aware"
	}
	s.goesOn(stage, nick, hat)
}

// goesOn brings an early lead to where it is now.
func (s *story) goesOn(stage, nick, hat string) {
	until := s.created.AddDate(0, 0, 12+s.rng.IntN(30))
	if stage == "target" || stage == "aware" || stage == "interested" {
		if s.chance(70) || until.After(s.now) {
			until = s.now.AddDate(0, 0, -s.rng.IntN(40))
		}
		s.fill(until)
		s.plan(nick, hat)
		return
	}
	if latest := s.now.AddDate(0, 0, -9); until.After(latest) {
		until = latest
	}
	s.fill(until)
	at := s.cal.Due(s.last, s.hours(9, 30))
	req := model.MoveRequest{To: s.stage(stage), Note: s.say()}
	switch stage {
	case "nurture":
		req.Wake = s.wakeDay(at)
	case "not-ours":
		req.Reason, req.Note = req.Note, ""
	case "lost":
		reason, who, _ := strings.Cut(s.stake, ":")
		req.Reason, req.Who = reason, who
	}
	s.move(at, nick, hat, req)
}

// wakeDay lies some weeks around the end of the year, never before the move.
func (s *story) wakeDay(at time.Time) string {
	day := s.now.AddDate(0, 0, -15+s.rng.IntN(130))
	if day.Before(at.AddDate(0, 0, 7)) {
		day = at.AddDate(0, 0, 45)
	}
	return day.Format(time.DateOnly)
}

// plan leaves a next step on some; a few dates have passed.
func (s *story) plan(nick, hat string) {
	if s.next == "" {
		return
	}
	days := s.rng.IntN(30) - 3
	s.scene(s.last.Add(time.Minute), nick, hat, func(d *store.Desk) error {
		return d.Set(s.ctx, "lead", s.lead, model.Fields{"next-step": s.text(s.next, s.now), "next-date": s.now.AddDate(0, 0, days).Format(time.DateOnly)})
	})
}

// passersBy joined or read something once; nobody has made a lead of them.
func (w *world) passersBy(c *company) {
	if w.chance(35) {
		return
	}
	for range 1 + w.rng.IntN(3) {
		at := w.officeTime(c.born.AddDate(0, 0, 1+w.rng.IntN(60)))
		if at.Before(w.now.Add(-time.Hour)) {
			w.touch(at, w.actor("nadia", "marketing"), c.people[0], nil, w.pick("passing", passing))
		}
	}
}

// loners are people without a company.
func (w *world) loners() {
	for i, l := range alone {
		name, need, _ := strings.Cut(l, "|")
		t := tale{people: name, need: need, came: "inbound", source: "Meetup", ago: 12 + 23*i}
		s := &story{world: w, tale: t}
		s.created = s.creation()
		s.cast = []*person{w.meetPerson(somebody{name: name}, nil, s.created)}
		s.cast[0].mail = false
		s.phase = "marketing"
		s.before()
		s.begins([]string{"interested", "aware"}[i%2])
	}
}

// chores are tasks that people have set themselves.
func (w *world) chores() {
	for i, text := range tasks {
		nick := []string{"nadia", "tomas", "pavel", "ilse"}[i%4]
		s := w.openStories[(i*5)%len(w.openStories)]
		due := w.now.AddDate(0, 0, i%9-3).Format(time.DateOnly)
		s.scenes = append(s.scenes, scene{at: w.now.Add(-time.Duration(90-i) * time.Minute), by: w.actor(nick, "marketing"), who: fmt.Sprint("task ", i), do: func(d *store.Desk) error {
			_, err := d.Add(w.ctx, "task", model.Fields{"lead": s.lead.String(), "text": s.text(text, w.now), "due": due, "owner": w.members[nick].String()})
			return err
		}})
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

// story is a tale being told: where it stands and what was last done.
type story struct {
	*world
	tale
	c       *company
	cast    []*person
	roles   map[*person]string
	lines   []line
	lead    model.ID
	created time.Time
	last    time.Time // of the last scene
	phase   string    // whose touches fill the time: marketing, bd, scoping, proposal, terms; empty = nobody's
	from    string    // the team that handed over last
	to      string    // the team that received it
	handed  time.Time
	talking bool // they have answered a cold start
	heard   int  // how many of the sayings have been used
}

// tell turns a tale into scenes.
func (w *world) tellTale(t tale) error {
	s := &story{world: w, tale: t, roles: map[*person]string{}}
	var err error
	if s.lines, err = readWorth(t.worth); err != nil {
		return err
	}
	s.begin()
	for _, a := range readPath(t.path) {
		if err := s.act(a); err != nil {
			return fmt.Errorf("%s: %w", t.firm, err)
		}
	}
	s.finish()
	return nil
}

func (s *story) begin() {
	s.created = s.creation()
	s.c = s.meet(readFirm(s.firm), s.created)
	if strings.Contains(s.path, "?") {
		s.c.wide = s.created
	}
	switch {
	case s.came == "client":
		s.c.what = "client"
	case s.kind == "back-again":
		s.c.what = "former-client"
	case s.came == "outbound" && s.c.what == "prospect":
		s.c.what = "stranger"
	}
	met := s.created
	if s.c.what == "client" {
		met = s.now.AddDate(0, 0, -420)
		s.longKnown(s.c)
	}
	for _, p := range readPeople(s.people) {
		one := s.meetPerson(p, s.c, met)
		s.cast, s.roles[one] = append(s.cast, one), p.role
	}
	s.phase = map[string]string{"outbound": "bd", "tender": "bd", "client": "delivery"}[s.came]
	if s.phase == "" {
		s.phase = "marketing"
	}
	s.before()
	s.arrive()
}

// creation is when the lead began; one that was signed began so many days
// before its signature, to the hour.
func (s *story) creation() time.Time {
	if s.august {
		return s.officeTime(s.firstMondayOfAugust().AddDate(0, 0, s.ago))
	}
	if path := readPath(s.path); len(path) > 0 && path[len(path)-1].do == "signed" {
		days, _ := strconv.Atoi(path[len(path)-1].at)
		return s.officeTime(s.now.AddDate(0, 0, days-s.ago-1)).Add(-time.Duration(days) * 24 * time.Hour)
	}
	return s.officeTime(s.now.AddDate(0, 0, -s.ago))
}

// arrive adds the lead with everything known at its start.
func (s *story) arrive() {
	route, who, _ := strings.Cut(s.came, " ")
	who = strings.TrimPrefix(who, "by ")
	by := map[string][2]string{"introduced": {"ilse", "sales"}, "partner": {"ilse", "sales"}, "outbound": {"pavel", "bd"}, "tender": {"pavel", "bd"}, "client": {"maartje", "delivery"}}[route]
	if by == [2]string{} {
		by = [2]string{"nadia", "marketing"}
	}
	owner := by[0]
	if route == "introduced" || route == "partner" {
		owner = "nadia"
	}
	n := model.NewLead{Title: s.need, Company: s.c.name, Domain: s.c.domain, Source: s.source, Route: route, Kind: s.kind, Note: s.text(s.note, s.created), Owner: s.actor(owner, by[1]).Member}
	if from, ok := strings.CutPrefix(s.path, "from:"); ok {
		n.Stage = s.stage(from)
	}
	cast := slices.Clone(s.cast)
	s.scene(s.created, by[0], by[1], func(d *store.Desk) (err error) {
		if s.lead, err = d.AddLead(s.ctx, n); err != nil {
			return err
		}
		f := model.Fields{}
		if p := s.persons[who]; p != nil {
			f["introducer"] = p.id.String()
		}
		if c := s.byName[who]; c != nil {
			f["partner"] = c.id.String()
			f["introducer"] = c.people[0].id.String()
		}
		if id, ok := s.campaigns[s.source]; ok {
			f["campaign"] = id.String()
		}
		if err := d.Set(s.ctx, "lead", s.lead, f); err != nil {
			return err
		}
		return s.takePart(d, cast)
	})
	s.arrival(route)
}

// takePart adds the people; the first one is the first contact.
func (s *story) takePart(d *store.Desk, cast []*person) error {
	for i, p := range cast {
		f := model.Fields{"lead": s.lead.String(), "person": p.id.String()}
		if role := s.roles[p]; role != "" {
			f["role"] = role
		}
		if i == 0 {
			f["first"] = true
		}
		if _, err := d.Add(s.ctx, "part", f); err != nil {
			return err
		}
	}
	return nil
}

// scene notes what somebody does in this story, and moves its clock.
func (s *story) scene(at time.Time, nick, hat string, do func(*store.Desk) error) {
	who := s.need
	if s.c != nil {
		who = s.c.name
	}
	s.scenes = append(s.scenes, scene{at: at, by: s.actor(nick, hat), do: do, who: who})
	if at.After(s.last) {
		s.last = at
	}
}

// when is the moment of an act: "12" days after the lead began, "-5h" so many
// open hours before the end of the year, or soon after what happened last.
func (s *story) when(a act) (time.Time, error) {
	soon := s.cal.Due(s.last, 45*time.Minute)
	switch {
	case a.at == "":
		return s.cal.Due(s.last, s.hours(2, 5)), nil
	case strings.HasSuffix(a.at, "h"):
		hours, err := strconv.Atoi(strings.Trim(a.at, "-h"))
		return s.cal.Back(s.now, time.Duration(hours)*time.Hour), err
	}
	days, err := strconv.Atoi(a.at)
	at := s.created.Add(time.Duration(days) * 24 * time.Hour)
	if a.do != "signed" {
		at = s.officeTime(at)
	}
	if at.Before(soon) {
		at = soon
	}
	return at, err
}

// say is the next of the story's sayings.
func (s *story) say() string {
	if s.heard >= len(s.says) {
		return ""
	}
	s.heard++
	return s.says[s.heard-1]
}

// text fills in dates and names: {+9} is nine days after at.
func (s *story) text(text string, at time.Time) string {
	if len(s.cast) > 0 {
		text = strings.ReplaceAll(text, "{first}", s.cast[0].first())
	}
	for {
		from := strings.Index(text, "{+")
		if from < 0 {
			return text
		}
		to := from + strings.IndexByte(text[from:], '}')
		days, _ := strconv.Atoi(text[from+2 : to])
		text = text[:from] + at.AddDate(0, 0, days).In(s.cal.Location()).Format("2 January") + text[to+1:]
	}
}

// finish fills the time until now for a lead that is still open, and leaves
// its next step.
func (s *story) finish() {
	if s.next != "" {
		s.openStories = append(s.openStories, s)
	}
	what, when, _ := strings.Cut(s.next, " @")
	days, _ := strconv.Atoi(when)
	if s.phase != "" {
		s.fill(s.now.AddDate(0, 0, min(days, 0)).Add(-20 * time.Hour))
	}
	if s.phase == "bd" || s.phase == "delivery" {
		s.price(s.last.Add(5 * time.Minute)) // a first figure, said on the phone
	}
	if what == "" {
		return
	}
	nick, hat := s.holder()
	s.scene(s.last.Add(time.Minute), nick, hat, func(d *store.Desk) error {
		return d.Set(s.ctx, "lead", s.lead, model.Fields{"next-step": s.text(what, s.now), "next-date": s.now.AddDate(0, 0, days).Format(time.DateOnly)})
	})
}

// holder is who carries the lead now, in which hat.
func (s *story) holder() (nick, hat string) {
	switch s.phase {
	case "marketing", "aware", "asked":
		return "nadia", "marketing"
	case "delivery":
		return "maartje", "delivery"
	case "scoping", "proposal", "terms":
		return s.sells(), "sales"
	}
	if s.to == "sales" {
		return s.sells(), "sales"
	}
	return "pavel", "bd"
}

func (s *story) sells() string {
	if s.seller == "" {
		return "tomas"
	}
	return s.seller
}

// receiver is who answers the hand-off.
func (s *story) receiver() (nick, hat string) {
	if s.to == "sales" {
		return s.sells(), "sales"
	}
	return "pavel", "bd"
}

func (s *story) giver() (nick, hat string) {
	switch s.from {
	case "marketing", "aware", "asked":
		return "nadia", "marketing"
	case "delivery":
		return "maartje", "delivery"
	}
	return "pavel", "bd"
}

// total is what the lines are worth in the first year, in minor units.
func (s *story) total() (sum int64) {
	for _, l := range s.lines {
		v := model.Value{Type: l.kind, Amount: model.Money{Minor: l.amount}, Margin: model.Money{Minor: l.margin}, Months: int(l.months)}
		sum += v.Worth("first-year").Minor
	}
	return sum
}

package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/store"
)

const currency = "EUR"

// criterion finds one by the short word that the tales use; they follow the
// order in which the template lists its criteria.
func (w *world) criterion(key string) model.Criterion {
	if i := slices.Index(w.keys, key); i >= 0 && i < len(w.law.Criteria) {
		return w.law.Criteria[i]
	}
	return model.Criterion{}
}

// know finds out what must be known at a gate, and a little more.
func (s *story) know(gate string, at time.Time) {
	for i, key := range s.keys {
		c := s.criterion(key)
		if c.How != "question" || s.c.known[key] {
			continue
		}
		due := c.KnownBy == gate || c.KnownBy == "mql"
		extra := c.KnownBy == "" && s.chance(40) && s.c.wide.IsZero()
		early := i == 2 && !s.inTrade() // what else would bring the fit to 60?
		if !due && !extra && !early {
			continue
		}
		yes := c.Class != "never"
		if extra {
			yes = s.chance(65) || key == "maintain" && strings.Contains(s.worth, "retainer")
		}
		if strings.Contains(s.facts, key+" no") {
			yes = false
		}
		s.answer(at.Add(-time.Duration(50-5*i)*time.Minute), key, yes, s.text(s.evidence(key, yes), at))
	}
}

// inTrade says that the industry is one the template's firm lives from.
func (s *story) inTrade() bool {
	industry := strings.ToLower(s.c.industry)
	return slices.ContainsFunc(s.trade, func(word string) bool { return strings.Contains(industry, word) })
}

func (s *story) evidence(key string, yes bool) string {
	if yes {
		return s.pick(key+"+", s.voice.yes[key])
	}
	return s.pick(key+"-", s.voice.no[key])
}

func (s *story) answer(at time.Time, key string, yes bool, evidence string) {
	s.c.known[key] = true
	state, id := "not-met", s.criterion(key).ID
	if yes {
		state = "met"
	}
	nick, hat := s.holder()
	s.scene(at, nick, hat, func(d *store.Desk) error { return d.Answer(s.ctx, s.lead, id, state, evidence) })
}

// longKnown are the answers that a client's own project has given.
func (w *world) longKnown(c *company) {
	if len(c.known) > 0 {
		return
	}
	for _, key := range w.keys {
		x := w.criterion(key)
		if x.How != "question" || x.KnownBy == "" && w.chance(40) {
			continue
		}
		c.known[key] = true
		state := "met"
		if x.Class == "never" {
			state = "not-met"
		}
		c.fields["answer."+x.ID.String()] = state
		c.fields["evidence."+x.ID.String()] = w.pick("long", w.voice.long)
	}
}

// findSize fills in how many people they are, once somebody has asked.
func (s *story) findSize() {
	if s.c.wide.IsZero() || s.c.employees == 0 {
		return
	}
	nick, hat := s.receiver()
	s.scene(s.last.Add(2*time.Minute), nick, hat, func(d *store.Desk) error {
		return d.Set(s.ctx, "company", s.c.id, model.Fields{"employees": s.c.employees})
	})
}

// boxes ticks the five boxes with what was heard.
func (s *story) boxes(at time.Time) {
	nick, hat := s.giver()
	said := []string{s.words, s.stake, s.whoSigns(), s.by, s.meeting(at)}
	n := 0
	for _, item := range s.law.Items {
		if item.Gate == "sql" && n < len(said) {
			s.tick(at.Add(time.Duration(n-9)*time.Minute), nick, hat, item.ID, said[n])
			n++
		}
	}
}

func (s *story) tick(at time.Time, nick, hat string, item model.ID, evidence string) {
	evidence = s.text(evidence, at)
	s.scene(at, nick, hat, func(d *store.Desk) error { return d.Tick(s.ctx, s.lead, item, evidence) })
}

// reminders ticks some of a stage's optional items.
func (s *story) reminders(stage string, at time.Time) {
	for i, item := range s.law.Items {
		if item.Stage != s.stage(stage) || !item.Optional || s.chance(45) {
			continue
		}
		nick, hat := s.holder()
		evidence := ""
		if from := s.voice.reminded[item.Name]; len(from) > 0 && s.chance(70) {
			evidence = s.pick(item.Name, from)
		}
		s.tick(at.Add(-time.Duration(40-i)*time.Minute), nick, hat, item.ID, evidence)
	}
}

// budget is the item that every proposal needs.
func (s *story) budget() model.ID {
	for _, item := range s.law.Items {
		if item.Stage == s.stage("proposal") && !item.Optional {
			return item.ID
		}
	}
	return model.ID{}
}

// signer is whoever signs, else the first contact.
func (s *story) signer() *person {
	for _, role := range []string{"signs", "pays"} {
		for _, p := range s.cast {
			if s.roles[p] == role {
				return p
			}
		}
	}
	return s.cast[0]
}

// other is somebody who is not the signer, if there is anyone.
func (s *story) other() *person {
	for _, p := range s.cast {
		if p != s.signer() {
			return p
		}
	}
	return nil
}

func (s *story) whoSigns() string {
	o := s.other()
	if o == nil {
		return strings.ReplaceAll(s.pick("signs alone", s.voice.signsAlone), "{signer}", s.signer().name)
	}
	return strings.NewReplacer("{signer}", s.signer().name, "{other}", o.name).Replace(s.pick("signs with", s.voice.signsWith))
}

func (s *story) meeting(at time.Time) string {
	day := s.officeTime(at.AddDate(0, 0, 3+s.rng.IntN(5))).In(s.cal.Location())
	text := s.pick("meeting", s.voice.meetings)
	text = strings.ReplaceAll(text, "{expert}", s.pick("expert", s.voice.experts))
	return fmt.Sprintf("%s, %s", day.Format("Monday 2 January"), text)
}

func (s *story) money(text string) string {
	return strings.ReplaceAll(text, "{sum}", model.Money{Minor: s.total(), Currency: currency}.Short())
}

// price adds the value lines with a first figure.
func (s *story) price(at time.Time) {
	nick, hat := s.giver()
	start := at.AddDate(0, 0, 75).Format("2006-01")
	for _, l := range s.lines {
		f := model.Fields{"type": l.kind, "label": s.pick(l.kind, s.voice.labels[l.kind]), "amount": l.amount, "currency": currency, "start": start}
		if l.months > 0 {
			f["months"] = l.months
		}
		if l.margin > 0 {
			f["margin"] = l.margin
		}
		if l.kind == "project" || l.kind == "time-material" {
			f["effort"] = cmp.Or(l.amount/112000, 1) // days at 1,120 a day
		}
		s.scene(at.Add(-3*time.Minute), nick, hat, func(d *store.Desk) error {
			f["lead"] = s.lead.String()
			_, err := d.Add(s.ctx, "value", f)
			return err
		})
	}
}

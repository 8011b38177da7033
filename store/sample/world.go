package sample

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"baton/model"
	"baton/model/sla"
	"baton/store"
)

// world is a firm while its year is being told: who works there, whom it
// knows, and the scenes that will be played in order of time.
type world struct {
	ctx  context.Context
	desk *store.Desk
	now  time.Time
	law  *model.Agreement
	cal  *sla.Calendar
	rng  *rand.Rand

	members     map[string]model.ID // by nickname
	companies   []*company
	byName      map[string]*company
	persons     map[string]*person // by name
	campaigns   map[string]model.ID
	held        []gathering
	said        map[string]int // how often a pool has been drawn from
	scenes      []scene
	wrong       []error
	openStories []*story // open at the end of the year
	solo        string   // the nickname of who does everything
	target      model.ID // the goal written down last

	keys  []string // short words of the criteria, in the template's order
	trade []string // words of the industries that the firm lives from
	voice voice
}

// scene is one thing that somebody did at a moment.
type scene struct {
	at  time.Time
	by  model.Actor
	do  func(*store.Desk) error
	who string // of the lead, for a mistake's sentence
}

// seed is any number, kept for ever: another one makes other samples.
const seed = 20260105

func newWorld(ctx context.Context, f *store.File, now time.Time) (*world, error) {
	law, err := f.Draft(ctx)
	if err != nil {
		return nil, err
	}
	law.Calendar.Holidays = holidays(now)
	cal, err := sla.New(law.Calendar)
	if err != nil {
		return nil, fmt.Errorf("read the calendar: %w", err)
	}
	members, err := f.Members(ctx)
	if err != nil {
		return nil, err
	}
	return &world{
		ctx: ctx, now: now, law: law, cal: cal, rng: rand.New(rand.NewPCG(seed, seed)),
		members: map[string]model.ID{"": members[0].ID}, byName: map[string]*company{}, persons: map[string]*person{},
		campaigns: map[string]model.ID{}, said: map[string]int{},
	}, nil
}

// holidays are the fixed days on which the office is closed, last year to next.
func holidays(now time.Time) []string {
	var days []string
	for year := now.Year() - 1; year <= now.Year()+1; year++ {
		for _, day := range []string{"01-01", "12-25", "12-26"} {
			days = append(days, fmt.Sprintf("%d-%s", year, day))
		}
	}
	return days
}

// team finds the id of Marketing, BD, Sales or Delivery.
func (w *world) team(key string) model.ID {
	t, _ := w.law.TeamNamed(key)
	return t.ID
}

func (w *world) stage(key string) model.ID {
	s, _ := w.law.StageNamed(key)
	return s.ID
}

// actor is somebody in a hat; alone, it is always the founder.
func (w *world) actor(nick, hat string) model.Actor {
	if w.solo != "" {
		nick = w.solo
		if hat == "delivery" {
			hat = "sales"
		}
	}
	return model.Actor{Member: w.members[nick], Name: nick, Hat: w.team(hat)}
}

// add makes a row of the firm's own at once and keeps a mistake for the end.
func (w *world) add(noun string, f model.Fields) model.ID {
	id, err := w.desk.Add(w.ctx, noun, f)
	if err != nil {
		w.wrong = append(w.wrong, err)
	}
	return id
}

func (w *world) change(noun string, id model.ID, f model.Fields) {
	if err := w.desk.Set(w.ctx, noun, id, f); err != nil {
		w.wrong = append(w.wrong, err)
	}
}

// play lets everything happen in its order.
func (w *world) play(progress store.Progress) error {
	scenes := append(w.births(), w.scenes...)
	slices.SortStableFunc(scenes, func(a, b scene) int { return a.at.Compare(b.at) })
	for i, s := range scenes {
		if i%512 == 0 && progress != nil {
			progress(i, len(scenes), "Telling the sample year")
		}
		if s.at.After(w.now) {
			return fmt.Errorf("%s on %s: that has not come yet", s.who, s.at.Format(time.DateOnly))
		}
		if err := s.do(w.desk.During(s.by, s.at)); err != nil {
			return fmt.Errorf("%s on %s: %w", cmp.Or(s.who, "the firm"), s.at.Format(time.DateOnly), err)
		}
	}
	return nil
}

// pick draws one of many; every one is used before the first comes again.
func (w *world) pick(pool string, from []string) string {
	if len(from) == 0 {
		return ""
	}
	n := w.said[pool]
	w.said[pool]++
	step := len(from)/2 + 1
	for gcd(step, len(from)) != 1 {
		step++
	}
	return from[(n*step+len(pool))%len(from)]
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// chance is true n times of a hundred.
func (w *world) chance(n int) bool { return w.rng.IntN(100) < n }

// between is a duration from low to high hours, to the minute.
func (w *world) hours(low, high float64) time.Duration {
	span := int((high - low) * 60)
	return time.Duration(low*60)*time.Minute + time.Duration(w.rng.IntN(span+1))*time.Minute
}

// officeTime is a moment of that day with the minutes of a busy one; what falls
// on a Saturday was done on Friday, else on the next working day.
func (w *world) officeTime(t time.Time) time.Time {
	day := t.In(w.cal.Location())
	if day.Weekday() == time.Saturday {
		day = day.AddDate(0, 0, -1)
	}
	y, m, d := day.Date()
	at := time.Date(y, m, d, 9, 50+w.rng.IntN(6*60+40), 0, 0, w.cal.Location())
	for !w.cal.IsOpen(at) {
		at = at.AddDate(0, 0, 1)
	}
	return at.UTC()
}

// firstMondayOfAugust is that of the last August whose trail is over by now.
func (w *world) firstMondayOfAugust() time.Time {
	for year := w.now.Year(); ; year-- {
		day := time.Date(year, time.August, 1, 7, 30, 0, 0, time.UTC)
		for day.Weekday() != time.Monday {
			day = day.AddDate(0, 0, 1)
		}
		if day.AddDate(0, 0, 45).Before(w.now) {
			return day
		}
	}
}

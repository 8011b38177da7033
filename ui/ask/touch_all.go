package ask

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
)

// whole is everything that can be said of a touch, on one form.
type whole struct {
	t           *touching
	form        *kit.Form
	kind, went  *kit.Select
	from, when  *kit.Select
	whom, at    *kit.Select
	clock       *kit.Field
	first, last *kit.DateField
	note        *kit.Field
	told        bool // from whom it came was chosen by hand
}

// the ways to say when.
const (
	whenNow     = "now"
	whenToday   = "today"
	whenDay     = "day"
	whenBetween = "between"
	whenUnknown = "unknown"
)

// askAll opens the whole form, with what was chosen so far.
func (t *touching) askAll() {
	w := &whole{t: t, form: kit.NewForm(), note: kit.NewNotes("Note", 2),
		clock: kit.NewField("At").Placeholder("14:20"),
		first: kit.NewDate("Day", t.m.today).Past(), last: kit.NewDate("And", t.m.today).Past()}
	w.make()
	d := t.m.dialog("Log a touch", t.m.about(t.ids), 560)
	d.Content, d.Verb, d.First = w.form, "Log", w.kind
	d.Confirm = w.log
	t.open = d
	t.m.Shell.Dialog(d)
}

func (w *whole) make() {
	kind := w.t.kind
	if kind == "" {
		kind = "call"
	}
	var all []kit.Option
	for _, k := range kinds {
		all = append(all, kit.Option{Value: k.word, Label: kindTitle(k.word)})
	}
	w.kind = kit.NewSelect(all, kind, func(string) { w.follow() })
	w.went = kit.NewSelect(nil, "", func(string) { w.lean() })
	w.from = kit.NewSelect([]kit.Option{{Value: "out", Label: "From us"}, {Value: "in", Label: "From them"}}, "", func(string) { w.told = true })
	w.when = kit.NewSelect([]kit.Option{{Value: whenNow, Label: "Just now"}, {Value: whenToday, Label: "Earlier today"}, {Value: whenDay, Label: "On a day"},
		{Value: whenBetween, Label: "Between two days"}, {Value: whenUnknown, Label: "Nobody knows"}}, whenNow, func(string) { w.shape() })
	w.whom = kit.NewSelect(w.people(), "", nil)
	w.at = kit.NewSelect(w.events(), "", nil)
	w.form.Add(kit.Columns(12, kit.Labelled("What", w.kind), kit.Labelled("How it went", w.went)))
	w.form.Add(kit.Columns(12, kit.Labelled("From whom", w.from), kit.Labelled("When", w.when)))
	w.form.Known("until", w.last.Field())
	w.form.Add(kit.Columns(12, container.NewStack(w.clock, w.first), w.last))
	if len(w.whom.Options) > 1 {
		w.whom.SetValue(w.whom.Options[0].Value)
		w.form.Labelled("With whom", w.whom)
	}
	if len(w.at.Options) > 1 {
		w.form.Labelled("At an event or for a campaign", w.at)
	}
	w.form.Field("note", w.note)
	w.follow()
	w.shape()
}

func (w *whole) people() []kit.Option {
	var out []kit.Option
	for _, p := range w.t.reach.People {
		label := w.t.m.person(p.Name)
		if p.Title != "" {
			label += ", " + p.Title
		}
		if p.Permission == "asked-to-stop" {
			label += " (asked us to stop)"
		}
		out = append(out, kit.Option{Value: p.ID.String(), Label: label})
	}
	return out
}

func (w *whole) events() []kit.Option {
	out := []kit.Option{{Value: "", Label: "None"}}
	for _, c := range w.t.reach.Campaigns {
		out = append(out, kit.Option{Value: c.ID.String(), Label: c.Name})
	}
	return out
}

// follow offers the ways that a touch of the kind may go.
func (w *whole) follow() {
	var out []kit.Option
	for _, o := range model.Outcomes(w.kind.Value) {
		out = append(out, kit.Option{Value: o, Label: outcomeTitle(w.kind.Value, o)})
	}
	w.went.SetOptions(out)
	w.went.SetValue(out[0].Value)
	w.lean()
}

// lean says from whom such a touch comes, until somebody says otherwise.
func (w *whole) lean() {
	if !w.told {
		w.from.SetValue(leans(w.kind.Value, w.went.Value))
	}
}

// shape shows only the fields that the choice of when needs.
func (w *whole) shape() {
	w.clock.Hidden = w.when.Value != whenToday
	w.first.Hidden = w.when.Value != whenDay && w.when.Value != whenBetween
	w.last.Hidden = w.when.Value != whenBetween
	told := w.first.Field()
	if w.when.Value == whenToday {
		told = w.clock
	}
	w.form.Known("happened", told)
	w.form.Refresh()
}

func (w *whole) log() bool {
	when, ok := w.moment()
	if !ok {
		return false
	}
	person, _ := model.ParseID(w.whom.Value)
	campaign, _ := model.ParseID(w.at.Value)
	return w.t.log(model.Touch{Kind: w.kind.Value, Outcome: w.went.Value, Direction: w.from.Value, Person: person, Campaign: campaign,
		Happened: when.At, Until: when.Until, Exact: when.Exact, Note: strings.TrimSpace(w.note.Text())}, w.form)
}

// moment reads when it happened, and says at the field what is missing.
func (w *whole) moment() (when model.When, ok bool) {
	w.form.Clear()
	day, last := w.first.Day(), w.last.Day()
	switch w.when.Value {
	case whenToday:
		at, ok := clockOn(w.clock.Text(), w.t.m.today())
		if !ok {
			w.clock.Problem("Write a time such as 14:20.")
		}
		return model.When{At: at, Exact: "minute"}, ok
	case whenDay, whenBetween:
		if day.IsZero() {
			w.first.Field().Problem("Write a day such as 12 Nov or -2.")
			return when, false
		}
		if w.when.Value == whenDay {
			return model.When{At: day, Exact: "day"}, true
		}
		if last.IsZero() {
			w.last.Field().Problem("Write the last day on which it can have been.")
			return when, false
		}
		return model.When{At: day, Until: endOf(last, w.t.m.Store.Now()), Exact: "between"}, true
	case whenUnknown:
		return model.When{Exact: "unknown"}, true
	}
	return when, true
}

// endOf is the last moment of a day that has come.
func endOf(day, now time.Time) time.Time {
	end := day.AddDate(0, 0, 1).Add(-time.Millisecond)
	if day.Before(now) && end.After(now) {
		return now
	}
	return end
}

// clockOn reads a time of a day as people write it: 14:20, 14.20, 1420, 9.
func clockOn(s string, day time.Time) (time.Time, bool) {
	s = strings.NewReplacer(".", ":", "h", ":", " ", "").Replace(strings.TrimSpace(s))
	for _, form := range []string{"15:04", "1504", "15"} {
		if t, err := time.Parse(form, s); err == nil {
			return time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), 0, 0, day.Location()), true
		}
	}
	return day, false
}

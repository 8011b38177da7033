package promises

import (
	"context"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/ui/kit"
)

// absences are who is away when, and who stands in. While nobody of a team is
// here, its clocks stand.
type absences struct {
	*listed
	week *week
}

func newAbsences(w *week) *absences {
	a := &absences{listed: newListed("Away", "Note who is away, and who stands in"), week: w}
	a.add.OnTap = func() { a.ask(model.Away{}) }
	return a
}

// show lists those that are not over, the next ones first.
func (a *absences) show(f facts) {
	a.rows.Objects = nil
	all := slices.DeleteFunc(slices.Clone(f.aways), func(x model.Away) bool { return x.To < f.today })
	slices.SortFunc(all, func(x, y model.Away) int { return strings.Compare(x.From+x.To, y.From+y.To) })
	for _, x := range all {
		remove := cross("Take this absence away", func() { a.remove(x) })
		words := spanWords(x.From, x.To)
		if x.From <= f.today {
			words += ", now"
		}
		if name := f.nameOf(x.Standin); name != "" {
			words += " · " + name + " stands in"
		} else {
			words += " · nobody stands in"
		}
		a.rows.Add(kit.NewStop(nil, remove, func() { a.ask(x) }, kit.Said(f.nameOf(x.Member)), kit.Hint(words)))
	}
	if len(all) == 0 {
		a.rows.Add(kit.Hint("Nobody is away. While nobody of a team is here and nobody stands in, its clocks stand."))
	}
	a.root.Refresh()
}

// spanWords says some days in a row, "3 Aug – 14 Aug 2026".
func spanWords(from, to string) string {
	first, err := time.Parse(time.DateOnly, from)
	last, wrong := time.Parse(time.DateOnly, to)
	switch {
	case err != nil || wrong != nil:
		return from + " – " + to
	case from == to:
		return first.Format("2 Jan 2006")
	case first.Year() == last.Year():
		return first.Format("2 Jan") + " – " + last.Format("2 Jan 2006")
	}
	return first.Format("2 Jan 2006") + " – " + last.Format("2 Jan 2006")
}

func (f facts) nameOf(m model.ID) string {
	for _, o := range f.members {
		if o.ID == m {
			return o.Name
		}
	}
	if m.IsZero() {
		return ""
	}
	return "Somebody who left"
}

func (a *absences) remove(x model.Away) {
	a.week.page.edit("Remove absence", model.Edit{Noun: "away", ID: x.ID, Gone: true})
}

// ask notes an absence, or changes one that is known.
func (a *absences) ask(x model.Away) {
	form := kit.NewForm()
	people := a.people()
	who := kit.NewSelect(people, idText(x.Member), nil)
	if len(people) == 1 {
		who.SetValue(people[0].Value)
	}
	instead := kit.NewSelect(append([]kit.Option{{Value: "", Label: "Nobody"}}, people...), idText(x.Standin), nil)
	form.Labelled("Who is away?", who)
	from, to := a.week.dayField(form, "from", "First day"), a.week.dayField(form, "to", "Last day")
	from.SetDay(dayAt(x.From))
	to.SetDay(dayAt(x.To))
	from.OnCommit = func(day time.Time) {
		if to.Day().IsZero() {
			to.SetDay(day)
		}
	}
	form.Labelled("Who stands in?", instead)
	a.week.dialog(&kit.Dialog{Title: "Away", Quiet: "Whoever stands in has the work meanwhile.", Content: form, First: who, Verb: "Note it"}, form, func() error {
		x.Member, x.Standin, x.From, x.To = idOf(who.Value), idOf(instead.Value), dateText(from.Day()), dateText(to.Day())
		return a.week.page.store.NoteAway(context.Background(), x)
	})
}

func (a *absences) people() []kit.Option {
	var out []kit.Option
	for _, m := range a.week.page.facts.members {
		if !m.Gone {
			out = append(out, kit.Option{Value: m.ID.String(), Label: m.Name})
		}
	}
	return out
}

func idText(id model.ID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

func idOf(text string) model.ID {
	id, _ := model.ParseID(text) // what stands in the list is an id, or nobody
	return id
}

func dayAt(date string) time.Time {
	t, _ := time.Parse(time.DateOnly, date) // no date is no day
	return t
}

func dateText(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

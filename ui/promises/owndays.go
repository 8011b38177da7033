package promises

import (
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// ownDays are single days that are unlike their weekday: other hours, or a
// break.
type ownDays struct {
	*listed
	week *week
}

func newOwnDays(w *week) *ownDays {
	o := &ownDays{listed: newListed("Single days", "Other hours on one day, or a break"), week: w}
	o.add.OnTap = o.ask
	return o
}

// ownDay is one of them: its hours, or its break.
type ownDay struct{ date, field, words string }

// show lists those that are still to come; what is over counts as it was.
func (o *ownDays) show(c model.Calendar, today string) {
	var all []ownDay
	for date, hours := range c.Open {
		all = append(all, ownDay{date, "open." + date, "Open " + model.HoursText(hours) + " only"})
	}
	for date, hours := range c.Breaks {
		all = append(all, ownDay{date, "break." + date, "Closed " + model.HoursText(hours)})
	}
	all = slices.DeleteFunc(all, func(d ownDay) bool { return d.date < today })
	slices.SortFunc(all, func(a, b ownDay) int { return strings.Compare(a.date+a.field, b.date+b.field) })
	o.rows.Objects = nil
	for _, d := range all {
		x := cross("Take this day away", func() { o.week.keep("Remove a day's hours", d.field, "") })
		line := kit.NewLine(nil, x, kit.Said(dayWords(d.date)), kit.Hint(d.words))
		line.Pad = 6
		o.rows.Add(line)
	}
	if len(all) == 0 {
		o.rows.Add(kit.Hint("No day to come is unlike its weekday. Note a short day, an open Saturday, or a break."))
	}
	o.root.Refresh()
}

// ask notes the hours of one day.
func (o *ownDays) ask() {
	form := kit.NewForm()
	day := o.week.dayField(form, "date", "Which day?")
	kind := kit.NewTabs([]kit.Option{{Value: "open.", Label: "Open only from – to"}, {Value: "break.", Label: "Closed from – to"}}, "open.", nil)
	form.Labelled("What is different?", kind)
	hours := form.Field("hours", kit.NewField("From – to").Placeholder("09:00-12:00").Hint("Several are written one after the other"))
	o.week.dialog(&kit.Dialog{Title: "A single day", Quiet: "All the hours of that day, even on a holiday; or hours in which you are closed.", Content: form, First: day.Field().Focusable(), Verb: "Note it"}, form, func() error {
		date, err := dateIn(day, "date")
		if err != nil {
			return err
		}
		if _, err := model.ReadHours(hours.Text()); err != nil || hoursIn(hours.Text()) == "" {
			return model.Refuse("hours", "Write the hours like 9:00-12:00.")
		}
		return o.week.page.write("Note a day's hours", model.Edit{Noun: "calendar", ID: o.week.cal.ID, Fields: model.Fields{kind.Value + date: hoursIn(hours.Text())}})
	})
}

// dayField is a day in a form.
func (w *week) dayField(form *kit.Form, name, label string) *kit.DateField {
	d := kit.NewDate(label, func() time.Time { return w.page.store.Now().In(w.page.facts.zone()) })
	form.Known(name, d.Field())
	form.Add(d)
	return d
}

// dateIn is the date in a field; it must be there.
func dateIn(d *kit.DateField, name string) (string, error) {
	if d.Day().IsZero() {
		return "", model.Refuse(name, "Say which day.")
	}
	return d.Day().Format(time.DateOnly), nil
}

// dialog asks, and keeps what was answered; a refusal stands at its field.
func (w *week) dialog(d *kit.Dialog, form *kit.Form, keep func() error) {
	a := shell.Action{Label: d.Title, Run: keep}
	d.Confirm = func() bool {
		if form == nil {
			return w.page.shell.Do(a)
		}
		return w.page.shell.DoForm(form, a)
	}
	w.page.shell.Dialog(d)
}

package promises

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// week is when we work: the zone, the hours of each weekday, and the days that
// are unlike it. By these hours every clock runs.
type week struct {
	page   *Page
	cal    model.Calendar
	fields map[string]*kit.Field
	zone   *kit.Button
	off    *daysOff
	own    *ownDays
	away   *absences
	root   fyne.CanvasObject
}

var weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func newWeek(p *Page) *week {
	w := &week{page: p, fields: map[string]*kit.Field{}}
	w.off, w.own, w.away = newDaysOff(w), newOwnDays(w), newAbsences(w)
	w.zone = kit.NewButton(kit.Outline, theme.Glyph("globe"), "", w.askZone).Small()
	w.zone.Tip = "The time zone of the firm's hours"
	var days []fyne.CanvasObject
	for _, day := range weekdays {
		f := kit.NewField(model.Title(day)).Placeholder("closed")
		f.Check = func(t string) string {
			if _, err := model.ReadHours(t); err != nil {
				return "Like 9-12 13-17"
			}
			return ""
		}
		f.OnCommit = func(t string) { w.keep("Change hours", "hours."+day, hoursIn(t)) }
		w.fields[day] = f
		days = append(days, f)
	}
	lists := kit.Columns(28, w.off.root, w.own.root, w.away.root)
	w.root = kit.TitledCard("When we work", "Every business day and hour is counted by this", kit.Column(18, kit.Columns(8, days...), lists), w.zone)
	return w
}

// keep changes one thing of the calendar; no text takes it away.
func (w *week) keep(label, field, text string) bool {
	var value any
	if text != "" {
		value = text
	}
	return w.page.edit(label, model.Edit{Noun: "calendar", ID: w.cal.ID, Fields: model.Fields{field: value}})
}

func (w *week) show(f facts) {
	w.cal = f.draft.Calendar
	w.zone.Label = placeOf(w.cal.Zone)
	w.zone.Refresh()
	for day, field := range w.fields {
		field.SetText(shown(w.cal.Weekly[day]))
	}
	w.off.show(w.cal, f.today)
	w.own.show(w.cal, f.today)
	w.away.show(f)
}

// hoursIn is what was written as the calendar keeps it.
func hoursIn(text string) string {
	hours, _ := model.ReadHours(text) // the field refused what are no hours
	return model.HoursText(hours)
}

// shown is a day's hours in a field; with a break they are brief, to fit.
func shown(hours [][2]int) string {
	if len(hours) > 1 {
		return model.HoursBrief(hours)
	}
	return model.HoursText(hours)
}

// placeOf is a zone as one reads it: "Sao Paulo, America".
func placeOf(zone string) string {
	area, place, ok := strings.Cut(strings.ReplaceAll(zone, "_", " "), "/")
	if !ok {
		return zone
	}
	return strings.ReplaceAll(place, "/", ", ") + ", " + area
}

// askZone lets one look for the firm's time zone. The firm's days begin by it
// as well.
func (w *week) askZone() {
	var all []kit.Option
	for _, z := range model.Zones() {
		all = append(all, kit.Option{Value: z, Label: placeOf(z)})
	}
	w.page.pick("In which time zone do you work?", "A city, or a part of the world", all, w.cal.Zone, w.setZone)
}

func (w *week) setZone(zone string) {
	firm, ok := w.page.firm()
	if !ok || zone == w.cal.Zone {
		return
	}
	f := model.Fields{"zone": zone}
	w.page.edit("Change time zone", model.Edit{Noun: "calendar", ID: w.cal.ID, Fields: f}, model.Edit{Noun: "firm", ID: firm.ID, Fields: f})
}

// zone is where the days of the calendar begin.
func (f facts) zone() *time.Location {
	if loc, err := time.LoadLocation(f.draft.Calendar.Zone); err == nil {
		return loc
	}
	return time.UTC
}

// dayWords says a date as one reads it, "Fri 25 Dec 2026".
func dayWords(date string) string { return dayAs(date, "Mon 2 Jan 2006") }

func dayAs(date, layout string) string {
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return t.Format(layout)
	}
	return date
}

// listed is a list under a heading, with what can be added to it.
type listed struct {
	rows *fyne.Container
	add  *kit.Button
	root *fyne.Container
}

// cross is the button that takes a line away.
func cross(tip string, remove func()) *kit.Button {
	return kit.IconButton(theme.Glyph("x"), tip, remove).Small()
}

func newListed(title, tip string) *listed {
	l := &listed{rows: kit.Column(0), add: kit.NewButton(kit.Ghost, theme.Glyph("plus"), "Add", nil).Small()}
	l.add.Tip = tip
	l.root = kit.Column(6, kit.Spread(kit.Middle(kit.Strong(title)), l.add), kit.Rule(), l.rows)
	return l
}

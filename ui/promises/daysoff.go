package promises

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// daysOff are the holidays: noted one by one, taken from a country, or from a
// calendar file.
type daysOff struct {
	*listed
	week *week
	cal  model.Calendar
	now  string
	all  bool // those that are over as well
}

// mostDays are shown until one asks for all.
const mostDays = 12

func newDaysOff(w *week) *daysOff {
	d := &daysOff{listed: newListed("Holidays", "Note a holiday, or take those of a country"), week: w}
	d.add.OnTap = func() {
		kit.DropMenu(d.add, []kit.MenuItem{
			{Label: "A day", Sign: theme.Glyph("calendar-plus"), Run: d.ask},
			{Label: "Those of a country", Sign: theme.Glyph("globe"), Run: d.askCountry},
			{Label: "From a calendar file (.ics)", Sign: theme.Glyph("download"), Run: d.askFile},
		})
	}
	return d
}

func (d *daysOff) show(c model.Calendar, today string) {
	d.cal, d.now = c, today
	d.rows.Objects = nil
	days := c.Holidays
	if !d.all {
		days = slices.DeleteFunc(slices.Clone(days), func(date string) bool { return date < today })
		days = days[:min(len(days), mostDays)]
	}
	year := ""
	for _, date := range days {
		if year != date[:4] {
			year = date[:4]
			d.rows.Add(kit.Inset(4, 0, 2, 0, kit.Caption(year)))
		}
		d.rows.Add(d.row(date))
	}
	switch hidden := len(c.Holidays) - len(days); {
	case len(c.Holidays) == 0:
		d.rows.Add(kit.Hint("None is noted: every weekday counts. Take those of your country, or read them from a calendar file."))
	case hidden > 0:
		d.rows.Add(d.toggle(fmt.Sprintf("Show all %d", len(c.Holidays))))
	case d.all:
		d.rows.Add(d.toggle("Show the next ones only"))
	}
	d.root.Refresh()
}

// row is one holiday: its day, its name, and the button that takes it away.
func (d *daysOff) row(date string) fyne.CanvasObject {
	x := cross("Take this holiday away", func() { d.week.keep("Remove holiday", "holiday."+date, "") })
	return container.NewBorder(nil, nil, kit.Fixed(78, 0, kit.Middle(kit.Muted(dayAs(date, "Mon 2 Jan")))), x, kit.Middle(kit.Body(d.nameOf(date)).Ellipsis()))
}

func (d *daysOff) toggle(label string) *kit.Stop {
	return kit.NewStop(nil, nil, func() {
		d.all = !d.all
		d.show(d.cal, d.now)
		d.week.page.scroll.Refresh()
	}, kit.Hint(label))
}

func (d *daysOff) nameOf(date string) string {
	if name := d.cal.Named[date]; name != "" {
		return name
	}
	return "Closed"
}

// ask notes one day.
func (d *daysOff) ask() {
	form := kit.NewForm()
	day := d.week.dayField(form, "date", "Which day?")
	name := form.Field("name", kit.NewField("What is it called?").Placeholder("Carnival"))
	d.week.dialog(&kit.Dialog{Title: "A holiday", Quiet: "No clock runs on it.", Content: form, First: day.Field().Focusable(), Verb: "Note it"}, form, func() error {
		date, err := dateIn(day, "date")
		if err != nil {
			return err
		}
		return d.take("Note a holiday", []model.Holiday{{Date: date, Name: strings.TrimSpace(name.Text())}})
	})
}

// take notes days as one change. A day that is noted keeps the name it has.
func (d *daysOff) take(label string, days []model.Holiday) error {
	f := model.Fields{}
	for _, h := range days {
		if slices.Contains(d.cal.Holidays, h.Date) && (h.Name == "" || d.cal.Named[h.Date] != "") {
			continue
		}
		f["holiday."+h.Date] = any(true)
		if h.Name != "" {
			f["holiday."+h.Date] = h.Name
		}
	}
	if len(f) == 0 {
		return model.Refuse("date", "All of this is noted already.")
	}
	return d.week.page.write(label, model.Edit{Noun: "calendar", ID: d.cal.ID, Fields: f})
}

// askCountry offers the countries whose holidays are known; those of this year
// and the next are taken.
func (d *daysOff) askCountry() {
	var all []kit.Option
	for _, c := range d.week.page.store.Countries() {
		all = append(all, kit.Option{Value: c.Code, Label: c.Name})
	}
	year := d.year()
	title := fmt.Sprintf("Whose holidays of %d and %d?", year, year+1)
	d.week.page.pick(title, "A country", all, "", func(code string) {
		i := slices.IndexFunc(all, func(o kit.Option) bool { return o.Value == code })
		d.week.page.shell.Do(shell.Action{Label: "Take holidays", Run: func() error {
			return d.take("Take the holidays of "+all[i].Label, d.week.page.store.HolidaysOf(code, year, year+1))
		}})
	})
}

func (d *daysOff) year() int {
	if t, err := time.Parse(time.DateOnly, d.now); err == nil {
		return t.Year()
	}
	return d.week.page.store.Now().Year()
}

func (d *daysOff) askFile() {
	d.week.page.shell.AskOpen("Choose a calendar file", []string{".ics"}, d.offer)
}

// offer shows what a calendar file names before anything is kept.
func (d *daysOff) offer(path string) error {
	file, err := d.week.page.store.ReadHolidays(path)
	if err != nil {
		return err
	}
	if len(file.Days) == 0 {
		return model.Refuse("", "No whole day off is in "+filepath.Base(path)+leftOut(file.LeftOut)+" Choose a calendar that holds holidays.")
	}
	list := kit.Column(2)
	for _, h := range file.Days {
		list.Add(kit.NewLine(kit.Fixed(120, 0, kit.Muted(dayWords(h.Date))), nil, kit.Said(h.Name)))
	}
	body := kit.Column(10, kit.Fixed(0, min(260, 24*float32(len(file.Days))), kit.Scroll(list)))
	if len(file.LeftOut) > 0 {
		body.Add(kit.Note(theme.AtRisk, theme.Glyph("info"), "Left out: "+strings.Join(file.LeftOut, ", ")+"."))
	}
	verb := fmt.Sprintf("Take %d days", len(file.Days))
	if len(file.Days) == 1 {
		verb = "Take this day"
	}
	d.week.dialog(&kit.Dialog{Title: "Holidays from " + filepath.Base(path), Quiet: "What is noted already stays as it is.", Content: body, Verb: verb}, nil, func() error {
		return d.take("Import holidays", file.Days)
	})
	return nil
}

func leftOut(sentences []string) string {
	if len(sentences) == 0 {
		return "."
	}
	return ": " + strings.Join(sentences, ", ") + "."
}

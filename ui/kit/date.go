package kit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// DateField is a day, written or picked. "12 Nov", "12.11.", "2026-11-12",
// "+7", "tomorrow" and "mon" are understood; empty is no day.
type DateField struct {
	widget.BaseWidget
	OnCommit func(day time.Time) // zero: no day

	field *Field
	today func() time.Time
	read  func(s string, today time.Time) (time.Time, bool)
	day   time.Time
	root  fyne.CanvasObject
}

// NewDate makes a day under a label; today gives the meaning of "+7".
func NewDate(label string, today func() time.Time) *DateField {
	d := &DateField{field: NewField(label), today: today, read: ParseDay}
	d.field.Placeholder("day, or +7")
	d.field.Check = func(s string) string {
		if _, ok := d.read(s, today()); !ok {
			return "Write a day such as 12 Nov, 2026-11-12 or +7."
		}
		return ""
	}
	d.field.OnCommit = d.commit
	pick := IconButton(theme.Glyph("calendar"), "Pick a day", nil)
	pick.OnTap = func() { d.pick(pick) }
	d.root = container.NewBorder(nil, nil, nil, container.New(belowLabel{d.field}, pick), d.field)
	d.ExtendBaseWidget(d)
	return d
}

// Past makes it a day that has come: "12 Nov" is the last one, "-2", "mon" and
// "yesterday" count back.
func (d *DateField) Past() *DateField {
	d.read = ParsePast
	d.field.Placeholder("day, or -2")
	return d
}

// Day is the day in the field; zero when empty.
func (d *DateField) Day() time.Time { return d.day }

// SetDay shows a day without saying so.
func (d *DateField) SetDay(day time.Time) {
	d.day = day
	d.field.SetText(dayWords(day))
}

// Field is the field inside, for a Form.
func (d *DateField) Field() *Field { return d.field }

func (d *DateField) commit(text string) {
	day, ok := d.read(text, d.today())
	if !ok {
		return
	}
	d.SetDay(day)
	if d.OnCommit != nil {
		d.OnCommit(day)
	}
}

func (d *DateField) pick(under fyne.CanvasObject) {
	c := canvasOf(d)
	if c == nil {
		return
	}
	at := d.day
	if at.IsZero() {
		at = d.today()
	}
	var pop *widget.PopUp
	calendar := widget.NewCalendar(at, func(day time.Time) {
		pop.Hide()
		d.commit(dayWords(day))
	})
	pop = widget.NewPopUp(calendar, c)
	pop.ShowAtPosition(absolute(under).AddXY(under.Size().Width-calendar.MinSize().Width, under.Size().Height+4))
}

// CreateRenderer implements fyne.Widget.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.root) }

func dayWords(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format("2 Jan 2006")
}

// ParseDay reads a day the way people write it; "" is no day. Without a year
// it is the next such day from today on.
func ParseDay(s string, today time.Time) (day time.Time, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	now := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	switch s {
	case "":
		return time.Time{}, true
	case "today":
		return now, true
	case "tomorrow":
		return now.AddDate(0, 0, 1), true
	}
	if days, found := strings.CutPrefix(s, "+"); found {
		n, err := strconv.Atoi(strings.TrimSpace(days))
		return now.AddDate(0, 0, n), err == nil && n >= 0 && n <= 3660
	}
	if len(s) >= 3 {
		for i := 1; i <= 7; i++ {
			next := now.AddDate(0, 0, i)
			if strings.HasPrefix(strings.ToLower(next.Weekday().String()), s) {
				return next, true
			}
		}
	}
	return parseWritten(s, now)
}

// ParsePast reads a day that has come, the way people write it.
func ParsePast(s string, today time.Time) (day time.Time, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	now := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	switch {
	case s == "yesterday":
		return now.AddDate(0, 0, -1), true
	case s == "tomorrow" || strings.HasPrefix(s, "+"):
		return time.Time{}, false
	}
	if days, found := strings.CutPrefix(s, "-"); found {
		n, err := strconv.Atoi(strings.TrimSpace(days))
		return now.AddDate(0, 0, -n), err == nil && n >= 0 && n <= 3660
	}
	day, ok = ParseDay(s, today)
	switch {
	case !ok || !day.After(now):
	case len(s) >= 3 && strings.HasPrefix(strings.ToLower(day.Weekday().String()), s):
		day = day.AddDate(0, 0, -7)
	case !strings.Contains(s, strconv.Itoa(day.Year())):
		day = day.AddDate(-1, 0, 0)
	}
	return day, ok
}

func parseWritten(s string, now time.Time) (time.Time, bool) {
	s = strings.TrimSuffix(s, ".")
	for _, form := range []string{"2006-01-02", "2 Jan 2006", "2 January 2006", "Jan 2 2006", "2.1.2006", "2/1/2006"} {
		if day, err := time.ParseInLocation(form, s, now.Location()); err == nil {
			return day, true
		}
	}
	for _, form := range []string{"2 Jan", "2 January", "Jan 2", "January 2", "2.1", "2/1"} {
		day, err := time.ParseInLocation(form+" 2006", s+" "+strconv.Itoa(now.Year()), now.Location())
		if err != nil {
			continue
		}
		if day.Before(now) {
			day = day.AddDate(1, 0, 0)
		}
		return day, true
	}
	return time.Time{}, false
}

// belowLabel puts a button beside the line of a field, not beside its label.
type belowLabel struct{ f *Field }

func (belowLabel) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(4, 0)
}

func (b belowLabel) Layout(o []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	if b.f.label.Visible() {
		y = b.f.label.MinSize().Height + 4
	}
	o[0].Resize(o[0].MinSize())
	o[0].Move(fyne.NewPos(4, y))
}

package promises

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// listedAs is a list of the card as text, a line for each row.
func listedAs(l *listed) string {
	var out []string
	for _, o := range l.rows.Objects {
		out = append(out, strings.Join(wordsIn(o), " | "))
	}
	return strings.Join(out, "\n")
}

// wordsIn are the words of an object, in the order in which it draws them.
func wordsIn(o fyne.CanvasObject) []string {
	switch o := o.(type) {
	case *kit.Text:
		return []string{o.Value}
	case *kit.Paragraph:
		return []string{o.Value}
	case *fyne.Container:
		var out []string
		for _, inner := range o.Objects {
			out = append(out, wordsIn(inner)...)
		}
		return out
	case fyne.Widget:
		var out []string
		for _, inner := range o.CreateRenderer().Objects() {
			out = append(out, wordsIn(inner)...)
		}
		return out
	}
	return nil
}

func TestPage_Week(t *testing.T) {
	w := open(t, theme.Light)
	week := w.Page.week
	t.Run("an empty list says what it is for", func(t *testing.T) {
		for l, want := range map[*listed]string{week.off.listed: "every weekday counts", week.own.listed: "short day", week.away.listed: "its clocks stand"} {
			if got := listedAs(l); !strings.Contains(got, want) {
				t.Errorf("%q says nothing of %q", got, want)
			}
		}
	})
	t.Run("a country's holidays of two years are one change, named", func(t *testing.T) {
		w.OneChange("Take the holidays of Germany, Bavaria", func() {
			week.off.askCountry()
			w.Type("bava")
			w.Press(fyne.KeyReturn)
		})
		c := w.Law().Calendar
		if !slices.Contains(c.Holidays, "2026-01-06") || !slices.Contains(c.Holidays, "2027-12-25") || c.Named["2027-03-26"] != "Karfreitag" {
			t.Errorf("kept %q, named %q", c.Holidays, c.Named)
		}
		if got := listedAs(week.off.listed); strings.Contains(got, "Tue 6 Jan") || !strings.Contains(got, "Karfreitag") || !strings.Contains(got, "Show all") {
			t.Errorf("the next ones are shown, as\n%s", got)
		}
	})
	t.Run("what is noted already is not noted twice", func(t *testing.T) {
		if err := week.off.take("Take them again", w.Desk.HolidaysOf("de-by", 2026, 2027)); err == nil || !strings.Contains(err.Error(), "noted already") {
			t.Error(err)
		}
	})
	t.Run("a day is written with its name, and taken away", func(t *testing.T) {
		w.OneChange("Note a holiday", func() {
			week.off.ask()
			w.Type("24 Dec")
			w.Tab()
			w.Tab()
			w.Type("Half a Christmas")
			w.Press(fyne.KeyReturn)
		})
		if got := listedAs(week.off.listed); !strings.Contains(got, "Half a Christmas | Thu 24 Dec") {
			t.Errorf("shown as\n%s", got)
		}
		w.OneChange("Remove holiday", func() { week.keep("Remove holiday", "holiday.2026-12-24", "") })
	})
	t.Run("a short day and a break stand in the order of their days", func(t *testing.T) {
		w.OneChange("Note a day's hours", func() { week.keep("Note a day's hours", "open.2026-12-24", "09:00-12:00") })
		w.OneChange("Note a day's hours", func() { week.keep("Note a day's hours", "break.2026-12-02", "12:00-14:00") })
		if got := listedAs(week.own.listed); got != "Wed 2 Dec 2026 | Closed 12:00-14:00\nThu 24 Dec 2026 | Open 09:00-12:00 only" {
			t.Errorf("shown as\n%s", got)
		}
	})
	t.Run("hours that overlap are refused by the firm itself", func(t *testing.T) {
		if week.keep("Note a day's hours", "open.2026-12-23", "09:00-12:00 11:00-13:00") {
			t.Error("they were kept")
		}
	})
	t.Run("a zone is found by a part of its name, for the calendar and the firm", func(t *testing.T) {
		week.askZone()
		w.Type("new york")
		w.Press(fyne.KeyReturn)
		firm, err := w.Desk.Firm(context.Background())
		if err != nil || firm.Zone != "America/New_York" || w.Law().Calendar.Zone != "America/New_York" || week.zone.Label != "New York, America" {
			t.Errorf("%q, %q, %q: %v", firm.Zone, w.Law().Calendar.Zone, week.zone.Label, err)
		}
	})
}

func TestPage_Away(t *testing.T) {
	w := open(t, theme.Light)
	ben, err := w.Desk.Add(context.Background(), "member", model.Fields{"name": "Ben"})
	if err != nil {
		t.Fatal(err)
	}
	ada := w.Page.facts.members[0].ID
	for _, a := range []model.Away{{Member: ada, From: "2026-12-21", To: "2026-12-31"}, {Member: ada, From: "2026-11-20", To: "2026-11-24", Standin: ben}, {Member: ben, From: "2026-10-01", To: "2026-10-09"}} {
		if err := w.Desk.NoteAway(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	if got := listedAs(w.Page.week.away.listed); got != "Ada | 20 Nov – 24 Nov 2026, now · Ben stands in\nAda | 21 Dec – 31 Dec 2026 · nobody stands in" {
		t.Errorf("shown as\n%s", got)
	}
	if fits := w.said(); !strings.Contains(fits, "Tight: From 21 December to 31 December nobody of Sales is here and nobody stands in: the clocks stand") {
		t.Errorf("whether it fits says\n%s", fits)
	}
	t.Run("an absence is taken away, and undone", func(t *testing.T) {
		w.Page.week.away.remove(w.Page.facts.aways[0])
		if n := len(w.Page.facts.aways); n != 2 {
			t.Errorf("%d are left", n)
		}
		w.Shell.Undo()
		if n := len(w.Page.facts.aways); n != 3 {
			t.Errorf("%d are back", n)
		}
	})
}

func TestPage_CalendarFile(t *testing.T) {
	w := open(t, theme.Light)
	path := filepath.Join(t.TempDir(), "days.ics")
	event := func(lines string) string { return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "\r\nEND:VEVENT\r\n" }
	text := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("SUMMARY:Carnival\r\nDTSTART;VALUE=DATE:20270209") + event("SUMMARY:Meeting\r\nDTSTART:20270301T100000Z\r\nDTEND:20270301T110000Z") + "END:VCALENDAR\r\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("what it names is shown first, and kept when one agrees", func(t *testing.T) {
		w.OneChange("Import holidays", func() {
			if err := w.Page.week.off.offer(path); err != nil {
				t.Fatal(err)
			}
			w.Press(fyne.KeyReturn)
		})
		if c := w.Law().Calendar; c.Named["2027-02-09"] != "Carnival" || len(c.Holidays) != 1 {
			t.Errorf("kept %q %q", c.Holidays, c.Named)
		}
	})
	t.Run("a file that is none is refused in a sentence", func(t *testing.T) {
		if err := os.WriteFile(path, []byte("<html>"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := w.Page.week.off.offer(path); err == nil || !strings.Contains(err.Error(), "no calendar file") {
			t.Error(err)
		}
		if err := w.Page.week.off.offer(path + ".gone"); err == nil || !strings.Contains(err.Error(), "cannot be opened") {
			t.Error(err)
		}
	})
}

func TestChooser_matching(t *testing.T) {
	c := &chooser{}
	for _, z := range []string{"America/Sao_Paulo", "America/New_York", "Europe/Lisbon"} {
		c.all = append(c.all, kit.Option{Value: z, Label: placeOf(z)})
	}
	for text, want := range map[string]int{"": 3, "america": 2, "sao_p": 1, "york new": 1, "lisbon america": 0, "Europe/Lis": 1} {
		if got := len(c.matching(text)); got != want {
			t.Errorf("%q finds %d, want %d", text, got, want)
		}
	}
}

// TestLooks_week draws what asks, to look at.
func TestLooks_week(t *testing.T) {
	if !uitest.Looks() {
		t.Skip("BATON_LOOKS names no folder")
	}
	w := open(t, theme.Light)
	w.Size(1100, 700)
	for i, ask := range []func(){w.Page.week.off.ask, w.Page.week.off.askCountry, w.Page.week.own.ask, func() { w.Page.week.away.ask(model.Away{}) }} {
		ask()
		w.Still(fmt.Sprintf("sla-ask-%d", i))
		w.Press(fyne.KeyEscape)
	}
}

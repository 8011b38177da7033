package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/sla"
)

// question is what someone asks a calendar.
type question struct {
	file, at, to, amount string
	pauses               []string
}

func (c *cli) calendarVerb() *cobra.Command {
	var q question
	asks := []string{"due", "back", "elapsed", "open", "next-open", "prev-close"}
	cmd := &cobra.Command{
		Use:         "calendar " + strings.Join(asks, "|") + " --calendar C.json --at T",
		Short:       "Reckon in business time; needs no firm file",
		Args:        args(1, 1),
		Annotations: map[string]string{withoutFile: "yes"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(asks, args[0]) {
				return misuse("A calendar cannot tell %q: use %s.", args[0], strings.Join(asks, ", "))
			}
			cal, err := readCalendar(q.file)
			if err != nil {
				return err
			}
			return c.ask(args[0], q, cal)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&q.file, "calendar", "", "a JSON file: time_zone, weekly, holidays, date_overrides, breaks")
	fl.StringVar(&q.at, "at", "", "the moment, or the start; without an offset in the calendar's zone")
	fl.StringVar(&q.to, "to", "", "the end, for elapsed")
	fl.StringVar(&q.amount, "for", "", "how long, like 4h, 90m or 2d (business days), for due and back")
	fl.StringArrayVar(&q.pauses, "pause", nil, "FROM/TO: the clock stands; several may be given")
	return cmd
}

// ask answers one question.
func (c *cli) ask(what string, q question, cal *sla.Calendar) error {
	at, err := wallTime("--at", q.at, cal)
	if err != nil {
		return err
	}
	pauses, err := pausesOf(q.pauses, cal)
	if err != nil {
		return err
	}
	switch what {
	case "open":
		open := cal.IsOpen(at)
		return c.answer(map[string]bool{"open": open}, line("%s", map[bool]string{true: "open", false: "closed"}[open]))
	case "next-open":
		return c.instant(cal.NextOpen(at))
	case "prev-close":
		return c.instant(cal.PrevClose(at))
	case "elapsed":
		to, err := wallTime("--to", q.to, cal)
		if err != nil {
			return err
		}
		seconds := int64(cal.ElapsedPaused(at, to, pauses) / time.Second)
		return c.answer(map[string]int64{"seconds": seconds}, line("%s", time.Duration(seconds)*time.Second))
	}
	return c.reckon(what, q, cal, at, pauses)
}

// reckon tells when something is due, or had to begin.
func (c *cli) reckon(what string, q question, cal *sla.Calendar, at time.Time, pauses []sla.Pause) error {
	if what == "back" && len(pauses) > 0 {
		return misuse("'calendar back' knows no pauses: leave out --pause.")
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(q.amount, "d")); err == nil && strings.HasSuffix(q.amount, "d") && n >= 0 {
		if what == "back" || len(pauses) > 0 {
			return misuse("--for %s: business days work only for 'calendar due' without pauses; use hours.", q.amount)
		}
		return c.instant(cal.DueDays(at, n))
	}
	d, err := time.ParseDuration(q.amount)
	if err != nil || d < 0 {
		return misuse("--for %q is not a length of time: write it like 4h, 90m or 2d.", q.amount)
	}
	if what == "back" {
		return c.instant(cal.Back(at, d))
	}
	due, ever := cal.DuePaused(at, d, pauses)
	if !ever {
		return model.Refuse("pause", "It never falls due while a pause has no end: give the pause an end.")
	}
	return c.instant(due)
}

func (c *cli) instant(t time.Time) error {
	return c.answer(map[string]time.Time{"at": t}, line("%s", t.Format(time.RFC3339)))
}

// wallTime reads a moment; without an offset it is the calendar's wall clock.
func wallTime(flag, text string, cal *sla.Calendar) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, text, cal.Location()); err == nil {
			return t.In(cal.Location()), nil
		}
	}
	return time.Time{}, misuse("%s %q is not a time: write it like 2026-11-23T10:00.", flag, text)
}

func pausesOf(texts []string, cal *sla.Calendar) ([]sla.Pause, error) {
	var all []sla.Pause
	for _, t := range texts {
		from, to, _ := strings.Cut(t, "/")
		var p sla.Pause
		var err error
		if p.From, err = wallTime("--pause", from, cal); err != nil {
			return nil, err
		}
		if to != "" {
			if p.To, err = wallTime("--pause", to, cal); err != nil {
				return nil, err
			}
		}
		all = append(all, p)
	}
	return all, nil
}

// calendarFile is a calendar as a file has it: hours as "09:00".
type calendarFile struct {
	Zone      string                 `json:"time_zone"`
	Weekly    map[string][][2]string `json:"weekly"`
	Holidays  []string               `json:"holidays"`
	Overrides map[string][][2]string `json:"date_overrides"`
	Breaks    map[string][][2]string `json:"breaks"`
}

func readCalendar(path string) (*sla.Calendar, error) {
	if path == "" {
		return nil, misuse("Name the calendar: --calendar FILE.json.")
	}
	data, err := readSource(path)
	if err != nil {
		return nil, err
	}
	var file calendarFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, model.Refuse("calendar", fmt.Sprintf("%s is not a calendar (%v): it needs time_zone and weekly.", path, err))
	}
	m := model.Calendar{Zone: file.Zone, Holidays: file.Holidays}
	for _, part := range []struct {
		name  string
		hours map[string][][2]string
		into  *map[string][][2]int
	}{{"weekly", file.Weekly, &m.Weekly}, {"date_overrides", file.Overrides, &m.Open}, {"breaks", file.Breaks, &m.Breaks}} {
		if *part.into, err = inMinutes(part.hours, part.name, path); err != nil {
			return nil, err
		}
	}
	return sla.New(m)
}

// inMinutes reads the hours of each day; a day without any is closed.
func inMinutes(days map[string][][2]string, part, path string) (map[string][][2]int, error) {
	out := map[string][][2]int{}
	for day, hours := range days {
		out[day] = [][2]int{}
		for _, h := range hours {
			open, ok1 := minutes(h[0])
			shut, ok2 := minutes(h[1])
			if !ok1 || !ok2 {
				return nil, model.Refuse(part, fmt.Sprintf("The hours %s-%s of %s in %s are no times: write them like 09:00.", h[0], h[1], day, path))
			}
			out[day] = append(out[day], [2]int{open, shut})
		}
	}
	return out, nil
}

func minutes(clock string) (int, bool) {
	h, m, ok := strings.Cut(clock, ":")
	hours, err1 := strconv.Atoi(h)
	mins, err2 := strconv.Atoi(m)
	return hours*60 + mins, ok && err1 == nil && err2 == nil && mins < 60
}

// readSource reads a file that the user named beside the firm.
func readSource(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, model.Refuse("", fmt.Sprintf("%s cannot be read (%v): check the name.", path, reason(err)))
	}
	return data, nil
}

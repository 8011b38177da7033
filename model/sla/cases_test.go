package sla

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"baton/model"
)

type caseFile struct {
	Calendars map[string]struct {
		Zone     string                 `json:"time_zone"`
		Weekly   map[string][][2]string `json:"weekly"`
		Holidays []string               `json:"holidays"`
		Open     map[string][][2]string `json:"date_overrides"`
		Breaks   map[string][][2]string `json:"breaks"`
	} `json:"calendars"`
	Cases []outsideCase `json:"cases"`
}

type outsideCase struct {
	ID, Op, Calendar string
	At, Start, End   string
	Target           int64       `json:"target_seconds"`
	Pauses           [][2]string `json:"pauses"`
	Expect           struct {
		Due, At string
		Seconds int64
		Open    bool
	}
}

// elsewhere are the cases about a product's own ticket life, with the reason
// why they say nothing about business time here.
var elsewhere = map[string]string{
	"crm-status-fulfilled":   "a ticket's status word; the clock's own states are tested below",
	"crm-status-due":         "a ticket's status word",
	"crm-status-failed":      "a ticket's status word",
	"crm-failed-no-response": "a ticket's status word",
	"crm-zero-duration":      "how a ticket stores its seconds; an answer at once is kept, see the clock tests",
	"crm-keep-existing-due":  "due times are computed here, never stored",
	"crm-rolling-1":          "no rolling deadline: each hand-off has one first touch",
	"crm-rolling-2":          "no rolling deadline",
	"crm-rolling-3":          "no rolling deadline; late is late even if done",
	"crm-rolling-4":          "no rolling deadline",
	"crm-rolling-5":          "no rolling deadline",
	"crm-one-default":        "which policy applies is the agreement's, not a default flag's",
	"hd-no-default-match":    "which policy applies is the agreement's",
	"hd-demoted-default":     "which policy applies is the agreement's",
}

func TestCalendar_CasesFromOutside(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != 2 {
		t.Fatalf("expected two case files, found %v (%v)", files, err)
	}
	run, left := 0, 0
	for _, name := range files {
		var file caseFile
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			t.Fatal(err)
		}
		for _, c := range file.Cases {
			if reason, known := elsewhere[c.ID]; known {
				t.Logf("%s left out: %s", c.ID, reason)
				left++
				continue
			}
			run++
			t.Run(c.ID, func(t *testing.T) { c.check(t, calendarOf(t, file, c.Calendar)) })
		}
	}
	if run != 16 || left != len(elsewhere) {
		t.Errorf("ran %d cases and left %d out of %d known ones", run, left, len(elsewhere))
	}
}

func (c outsideCase) check(t *testing.T, cal *Calendar) {
	t.Helper()
	switch c.Op {
	case "due":
		due, ever := cal.DuePaused(moment(t, cal, c.Start), time.Duration(c.Target)*time.Second, c.paused(t, cal))
		if !ever || !due.Equal(moment(t, cal, c.Expect.Due)) {
			t.Errorf("due %s, want %s", due, c.Expect.Due)
		}
	case "due_back":
		if got := cal.Back(moment(t, cal, cmp.Or(c.End, c.Start)), time.Duration(c.Target)*time.Second); !got.Equal(moment(t, cal, c.Expect.Due)) {
			t.Errorf("began %s, want %s", got, c.Expect.Due)
		}
	case "elapsed":
		if got := cal.ElapsedPaused(moment(t, cal, c.Start), moment(t, cal, c.End), c.paused(t, cal)); got != time.Duration(c.Expect.Seconds)*time.Second {
			t.Errorf("elapsed %s, want %d s", got, c.Expect.Seconds)
		}
	case "next_open":
		if got := cal.NextOpen(moment(t, cal, c.At)); !got.Equal(moment(t, cal, c.Expect.At)) {
			t.Errorf("opens %s, want %s", got, c.Expect.At)
		}
	case "prev_close":
		if got := cal.PrevClose(moment(t, cal, c.At)); !got.Equal(moment(t, cal, c.Expect.At)) {
			t.Errorf("closed %s, want %s", got, c.Expect.At)
		}
	case "is_open":
		if got := cal.IsOpen(moment(t, cal, c.At)); got != c.Expect.Open {
			t.Errorf("open %v, want %v", got, c.Expect.Open)
		}
	default:
		t.Errorf("nothing checks %q yet", c.Op)
	}
}

func (c outsideCase) paused(t *testing.T, cal *Calendar) []Pause {
	var out []Pause
	for _, p := range c.Pauses {
		out = append(out, Pause{moment(t, cal, p[0]), moment(t, cal, p[1])})
	}
	return out
}

func calendarOf(t *testing.T, file caseFile, name string) *Calendar {
	t.Helper()
	from := file.Calendars[name]
	return mustNew(t, model.Calendar{Zone: from.Zone, Weekly: hoursOf(t, from.Weekly), Holidays: from.Holidays, Open: hoursOf(t, from.Open), Breaks: hoursOf(t, from.Breaks)})
}

func hoursOf(t *testing.T, days map[string][][2]string) map[string][][2]int {
	t.Helper()
	out := map[string][][2]int{}
	for day, hours := range days {
		out[day] = [][2]int{}
		for _, h := range hours {
			out[day] = append(out[day], [2]int{minuteOf(t, h[0]), minuteOf(t, h[1])})
		}
	}
	return out
}

func minuteOf(t *testing.T, clock string) int {
	t.Helper()
	h, m, _ := strings.Cut(clock, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if err != nil || err2 != nil {
		t.Fatalf("%q is no time of day", clock)
	}
	return hour*60 + minute
}

// moment reads "2024-01-01T10:00" on the calendar's wall clock, or an instant.
func moment(t *testing.T, cal *Calendar, s string) time.Time {
	t.Helper()
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02 15:04:05"} {
		if at, err := time.ParseInLocation(layout, s, cal.Location()); err == nil {
			return at
		}
	}
	t.Fatalf("%q is no time", s)
	return time.Time{}
}

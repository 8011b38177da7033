package model_test

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

func TestAway_Check(t *testing.T) {
	ana, ben := model.ID{1}, model.ID{2}
	for _, c := range []struct {
		story string
		away  model.Away
		says  string
	}{
		{"two weeks, and somebody stands in", model.Away{Member: ana, From: "2026-08-03", To: "2026-08-14", Standin: ben}, ""},
		{"one day, and nobody does", model.Away{Member: ana, From: "2026-08-03", To: "2026-08-03"}, ""},
		{"nobody is away", model.Away{From: "2026-08-03", To: "2026-08-03"}, "Say who is away."},
		{"it ends before it begins", model.Away{Member: ana, From: "2026-08-14", To: "2026-08-03"}, "The last day lies before the first"},
		{"without days", model.Away{Member: ana}, "Say the first day. Say the last day."},
		{"standing in for oneself", model.Away{Member: ana, From: "2026-08-03", To: "2026-08-03", Standin: ana}, "Nobody stands in for themselves"},
	} {
		t.Run(c.story, func(t *testing.T) {
			err := c.away.Check()
			if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestZones(t *testing.T) {
	if n := len(model.Zones()); n < 300 {
		t.Errorf("only %d", n)
	}
	for _, z := range model.Zones() {
		if _, err := time.LoadLocation(z); err != nil {
			t.Error(err)
		}
	}
}

func TestHoursText(t *testing.T) {
	for _, text := range []string{"", "09:00-17:00", "09:00-12:00 13:00-17:30", "00:00-24:00"} {
		hours, err := model.ParseHours(text)
		if err != nil || model.HoursText(hours) != text {
			t.Errorf("%q is written %q, %v", text, model.HoursText(hours), err)
		}
	}
	if got := model.HoursText([][2]int{{780, 1020}, {540, 720}}); got != "09:00-12:00 13:00-17:00" {
		t.Errorf("out of order: %q", got)
	}
	for text, want := range map[string]string{"9-12, 13-17:30": "09:00-12:00 13:00-17:30", "0–24": "00:00-24:00", "8:30-9": "08:30-09:00", " ": ""} {
		hours, err := model.ReadHours(text)
		if err != nil || model.HoursText(hours) != want {
			t.Errorf("%q is read as %q, %v", text, model.HoursText(hours), err)
		}
		if again, err := model.ReadHours(model.HoursBrief(hours)); err != nil || model.HoursText(again) != want {
			t.Errorf("%q in brief is %q, %v", want, model.HoursBrief(hours), err)
		}
	}
	if got := model.HoursBrief([][2]int{{0, 30}, {9 * 60, 12*60 + 15}}); got != "0-0:30 9-12:15" {
		t.Errorf("in brief %q", got)
	}
	for _, text := range []string{"mornings", "9", "9-", "-9", "12-9", "9-25", "9:7x-10"} {
		if hours, err := model.ReadHours(text); err == nil {
			t.Errorf("%q is read as %v", text, hours)
		}
	}
}

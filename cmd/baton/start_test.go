package main

import (
	"errors"
	"testing"
	"time"
)

func TestWishes(t *testing.T) {
	for _, c := range []struct {
		what string
		w    wishes
		ok   bool
	}{
		{"nothing asked for is fine", wishes{}, true},
		{"a file", wishes{file: "a.baton"}, true},
		{"the sample of a founder alone", wishes{demo: "solo"}, true},
		{"a sample nobody has", wishes{demo: "bank"}, false},
		{"a file and a sample at once", wishes{file: "a.baton", demo: "team"}, false},
		{"a theme nobody has", wishes{light: "pink"}, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			if err := c.w.check(); (err == nil) != c.ok {
				t.Errorf("check: %v", err)
			}
		})
	}
	t.Run("the clock stands still when a moment is given", func(t *testing.T) {
		clock, err := wishes{now: "2026-11-23T10:00:00Z"}.clock()
		if err != nil || !clock().Equal(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)) {
			t.Errorf("clock: %v", err)
		}
	})
	t.Run("what is no moment is refused", func(t *testing.T) {
		if _, err := (wishes{now: "monday"}).clock(); err == nil {
			t.Error("“monday” was taken for a moment")
		}
	})
	t.Run("--demo alone means the team", func(t *testing.T) {
		cmd := command()
		if err := cmd.ParseFlags([]string{"--demo"}); err != nil || cmd.Flags().Lookup("demo").Value.String() != "team" {
			t.Error("--demo did not ask for the team")
		}
	})
}

func env(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestHasDisplay(t *testing.T) {
	for _, c := range []struct {
		what, system string
		env          map[string]string
		want         bool
	}{
		{"Windows always has one", "windows", nil, true},
		{"a Mac always has one", "darwin", nil, true},
		{"Linux without either has none", "linux", nil, false},
		{"Linux with X11", "linux", map[string]string{"DISPLAY": ":0"}, true},
		{"Linux with Wayland alone", "linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"an empty name is none", "linux", map[string]string{"DISPLAY": " "}, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := hasDisplay(c.system, env(c.env)); got != c.want {
				t.Errorf("hasDisplay = %v", got)
			}
		})
	}
}

func TestPreferX11(t *testing.T) {
	for _, c := range []struct {
		what  string
		env   map[string]string
		unset bool
	}{
		{"both are there: X11", map[string]string{"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, true},
		{"Wayland alone stays", map[string]string{"WAYLAND_DISPLAY": "w"}, false},
		{"X11 alone stays", map[string]string{"DISPLAY": ":0"}, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			unset := ""
			preferX11(env(c.env), func(name string) error { unset = name; return nil })
			if (unset == "WAYLAND_DISPLAY") != c.unset {
				t.Errorf("unset %q", unset)
			}
		})
	}
}

func TestLocalZone(t *testing.T) {
	link := func(to string) func(string) (string, error) {
		return func(string) (string, error) {
			if to == "" {
				return "", errors.New("no link")
			}
			return to, nil
		}
	}
	for _, c := range []struct{ what, tz, link, want string }{
		{"TZ says so", "Europe/Lisbon", "", "Europe/Lisbon"},
		{"TZ with a colon", ":Asia/Tokyo", "", "Asia/Tokyo"},
		{"the system's link says so", "", "/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"},
		{"a zone nobody knows is passed by", "Mars/Base", "../usr/share/zoneinfo/Europe/Paris", "Europe/Paris"},
		{"nobody says", "", "", "UTC"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := localZone(c.tz, link(c.link)); got != c.want {
				t.Errorf("localZone = %q, want %q", got, c.want)
			}
		})
	}
}

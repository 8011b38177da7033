package main

import (
	"errors"
	"os"
	"slices"
	"strings"
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

func TestComputer_Display(t *testing.T) {
	both := map[string]string{"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}
	for _, c := range []struct {
		what, system string
		env          map[string]string
		there        string // who answers
		want         display
	}{
		{"Windows always has one", "windows", nil, "", native},
		{"a Mac always has one", "darwin", nil, "", native},
		{"Linux without either has none", "linux", nil, "", none},
		{"both are there: X11", "linux", both, "unix /tmp/.X11-unix/X0, unix /run/user/1000/wayland-0", x11},
		{"nobody answers for X11: Wayland", "linux", both, "unix /run/user/1000/wayland-0", wayland},
		{"nobody answers at all", "linux", both, "", none},
		{"X11 without a file", "linux", map[string]string{"DISPLAY": ":1.0"}, "unix @/tmp/.X11-unix/X1", x11},
		{"X11 over the network", "linux", map[string]string{"DISPLAY": "localhost:10.0"}, "tcp localhost:6010", x11},
		{"what is no display", "linux", map[string]string{"DISPLAY": "nowhere"}, "", none},
		{"Wayland by its whole path", "freebsd", map[string]string{"WAYLAND_DISPLAY": "/w/0"}, "unix /w/0", wayland},
	} {
		t.Run(c.what, func(t *testing.T) {
			dial := func(network, address string) bool {
				return slices.Contains(strings.Split(c.there, ", "), network+" "+address)
			}
			if got := (computer{c.system, env(c.env), dial}).display(); got != c.want {
				t.Errorf("display = %q, want %q", got, c.want)
			}
		})
	}
	t.Run("on X11, Wayland is out of GLFW's sight", func(t *testing.T) {
		t.Setenv("WAYLAND_DISPLAY", "wayland-0")
		wayland.settle()
		if os.Getenv("WAYLAND_DISPLAY") == "" {
			t.Error("a Wayland window needs its display")
		}
		x11.settle()
		if os.Getenv("WAYLAND_DISPLAY") != "" {
			t.Error("GLFW would take Wayland")
		}
	})
}

func TestLicences(t *testing.T) {
	for _, l := range licences() {
		if l.Work == "" || l.Terms == "" || len(l.Text) < 80 {
			t.Errorf("%s comes without its terms", l.Work)
		}
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

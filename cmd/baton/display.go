package main

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// display is what a window can be opened on.
type display string

const (
	none    display = ""
	native  display = "native" // Windows and macOS always have one
	x11     display = "x11"
	wayland display = "wayland"
)

// computer is what the choice of a display depends on.
type computer struct {
	system string
	env    func(string) string
	dial   func(network, address string) bool // does anybody answer there?
}

// display finds where a window can be opened. X11 goes first where both are
// there: GLFW's Wayland side is young, and a desktop with Wayland carries
// XWayland. A DISPLAY at which nobody answers, as after a broken login over
// the network, is none.
func (c computer) display() display {
	if c.system == "windows" || c.system == "darwin" {
		return native
	}
	if c.answersX11(strings.TrimSpace(c.env("DISPLAY"))) {
		return x11
	}
	if name := strings.TrimSpace(c.env("WAYLAND_DISPLAY")); name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(c.env("XDG_RUNTIME_DIR"), name)
		}
		if c.dial("unix", name) {
			return wayland
		}
	}
	return none
}

// answersX11 tries a display such as ":0", "unix:1.0" or "host:10.0".
func (c computer) answersX11(name string) bool {
	host, number, ok := strings.Cut(name, ":")
	number, _, _ = strings.Cut(number, ".")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 {
		return false
	}
	if host != "" && host != "unix" {
		return c.dial("tcp", net.JoinHostPort(host, strconv.Itoa(6000+n)))
	}
	socket := "/tmp/.X11-unix/X" + number
	return c.dial("unix", socket) || c.dial("unix", "@"+socket) // "@": one without a file, as Linux has
}

func answers(network, address string) bool {
	conn, err := net.DialTimeout(network, address, 2*time.Second)
	if err != nil {
		return false
	}
	return conn.Close() == nil
}

// settle lets GLFW use the display that was found.
func (d display) settle() {
	if d == x11 {
		_ = os.Unsetenv("WAYLAND_DISPLAY") // at worst the window is a Wayland one
	}
}

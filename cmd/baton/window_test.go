package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestProgram runs the real program: in a window on a display of its own, and
// where there is no display at all.
func TestProgram(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Log("The real window is tried where there is Xvfb, on Linux; on this system it is tried by hand.")
		return
	}
	path := build(t)
	t.Run("a window opens the sample firm, hears the keyboard and closes", func(t *testing.T) { inWindow(t, path) })
	t.Run("without a display it writes the firm and its workbook, and says where", func(t *testing.T) { withoutDisplay(t, path) })
}

func inWindow(t *testing.T, path string) {
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run '.ci/setup test', then try again.", tool)
		}
	}
	s := newScreen(t)
	w := s.start(path, "--demo=solo", "--now", "2026-11-23T10:00:00Z", "--theme", "light")
	w.until("the sample firm is open", func() bool { return strings.Contains(w.title(), "·") })
	w.until("the screen is painted", func() bool { return s.colours() > 20 })

	t.Logf("A window that nobody touches takes %.1f %% of one core.", w.idle(2*time.Second))

	before := s.look()
	w.click(640, 20)
	w.key("ctrl+k")
	w.until("Ctrl+K opens the palette", func() bool { return s.look() != before })
	w.key("Escape")
	leads := s.look()
	w.key("ctrl+3")
	w.until("Ctrl+3 shows another page", func() bool { return s.look() != leads })
	w.key("ctrl+z")
	if w.gone() {
		t.Fatalf("the window is gone:\n%s", w.log())
	}
	s.keep("window")
	t.Logf("After some work it takes %.1f %%.", w.idle(2*time.Second))
	w.key("ctrl+q")
	w.ended()
	if firms, _ := filepath.Glob(filepath.Join(s.home, "samples", "*.baton")); len(firms) != 1 {
		t.Errorf("the sample firm's files: %v", firms)
	}
}

// withoutDisplay is what a server or a container sees.
func withoutDisplay(t *testing.T, path string) {
	dir := t.TempDir()
	cmd := exec.Command(path, "--demo", "--now", "2026-11-23T10:00:00Z")
	cmd.Env = append(without("DISPLAY", "WAYLAND_DISPLAY"), "BATON_HOME="+filepath.Join(dir, "home"), "TMPDIR="+dir)
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("it did not end well: %v\n%s%s", err, out, said.Bytes())
	}
	if !strings.HasPrefix(string(out), "There is no display here") {
		t.Errorf("said %q", out)
	}
	for _, ending := range []string{".baton", ".xlsx"} {
		found := ""
		for _, word := range strings.SplitAfter(string(out), "\n") {
			if _, path, ok := strings.Cut(strings.TrimSpace(word), ": "); ok && strings.HasSuffix(path, ending) {
				found = strings.TrimSpace(path)
			}
		}
		if st, err := os.Stat(found); err != nil || st.Size() < 4096 {
			t.Errorf("no %s where it says, in:\n%s", ending, out)
		}
	}
}

// build makes the program as 'go build' does.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "baton")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// without is the environment less some names.
func without(names ...string) (env []string) {
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		drop := false
		for _, n := range names {
			drop = drop || n == name
		}
		if !drop {
			env = append(env, pair)
		}
	}
	return env
}

// screen is a display in memory.
type screen struct {
	t       *testing.T
	display string
	home    string
	frame   string // the file that mirrors the screen
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	dir := t.TempDir()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "+extension", "GLX", "+render", "-noreset", "-nolisten", "tcp", "-fbdir", dir)
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb says no display: %v", err)
	}
	return &screen{t: t, display: ":" + strings.TrimSpace(number), home: filepath.Join(dir, "home"), frame: filepath.Join(dir, "Xvfb_screen0")}
}

// picture reads the screen: a window dump with a header in big-endian words.
func (s *screen) picture() image.Image {
	s.t.Helper()
	b, err := os.ReadFile(s.frame)
	if err != nil || len(b) < 100 {
		s.t.Fatalf("read the screen: %v", err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(b[4*i:])) }
	width, height, stride := word(4), word(5), word(12)
	pixels := b[word(0)+12*word(19):]
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p := pixels[y*stride+4*x:]
			img.SetRGBA(x, y, color.RGBA{p[2], p[1], p[0], 255})
		}
	}
	return img
}

// look is a number that changes when the screen does.
func (s *screen) look() uint64 {
	h := fnv.New64()
	_, _ = h.Write(s.picture().(*image.RGBA).Pix)
	return h.Sum64()
}

// colours counts the colours on the screen.
func (s *screen) colours() int {
	seen := map[[3]byte]bool{}
	pix := s.picture().(*image.RGBA).Pix
	for i := 0; i < len(pix); i += 4 {
		seen[[3]byte(pix[i:i+3])] = true
	}
	return len(seen)
}

// keep keeps the picture if somebody wants to see it.
func (s *screen) keep(name string) {
	dir := os.Getenv("BATON_PICTURES")
	if dir == "" {
		return
	}
	out, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, s.picture()); err != nil {
		s.t.Fatal(err)
	}
}

// running is the program on the screen.
type running struct {
	*screen
	cmd  *exec.Cmd
	said *os.File
	end  chan error
}

func (s *screen) start(path string, args ...string) *running {
	s.t.Helper()
	said, err := os.Create(filepath.Join(s.t.TempDir(), "said"))
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(without("DISPLAY", "WAYLAND_DISPLAY"), "DISPLAY="+s.display, "BATON_HOME="+s.home)
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	w := &running{screen: s, cmd: cmd, said: said, end: make(chan error, 1)}
	go func() { w.end <- cmd.Wait() }()
	s.t.Cleanup(func() { _ = cmd.Process.Kill() })
	return w
}

func (w *running) log() string {
	b, _ := os.ReadFile(w.said.Name())
	return string(b)
}

const patience = 2 * time.Minute // of a slow machine; nothing is measured by it

// until waits for something to be so.
func (w *running) until(what string, so func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); !so(); {
		if w.gone() || time.Now().After(deadline) {
			w.keep("failed")
			w.t.Fatalf("it never came to this: %s.\n%s", what, w.log())
		}
		<-time.After(50 * time.Millisecond)
	}
}

// gone says whether the program has ended.
func (w *running) gone() bool {
	select {
	case err := <-w.end:
		w.end <- err
		return true
	default:
		return false
	}
}

func (w *running) ended() {
	w.t.Helper()
	select {
	case err := <-w.end:
		if err != nil {
			w.t.Errorf("it did not end well: %v\n%s", err, w.log())
		}
	case <-time.After(patience):
		w.t.Fatalf("it does not end:\n%s", w.log())
	}
}

func (w *running) xdotool(args ...string) string {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(without("DISPLAY"), "DISPLAY="+w.display)
	out, _ := cmd.Output() // no window yet is an error to xdotool, and none to us
	return strings.TrimSpace(string(out))
}

func (w *running) title() string {
	ids := strings.Fields(w.xdotool("search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid)))
	if len(ids) == 0 {
		return ""
	}
	return w.xdotool("getwindowname", ids[len(ids)-1])
}

// A click is heard at the place where the pointer was in the last frame, so
// the pointer rests before and after it.
func (w *running) click(x, y int) {
	w.xdotool("mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.2", "click", "1", "sleep", "0.2")
}

func (w *running) key(name string) { w.xdotool("key", "--delay", "60", name, "sleep", "0.3") }

// idle is the share of one core that the program takes while nobody does
// anything, in percent.
func (w *running) idle(of time.Duration) float64 {
	ticks := func() float64 {
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", w.cmd.Process.Pid))
		if err != nil {
			w.t.Fatal(err)
		}
		fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
		user, _ := strconv.ParseFloat(fields[11], 64)
		system, _ := strconv.ParseFloat(fields[12], 64)
		return user + system
	}
	<-time.After(of) // what the keys began has ended
	before := ticks()
	<-time.After(of)
	return (ticks() - before) / 100 / of.Seconds() * 100
}

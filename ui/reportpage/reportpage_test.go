package reportpage_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model/report"
	"baton/model/report/reporttest"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/kit"
	"baton/ui/reportpage"
	"baton/ui/shell"
	"baton/ui/theme"
)

// desk reports on a firm with a year behind it, without the year.
type desk struct {
	*store.Desk
	asked   []string // periods that were worked out
	written []string
	sent    []reportpage.Sent
	refuse  error
}

func (d *desk) Report(_ context.Context, from, to time.Time) ([]report.Sheet, error) {
	d.asked = append(d.asked, from.Format("2006-01-02")+" "+to.Format("2006-01-02"))
	return report.Build(reporttest.Year()), d.refuse
}

func (d *desk) WriteReport(_ context.Context, path string, from, to time.Time, password string, progress func(int, int, string)) error {
	d.written = append(d.written, path+" "+password)
	d.sent = append(d.sent, reportpage.Sent{Path: path, From: from, To: to, At: d.Now()})
	return os.WriteFile(path, nil, 0o600)
}

func (d *desk) Sent() []reportpage.Sent { return d.sent }

type window struct {
	t     *testing.T
	desk  *desk
	shell *shell.Shell
}

func open(t *testing.T) *window {
	t.Helper()
	w := &window{t: t, desk: &desk{Desk: storetest.New(t)}}
	test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	w.shell = shell.New(shell.Options{Window: win, Mode: theme.Light})
	win.Resize(fyne.NewSize(1280, 1000))
	p := reportpage.New(w.desk, w.shell)
	p.Job = func(title string, work shell.Work, then func()) {
		if w.shell.Do(shell.Action{Label: title, Run: func() error { return work(context.Background(), func(int, int, string) {}) }}) {
			then()
		}
	}
	w.shell.Register(shell.Meet, shell.Entry{Route: "report", Page: p})
	w.shell.Go("report")
	return w
}

func (w *window) objects() []fyne.CanvasObject {
	all := test.LaidOutObjects(w.shell.Window().Content())
	for _, o := range w.shell.Window().Canvas().Overlays().List() {
		all = append(all, test.LaidOutObjects(o)...)
	}
	return all
}

func (w *window) says(words ...string) {
	w.t.Helper()
	var all []string
	for _, o := range w.objects() {
		if x, ok := o.(*canvas.Text); ok {
			all = append(all, x.Text)
		}
	}
	for _, s := range words {
		if !strings.Contains(strings.Join(all, " "), s) {
			w.t.Errorf("the window does not say %q, but: %s", s, strings.Join(all, " "))
		}
	}
}

func (w *window) press(label string) {
	w.t.Helper()
	objects := w.objects()
	for i := len(objects) - 1; i >= 0; i-- { // what lies on top goes first
		if b, ok := objects[i].(*kit.Button); ok && b.Label == label {
			test.Tap(b)
			return
		}
	}
	w.t.Fatalf("there is no button %q", label)
}

func (w *window) write(label, text string) {
	w.t.Helper()
	for _, o := range w.objects() {
		f, ok := o.(*kit.Field)
		if !ok {
			continue
		}
		for _, inner := range test.LaidOutObjects(f) {
			if x, ok := inner.(*canvas.Text); ok && x.Text == label {
				f.SetText(text)
				return
			}
		}
	}
	w.t.Fatalf("there is no field %q", label)
}

func TestPage_Preview(t *testing.T) {
	t.Run("it opens with the cover of the last twelve months: the sentence, the figures, the pages", func(t *testing.T) {
		w := open(t)
		w.says("The last twelve months", "Cover", "Scorecard", "Funnel", "Hand-offs", "Data Leads", "None yet. What you export is listed here.")
		for _, s := range report.Build(reporttest.Year()) {
			if s.Look != report.Cover {
				continue
			}
			for _, b := range s.Blocks {
				if h, ok := b.(report.Headline); ok {
					w.says(strings.Fields(h.Text.String())[0], h.Detail[:20])
				}
			}
		}
		if len(w.desk.asked) != 1 || w.desk.asked[0] != "2025-11-24 2026-11-24" {
			t.Errorf("worked out %v", w.desk.asked)
		}
	})
	t.Run("every page of the workbook can be turned to", func(t *testing.T) {
		w := open(t)
		for _, s := range report.Build(reporttest.Year()) {
			w.press(s.Name)
			w.says(s.Title)
		}
	})
	t.Run("another period is worked out anew", func(t *testing.T) {
		w := open(t)
		for _, o := range w.objects() {
			if s, ok := o.(*kit.Select); ok {
				s.OnCommit("last-quarter")
			}
		}
		if last := w.desk.asked[len(w.desk.asked)-1]; last != "2026-07-01 2026-10-01" {
			t.Errorf("worked out %v", w.desk.asked)
		}
	})
	t.Run("figures that cannot be worked out are said, and nothing can be exported", func(t *testing.T) {
		w := open(t)
		w.desk.refuse = errors.New("the disk is gone")
		w.shell.Reload()
		w.says("the disk is gone")
	})
}

func TestPage_Export(t *testing.T) {
	t.Run("a place is asked for, the workbook is written, and it is listed", func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("HOME", dir)
		t.Setenv("USERPROFILE", dir)
		w := open(t)
		w.press("Export to Excel")
		w.says("Where the workbook goes")
		w.press("Save")
		if want := filepath.Join(dir, "Test firm to 2026-11-23.xlsx") + " "; len(w.desk.written) != 1 || w.desk.written[0] != want {
			t.Fatalf("written %q, want %q", w.desk.written, want)
		}
		w.says("The workbook is in", "23 Nov, 10:00", "Open it")
	})
	t.Run("a password is asked for twice", func(t *testing.T) {
		w := open(t)
		w.press("With a password")
		w.write("Password", "long enough")
		w.write("Once more", "long enouhg")
		w.press("Choose a place")
		w.says("The two are not the same.")
		w.write("Once more", "long enough")
		w.press("Choose a place")
		w.says("Where the workbook goes")
	})
	t.Run("a short password is refused", func(t *testing.T) {
		w := open(t)
		w.press("With a password")
		w.write("Password", "short")
		w.press("Choose a place")
		w.says("Take at least eight characters.")
	})
}

package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	toolkit "fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/board"
	"baton/ui/leads"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// ways is a firm with two leads that are ready to be handed over, of which
// every way of moving them gets a copy.
type ways struct {
	*testing.T
	file   []byte
	leads  []model.ID
	before string
	cli    string
}

// TestOneWay moves the same two leads in every way there is: with keys and by
// dragging on the board, as a selection of the Leads table, by the verb and in
// a script. What the firm holds afterwards is the same, up to ids.
func TestOneWay(t *testing.T) {
	w := prepare(t)
	want := w.board("by keys", func(s uitest.Screen[*board.Page], lead model.ID) {
		s.Shell.Go("board/" + lead.String())
		s.Ctrl(toolkit.KeyRight)
	})
	if n := strings.Count(want, "\nmove "); n != strings.Count(w.before, "\nmove ")+2 || strings.Count(want, "\nhandoff ") != 2 {
		t.Fatalf("the board did not move both:\n%s", want)
	}
	same := func(way, got string) {
		t.Helper()
		if got != want {
			t.Errorf("%s leads to\n%s\nand the board to\n%s", way, lines(got, want), lines(want, got))
		}
	}
	same("dragging", w.board("dragged", func(s uitest.Screen[*board.Page], lead model.ID) { drag(s, lead) }))
	same("a selection of the table", w.bulk())
	same("the verb", w.commands("verb", func(run func(args ...string)) {
		for _, id := range w.leads {
			run("move", "FILE", id.String(), "evaluating")
		}
	}))
	same("a script", w.commands("script", func(run func(args ...string)) {
		script := filepath.Join(t.TempDir(), "script.txt")
		write(t, script, fmt.Sprintf("move %s evaluating\nmove %s evaluating\n", w.leads[0], w.leads[1]))
		run("run", "FILE", script)
	}))
	t.Run("a list tells where leads stand, as history: nothing is judged, nothing handed over", func(t *testing.T) {
		got := w.commands("list", func(run func(args ...string)) {
			list := filepath.Join(t.TempDir(), "list.csv")
			write(t, list, fmt.Sprintf("Lead ID,Company,Stage\n%s,Acme,Evaluating\n%s,Beta,Evaluating\n", w.leads[0], w.leads[1]))
			run("import", "FILE", list)
		})
		if strings.Contains(got, "\nhandoff ") || strings.Contains(got, "\ndecision ") {
			t.Errorf("it hands over:\n%s", lines(got, w.before))
		}
		for _, line := range strings.Split(lines(got, w.before), "\n") {
			if strings.HasPrefix(line, "move ") && !strings.Contains(line, `"exact":"between"`) {
				t.Errorf("it claims to know when: %s", line)
			}
		}
		if n := strings.Count(got, "\nmove "); n != strings.Count(w.before, "\nmove ")+2 {
			t.Errorf("it moves nothing:\n%s", lines(got, w.before))
		}
	})
}

// prepare makes the firm.
func prepare(t *testing.T) *ways {
	d := storetest.New(t)
	ctx := context.Background()
	law, err := d.InForce(ctx)
	check(t, err)
	w := &ways{T: t}
	introducer, err := d.Add(ctx, "person", model.Fields{"name": "Ines"})
	check(t, err)
	for _, company := range []string{"Acme", "Beta"} {
		id, err := d.AddLead(ctx, model.NewLead{Company: company, Person: "Jane of " + company, Route: "introduced", Title: "Migration"})
		check(t, err)
		rows, err := d.LeadRows(ctx, []model.ID{id})
		check(t, err)
		check(t, d.Set(ctx, "lead", id, model.Fields{"introducer": introducer.String()}))
		check(t, d.Set(ctx, "company", rows[0].Company, model.Fields{"employees": int64(120), "relationship": "prospect", "country": "Portugal", "industry": "Software"}))
		for _, c := range law.Criteria {
			check(t, d.Answer(ctx, id, c.ID, map[bool]string{true: "not-met", false: "met"}[c.Class == "never"], "they said so"))
		}
		w.leads = append(w.leads, id)
	}
	_, err = d.Sync(ctx)
	check(t, err)
	w.file, err = os.ReadFile(d.Path())
	check(t, err)
	w.before = w.dump(d.File)
	w.cli = filepath.Join(t.TempDir(), "baton-cli")
	if out, err := exec.Command("go", "build", "-o", w.cli, "./baton-cli").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return w
}

// copy is the firm's file for one way, on a computer of its own.
func (w *ways) copy(way string) string {
	w.Helper()
	dir := filepath.Join(w.TempDir(), way)
	check(w.T, os.MkdirAll(dir, 0o700))
	w.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	path := filepath.Join(dir, "firm.baton")
	check(w.T, os.WriteFile(path, w.file, 0o600))
	return path
}

func (w *ways) open(path string) *store.Desk {
	w.Helper()
	f, err := store.Open(context.Background(), path, nil)
	check(w.T, err)
	w.Cleanup(func() { f.Close() })
	return storetest.Desk(w.T, f)
}

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// dump is what the firm holds; ids that came about by the moves are numbered
// in the order in which they are first read.
func (w *ways) dump(f *store.File) string {
	w.Helper()
	var out bytes.Buffer
	check(w.T, f.Dump(context.Background(), &out))
	fresh := map[string]string{}
	return anID.ReplaceAllStringFunc(out.String(), func(id string) string {
		if w.before == "" || strings.Contains(w.before, id) {
			return id
		}
		if fresh[id] == "" {
			fresh[id] = fmt.Sprint("new", len(fresh)+1)
		}
		return fresh[id]
	})
}

// window is a window over one of the copies.
func (w *ways) window(way string) *uitest.World {
	test.NewTempApp(w.T)
	u := &uitest.World{T: w.T, Desk: w.open(w.copy(way))}
	u.Shell = shell.New(shell.Options{Window: test.NewTempWindow(w.T, nil), Mode: theme.Light, Undo: func() (string, error) { return "", nil },
		Status: func() shell.Status { return shell.Status{Firm: "Test firm"} }})
	u.Size(1600, 900)
	return u
}

func (w *ways) board(way string, move func(uitest.Screen[*board.Page], model.ID)) string {
	u := w.window(way)
	s := uitest.Open(u, "board", board.New(u.Desk, u.Shell))
	for _, id := range w.leads {
		move(s, id)
	}
	return w.dump(u.Desk.File)
}

// drag carries the lead's card one column on.
func drag(s uitest.Screen[*board.Page], lead model.ID) {
	s.T.Helper()
	rows, err := s.Desk.LeadRows(context.Background(), []model.ID{lead})
	check(s.T, err)
	s.Shell.Go("board")
	for _, o := range shown(s.Shell.Content()) {
		card, drags := o.(toolkit.Draggable)
		w, shows := o.(toolkit.Widget)
		if !drags || !shows || o.Size().Height > 120 || !says(w, rows[0].Name) {
			continue
		}
		grab := toolkit.NewPos(20, 20)
		from := toolkit.CurrentApp().Driver().AbsolutePositionForObject(o).Add(grab)
		for _, at := range []toolkit.Position{from, from.AddXY(o.Size().Width+20, 30)} {
			card.Dragged(&toolkit.DragEvent{PointEvent: toolkit.PointEvent{Position: grab, AbsolutePosition: at}})
		}
		card.DragEnd()
		return
	}
	s.T.Fatalf("there is no card of %s", rows[0].Name)
}

// shown is everything that is not hidden.
func shown(o toolkit.CanvasObject) []toolkit.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	out := []toolkit.CanvasObject{o}
	switch o := o.(type) {
	case *toolkit.Container:
		for _, c := range o.Objects {
			out = append(out, shown(c)...)
		}
	case toolkit.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(c)...)
		}
	}
	return out
}

func says(w toolkit.Widget, words string) bool {
	for _, o := range test.WidgetRenderer(w).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text == words {
			return true
		}
	}
	return false
}

// bulk selects both rows of the Leads table and moves them at once.
func (w *ways) bulk() string {
	u := w.window("bulk")
	s := uitest.Open(u, "leads", leads.New(u.Desk, u.Shell))
	s.Shell.Go("leads/" + w.leads[0].String())
	s.Shell.HideDetail()
	s.Focused().(toolkit.Shortcutable).TypedShortcut(&toolkit.ShortcutSelectAll{})
	s.Type("m")
	s.Press(toolkit.KeyDown, toolkit.KeyDown, toolkit.KeyDown, toolkit.KeyReturn) // Target, Aware, Interested, Evaluating
	return w.dump(u.Desk.File)
}

// commands runs baton-cli on a copy.
func (w *ways) commands(way string, do func(run func(args ...string))) string {
	path := w.copy(way)
	do(func(args ...string) {
		w.Helper()
		for i := range args {
			if args[i] == "FILE" {
				args[i] = path
			}
		}
		cmd := exec.Command(w.cli, append(args, "--now", storetest.Now.Format(time.RFC3339))...)
		if out, err := cmd.CombinedOutput(); err != nil {
			w.Fatalf("%v: %v\n%s", args, err, out)
		}
	})
	return w.dump(w.open(path).File)
}

// lines are those of a that b lacks.
func lines(a, b string) string {
	var out []string
	for _, line := range strings.Split(a, "\n") {
		if !strings.Contains(b, line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func write(t *testing.T, path, text string) {
	t.Helper()
	check(t, os.WriteFile(path, []byte(text), 0o600))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

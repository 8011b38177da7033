package board_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/board"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// frame is what a screen of sixty frames a second leaves for one.
const frame = time.Second / 60

// crowd is a firm with n open leads over the eight columns of the track.
func crowd(b *testing.B, n int) *firm {
	b.Helper()
	d := storetest.FromTemplate(b, "cloud")
	ctx := context.Background()
	law, err := d.InForce(ctx)
	if err != nil {
		b.Fatal(err)
	}
	f := &firm{Desk: d, law: law, lead: map[string]model.ID{}}
	places := []string{"target", "aware", "interested", "evaluating", "scoping", "proposal", "terms"}
	err = d.Batch(ctx, "Seed", func(d *store.Desk) error {
		for i := range n {
			s := stand{company: fmt.Sprintf("Company %d of the north", i), need: "Migration", stage: places[i%len(places)], days: i % 90, value: int64(20 + i%150),
				next: "Call about the audit", known: []string{"yyy??", "yyyyy", "y?y?n"}[i%3], size: int64(40 + i%600)}
			if err := f.plant(ctx, d, s, model.ID{}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return f
}

// BenchmarkBoard_Scroll scrolls a board of ten thousand open leads by the
// wheel, one column after the other: a step is what the program does for one
// frame, from the turn of the wheel to the canvas that is ready to be painted:
// the cards that come into sight are read, worked out, laid out and refreshed,
// and what they still miss is looked up in the file. The painting itself is
// the graphics card's. The peer is the toolkit's list with one label a row,
// as many rows, in the same window.
func BenchmarkBoard_Scroll(b *testing.B) {
	f := crowd(b, 10000)
	test.NewTempApp(b)
	w := test.NewTempWindow(b, nil)
	s := shell.New(shell.Options{Window: w, Mode: theme.Light, Still: true, Undo: func() (string, error) { return "", nil }, Status: func() shell.Status { return shell.Status{Firm: "Bench"} }})
	p := board.New(f, s)
	s.Register(shell.Run, shell.Entry{Route: "board", Icon: theme.Glyph("square-kanban"), Page: p})
	f.Watch(s.Changed)
	w.Resize(fyne.NewSize(1440, 900))
	s.Go("board")
	var lists []fyne.Scrollable
	for _, o := range shown(s.Content()) {
		if c, ok := o.(fyne.Scrollable); ok && tall(o) {
			lists = append(lists, c)
		}
	}
	b.Run("card", func(b *testing.B) { steps(b, lists, 120) }) // a card comes into sight
	b.Run("page", func(b *testing.B) { steps(b, lists, 700) }) // all that is in sight is new
	b.Run("drag", func(b *testing.B) { carries(b, s) })
	plain := widget.NewList(func() int { return 10000 }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(fmt.Sprint("Company ", i)) })
	v := test.NewTempWindow(b, plain)
	v.Resize(fyne.NewSize(1440, 900))
	b.Run("peer", func(b *testing.B) {
		var lists []fyne.Scrollable
		for _, o := range shown(v.Content()) {
			if c, ok := o.(fyne.Scrollable); ok {
				lists = append(lists, c)
			}
		}
		steps(b, lists, 120)
	})
}

// tall tells the columns from what scrolls sideways.
func tall(o fyne.CanvasObject) bool { return o.Size().Height > o.Size().Width }

func steps(b *testing.B, lists []fyne.Scrollable, by float32) {
	if len(lists) == 0 {
		b.Fatal("nothing scrolls")
	}
	var t frames
	for i := 0; b.Loop(); i++ {
		t.time(func() { lists[i%len(lists)].Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -by)}) })
	}
	t.tell(b)
}

// frames is how long they took: by the clock, which other programs of the
// computer delay, and by the work of the thread that draws, which they do not.
type frames struct{ clock, work []time.Duration }

func (t *frames) time(run func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	start, worked := time.Now(), work()
	run()
	t.work = append(t.work, work()-worked)
	t.clock = append(t.clock, time.Since(start))
}

// work is the time this thread has computed.
func work() time.Duration {
	const ofThread = 3 // CLOCK_THREAD_CPUTIME_ID
	var ts syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, ofThread, uintptr(unsafe.Pointer(&ts)), 0)
	return time.Duration(ts.Nano())
}

func (t *frames) tell(b *testing.B) {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }
	for name, took := range map[string][]time.Duration{"clock": t.clock, "work": t.work} {
		late := 0
		for _, d := range took {
			if d > frame {
				late++
			}
		}
		slices.Sort(took)
		b.ReportMetric(ms(took[len(took)/2]), name+"-ms/p50")
		b.ReportMetric(ms(took[len(took)*99/100]), name+"-ms/p99")
		b.ReportMetric(ms(took[len(took)-1]), name+"-ms/max")
		b.ReportMetric(float64(late), name+"-dropped")
	}
}

// carries drags one card over the columns, to and fro: the hint of each column
// is read from the file.
func carries(b *testing.B, s *shell.Shell) {
	var held fyne.Draggable
	var at fyne.Position
	for _, o := range shown(s.Content()) {
		if c, ok := o.(fyne.Draggable); ok {
			if _, hovers := o.(desktop.Hoverable); hovers && o.Size().Height > 90 && o.Size().Height < 120 {
				held, at = c, fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(20, 20)
				break
			}
		}
	}
	if held == nil {
		b.Fatal("there is no card")
	}
	var t frames
	for i := 0; b.Loop(); i++ {
		x := float32(i%1000) * 1.1
		t.time(func() {
			held.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20), AbsolutePosition: at.AddXY(x, 60)}})
		})
	}
	t.tell(b)
	for _, o := range shown(s.Content()) {
		if c, ok := o.(*kit.Board); ok {
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	held.DragEnd()
}

package shell

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// Progress tells how far a job is; total 0 means it is not known.
type Progress func(done, total int, what string)

// Work is what a job does, outside the window's goroutine. It must return soon
// after ctx is done.
type Work func(ctx context.Context, progress Progress) error

// Job runs long work without blocking the window, with a bar and a way to
// cancel. Then (may be nil) runs on the window's goroutine when the work went
// well; an error is shown like that of an action. In a still frame the window
// waits for it.
func (s *Shell) Job(title string, work Work, then func()) {
	if s.opts.Still {
		s.finish(title, work(context.Background(), func(int, int, string) {}), then)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	row := newJobRow(title, cancel)
	s.jobs.add(row)
	go func() {
		err := work(ctx, func(done, total int, what string) {
			fyne.Do(func() { row.tell(done, total, what) })
		})
		cancel()
		fyne.Do(func() {
			s.jobs.remove(row)
			s.finish(title, err, then)
		})
	}()
}

// finish goes on after a job.
func (s *Shell) finish(title string, err error, then func()) {
	switch {
	case err != nil:
		s.explain(title, err)
	case then != nil:
		then()
	}
}

// Busy says whether a job runs.
func (s *Shell) Busy() bool { return len(s.jobs.rows) > 0 }

type jobs struct {
	shell *Shell
	root  *fyne.Container
	rows  []*jobRow
}

func newJobs(s *Shell) *jobs {
	return &jobs{shell: s, root: container.New(corner{up: 44})}
}

func (j *jobs) add(r *jobRow) {
	j.rows = append(j.rows, r)
	j.show()
}

func (j *jobs) remove(r *jobRow) {
	for i, other := range j.rows {
		if other == r {
			j.rows = append(j.rows[:i], j.rows[i+1:]...)
			break
		}
	}
	j.show()
}

func (j *jobs) show() {
	j.root.Objects = nil
	for _, r := range j.rows {
		j.root.Objects = append(j.root.Objects, r.card)
	}
	j.root.Refresh()
}

type jobRow struct {
	card  fyne.CanvasObject
	what  *kit.Text
	count *kit.Text
	bar   *kit.Bar
}

func newJobRow(title string, cancel func()) *jobRow {
	r := &jobRow{what: kit.Muted("starting").Ellipsis(), count: kit.Muted(""), bar: kit.NewBar(theme.Accent)}
	stop := kit.NewButton(kit.Ghost, nil, "Cancel", nil).Small()
	stop.OnTap = func() {
		cancel()
		stop.Disable()
		r.what.Set("stopping")
	}
	head := container.NewBorder(nil, nil, nil, stop, kit.Middle(kit.Strong(title).Ellipsis()))
	line := container.NewBorder(nil, nil, nil, r.count, r.what)
	body := kit.Column(6, head, kit.Fixed(0, 6, r.bar), line)
	r.card = kit.Fixed(320, 0, kit.On(kit.NewBox(theme.Raised, theme.BorderStrong, 12).Lifted(kit.Floating), kit.Inset(6, 12, 10, 14, body)))
	return r
}

func (r *jobRow) tell(done, total int, what string) {
	r.what.Set(what)
	if total <= 0 {
		return
	}
	r.count.Set(fmt.Sprintf("%d of %d", done, total))
	r.bar.Set(float32(done) / float32(total))
}

// corner stacks objects upwards in the lower right corner.
type corner struct{ up float32 }

func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (c corner) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := s.Height - c.up
	for i := len(objects) - 1; i >= 0; i-- {
		m := objects[i].MinSize()
		y -= m.Height
		objects[i].Resize(m)
		objects[i].Move(fyne.NewPos(s.Width-m.Width-16, y))
		y -= 8
	}
}

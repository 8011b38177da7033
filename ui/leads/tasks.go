package leads

import (
	"context"
	"net/url"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// tasks is what is to do for a lead: what the plays of its stage ask, what
// somebody wrote down, and the next play with what it sends.
type tasks struct {
	d     *detail
	list  *fyne.Container
	add   *kit.Field
	stops []fyne.Focusable
	at    int // the line that was done last, so that the keyboard stays there
	root  fyne.CanvasObject
}

func newTasks(d *detail) *tasks {
	t := &tasks{d: d, at: -1, list: kit.Column(0), add: kit.NewField("")}
	t.add.Placeholder("Add something to do: send two references, fri")
	t.add.OnCommit = t.write
	t.root = section("To do", "Enter: done", t.list, t.add)
	return t
}

func (t *tasks) fill() {
	t.list.Objects, t.stops = nil, nil
	p, stage := t.d.p, t.d.lead.Row.Stage
	open := journey.OpenTasks(stage, t.d.lead.Tasks)
	for _, x := range open {
		t.task(x)
	}
	if play, ok := journey.NextPlay(p.law, stage, t.d.lead.Tasks); ok && !planned(open, play.ID) {
		t.offer(play)
	}
	t.list.Refresh()
	t.stay()
}

// stay keeps the keyboard where something was done, or gives it to the line
// for something new when nothing is left.
func (t *tasks) stay() {
	at := min(t.at, len(t.stops)-1)
	switch {
	case t.at < 0:
	case at < 0:
		t.add.Focus()
	default:
		kit.Focus(t.stops[at])
	}
	t.at = -1
}

func planned(open []model.Task, play model.ID) bool {
	for _, x := range open {
		if x.Play == play {
			return true
		}
	}
	return false
}

func (t *tasks) stop(s *kit.Stop) {
	t.list.Add(s)
	t.stops = append(t.stops, s)
}

// task is a line that is done with one key.
func (t *tasks) task(x model.Task) {
	at, today := len(t.stops), t.d.p.today()
	due := kit.Muted("")
	if x.Due != "" {
		due.Set(day(x.Due, today))
	}
	if x.Due != "" && x.Due < today.Format(time.DateOnly) {
		due.Set("late, " + day(x.Due, today))
		due.In(theme.Late.Ink())
	}
	words := []*kit.Paragraph{kit.Said(x.Text)}
	if owner := t.d.by(x.Owner, model.ID{}); owner != "" && x.Owner != t.d.p.store.Actor().Member {
		words = append(words, kit.Hint(owner))
	}
	t.stop(kit.NewStop(kit.NewIcon(theme.Glyph("square"), theme.Text3), due, func() { t.done(at, x) }, words...))
	for _, play := range t.d.p.law.Plays {
		if play.ID == x.Play {
			t.asset(play.AssetID)
		}
	}
}

func (t *tasks) done(at int, x model.Task) {
	t.at = at
	now := t.d.p.store.Now().UnixMilli()
	if !t.d.write("Do a task", func(ctx context.Context) error {
		return t.d.p.store.Set(ctx, "task", x.ID, model.Fields{"done": now})
	}) {
		t.at = -1
	}
}

// offer is a play without a day: Enter puts it on the list.
func (t *tasks) offer(play model.Play) {
	hint := "The next play of " + t.d.p.stages[play.Stage].Name + ". Enter puts it on the list."
	at := len(t.stops)
	t.stop(kit.NewStop(kit.NewIcon(theme.Glyph("lightbulb"), theme.AtRisk.Ink()), nil, func() {
		t.at = at
		t.keep(model.Fields{"text": play.Name, "play": play.ID.String(), "stage": play.Stage.String(), "due": t.d.p.today().Format(time.DateOnly)})
	}, kit.Said(play.Name), kit.Hint(hint)))
	t.asset(play.AssetID)
}

// asset is what a play sends: Enter opens its address, or takes it along.
func (t *tasks) asset(id model.ID) {
	for _, x := range t.d.p.law.Assets {
		if x.ID != id {
			continue
		}
		hint := "Not made yet: Marketing owes it"
		if journey.Made(x) {
			hint = x.Address
		}
		s := kit.NewStop(kit.NewIcon(theme.Glyph("file-text"), theme.Text3), nil, func() { t.take(x) }, kit.Said(x.Name), kit.Hint(hint))
		t.list.Add(kit.Inset(0, 0, 0, 28, s))
		t.stops = append(t.stops, s)
	}
}

func (t *tasks) take(x model.Asset) {
	if !journey.Made(x) {
		t.d.p.shell.Go("journey")
		return
	}
	if at, err := url.Parse(x.Address); err == nil && (at.Scheme == "https" || at.Scheme == "http") {
		t.d.p.shell.Do(shell.Action{Label: "Open the asset", Run: func() error { return fyne.CurrentApp().OpenURL(at) }})
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(x.Address)
	t.d.p.shell.Notify(shell.Notice{Text: "Copied where it lies: " + x.Address})
}

// write adds what somebody wants to remember; a day may stand at the end.
func (t *tasks) write(text string) {
	text, due := dated(text, t.d.p.today())
	if text == "" {
		return
	}
	f := model.Fields{"text": text}
	if !due.IsZero() {
		f["due"] = due.Format(time.DateOnly)
	}
	if t.keep(f) {
		t.add.SetText("")
	}
}

func (t *tasks) keep(f model.Fields) bool {
	me := t.d.p.store.Actor().Member.String()
	f["lead"], f["owner"], f["by"] = t.d.id.String(), me, me
	return t.d.write("Add a task", func(ctx context.Context) error {
		_, err := t.d.add(ctx, "task", f)
		return err
	})
}

// dated takes a day off the end of a line: "call Jane, fri".
func dated(line string, today time.Time) (text string, due time.Time) {
	line = strings.TrimSpace(line)
	at := strings.LastIndex(line, ",")
	if at < 0 {
		return line, due
	}
	if due, ok := kit.ParseDay(line[at+1:], today); ok && !due.IsZero() {
		return strings.TrimSpace(line[:at]), due
	}
	return line, due
}

package today

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/today"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// at is the line under the cursor.
func (p *Page) at() (today.Item, bool) {
	for _, l := range p.shown {
		if l.heading == "" && !l.more && key(l.item) == p.list.Selected() {
			return l.item, true
		}
	}
	return today.Item{}, false
}

// Actions implements shell.Actor: each works on the line under the cursor.
func (p *Page) Actions() []shell.Action {
	out := []shell.Action{
		p.on("Do it", "check", "D", p.do),
		p.on("Accept the hand-off", "handshake", "A", p.accept),
		p.on("Log a touch", "phone", "T", func(it today.Item) error { return p.ask.Touch([]model.ID{it.Lead}) }),
		p.on("Set the next step", "calendar-plus", "N", p.step),
		p.on("Answer yes or no", "circle-help", "Y", p.tell),
		p.on("Say what was missing", "corner-down-right", "S", p.say),
		p.on("Move", "arrow-right", "M", func(it today.Item) error { return p.ask.Where([]model.ID{it.Lead}) }),
		p.on("Give to someone", "user-check", "G", p.give),
		p.on("Put off", "moon", "Z", p.putOff),
		p.on("Open the lead", "panel-right", "O", func(it today.Item) error { p.shell.Go("leads/" + it.Lead.String()); return nil }),
	}
	return append(out, p.views()...)
}

// views are the tabs by their number; everybody's is 0.
func (p *Page) views() []shell.Action {
	if p.tabs == nil || p.alone() {
		return nil
	}
	var out []shell.Action
	for i, o := range p.tabs.Options[:min(len(p.tabs.Options), 9)] {
		number := string(rune('1' + i))
		if o.Value == viewAll {
			number = "0"
		}
		out = append(out, shell.Action{Label: "Show " + o.Label, Icon: theme.Glyph("list"), Key: number, Menu: true, Run: func() error {
			p.view = o.Value
			p.tabs.SetValue(o.Value)
			p.show()
			p.back()
			return nil
		}})
	}
	return out
}

func (p *Page) on(label string, sign theme.Glyph, press string, run func(today.Item) error) shell.Action {
	return shell.Action{Label: label, Icon: sign, Key: press, Menu: true, Run: func() error {
		it, ok := p.at()
		if !ok {
			return model.Refuse("", "Nothing is waiting here: there is no line to do.")
		}
		p.doing, p.done = it, ""
		return run(it)
	}}
}

// doNow does what the line asks for.
func (p *Page) doNow() { p.shell.Do(p.on("Do it", "check", "", p.do)) }

func (p *Page) do(it today.Item) error {
	switch it.Do {
	case today.DoAnswer, today.DoRule:
		p.shell.Go("handoffs/" + it.Handoff.String())
		return nil
	case today.DoSay:
		return p.say(it)
	case today.DoStep:
		return p.step(it)
	case today.DoTask:
		return p.change(func(ctx context.Context) error { return p.store.DoneTask(ctx, it.Task) })
	case today.DoMove:
		return p.ask.Where([]model.ID{it.Lead})
	case today.DoGive:
		return p.give(it)
	case today.DoTell:
		return p.tell(it)
	}
	return p.ask.Touch([]model.ID{it.Lead})
}

// menu is all that can be done about the line.
func (p *Page) menu() []kit.MenuItem {
	var out []kit.MenuItem
	for _, a := range p.Actions()[:10] {
		out = append(out, kit.MenuItem{Label: a.Label + "    " + a.Key, Sign: a.Icon.(theme.Glyph), Run: func() { p.shell.Do(a) }})
	}
	return slices.Insert(out, 1, kit.MenuItem{})
}

// change does something about a line, which then leaves the list; undo brings
// it back, and the cursor with it.
func (p *Page) change(run func(context.Context) error) error {
	err := run(context.Background())
	if err == nil {
		p.done = key(p.doing)
	}
	p.back()
	return err
}

func (p *Page) accept(it today.Item) error {
	if it.Do != today.DoAnswer {
		return model.Refuse("", "There is no hand-off to accept in this line.")
	}
	return p.change(func(ctx context.Context) error {
		_, err := p.store.Decide(ctx, model.Decide{Handoff: it.Handoff, Act: "accept"})
		return err
	})
}

// send is the one door for moves.
func (p *Page) send(r model.MoveRequest) error {
	return p.change(func(ctx context.Context) error {
		_, err := p.store.Move(ctx, r)
		return err
	})
}

// log logs a touch in the hat that the line is about: who wears two is not
// asked to change them.
func (p *Page) log(t model.Touch) error {
	if p.me().Wears(p.doing.Team) {
		t.Hat = p.doing.Team
	}
	return p.change(func(ctx context.Context) error {
		_, err := p.store.Touch(ctx, t)
		return err
	})
}

func (p *Page) row(id model.ID) *model.LeadRow {
	rows, err := p.store.LeadRows(context.Background(), []model.ID{id})
	if err != nil || len(rows) == 0 {
		return nil
	}
	return &rows[0]
}

func (p *Page) called(id model.ID) string {
	if r := p.row(id); r != nil && !p.shell.Presenter() {
		return r.Shown()
	}
	return "This lead"
}

func (p *Page) now() time.Time { return p.store.Now().In(p.facts.firm.Location()) }

// workday is the next day on which the firm works.
func (p *Page) workday() time.Time {
	y, m, d := p.now().Date()
	next := p.facts.cal.NextOpen(time.Date(y, m, d+1, 0, 0, 0, 0, p.facts.firm.Location())).In(p.facts.firm.Location())
	return midnight(next)
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// question is a small dialog about a line.
func (p *Page) question(it today.Item, title string, width float32) *kit.Dialog {
	return &kit.Dialog{Title: title, Quiet: p.nameOf(it), Width: width, Closed: p.back}
}

// pick shows a dialog of one list to choose from.
func (p *Page) pick(d *kit.Dialog, list []kit.Choice, under ...fyne.CanvasObject) error {
	for i, c := range list {
		list[i].Run = func() {
			d.Hide()
			c.Run()
		}
	}
	choose := kit.NewPicker(list, 1)
	d.Content, d.First = choose, choose
	if len(under) > 0 {
		d.Content = kit.Column(12, append(under, choose)...)
	}
	p.shell.Dialog(d)
	return nil
}

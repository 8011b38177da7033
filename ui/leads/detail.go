package leads

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// detail is the panel of one lead. Its sections are made once and shown anew
// after every change, so that the keyboard stays where it was.
type detail struct {
	p    *Page
	id   model.ID
	lead *model.LeadDetail

	root   *fyne.Container
	head   *fyne.Container
	scroll *container.Scroll
	body   *fyne.Container

	next     *nextStep
	wait     *waiting
	tasks    *tasks
	worked   *fyne.Container
	gate     *fyne.Container
	score    *fyne.Container
	criteria *marks
	states   []model.State
	boxes    *marks
	items    []model.Item
	boxHead  *kit.Text
	people   *peopleSection
	values   *valuesSection
	about    *aboutSection
	passed   *handedSection
	proofs   map[string]model.HistoryLine // when and by whom boxes were ticked and questions answered
	time     *timeline
}

// showDetail shows a lead in the panel, which slides in when it is not there.
func (p *Page) showDetail(id model.ID) {
	if p.open == nil {
		d := newDetail(p)
		if !d.show(id) {
			return
		}
		p.open = d
		p.shell.ShowDetail(d.root, func() {
			p.open = nil
			p.frame.Refresh()
		})
		p.frame.Refresh()
		return
	}
	if p.open.id != id {
		p.open.show(id)
	}
}

func newDetail(p *Page) *detail {
	d := &detail{p: p, head: container.NewStack(), worked: kit.Column(0), gate: kit.Column(6), score: kit.Column(0), boxHead: kit.Heading("Checklist")}
	d.next = newNextStep(d)
	d.wait = newWaiting(d)
	d.tasks = newTasks(d)
	d.criteria = newMarks(d.answer, d.proveAnswer)
	d.boxes = newMarks(d.tick, d.proveTick)
	d.people = newPeople(d)
	d.values = newValues(d)
	d.about, d.passed = newAbout(d), newHanded(d)
	d.time = newTimeline(d)
	d.body = kit.Column(20, d.worked, d.gate, kit.Column(10, d.next.root, d.wait.root), d.tasks.root,
		section("Score", "", d.score),
		section("Criteria", "Y  N  ?  answer, E notes what shows it", d.criteria),
		kit.Column(6, d.boxHead, d.boxes),
		d.people.root, d.values.root, d.about.root, d.passed.root, d.time.root)
	d.scroll = kit.Scroll(kit.Inset(4, 18, 24, 18, d.body))
	d.root = container.NewBorder(d.head, nil, nil, nil, d.scroll)
	return d
}

// section is a heading with a quiet word at its right, and content.
func section(title, quiet string, content ...fyne.CanvasObject) *fyne.Container {
	head := kit.Spread(kit.Heading(title), kit.Muted(quiet))
	return kit.Column(6, append([]fyne.CanvasObject{head}, content...)...)
}

// show reads a lead and shows it; it answers whether there is one.
func (d *detail) show(id model.ID) bool {
	if id != d.id {
		d.criteria.cursor, d.boxes.cursor = 0, 0
		d.scroll.ScrollToTop()
	}
	ok := d.p.shell.Do(shell.Action{Label: "Open the lead", Run: func() (err error) {
		d.lead, err = d.p.store.Lead(context.Background(), id)
		return err
	}})
	if !ok || d.lead == nil {
		return false
	}
	d.id = id
	d.p.kin.learn(d.lead)
	d.fill()
	return true
}

// reload shows the same lead as it is now; one that is gone closes the panel.
func (d *detail) reload() {
	if d.p.rows.of(d.id) == nil {
		d.p.shell.HideDetail()
		return
	}
	d.show(d.id)
}

func (d *detail) fill() {
	d.fillHead()
	d.fillWorked()
	d.fillGate()
	d.next.fill()
	d.wait.fill()
	d.tasks.fill()
	d.fillScore()
	d.readProofs()
	d.fillCriteria()
	d.fillBoxes()
	d.people.fill()
	d.values.fill()
	d.about.fill()
	d.passed.fill()
	d.time.fill()
	d.body.Refresh()
	d.root.Refresh()
}

// fillHead names the lead, where it stands and in which band.
func (d *detail) fillHead() {
	p, r := d.p, &d.lead.Row
	above := kit.Row(6, kit.NewChip(p.stages[r.Stage].Name, p.hueOf(r.Team)).WithDot())
	if s := r.Score; s != nil {
		sign, hue := bandLook(s.Band)
		above.Add(kit.NewChip(model.BandTitle(s.Band), hue).WithSign(sign))
	}
	if r.Kind != "new-client" {
		above.Add(kit.NewChip(model.Title(r.Kind), theme.Violet))
	}
	closing := kit.IconButton(theme.Glyph("x"), "Close (Esc)", func() { p.shell.HideDetail() }).Small()
	top := container.NewBorder(nil, nil, nil, closing, kit.Middle(above))
	title := kit.NewText(p.nameOf(r), 18, theme.SemiBold, theme.Text).Ellipsis()
	quiet := r.Title
	if r.Person != "" && r.Name != "" && !p.shell.Presenter() {
		quiet = joined(r.Person, r.Title)
	}
	words := kit.Column(2, title, kit.NewText(quiet, theme.SizeBody, theme.Regular, theme.Text2).Ellipsis(), kit.Muted(d.since()).Ellipsis())
	d.head.Objects = []fyne.CanvasObject{kit.Inset(12, 12, 14, 18, kit.Column(4, top, words, kit.Inset(8, 6, 0, 0, d.buttons())))}
	d.head.Refresh()
}

// since says how the lead came and how long it has been where it is.
func (d *detail) since() string {
	r := &d.lead.Row
	now := d.p.store.Now()
	return joined(model.Title(r.Route), r.Source, "here for "+ago(r.Since, now), "touched "+ago(r.LastTouch, now))
}

func joined(parts ...string) string {
	out := ""
	for _, s := range parts {
		if s == "" {
			continue
		}
		if out != "" {
			out += "  ·  "
		}
		out += s
	}
	return out
}

// buttons are what one can do with the lead.
func (d *detail) buttons() fyne.CanvasObject {
	p, ids := d.p, []model.ID{d.id}
	row := kit.Row(8)
	if to, ok := ask.Onward(d.p.law, d.p.stages[d.lead.Row.Stage]); ok {
		move := kit.NewButton(kit.Primary, theme.Glyph("arrow-right"), "Move to "+to.Name, func() { p.ask.Move(ids, to) })
		row.Add(move)
	} else {
		row.Add(p.shell.Button(kit.Outline, shell.Action{Label: "Move", Icon: theme.Glyph("arrow-right"), Run: func() error { return p.ask.Where(ids) }}))
	}
	row.Add(p.shell.Button(kit.Outline, shell.Action{Label: "Log a touch", Icon: theme.Glyph("phone"), Run: func() error { return p.ask.Touch(ids) }}))
	more := kit.NewButton(kit.Outline, theme.Glyph("ellipsis"), "", nil)
	more.Tip = "More"
	more.OnTap = func() { kit.DropMenu(more, p.menu(ids)[2:]) }
	row.Add(more)
	return row
}

// fillGate lists what is missing for the next stage, before anyone is refused.
func (d *detail) fillGate() {
	d.gate.Objects = nil
	d.gate.Hide()
	to, ok := ask.Onward(d.p.law, d.p.stages[d.lead.Row.Stage])
	if !ok {
		return
	}
	missing, err := d.p.store.MoveHint(context.Background(), d.id, to.ID)
	if err != nil || len(missing) == 0 {
		return
	}
	list := kit.Column(6, kit.Strong("Before "+to.Name+", "+plural(len(missing), "thing")+" to find out or do"))
	for _, m := range missing {
		list.Add(kit.NewLine(kit.NewIcon(theme.Glyph("circle-dashed"), theme.AtRisk.Ink()).Sized(15), nil, kit.NewParagraph(m)))
	}
	d.gate.Add(framed(list))
	d.gate.Show()
}

// framed is a quiet box around a list.
func framed(list fyne.CanvasObject) fyne.CanvasObject {
	return kit.On(kit.NewBox(theme.Well, theme.Border, 10), kit.Pad(12, list))
}

// write runs one change of the lead.
func (d *detail) write(label string, run func(ctx context.Context) error) bool {
	return d.p.shell.Do(shell.Action{Label: label, Run: func() error {
		return d.p.kin.act(d.id, func() error { return run(context.Background()) })
	}})
}

// add makes a row that belongs to the lead.
func (d *detail) add(ctx context.Context, noun string, f model.Fields) (model.ID, error) {
	id, err := d.p.store.Add(ctx, noun, f)
	d.p.kin.born(d.id, id)
	return id, err
}

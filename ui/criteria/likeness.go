package criteria

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// likeness sets the best clients beside each other, one criterion a row, and
// lists the open leads by how much of what those share they have. The lead
// the list is on stands in a column of its own.
type likeness struct {
	page *Page
	root *fyne.Container
	grid *fyne.Container
	list *kit.List
	full *fyne.Container
	none *fyne.Container

	shared []int
	all    []score.Likeness
	at     int // the lead that is shown, among the stands; -1 for none
}

const (
	mostColumns = 8   // best clients beside each other
	mostAlike   = 500 // leads in the list
)

func newLikeness(p *Page) *likeness {
	l := &likeness{page: p, grid: kit.Column(0), none: container.NewStack(), at: -1}
	l.list = kit.NewList(kit.Items{Len: func() int { return min(len(l.all), mostAlike) }, Item: l.item})
	l.list.Empty = kit.Empty(theme.Glyph("users"), "Nobody to compare yet", "Open leads stand here, the most alike first, as soon as the best clients share something and leads are in.")
	l.list.OnSelect = l.choose
	l.list.OnOpen = func(key string) { p.shell.Go("leads/" + key) }
	l.list.Menu = func(key string) []kit.MenuItem {
		return []kit.MenuItem{{Label: "Open the lead", Sign: theme.Glyph("arrow-up-right"), Run: func() { p.shell.Go("leads/" + key) }}}
	}
	table := kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Scroll(kit.Inset(6, 14, 12, 14, l.grid)))
	right := kit.Headed(8, kit.Inset(2, 0, 0, 4, kit.Column(1, kit.Heading("Most alike first"), kit.Muted("of what all best clients meet").Ellipsis())), l.list)
	l.full = kit.Shares(14, []float32{70, 30}, table, right)
	l.root = container.NewStack(l.full, l.none)
	return l
}

// show compares anew; it costs nothing while the other view is shown.
func (l *likeness) show() {
	if l.root.Hidden {
		return
	}
	s := l.page.stands
	l.shared, l.all = s.Shared(), s.Alike()
	none := len(s.Best) == 0
	l.full.Hidden, l.none.Hidden = none, !none
	if none {
		l.none.Objects = []fyne.CanvasObject{l.page.noBest()}
		l.none.Refresh()
		return
	}
	if l.at >= len(s.Leads) {
		l.at = -1
	}
	l.list.Refresh()
	if l.at < 0 && len(l.all) > 0 {
		l.at = l.all[0].At
		l.list.ShowItem(l.all[0].Lead.String())
	}
	l.draw()
}

// sentence says what the comparison rests on.
func (l *likeness) sentence() string {
	best, all := len(l.page.stands.Best), len(l.page.stands.Criteria)
	switch {
	case best == 0:
		return "Nobody is marked as a best client yet."
	case len(l.shared) == 0 && best == 1:
		return "Too little is known of your best client for a comparison: answer the criteria for it, or mark another."
	case len(l.shared) == 0:
		return fmt.Sprintf("Your %d best clients have nothing in common that is known for half of them: answer the criteria for them first.", best)
	case best == 1:
		return fmt.Sprintf("Your best client meets %d of %d criteria. One client is a story and no pattern yet: mark two or three more.", len(l.shared), all)
	}
	return fmt.Sprintf("Your %d best clients meet %d of %d criteria together (two ticks). Leads are compared over these; what is not known counts neither way.", best, len(l.shared), all)
}

func (l *likeness) item(row int) kit.Item {
	k := l.all[row]
	it := kit.Item{Key: k.Lead.String(), Title: l.page.called(k.Name, "Lead", k.At), Sign: theme.Glyph("circle-dashed"), Hue: theme.Unknown, Quiet: alike(k)}
	switch {
	case k.Against > 0:
		it.Sign, it.Hue = theme.Glyph("circle-x"), theme.Rose
	case k.For == k.Of() && k.For > 0:
		it.Sign, it.Hue = theme.Glyph("check-check"), theme.Good
	case k.For > 0:
		it.Sign, it.Hue = theme.Glyph("circle-check"), theme.Good
	}
	return it
}

// alike says how much of what all best clients meet a lead meets.
func alike(k score.Likeness) string {
	if k.Of() == 0 {
		return "Nothing of it is asked of this lead"
	}
	out := fmt.Sprintf("meets %d of the %d", k.For, k.Of())
	if k.NotKnown > 0 {
		out += fmt.Sprintf("; not known: %d", k.NotKnown)
	}
	return out
}

// choose shows another lead beside the clients.
func (l *likeness) choose(key string) {
	for _, k := range l.all {
		if k.Lead.String() == key {
			l.at = k.At
		}
	}
	l.draw()
}

// client is one column: a best client, or the lead that is looked at.
type client struct {
	name    string
	answers []score.Answer
}

func (l *likeness) columns() (best []client, lead client) {
	s := l.page.stands
	for i, b := range s.Best[:min(len(s.Best), mostColumns)] {
		best = append(best, client{l.page.called(b.Name, "Client", i), b.Answers})
	}
	if l.at >= 0 && l.at < len(s.Leads) {
		lead = client{l.page.called(s.Leads[l.at].Name, "Lead", l.at), s.Leads[l.at].Answers}
	}
	return best, lead
}

// draw lays the criteria and the clients out.
func (l *likeness) draw() {
	best, lead := l.columns()
	l.grid.Objects = nil
	l.grid.Add(l.header(best, lead))
	shared := map[int]bool{}
	for _, i := range l.shared {
		shared[i] = true
	}
	for _, k := range classes {
		first := true
		for i, c := range l.page.stands.Criteria {
			if c.Class != k.key {
				continue
			}
			if first {
				first = false
				l.grid.Add(kit.Inset(8, 0, 2, 0, kit.Row(6, kit.NewIcon(k.sign, k.hue.Ink()).Sized(14), kit.Caption(k.title))))
			}
			l.grid.Add(l.row(i, c, shared[i], best, lead))
		}
	}
	if n := len(l.page.stands.Best) - mostColumns; n > 0 {
		l.grid.Add(kit.Inset(8, 0, 0, 0, kit.Muted(fmt.Sprintf("The first %d by name; %d more are counted in.", mostColumns, n))))
	}
	if lead.answers != nil {
		l.grid.Add(l.differs(lead))
	}
	l.grid.Refresh()
}

// differs says in words where the lead is like the best clients, where not,
// and what is to be found out.
func (l *likeness) differs(lead client) fyne.CanvasObject {
	var unlike, ask []string
	for _, i := range l.shared {
		c := l.page.stands.Criteria[i]
		switch a := lead.answers[i]; {
		case a.Against(c.Class):
			unlike = append(unlike, c.Name)
		case a.Open():
			ask = append(ask, c.Name)
		}
	}
	id := l.page.stands.Leads[l.at].Lead.String()
	open := kit.NewButton(kit.Outline, theme.Glyph("arrow-up-right"), "Open the lead", func() { l.page.shell.Go("leads/" + id) }).Small()
	said := kit.Column(6, container.NewBorder(nil, nil, nil, open, kit.Middle(kit.NewText(lead.name, 14, theme.SemiBold, theme.Text).Ellipsis())))
	if len(unlike) > 0 {
		said.Add(kit.Marked(theme.Glyph("circle-x"), theme.Rose, kit.NewParagraph("Unlike them: "+strings.Join(unlike, "; ")+".")))
	}
	if len(ask) > 0 {
		said.Add(kit.Marked(theme.Glyph("circle-dashed"), theme.Unknown, kit.NewParagraph("To find out: "+strings.Join(ask, "; ")+".")))
	}
	if len(unlike)+len(ask) == 0 && len(l.shared) > 0 {
		said.Add(kit.Marked(theme.Glyph("check-check"), theme.Good, kit.NewParagraph("Meets all that your best clients meet together.")))
	}
	return kit.Inset(14, 0, 4, 0, said)
}

func (l *likeness) header(best []client, lead client) fyne.CanvasObject {
	cells := []fyne.CanvasObject{kit.Gap(1, 1)}
	for _, b := range best {
		cells = append(cells, kit.WithTip(b.name, face(b.name, kit.Caption(b.name))))
	}
	cells = append(cells, kit.Column(3, kit.Fixed(0, 28, kit.Gap(1, 1)), kit.Caption("Open leads").Ellipsis()))
	if lead.answers != nil {
		cells = append(cells, kit.WithTip(lead.name, face(lead.name, kit.NewText(lead.name, theme.SizeCaption, theme.SemiBold, theme.AccentInk))))
	}
	return kit.Inset(6, 0, 4, 0, container.New(&cellRow{high: 48, lead: lead.answers != nil}, cells...))
}

// face is a company at the head of its column; its name stands under it where
// there is room to read it.
func face(name string, words *kit.Text) fyne.CanvasObject {
	return kit.Column(3, kit.Avatar(name, 28), container.New(roomy{42}, words.Ellipsis().Centered()))
}

// roomy shows an object only where it has room.
type roomy struct{ least float32 }

func (roomy) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, o[0].MinSize().Height) }

func (r roomy) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	if s.Width < r.least {
		o[0].Resize(fyne.NewSize(0, s.Height))
		o[0].Move(fyne.NewPos(-1000, 0))
		return
	}
	o[0].Move(fyne.NewPos(0, 0))
}

// row is one criterion: the clients, the open leads together, the lead.
func (l *likeness) row(i int, c model.Criterion, shared bool, best []client, lead client) fyne.CanvasObject {
	name := kit.NewButton(kit.Ghost, nil, c.Name, func() { l.page.open(c.ID) }).Small()
	name.Leading, name.Tip = true, c.Name
	if shared {
		name.Sign = theme.Glyph("check-check")
	} else {
		name.Sign = theme.Glyph("minus")
	}
	cells := []fyne.CanvasObject{name}
	for _, b := range best {
		cells = append(cells, cell(c.Class, b.answers[i], b.name))
	}
	k := model.Coverage{}
	if v, ok := l.page.facts.find(c.ID); ok {
		k = v.coverage
	}
	cells = append(cells, kit.Middle(kit.Fixed(0, 8, meter(c.Class == "never", k.Met, k.NotMet, k.Unknown))))
	if lead.answers != nil {
		cells = append(cells, kit.On(kit.NewBox(theme.AccentSoft, "", 0), cell(c.Class, lead.answers[i], lead.name)))
	}
	return kit.Column(0, kit.Rule(), container.New(&cellRow{high: 34, lead: lead.answers != nil}, cells...))
}

// cell is one answer: a tick for what speaks for it, a cross for what speaks
// against it, lines for what is not known.
func cell(class string, a score.Answer, who string) fyne.CanvasObject {
	said, o := "not known yet", fyne.CanvasObject(container.NewCenter(kit.Fixed(18, 8, kit.Meter(kit.NotKnown(1, "")))))
	switch {
	case a == score.NotAsked:
		said, o = "not asked on its route or offer", container.NewCenter(kit.Muted("–"))
	case a.For(class):
		said, o = words(a), container.NewCenter(kit.NewIcon(theme.Glyph("circle-check"), theme.Good.Ink()).Sized(17))
	case a.Against(class):
		said, o = words(a), container.NewCenter(kit.NewIcon(theme.Glyph("circle-x"), theme.Rose.Ink()).Sized(17))
	case a == score.Deciding:
		said = "not known yet, and this answer alone would decide"
	}
	return kit.WithTip(who+": "+said, o)
}

func words(a score.Answer) string {
	if a == score.Yes {
		return "met"
	}
	return "not met"
}

// cellRow gives the name what the columns leave over: the clients, the bar of
// the open leads, and the lead where there is one.
type cellRow struct {
	high float32
	lead bool
}

const (
	nameShare = 0.36
	nameLeast = 216
	barWide   = 84
)

func (c *cellRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, c.high) }

func (c *cellRow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	columns := len(o) - 2 // clients, and the lead
	bar := columns
	if c.lead {
		bar-- // the bar stands before the lead
	}
	each := min(max((s.Width*(1-nameShare)-barWide)/float32(max(columns, 1)), 28), 92)
	if s.Width-barWide-each*float32(columns) < nameLeast {
		each = max((s.Width-barWide-nameLeast)/float32(max(columns, 1)), 28)
	}
	x := float32(0)
	for i, cell := range o {
		w := each
		switch i {
		case 0:
			w = s.Width - barWide - each*float32(columns)
		case bar + 1:
			w = barWide
		}
		inset := float32(0)
		if i == bar+1 {
			inset = 8
		}
		cell.Move(fyne.NewPos(x+inset, 0))
		cell.Resize(fyne.NewSize(w-2*inset, s.Height))
		x += w
	}
}

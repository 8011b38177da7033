package events

import (
	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/funnel"
	"baton/model/trigger"
	"baton/ui/kit"
	"baton/ui/theme"
)

// effect is what became of those who came: a sentence, the two groups, and the
// rows behind each count.
type effect struct {
	p    *Page
	wide map[string]bool // of groups that somebody opened or closed: what they chose
	all  map[string]bool // the groups of which every row is shown
	over *kit.Text       // which event this is
	head *kit.Paragraph
	how  *kit.Paragraph
	body *fyne.Container
	held trigger.Held
	root *fyne.Container
}

func newEffect(p *Page) *effect {
	e := &effect{p: p, over: kit.Strong("").Ellipsis(), body: kit.Column(4),
		head: kit.NewParagraph("").Styled(17, theme.SemiBold, theme.Text), how: kit.Hint("")}
	e.root = kit.Column(14, kit.Column(6, e.over, e.head, e.how), e.body)
	return e
}

// compared says, under the sentence, what was compared with what.
const compared = "Compared are only leads that stood in the same stage that morning, of the same kind and band, that had come the same way. It says what happened, not why."

func (e *effect) show(h trigger.Held, other bool) {
	if other {
		e.wide, e.all = map[string]bool{}, map[string]bool{}
	}
	e.held = h
	e.over.Set(joined(h.Campaign.Name, model.Title(h.Campaign.Kind), e.p.days(h.Campaign)))
	e.head.Set(h.Says())
	if e.p.busy.Load() && h.Days == 0 {
		e.head.Set("Looking through all leads …")
	}
	e.how.Set(compared)
	e.how.Hidden = h.People == 0
	e.fill()
}

// fill shows the groups; few cases are open at once, to be read.
func (e *effect) fill() {
	e.body.Objects = nil
	f := e.held.Effect
	if e.held.People > 0 && e.held.Campaign.From != "" {
		e.group("there", "Were there", f.There, f.Came)
		e.group("others", "Were not", f.Others, f.Stayed)
		e.rest("alone", "Came, and no lead like them stayed away", f.Alone)
		e.rest("unsure", "Nobody knows when they went on", f.Unsure)
		if f.Closed > 0 {
			e.body.Add(kit.Hint(leads(f.Closed) + " of those who came stood open no more, or not yet, and count in neither."))
		}
	}
	e.body.Refresh()
	e.root.Refresh()
}

// group is one side of the comparison: its bar, its count, its rows.
func (e *effect) group(key, title string, r funnel.Rate, rows []trigger.Row) {
	bar := kit.NewBar(theme.Good.Solid())
	if r.N > 0 {
		bar.Set(float32(r.K) / float32(r.N))
	}
	count := kit.NewText(r.String(), theme.SizeBody, theme.FiguresBold, theme.Text).Trailing()
	line := kit.NewStop(e.arrow(key), kit.Row(10, kit.Fixed(150, 8, bar), kit.Fixed(64, 0, count)), func() { e.flip(key) }, kit.Said(title))
	e.body.Add(line)
	e.rows(key, rows)
}

// rest are leads that count in neither group, with the reason.
func (e *effect) rest(key, title string, rows []trigger.Row) {
	if len(rows) == 0 {
		return
	}
	e.body.Add(kit.NewStop(e.arrow(key), kit.Muted(leads(len(rows))), func() { e.flip(key) }, kit.Said(title)))
	e.rows(key, rows)
}

// open says whether the rows of a group are shown: those somebody opened, and
// the two that are compared while they are few.
func (e *effect) open(key string) bool {
	if chosen, said := e.wide[key]; said {
		return chosen
	}
	return e.held.Effect.Verdict == trigger.Few && (key == "there" || key == "others")
}

func (e *effect) arrow(key string) fyne.CanvasObject {
	if e.open(key) {
		return kit.NewIcon(theme.Glyph("chevron-down"), theme.Text3)
	}
	return kit.NewIcon(theme.Glyph("chevron-right"), theme.Text3)
}

// flip shows or hides the rows of a group; the keyboard stays on it.
func (e *effect) flip(key string) {
	e.wide[key] = !e.open(key)
	at := -1
	for i, o := range e.body.Objects {
		if s, ok := o.(*kit.Stop); ok && fyne.Focusable(s) == e.p.shell.Window().Canvas().Focused() {
			at = i
		}
	}
	e.fill()
	if at >= 0 && at < len(e.body.Objects) {
		if s, ok := e.body.Objects[at].(*kit.Stop); ok {
			kit.Focus(s)
		}
	}
}

func (e *effect) rows(key string, rows []trigger.Row) {
	if !e.open(key) {
		return
	}
	for i, r := range rows {
		if i == mostShown && !e.all[key] {
			more := kit.NewButton(kit.Ghost, nil, "Show "+leads(len(rows)-i)+" more", func() { e.all[key] = true; e.fill() }).Small()
			e.body.Add(kit.Inset(0, 0, 0, 22, kit.Row(0, more)))
			return
		}
		e.body.Add(kit.Inset(0, 0, 0, 22, e.row(r)))
	}
}

// row is one lead behind a count; Enter opens it.
func (e *effect) row(r trigger.Row) fyne.CanvasObject {
	sign, hue, went := theme.Glyph("minus"), theme.Slate, "stayed in "+e.stage(r.Stage)
	switch r.Went {
	case "met":
		sign, hue, went = "check", theme.Good, "from "+e.stage(r.Stage)+" to "+e.stage(r.To)
	case "unknown":
		sign, hue, went = "circle-dashed", theme.Unknown, "from "+e.stage(r.Stage)+", nobody knows when"
	}
	return kit.NewStop(kit.NewIcon(sign, hue.Ink()), kit.Muted(went), func() { e.p.shell.Go("leads/" + r.Lead.String()) }, kit.Said(e.p.called(r.Name)))
}

func (e *effect) stage(id model.ID) string {
	s, _ := e.p.law.StageBy(e.p.law.Standing(id))
	return s.Name
}

package journey

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// stageView is one stage open under the track.
type stageView struct {
	page   *Page
	id     model.ID
	head   *kit.Text
	chip   *kit.Chip
	quiet  *kit.Text
	name   *kit.Field
	plain  *kit.Field
	target *kit.Field
	carry  *carry
	thinks *kit.Field
	needs  *kit.Field
	list   *checklist
	plays  *plays
	help   *help
	more   *kit.Button
	root   fyne.CanvasObject
}

func newStageView(p *Page, id model.ID) *stageView {
	v := &stageView{page: p, id: id, head: kit.Heading(""), chip: kit.NewChip("", theme.Slate).WithDot(), quiet: kit.Muted("").Ellipsis()}
	v.name, v.plain = kit.NewField("Name"), kit.NewField("In plain words")
	v.name.Check = func(t string) string {
		if strings.TrimSpace(t) == "" {
			return "A stage needs a name."
		}
		return ""
	}
	v.name.OnCommit = func(t string) { v.set("name", t) }
	v.plain.OnCommit = func(t string) { v.set("plain", t) }
	v.target = kit.NewField("Target, business days").Placeholder("none")
	v.target.Check = wrongDays
	v.target.OnCommit = v.setTarget
	v.thinks, v.needs = kit.NewNotes("The buyer thinks", 2), kit.NewNotes("and needs", 2)
	v.thinks.OnCommit = func(t string) { v.set("thinks", t) }
	v.needs.OnCommit = func(t string) { v.set("needs", t) }
	for _, f := range []*kit.Field{v.name, v.plain, v.target, v.thinks, v.needs} {
		f.OnCancel = p.back
	}
	v.carry = newCarry(p, id)
	v.help = newHelp(p, id)
	v.list = newChecklist(p, id, "", "What is true before the lead moves on?", "Add what must be true")
	v.plays = newPlays(p, id)
	v.more = kit.IconButton(theme.Glyph("ellipsis"), "What can be done with the stage", nil).Small()
	v.more.Height = 22
	v.more.OnTap = func() { kit.DropMenu(v.more, p.menu(id)) }
	left := kit.Column(12,
		kit.Columns(12, v.thinks, v.needs),
		kit.Rule(),
		kit.Shares(12, []float32{4, 4, 4.2}, v.name, v.plain, v.target),
		v.carry.root, kit.Rule(), v.help.root)
	top := container.NewBorder(nil, nil, kit.Row(10, v.head, v.chip), v.more, kit.Inset(0, 0, 0, 10, kit.Middle(v.quiet)))
	v.root = sides(kit.Column(12, top, left), kit.Column(14, v.list.root, kit.Rule(), v.plays.root))
	return v
}

// sides are two cards beside each other: what the stage is, and its checklist.
func sides(left, right fyne.CanvasObject) fyne.CanvasObject {
	card := func(o fyne.CanvasObject) fyne.CanvasObject {
		return kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(14, 16, 16, 16, container.NewBorder(o, nil, nil, nil)))
	}
	return kit.Shares(12, []float32{11, 9}, card(left), card(right))
}

func (v *stageView) focus() { v.thinks.Focus() }

func (v *stageView) content() fyne.CanvasObject { return v.root }

func (v *stageView) set(field, text string) {
	var value any
	if text = strings.TrimSpace(text); text != "" {
		value = text
	}
	v.page.setStage(v.id, model.Fields{field: value})
}

func wrongDays(text string) string {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); strings.TrimSpace(text) != "" && (err != nil || n < 1 || n > 999) {
		return "A whole number of days, or empty."
	}
	return ""
}

func (v *stageView) setTarget(text string) {
	var value any
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		value = int64(n)
	}
	v.page.setStage(v.id, model.Fields{"target-days": value})
}

// show puts the facts in.
func (v *stageView) show(f facts) {
	s, ok := f.law.StageBy(v.id)
	if !ok {
		return
	}
	name, hue := f.team(s.Team)
	v.head.Set(s.Name)
	v.chip.Set(name, hue)
	v.quiet.Set(says(s, f))
	v.name.SetText(s.Name)
	v.plain.SetText(s.Plain)
	v.thinks.SetText(s.Thinks)
	v.needs.SetText(s.Needs)
	v.target.SetText("")
	if s.Target > 0 {
		v.target.SetText(strconv.Itoa(s.Target))
	}
	v.carry.show(s, f)
	v.help.show(f)
	v.list.show(f)
	v.plays.show(f)
	v.root.Refresh()
}

// says is the stage in one line: how many stand there, and the gate into it.
func says(s model.Stage, f facts) string {
	words := "No lead stands here"
	if n := f.leads[s.ID]; n > 0 {
		words = counted(n, "lead stands here", "leads stand here")
	}
	if s.Gate != "" {
		words += fmt.Sprintf(" · behind the gate %s (%s)", strings.ToLower(plain(s.Gate)[:1])+plain(s.Gate)[1:], code(s.Gate))
	}
	return words
}

package journey

import (
	"fyne.io/fyne/v2"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/kit"
	"baton/ui/theme"
)

// drag is a stage on its way along the track: the ghost follows the pointer,
// a line shows where it would stand, and a card says what speaks against it.
type drag struct {
	stage model.Stage
	grab  fyne.Position
	slot  int // where it would stand
	ghost *block
	line  *kit.Box
	why   fyne.CanvasObject // nil: nothing speaks against it
	said  string
}

// pick takes a stage up; what ends the journey or leads out of it stays.
func (p *Page) pick(b *block, e *fyne.DragEvent) {
	s, ok := p.facts.stage(b.at)
	if !ok || s.Kind != "open" {
		return
	}
	kit.Focus(b)
	ghost := newBlock(p, false)
	ghost.show(s, p.facts, b.at)
	ghost.fit(b.Size().Width)
	ghost.back.Lift = kit.Floating
	ghost.Resize(b.Size())
	p.drag = &drag{stage: s, grab: e.Position, slot: -1, ghost: ghost, line: kit.NewBox(theme.Accent, "", 1.5)}
	b.away = true
	b.paint()
}

// carry moves the ghost and marks where the stage would stand.
func (p *Page) carry(at fyne.Position) {
	d := p.drag
	if d == nil {
		return
	}
	origin := absolute(p.layer)
	d.ghost.Move(at.Subtract(origin).Subtract(d.grab))
	slot, x := p.track.slotAt(at.X-absolute(p.track).X, d.stage.ID)
	top := absolute(p.track).Subtract(origin)
	d.line.Move(top.AddXY(x-1.5, gateHigh+ribbonHigh-2))
	d.line.Resize(fyne.NewSize(3, blockHigh+10))
	if slot != d.slot {
		d.slot = slot
		p.foretell(d)
	}
	p.layer.Objects = []fyne.CanvasObject{d.line, d.ghost}
	if d.why != nil {
		below := max(top.Y+gateHigh+ribbonHigh+blockHigh+14, d.ghost.Position().Y+blockHigh+8)
		d.why.Move(fyne.NewPos(top.X+max(0, min(x-hintWide/2, p.track.Size().Width-hintWide)), below))
		p.layer.Objects = []fyne.CanvasObject{d.line, d.why, d.ghost}
	}
	p.layer.Refresh()
}

const hintWide = 300

// foretell says what speaks against the place, or what follows from it.
func (p *Page) foretell(d *drag) {
	d.why, d.said = nil, ""
	sign, hue := theme.Glyph("circle-alert"), theme.AtRisk
	_, err := rules.Reorder(p.facts.law, d.stage.ID, d.slot)
	if err == nil {
		sign, hue = theme.Glyph("info"), theme.Slate
		d.said = p.facts.crossing(d.stage, d.slot)
	} else {
		d.said = err.Error()
	}
	if d.said == "" {
		return
	}
	words := kit.NewLine(kit.NewIcon(sign, hue.Ink()), nil, kit.NewParagraph(d.said).Styled(theme.SizeSmall, theme.Regular, hue.Ink()))
	d.why = kit.On(kit.NewBox(hue.Soft(), hue.Solid(), 10).Lifted(kit.Hovered), kit.Pad(10, words))
	d.why.Resize(fyne.NewSize(hintWide, 10))
	d.why.Resize(fyne.NewSize(hintWide, words.HeightAt(hintWide-20)+20))
}

// drop puts the stage down where it is.
func (p *Page) drop() {
	d := p.drag
	if d == nil {
		return
	}
	p.putBack()
	if d.slot >= 0 && d.slot != rules.Slot(p.facts.law, d.stage.ID) {
		p.moveTo(d.stage, d.slot)
	}
}

// putBack ends the drag; Esc does it without a move.
func (p *Page) putBack() {
	p.drag = nil
	p.layer.Objects = nil
	p.layer.Refresh()
	for _, b := range p.track.blocks {
		b.away = false
		b.paint()
	}
}

// moveTo moves a stage along the track; the keyboard goes with it.
func (p *Page) moveTo(s model.Stage, slot int) {
	label := "Move stage right"
	if slot < rules.Slot(p.facts.law, s.ID) {
		label = "Move stage left"
	}
	edits, err := rules.Reorder(p.facts.law, s.ID, slot)
	if err != nil {
		p.refuse(label, err)
		return
	}
	p.toFocus = s.ID
	p.edit(label, edits...)
}

// move moves a stage one place: over the stage beside it, or over a gate.
func (p *Page) move(id model.ID, by int) {
	if s, ok := p.facts.law.StageBy(id); ok {
		p.moveTo(s, max(-1, rules.Slot(p.facts.law, id))+by)
	}
}

// slotAt is the place under a point of the track for a stage that stands on
// it, and where to mark it.
func (t *track) slotAt(x float32, stage model.ID) (slot int, mark float32) {
	bar := 0
	for i, s := range t.facts.track {
		if s.Gate != "" && bar < len(t.bars) {
			post := t.bars[bar].Position().X + t.bars[bar].Size().Width/2
			bar++
			if x < post {
				return slot, mark
			}
			slot, mark = slot+1, post+barWide/2-3
		}
		b := t.blocks[i]
		if left := b.Position().X; s.Kind != "open" || x < left+b.Size().Width/2 {
			return slot, max(mark, left-blockGap/2)
		}
		if mark = b.Position().X + b.Size().Width + blockGap/2; s.ID != stage {
			slot++
		}
	}
	return slot, mark
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

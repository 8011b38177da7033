package journey

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baton/ui/kit"
	"baton/ui/theme"
)

// track is the journey from left to right: teams above, stages under them,
// gates between. The arrows walk along it.
type track struct {
	widget.BaseWidget
	page   *Page
	facts  facts
	blocks []*block
	bars   []*bar
	teams  []*ribbon
}

const (
	ribbonHigh = 26
	blockHigh  = 102
	asideHigh  = 58
	barWide    = 34
	blockGap   = 6
	gateHigh   = 40
	namesWide  = 146 // of a gate, above its bar
)

func newTrack(p *Page) *track {
	t := &track{page: p}
	t.ExtendBaseWidget(t)
	return t
}

// show puts the stages in; blocks stay where they are, so that the keyboard
// does.
func (t *track) show(f facts, at string) {
	t.facts = f
	for len(t.blocks) < len(f.track) {
		t.blocks = append(t.blocks, newBlock(t.page, false))
	}
	t.blocks = t.blocks[:len(f.track)]
	for i, s := range f.track {
		t.blocks[i].show(s, f, at)
	}
	gates := f.gates()
	for len(t.bars) < len(gates) {
		t.bars = append(t.bars, newBar(t.page))
	}
	t.bars = t.bars[:len(gates)]
	for i, g := range gates {
		t.bars[i].show(g, at)
	}
	t.teams = nil
	for _, s := range f.spans() {
		t.teams = append(t.teams, newRibbon(s))
	}
	t.Refresh()
}

// order is everything one can stand on, from left to right, the asides last.
func (t *track) order() []fyne.Focusable {
	var out []fyne.Focusable
	bar := 0
	for i, s := range t.facts.track {
		if s.Gate != "" && bar < len(t.bars) {
			out = append(out, t.bars[bar])
			bar++
		}
		out = append(out, t.blocks[i])
	}
	for _, o := range t.page.aside.Objects {
		out = append(out, o.(*block))
	}
	return out
}

// walk moves the keyboard along the track.
func (t *track) walk(from fyne.Focusable, by int) {
	all := t.order()
	for i, o := range all {
		if o == from && i+by >= 0 && i+by < len(all) {
			kit.Focus(all[i+by])
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (t *track) CreateRenderer() fyne.WidgetRenderer { return &trackRenderer{t} }

type trackRenderer struct{ t *track }

func (r *trackRenderer) Layout(s fyne.Size) {
	t := r.t
	n := len(t.facts.track)
	if n == 0 {
		return
	}
	room := s.Width - float32(n-1-len(t.bars))*blockGap - float32(len(t.bars))*barWide
	w, x, at := room/float32(n), float32(0), 0
	lefts := make([]float32, n)
	for i, stage := range t.facts.track {
		if i > 0 {
			x += blockGap
		}
		if stage.Gate != "" && at < len(t.bars) {
			x += barWide - blockGap
			t.bars[at].Move(fyne.NewPos(x-barWide/2-namesWide/2, 0))
			at++
		}
		lefts[i] = x
		t.blocks[i].fit(w)
		t.blocks[i].Move(fyne.NewPos(x, gateHigh+ribbonHigh+4))
		t.blocks[i].Resize(fyne.NewSize(w, blockHigh))
		x += w
	}
	t.keepApart(s.Height)
	for i, sp := range t.facts.spans() {
		left, right := lefts[sp.from], lefts[sp.upto-1]+w
		t.teams[i].fit(right - left)
		t.teams[i].root.Move(fyne.NewPos(left, gateHigh))
		t.teams[i].root.Resize(fyne.NewSize(right-left, ribbonHigh))
	}
}

// keepApart lets the names of gates that stand close lean away from each other.
func (t *track) keepApart(high float32) {
	for i, b := range t.bars {
		b.lean = 0
		if i > 0 {
			before := t.bars[i-1]
			if near := namesWide - (b.Position().X - before.Position().X); near > 0 {
				before.lean, b.lean = before.lean-near/2, near/2
				before.Refresh()
			}
		}
		b.Resize(fyne.NewSize(namesWide, high))
		b.Refresh()
	}
}

func (r *trackRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.t.facts.track))*44, gateHigh+ribbonHigh+4+blockHigh)
}

func (r *trackRenderer) Refresh() {
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *trackRenderer) Destroy() {}

func (r *trackRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, b := range r.t.bars {
		all = append(all, b)
	}
	for _, o := range r.t.teams {
		all = append(all, o.root)
	}
	for _, b := range r.t.blocks {
		all = append(all, b)
	}
	return all
}

// ribbon names the team over the stages it carries.
type ribbon struct {
	span  span
	words *kit.Text
	root  fyne.CanvasObject
}

func newRibbon(s span) *ribbon {
	r := &ribbon{span: s, words: kit.NewText(s.team, theme.SizeSmall, theme.SemiBold, s.hue.Ink()).Ellipsis().Centered()}
	r.root = kit.On(kit.NewBox(s.hue.Soft(), "", 6), kit.Inset(0, 8, 0, 8, kit.Middle(r.words)))
	return r
}

// fit takes the short name where the long one has no room.
func (r *ribbon) fit(width float32) {
	name := r.span.team
	if kit.Shorten(name, width-16, theme.SizeSmall, theme.SemiBold) != name && r.span.short != "" {
		name = r.span.short
	}
	r.words.Set(name)
}

// back puts the keyboard on what is open, from the fields under the track.
func (p *Page) back() {
	for _, o := range p.track.order() {
		switch o := o.(type) {
		case *block:
			if o.at == p.at {
				kit.Focus(o)
			}
		case *bar:
			if o.at == p.at {
				kit.Focus(o)
			}
		}
	}
}

// key is what the keyboard does on a stage or a gate.
func (p *Page) key(on fyne.Focusable, at string, e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		p.track.walk(on, -1)
	case fyne.KeyRight, fyne.KeyDown:
		p.track.walk(on, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if at == p.at {
			p.open.focus()
			return
		}
		p.choose(at)
	case fyne.KeyDelete:
		if s, ok := p.facts.stage(at); ok {
			p.remove(s.ID)
		}
	default:
		kit.Bubble(on.(fyne.CanvasObject), e)
	}
}

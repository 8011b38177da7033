package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Slider chooses a number. OnChange runs while it moves, OnCommit when it
// comes to rest. Arrows step, PgUp and PgDn step ten times as far.
type Slider struct {
	widget.BaseWidget
	Low, High, Step float64
	Value           float64
	OnChange        func(float64)
	OnCommit        func(float64)

	hover, focus, moving bool
	saved                float64
}

// NewSlider makes a slider in steps of one.
func NewSlider(low, high, value float64) *Slider {
	s := &Slider{Low: low, High: high, Step: 1, Value: value, saved: value}
	s.ExtendBaseWidget(s)
	return s
}

// SetValue shows a value without saying so.
func (s *Slider) SetValue(v float64) {
	s.saved = v
	if s.Value != v {
		s.Value = v
		s.Refresh()
	}
}

func (s *Slider) move(v float64) {
	if s.Step > 0 {
		v = s.Low + math.Round((v-s.Low)/s.Step)*s.Step
	}
	v = min(max(v, s.Low), s.High)
	if v == s.Value {
		return
	}
	s.Value = v
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(v)
	}
}

func (s *Slider) rest() {
	s.moving = false
	s.Refresh()
	if s.Value != s.saved {
		s.saved = s.Value
		if s.OnCommit != nil {
			s.OnCommit(s.Value)
		}
	}
}

func (s *Slider) at(x float32) float64 {
	room := s.Size().Width - thumb
	if room <= 0 {
		return s.Value
	}
	return s.Low + float64((x-thumb/2)/room)*(s.High-s.Low)
}

// Tapped moves to a place.
func (s *Slider) Tapped(e *fyne.PointEvent) {
	Focus(s)
	s.move(s.at(e.Position.X))
	s.rest()
}

// Dragged implements fyne.Draggable.
func (s *Slider) Dragged(e *fyne.DragEvent) {
	s.moving = true
	s.move(s.at(e.Position.X))
}

// DragEnd implements fyne.Draggable.
func (s *Slider) DragEnd() { s.rest() }

// TypedKey steps.
func (s *Slider) TypedKey(e *fyne.KeyEvent) {
	step := s.Step
	if step <= 0 {
		step = (s.High - s.Low) / 100
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.move(s.Value - step)
	case fyne.KeyRight, fyne.KeyUp:
		s.move(s.Value + step)
	case fyne.KeyPageDown:
		s.move(s.Value - 10*step)
	case fyne.KeyPageUp:
		s.move(s.Value + 10*step)
	case fyne.KeyHome:
		s.move(s.Low)
	case fyne.KeyEnd:
		s.move(s.High)
	default:
		Bubble(s, e)
		return
	}
	s.rest()
}

// TypedRune implements fyne.Focusable.
func (s *Slider) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (s *Slider) FocusGained() { s.focus = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Slider) FocusLost() { s.focus = false; s.Refresh() }

// MouseIn implements desktop.Hoverable.
func (s *Slider) MouseIn(*desktop.MouseEvent) { s.hover = true; s.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (s *Slider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Slider) MouseOut() { s.hover = false; s.Refresh() }

const thumb float32 = 18

// CreateRenderer implements fyne.Widget.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{s: s, track: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil), knob: canvas.NewRectangle(nil)}
	r.style()
	return r
}

type sliderRenderer struct {
	s                 *Slider
	track, fill, knob *canvas.Rectangle
}

func (r *sliderRenderer) style() {
	styleRect(r.track, theme.BorderStrong, "", 2, Flat)
	styleRect(r.fill, theme.Accent, "", 2, Flat)
	styleRect(r.knob, theme.Surface, theme.Accent, thumb/2, Resting)
	r.knob.StrokeWidth = 2
	if r.s.focus || r.s.moving {
		r.knob.FillColor = theme.C(theme.AccentSoft)
		r.knob.StrokeWidth = 3
	}
}

func (r *sliderRenderer) Layout(size fyne.Size) {
	share := float32(0)
	if r.s.High > r.s.Low {
		share = float32((r.s.Value - r.s.Low) / (r.s.High - r.s.Low))
	}
	room := size.Width - thumb
	y := size.Height/2 - 2
	r.track.Move(fyne.NewPos(thumb/2, y))
	r.track.Resize(fyne.NewSize(room, 4))
	r.fill.Move(fyne.NewPos(thumb/2, y))
	r.fill.Resize(fyne.NewSize(room*share, 4))
	r.knob.Move(fyne.NewPos(room*share, size.Height/2-thumb/2))
	r.knob.Resize(fyne.NewSize(thumb, thumb))
}

func (r *sliderRenderer) MinSize() fyne.Size { return fyne.NewSize(100, 24) }
func (r *sliderRenderer) Refresh() {
	r.style()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
func (r *sliderRenderer) Destroy() {}
func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.fill, r.knob}
}

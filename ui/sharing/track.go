package sharing

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// step is a place on the way of a change to the others.
type step struct {
	title, word, words string
	reached, held      bool
}

// steps are the three honest states, as far as they are reached.
func steps(st model.Standing) []step {
	return []step{
		{"Saved on this computer", "Done", "Each change, as you make it.", true, false},
		fileStep(st), confirmedStep(st),
	}
}

func fileStep(st model.Standing) step {
	s := step{title: "In the shared file"}
	wait := plural(st.Unpublished, "change") + " wait"
	if st.Unpublished == 1 {
		wait = "1 change waits"
	}
	switch {
	case st.Trouble != "" && st.Unpublished == 0:
		s.word, s.held, s.words = "Held up", true, "What you change now waits here."
	case st.Trouble != "":
		s.word, s.held, s.words = "Held up", true, capital(wait)+" here until the file can be written."
	case st.Unpublished > 0:
		s.word, s.words = "On its way", wait+" here, and "+goes(st.Unpublished)+" in when you pause."
	default:
		s.word, s.reached, s.words = "Done", true, "The file has everything of this computer."
	}
	return s
}

func goes(n int) string {
	if n == 1 {
		return "goes"
	}
	return "go"
}

func confirmedStep(st model.Standing) step {
	n, all := st.Confirmed(), len(st.Devices)
	s := step{title: fmt.Sprintf("Confirmed by %d", n)}
	switch {
	case all == 0:
		s.title, s.word, s.words = "Confirmed by others", "Nobody else yet", "No other computer has worked on this file."
	case !inFile(st) || n == 0:
		s.title, s.word, s.words = "Confirmed by others", "Not yet", "Another computer confirms with its next change."
	case n == all:
		s.word, s.reached, s.words = "Done", true, "Every other computer has shown that it has everything."
	default:
		s.word, s.reached, s.words = fmt.Sprintf("%d of %d", n, all), true, "They have shown that they have everything."
		if n == 1 {
			s.words = "It has shown that it has everything."
		}
	}
	return s
}

// look is a shape for each state, and its hue.
func (s step) look() (theme.Glyph, theme.Hue) {
	switch {
	case s.held:
		return "triangle-alert", theme.AtRisk
	case s.reached:
		return "check", theme.Good
	}
	return "circle-dashed", theme.Unknown
}

const (
	discPx  = 30
	stepGap = 22
)

// newTrack draws the steps from left to right, and a line to each: whole
// where it is reached, broken where it is not.
func newTrack(all []step) fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(all))
	for i, s := range all {
		sign, hue := s.look()
		head := container.NewBorder(nil, nil, kit.Row(8, kit.Disc(sign, hue, discPx), kit.NewChip(s.word, hue)), nil)
		if i+1 < len(all) {
			head = container.NewBorder(nil, nil, kit.Row(8, kit.Disc(sign, hue, discPx), kit.NewChip(s.word, hue)), nil, kit.Inset(0, 0, 0, 10, way(all[i+1].reached)))
		}
		words := kit.NewParagraph(s.words).Styled(theme.SizeSmall, theme.Regular, theme.Text2)
		cells[i] = kit.Column(8, head, kit.Inset(0, stepGap, 0, 2, kit.Column(2, kit.Strong(s.title).Ellipsis(), words)))
	}
	return kit.Columns(10, cells...)
}

// way is the line between two steps.
func way(reached bool) fyne.CanvasObject {
	c := kit.NewChart(func(p *kit.Painter) {
		y, colour := p.H/2, theme.C(theme.Good.Solid())
		if reached {
			p.Rect(0, y-1, p.W, 2, 1, colour)
			return
		}
		for x := float32(0); x < p.W; x += 8 {
			p.Rect(x, y-1, min(4, p.W-x), 2, 1, theme.C(theme.BorderStrong))
		}
	})
	c.Min = fyne.NewSize(8, discPx)
	return c
}

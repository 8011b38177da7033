package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baton/ui/theme"
)

// itemMore is what a row of a worklist shows besides: who has it, and at the
// far right the key that does what there is to do. Their columns stand at the
// same place in every row.
type itemMore struct {
	who, verb, key *canvas.Text
	dot            *canvas.Circle
	cap            *canvas.Rectangle
}

const (
	whoWidth  = 150 // of who has it
	verbWidth = 132 // of the key and its verb
	capWidth  = 34  // of the key alone, where there is little room
	whenWidth = 124 // kept for until when
	roomy     = 860 // from here on the verb is written out
)

func newItemMore() *itemMore {
	return &itemMore{who: canvas.NewText("", nil), verb: canvas.NewText("", nil), key: canvas.NewText("", nil), dot: canvas.NewCircle(nil), cap: canvas.NewRectangle(nil)}
}

func (m *itemMore) paint(d Item, objects []fyne.CanvasObject) []fyne.CanvasObject {
	if d.Who != "" {
		hue := d.WhoHue
		if hue == "" {
			hue = theme.Slate
		}
		m.dot.FillColor = theme.C(hue.Solid())
		styleText(m.who, d.Who, theme.SizeSmall, theme.Regular, theme.Text2)
		objects = append(objects, m.dot, m.who)
	}
	if d.Press != "" {
		styleRect(m.cap, theme.Well, theme.Border, 5, Flat)
		styleText(m.key, d.Press, theme.SizeCaption, theme.Medium, theme.Text2)
		styleText(m.verb, d.Verb, theme.SizeSmall, theme.Regular, theme.Text2)
		objects = append(objects, m.cap, m.key, m.verb)
	}
	return objects
}

// reserve is how much room until when has, so that it ends where it does in
// the other rows.
func (m *itemMore) reserve(d Item) float32 {
	if d.Press == "" {
		return 0
	}
	return whenWidth
}

// place puts the key at the far right, and answers where the rest ends.
func (m *itemMore) place(d Item, end float32, s fyne.Size) float32 {
	if d.Press == "" {
		return end
	}
	width := float32(verbWidth)
	if s.Width < roomy {
		width = capWidth
	}
	left := end - width + 12
	w := max(20, m.key.MinSize().Width+10)
	m.cap.Resize(fyne.NewSize(w, 20))
	m.cap.Move(fyne.NewPos(left, s.Height/2-10))
	placeText(m.key, left+(w-m.key.MinSize().Width)/2, s.Height/2-10, m.key.MinSize().Width, 20)
	m.verb.Text = ""
	if width > capWidth {
		m.verb.Text = Shorten(d.Verb, width-w-20, theme.SizeSmall, theme.Regular)
	}
	placeText(m.verb, left+w+8, s.Height/2-10, width-w-20, 20)
	return end - width
}

// placeWho puts who has it left of until when, and answers what room is left
// for the words.
func (m *itemMore) placeWho(d Item, end, room float32, s fyne.Size) float32 {
	if d.Press == "" || d.Who == "" {
		return room
	}
	left := end - whoWidth
	m.dot.Resize(fyne.NewSquareSize(7))
	m.dot.Move(fyne.NewPos(left, s.Height/2-3.5))
	m.who.Text = Shorten(d.Who, whoWidth-20, theme.SizeSmall, theme.Regular)
	placeText(m.who, left+14, s.Height/2-10, whoWidth-20, 20)
	return max(20, room-whoWidth-16)
}

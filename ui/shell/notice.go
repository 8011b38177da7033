package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// Notice is a line that slides in at the bottom and leaves by itself.
type Notice struct {
	Text   string
	More   []string // sentences under it
	Hue    theme.Hue
	Sign   fyne.Resource // else one that fits the hue
	Undo   bool
	Action *Action  // a button in it
	Offers []Action // what can be done at once, under the sentences
	Stays  bool     // until closed
	Until  string   // the route of the page that shows all of it: going there closes it
}

const noticeTime = 6 * time.Second

type notices struct {
	shell *Shell
	root  *fyne.Container
	card  fyne.CanvasObject
	timer *time.Timer
	shown Notice
}

func newNotices(s *Shell) *notices {
	n := &notices{shell: s}
	n.root = container.New(bottom{up: 44})
	return n
}

// Notify shows a notice; a later one takes its place.
func (s *Shell) Notify(n Notice) { s.notices.show(n) }

func (n *notices) show(what Notice) {
	n.clear()
	n.shown, n.card = what, n.body(what)
	n.root.Objects = []fyne.CanvasObject{n.card}
	n.root.Refresh()
	n.slide()
	if what.Stays {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(noticeTime, func() {
		fyne.Do(func() {
			if n.timer == timer {
				n.clear()
			}
		})
	})
	n.timer = timer
}

func (n *notices) clear() {
	if n.timer != nil {
		n.timer.Stop()
		n.timer = nil
	}
	if n.card != nil {
		n.card, n.shown, n.root.Objects = nil, Notice{}, nil
		n.root.Refresh()
	}
}

func (n *notices) slide() {
	card, end := n.card, n.card.Position()
	canvas.NewPositionAnimation(end.AddXY(0, 24), end, 140*time.Millisecond, card.Move).Start()
}

func (n *notices) body(what Notice) fyne.CanvasObject {
	hue, sign := what.look()
	sentence := container.New(noticeWords{}, n.words(what))
	line := container.NewBorder(nil, nil, kit.Inset(0, 10, 0, 2, kit.NewIcon(sign, hue.Ink())),
		kit.Inset(0, 0, 0, 12, kit.Middle(n.buttons(what))), kit.Middle(sentence))
	return kit.On(kit.NewBox(theme.Raised, theme.BorderStrong, 12).Lifted(kit.Floating), kit.Inset(9, 9, 9, 12, line))
}

func (what Notice) look() (hue theme.Hue, sign fyne.Resource) {
	hue, sign = what.Hue, theme.Glyph("info")
	switch {
	case hue == "" && what.Undo:
		hue, sign = theme.Good, theme.Glyph("check")
	case hue == "":
		hue = theme.Slate
	case hue != theme.Good:
		sign = theme.Glyph("triangle-alert")
	}
	if what.Sign != nil {
		sign = what.Sign
	}
	return hue, sign
}

// words are the sentences, and what can be done about them.
func (n *notices) words(what Notice) *fyne.Container {
	words := kit.Column(4, kit.NewParagraph(what.Text).Styled(theme.SizeBody, theme.Medium, theme.Text))
	for _, t := range what.More {
		words.Add(kit.Bullet(t))
	}
	if len(what.Offers) > 0 {
		offers := kit.Flow(6)
		for _, a := range what.Offers {
			offers.Add(n.button(a))
		}
		words.Add(kit.Inset(4, 0, 2, 0, offers))
	}
	return words
}

func (n *notices) buttons(what Notice) *fyne.Container {
	row := kit.Row(4)
	if what.Undo {
		row.Add(kit.NewButton(kit.Outline, theme.Glyph("undo-2"), "Undo", func() { n.clear(); n.shell.Undo() }).Small())
	}
	if what.Action != nil {
		row.Add(n.button(*what.Action))
	}
	row.Add(kit.IconButton(theme.Glyph("x"), "Close", n.clear).Small())
	return row
}

func (n *notices) button(a Action) *kit.Button {
	return kit.NewButton(kit.Outline, a.Icon, a.Label, func() { n.clear(); n.shell.Do(a) }).Small()
}

// noticeWords gives the sentence of a notice the width it needs, up to 520.
type noticeWords struct{}

func (noticeWords) width(o fyne.CanvasObject) float32 {
	widest := float32(160)
	for _, c := range o.(*fyne.Container).Objects {
		if p, ok := c.(*kit.Paragraph); ok {
			widest = max(widest, p.Natural())
		} else {
			widest = 520
		}
	}
	return min(widest, 520)
}

func (w noticeWords) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := w.width(o[0])
	if o[0].Size().Width != width {
		o[0].Resize(fyne.NewSize(width, 10))
	}
	return fyne.NewSize(width, o[0].MinSize().Height)
}

func (w noticeWords) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

// bottom puts objects in the middle of the lower edge, the last lowest.
type bottom struct{ up float32 }

func (bottom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (b bottom) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := s.Height - b.up
	for i := len(objects) - 1; i >= 0; i-- {
		m := objects[i].MinSize()
		m.Width = min(m.Width, s.Width-24)
		y -= m.Height
		objects[i].Resize(m)
		objects[i].Move(fyne.NewPos((s.Width-m.Width)/2, y))
		y -= 8
	}
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Dialog asks for something that cannot be undone, or that needs an answer
// before work goes on. Esc closes it; the first field has the keyboard.
type Dialog struct {
	Title string
	Quiet string // a sentence under the title
	// Content may be nil. Enter in a line of a Form agrees.
	Content fyne.CanvasObject
	Width   float32        // 480 when 0
	Height  float32        // as tall as its content when 0
	First   fyne.Focusable // takes the keyboard; else the confirming button
	Verb    string         // what the confirming button does; "" shows only Close
	Danger  bool
	Final   bool   // no undo brings it back: the keyboard begins on the other button
	Closing string // what the other button says; else Cancel, or Close
	// Confirm runs when the user agrees; the dialog stays open while it
	// answers false.
	Confirm func() bool
	Closed  func()

	pop    *widget.PopUp
	before func(*fyne.KeyEvent)
	window fyne.Canvas
	leave  *Button

	fitting bool
}

// Show opens the dialog in a window.
func (d *Dialog) Show(c fyne.Canvas) {
	d.window, d.before = c, c.OnTypedKey()
	ok := d.confirming()
	if f, isForm := d.Content.(*Form); isForm {
		f.resized = d.fit
		if ok != nil && !d.Danger {
			f.OnSubmit = d.Agree
		}
	}
	d.pop = widget.NewModalPopUp(d.body(ok), c)
	c.SetOnTypedKey(d.typed)
	d.pop.Show()
	d.fit()
	switch {
	case d.First != nil:
		c.Focus(d.First)
	case d.Final:
		c.Focus(d.leave) // a second Enter must not do what cannot be undone
	case ok != nil:
		c.Focus(ok)
	}
}

// fit gives the dialog its width first, because how tall its words are depends
// on it, then its height, and keeps it in the middle of the window.
func (d *Dialog) fit() {
	if d.fitting || !d.Visible() {
		return
	}
	d.fitting = true
	defer func() { d.fitting = false }()
	width := d.Width
	if width == 0 {
		width = 480
	}
	room := d.window.Size().SubtractWidthHeight(40, 40)
	width = min(width, room.Width)
	d.pop.Resize(fyne.NewSize(width, 0))
	d.pop.Content.Refresh()
	size := fyne.NewSize(width, min(max(d.Height, d.pop.MinSize().Height), room.Height))
	d.pop.Resize(size)
	d.pop.Content.Refresh()
	free := d.window.Size().Subtract(size)
	d.pop.Move(fyne.NewPos(free.Width/2, free.Height/2))
}

// settled lays a dialog out anew when its content asks for another height.
type settled struct {
	d    *Dialog
	high float32
}

func (settled) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (s *settled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	if high := o[0].MinSize().Height; high != s.high {
		s.high = high
		s.d.fit()
	}
}

// Visible says whether the dialog is open.
func (d *Dialog) Visible() bool { return d.pop != nil && d.pop.Visible() }

// Hide closes the dialog.
func (d *Dialog) Hide() {
	if !d.Visible() {
		return
	}
	d.window.Unfocus() // a cursor that blinks out of sight repaints the window for ever
	d.pop.Hide()
	d.window.SetOnTypedKey(d.before)
	if d.Closed != nil {
		d.Closed()
	}
}

// Agree does what the confirming button does.
func (d *Dialog) Agree() {
	if d.Confirm == nil || d.Confirm() {
		d.Hide()
	}
}

func (d *Dialog) typed(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		d.Hide()
	}
}

func (d *Dialog) confirming() *Button {
	if d.Verb == "" {
		return nil
	}
	kind := Primary
	if d.Danger {
		kind = Danger
	}
	return NewButton(kind, nil, d.Verb, d.Agree)
}

func (d *Dialog) body(ok *Button) fyne.CanvasObject {
	head := Column(4, NewText(d.Title, 17, theme.SemiBold, theme.Text).Ellipsis())
	if d.Quiet != "" {
		head.Add(NewParagraph(d.Quiet))
	}
	closing := "Close"
	buttons := Row(8)
	switch {
	case d.Closing != "":
		closing = d.Closing
	case ok != nil:
		closing = "Cancel"
	}
	d.leave = NewButton(Outline, nil, closing, d.Hide)
	buttons.Add(d.leave)
	if ok != nil {
		buttons.Add(ok)
	}
	foot := container.NewBorder(nil, nil, nil, buttons)
	var content fyne.CanvasObject = Gap(1, 1)
	if d.Content != nil {
		content = d.Content
	}
	all := Pad(16, container.NewBorder(Inset(0, 0, 14, 0, head), Inset(18, 0, 0, 0, foot), nil, nil, content))
	return container.New(&settled{d: d}, all)
}

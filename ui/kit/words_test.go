package kit_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// shown is what a canvas object says.
func shown(o fyne.CanvasObject) string {
	if t, ok := o.(*canvas.Text); ok && t.Visible() {
		return t.Text
	}
	return ""
}

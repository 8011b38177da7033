package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// revealed is the room left beside what is brought into view.
const revealed = 12

// Reveal scrolls until an object inside is in view.
func Reveal(s *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
	bottom := top + o.Size().Height
	by := float32(0)
	switch room := s.Size().Height; {
	case top < revealed:
		by = top - revealed
	case bottom > room-revealed:
		by = min(bottom-room+revealed, top-revealed)
	}
	scrollBy(s, by)
}

// scrollBy goes down, or up, and stops at either end.
func scrollBy(s *container.Scroll, by float32) {
	most := max(0, s.Content.MinSize().Height-s.Size().Height)
	if to := min(max(0, s.Offset.Y+by), most); to != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, to))
	}
}

// Roll turns a long page by the keys that turn pages; it answers whether the
// key is one.
func Roll(s *container.Scroll, key fyne.KeyName) bool {
	page := max(40, s.Size().Height-60)
	switch key {
	case fyne.KeyPageDown:
		scrollBy(s, page)
	case fyne.KeyPageUp:
		scrollBy(s, -page)
	case fyne.KeyDown:
		scrollBy(s, 40)
	case fyne.KeyUp:
		scrollBy(s, -40)
	case fyne.KeyHome:
		s.ScrollToTop()
	case fyne.KeyEnd:
		s.ScrollToBottom()
	default:
		return false
	}
	return true
}

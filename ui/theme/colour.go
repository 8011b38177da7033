package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Colour names. A widget keeps the name and resolves it with C when it paints.
const (
	None fyne.ThemeColorName = "baton.none"

	App     fyne.ThemeColorName = "baton.app"     // the window behind everything
	Sidebar fyne.ThemeColorName = "baton.sidebar" // the navigation
	Surface fyne.ThemeColorName = "baton.surface" // cards, panels, fields
	Raised  fyne.ThemeColorName = "baton.raised"  // menus, dialogs, notices
	Well    fyne.ThemeColorName = "baton.well"    // columns and tracks, sunk in
	Header  fyne.ThemeColorName = "baton.header"  // the head of a table

	Border       fyne.ThemeColorName = "baton.border"
	BorderStrong fyne.ThemeColorName = "baton.border.strong"

	Text  fyne.ThemeColorName = "baton.text"  // what one reads first
	Text2 fyne.ThemeColorName = "baton.text2" // the rest of the row
	Text3 fyne.ThemeColorName = "baton.text3" // labels, captions, hints

	Accent      fyne.ThemeColorName = "baton.accent"
	AccentHover fyne.ThemeColorName = "baton.accent.hover"
	AccentSoft  fyne.ThemeColorName = "baton.accent.soft"
	AccentInk   fyne.ThemeColorName = "baton.accent.ink" // accent as text
	OnAccent    fyne.ThemeColorName = "baton.on.accent"

	Hover  fyne.ThemeColorName = "baton.hover"
	Press  fyne.ThemeColorName = "baton.press"
	Scrim  fyne.ThemeColorName = "baton.scrim"  // what a dialog dims
	Shadow fyne.ThemeColorName = "baton.shadow" // under cards
	Deep   fyne.ThemeColorName = "baton.deep"   // under what floats
	Ink    fyne.ThemeColorName = "baton.ink"    // tooltips, in both themes dark
	OnInk  fyne.ThemeColorName = "baton.on.ink"
)

// Hue is a family of colours with one meaning.
type Hue string

const (
	Slate   Hue = "slate"
	Blue    Hue = "blue"
	Indigo  Hue = "indigo"
	Violet  Hue = "violet"
	Fuchsia Hue = "fuchsia"
	Rose    Hue = "rose"
	Orange  Hue = "orange"
	Amber   Hue = "amber"
	Green   Hue = "green"
	Teal    Hue = "teal"
)

// Teams keep one hue everywhere; states keep theirs, and never stand alone
// without a word or a shape. No team shares a hue with a state.
const (
	Marketing = Fuchsia
	BD        = Blue
	Sales     = Teal
	Delivery  = Orange

	Good    = Green
	AtRisk  = Amber
	Late    = Rose
	Unknown = Slate
)

// Hues are all families, in an order that keeps neighbours apart.
func Hues() []Hue {
	return []Hue{Blue, Teal, Fuchsia, Amber, Indigo, Green, Orange, Violet, Rose, Slate}
}

// OfTeam is the hue of a team by its key; a team of the firm's own is slate.
func OfTeam(key string) Hue {
	switch key {
	case "marketing":
		return Marketing
	case "bd":
		return BD
	case "sales":
		return Sales
	case "delivery":
		return Delivery
	}
	return Slate
}

// HueOf gives a name (a person, a source) a hue that stays the same.
func HueOf(name string) Hue {
	var sum uint32 = 2166136261
	for _, b := range []byte(name) {
		sum = (sum ^ uint32(b)) * 16777619
	}
	all := Hues()
	return all[sum%uint32(len(all)-1)]
}

// Solid is for dots, bars and lines.
func (h Hue) Solid() fyne.ThemeColorName { return fyne.ThemeColorName(h) }

// Soft is for backgrounds.
func (h Hue) Soft() fyne.ThemeColorName { return fyne.ThemeColorName(h + ".soft") }

// Ink is for text and signs on Soft.
func (h Hue) Ink() fyne.ThemeColorName { return fyne.ThemeColorName(h + ".ink") }

// Fade is a colour at an opacity from 0 to 1.
func Fade(c color.Color, opacity float32) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float32(n.A) * min(max(opacity, 0), 1))
	return n
}

func rgba(c int64) color.NRGBA {
	return color.NRGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: uint8(c)}
}

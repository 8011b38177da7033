package ourrules

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// paper is the theme in force without the frames of fields, and without the
// marks of what scrolls.
type paper struct{}

func (paper) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground, fynetheme.ColorNameShadow:
		return color.Transparent
	}
	return now().Color(n, v)
}

func (paper) Font(s fyne.TextStyle) fyne.Resource     { return now().Font(s) }
func (paper) Icon(n fyne.ThemeIconName) fyne.Resource { return now().Icon(n) }

func (paper) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case fynetheme.SizeNameScrollBar, fynetheme.SizeNameScrollBarSmall:
		return 0
	}
	return now().Size(n)
}

// now is asked each time, so that the page follows a change of theme.
func now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"baton/ui/theme"
)

// listTheme is the theme in force without the marks that Fyne's lists and
// scrolls paint by themselves, and with another gap between rows.
type listTheme struct{ pad float32 }

func (listTheme) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (l listTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case fynetheme.ColorNameShadow, fynetheme.ColorNameHover, fynetheme.ColorNameSelection, fynetheme.ColorNameFocus:
		return theme.C(theme.None)
	}
	return l.now().Color(n, v)
}

// Font implements fyne.Theme.
func (l listTheme) Font(s fyne.TextStyle) fyne.Resource { return l.now().Font(s) }

// Icon implements fyne.Theme.
func (l listTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return l.now().Icon(n) }

// Size implements fyne.Theme.
func (l listTheme) Size(n fyne.ThemeSizeName) float32 {
	if n == fynetheme.SizeNamePadding && l.pad >= 0 {
		return l.pad
	}
	return l.now().Size(n)
}

// lineTheme is the theme in force for one line of text: it scrolls under the
// cursor without a bar or a shadow.
type lineTheme struct{ listTheme }

// Color implements fyne.Theme.
func (l lineTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == fynetheme.ColorNameShadow {
		return theme.C(theme.None)
	}
	return l.now().Color(n, v)
}

// Size implements fyne.Theme.
func (l lineTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case fynetheme.SizeNameScrollBar, fynetheme.SizeNameScrollBarSmall:
		return 0
	}
	return l.now().Size(n)
}

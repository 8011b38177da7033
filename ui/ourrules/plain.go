package ourrules

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"baton/ui/kit"
)

// onPaper shows a field as the words it holds: no frame, until one writes.
func onPaper(f *kit.Field) fyne.CanvasObject { return container.NewThemeOverride(f, paper{}) }

// paper is the theme in force without the frames of fields.
type paper struct{}

func (paper) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground:
		return color.Transparent
	}
	return now().Color(n, v)
}

func (paper) Font(s fyne.TextStyle) fyne.Resource     { return now().Font(s) }
func (paper) Icon(n fyne.ThemeIconName) fyne.Resource { return now().Icon(n) }
func (paper) Size(n fyne.ThemeSizeName) float32       { return now().Size(n) }

// now is asked each time, so that the page follows a change of theme.
func now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

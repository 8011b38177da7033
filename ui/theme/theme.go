package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says whether the theme follows the desktop or is held by the user.
type Mode string

const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is Baton's look for Fyne.
type Theme struct{ mode Mode }

// New is the theme in a mode; an unknown mode follows the desktop.
func New(mode Mode) *Theme { return &Theme{mode: mode} }

// Mode is what New was given.
func (t *Theme) Mode() Mode { return t.mode }

// IsDark says whether the theme in force shows dark planes.
func IsDark() bool {
	s := fyne.CurrentApp().Settings()
	if t, ok := s.Theme().(*Theme); ok {
		return t.dark(s.ThemeVariant())
	}
	return s.ThemeVariant() == theme.VariantDark
}

// C resolves a colour name against the theme in force.
func C(name fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	t, ok := s.Theme().(*Theme)
	if !ok {
		t = &Theme{mode: System}
	}
	return t.Color(name, s.ThemeVariant())
}

func (t *Theme) dark(v fyne.ThemeVariant) bool {
	switch t.mode {
	case Light:
		return false
	case Dark:
		return true
	}
	return v == theme.VariantDark
}

// Color implements fyne.Theme.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	own, variant := light, theme.VariantLight
	if t.dark(v) {
		own, variant = dark, theme.VariantDark
	}
	if c := own(n); c != missing {
		return rgba(c)
	}
	return theme.DefaultTheme().Color(n, variant)
}

// Font implements fyne.Theme.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return SemiBold
	case s.Italic:
		return Italic
	}
	return Regular
}

// Icon implements fyne.Theme: the signs of Fyne's own widgets in our style.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource {
	switch n {
	case theme.IconNameCheckButton:
		return Glyph("square").Tint(Text3)
	case theme.IconNameCheckButtonChecked:
		return Glyph("square-check").Tint(Accent)
	case theme.IconNameArrowDropDown:
		return Glyph("chevron-down")
	case theme.IconNameArrowDropUp:
		return Glyph("chevron-up")
	case theme.IconNameCalendar:
		return Glyph("calendar")
	case theme.IconNameNavigateNext:
		return Glyph("chevron-right")
	case theme.IconNameNavigateBack:
		return Glyph("chevron-left")
	case theme.IconNameSearch:
		return Glyph("search")
	case theme.IconNameCancel:
		return Glyph("x")
	case theme.IconNameConfirm:
		return Glyph("check")
	case theme.IconNameVisibility:
		return Glyph("eye")
	case theme.IconNameVisibilityOff:
		return Glyph("eye-off")
	}
	return theme.DefaultTheme().Icon(n)
}

// Text sizes, in device-independent pixels.
const (
	SizeDisplay float32 = 28
	SizeTitle   float32 = 20
	SizeHeading float32 = 15
	SizeBody    float32 = 13
	SizeSmall   float32 = 12
	SizeCaption float32 = 11
)

// Size implements fyne.Theme.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return SizeBody
	case theme.SizeNameCaptionText:
		return SizeCaption
	case theme.SizeNameHeadingText:
		return SizeTitle
	case theme.SizeNameSubHeadingText:
		return SizeHeading
	case theme.SizeNamePadding, theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInnerPadding, theme.SizeNameInputRadius,
		theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius:
		return 8
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameScrollBar, theme.SizeNameCardRadius,
		theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return 10
	case theme.SizeNameScrollBarRadius:
		return 5
	case theme.SizeNameDialogRadius:
		return 14
	case theme.SizeNameModalBlurRadius:
		return 0
	}
	return theme.DefaultTheme().Size(n)
}

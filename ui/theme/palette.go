package theme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// missing is what a palette answers for a name it leaves to Fyne; colours are
// 0xRRGGBBAA.
const missing int64 = -1

func light(n fyne.ThemeColorName) int64 {
	switch n {
	case None, theme.ColorNameScrollBarBackground:
		return 0
	case App, theme.ColorNameBackground:
		return 0xF6F7F9FF
	case Sidebar:
		return 0xFBFBFCFF
	case Surface, Raised, OnAccent, theme.ColorNameInputBackground, theme.ColorNameMenuBackground,
		theme.ColorNameOverlayBackground, theme.ColorNameButton, theme.ColorNameForegroundOnPrimary:
		return 0xFFFFFFFF
	case Well, theme.ColorNameDisabledButton:
		return 0xEFF1F4FF
	case Header, theme.ColorNameHeaderBackground:
		return 0xF9FAFBFF
	case Border, theme.ColorNameSeparator:
		return 0xE4E7ECFF
	case BorderStrong, theme.ColorNameInputBorder:
		return 0xD0D5DDFF
	case Text, theme.ColorNameForeground:
		return 0x101828FF
	case Text2:
		return 0x414B5CFF
	case Text3, theme.ColorNamePlaceHolder:
		return 0x5F6B7EFF
	case theme.ColorNameDisabled:
		return 0x98A2B3FF
	case Accent, theme.ColorNamePrimary:
		return 0x4F46E5FF
	case AccentHover:
		return 0x4338CAFF
	case AccentSoft:
		return 0xEEF0FEFF
	case AccentInk, theme.ColorNameHyperlink:
		return 0x4338CAFF
	case Hover, theme.ColorNameHover:
		return 0x1018280A
	case Press, theme.ColorNamePressed:
		return 0x10182814
	case theme.ColorNameFocus:
		return 0x4F46E533
	case theme.ColorNameSelection:
		return 0x4F46E52B
	case theme.ColorNameScrollBar:
		return 0x98A2B3B0
	case Scrim:
		return 0x10182866
	case Shadow:
		return 0x10182812
	case Deep:
		return 0x10182838
	case theme.ColorNameShadow:
		return 0x1018282E
	case Ink:
		return 0x1D2433FF
	case OnInk:
		return 0xF9FAFBFF
	}
	return lightHue(n)
}

func lightHue(n fyne.ThemeColorName) int64 {
	switch n {
	case "slate":
		return 0x64748BFF
	case "slate.soft":
		return 0xEDF0F4FF
	case "slate.ink":
		return 0x3F4B5CFF
	case "blue":
		return 0x2E90FAFF
	case "blue.soft":
		return 0xE6F2FFFF
	case "blue.ink":
		return 0x175CD3FF
	case "indigo":
		return 0x6172F3FF
	case "indigo.soft":
		return 0xEAEDFEFF
	case "indigo.ink":
		return 0x3538CDFF
	case "violet":
		return 0x875BF7FF
	case "violet.soft":
		return 0xF1ECFEFF
	case "violet.ink":
		return 0x5925DCFF
	case "fuchsia":
		return 0xC64BE2FF
	case "fuchsia.soft":
		return 0xFBE9FEFF
	case "fuchsia.ink":
		return 0x9A1AB1FF
	case "rose":
		return 0xF04464FF
	case "rose.soft":
		return 0xFEE8ECFF
	case "rose.ink", theme.ColorNameError:
		return 0xBE123CFF
	case "orange":
		return 0xF97316FF
	case "orange.soft":
		return 0xFFEDDFFF
	case "orange.ink":
		return 0xB93815FF
	case "amber":
		return 0xF5A524FF
	case "amber.soft":
		return 0xFEF3DCFF
	case "amber.ink", theme.ColorNameWarning:
		return 0x8F4C08FF
	case "green":
		return 0x17B26AFF
	case "green.soft":
		return 0xE0F8EAFF
	case "green.ink", theme.ColorNameSuccess:
		return 0x067647FF
	case "teal":
		return 0x0FAE98FF
	case "teal.soft":
		return 0xDBF6F1FF
	case "teal.ink":
		return 0x0C6B60FF
	}
	return missing
}

func dark(n fyne.ThemeColorName) int64 {
	switch n {
	case None, theme.ColorNameScrollBarBackground:
		return 0
	case App, theme.ColorNameBackground:
		return 0x0E1116FF
	case Sidebar:
		return 0x0B0D12FF
	case Surface, theme.ColorNameOverlayBackground:
		return 0x181C24FF
	case Raised, theme.ColorNameMenuBackground:
		return 0x1E232DFF
	case Well, theme.ColorNameInputBackground:
		return 0x12161DFF
	case Header, theme.ColorNameHeaderBackground:
		return 0x141820FF
	case theme.ColorNameButton:
		return 0x1F2530FF
	case theme.ColorNameDisabledButton:
		return 0x1A1F28FF
	case Border, theme.ColorNameSeparator:
		return 0x282F3BFF
	case BorderStrong, theme.ColorNameInputBorder:
		return 0x3A4354FF
	case Text, theme.ColorNameForeground:
		return 0xF2F4F7FF
	case Text2:
		return 0xBCC5D3FF
	case Text3, theme.ColorNamePlaceHolder:
		return 0x8F9BAEFF
	case theme.ColorNameDisabled:
		return 0x5B6678FF
	case Accent, theme.ColorNamePrimary:
		return 0x6A61F2FF
	case AccentHover:
		return 0x7C74FFFF
	case AccentSoft:
		return 0x23234AFF
	case AccentInk, theme.ColorNameHyperlink:
		return 0xA9A4FFFF
	case OnAccent, theme.ColorNameForegroundOnPrimary:
		return 0xFFFFFFFF
	case Hover, theme.ColorNameHover:
		return 0xFFFFFF0D
	case Press, theme.ColorNamePressed:
		return 0xFFFFFF1C
	case theme.ColorNameFocus:
		return 0x7C74FF55
	case theme.ColorNameSelection:
		return 0x7C74FF40
	case theme.ColorNameScrollBar:
		return 0x5B6678C0
	case Scrim:
		return 0x000000A0
	case Shadow:
		return 0x00000050
	case Deep, theme.ColorNameShadow:
		return 0x00000090
	case Ink:
		return 0x323A49FF
	case OnInk:
		return 0xF9FAFBFF
	}
	return darkHue(n)
}

func darkHue(n fyne.ThemeColorName) int64 {
	switch n {
	case "slate":
		return 0x94A3B8FF
	case "slate.soft":
		return 0x262D39FF
	case "slate.ink":
		return 0xCBD5E1FF
	case "blue":
		return 0x53B1FDFF
	case "blue.soft":
		return 0x12304FFF
	case "blue.ink":
		return 0x9CD0FFFF
	case "indigo":
		return 0x8098F9FF
	case "indigo.soft":
		return 0x232A56FF
	case "indigo.ink":
		return 0xB9C6FFFF
	case "violet":
		return 0xA48AFBFF
	case "violet.soft":
		return 0x2D2450FF
	case "violet.ink":
		return 0xCFC3FFFF
	case "fuchsia":
		return 0xD982EFFF
	case "fuchsia.soft":
		return 0x431B4CFF
	case "fuchsia.ink":
		return 0xF3B8FFFF
	case "rose":
		return 0xFD6F8EFF
	case "rose.soft":
		return 0x4A1826FF
	case "rose.ink", theme.ColorNameError:
		return 0xFEB4C5FF
	case "orange":
		return 0xFB923CFF
	case "orange.soft":
		return 0x46260FFF
	case "orange.ink":
		return 0xFDC99BFF
	case "amber":
		return 0xFDB022FF
	case "amber.soft":
		return 0x40300FFF
	case "amber.ink", theme.ColorNameWarning:
		return 0xFDD68AFF
	case "green":
		return 0x32D583FF
	case "green.soft":
		return 0x113B28FF
	case "green.ink", theme.ColorNameSuccess:
		return 0x8CEBB8FF
	case "teal":
		return 0x2ED3B7FF
	case "teal.soft":
		return 0x0F3A34FF
	case "teal.ink":
		return 0x8EECDCFF
	}
	return missing
}

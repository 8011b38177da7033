package theme

import (
	"embed"
	"strings"
)

//go:embed assets
var assets embed.FS

// Face is a cut of the letters; it is a font resource itself.
type Face string

const (
	Regular  Face = "Inter-Regular.otf"
	Medium   Face = "Inter-Medium.otf"
	SemiBold Face = "Inter-SemiBold.otf"
	Italic   Face = "Inter-Italic.otf"
	// Figures and FiguresBold are Inter with equally wide digits: numbers under
	// each other line up.
	Figures     Face = "Figures-Regular.otf"
	FiguresBold Face = "Figures-SemiBold.otf"
)

// Name implements fyne.Resource.
func (f Face) Name() string { return string(f) }

// Content implements fyne.Resource.
func (f Face) Content() []byte { return asset(string(f)) }

// Licence is a work that ships inside Baton and the terms it comes under.
type Licence struct{ Work, Terms, Text string }

// Licences are the works of this package, and of the toolkit it is made for.
func Licences() []Licence {
	return []Licence{
		{"Inter typeface, and Baton Figures cut from it", "SIL Open Font License 1.1", licence("Inter")},
		{"Lucide icons", "ISC License", licence("Lucide")},
		{"Fyne toolkit", "BSD 3-Clause License", licence("Fyne")},
	}
}

func licence(name string) string {
	return strings.TrimSpace(string(asset("licences/" + name + ".txt")))
}

// asset reads an embedded file; the tests open every one that has a name.
func asset(name string) []byte {
	b, err := assets.ReadFile("assets/" + name)
	if err != nil {
		return nil
	}
	return b
}

package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
)

// Glyph is a Lucide sign by its name, as in theme.Glyph("users"). It is a
// resource in the second text level and follows the theme.
type Glyph string

// Name implements fyne.Resource.
func (g Glyph) Name() string { return g.Tint(Text2).Name() }

// Content implements fyne.Resource.
func (g Glyph) Content() []byte { return g.Tint(Text2).Content() }

// Tint is the sign in another colour.
func (g Glyph) Tint(c fyne.ThemeColorName) fyne.Resource { return tinted{g, c} }

// Exists says whether the sign ships with Baton.
func (g Glyph) Exists() bool { return len(asset("icons/"+string(g)+".svg")) > 0 }

// Tint colours a resource if it is one of our signs, and leaves others alone.
func Tint(r fyne.Resource, c fyne.ThemeColorName) fyne.Resource {
	switch g := r.(type) {
	case Glyph:
		return g.Tint(c)
	case tinted:
		return g.glyph.Tint(c)
	}
	return r
}

// tinted draws strokes in a colour of the theme in force. Its name carries the
// colour because Fyne keeps drawn pictures by name.
type tinted struct {
	glyph  Glyph
	colour fyne.ThemeColorName
}

func (t tinted) hex() string {
	c := color.NRGBAModel.Convert(C(t.colour)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func (t tinted) Name() string { return string(t.glyph) + t.hex() + ".svg" }

func (t tinted) Content() []byte {
	svg := asset("icons/" + string(t.glyph) + ".svg")
	if svg == nil {
		svg = asset("icons/circle-help.svg")
	}
	return bytes.ReplaceAll(svg, []byte("currentColor"), []byte(t.hex()))
}

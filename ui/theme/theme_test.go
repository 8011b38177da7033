package theme_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"baton/ui/theme"
)

func use(t *testing.T, m theme.Mode) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(m))
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

// contrast is the ratio of the Web Content Accessibility Guidelines, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTheme_Contrast(t *testing.T) {
	planes := []fyne.ThemeColorName{theme.App, theme.Sidebar, theme.Surface, theme.Raised, theme.Well, theme.Header, theme.AccentSoft}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		t.Run("every level of text can be read on every plane, "+string(mode), func(t *testing.T) {
			use(t, mode)
			for _, text := range []fyne.ThemeColorName{theme.Text, theme.Text2, theme.Text3, theme.AccentInk} {
				for _, plane := range planes {
					if r := contrast(theme.C(text), theme.C(plane)); r < 4.5 {
						t.Errorf("%s on %s: %.2f", text, plane, r)
					}
				}
			}
		})
		t.Run("the ink of a hue can be read on its soft and on a card, "+string(mode), func(t *testing.T) {
			use(t, mode)
			for _, h := range theme.Hues() {
				for _, plane := range []fyne.ThemeColorName{h.Soft(), theme.Surface, theme.App} {
					if r := contrast(theme.C(h.Ink()), theme.C(plane)); r < 4.5 {
						t.Errorf("%s ink on %s: %.2f", h, plane, r)
					}
				}
			}
		})
		t.Run("the words of the primary button can be read, "+string(mode), func(t *testing.T) {
			use(t, mode)
			if r := contrast(theme.C(theme.OnAccent), theme.C(theme.Accent)); r < 4.5 {
				t.Errorf("%.2f", r)
			}
		})
	}
}

func TestTheme_Mode(t *testing.T) {
	t.Run("a forced mode does not follow the desktop", func(t *testing.T) {
		light := theme.New(theme.Light).Color(theme.Surface, fynetheme.VariantDark)
		if light != theme.New(theme.System).Color(theme.Surface, fynetheme.VariantLight) {
			t.Errorf("got %v", light)
		}
	})
	t.Run("without force it follows the desktop", func(t *testing.T) {
		th := theme.New(theme.System)
		if th.Color(theme.Text, fynetheme.VariantLight) == th.Color(theme.Text, fynetheme.VariantDark) {
			t.Error("light and dark are equal")
		}
	})
	t.Run("a team never looks like a state", func(t *testing.T) {
		for _, team := range []theme.Hue{theme.Marketing, theme.BD, theme.Sales, theme.Delivery} {
			for _, state := range []theme.Hue{theme.Good, theme.AtRisk, theme.Late, theme.Unknown} {
				if team == state {
					t.Errorf("%s is both", team)
				}
			}
		}
	})
}

func TestGlyph(t *testing.T) {
	use(t, theme.Light)
	t.Run("every sign named in the sources ships", func(t *testing.T) {
		named := regexp.MustCompile(`Glyph\("([a-z0-9-]+)"\)`)
		for _, dir := range []string{".", "../kit", "../shell"} {
			files, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				src, err := os.ReadFile(dir + "/" + f.Name())
				if f.IsDir() || err != nil {
					continue
				}
				for _, m := range named.FindAllSubmatch(src, -1) {
					if !theme.Glyph(m[1]).Exists() {
						t.Errorf("%s: no sign %s", f.Name(), m[1])
					}
				}
			}
		}
	})
	t.Run("a sign takes the colour of the theme", func(t *testing.T) {
		before := theme.Glyph("users").Content()
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
		if bytes.Equal(before, theme.Glyph("users").Content()) {
			t.Error("the same drawing in light and dark")
		}
	})
	t.Run("tinting leaves other pictures alone", func(t *testing.T) {
		other := fyne.NewStaticResource("x.png", nil)
		if theme.Tint(other, theme.Accent) != fyne.Resource(other) {
			t.Error("changed")
		}
	})
}

func TestFace(t *testing.T) {
	use(t, theme.Light)
	width := func(s string, f theme.Face) float32 {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, 100, fyne.TextStyle{}, f)
		return size.Width
	}
	t.Run("in columns of figures all digits are equally wide", func(t *testing.T) {
		for _, f := range []theme.Face{theme.Figures, theme.FiguresBold} {
			for _, d := range "123456789" {
				if width(string(d), f) != width("0", f) {
					t.Errorf("%s: %c is not as wide as 0", f, d)
				}
			}
		}
	})
	t.Run("every face and licence ships", func(t *testing.T) {
		for _, f := range []theme.Face{theme.Regular, theme.Medium, theme.SemiBold, theme.Italic, theme.Figures, theme.FiguresBold} {
			if len(f.Content()) < 10000 {
				t.Errorf("%s is missing", f)
			}
		}
		for _, l := range theme.Licences() {
			if len(l.Text) < 500 {
				t.Errorf("the licence of %s is missing", l.Work)
			}
		}
	})
}

// TestIcon compares Icon.png with the drawing; BATON_WRITE=1 writes it anew.
func TestIcon(t *testing.T) {
	const file = "../../Icon.png"
	drawn := theme.Icon()
	if os.Getenv("BATON_WRITE") == "1" {
		var b bytes.Buffer
		if err := png.Encode(&b, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	kept, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Bounds() != image.Rect(0, 0, 512, 512) {
		t.Fatalf("Icon.png is %v", kept.Bounds())
	}
	for y := range 512 {
		for x := range 512 {
			r1, g1, b1, a1 := kept.At(x, y).RGBA()
			r2, g2, b2, a2 := drawn.At(x, y).RGBA()
			if d := max(r1, r2) - min(r1, r2) + max(g1, g2) - min(g1, g2) + max(b1, b2) - min(b1, b2) + max(a1, a2) - min(a1, a2); d > 0x800 {
				t.Fatalf("Icon.png differs from the drawing at %d,%d: run with BATON_WRITE=1", x, y)
			}
		}
	}
}

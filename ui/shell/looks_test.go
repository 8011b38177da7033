package shell_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// TestLooks draws the frame; BATON_LOOKS names where to keep it.
func TestLooks(t *testing.T) {
	dir, sizes := os.Getenv("BATON_LOOKS"), []fyne.Size{{Width: 1280, Height: 800}}
	modes := []theme.Mode{theme.Light}
	if dir == "" {
		dir = t.TempDir()
	} else {
		sizes, modes = append(sizes, fyne.NewSize(1920, 1080)), append(modes, theme.Dark)
	}
	for _, mode := range modes {
		for _, size := range sizes {
			s, p, _ := frame(t, shell.Options{Mode: mode, Undo: func() (string, error) { return "", nil }})
			s.Window().Resize(size)
			s.Go("leads")
			p.table.Select("lead1", "lead2", "lead4")
			name := fmt.Sprintf("shell_%s_%.0f", mode, size.Width)
			s.Changed(model.Change{Label: "Moved Company 3 to Scoping"})
			save(t, s, dir, name)
			s.ShowDetail(s.Panel(kit.NewChip("Scoping", theme.Sales).WithDot(), "Company 3 of the north", "Jane Doe, CTO", kit.Column(8,
				kit.Fact(theme.Glyph("wallet"), "Value", "41,200 €"), kit.Fact(theme.Glyph("clock"), "Next step", "Call on Thursday 14:00"))), nil)
			s.Notify(shell.Notice{Text: "“Move to Scoping” is not possible yet:", More: []string{"Who signs is not known.", "The next meeting has no date."}, Hue: theme.AtRisk})
			save(t, s, dir, name+"_detail")
			s.HideDetail()
			s.Palette()
			save(t, s, dir, name+"_palette")
		}
	}
}

func save(t *testing.T, s *shell.Shell, dir, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img := s.Window().Canvas().Capture()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	// The navigation, the head and the page are different planes.
	if img.At(100, 400) == img.At(700, 10) || img.At(700, 10) == img.At(700, 300) {
		t.Errorf("%s: the frame has no planes", name)
	}
}

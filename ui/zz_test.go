package ui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"baton/ui/theme"
)

// BATON_ONE="sla goals" for pictures of some pages.
func TestZZ(t *testing.T) {
	for _, kind := range []string{"team", "solo"} {
		d := firm(t, kind)
		for _, r := range strings.Fields(os.Getenv("ONE")) {
			for _, c := range []struct {
				mode theme.Mode
				size fyne.Size
			}{{theme.Light, fyne.NewSize(1440, 900)}, {theme.Dark, fyne.NewSize(1100, 700)}} {
				f := open(t, d, nil, c.mode, c.size)
				f.Go(r)
				save(t, f.Window(), os.Getenv("PICS"), fmt.Sprintf("%s-%s-%s", strings.ReplaceAll(r,"/","_"), kind, c.mode))
			}
			f := open(t, d, nil, theme.Light, fyne.NewSize(1440, 2000))
			f.Go(r)
			save(t, f.Window(), os.Getenv("PICS"), fmt.Sprintf("%s-%s-tall", strings.ReplaceAll(r,"/","_"), kind))
		}
	}
}

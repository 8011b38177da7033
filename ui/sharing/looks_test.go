package sharing_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

// TestLooks draws the screen; with BATON_LOOKS it is drawn in every size and
// light, to look at.
func TestLooks(t *testing.T) {
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		s, _ := window(t, newFirm(team(), history()), theme.Light, fyne.NewSize(1280, 800))
		save(t, s, t.TempDir(), "sharing")
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		for name, size := range map[string]fyne.Size{"": fyne.NewSize(1280, 800), "-wide": fyne.NewSize(1920, 1200), "-narrow": fyne.NewSize(1024, 700), "-long": fyne.NewSize(1280, 1800), "-narrow-long": fyne.NewSize(1024, 1900)} {
			s, _ := window(t, newFirm(team(), history()), mode, size)
			save(t, s, dir, "sharing"+name+"-"+string(mode))
		}
		pictures(t, dir, mode)
	}
}

func pictures(t *testing.T, dir string, mode theme.Mode) {
	size := fyne.NewSize(1280, 800)
	for name, act := range map[string]func(*shell.Shell, *sharing.Page){
		"protect": func(s *shell.Shell, p *sharing.Page) {
			press(t, s, "Lock it with a passphrase")
			types(s, "harbour lamp")
		},
		"restore": func(s *shell.Shell, p *sharing.Page) { press(t, s, "Restore") },
		"notice":  func(s *shell.Shell, p *sharing.Page) { s.Go("board"); p.Tell(history()[1]) },
		"copy": func(s *shell.Shell, p *sharing.Page) {
			sharing.AskCopy(s, "/home/ada/Desktop/Team copy.baton", "/home/ada/Dropbox/Tidewater Cloud/Team.baton", func() {}, func() {})
		},
		"passphrase": func(s *shell.Shell, p *sharing.Page) {
			sharing.AskPassphrase(s, "/home/ada/Dropbox/Tidewater Cloud/Team.baton", func(string) error { return nil })
		},
	} {
		one := team()
		one.disputes = one.disputes[:1]
		if name != "notice" {
			one = team()
		}
		s, p := window(t, newFirm(one, history()), mode, size)
		if name == "protect" || name == "restore" {
			s.Window().Resize(fyne.NewSize(1280, 1800))
		}
		act(s, p)
		save(t, s, dir, "sharing-"+name+"-"+string(mode))
	}
	s, _ := window(t, newFirm(alone(), nil), mode, size)
	save(t, s, dir, "sharing-alone-"+string(mode))
	held := team()
	held.standing.Trouble = "Saved on this computer, but not yet in Team.baton: the folder is read-only. It will be tried again."
	held.standing.Protected, held.standing.Unpublished = true, 3
	held.standing.Devices[0].Has, held.standing.Devices[1].Has = false, false
	s, _ = window(t, newFirm(held, history()), mode, size)
	save(t, s, dir, "sharing-trouble-"+string(mode))
}

func save(t *testing.T, s *shell.Shell, dir, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Window().Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

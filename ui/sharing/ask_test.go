package sharing_test

import (
	"errors"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/sharing"
)

// gate holds what runs beside the window until the test itself only waits.
var gate chan struct{}

// during acts, and waits until all that it began beside the window is over.
func during(t *testing.T, act func()) {
	t.Helper()
	before := runtime.NumGoroutine()
	gate = make(chan struct{})
	act()
	close(gate)
	for deadline := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatal("the work beside the window does not end")
		}
	}
}

func TestAskPassphrase(t *testing.T) {
	var tried []string
	try := func(pass string) error {
		<-gate
		tried = append(tried, pass)
		switch pass {
		case "harbour lamp cedar":
			return nil
		case "torn":
			return errors.New("Team.baton is cut off: wait until it has fully arrived.")
		}
		return model.Refuse("passphrase", "This is not the passphrase of Team.baton.")
	}
	s, _, _, _ := elsewhere(t, 0)
	ask := func() { tried = nil; sharing.AskPassphrase(s, "/home/ada/Team.baton", try) }
	t.Run("a wrong one is said at the field, and one can try again", func(t *testing.T) {
		ask()
		sees(t, s, "Team.baton is locked", "not even we")
		types(s, "wrong")
		during(t, func() { press(t, s, "Open it") })
		sees(t, s, "This is not the passphrase of Team.baton.")
		for range "wrong" {
			key(s, fyne.KeyBackspace)
		}
		types(s, "torn")
		during(t, func() { key(s, fyne.KeyReturn) })
		sees(t, s, "Team.baton is cut off")
	})
	t.Run("the right one closes the question", func(t *testing.T) {
		for range "torn" {
			key(s, fyne.KeyBackspace)
		}
		types(s, "harbour lamp cedar")
		during(t, func() { key(s, fyne.KeyReturn) })
		if s.Window().Canvas().Overlays().Top() != nil {
			t.Error("the question is still open")
		}
		if len(tried) != 3 || tried[2] != "harbour lamp cedar" {
			t.Errorf("tried %q", tried)
		}
	})
	t.Run("nothing is tried without a word, and Esc gives up", func(t *testing.T) {
		ask()
		press(t, s, "Open it")
		key(s, fyne.KeyEscape)
		if len(tried) > 0 || s.Window().Canvas().Overlays().Top() != nil {
			t.Errorf("tried %q", tried)
		}
	})
}

package leads_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
)

// erases chooses "Erase this person" in the menu of the lead's first person.
func (s *screen) erases(company string) {
	s.t.Helper()
	s.shell.Window().Resize(fyne.NewSize(1280, 3000))
	s.opens(company)
	s.presses("Signs")
	menu := strings.Split(s.words(), "\n")
	at := slices.Index(menu, "Erase this person")
	if at < 0 {
		s.t.Fatalf("the menu offers %q", menu)
	}
	for range at + 1 {
		s.key(fyne.KeyDown)
	}
	s.key(fyne.KeyReturn)
}

// confirms agrees, and waits until the work beside the window is over.
func (s *screen) confirms() {
	s.t.Helper()
	s.firm.gate = make(chan struct{})
	before := runtime.NumGoroutine()
	s.presses("Erase for good")
	close(s.firm.gate)
	for deadline := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			s.t.Fatal("erasing does not end")
		}
	}
}

func TestErase(t *testing.T) {
	t.Run("it says first what goes and what stays, and Esc erases nobody", func(t *testing.T) {
		s := open(t, 1)
		s.erases("Harbourline Software")
		s.sees("Erase Ines Calder?", "This cannot be undone.", "Their addresses", "What was said with them", "every other computer", "Their name where others wrote it")
		s.key(fyne.KeyEscape)
		if len(s.firm.erased) > 0 {
			t.Error("somebody is erased")
		}
	})
	t.Run("afterwards it names what it took away", func(t *testing.T) {
		s := open(t, 1)
		person := s.lead("Harbourline Software").Parts[0].Person
		s.firm.gone = model.Erased{Entries: 1214, Copies: 1}
		s.erases("Harbourline Software")
		s.confirms()
		if !slices.Equal(s.firm.erased, []model.ID{person}) {
			t.Fatalf("erased %v", s.firm.erased)
		}
		s.sees("Ines Calder is erased.", "1,214 entries of the log are blank now, 1 kept copy was cleaned.", "Nobody else's words name them.")
	})
	t.Run("where others name them is listed to be read", func(t *testing.T) {
		s := open(t, 1)
		s.firm.gone = model.Erased{Entries: 1, Copies: 3, Mentions: []string{"lead Harbourline Software, note", "lead Kettle & Rowe, next step"}}
		s.erases("Harbourline Software")
		s.confirms()
		s.sees("Ines Calder is erased", "1 entry of the log is blank now, 3 kept copies were cleaned.", "lead Harbourline Software, note", "lead Kettle & Rowe, next step")
	})
	t.Run("while presenting nobody's name is shown", func(t *testing.T) {
		s := open(t, 1)
		s.shell.SetPresenter(true)
		s.erases("Harbourline Software")
		s.sees("Erase IC?")
	})
}

package leads_test

import (
	"context"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/theme"
)

func TestDetail_worked(t *testing.T) {
	f := newFirm(t, 10)
	f.wear(t, "Yara Costa", "sales")
	call := model.Touch{Lead: f.idOf(t, "Nimbus Ledger"), Kind: "call", Outcome: "talked"}
	for _, ago := range []time.Duration{2 * time.Hour, time.Hour} {
		call.Happened = f.Now().Add(-ago)
		if _, err := f.Touch(context.Background(), call); err != nil {
			t.Fatal(err)
		}
	}
	win, _ := window(t, f, theme.Light, fyne.NewSize(1280, 900))
	s := &screen{t, win, f}
	t.Run("the panel says that another team works the lead, and what would make it right", func(t *testing.T) {
		s.opens("Nimbus Ledger")
		s.sees("Sales works this lead while Marketing", "Hand it over: move to Scoping")
		if dir := os.Getenv("BATON_LOOKS"); dir != "" {
			save(t, s.shell, dir, "worked-light")
		}
	})
	t.Run("whoever logs the next touch is told before", func(t *testing.T) {
		s.presses("Log a touch")
		s.sees("Marketing carries this lead in Interested, and you act as Sales")
		s.key(fyne.KeyEscape)
	})
	t.Run("the move is the one any other move is: the gate says what is missing", func(t *testing.T) {
		s.presses("Hand it over: move to Scoping")
		s.sees("Scoping")
		s.key(fyne.KeyEscape)
	})
	t.Run("Marketing calls them, and the warning is gone", func(t *testing.T) {
		f.wear(t, "Malin Roos", "marketing")
		call.Happened = f.Now()
		if _, err := f.Touch(context.Background(), call); err != nil {
			t.Fatal(err)
		}
		s.not("Sales works this lead")
	})
}

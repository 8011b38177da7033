package share

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/windows"
)

func TestExchange_windows(t *testing.T) {
	t.Run("a version left under the spare name is not written over", func(t *testing.T) {
		a, b := pair(t)
		spare := a[:len(a)-len(".tmp")] + ".old.tmp"
		if err := os.WriteFile(spare, []byte("left"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := exchange(a, b); !errors.Is(err, os.ErrExist) {
			t.Errorf("got %v", err)
		}
		holds(t, spare, "left")
		holds(t, a, "ours")
		holds(t, b, "theirs")
	})
	t.Run("a swap that stopped in the middle is finished", func(t *testing.T) {
		a, b := pair(t)
		spare := a + ".old"
		if err := errors.Join(os.Rename(b, spare), finish(a, b, spare), settle(spare, a)); err != nil {
			t.Fatal(err)
		}
		holds(t, b, "ours")
		holds(t, a, "theirs")
	})
	t.Run("nothing is moved over a file that came meanwhile", func(t *testing.T) {
		a, b := pair(t)
		if err := move(a, b); !errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
			t.Errorf("got %v", err)
		}
		holds(t, b, "theirs")
	})
	t.Run("a file in use is tried again until it is let go", func(t *testing.T) {
		tries := 0
		err := patiently(func() error {
			if tries++; tries < 3 {
				return windows.ERROR_SHARING_VIOLATION
			}
			return nil
		})
		if err != nil || tries != 3 {
			t.Errorf("%v after %d tries", err, tries)
		}
	})
	t.Run("and given up in the end", func(t *testing.T) {
		err := patiently(func() error { return windows.ERROR_SHARING_VIOLATION })
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			t.Errorf("got %v", err)
		}
	})
}

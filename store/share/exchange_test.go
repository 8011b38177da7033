package share

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
)

func TestExchange(t *testing.T) {
	needsExchange(t)
	t.Run("each file is then where the other was", func(t *testing.T) {
		a, b := pair(t)
		if err := exchange(a, b); err != nil {
			t.Fatal(err)
		}
		holds(t, a, "theirs")
		holds(t, b, "ours")
		onlyThese(t, filepath.Dir(b), a, b)
	})
	t.Run("and back", func(t *testing.T) {
		a, b := pair(t)
		if err := errors.Join(exchange(a, b), exchange(a, b)); err != nil {
			t.Fatal(err)
		}
		holds(t, a, "ours")
		holds(t, b, "theirs")
	})
	t.Run("with nothing to displace it says so, and our file stays where it is", func(t *testing.T) {
		a, b := pair(t)
		os.Remove(b)
		if err := exchange(a, b); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v", err)
		}
		holds(t, a, "ours")
		onlyThese(t, filepath.Dir(b), a)
	})
	t.Run("with nothing to put there it says so, and the file stays as it is", func(t *testing.T) {
		a, b := pair(t)
		os.Remove(a)
		if err := exchange(a, b); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v", err)
		}
		holds(t, b, "theirs")
		onlyThese(t, filepath.Dir(b), b)
	})
	t.Run("many at once lose no version", func(t *testing.T) {
		_, b := pair(t)
		want := []string{"ours", "theirs"}
		for i := range 8 {
			want = append(want, fmt.Sprint("version ", i))
		}
		atOnce(8, func(i int) {
			a := filepath.Join(filepath.Dir(b), fmt.Sprintf("~$team.many-%d.tmp", i))
			if err := os.WriteFile(a, fmt.Append(nil, "version ", i), 0o600); err != nil {
				t.Error(err)
			}
			if err := exchange(a, b); err != nil {
				t.Error(err)
			}
		})
		if got := contents(t, filepath.Dir(b)); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestExchange_isOneStep(t *testing.T) {
	needsExchange(t)
	if runtime.GOOS == "windows" {
		t.Skip("Windows swaps in two steps.")
	}
	a, b := pair(t)
	done := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			if c, err := os.ReadFile(b); err != nil || string(c) != "ours" && string(c) != "theirs" {
				t.Errorf("a reader met %q (%v)", c, err)
				return
			}
			select {
			case <-done:
				return
			default:
			}
		}
	})
	for range 2000 {
		if err := exchange(a, b); err != nil {
			t.Error(err)
			break
		}
	}
	close(done)
	reader.Wait()
}

// TestExchange_refused: the kernel answers so for a folder and what lies in
// it, with the word that file systems use that cannot swap at all.
func TestExchange_refused(t *testing.T) {
	needsExchange(t)
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("Only Linux and macOS answer so.")
	}
	_, b := pair(t)
	if err := exchange(filepath.Dir(b), b); !errors.Is(err, errNoExchange) {
		t.Errorf("got %v", err)
	}
	holds(t, b, "theirs")
}

// pair makes our new version and the shared file it is to displace.
func pair(t *testing.T) (a, b string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cloud", "firm")
	a, b = filepath.Join(dir, "~$team.1.tmp"), filepath.Join(dir, "team.baton")
	if err := errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(a, []byte("ours"), 0o600), os.WriteFile(b, []byte("theirs"), 0o600)); err != nil {
		t.Fatal(err)
	}
	return a, b
}

// needsExchange skips where the folder for tests lies on a file system that
// cannot swap.
func needsExchange(t *testing.T) {
	t.Helper()
	if a, b := pair(t); errors.Is(exchange(a, b), errNoExchange) {
		t.Skip("The file system of the tests cannot swap two files.")
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", filepath.Base(path), got, err, want)
	}
}

func onlyThese(t *testing.T, dir string, paths ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(paths, filepath.Join(dir, e.Name())) {
			t.Errorf("%s lies there too", e.Name())
		}
	}
}

// contents are what the files of a folder hold, sorted.
func contents(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		c, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Error(err)
		}
		all = append(all, string(c))
	}
	slices.Sort(all)
	return all
}

// atOnce runs do for 0 to n-1, all at the same time.
func atOnce(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

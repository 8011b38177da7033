package share

import (
	"os"
	"runtime"
	"testing"
	"time"
)

func TestChangedAt(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("This system does not tell when an inode changed.")
	}
	stat := func(path string) os.FileInfo {
		st, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	t.Run("a file that claims to be old tells when it came", func(t *testing.T) {
		_, b := pair(t)
		written := changedAt(stat(b))
		old := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
		if err := os.Chtimes(b, old, old); err != nil {
			t.Fatal(err)
		}
		st := stat(b)
		if !st.ModTime().Equal(old) || changedAt(st) < written || changedAt(st) <= old.UnixNano() {
			t.Errorf("modified %v, changed %v, written %v", st.ModTime(), time.Unix(0, changedAt(st)), time.Unix(0, written))
		}
	})
	t.Run("nothing is known of a file that is on no disk", func(t *testing.T) {
		if got := changedAt(cloudFile{}); got != 0 {
			t.Errorf("got %d", got)
		}
	})
}

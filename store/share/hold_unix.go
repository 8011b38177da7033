//go:build unix

package share

import (
	"os"

	"golang.org/x/sys/unix"
)

// hold marks a temporary file as in use for as long as it is open and its
// process lives.
func hold(f *os.File) { unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }

// held says whether a living process still works with the file.
func held(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB) == unix.EWOULDBLOCK
}

// letGo: here an open file can be renamed.
func letGo(*os.File) {}

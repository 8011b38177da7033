package share

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two files in one step, so that the version that was there is
// still there to be read. errNoExchange: this file system cannot.
func exchange(a, b string) error {
	err := swap(a, b)
	for errors.Is(err, unix.EINTR) { // a network drive was interrupted before it began
		err = swap(a, b)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP):
		return errNoExchange
	}
	return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
}

func swap(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

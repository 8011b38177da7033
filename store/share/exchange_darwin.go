package share

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two files in one step, so that the version that was there is
// still there to be read. errNoExchange: this file system cannot.
func exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	for errors.Is(err, unix.EINTR) { // a network drive was interrupted before it began
		err = unix.RenamexNp(a, b, unix.RENAME_SWAP)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOTSUP):
		return errNoExchange
	}
	return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
}

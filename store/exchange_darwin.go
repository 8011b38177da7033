package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two files in one step, so that the version that was there is
// still there to be read. errNoExchange: this file system cannot.
func exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return errNoExchange
	}
	return err
}

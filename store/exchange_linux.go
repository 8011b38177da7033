package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two files in one step, so that the version that was there is
// still there to be read. errNoExchange: this file system cannot.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errNoExchange
	}
	return err
}

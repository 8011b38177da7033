package share

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// exchange swaps two files, so that the version that was there is still there
// to be read. errNoExchange: this file system cannot.
//
// Windows has no such step. ReplaceFile comes nearest: what it displaces it
// keeps under a spare name, which is then moved to where a was. The spare name
// begins and ends as a does, so that a version left there is found again.
func exchange(a, b string) error {
	ext := filepath.Ext(a)
	spare := strings.TrimSuffix(a, ext) + ".old" + ext
	if _, err := os.Lstat(spare); err == nil {
		return &os.LinkError{Op: "swap", Old: a, New: b, Err: fs.ErrExist} // ReplaceFile would write over it
	}
	err := patiently(func() error { return replaceFile(b, a, spare) })
	if errors.Is(err, windows.ERROR_UNABLE_TO_MOVE_REPLACEMENT_2) {
		err = finish(a, b, spare)
	}
	switch {
	case err == nil:
		return settle(spare, a)
	case cannot(err):
		return errNoExchange
	}
	return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
}

// finish does the second half of a ReplaceFile that stopped between its two
// moves, when nothing lies at b; if it cannot, b becomes again what it was.
func finish(a, b, spare string) error {
	err := patiently(func() error { return move(a, b) })
	if err == nil {
		return nil
	}
	return errors.Join(err, settle(spare, b))
}

// settle moves a displaced version where it belongs, and says where it lies
// if that is refused.
func settle(spare, to string) error {
	if err := patiently(func() error { return move(spare, to) }); err != nil {
		return fmt.Errorf("the version that was there now lies at %s: %w", spare, err)
	}
	return nil
}

// move renames, but never over a file that somebody else has put there.
func move(from, to string) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(f, t, windows.MOVEFILE_WRITE_THROUGH)
}

// replaceFile puts replacement in place of replaced, which is kept at spare.
func replaceFile(replaced, replacement, spare string) error {
	const lessThanAllAttributes, lessThanAllRights = 2, 4 // to carry over is enough
	var names [3]*uint16
	for i, name := range []string{replaced, replacement, spare} {
		p, err := windows.UTF16PtrFromString(name)
		if err != nil {
			return err
		}
		names[i] = p
	}
	call := windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")
	if err := call.Find(); err != nil {
		return windows.ERROR_CALL_NOT_IMPLEMENTED
	}
	ok, _, err := call.Call(uintptr(unsafe.Pointer(names[0])), uintptr(unsafe.Pointer(names[1])), uintptr(unsafe.Pointer(names[2])),
		lessThanAllAttributes|lessThanAllRights, 0, 0)
	if ok == 0 {
		return err
	}
	return nil
}

// patiently tries again while a sync service or a virus scanner holds the
// file, for most of a second.
func patiently(try func() error) error {
	err := try()
	for wait := 10 * time.Millisecond; busy(err) && wait < time.Second/2; wait *= 2 {
		time.Sleep(wait)
		err = try()
	}
	return err
}

// busy names the errors that pass when somebody lets go of the file; after
// each of them both files lie where they lay.
func busy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED) ||
		errors.Is(err, windows.ERROR_UNABLE_TO_REMOVE_REPLACED) || errors.Is(err, windows.ERROR_UNABLE_TO_MOVE_REPLACEMENT)
}

// cannot names what file systems answer that know no ReplaceFile.
func cannot(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_FUNCTION) || errors.Is(err, windows.ERROR_NOT_SUPPORTED) ||
		errors.Is(err, windows.ERROR_CALL_NOT_IMPLEMENTED) || errors.Is(err, windows.ERROR_INVALID_PARAMETER)
}

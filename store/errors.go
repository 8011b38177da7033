package store

import (
	"errors"
	"fmt"
)

// The reasons a file is refused. Each is wrapped in a sentence that says
// what is wrong, where, and what to do; the file itself is never modified.
var (
	ErrMissing  = errors.New("missing")
	ErrForeign  = errors.New("foreign")
	ErrNewer    = errors.New("newer")
	ErrDamaged  = errors.New("damaged")
	ErrReadOnly = errors.New("read-only")
	ErrBusy     = errors.New("busy")
	ErrExists   = errors.New("exists")
	ErrPublish  = errors.New("not published")
	ErrLocked   = errors.New("locked")
)

// FileError is a refusal of a file: Kind is one of the errors above.
type FileError struct {
	Kind error
	Path string
	Text string
}

func (e *FileError) Error() string { return e.Text }
func (e *FileError) Unwrap() error { return e.Kind }

func fileError(kind error, path, format string, args ...any) error {
	return &FileError{Kind: kind, Path: path, Text: fmt.Sprintf(format, args...)}
}

func damaged(path, what string) error {
	return fileError(ErrDamaged, path, "%s is damaged or still being copied (%s): wait a moment and try again, or put a backup in its place.", path, what)
}

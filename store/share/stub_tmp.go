package share

import (
	"errors"
)

var ErrLocked = errors.New("locked")

func Sealed(b []byte) bool                      { return false }
func Seal(b []byte, p string) ([]byte, error)   { return b, nil }
func Unseal(b []byte, p string) ([]byte, error) { return b, nil }

package share

import (
	"errors"
	"strings"
	"time"
)

var ErrLocked = errors.New("locked")

func Marked(shared, name, host string) (string, bool) {
	if strings.Contains(name, "conflicted copy") {
		return "Dropbox", true
	}
	if strings.Contains(name, "sync-conflict") {
		return "Syncthing", true
	}
	return "", false
}
func When(name string) (t time.Time, ok bool)   { return }
func Sealed(b []byte) bool                      { return false }
func Seal(b []byte, p string) ([]byte, error)   { return b, nil }
func Unseal(b []byte, p string) ([]byte, error) { return b, nil }

package share

import (
	"io/fs"
	"os"
	"testing"
)

// cloudFile is a file as the system describes it.
type cloudFile struct {
	fs.FileInfo
	sys any
}

func (f cloudFile) Sys() any { return f.sys }

func TestPlaceholder(t *testing.T) {
	t.Run("a file on the disk is none", func(t *testing.T) {
		_, b := pair(t)
		st, err := os.Stat(b)
		if err != nil || placeholder(st) {
			t.Errorf("%v", err)
		}
	})
	t.Run("a file of which the system says nothing is none", func(t *testing.T) {
		if placeholder(cloudFile{}) {
			t.Error("it is one")
		}
	})
}

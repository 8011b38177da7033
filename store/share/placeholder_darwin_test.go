package share

import (
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func TestPlaceholder_darwin(t *testing.T) {
	for name, c := range map[string]struct {
		flags uint32
		want  bool
	}{
		"a file whose content iCloud keeps":        {unix.SF_DATALESS, true},
		"the same, hidden":                         {unix.SF_DATALESS | unix.UF_HIDDEN, true},
		"a hidden file, whole":                     {unix.UF_HIDDEN, false},
		"a file without flags":                     {0, false},
		"a file that must not be changed, whole":   {unix.UF_IMMUTABLE, false},
		"a file that was compressed by the system": {unix.UF_COMPRESSED, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := placeholder(cloudFile{sys: &syscall.Stat_t{Flags: c.flags}}); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

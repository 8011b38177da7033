package share

import (
	"syscall"
	"testing"

	"golang.org/x/sys/windows"
)

func TestPlaceholder_windows(t *testing.T) {
	for name, c := range map[string]struct {
		attributes uint32
		want       bool
	}{
		"a file that OneDrive fetches when it is read": {windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS | windows.FILE_ATTRIBUTE_ARCHIVE, true},
		"a file that is fetched when it is opened":     {windows.FILE_ATTRIBUTE_RECALL_ON_OPEN, true},
		"a file that was moved to slow storage":        {windows.FILE_ATTRIBUTE_OFFLINE, true},
		"a file that is always kept on this computer":  {windows.FILE_ATTRIBUTE_ARCHIVE | 0x00080000, false},
		"a plain file": {windows.FILE_ATTRIBUTE_NORMAL, false},
		"a file of OneDrive whose content has come whole": {windows.FILE_ATTRIBUTE_ARCHIVE | windows.FILE_ATTRIBUTE_REPARSE_POINT, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := placeholder(cloudFile{sys: &syscall.Win32FileAttributeData{FileAttributes: c.attributes}}); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

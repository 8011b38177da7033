package share

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/windows"
)

// inCloud are the attributes of a file whose content is fetched on reading.
const inCloud = windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS | windows.FILE_ATTRIBUTE_RECALL_ON_OPEN | windows.FILE_ATTRIBUTE_OFFLINE

// placeholder says whether the file's content lies only in the cloud: reading
// it would download it, which nobody asked for.
func placeholder(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Win32FileAttributeData)
	return ok && st.FileAttributes&inCloud != 0
}

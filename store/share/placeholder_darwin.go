package share

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// placeholder says whether the file's content lies only in the cloud: reading
// it would download it, which nobody asked for.
func placeholder(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Stat_t)
	return ok && st.Flags&unix.SF_DATALESS != 0
}

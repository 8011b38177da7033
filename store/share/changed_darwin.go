package share

import (
	"io/fs"
	"syscall"
)

// changedAt is when the file's inode last changed, in nanoseconds, or 0 where
// the system does not tell. A sync service that sets back the time of a file
// cannot set back this one.
func changedAt(fi fs.FileInfo) int64 {
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return 0
	}
	return st.Ctimespec.Nano()
}

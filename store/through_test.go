package store

import (
	"time"

	"baton/store/share"
)

// SetLeftoverTime changes how long half a temporary file is left alone, until
// back is called.
func SetLeftoverTime(d time.Duration) (back func()) {
	before := leftoverTime
	leftoverTime = d
	return func() { leftoverTime = before }
}

// Through puts a test between the firm and its folder.
func (f *File) Through(between func(share.Transport) share.Transport) { f.way = between(f.way) }

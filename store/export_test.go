package store

import (
	"context"
	"time"

	"baton/store/share"
)

// SetSettleTime changes how long a damaged version may still be arriving, so
// that a test need not wait for it.
func SetSettleTime(d time.Duration) (back func()) {
	was := settleTime
	settleTime = d
	return func() { settleTime = was }
}

// between is a transport on which something happens just before each swap.
type between struct {
	share.Transport
	happens func()
}

func (b between) Push(ctx context.Context, write func(string) error, seen share.Mark) (share.Mark, *share.Version, error) {
	return b.Transport.Push(ctx, func(path string) error {
		err := write(path)
		b.happens()
		return err
	}, seen)
}

// BeforeSwap lets something happen just before a file's versions are swapped.
func BeforeSwap(f *File, happens func()) (back func()) {
	was := f.way
	f.way = between{was, happens}
	return func() { f.way = was }
}

package store

import (
	"time"

	"baton/model"
)

// During is the same desk with somebody else at it, at another moment of
// business time. Inside a Batch it stays in the transaction, so that a past
// can be told in order: each event by whoever did it, when it was done.
func (d *Desk) During(actor model.Actor, at time.Time) *Desk {
	inner := *d
	inner.actor, inner.clock = actor, func() time.Time { return at }
	return &inner
}

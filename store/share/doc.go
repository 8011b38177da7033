// Package share answers: what happens to a firm's file in a folder that a
// sync service writes to as well?
//
// It carries whole versions of a firm, as bytes, between this computer and
// the others, and never loses one: what it displaces is handed back to be
// read, what it takes away it has claimed, read and asked about first. What a
// version means, and whether it is sound, only the store knows.
//
// Transport is all that the store asks of such a place; Folder is the one
// that a file in a folder is.
package share

import (
	"context"
	"errors"
	"time"
)

// Mark tells two states of a file apart without reading them. A fresh one
// cannot: what is written next may have the same size, and the same times as
// the file system counts them, so whoever meets one reads again.
type Mark struct {
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mod_time"`
	Changed int64     `json:"changed,omitempty"` // of the inode, where the system knows it
	Sum     string    `json:"sum,omitempty"`     // of the content, where it was read or written
	Fresh   bool      `json:"fresh,omitempty"`
}

// IsZero says that nothing was seen yet.
func (m Mark) IsZero() bool { return m.ModTime.IsZero() && m.Size == 0 }

// Same says that nothing was written in between.
func (m Mark) Same(n Mark) bool { return !m.Fresh && !n.Fresh && m.Alike(n) }

// Alike says that nothing can be told from the times; of fresh ones that is
// not much.
func (m Mark) Alike(n Mark) bool {
	return m.Size == n.Size && m.ModTime.Equal(n.ModTime) && m.Changed == n.Changed
}

// Touched is when the version was last written, by the later of its clocks.
func (m Mark) Touched() time.Time {
	if at := time.Unix(0, m.Changed); m.Changed != 0 && at.After(m.ModTime) {
		return at
	}
	return m.ModTime
}

// Seen is what a computer has read already: the version in its place, and
// the others by their names.
type Seen struct {
	Current Mark            `json:"current"`
	Others  map[string]Mark `json:"others,omitempty"`
}

// Kind is how a version came to lie where it lies.
type Kind int

// A Current version lies in its place. A Copy lies beside it under another
// name. A Leftover is what an interrupted publish left: it may be the only
// trace of somebody's work.
const (
	Current Kind = iota
	Copy
	Leftover
)

// Version is one state of a firm that lies outside this computer's replica.
type Version struct {
	Kind    Kind
	Name    string // of the file
	Service string // whose mark the name of a copy carries; empty: a person's
	Mark    Mark
	path    string
}

// Fleeting says that the version may be taken away once all it holds is
// visible in the current one: nobody put it there on purpose.
func (v Version) Fleeting() bool { return v.Kind == Leftover || v.Kind == Copy && v.Service != "" }

// Reads says that a version was read before, to the last byte.
func (m Mark) Reads(n Mark) bool { return m.Sum != "" && m.Sum == n.Sum }

// ErrMoving is a version that changed while it was read, or is gone.
var ErrMoving = errors.New("it changed while it was read")

// Found is what lies in a place.
type Found struct {
	Missing  bool // there is no current version
	Versions []Version
}

// Transport carries versions between computers.
type Transport interface {
	// Pull lists the versions that were not seen yet; the current one first.
	Pull(ctx context.Context, seen Seen) (Found, error)
	// Read gives the bytes of a version, whole, and the mark they were read
	// at; ErrMoving if it is being written.
	Read(ctx context.Context, v Version) ([]byte, Mark, error)
	// Push makes what write writes the current version and gives its mark.
	// Unless exactly the seen version was displaced, the displaced one is
	// handed back as a leftover, to be read and released.
	Push(ctx context.Context, write func(path string) error, seen Mark) (Mark, *Version, error)
	// Release takes a version away if, claimed and read once more, holds
	// says that nothing in it would be lost.
	Release(ctx context.Context, v Version, holds func(image []byte) bool) (gone bool, err error)
	// Watch hints that there may be something new, until ctx ends.
	Watch(ctx context.Context) <-chan struct{}
}

// Sign stands at byte 68 of every firm's file.
const Sign = "BATN"

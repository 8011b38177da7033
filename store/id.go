package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"time"

	"baton/model"
)

// session is random for every process: a restored backup or a cloned laptop
// can never make an id twice.
type session [8]byte

func newSession() (s session) {
	_, _ = rand.Read(s[:]) // never fails (crypto/rand)
	s[0] = s[0]&0x3f | 0x80
	return s
}

// tick is the sortable part of an id: 48 bits of milliseconds, 12 of counter.
type tick uint64

func tickOf(id model.ID) tick {
	hi := binary.BigEndian.Uint64(id[:8])
	return tick(hi>>16<<12 | hi&0xfff)
}

func tickAt(t time.Time) tick { return tick(uint64(t.UnixMilli()) << 12) }

// after is the next tick: the machine's time, but never at or below anything
// seen. A clock from before 1970 or beyond what a merge believes says nothing.
func (t tick) after(machine time.Time) tick {
	if ms := machine.UnixMilli(); ms < 0 || ms > lastInstant {
		return t + 1
	}
	return max(tickAt(machine), t+1)
}

func (t tick) id(s session) (id model.ID) {
	binary.BigEndian.PutUint64(id[:8], uint64(t)>>12<<16|0x7000|uint64(t)&0xfff)
	copy(id[8:], s[:])
	return id
}

func timeOf(id model.ID) time.Time {
	return time.UnixMilli(int64(binary.BigEndian.Uint64(id[:8]) >> 16)).UTC()
}

// naturalID is the id of a row that has a key of its own: two laptops that
// import one list make one set of rows (UUID version 8 of a sha256).
func naturalID(firm model.ID, noun, key string) (id model.ID) {
	h := sha256.New()
	for _, part := range []string{string(firm[:]), noun, key} {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(part)))
		h.Write(n[:])
		h.Write([]byte(part))
	}
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

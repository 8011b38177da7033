package model

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// ID addresses one row of a firm. It is a UUID whose byte order is the order
// of creation (version 7), or a hash of a natural key (version 8).
type ID [16]byte

// IsZero says that the ID addresses nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the usual form with dashes; the zero ID is the empty text.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	var b [36]byte
	hex.Encode(b[0:8], id[0:4])
	hex.Encode(b[9:13], id[4:6])
	hex.Encode(b[14:18], id[6:8])
	hex.Encode(b[19:23], id[8:10])
	hex.Encode(b[24:36], id[10:16])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return string(b[:])
}

// ParseID reads an ID with or without dashes; the empty text is the zero ID.
func ParseID(s string) (ID, error) {
	var id ID
	if s == "" {
		return id, nil
	}
	plain := strings.ReplaceAll(s, "-", "")
	if len(plain) != 32 {
		return id, fmt.Errorf("%q is not an id: it needs 32 hexadecimal digits", s)
	}
	if _, err := hex.Decode(id[:], []byte(plain)); err != nil {
		return ID{}, fmt.Errorf("%q is not an id: it needs 32 hexadecimal digits", s)
	}
	return id, nil
}

// MarshalText lets an ID stand in JSON as its usual form.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	got, err := ParseID(string(b))
	*id = got
	return err
}

package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"unicode/utf8"

	"baton/model"
)

// The acts of an operation. Any other is kept and forwarded, not projected.
const (
	actHeader = 0
	actSet    = 1
	actErase  = 2
)

// headerNoun is the noun of a transaction's header.
const headerNoun = "tx"

// op is one operation: the only truth of a file.
type op struct {
	id, tx, root, ent model.ID
	noun              string
	act               int64
	prev              []byte // sorted ids, 16 bytes each
	body              string
	sum               int64
}

// checksum is the first 8 bytes of sha256 over the length-prefixed columns.
func (o *op) checksum() int64 {
	var buf [512]byte
	b := buf[:0]
	part := func(p []byte) {
		b = binary.BigEndian.AppendUint64(b, uint64(len(p)))
		b = append(b, p...)
	}
	part(o.id[:])
	part(o.tx[:])
	part(o.root[:])
	part(o.ent[:])
	part([]byte(o.noun))
	part(binary.BigEndian.AppendUint64(nil, uint64(o.act)))
	part(o.prev)
	part([]byte(o.body))
	h := sha256.Sum256(b)
	return int64(binary.BigEndian.Uint64(h[:8]))
}

// blank takes out what the entry says and keeps that it was there.
func (o *op) blank() {
	o.body = "{}"
	o.sum = o.checksum()
}

// digest names a set of operations: how many, and the sum of their checksums.
type digest struct {
	Count int64
	Sum   uint64
}

func (d digest) plus(sum int64) digest  { return digest{d.Count + 1, d.Sum + uint64(sum)} }
func (d digest) minus(sum int64) digest { return digest{d.Count - 1, d.Sum - uint64(sum)} }

func (d digest) String() string { return fmt.Sprintf("%d.%016x", d.Count, d.Sum) }

func parseDigest(s string) (d digest, err error) {
	_, err = fmt.Sscanf(s, "%d.%x", &d.Count, &d.Sum)
	return d, err
}

// header is the body of a transaction's header. It holds no personal data.
type header struct {
	Do      string         `json:"do"`
	By      string         `json:"by,omitempty"`
	Hat     string         `json:"hat,omitempty"`
	Replica string         `json:"replica"`
	N       int            `json:"n"`
	Wall    int64          `json:"wall"`
	Now     int64          `json:"now"`
	App     string         `json:"app"`
	Batch   string         `json:"batch,omitempty"`
	Undo    string         `json:"undo,omitempty"`
	Args    map[string]any `json:"args,omitempty"`
}

func (h header) body() string {
	f := model.Fields{"do": h.Do, "replica": h.Replica, "n": int64(h.N), "wall": h.Wall, "now": h.Now, "app": h.App}
	for name, v := range map[string]string{"by": h.By, "hat": h.Hat, "batch": h.Batch, "undo": h.Undo} {
		if v != "" {
			f[name] = v
		}
	}
	if len(h.Args) > 0 {
		f["args"] = h.Args
	}
	return string(appendObject(nil, f))
}

func parseHeader(body string) (h header) {
	_ = json.Unmarshal([]byte(body), &h) // an unreadable header is shown as an unknown change
	return h
}

// setBody is the canonical body of a set: {"f":{...}} with sorted keys.
func setBody(f model.Fields) string {
	b := append(make([]byte, 0, 256), `{"f":`...)
	return string(append(appendObject(b, f), '}'))
}

// strange is a value of a kind Baton does not write (a float, an array, an
// object); it is kept in the log and shown as absent.
type strange string

// parseSet reads the fields of a set.
func parseSet(body string) model.Fields {
	var raw struct {
		F map[string]json.RawMessage `json:"f"`
	}
	if json.Unmarshal([]byte(body), &raw) != nil {
		return nil
	}
	f := make(model.Fields, len(raw.F))
	for name, r := range raw.F {
		f[name] = parseValue(r)
	}
	return f
}

func parseValue(r json.RawMessage) any {
	switch r[0] {
	case '"':
		if bytes.IndexByte(r, '\\') < 0 && utf8.Valid(r) {
			return string(r[1 : len(r)-1]) // nothing is escaped in it
		}
		var s string
		if json.Unmarshal(r, &s) == nil {
			return s
		}
	case 't', 'f':
		return r[0] == 't'
	case 'n':
		return nil
	default:
		if n, err := strconv.ParseInt(string(r), 10, 64); err == nil {
			return n
		}
	}
	return strange(r)
}

func appendObject(b []byte, f map[string]any) []byte {
	names := make([]string, 0, len(f))
	for n := range f {
		names = append(names, n)
	}
	sort.Strings(names)
	b = append(b, '{')
	for i, n := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, n)
		b = append(b, ':')
		b = appendValue(b, f[n])
	}
	return append(b, '}')
}

func appendValue(b []byte, v any) []byte {
	switch x := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		if x {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	case int64:
		return fmt.Appendf(b, "%d", x)
	case int:
		return fmt.Appendf(b, "%d", x)
	case string:
		return appendText(b, x)
	case map[string]any: // only a header's arguments
		return appendObject(b, x)
	}
	panic(fmt.Sprintf("store: a field cannot hold a %T", v))
}

const hexDigits = "0123456789abcdef"

// appendText quotes a text: only what JSON demands is escaped, so that the
// bytes stay readable and the same everywhere.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r < 0x20:
			b = append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// packIDs sorts and joins ids into the form of prev.
func packIDs(ids []model.ID) []byte {
	slices.SortFunc(ids, func(a, b model.ID) int { return bytes.Compare(a[:], b[:]) })
	ids = slices.Compact(ids)
	b := make([]byte, 0, 16*len(ids))
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}

func unpackIDs(b []byte) []model.ID {
	ids := make([]model.ID, 0, len(b)/16)
	for ; len(b) >= 16; b = b[16:] {
		ids = append(ids, model.ID(b[:16]))
	}
	return ids
}

package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"os"

	"baton/model"
)

// image is what the head of a file says before anything else is believed.
type image struct {
	firm   model.ID
	digest digest
	tables int // version of the projection
}

// sniff refuses a file by its first hundred bytes and its size.
func sniff(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return fileError(ErrMissing, path, "There is no file at %s: check the name, or make one with 'new'.", path)
	}
	if err != nil {
		return fileError(ErrMissing, path, "%s cannot be read (%v): check its permissions.", path, err)
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil || st.IsDir() {
		return fileError(ErrForeign, path, "%s is a folder, not a Baton file: name the file inside it.", path)
	}
	var b [100]byte
	n, err := io.ReadFull(f, b[:])
	if n >= 16 && string(b[:16]) != "SQLite format 3\x00" || n == 0 && err != nil || n > 0 && n < 16 {
		return fileError(ErrForeign, path, "%s is not a Baton file: open one that ends in .baton, or import this one as a list.", path)
	}
	if n < len(b) {
		return damaged(path, "it ends in its first line")
	}
	if binary.BigEndian.Uint32(b[68:]) != applicationID {
		return fileError(ErrForeign, path, "%s is a database of another program, not a Baton file: nothing was touched.", path)
	}
	if v := binary.BigEndian.Uint32(b[60:]); v > formatVersion {
		return fileError(ErrNewer, path, "%s was written by a newer Baton (format %d): update Baton to open it; nothing was touched.", path, v)
	}
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	if want := page * int64(binary.BigEndian.Uint32(b[28:])); st.Size() != want {
		return damaged(path, "its size is wrong")
	}
	return nil
}

// inspect looks into a private, unchanging copy of a shared file.
func inspect(ctx context.Context, path string) (*sql.DB, image, error) {
	if err := sniff(path); err != nil {
		return nil, image{}, err
	}
	db, err := sql.Open("sqlite3", dsn(path, "ro", url.Values{"immutable": {"1"}, "_query_only": {"on"}}))
	if err != nil {
		return nil, image{}, err
	}
	im, err := readImage(ctx, db, path)
	if err != nil {
		db.Close()
		return nil, im, err
	}
	return db, im, nil
}

func readImage(ctx context.Context, db querier, path string) (im image, err error) {
	var check string
	if err := db.QueryRowContext(ctx, `pragma quick_check(1)`).Scan(&check); err != nil || check != "ok" {
		return im, damaged(path, "its pages do not fit together")
	}
	firm, err := meta(ctx, db, "firm")
	if err != nil {
		return im, damaged(path, "it has no firm")
	}
	if im.firm, err = model.ParseID(firm); err != nil || im.firm.IsZero() {
		return im, damaged(path, "it has no firm")
	}
	if im.digest, err = readDigest(ctx, db); err != nil {
		return im, damaged(path, "its digest cannot be read")
	}
	tables, err := meta(ctx, db, "tables")
	if err != nil {
		return im, damaged(path, "its tables cannot be read")
	}
	im.tables = atoi(tables)
	return im, nil
}

// verifyLog recomputes every checksum and the digest of the whole log, its
// two halves side by side.
func verifyLog(ctx context.Context, db querier, path string, want digest) error {
	var cut []byte
	err := db.QueryRowContext(ctx, `select id from op order by id limit 1 offset ?`, want.Count/2).Scan(&cut)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return damaged(path, "its log cannot be read")
	}
	var low, high digest
	err = both(func() (err error) {
		low, err = sumUp(ctx, db, path, `where id < ?`, nonNil(cut))
		return err
	}, func() (err error) {
		high, err = sumUp(ctx, db, path, `where id >= ?`, nonNil(cut))
		return err
	})
	if err != nil {
		return err
	}
	if got := (digest{low.Count + high.Count, low.Sum + high.Sum}); got != want {
		return damaged(path, "entries of its log are missing")
	}
	return nil
}

func sumUp(ctx context.Context, db querier, path, where string, args ...any) (got digest, err error) {
	err = eachOp(ctx, db, `select id, tx, root, ent, noun, act, prev, body, sum from op `+where, func(o *op) error {
		if o.sum != o.checksum() {
			return damaged(path, "an entry of its log has changed")
		}
		got = got.with(o)
		return nil
	}, args...)
	var known *FileError
	if err != nil && !errors.As(err, &known) && !errors.Is(err, context.Canceled) {
		err = damaged(path, "its log cannot be read")
	}
	return got, err
}

// eachOp walks operations in the columns' order of the table.
func eachOp(ctx context.Context, db querier, query string, visit func(*op) error, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var o op
	var id, tx, root, ent sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id, &tx, &root, &ent, &o.noun, &o.act, &o.prev, &o.body, &o.sum); err != nil {
			return err
		}
		o.id, o.tx, o.root, o.ent = asID(id), asID(tx), asID(root), asID(ent)
		if err := visit(&o); err != nil {
			return err
		}
	}
	return rows.Err()
}

func atoi(s string) (n int) {
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

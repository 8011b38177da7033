package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"sync"
)

// The log of a file proves itself by its own sums. Its tables do not: they are
// believed only in a file that is, byte for byte, what Baton published.

// pristine is the change counter of every published file. Whatever writes to
// the file counts it up.
const pristine = 1

// A published file carries a sum of all its other bytes where SQLite keeps
// room in its first page.
const sumAt, sumSize = 72, 20

func sumOf(file io.ReaderAt) ([]byte, error) {
	h := sha256.New()
	for _, part := range [][2]int64{{0, sumAt}, {sumAt + sumSize, math.MaxInt64 - sumAt - sumSize}} {
		if _, err := io.Copy(h, io.NewSectionReader(file, part[0], part[1])); err != nil {
			return nil, err
		}
	}
	return h.Sum(nil)[:sumSize], nil
}

// makePristine makes equal contents equal bytes: it evens out the counters
// that tell how often the replica's schema and the file were changed. Then it
// adds the bytes up.
func makePristine(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	one := binary.BigEndian.AppendUint32(nil, pristine)
	for _, at := range []int64{24, 40, 92} { // change counter, schema cookie, counter the version is valid for
		if _, err := f.WriteAt(one, at); err != nil {
			return err
		}
	}
	sum, err := sumOf(f)
	if err == nil {
		_, err = f.WriteAt(sum, sumAt)
	}
	return err
}

// asPublished says whether a version is what a Baton of this kind published,
// tables and all.
func (im *image) asPublished(ctx context.Context, b []byte) (bool, error) {
	sum, err := sumOf(bytes.NewReader(b))
	if err != nil || im.newer || im.tables != projectionVersion || !bytes.Equal(sum, b[sumAt:sumAt+sumSize]) {
		return false, err
	}
	want, err := ownSchema()
	if err != nil {
		return false, err
	}
	got, err := schemaOf(ctx, im.db)
	return got == want, err
}

// ownSchema is how this Baton builds a file.
var ownSchema = sync.OnceValues(func() (string, error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return "", err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(logSchema + projectionSchema()); err != nil {
		return "", err
	}
	return schemaOf(context.Background(), db)
})

// schemaOf describes everything that a file is built of.
func schemaOf(ctx context.Context, q querier) (string, error) {
	rows, err := q.QueryContext(ctx, `select type, name, tbl_name, coalesce(sql, '') from sqlite_schema order by name, type`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var kind, name, table, text string
		if err := rows.Scan(&kind, &name, &table, &text); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%q %q %q %q\n", kind, name, table, text)
	}
	return b.String(), errors.Join(rows.Err(), rows.Close())
}

package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"

	"baton/model"
	"baton/store/share"
)

// image is a version of a firm, opened for reading and for nothing else: a
// complete file of SQLite that nobody changes while it is looked at.
type image struct {
	db     *sql.DB
	path   string // as a refusal names it
	firm   model.ID
	root   model.ID // the firm's own row
	digest digest
	last   string // the greatest id, once the log was added up
	tables int    // version of the projection
	newer  bool   // a newer Baton wrote it, and lets this one read it
	edited bool   // another program has written to it
}

func (im *image) Close() { im.db.Close() }

// widest is how long a value in a version may be, with room to spare: hostile
// ones are refused before they fill the memory.
const widest = 64 << 20

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
	n, _ := io.ReadFull(f, b[:])
	if share.Sealed(b[:n]) {
		return nil // what is in it shows when it is unlocked
	}
	return sniffHead(b[:n], st.Size(), path)
}

func sniffHead(b []byte, size int64, path string) error {
	if hollow(b) {
		return damaged(path, "nothing of it has arrived yet")
	}
	if len(b) < 16 || string(b[:16]) != magic {
		return fileError(ErrForeign, path, "%s is not a Baton file: open one that ends in .baton, or import this one as a list.", path)
	}
	if len(b) < 100 {
		return damaged(path, "it ends in its first line")
	}
	if string(b[68:72]) != share.Sign {
		return fileError(ErrForeign, path, "%s is a database of another program, not a Baton file: nothing was touched.", path)
	}
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	if want := page * int64(binary.BigEndian.Uint32(b[28:])); size != want {
		return damaged(path, "its size is wrong")
	}
	return nil
}

// magic begins every file of SQLite.
const magic = "SQLite format 3\x00"

// hollow says that a file may be any file yet: sync services make room for
// one before its content comes.
func hollow(b []byte) bool {
	return strings.Trim(string(b), "\x00") == "" || strings.HasPrefix(magic, string(b))
}

// imageAt opens a version that lies in a private file.
func imageAt(ctx context.Context, file, path string) (*image, error) {
	if err := sniff(file); err != nil {
		return nil, renamed(err, path)
	}
	db, err := sql.Open("sqlite3", dsn(file, "ro", url.Values{"immutable": {"1"}, "_query_only": {"on"}}))
	if err != nil {
		return nil, err
	}
	head := make([]byte, 100)
	in, err := os.Open(file)
	if err == nil {
		_, err = io.ReadFull(in, head)
		in.Close()
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return newImage(ctx, db, head, path, (*image).checkPages)
}

// imageIn opens a version that lies in memory.
func imageIn(ctx context.Context, b []byte, path string) (*image, error) {
	if err := sniffHead(b[:min(len(b), 100)], int64(len(b)), path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err == nil {
		err = conn.Raw(func(c any) error { return c.(*sqlite3.SQLiteConn).Deserialize(b, "main") })
		conn.Close()
	}
	if err != nil {
		db.Close()
		return nil, damaged(path, "it cannot be opened")
	}
	return newImage(ctx, db, b[:100], path, func(im *image, ctx context.Context) error {
		if sum, err := sumOf(bytes.NewReader(b)); err == nil && !im.edited && bytes.Equal(sum, b[sumAt:sumAt+sumSize]) {
			return nil // its pages were checked when it was published, and are the same to the last byte
		}
		return im.checkPages(ctx)
	})
}

func newImage(ctx context.Context, db *sql.DB, head []byte, path string, check func(*image, context.Context) error) (*image, error) {
	im := &image{db: db, path: path, edited: binary.BigEndian.Uint32(head[24:]) != pristine}
	err := im.examine(ctx, binary.BigEndian.Uint32(head[60:]), check)
	if err != nil {
		db.Close()
		return nil, err
	}
	return im, nil
}

// examine believes nothing: schema, pages and meta are looked at first.
func (im *image) examine(ctx context.Context, format uint32, check func(*image, context.Context) error) error {
	if err := im.tame(ctx); err != nil {
		return damaged(im.path, "it cannot be opened")
	}
	if format > formatVersion {
		reader, err := meta(ctx, im.db, "reader")
		if n := atoi(reader); err != nil || n == 0 || n > formatVersion {
			return fileError(ErrNewer, im.path, "%s was written by a newer Baton (format %d): update Baton to open it; nothing was touched.", im.path, format)
		}
		im.newer = true
	}
	if err := im.checkSchema(ctx); err != nil {
		return err
	}
	if err := check(im, ctx); err != nil {
		return err
	}
	return im.readMeta(ctx)
}

// checkPages looks whether the pages of the file fit together.
func (im *image) checkPages(ctx context.Context) error {
	var found string
	if err := im.db.QueryRowContext(ctx, `pragma quick_check(1)`).Scan(&found); err != nil || found != "ok" {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return damaged(im.path, "its pages do not fit together")
	}
	return nil
}

// tame keeps the schema of a file from doing anything.
func (im *image) tame(ctx context.Context) error {
	conn, err := im.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		x := c.(*sqlite3.SQLiteConn)
		x.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, widest)
		_, err := x.Exec(`pragma trusted_schema = off; pragma cell_size_check = on; pragma query_only = on`, nil)
		return err
	})
}

// checkSchema refuses a file whose log is not the table it should be, or that
// would run something when it is used.
func (im *image) checkSchema(ctx context.Context) error {
	rows, err := im.db.QueryContext(ctx, `select type, name, coalesce(sql, '') from sqlite_schema where name in ('op', 'op_row', 'meta') or type in ('trigger', 'view')`)
	if err != nil {
		return damaged(im.path, "its tables cannot be read")
	}
	defer rows.Close()
	left := len(logTables)
	for rows.Next() {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return damaged(im.path, "its tables cannot be read")
		}
		if want, ok := logTables[name]; !ok || kind != want.kind || plainSQL(text) != want.text {
			return damaged(im.path, fmt.Sprintf("another program has changed how it is built: the %s %s", kind, name))
		}
		left--
	}
	if rows.Err() != nil || left != 0 {
		return damaged(im.path, "it has no log")
	}
	return nil
}

// logTables is what the log's own tables look like in every file.
var logTables = func() map[string]struct{ kind, text string } {
	all := map[string]struct{ kind, text string }{}
	for _, stmt := range strings.Split(logSchema, ";") {
		text := plainSQL(stmt)
		words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '(' })
		if len(words) > 2 {
			all[words[2]] = struct{ kind, text string }{words[1], text}
		}
	}
	return all
}()

func plainSQL(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

func (im *image) readMeta(ctx context.Context) error {
	firm, err := meta(ctx, im.db, "firm")
	if err == nil {
		im.firm, err = model.ParseID(firm)
	}
	if err != nil || im.firm.IsZero() {
		return damaged(im.path, "it has no firm")
	}
	root, err := meta(ctx, im.db, "root")
	if err == nil {
		im.root, err = model.ParseID(root)
	}
	if err != nil {
		return damaged(im.path, "it has no firm")
	}
	if im.root.IsZero() {
		im.root = im.firm
	}
	if im.digest, err = readDigest(ctx, im.db); err != nil {
		return damaged(im.path, "its digest cannot be read")
	}
	tables, err := meta(ctx, im.db, "tables")
	if err != nil {
		return damaged(im.path, "its tables cannot be read")
	}
	im.tables = atoi(tables)
	return nil
}

// tablesFit says whether the tables of a version that lies in a file show
// what its log tells.
func (im *image) tablesFit(ctx context.Context) (bool, error) {
	if im.tables != projectionVersion {
		return true, nil // other tables, which are not looked at
	}
	f := &File{path: im.path, firm: im.root, identity: im.firm, eyes: im.db}
	var differs, worth model.Problems
	err := f.checkTables(ctx, &differs, &worth)
	return len(differs) == 0, err
}

// renamed lets a refusal speak of the user's file, not of our copy.
func renamed(err error, path string) error {
	var e *FileError
	if errors.As(err, &e) && errors.Is(err, ErrDamaged) {
		return damaged(path, "its content does not fit together")
	}
	return err
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

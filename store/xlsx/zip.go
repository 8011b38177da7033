package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"

	"github.com/klauspost/compress/flate"
)

// level 5 of this compressor gives files as small as the usual level 6 in a
// fraction of the time (the benchmark in this package measures both).
const level = 5

// container is the zip file of a workbook. Parts named in rows get their
// rows while they are written, so that no sheet is ever held as XML.
type container struct {
	*zip.Writer
	rows map[string]func(io.Writer) error
}

func newContainer(w io.Writer, rows map[string]func(io.Writer) error) *container {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return newDeflate(out), nil })
	return &container{z, rows}
}

// AddFS is part of the interface and unused by the workbook writer.
func (c *container) AddFS(fsys fs.FS) error { return c.Writer.AddFS(fsys) }

// Create begins a part.
func (c *container) Create(name string) (io.Writer, error) {
	w, err := c.Writer.Create(name)
	if fill, ok := c.rows[name]; ok && err == nil {
		return &splice{to: w, fill: fill}, nil
	}
	return w, err
}

// splice passes a worksheet through and puts the rows in where its data ends.
type splice struct {
	to   io.Writer
	fill func(io.Writer) error
	held []byte
	done bool
}

var dataEnd = []byte("</sheetData>")

func (s *splice) Write(p []byte) (int, error) {
	if s.done {
		return s.to.Write(p)
	}
	s.held = append(s.held, p...)
	at := bytes.Index(s.held, dataEnd)
	if at < 0 {
		return len(p), nil
	}
	s.done = true
	if _, err := s.to.Write(s.held[:at]); err != nil {
		return 0, err
	}
	if err := s.fill(s.to); err != nil {
		return 0, err
	}
	if _, err := s.to.Write(s.held[at:]); err != nil {
		return 0, err
	}
	return len(p), nil
}

// deflate compresses a part in chunks, each on its own core: every chunk
// starts from the end of the one before as its dictionary, so the result is
// one ordinary deflate stream.
type deflate struct {
	to      io.Writer
	chunk   []byte
	before  []byte
	waiting []chan piece
	spare   chan *flate.Writer // compressors to use again; each is a megabyte
	err     error
}

type piece struct {
	data []byte
	err  error
}

const (
	chunkSize = 512 << 10
	window    = 32 << 10
	ahead     = 4 // chunks under way at once
)

func newDeflate(to io.Writer) *deflate {
	return &deflate{to: to, spare: make(chan *flate.Writer, ahead)}
}

func (d *deflate) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 && d.err == nil {
		if d.chunk == nil {
			d.chunk = make([]byte, 0, chunkSize)
		}
		room := min(len(p), chunkSize-len(d.chunk))
		d.chunk = append(d.chunk, p[:room]...)
		p = p[room:]
		if len(d.chunk) == chunkSize {
			d.send(false)
		}
	}
	return n, d.err
}

// Close ends the stream.
func (d *deflate) Close() error {
	d.send(true)
	for len(d.waiting) > 0 {
		d.receive()
	}
	return d.err
}

func (d *deflate) send(last bool) {
	if len(d.waiting) == ahead {
		d.receive()
	}
	out, chunk, dictionary := make(chan piece, 1), d.chunk, d.before
	d.waiting = append(d.waiting, out)
	d.before = chunk[max(0, len(chunk)-window):]
	d.chunk = nil
	go func() {
		data, err := d.compress(chunk, dictionary, last)
		out <- piece{data, err}
	}()
}

func (d *deflate) receive() {
	p := <-d.waiting[0]
	d.waiting = d.waiting[1:]
	if d.err == nil {
		d.err = p.err
	}
	if d.err == nil {
		_, d.err = d.to.Write(p.data)
	}
}

func (d *deflate) compress(chunk, dictionary []byte, last bool) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(chunk)/6 + 64)
	w, err := d.compressor(&out, dictionary)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(chunk); err != nil {
		return nil, err
	}
	if last {
		err = w.Close()
	} else {
		err = w.Flush()
	}
	d.spare <- w
	return out.Bytes(), err
}

func (d *deflate) compressor(out io.Writer, dictionary []byte) (*flate.Writer, error) {
	select {
	case w := <-d.spare:
		w.ResetDict(out, dictionary)
		return w, nil
	default:
		return flate.NewWriterDict(out, level, dictionary)
	}
}

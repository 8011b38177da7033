package xlsx

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
)

func TestDeflate_gives_back_every_byte(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3*chunkSize+17)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for story, data := range map[string][]byte{
		"nothing":                     nil,
		"one byte":                    {7},
		"exactly one chunk":           bytes.Repeat([]byte("baton "), chunkSize/6+1)[:chunkSize],
		"many chunks that look alike": []byte(strings.Repeat("<c r=\"A1\" s=\"3\"><v>17</v></c>", 200_000)),
		"many chunks of noise":        noise,
	} {
		t.Run(story, func(t *testing.T) {
			var packed bytes.Buffer
			d := newDeflate(&packed)
			for rest := data; len(rest) > 0; { // in uneven pieces
				n := min(len(rest), 1+random.IntN(100_000))
				if _, err := d.Write(rest[:n]); err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(flate.NewReader(&packed))
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes came back as %d, %v", len(data), len(got), err)
			}
		})
	}
}

func TestDeflate_chunks_know_what_went_before(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	page := make([]byte, window/2)
	for i := range page {
		page[i] = byte(random.Uint32())
	}
	var packed bytes.Buffer
	d := newDeflate(&packed)
	for range 4 * chunkSize / len(page) {
		if _, err := d.Write(page); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	// One page of noise once, then nearly nothing: a chunk that had to begin
	// anew would spend the page again.
	if packed.Len() > 2*len(page) {
		t.Errorf("%d bytes for one page of %d repeated", packed.Len(), len(page))
	}
}

func TestDeflate_stops_when_the_disk_is_full(t *testing.T) {
	d := newDeflate(brokenDisk{})
	_, _ = d.Write(make([]byte, 10*chunkSize)) // the error may show here or at Close
	if err := d.Close(); !errors.Is(err, errFull) {
		t.Errorf("err = %v", err)
	}
}

var errFull = errors.New("no space left on device")

type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errFull }

func TestSplice_puts_rows_in_wherever_the_mark_is_cut(t *testing.T) {
	const whole = "<sheetData><row/></sheetData><x/>"
	for cut := range len(whole) {
		var out bytes.Buffer
		s := &splice{to: &out, fill: func(w io.Writer) error {
			_, err := io.WriteString(w, "ROWS")
			return err
		}}
		for _, piece := range []string{whole[:cut], whole[cut:]} {
			if n, err := io.WriteString(s, piece); err != nil || n != len(piece) {
				t.Fatal(n, err)
			}
		}
		if out.String() != "<sheetData><row/>ROWS</sheetData><x/>" {
			t.Errorf("cut at %d: %s", cut, out.String())
		}
	}
}

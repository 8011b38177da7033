package share

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"
)

// quick is a lock that is no work, and passphrase what opens it in tests.
var quick = lock{work: 1, most: 8}

const passphrase = "Jede Staffel hat zwei Enden"

// image is n bytes that do not repeat at the size of a chunk.
func image(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * 7 / 3)
	}
	copy(b, "SQLite format 3\x00 Acme, Jane Doe")
	return b
}

func sealed(t testing.TB, image []byte) []byte {
	t.Helper()
	b, err := quick.seal(image, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSeal(t *testing.T) {
	const chunk = 64 << 10
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3*chunk + 100} {
		t.Run(fmt.Sprintf("%d bytes come back as they were", n), func(t *testing.T) {
			b := sealed(t, image(n))
			got, err := Unseal(b, passphrase)
			if err != nil || !bytes.Equal(got, image(n)) {
				t.Errorf("%d bytes came back (%v)", len(got), err)
			}
			if !Sealed(b) || Sealed(got) {
				t.Errorf("sealed: %v, unsealed: %v", Sealed(b), Sealed(got))
			}
			if more := len(b) - n; more > 1024+n/1024 {
				t.Errorf("it grew by %d", more)
			}
		})
	}
	t.Run("nothing of a customer can be read in it", func(t *testing.T) {
		if b := sealed(t, image(200)); bytes.Contains(b, []byte("Jane")) || bytes.Contains(b, []byte("SQLite")) {
			t.Errorf("%q", b)
		}
	})
	t.Run("the same image is never sealed alike", func(t *testing.T) {
		if bytes.Equal(sealed(t, image(200)), sealed(t, image(200))) {
			t.Error("it was")
		}
	})
	t.Run("without a passphrase nothing is sealed", func(t *testing.T) {
		if b, err := Seal(image(200), ""); !errors.Is(err, ErrLocked) || b != nil {
			t.Errorf("%d bytes, %v", len(b), err)
		}
	})
	t.Run("a guess costs what it costs with age", func(t *testing.T) {
		b, err := Seal(image(10), passphrase)
		if err != nil {
			t.Fatal(err)
		}
		if line := strings.Split(string(b), "\n")[1]; !strings.HasPrefix(line, "-> scrypt ") || !strings.HasSuffix(line, " 18") {
			t.Errorf("%q", line)
		}
		if got, err := Unseal(b, passphrase); err != nil || !bytes.Equal(got, image(10)) {
			t.Errorf("%d bytes came back (%v)", len(got), err)
		}
	})
}

func TestUnseal_locked(t *testing.T) {
	b := sealed(t, image(200))
	for _, guess := range []string{"", " ", passphrase + " ", strings.ToLower(passphrase), passphrase[1:], passphrase + passphrase, "\x00", "\xff"} {
		t.Run(fmt.Sprintf("%q does not open it", guess), func(t *testing.T) {
			if got, err := quick.unseal(b, guess); !errors.Is(err, ErrLocked) || errors.Is(err, ErrTorn) || got != nil {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		})
	}
	t.Run("a file that was locked by a key has no passphrase", func(t *testing.T) {
		key, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		w, err := age.Encrypt(&b, key.Recipient())
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		if _, err := Unseal(b.Bytes(), passphrase); !errors.Is(err, ErrLocked) {
			t.Error(err)
		}
	})
}

func TestUnseal_torn(t *testing.T) {
	whole := sealed(t, image(150_000)) // three chunks
	head := bytes.Index(whole, []byte("\n--- ")) + 50
	torn := func(t *testing.T, what string, b []byte) {
		t.Helper()
		if got, err := quick.unseal(b, passphrase); !errors.Is(err, ErrTorn) || got != nil {
			t.Errorf("%s: %d bytes, %v", what, len(got), err)
		}
	}
	t.Run("cut anywhere it is refused", func(t *testing.T) {
		cuts := 0
		for n := 0; n < len(whole); n += step(n, head, 509) {
			torn(t, fmt.Sprintf("cut at %d", n), whole[:n])
			cuts++
		}
		for n := len(whole) - 40; n < len(whole); n++ {
			torn(t, fmt.Sprintf("cut at %d", n), whole[:n])
			cuts++
		}
		t.Logf("%d cuts", cuts)
	})
	t.Run("changed anywhere it is refused", func(t *testing.T) {
		changes := 0
		for i := 0; i < len(whole); i += step(i, head, 509) {
			for _, bit := range []byte{1, 4, 0x80} {
				b := bytes.Clone(whole)
				b[i] ^= bit
				got, err := quick.unseal(b, passphrase)
				if got != nil || !errors.Is(err, ErrTorn) && !errors.Is(err, ErrLocked) {
					t.Errorf("bit %d of byte %d: %d bytes, %v", bit, i, len(got), err)
				}
				if i >= head && !errors.Is(err, ErrTorn) {
					t.Errorf("bit %d of byte %d: %v", bit, i, err)
				}
				changes++
			}
		}
		t.Logf("%d changes", changes)
	})
	const chunk = 64<<10 + 16
	body := head + 16
	for what, b := range map[string][]byte{
		"a byte more":                 append(bytes.Clone(whole), 0),
		"twice":                       append(bytes.Clone(whole), whole...),
		"a hole":                      append(bytes.Clone(whole[:body+100]), whole[body+200:]...),
		"a chunk missing":             append(bytes.Clone(whole[:body]), whole[body+chunk:]...),
		"the last chunk missing":      whole[:body+2*chunk],
		"a chunk twice":               append(bytes.Clone(whole[:body+chunk]), whole[body:]...),
		"zeros in place of it":        make([]byte, len(whole)),
		"zeros behind its head":       append(bytes.Clone(whole[:head]), make([]byte, len(whole)-head)...),
		"an image that nobody sealed": image(5000),
		"a text":                      []byte("company,contact\nAcme,Jane\n"),
		"only the first line":         []byte(ageBegins),
	} {
		t.Run(what+" is refused", func(t *testing.T) { torn(t, what, b) })
	}
	t.Run("another file's head is refused", func(t *testing.T) {
		other := sealed(t, image(150_000))
		torn(t, "the other's head", append(bytes.Clone(other[:head]), whole[head:]...))
	})
	t.Run("a file that asks for too much work is refused at once", func(t *testing.T) {
		b := bytes.Replace(whole, []byte(" 1\n"), []byte(" 21\n"), 1)
		if got, err := Unseal(b, passphrase); !errors.Is(err, ErrTorn) || got != nil {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
}

// step is one byte in the head, and a long one behind it.
func step(at, head, long int) int {
	if at < head {
		return 1
	}
	return long
}

func TestSealed(t *testing.T) {
	b := sealed(t, image(200))
	for what, c := range map[string]struct {
		b    []byte
		want bool
	}{
		"a sealed file":            {b, true},
		"its beginning":            {b[:100], true},
		"less than its first line": {b[:len(ageBegins)-1], false},
		"nothing":                  {nil, false},
		"a plain file":             {image(200), false},
		"a later form of age":      {[]byte("age-encryption.org/v2\n"), false},
	} {
		t.Run(what, func(t *testing.T) {
			if Sealed(c.b) != c.want {
				t.Errorf("got %v", !c.want)
			}
		})
	}
}

// TestSeal_withAge: a firm's file is not bound to Baton.
func TestSeal_withAge(t *testing.T) {
	want := image(100_000)
	t.Run("age opens what Baton sealed", func(t *testing.T) {
		identity, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			t.Fatal(err)
		}
		r, err := age.Decrypt(bytes.NewReader(sealed(t, want)), identity)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
	t.Run("Baton opens what age sealed", func(t *testing.T) {
		recipient, err := age.NewScryptRecipient(passphrase)
		if err != nil {
			t.Fatal(err)
		}
		recipient.SetWorkFactor(10)
		var b bytes.Buffer
		w, err := age.Encrypt(&b, recipient)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(want); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		if got, err := Unseal(b.Bytes(), passphrase); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
	t.Run("the program age opens what Baton sealed", func(t *testing.T) {
		for _, program := range []string{"age", "script"} { // age asks for passphrases on a terminal only
			if _, err := exec.LookPath(program); err != nil || runtime.GOOS != "linux" { // elsewhere script is another program
				t.Skipf("The program %s of Linux is not installed.", program)
			}
		}
		dir := t.TempDir()
		in, out := filepath.Join(dir, "team.baton"), filepath.Join(dir, "plain")
		if err := os.WriteFile(in, sealed(t, want), 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.CommandContext(t.Context(), "script", "-qec", fmt.Sprintf("age -d -o '%s' '%s'", out, in), "/dev/null")
		c.Stdin = strings.NewReader(passphrase + "\n")
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes, %v; age said %q", len(got), err, said)
		}
	})
}

func FuzzUnseal(f *testing.F) {
	whole := sealed(f, image(300))
	f.Add(whole)
	f.Add(whole[:60])
	f.Add(append(bytes.Clone(whole), 1))
	f.Add(bytes.Replace(whole, []byte(" 1\n"), []byte(" 7\n"), 1))
	f.Add([]byte(ageBegins + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n\n--- \n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := quick.unseal(b, passphrase)
		if err == nil && !bytes.Equal(got, image(300)) {
			t.Errorf("%q was opened as %q", b, got)
		}
		if err != nil && (got != nil || errors.Is(err, ErrTorn) == errors.Is(err, ErrLocked)) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	plain := image(8 << 20)
	for b.Loop() {
		if _, err := Seal(plain, passphrase); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnseal(b *testing.B) {
	whole, err := Seal(image(8<<20), passphrase)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Unseal(whole, passphrase); err != nil {
			b.Fatal(err)
		}
	}
}

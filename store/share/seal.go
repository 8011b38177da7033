package share

import (
	"bytes"
	"errors"
	"fmt"

	"filippo.io/age"
)

// ErrLocked is a sealed image whose passphrase is missing or another one.
var ErrLocked = errors.New("the passphrase is missing or is another one")

// ErrTorn is a sealed image that was cut or changed after it was sealed.
var ErrTorn = errors.New("what was sealed is not whole")

const (
	ageBegins = "age-encryption.org/v1\n" // the first line of every file that age wrote
	usualWork = 18                        // of trying a passphrase, as age itself does: about a second and 256 MB
	mostWork  = 20                        // that a file may ask of whoever opens it: four times as much
)

// lock is how hard a passphrase is made to guess: each step doubles the work.
type lock struct{ work, most int }

// Seal protects an image by a passphrase. Any program that reads the age
// format opens it, so a firm is not bound to Baton.
func Seal(image []byte, passphrase string) ([]byte, error) {
	return lock{usualWork, mostWork}.seal(image, passphrase)
}

// Unseal gives back the image that Seal protected, whole, or none of it.
func Unseal(b []byte, passphrase string) ([]byte, error) {
	return lock{usualWork, mostWork}.unseal(b, passphrase)
}

// Sealed says whether an image is protected by a passphrase.
func Sealed(b []byte) bool { return bytes.HasPrefix(b, []byte(ageBegins)) }

func (l lock) seal(image []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, ErrLocked
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("take the passphrase: %w", err)
	}
	recipient.SetWorkFactor(l.work)
	var sealed bytes.Buffer
	sealed.Grow(len(image) + len(image)/1024 + 1024)
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		return nil, fmt.Errorf("seal the file: %w", err)
	}
	_, err = w.Write(image)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("seal the file: %w", err)
	}
	return sealed.Bytes(), nil
}

func (l lock) unseal(b []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, ErrLocked
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("take the passphrase: %w", err)
	}
	identity.SetMaxWorkFactor(l.most)
	r, err := age.Decrypt(bytes.NewReader(b), identity)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, ErrLocked
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrTorn, err)
	}
	var image bytes.Buffer
	image.Grow(len(b))
	if _, err := image.ReadFrom(r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTorn, err)
	}
	return image.Bytes(), nil
}

package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baton/store/share"
)

// makeFolder makes a private folder and those above it that are missing. Its
// name is safe on the disk only once the folder above it is synced: without
// that, a power failure may take it away with all that was synced inside.
func makeFolder(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	above := filepath.Dir(dir)
	if err := makeFolder(above); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	if err := share.SyncFolder(above); err != nil {
		return fmt.Errorf("make the folder %s safe on the disk: %w", dir, err)
	}
	return nil
}

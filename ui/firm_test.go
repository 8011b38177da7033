package ui_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
)

// firm is a sample firm on a real disk, as its first member works at it.
func firm(t *testing.T, kind string) *store.Desk { return firmAt(t, kind, now) }

// firmAt is one whose year ends at a moment.
func firmAt(t *testing.T, kind string, now time.Time) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	d := storetest.Desk(t, f)
	return d.As(d.Actor(), func() time.Time { return now })
}

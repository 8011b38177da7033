package ui_test

import (
	"context"
	"path/filepath"
	"testing"

	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
)

// firm is a sample firm on a real disk, as its first member works at it.
func firm(t *testing.T, kind string) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return storetest.Desk(t, f)
}

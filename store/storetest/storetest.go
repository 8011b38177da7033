// Package storetest answers: how does a test get a real firm on a real disk?
package storetest

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"baton/model"
	"baton/model/template"
	"baton/store"
)

// Now is the business moment tests live in: a Monday morning.
var Now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// New makes a firm of the plain template in the test's own folder, with its
// own replicas, and a desk for its first member at Now.
func New(t testing.TB) *store.Desk { return FromTemplate(t, "plain") }

// FromTemplate makes a firm of a template.
func FromTemplate(t testing.TB, id string) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	seeds := template.Rows(id, template.Start{Name: "Test firm", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Ada"})
	f, err := store.Create(context.Background(), filepath.Join(dir, "firm.baton"), seeds, func() time.Time { return Now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return Desk(t, f)
}

// Desk opens a desk on a file for its first member, in their first hat, at Now.
func Desk(t testing.TB, f *store.File) *store.Desk {
	t.Helper()
	members, err := f.Members(context.Background())
	if err != nil || len(members) == 0 {
		t.Fatalf("members: %v %v", members, err)
	}
	actor := model.Actor{Member: members[0].ID, Name: members[0].Name}
	if len(members[0].Hats) > 0 {
		actor.Hat = members[0].Hats[0]
	}
	return f.As(actor, func() time.Time { return Now })
}

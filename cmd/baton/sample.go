package main

import (
	"context"
	"time"

	"baton/model/template"
	"baton/store"
)

// plantSample makes a sample firm whose year ends now.
func plantSample(ctx context.Context, path, kind string, clock func() time.Time, tell store.Progress) (*store.File, error) {
	return store.Create(ctx, path, template.Rows("cloud", template.Start{Name: "Northwind Cloud", Currency: "EUR", Zone: "Europe/Lisbon", Member: "Ada Kestrel", Solo: kind == "solo"}), clock)
}

// Package sample answers: what does a living firm look like?
//
// It plants two firms whose year ends at a given moment: a consultancy of
// fourteen, and a founder alone. Everything goes through the same intents as
// a real firm's work, each at its own moment and by whoever did it, so that
// every gate, score, clock and finding is earned. The same moment gives the
// same content; only ids are fresh.
package sample

import (
	"context"
	"errors"
	"fmt"
	"time"

	"baton/model"
	"baton/model/template"
	"baton/store"
)

// Kinds are the firms there are: "team", fourteen people of whom two sell, and
// "solo", a founder alone.
func Kinds() []string { return []string{"team", "solo"} }

// Plant makes a sample firm at path, its year ending at now, and publishes it.
func Plant(ctx context.Context, path, kind string, now time.Time, progress store.Progress) (*store.File, error) {
	var cast firm
	switch kind {
	case "team":
		cast = teamFirm()
	case "solo":
		cast = soloFirm()
	default:
		return nil, model.Refuse("kind", fmt.Sprintf("There is no sample firm %q: choose team or solo.", kind))
	}
	now = now.UTC().Truncate(time.Minute)
	seeds := template.Rows(cast.template, cast.start)
	f, err := store.Create(ctx, path, seeds, func() time.Time { return now })
	if err != nil {
		return nil, err
	}
	if err = plant(ctx, f, cast, now, progress); err == nil {
		_, err = f.Sync(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("plant the sample firm: %w", err), f.Abandon())
	}
	return f, nil
}

// firm is one sample: how it starts, and how its year is told.
type firm struct {
	template string
	start    template.Start
	set      func(*world) // teams, people, campaigns
	tell     func(*world) error
}

// plant tells the year in one transaction. Nobody's name stands at its head:
// undoing the last change must not take the whole firm away.
func plant(ctx context.Context, f *store.File, cast firm, now time.Time, progress store.Progress) error {
	w, err := newWorld(ctx, f, now)
	if err != nil {
		return err
	}
	nobody := f.As(model.Actor{}, func() time.Time { return now })
	err = nobody.Batch(ctx, "Sample year", func(d *store.Desk) error {
		w.desk = d
		cast.set(w)
		if err := errors.Join(w.wrong...); err != nil {
			return err
		}
		if err := cast.tell(w); err != nil {
			return err
		}
		return w.play(progress)
	})
	if err != nil {
		return err
	}
	if _, err = nobody.ClosePeriods(ctx); err != nil { // as their weekly meetings would have done
		return err
	}
	return w.keptUp(nobody)
}

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baton/model"
	"baton/model/template"
	"baton/store"
	"baton/store/sample"
	"baton/ui/welcome"
)

// Recent implements welcome.Host: nobody sees other firms' names while
// presenting.
func (w *window) Recent() []welcome.Recent {
	if w.wishes.present {
		return nil
	}
	var out []welcome.Recent
	for _, p := range w.memory.Places {
		if exists(p.Path) {
			out = append(out, welcome.Recent{Firm: p.Firm, Path: p.Path, Opened: p.Opened})
		}
	}
	return out
}

// Folder implements welcome.Host.
func (w *window) Folder() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if docs := filepath.Join(dir, "Documents"); exists(docs) {
		return docs
	}
	return dir
}

// Zone implements welcome.Host.
func (w *window) Zone() string { return localZone(os.Getenv("TZ"), os.Readlink) }

// localZone names this computer's time zone; UTC when nobody says. Go itself
// knows its rules, but not its name.
func localZone(tz string, readlink func(string) (string, error)) string {
	known := func(name string) bool {
		_, err := time.LoadLocation(name)
		return err == nil && name != "" && name != "Local"
	}
	if tz = strings.TrimPrefix(tz, ":"); known(tz) {
		return tz
	}
	if link, err := readlink("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(link, "zoneinfo/"); ok && known(name) {
			return name
		}
	}
	return "UTC"
}

// Now implements welcome.Host.
func (w *window) Now() time.Time { return w.clock() }

// Make implements welcome.Host.
func (w *window) Make(n welcome.NewFirm) {
	w.work("Making "+n.Start.Name, n.List, func(ctx context.Context, tell store.Progress) (*store.File, error) {
		if err := os.MkdirAll(filepath.Dir(n.Path), 0o755); err != nil {
			return nil, err
		}
		return store.Create(ctx, n.Path, template.Rows(n.Template, n.Start), w.clock)
	})
}

// Sample implements welcome.Host.
func (w *window) Sample(kind string) {
	w.work("Opening the sample firm", "", func(ctx context.Context, tell store.Progress) (*store.File, error) {
		dir := filepath.Join(w.home, "samples")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		return sampleFirm(ctx, dir, kind, w.clock, tell)
	})
}

// sampleFirm opens the sample firm of the day, and makes it the first time:
// what one tried in the morning is still there in the afternoon, and tomorrow
// a fresh one ends its year tomorrow.
func sampleFirm(ctx context.Context, dir, kind string, clock func() time.Time, tell store.Progress) (*store.File, error) {
	path := filepath.Join(dir, "Sample "+kind+" "+clock().Format("2006-01-02")+".baton")
	if exists(path) {
		return store.Open(ctx, path, tell)
	}
	return sample.Plant(ctx, path, kind, clock(), tell)
}

// sentences are what an error says, in the user's words.
func sentences(err error) []string {
	var refused *model.Invalid
	if errors.As(err, &refused) {
		var out []string
		for _, p := range refused.Problems {
			out = append(out, p.Text)
		}
		return out
	}
	var file *store.FileError
	if errors.As(err, &file) {
		return []string{file.Text}
	}
	return []string{"That did not work: " + err.Error()}
}

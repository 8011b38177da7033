package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/store"
	"baton/ui"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

// firm is the firm that is open in the window, as one person works at it.
type firm struct {
	window *window
	file   *store.File
	desk   *desk
	frame  *ui.Frame
	finder *finder
	keeper *keeper

	reminder atomic.Pointer[reminder] // of whoever works here

	who      shell.Status // firm, person and hat, as the status bar says them
	counting *time.Timer  // what waits is counted anew soon
	quiet    bool         // months are closing by themselves
	undoing  bool         // the change under way is said by the undo itself
	leaving  bool
	failed   string // what was last said about saving
	asked    bool   // for the passphrase of a file that was locked meanwhile
}

const recountTime = 400 * time.Millisecond

func newFirm(w *window, f *store.File) (*firm, error) {
	place := w.memory.at(f.Path())
	actor, err := actorOf(context.Background(), f, w.wishes.as, place)
	if err != nil {
		return nil, err
	}
	o := &firm{window: w, file: f}
	o.sit(actor)
	o.keeper = newKeeper(f, place.Backup, func(s saved) { fyne.Do(func() { o.saved(s) }) })
	o.keeper.merged = func(r model.Round) { fyne.Do(func() { o.synced(r) }) }
	o.keeper.minute = o.minute
	f.Watch(func(c model.Change) {
		o.keeper.changed()
		o.heard(c)
		fyne.Do(func() { o.changed(c) })
	})
	o.keeper.start()
	return o, nil
}

// sit works at the firm as somebody.
func (o *firm) sit(a model.Actor) {
	w := o.window
	o.desk = &desk{Desk: o.file.As(a, w.clock),
		sent: func() []sent {
			return slices.DeleteFunc(slices.Clone(w.memory.at(o.file.Path()).Reports), func(s sent) bool { return !exists(s.Path) })
		},
		wrote: func(s sent) {
			fyne.DoAndWait(func() {
				w.memory.at(o.file.Path()).wrote(s)
				w.keep()
			})
		},
		firm: o}
	o.finder = newFinder(o.desk)
	o.who = o.look()
	o.remind(context.Background())
}

// show builds the frame and goes to a page; a list is read on the way.
func (o *firm) show(route, list string) {
	w := o.window
	place := w.memory.at(o.file.Path())
	o.frame = ui.Open(ui.Options{
		Store: o.desk,
		Shell: shell.Options{
			Window: w.win, Version: store.Version, Status: o.status, Find: o.finder.find,
			Undo: o.step(o.desk.Undo), Redo: o.step(o.desk.Redo), Actions: o.actions(),
			Mode: theme.Mode(w.memory.Light), OnMode: o.light, Licences: licences(),
		},
		BackUp:   o.backup,
		AllAgree: place.AllAgree,
		OnAllAgree: func(on bool) {
			w.memory.at(o.file.Path()).AllAgree = on
			w.keep()
		},
	})
	w.win.SetTitle(o.who.Firm + " · Baton")
	if route == "" {
		route = o.frame.Home()
	}
	o.frame.Go(route)
	if list != "" {
		o.frame.Import([]string{list})
	}
	if notes := o.file.Notes(); len(notes) > 0 {
		o.frame.Notify(shell.Notice{Text: notes[0], More: notes[1:]})
	}
	o.askCopy()
}

// synced hears what a round brought.
func (o *firm) synced(r model.Round) {
	if o.frame != nil && !o.leaving {
		o.frame.Synced(r)
	}
}

// reopen closes the firm as it is, without putting anything into the file,
// and opens what open gives.
func (o *firm) reopen(title string, open func(context.Context) (*store.File, error)) {
	w := o.window
	o.leaving, w.firm = true, nil
	w.work(title, "", func(ctx context.Context, tell store.Progress) (*store.File, error) {
		tell(0, 0, "Closing the firm")
		o.keeper.stop()
		if err := o.file.Close(); err != nil {
			return nil, err
		}
		return open(ctx)
	})
}

// askCopy asks once what a copy of a firm's file is.
func (o *firm) askCopy() {
	from, err := o.file.Copied(context.Background())
	if err != nil || from == "" || o.window.wishes.present {
		return
	}
	path := o.file.Path()
	sharing.AskCopy(o.frame.Shell, path, from, func() {
		o.frame.Do(shell.Action{Label: "The same firm", Run: func() error { return o.file.SameFirm(context.Background()) }})
	}, func() {
		o.leaving, o.window.firm = true, nil
		o.window.work("Making a firm of its own", "", func(ctx context.Context, tell store.Progress) (*store.File, error) {
			o.keeper.stop()
			if err := o.file.NewFirm(ctx); err != nil {
				return nil, errors.Join(err, o.file.Close())
			}
			return store.Open(ctx, path, tell)
		})
	})
}

func (o *firm) light(m theme.Mode) {
	o.window.memory.Light = string(m)
	o.window.keep()
}

// changed tells the screens what a write touched.
func (o *firm) changed(c model.Change) {
	if o.frame == nil || o.leaving {
		return
	}
	if o.undoing || c.Tx.IsZero() || c.All {
		c.Label = "" // the undo, or whoever did something large, says it better
	}
	if o.quiet && c.Touches("period") {
		c.Label = ""
	}
	o.undoing = false
	o.finder.changed(c)
	if c.Touches("firm", "member", "team") {
		o.who = o.look()
		o.window.win.SetTitle(o.who.Firm + " · Baton")
		o.frame.Look()
	}
	o.frame.Changed(c)
	o.recount()
}

// recount counts what waits a moment after the last change, so that the
// screen is painted first.
func (o *firm) recount() {
	if o.counting != nil {
		o.counting.Stop()
	}
	frame := o.frame
	o.counting = time.AfterFunc(recountTime, func() {
		fyne.Do(func() {
			if o.frame == frame && !o.leaving {
				frame.Count()
			}
		})
	})
}

// step undoes or redoes, and says what it was.
func (o *firm) step(run func(context.Context) (store.Undone, error)) func() (string, error) {
	return func() (string, error) {
		o.undoing = true
		u, err := run(context.Background())
		if err != nil {
			o.undoing = false
			return "", err
		}
		return undone(u), nil
	}
}

// saved hears where the work is safe; a new failure is said once, in full.
func (o *firm) saved(s saved) {
	if o.frame == nil || o.leaving {
		return
	}
	if !s.Backup.IsZero() {
		o.window.memory.at(o.file.Path()).Backup = s.Backup
		o.window.keep()
	}
	o.frame.RefreshFrame()
	if errors.Is(s.Err, store.ErrLocked) {
		o.askPassphrase()
		return
	}
	text := ""
	if s.Err != nil {
		text = strings.Join(sentences(s.Err), " ")
	}
	if text != "" && text != o.failed {
		o.frame.Notify(shell.Notice{Text: text, Hue: theme.AtRisk, Stays: true})
	}
	o.failed = text
}

// askPassphrase asks once for the passphrase of a file that somebody has
// locked while it was open here.
func (o *firm) askPassphrase() {
	if o.asked {
		return
	}
	o.asked = true
	sharing.AskPassphrase(o.frame.Shell, o.file.Path(), func(passphrase string) error {
		_, err := o.file.Give(context.Background(), passphrase)
		if err == nil {
			o.keeper.now()
		}
		return err
	})
}

// close publishes what is left and lets go of the file.
func (o *firm) close() {
	if err := errors.Join(o.keeper.close(), o.file.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// actions are those of the whole app.
func (o *firm) actions() []shell.Action {
	return []shell.Action{
		{Label: "Put the changes into the file now", Icon: theme.Glyph("save"), Key: "Ctrl+S", Run: func() error {
			o.keeper.changed()
			o.keeper.now()
			o.frame.Notify(shell.Notice{Text: "Every change is saved as you make it; the file is brought up to date now."})
			return nil
		}},
		{Label: "Back up now", Icon: theme.Glyph("hard-drive"), Run: o.backup},
		{Label: "Work as someone else, or in another hat", Icon: theme.Glyph("user-round"), Run: o.askHat},
		{Label: "Open or begin another firm", Icon: theme.Glyph("folder-open"), Key: "Ctrl+O", Run: func() error {
			o.window.memory.Last = ""
			o.window.keep()
			o.window.leave()
			return nil
		}},
		{Label: "Quit", Icon: theme.Glyph("x"), Key: "Ctrl+Q", Run: func() error {
			o.window.quit()
			return nil
		}},
	}
}

// backup makes a copy in the recovery folder and says where it is.
func (o *firm) backup() error {
	var path string
	o.frame.Job("Back up", func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Copying the firm")
		path, err = o.file.Backup(ctx, "")
		return err
	}, func() {
		o.window.memory.at(o.file.Path()).Backup = time.Now()
		o.window.keep()
		o.frame.RefreshFrame()
		o.frame.Notify(shell.Notice{Text: "The backup is in " + path + "."})
	})
	return nil
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"baton/store"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/welcome"
)

// window is the one window of the program, and the firm that is open in it.
type window struct {
	app    fyne.App
	win    fyne.Window
	wishes wishes
	clock  func() time.Time
	home   string
	memory *memory

	firm  *firm         // nil on the welcome page
	start *welcome.Page // nil while a firm is open
	sill  *shell.Shell  // of the welcome page: there for dialogs only
}

// show opens the window and returns when it is closed.
func show(w wishes, clock func() time.Time) error {
	dir, err := home()
	if err != nil {
		return err
	}
	app.SetMetadata(fyne.AppMetadata{ID: "app.baton.desktop", Name: "Baton", Version: store.Version, Build: 1,
		Icon: icon(), Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID("app.baton.desktop")
	a.SetIcon(icon())
	v := &window{app: a, win: a.NewWindow("Baton"), wishes: w, clock: clock, home: dir, memory: recall(dir)}
	if w.light != "" {
		v.memory.Light = w.light
	}
	v.win.Resize(fyne.NewSize(1280, 800))
	v.win.SetCloseIntercept(v.quit)
	a.Lifecycle().SetOnExitedForeground(func() {
		if v.firm != nil {
			v.firm.keeper.now()
		}
	})
	v.welcome()
	v.begin()
	v.win.ShowAndRun()
	return nil
}

// icon is the sign of the app as the desktop shows it.
func icon() fyne.Resource {
	var b bytes.Buffer
	if err := png.Encode(&b, theme.Icon()); err != nil {
		return nil
	}
	return fyne.NewStaticResource("Icon.png", b.Bytes())
}

// begin does what the command line asks for, else goes on where one left off.
func (w *window) begin() {
	last := w.memory.Last
	switch {
	case w.wishes.file != "":
		w.OpenFile(w.wishes.file)
	case w.wishes.demo != "":
		w.Sample(w.wishes.demo)
	case last != "" && !w.wishes.present && exists(last):
		w.OpenFile(last)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// welcome shows the welcome page.
func (w *window) welcome() {
	w.sill = shell.New(shell.Options{Window: w.win, Mode: theme.Mode(w.memory.Light)})
	w.start = welcome.New(w, w.sill)
	w.win.SetTitle("Baton")
	w.win.SetContent(w.start.Content())
	w.win.Canvas().SetOnTypedKey(w.start.Key)
	w.win.Canvas().SetOnTypedRune(func(rune) {})
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		var paths []string
		for _, u := range uris {
			paths = append(paths, u.Path())
		}
		w.start.Dropped(paths)
	})
}

// OpenFile implements welcome.Host.
func (w *window) OpenFile(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	title := "Opening " + filepath.Base(path)
	if w.wishes.present {
		title = "Opening"
	}
	w.work(title, "", func(ctx context.Context, tell store.Progress) (*store.File, error) {
		return store.Open(ctx, path, tell)
	})
}

// work opens or makes a firm away from the window's goroutine, and shows the
// firm, or what is in the way.
func (w *window) work(title, list string, open func(context.Context, store.Progress) (*store.File, error)) {
	if w.start == nil {
		w.leave()
	}
	page := w.start
	page.Busy(title, 0, 0, "")
	go func() {
		f, err := open(context.Background(), func(done, total int, what string) {
			fyne.Do(func() { page.Busy(title, done, total, what) })
		})
		fyne.Do(func() {
			if err == nil {
				err = w.enter(f, list)
			}
			if err != nil {
				w.problem(err)
			}
		})
	}()
}

// problem shows on the welcome page why a firm is not open.
func (w *window) problem(err error) {
	if w.start == nil {
		w.leave()
	}
	w.start.Problem(sentences(err)...)
	var locked *store.FileError
	if errors.As(err, &locked) && errors.Is(err, store.ErrLocked) {
		w.unlock(locked.Path)
	}
}

// unlock asks for the passphrase of a locked file until it opens, or somebody
// gives up.
func (w *window) unlock(path string) {
	sharing.AskPassphrase(w.sill, path, func(passphrase string) error {
		f, err := store.Unlock(context.Background(), path, passphrase, nil)
		if err != nil {
			return err
		}
		fyne.Do(func() {
			if err := w.enter(f, ""); err != nil {
				w.problem(err)
			}
		})
		return nil
	})
}

// enter shows an opened firm.
func (w *window) enter(f *store.File, list string) error {
	opened, err := newFirm(w, f)
	if err != nil {
		f.Close()
		return err
	}
	w.firm, w.start = opened, nil
	if !w.wishes.present {
		w.remember(f.Path(), opened.who.Firm)
	}
	opened.show("", list)
	opened.closeMonths()
	return nil
}

// remember notes which file is open; failing to is no reason to stop work.
func (w *window) remember(path, firm string) {
	w.memory.opened(path, firm, w.clock())
	w.keep()
}

func (w *window) keep() {
	if err := w.memory.keep(); err != nil {
		fmt.Fprintln(os.Stderr, "What was open cannot be remembered:", err)
	}
}

// leave closes the firm and shows the welcome page; its changes go into the
// file in the background, and are safe on this computer whatever happens.
func (w *window) leave() {
	if f := w.firm; f != nil {
		w.firm = nil
		go f.close()
	}
	w.welcome()
}

// quit puts the last changes into the file and ends. A second try ends at
// once: the changes are safe on this computer and go in next time.
func (w *window) quit() {
	f := w.firm
	if f == nil || f.leaving {
		w.app.Quit()
		return
	}
	f.leaving = true
	f.frame.Notify(shell.Notice{Text: "Putting the last changes into the file …", Stays: true})
	go func() {
		f.close()
		fyne.Do(w.app.Quit)
	}()
}

package shell

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// AskOpen lets the user choose a file to read; endings are such as ".csv".
func (s *Shell) AskOpen(title string, endings []string, chosen func(path string) error) {
	f := s.files(title, "Open", endings, chosen)
	f.show()
}

// AskSave lets the user choose where to write a file under a name that can be
// changed; its ending is kept. A file that is there already is asked about.
func (s *Shell) AskSave(title, name string, chosen func(path string) error) {
	f := s.files(title, "Save", []string{filepath.Ext(name)}, chosen)
	f.saves = true
	f.name.SetText(name)
	f.show()
}

// AskNew is AskSave for what must not take the place of another file: a name
// that is taken is refused where it is written.
func (s *Shell) AskNew(title, name string, chosen func(path string) error) {
	f := s.files(title, "Save", []string{filepath.Ext(name)}, chosen)
	f.saves, f.fresh = true, true
	f.name.SetText(name)
	f.show()
}

// AskFolder lets the user choose a folder.
func (s *Shell) AskFolder(title string, chosen func(path string) error) {
	f := s.files(title, "Use this folder", nil, chosen)
	f.folders = true
	f.show()
}

// files is the dialog that walks through folders.
type files struct {
	shell          *Shell
	endings        []string
	saves, folders bool
	fresh          bool // never the place of another file
	chosen         func(string) error
	folder         string
	entries        []os.DirEntry
	where, name    *kit.Field
	list           *kit.List
	dialog         *kit.Dialog
}

func (s *Shell) files(title, verb string, endings []string, chosen func(string) error) *files {
	f := &files{shell: s, endings: endings, chosen: chosen, where: kit.NewField("Folder"), name: kit.NewField("Name")}
	f.list = kit.NewList(kit.Items{Len: func() int { return len(f.entries) }, Item: f.item})
	f.list.Empty = kit.Empty(theme.Glyph("folder-open"), "Nothing to choose here", "This folder has no file of the right kind.")
	f.list.OnSelect = f.selected
	f.list.OnOpen = f.opened
	f.where.OnCommit = f.enter
	f.dialog = &kit.Dialog{Title: title, Verb: verb, Confirm: f.agree, Width: 720, Height: 560}
	return f
}

func (f *files) show() {
	home, err := os.UserHomeDir()
	if err != nil {
		home = string(filepath.Separator)
	}
	f.enter(home)
	up := kit.NewButton(kit.Outline, theme.Glyph("arrow-up"), "Up", func() { f.enter(filepath.Dir(f.folder)) })
	top := container.NewBorder(nil, nil, nil, kit.Inset(19, 0, 0, 8, up), f.where)
	var content = kit.Headed(10, top, f.list)
	if f.saves {
		content = container.NewBorder(nil, kit.Inset(10, 0, 0, 0, f.name), nil, nil, content)
	}
	f.dialog.Content = content
	f.dialog.First = f.list
	if f.saves {
		f.dialog.First = f.name.Focusable()
	}
	f.shell.Dialog(f.dialog)
}

// enter shows a folder; a path that is a file chooses it.
func (f *files) enter(path string) {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		f.name.SetText(filepath.Base(path))
		path = filepath.Dir(path)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		f.where.Problem("This folder cannot be read. Choose another one.")
		return
	}
	f.folder = path
	f.where.SetText(path)
	f.where.Problem("")
	f.entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !f.fits(e) })
	slices.SortFunc(f.entries, func(a, b os.DirEntry) int {
		if a.IsDir() != b.IsDir() {
			if a.IsDir() {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name()), strings.ToLower(b.Name()))
	})
	f.list.Refresh()
}

func (f *files) fits(e os.DirEntry) bool {
	if strings.HasPrefix(e.Name(), ".") {
		return false
	}
	if e.IsDir() {
		return true
	}
	return !f.folders && (len(f.endings) == 0 || slices.Contains(f.endings, strings.ToLower(filepath.Ext(e.Name()))))
}

func (f *files) item(row int) kit.Item {
	e := f.entries[row]
	it := kit.Item{Key: e.Name(), Title: e.Name(), Sign: theme.Glyph("file-text")}
	if e.IsDir() {
		it.Sign, it.Hue = theme.Glyph("folder"), theme.Blue
		return it
	}
	if info, err := e.Info(); err == nil {
		it.Quiet, it.Right = info.ModTime().Format("2 Jan 2006, 15:04"), size(info.Size())
	}
	return it
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%d bytes", bytes)
}

func (f *files) isFolder(name string) bool {
	return slices.ContainsFunc(f.entries, func(e os.DirEntry) bool { return e.Name() == name && e.IsDir() })
}

func (f *files) selected(name string) {
	if name != "" && !f.isFolder(name) {
		f.name.SetText(name)
	}
}

func (f *files) opened(name string) {
	if f.isFolder(name) {
		f.enter(filepath.Join(f.folder, name))
		return
	}
	f.dialog.Agree()
}

// path is what is chosen now.
func (f *files) path() (string, error) {
	if f.folders {
		if name := f.list.Selected(); name != "" {
			return filepath.Join(f.folder, name), nil
		}
		return f.folder, nil
	}
	name := strings.TrimSpace(f.name.Text())
	if name == "" {
		return "", errors.New("choose a file first")
	}
	path := filepath.Join(f.folder, name)
	if f.saves && len(f.endings) > 0 && !strings.EqualFold(filepath.Ext(path), f.endings[0]) {
		path += f.endings[0]
	}
	return path, nil
}

func (f *files) agree() bool {
	if name := f.list.Selected(); !f.folders && !f.saves && f.isFolder(name) && f.name.Text() == "" {
		f.enter(filepath.Join(f.folder, name))
		return false
	}
	path, err := f.path()
	if err != nil {
		f.where.Problem("Choose a file first.")
		return false
	}
	_, err = os.Stat(path)
	if err == nil && f.fresh {
		f.name.Problem("A file of this name is there already. Choose another name.")
		return false
	}
	if err == nil && f.saves {
		f.shell.Confirm("Replace "+filepath.Base(path)+"?", "A file of this name is there already.", "Replace", func() error {
			f.dialog.Hide()
			return f.chosen(path)
		})
		return false
	}
	// The dialog is closed before the work starts, so that what it says is seen.
	f.dialog.Hide()
	return f.shell.Do(Action{Label: f.dialog.Verb, Run: func() error { return f.chosen(path) }})
}

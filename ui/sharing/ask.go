package sharing

import (
	"context"
	"errors"
	"path/filepath"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// AskCopy asks what a copy of a firm's file is: the same firm at another
// place, or the beginning of a new one. Esc leaves it for later.
func AskCopy(sh *shell.Shell, path, other string, same, fresh func()) {
	var d *kit.Dialog
	var chosen func()
	choose := func(f func()) func() { return func() { chosen = f; d.Hide() } }
	first := kit.NewTile(theme.Indigo, "users", "The same firm",
		"Both files are one firm: what is changed in either of them can be brought together, and nothing is counted twice.", choose(same))
	second := kit.NewTile(theme.Teal, "copy", "A new firm",
		"It keeps everything up to now and goes its own way: the two are never brought together again.", choose(fresh))
	d = &kit.Dialog{Title: "This is a copy of " + filepath.Base(other), Width: 520, First: first, Closing: "Decide later",
		Quiet:   "“" + path + "” holds the same firm as “" + other + "”. Is it the same firm, or a new one?",
		Content: kit.Column(10, first, second),
		Closed: func() {
			if chosen != nil {
				chosen()
			}
		}}
	sh.Dialog(d)
}

// AskPassphrase asks for the passphrase of a locked file until try is content
// with it, or the dialog is closed.
func AskPassphrase(sh *shell.Shell, path string, try func(passphrase string) error) {
	form := kit.NewForm()
	word := form.Field("passphrase", kit.NewSecret("Passphrase"))
	var d *kit.Dialog
	trying := false
	after := func(err error) {
		trying = false
		if err == nil {
			d.Hide()
			return
		}
		word.Hint("")
		word.Problem(sentence(err))
		word.Focus()
	}
	d = &kit.Dialog{Title: filepath.Base(path) + " is locked", Content: form, First: form.First(), Verb: "Open it",
		Quiet: "Whoever locked it, or shares it with you, knows the passphrase. Nobody else can open it, not even we.",
		Confirm: func() bool {
			if trying || word.Text() == "" {
				return false
			}
			trying = true
			word.Problem("")
			word.Hint("One moment: trying takes about a second.")
			var failed error
			pass := word.Text()
			sh.Job("Open "+filepath.Base(path), func(context.Context, shell.Progress) error {
				failed = try(pass)
				return nil
			}, func() { after(failed) })
			return false
		}}
	sh.Dialog(d)
}

// sentence is what went wrong, in the words of whoever refused.
func sentence(err error) string {
	var refused *model.Invalid
	if errors.As(err, &refused) && len(refused.Problems) > 0 {
		return refused.Problems[0].Text
	}
	return err.Error()
}

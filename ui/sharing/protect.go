package sharing

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// showLocked says whether the file is locked, and offers to change that.
func (p *Page) showLocked() {
	act := func(kind kit.ButtonKind, label string, sign theme.Glyph, run func() error) fyne.CanvasObject {
		return p.shell.Button(kind, shell.Action{Label: label, Icon: sign, Run: run}).Small()
	}
	sign, hue, said := theme.Glyph("lock"), theme.Indigo, "The shared file is locked with a passphrase."
	hint := "Whoever opens it on another computer is asked for it."
	buttons := kit.Row(8, act(kit.Outline, "Change the passphrase", "pencil", p.askPassphrase), act(kit.Ghost, "Take the lock away", "unlink", p.askUnlock))
	if !p.standing.Protected {
		sign, hue, said = "shield", theme.Slate, "The shared file is open."
		hint = "Whoever can read its folder can read the firm, and so can whoever keeps that folder for you."
		buttons = kit.Row(8, act(kit.Outline, "Lock it with a passphrase", "lock", p.askPassphrase))
	}
	l := kit.NewLine(kit.Disc(sign, hue, 28), nil, kit.Said(said).Styled(theme.SizeBody, theme.Medium, theme.Text), kit.Hint(hint))
	l.Under = kit.Inset(8, 0, 0, 0, buttons)
	head{title: "Protection"}.over(p.locked, kit.Card(l))
}

// tradeOffs are what a passphrase brings, and what it costs.
func tradeOffs() []struct{ sign, words string } {
	return []struct{ sign, words string }{
		{"lock", "Without it nobody opens the file, not even we. Nobody can send you a new one: write it down where you keep such things."},
		{"users", "Everybody who shares the file needs it. Tell them in person, not in the same folder."},
		{"table", "Other programs cannot read the tables in it any more."},
		{"clock", "Each time the file is brought up to date takes about a second longer, in the background."},
		{"hard-drive", "This computer's own copy stays readable for whoever can log in here."},
	}
}

const (
	shortest   = 12 // characters of a passphrase; whoever has the file can try without end
	strongFrom = 20
)

// strength is a passphrase's length in words.
func strength(s string) (words string, hue theme.Hue, share float32) {
	n := len([]rune(s))
	share = float32(n) / strongFrom
	switch {
	case n == 0:
		return "Length is what counts: four words that do not belong together are good.", theme.Slate, 0
	case n < shortest:
		return fmt.Sprintf("%s of at least %d", plural(n, "character"), shortest), theme.AtRisk, share
	case n < strongFrom:
		return fmt.Sprintf("%d characters: good. Another word makes it strong.", n), theme.Blue, share
	}
	return fmt.Sprintf("%d characters: strong.", n), theme.Good, 1
}

// askPassphrase asks for a passphrase twice, after what it brings was said.
func (p *Page) askPassphrase() error {
	form := kit.NewForm()
	for _, t := range tradeOffs() {
		form.Add(kit.Marked(theme.Glyph(t.sign), theme.Slate, kit.NewParagraph(t.words)))
	}
	first := form.Field("passphrase", kit.NewSecret("Passphrase"))
	bar, hint := kit.NewBar(theme.Slate.Solid()), kit.Muted("")
	tell := func(s string) {
		words, hue, share := strength(s)
		hint.Set(words)
		bar.Colour = hue.Solid()
		bar.Set(share)
	}
	tell("")
	first.OnChange = tell
	form.Add(kit.Column(5, kit.Fixed(0, 4, bar), hint))
	again := form.Field("again", kit.NewSecret("Once more"))
	first.Check, again.Check = longEnough, func(s string) string {
		if s != first.Text() {
			return "The two are not the same."
		}
		return ""
	}
	title, verb := "Lock the shared file with a passphrase", "Lock the file"
	if p.standing.Protected {
		title, verb = "Change the passphrase of the shared file", "Change it"
	}
	p.shell.Dialog(&kit.Dialog{Title: title, Quiet: filepath.Base(p.store.Path()), Content: form, First: first.Focusable(), Verb: verb, Width: 540,
		Confirm: func() bool {
			if !form.Valid() {
				return false
			}
			p.protect(first.Text())
			return true
		}})
	return nil
}

func longEnough(s string) string {
	if len([]rune(s)) < shortest {
		return fmt.Sprintf("Take at least %d characters: whoever has the file can try as often as they like.", shortest)
	}
	return ""
}

// askUnlock says what opening the file again means.
func (p *Page) askUnlock() error {
	p.danger("Take the lock away?", "From the next round on the file is open: whoever can read its folder can read the firm.", "Take it away", []string{
		"Do the same on every computer that shares the file. One that still knows the passphrase locks the file again with its next change.",
		"Copies of the locked file, such as your sync service keeps, still open with the passphrase only.",
	}, func() { p.protect("") })
	return nil
}

// protect locks or opens the file; that takes about a second.
func (p *Page) protect(passphrase string) {
	title, done := "Lock the file", "The shared file is locked. Whoever shares it is asked for the passphrase."
	if passphrase == "" {
		title, done = "Open the file", "The shared file is open again. Take the lock away on the other computers too."
	}
	p.Job(title, func(ctx context.Context, tell shell.Progress) error {
		tell(0, 0, "Writing the file anew")
		return p.store.Protect(ctx, passphrase)
	}, func() {
		p.shell.Renew(Route)
		p.shell.Notify(shell.Notice{Text: done, Hue: theme.Good})
	})
}

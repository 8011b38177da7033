package sharing

import (
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// copiesShown is how many copies are on the page before one asks for more.
const copiesShown = 5

// restoreWidth keeps the sizes in one column, also of a copy without a button.
const restoreWidth = 92

// showKept lists the copies of the firm on this computer, the newest first.
func (p *Page) showKept() {
	slices.SortStableFunc(p.copies, func(a, b model.Snapshot) int { return b.At.Compare(a.At) })
	p.showCopies(copiesShown)
}

func (p *Page) showCopies(most int) {
	list := kit.Column(9)
	for i, s := range p.copies[:min(most, len(p.copies))] {
		if i > 0 {
			list.Add(kit.Inset(0, 0, 0, 38, kit.Rule()))
		}
		list.Add(p.copyLine(s))
	}
	rest := len(p.copies) - most
	switch {
	case len(p.copies) == 0:
		list.Add(kit.NewLine(kit.Disc(theme.Glyph("archive"), theme.Slate, 28), nil, kit.Said("No copy is kept yet."),
			kit.Hint("Once a day, and before anything large, Baton keeps a copy of the firm here.")))
	case rest > 0:
		list.Add(kit.Row(0, kit.NewButton(kit.Ghost, nil, fmt.Sprintf("Show %d earlier", rest), func() {
			p.showCopies(most + rest)
			p.scroll.Refresh()
		}).Small()))
	}
	head{title: "Copies kept on this computer", quiet: "Each is the whole firm as it was"}.over(p.kept, kit.Card(list))
}

// kindOf is what a copy is, in words, with a sign of its own.
func kindOf(s model.Snapshot) (sign theme.Glyph, hue theme.Hue, words string) {
	switch s.Kind {
	case "set-aside":
		return "archive", theme.Violet, "Set aside: the version that was here before another took its place"
	case "damaged":
		return "triangle-alert", theme.AtRisk, "Set aside: could not be read. It was damaged or had not fully arrived, so nothing was taken from it."
	}
	return "hard-drive", theme.Blue, "Backup"
}

func (p *Page) copyLine(s model.Snapshot) fyne.CanvasObject {
	sign, hue, kind := kindOf(s)
	act := fyne.CanvasObject(kit.Gap(restoreWidth, 28))
	if s.Kind != "damaged" {
		act = p.shell.Button(kit.Ghost, shell.Action{Label: "Restore", Icon: theme.Glyph("history"), Run: func() error { p.askRestore(s); return nil }}).Small()
	}
	l := kit.NewLine(kit.Disc(sign, hue, 28), kit.Row(6, kit.Fixed(58, 0, kit.Muted(size(s.Size)).Trailing()), kit.Fixed(restoreWidth, 0, act)), kit.Said(capital(moment(s.At, p.now()))).Styled(theme.SizeBody, theme.Medium, theme.Text), kit.Hint(kind))
	return kit.WithTip(s.Path, l)
}

// askRestore says what going back to a copy does.
func (p *Page) askRestore(s model.Snapshot) {
	p.danger("Go back to "+moment(s.At, p.now())+"?", "The firm is closed, and opened again as it was then.", "Restore this state", []string{
		"The present state is set aside first. It is listed here, and can be restored in the same way.",
		"Computers that share “" + filepath.Base(p.store.Path()) + "” will add again what they know: changes made since then come back with them. Their owners should know of it before you do this.",
	}, func() { p.store.Restore(s.Path) })
}

// askAsFile says what taking the file as it is does.
func (p *Page) askAsFile() error {
	p.danger("Take the file as it is?", "The firm is closed, and opened again as “"+filepath.Base(p.store.Path())+"” has it now.", "Take the file", []string{
		"The present state is set aside first. What is only on this computer is in that copy, and nowhere else.",
		"Computers that share the file will add again what they know.",
	}, p.store.AsFile)
	return nil
}

// danger asks before something that cannot be undone, and says what happens.
func (p *Page) danger(title, sentence, verb string, happens []string, run func()) {
	list := kit.Column(8)
	for _, s := range happens {
		list.Add(kit.Bullet(s))
	}
	agreed := false
	p.shell.Dialog(&kit.Dialog{Title: title, Quiet: sentence, Verb: verb, Danger: true, Final: true, Content: list, Width: 520,
		Confirm: func() bool { agreed = true; return true },
		Closed: func() { // the firm may be gone a moment later
			if agreed {
				run()
			}
		}})
}

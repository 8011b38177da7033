package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/ui/kit"
	"baton/ui/theme"
)

// statusBar says for whom, as whom, and whether the work is safe.
type statusBar struct {
	shell *Shell
	root  *fyne.Container
	left  *fyne.Container
	right *fyne.Container
	safe  *safety
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{shell: s, left: kit.Row(8), right: kit.Row(8), safe: newSafety(s)}
	bar := kit.Inset(0, 6, 0, 14, container.NewBorder(nil, nil, kit.Middle(b.left), kit.Middle(b.right)))
	top := kit.Fixed(0, 1, kit.Rule())
	b.root = kit.Fixed(0, 28, container.NewStack(kit.NewBox(theme.Sidebar, "", 0), container.NewBorder(top, nil, nil, nil, bar)))
	b.refresh()
	return b
}

func (b *statusBar) refresh() {
	if b.shell.opts.Status == nil {
		return
	}
	st := b.shell.opts.Status()
	b.left.Objects, b.right.Objects = nil, nil
	word := func(row *fyne.Container, s string) {
		if s == "" {
			return
		}
		if len(row.Objects) > 0 {
			row.Add(kit.NewText("·", theme.SizeSmall, theme.Regular, theme.Text3))
		}
		row.Add(kit.NewText(s, theme.SizeSmall, theme.Regular, theme.Text3))
	}
	word(b.left, st.Firm)
	word(b.left, st.Who)
	if st.Hat != "" {
		if st.HatHue != "" {
			b.left.Add(kit.Dot(st.HatHue))
		}
		b.left.Add(kit.NewText(st.Hat, theme.SizeSmall, theme.Medium, theme.Text2))
	}
	if b.shell.presenter {
		b.right.Add(kit.NewChip("Presenting", theme.Indigo))
	}
	if st.Saved != "" || st.Backup != "" {
		b.safe.show(st)
		b.right.Add(b.safe)
	}
	b.root.Refresh()
}

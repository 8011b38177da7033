package reportpage

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// export asks where the workbook goes and writes it.
func (p *Page) export(password string) error {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, p.firm.Name+" "+p.period.file)
	p.shell.AskSave("Where the workbook goes", name+".xlsx", func(path string) error {
		p.write(path, password)
		return nil
	})
	return nil
}

func (p *Page) write(path, password string) {
	of := p.period
	p.Job("Write "+filepath.Base(path), func(ctx context.Context, tell shell.Progress) error {
		return p.store.WriteReport(ctx, path, of.from, of.to, password, tell)
	}, func() {
		p.history()
		p.shell.Notify(shell.Notice{Text: "The workbook is in " + path + ".", Hue: theme.Good, Action: opening(path)})
	})
}

// askPassword asks for the word that opens the workbook; nobody can restore
// it, so it is asked for twice.
func (p *Page) askPassword() error {
	form := kit.NewForm()
	first, again := form.Field("first", kit.NewField("Password")), form.Field("again", kit.NewField("Once more"))
	first.Check = func(s string) string {
		if len([]rune(s)) < 8 {
			return "Take at least eight characters."
		}
		return ""
	}
	again.Check = func(s string) string {
		if s != first.Text() {
			return "The two are not the same."
		}
		return ""
	}
	agreed := false
	p.shell.Dialog(&kit.Dialog{Title: "A workbook with a password", Verb: "Choose a place", Content: form, First: form.First(),
		Quiet:   "Whoever opens the workbook is asked for it. It is kept nowhere: without it nobody can read this workbook again.",
		Confirm: func() bool { agreed = form.Valid(); return agreed },
		Closed: func() { // the next dialog opens when this one has gone
			if agreed {
				p.shell.Do(shell.Action{Label: "Export", Run: func() error { return p.export(first.Text()) }})
			}
		}})
	return nil
}

// opening hands a workbook to whatever this computer opens workbooks with.
func opening(path string) *shell.Action {
	return &shell.Action{Label: "Open it", Icon: theme.Glyph("external-link"), Run: func() error {
		slashed := filepath.ToSlash(path)
		if !strings.HasPrefix(slashed, "/") {
			slashed = "/" + slashed
		}
		return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: slashed})
	}}
}

// history lists what was written before, the latest first.
func (p *Page) history() {
	p.sent.Objects = nil
	for _, s := range p.store.Sent() {
		open := opening(s.Path)
		loc := p.firm.Location()
		b := kit.NewButton(kit.Ghost, theme.Glyph("file-spreadsheet"), s.At.In(loc).Format("2 Jan, 15:04"), func() { p.shell.Do(*open) })
		b.Height, b.Leading = 30, true
		b.Tip = filepath.Base(s.Path) + ", " + days(s.From.In(loc), s.To.In(loc))
		p.sent.Add(b)
	}
	if len(p.sent.Objects) == 0 {
		p.sent.Add(kit.Inset(4, 8, 0, 8, kit.NewParagraph("None yet. What you export is listed here.").Styled(theme.SizeSmall, theme.Regular, theme.Text3)))
	}
	p.sent.Refresh()
}

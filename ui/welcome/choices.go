package welcome

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/theme"
)

// signs of the templates; another gets a plain one.
var signs = map[string]theme.Glyph{"cloud": "layers", "data": "database", "software": "workflow", "security": "shield-check", "plain": "compass"}

var hues = map[string]theme.Hue{"cloud": theme.Blue, "data": theme.Violet, "software": theme.Teal, "security": theme.Rose, "plain": theme.Slate}

func signOf(id string) theme.Glyph {
	if g, ok := signs[id]; ok && g.Exists() {
		return g
	}
	return "compass"
}

// choices are the ways to start, the likeliest first.
func (p *Page) choices() fyne.CanvasObject {
	recent := p.host.Recent()
	col := kit.Column(0)
	if len(recent) > 0 {
		col.Add(kit.Display("Welcome back"))
		col.Add(kit.Gap(1, 18))
		col.Add(p.recent(recent))
		col.Add(kit.Gap(1, 26))
		col.Add(part("Or look around in a sample firm"))
		col.Add(p.samples())
	} else {
		col.Add(kit.Display("Where do you want to start?"))
		col.Add(kit.Gap(1, 6))
		col.Add(kit.NewParagraph("Look around in a firm that has a year behind it, or begin your own. Either takes a minute, and nothing leaves this computer."))
		col.Add(kit.Gap(1, 24))
		col.Add(part("Look around in a sample firm"))
		col.Add(p.samples())
	}
	col.Add(kit.Gap(1, 26))
	col.Add(part("Begin your own firm"))
	col.Add(p.templates())
	col.Add(kit.Gap(1, 22))
	col.Add(p.files())
	return col
}

func part(title string) fyne.CanvasObject {
	return kit.Inset(0, 0, 10, 0, kit.Heading(title))
}

func (p *Page) samples() fyne.CanvasObject {
	team := kit.NewTile(theme.Indigo, "users", "A team of fourteen",
		"A cloud consultancy with 110 hand-offs, 24 signatures, and a disagreement to settle.", func() { p.host.Sample("team") })
	solo := kit.NewTile(theme.Teal, "user", "A founder alone",
		"25 leads, 3 signed, and a week in which to talk to the right two.", func() { p.host.Sample("solo") })
	return kit.Columns(12, team, solo)
}

func (p *Page) templates() fyne.CanvasObject {
	tiles := make([]fyne.CanvasObject, 0, 6)
	for _, t := range template.All() {
		tiles = append(tiles, kit.NewTile(hues[t.ID], signOf(t.ID), t.Name, t.Blurb, func() { p.ask(t.ID, "") }))
	}
	tiles = append(tiles, kit.NewTile(theme.Amber, "file-spreadsheet", "Start from a list",
		"A CSV file, a workbook, or last year's export: its rows are your first leads.", p.chooseList))
	rows := kit.Column(12)
	for i := 0; i < len(tiles); i += 2 {
		rows.Add(kit.Columns(12, tiles[i:min(i+2, len(tiles))]...))
	}
	return rows
}

func (p *Page) files() fyne.CanvasObject {
	open := kit.NewButton(kit.Outline, theme.Glyph("folder-open"), "Open a file", p.chooseFile)
	return kit.Row(12, open, kit.Muted("or drop a firm's file, or a list, anywhere on this window"))
}

func (p *Page) chooseFile() {
	p.shell.AskOpen("Open a firm", []string{".baton"}, func(path string) error {
		p.host.OpenFile(path)
		return nil
	})
}

func (p *Page) chooseList() {
	p.shell.AskOpen("Choose a list", []string{".csv", ".tsv", ".txt", ".xlsx"}, func(path string) error {
		p.ask("plain", path)
		return nil
	})
}

const recentShown = 4

// recent are the firms of last time, the latest first.
func (p *Page) recent(list []Recent) fyne.CanvasObject {
	rows := kit.Column(0)
	for i, r := range list[:min(len(list), recentShown)] {
		if i > 0 {
			rows.Add(kit.Inset(0, 12, 0, 12, kit.Rule()))
		}
		rows.Add(kit.NewTileRow(r.Firm, filepath.Dir(r.Path), since(r.Opened, p.host.Now()), func() { p.host.OpenFile(r.Path) }))
	}
	return container.NewStack(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(4, rows))
}

// since says when something was, as one says it.
func since(t, now time.Time) string {
	day := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	switch days := int(day(now).Sub(day(t)).Hours() / 24); {
	case days <= 0:
		return "today"
	case days == 1:
		return "yesterday"
	case days < 7:
		return t.Format("Monday")
	case t.Year() == now.Year():
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

package sharing

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// showSafe says where the work is safe.
func (p *Page) showSafe() {
	st := p.standing
	body := kit.Column(16, p.place())
	if st.Trouble != "" {
		body.Add(p.trouble())
	}
	body.Add(newTrack(steps(st)))
	body.Add(kit.Rule())
	body.Add(p.computers())
	head{title: "Where the work is safe", right: kit.Muted(p.lastRound())}.over(p.safe, kit.Card(body))
}

// lastRound says when this computer and the file last came together.
func (p *Page) lastRound() string {
	if len(p.rounds) == 0 {
		return ""
	}
	return "last brought together " + moment(p.rounds[0].At, p.now())
}

// place names the file; its folder may be long and gives way.
func (p *Page) place() fyne.CanvasObject {
	path := p.store.Path()
	lock := kit.NewChip("Not locked", theme.Slate)
	if p.standing.Protected {
		lock = kit.NewChip("Locked with a passphrase", theme.Indigo).WithSign(theme.Glyph("lock"))
	}
	name := kit.Row(8, kit.NewIcon(theme.Glyph("folder"), theme.Text3), kit.Strong(filepath.Base(path)))
	folder := kit.WithTip(path, kit.Muted(filepath.Dir(path)).Ellipsis())
	return container.NewBorder(nil, nil, name, kit.Middle(lock), kit.Inset(0, 10, 0, 10, kit.Middle(folder)))
}

// trouble says why the file cannot take the changes, what is safe and what to
// do.
func (p *Page) trouble() fyne.CanvasObject {
	ink := theme.AtRisk.Ink()
	why := kit.NewParagraph(p.standing.Trouble).Styled(theme.SizeBody, theme.Medium, ink)
	safe := kit.NewParagraph("Go on working: everything is safe on this computer, and goes into the file by itself as soon as that is possible.").Styled(theme.SizeBody, theme.Regular, ink)
	again := p.shell.Button(kit.Outline, shell.Action{Label: "Try again", Icon: theme.Glyph("refresh-cw"), Run: p.sync}).Small()
	return kit.On(kit.NewBox(theme.AtRisk.Soft(), "", 10), kit.Pad(12, kit.Column(8,
		kit.Marked(theme.Glyph("triangle-alert"), theme.AtRisk, why, safe), kit.Inset(0, 0, 0, 26, kit.Row(8, again)))))
}

// computers are the other computers, and whose clock is off.
func (p *Page) computers() fyne.CanvasObject {
	if len(p.standing.Devices) == 0 {
		return kit.NewLine(kit.Disc(theme.Glyph("monitor"), theme.Slate, 28), nil,
			kit.Said("This is the only computer so far."),
			kit.Hint("Keep the file in a folder that Dropbox, OneDrive, Nextcloud, Syncthing or the like carries to the others. Everybody works on, also on a train; what each of them changed is brought together here."))
	}
	var cells []fyne.CanvasObject
	for _, d := range p.standing.Devices {
		cells = append(cells, p.device(d))
	}
	col := kit.Column(10, kit.Caption("Other computers, and their last change"), newAbreast(300, 20, cells...))
	if off := p.standing.Clocks(); len(off) > 0 {
		words := strings.Join(off, " ") + " Nothing waits for that; times of changes made there are as that clock says."
		col.Add(kit.NewLine(kit.NewIcon(theme.Glyph("clock"), theme.Text3).Sized(15), nil, kit.Hint(words)))
	}
	return col
}

func (p *Page) device(d model.Device) fyne.CanvasObject {
	state := kit.NewChip("not seen yet", theme.Unknown).WithSign(theme.Glyph("circle-dashed"))
	if d.Has {
		state = kit.NewChip("has everything", theme.Good).WithSign(theme.Glyph("check-check"))
	}
	who := somebody(d.Who)
	return kit.NewLine(kit.Avatar(who, 30), state, kit.Said(who).Styled(theme.SizeBody, theme.Medium, theme.Text),
		kit.Hint(capital(moment(d.Last, p.now()))))
}

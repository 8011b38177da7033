package journey

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/kit"
	"baton/ui/theme"
)

// row is one asset in a list: pressed or by Enter it opens, and Delete takes
// it away.
type row struct {
	widget.BaseWidget
	page  *Page
	asset model.Asset
	hint  string
	line  *kit.Line
	focus bool
}

const rowPad = 7

func newRow(p *Page, x model.Asset, hint string) *row {
	state := kit.NewChip("to be made", theme.AtRisk).WithSign(theme.Glyph("circle-dashed"))
	if rules.Made(x) {
		state = kit.NewChip("there", theme.Good).WithSign(theme.Glyph("check"))
	}
	words := []*kit.Paragraph{kit.Said(x.Name)}
	if hint != "" {
		words = append(words, kit.Hint(hint))
	}
	r := &row{page: p, asset: x, hint: hint, line: kit.NewLine(kit.NewIcon(theme.Glyph("file-text"), theme.Text3), state, words...)}
	r.line.Pad, r.line.OnTap = rowPad, func() { p.openAsset(x.ID) }
	r.ExtendBaseWidget(r)
	return r
}

// showRows puts assets into a list, unless they stand there; the keyboard
// stays on the one it was on. It answers whether it did.
func showRows(list *fyne.Container, p *Page, assets []model.Asset, hint func(model.Asset) string) bool {
	stands := len(list.Objects) == len(assets)
	for i := 0; stands && i < len(assets); i++ {
		r, ok := list.Objects[i].(*row)
		stands = ok && r.asset == assets[i] && r.hint == hint(assets[i])
	}
	if stands {
		return false
	}
	var at model.ID
	for _, o := range list.Objects {
		if r, ok := o.(*row); ok && r.focus {
			at = r.asset.ID
		}
	}
	list.Objects = nil
	for _, x := range assets {
		r := newRow(p, x, hint(x))
		list.Add(r)
		if x.ID == at {
			kit.Focus(r)
		}
	}
	return true
}

// Cursor implements desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (r *row) FocusGained() { r.focus = true; r.line.SetChosen(true) }

// FocusLost implements fyne.Focusable.
func (r *row) FocusLost() { r.focus = false; r.line.SetChosen(false) }

// TypedRune implements fyne.Focusable.
func (r *row) TypedRune(c rune) { kit.BubbleRune(r, c) }

// TypedKey implements fyne.Focusable.
func (r *row) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.page.openAsset(r.asset.ID)
	case fyne.KeyDelete:
		r.page.dropAsset(r.asset.ID)
	default:
		kit.Bubble(r, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.line) }

// help is what helps the buyer in one stage.
type help struct {
	page  *Page
	stage model.ID
	list  *fyne.Container
	adder *kit.Field
	root  fyne.CanvasObject
}

func newHelp(p *Page, stage model.ID) *help {
	h := &help{page: p, stage: stage, list: kit.Column(0), adder: kit.NewField("").Placeholder("Add an asset …")}
	h.adder.OnCommit, h.adder.OnCancel = h.add, p.back
	h.root = kit.Column(8, kit.Column(2, kit.Heading("Assets"), kit.Muted("What helps the buyer on from here?").Ellipsis()), h.list, h.adder)
	return h
}

// show lists the assets of the stage, and those that its plays send.
func (h *help) show(f facts) {
	var mine []model.Asset
	for _, x := range f.law.Assets {
		if x.Stage == h.stage || f.law.Sends(h.stage, x.ID) {
			mine = append(mine, x)
		}
	}
	if showRows(h.list, h.page, mine, func(x model.Asset) string { return x.Proves }) {
		h.list.Hidden = len(mine) == 0
		h.list.Refresh()
	}
}

func (h *help) add(text string) {
	if h.page.addAsset(text, model.Fields{"stage": h.stage.String()}) {
		h.adder.SetText("")
	}
}

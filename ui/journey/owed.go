package journey

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/kit"
	"baton/ui/theme"
)

// owed is everything that moves a buyer, and what Marketing still owes: the
// assets of the firm, and the gaps that none of them fills.
type owed struct {
	page  *Page
	quiet *kit.Text
	made  *fyne.Container
	none  *kit.Paragraph // while there is no asset
	gaps  *fyne.Container
	known []rules.Gap // those that are shown
	root  fyne.CanvasObject
}

func newOwed(p *Page) *owed {
	o := &owed{page: p, quiet: kit.Muted("").Ellipsis(), made: kit.Column(0), gaps: kit.Column(0),
		none: kit.Hint("A case study, an assessment, an article, a reference: whatever helps a buyer take the next step. Name the first one, also when it is still to be made.")}
	add := kit.NewButton(kit.Outline, theme.Glyph("plus"), "New asset", func() { p.newAsset(nil) }).Small()
	head := container.NewBorder(nil, nil, nil, add, kit.Column(2, kit.Heading("What moves a buyer"), o.quiet))
	left := kit.Column(6, kit.Caption("ASSETS"), o.none, o.made)
	right := kit.Column(6, kit.Caption("NOTHING ANSWERS THIS YET"), o.gaps)
	body := kit.Column(14, head, kit.Shares(24, []float32{11, 9}, container.NewBorder(left, nil, nil, nil), container.NewBorder(right, nil, nil, nil)))
	o.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(14, 16, 16, 16, body))
	return o
}

// show puts the facts in.
func (o *owed) show(f facts) {
	gaps := rules.Gaps(f.law, f.lost)
	o.quiet.Set(owes(f, gaps))
	if showRows(o.made, o.page, f.law.Assets, func(x model.Asset) string { return answers(x, f) }) {
		o.made.Refresh()
	}
	o.none.Hidden = len(f.law.Assets) > 0
	if o.known != nil && slices.Equal(gaps, o.known) {
		return
	}
	o.known = append([]rules.Gap{}, gaps...)
	o.showGaps(gaps)
}

func (o *owed) showGaps(gaps []rules.Gap) {
	o.gaps.Objects = nil
	for _, g := range gaps {
		if g.Lost == "" || g.Leads > 0 {
			o.gaps.Add(o.gap(g))
		}
	}
	if words := unheard(gaps); words != "" {
		o.gaps.Add(kit.Inset(8, 0, 0, 0, kit.Hint(words)))
	}
	if len(gaps) == 0 {
		o.gaps.Add(kit.Hint("Every stage, every lost reason and every must has something that answers it."))
	}
	o.gaps.Refresh()
}

// owes is the state in one line.
func owes(f facts, gaps []rules.Gap) string {
	unmade, open := 0, 0
	for _, x := range f.law.Assets {
		if !rules.Made(x) {
			unmade++
		}
	}
	for _, g := range gaps {
		if g.Lost == "" || g.Leads > 0 {
			open++
		}
	}
	words := []string{counted(len(f.law.Assets), "asset", "assets")}
	if unmade > 0 {
		words = append(words, fmt.Sprintf("%d still to be made", unmade))
	}
	if open > 0 {
		words = append(words, counted(open, "gap", "gaps")+" that Marketing owes")
	}
	return strings.Join(words, ", ")
}

// unheard names the lost reasons that nothing answers and nobody gave yet.
func unheard(gaps []rules.Gap) string {
	var names []string
	for _, g := range gaps {
		if g.Lost != "" && g.Leads == 0 {
			names = append(names, strings.ToLower(g.Name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Not heard from a lost lead yet, and not answered either: " + sentence(names) + "."
}

// answers says what an asset is for.
func answers(x model.Asset, f facts) string {
	var out []string
	if x.Kind != "" {
		out = append(out, x.Kind)
	}
	if s, ok := f.law.StageBy(x.Stage); ok {
		out = append(out, "for "+s.Name)
	}
	if x.Objection != "" {
		out = append(out, "answers “"+strings.ToLower(objection(x.Objection))+"”")
	}
	if i := slices.IndexFunc(f.law.Criteria, func(c model.Criterion) bool { return c.ID == x.Criterion }); i >= 0 {
		out = append(out, "shows “"+strings.TrimSuffix(f.law.Criteria[i].Name, ".")+"”")
	}
	if i := slices.IndexFunc(f.members, func(m model.Member) bool { return m.ID == x.Owner }); i >= 0 {
		out = append(out, f.members[i].Name)
	}
	return strings.Join(out, " · ")
}

// objection is a lost reason, or what was written instead of one.
func objection(word string) string {
	if model.IsWord("lost", word) {
		return model.Title(word)
	}
	return word
}

// gap is one line: what nothing answers, and how much was lost for it.
func (o *owed) gap(g rules.Gap) fyne.CanvasObject {
	words := []*kit.Paragraph{kit.Said(g.Name), kit.Hint(gapWords(g))}
	fill := kit.NewButton(kit.Outline, theme.Glyph("plus"), "Make one", func() { o.page.newAsset(fills(g)) }).Small()
	line := kit.NewLine(kit.NewIcon(theme.Glyph("circle-dashed"), theme.AtRisk.Ink()), fill, words...)
	line.Pad = rowPad
	return line
}

func gapWords(g rules.Gap) string {
	switch {
	case g.Lost != "":
		return counted(g.Leads, "lead was", "leads were") + " lost for it, and nothing answers it"
	case !g.Stage.IsZero():
		return "A stage in which nothing helps the buyer on"
	}
	return "A must, and nothing shows that we are right about it"
}

// fills are the fields of an asset that fills a gap.
func fills(g rules.Gap) model.Fields {
	switch {
	case g.Lost != "":
		return model.Fields{"objection": g.Lost}
	case !g.Stage.IsZero():
		return model.Fields{"stage": g.Stage.String()}
	}
	return model.Fields{"criterion": g.Criterion.String()}
}

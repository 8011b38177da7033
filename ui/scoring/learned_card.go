package scoring

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/funnel"
	"baton/model/learn"
	"baton/model/say"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// finding is one difference with its counts and what follows from it.
type finding struct {
	learned *learned
	value   learn.Value
	title   *kit.Text
	words   *kit.Paragraph
	note    *kit.Text
	give    *kit.Button // nil: nothing to give
	root    fyne.CanvasObject
}

func newFinding(l *learned, v learn.Value) *finding {
	law := l.page.draft
	f := &finding{learned: l, value: v, title: kit.Strong(title(law, &v)).Ellipsis(), words: kit.NewParagraph(compared(&v)).Styled(theme.SizeBody, theme.Regular, theme.Text2),
		note: kit.Muted(weighed(&v)).Ellipsis()}
	foot := kit.Column(6, f.note)
	if v.Stands && v.New() {
		f.give = kit.NewButton(kit.Outline, theme.Glyph("plus"), offer(v.Suggest), f.take).Small()
		f.give.Tip = instead(law, &v)
		foot.Add(kit.Row(0, f.give))
	}
	body := kit.Headed(2, f.title, container.NewBorder(nil, foot, nil, nil, f.words))
	f.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 10).Lifted(kit.Resting), kit.Inset(9, 12, 9, 14, body))
	return f
}

// title is what the leads had: a sentence's part with a capital, or the name
// that the firm gave it.
func title(law *model.Agreement, v *learn.Value) string {
	if v.Of() {
		return v.Name(law)
	}
	words := say.Field(law, v.Field) + " " + v.Text
	if v.Cond.Op != "" {
		words = say.Condition(law, v.Cond)
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// compared says the counts: "Of 9 signed, 8 had this; of 40 not signed, 11."
func compared(v *learn.Value) string {
	return fmt.Sprintf("Of %d signed, %s had this; of %d not signed, %s.", v.HadYes.N, count(v.HadYes.K), v.HadNo.N, count(v.HadNo.K))
}

func count(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// weighed says what share of those with it signed.
func weighed(v *learn.Value) string {
	if !v.Stands {
		return "May be chance: no points by it yet"
	}
	r := v.Rate()
	share, ok := r.Value()
	if !ok {
		return fmt.Sprintf("Signed: %s with it", r)
	}
	low, high := r.Range()
	all := funnel.Rate{K: v.HadYes.N, N: v.HadYes.N + v.HadNo.N}
	base, _ := all.Value()
	words := fmt.Sprintf("%.0f %% with it signed (%.0f to %.0f), %.0f %% of all", share*100, low*100, high*100, base*100)
	if v.Of() && v.Suggest != 0 && !v.New() {
		words = "Its " + score.Tenths(v.Today) + " points fit. " + words
	}
	return words
}

// offer is what the button does.
func offer(tenths int64) string {
	word := "points"
	if tenths == 10 || tenths == -10 {
		word = "point"
	}
	if tenths < 0 {
		return fmt.Sprintf("Take away %s %s", score.Tenths(-tenths), word)
	}
	return fmt.Sprintf("Give it %s %s", score.Tenths(tenths), word)
}

// instead says what the button changes, and what still holds it back.
func instead(law *model.Agreement, v *learn.Value) string {
	if !v.Of() {
		return "Adds a rule to the group “" + learn.GroupName + "”"
	}
	words := "Instead of " + score.Tenths(v.Today)
	if g := groupIn(law, ruleIn(law, v.About.ID).Group); g.Cap > 0 && g.Cap < v.Suggest {
		words += "; its group adds " + score.Tenths(g.Cap) + " at most"
	}
	return words
}

// take gives the points: to the criterion or rule that stands for it, else to
// a new rule.
func (f *finding) take() {
	p, v := f.learned.page, &f.value
	label := offer(v.Suggest)
	switch {
	case v.About.Noun == "criterion":
		p.edit(label, model.Edit{Noun: "criterion", ID: v.About.ID, Fields: model.Fields{"points": v.Suggest}})
	case v.Of():
		r := ruleIn(p.draft, v.About.ID)
		p.edit(label, model.Edit{Noun: "rule", ID: r.ID, Fields: model.Fields{"points": v.Suggest, "interest": levelOf(groupIn(p.draft, r.Group).Axis, v.Suggest)}})
	default:
		p.add(label, learn.GroupName, ruleFor(p.draft, v))
	}
}

// ruleFor is a new rule that asks for the value.
func ruleFor(law *model.Agreement, v *learn.Value) model.Fields {
	f := model.Fields{"name": v.Name(law), "field": v.Cond.Field, "op": v.Cond.Op, "points": v.Suggest, "interest": levelOf("fit", v.Suggest)}
	if v.Cond.Value != "" {
		f["value"] = v.Cond.Value
	}
	if v.Cond.HasLow {
		f["low"] = v.Cond.Low
	}
	if v.Cond.HasHigh {
		f["high"] = v.Cond.High
	}
	return f
}

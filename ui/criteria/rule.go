package criteria

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/say"
	"baton/ui/kit"
	"baton/ui/theme"
)

// rule is the part of the panel that says what data decides: a field, a
// condition, a value.
type rule struct {
	panel *panel
	field *kit.Select
	op    *kit.Select
	value *fyne.Container // differs by condition
	reads *kit.Paragraph
	shape string // field and condition the value was built for
	texts map[string]*kit.Field
	root  *fyne.Container
}

func newRule(p *panel) *rule {
	r := &rule{panel: p, value: container.NewStack(), reads: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3), texts: map[string]*kit.Field{}}
	r.field = kit.NewSelect(nil, "", r.chooseField)
	r.op = kit.NewSelect(nil, "", r.chooseOp)
	r.root = kit.Column(8, kit.Labelled("Looks at", r.field), kit.Labelled("is met when it", r.op), r.value, r.reads)
	return r
}

// chooseField looks at another field: the old value means nothing there.
func (r *rule) chooseField(key string) {
	f := factNamed(r.panel.page.draft, key)
	r.panel.set(model.Fields{"field": key, "op": f.ops()[0].Value, "value": nil, "low": nil, "high": nil, "days": nil})
}

func (r *rule) chooseOp(op string) {
	f := model.Fields{"op": op, "low": nil, "high": nil, "days": nil}
	if op == "empty" || op == "range" || op == "newer" {
		f["value"] = nil
	}
	r.panel.set(f)
}

func (r *rule) show(v view) {
	c := v.c.Condition
	var fields []kit.Option
	for _, f := range factsOn(r.panel.page.draft, c.Field) {
		fields = append(fields, kit.Option{Value: f.key, Label: f.label})
	}
	at := factNamed(r.panel.page.draft, c.Field)
	ops := at.ops()
	if c.Op != "" && !at.allows(c.Op) {
		ops = append(ops, kit.Option{Value: c.Op, Label: c.Op})
	}
	r.field.SetOptions(fields)
	r.field.SetValue(c.Field)
	r.op.SetOptions(ops)
	r.op.SetValue(c.Op)
	if shape := c.Field + " " + c.Op + wordsOf(at, c); shape != r.shape {
		r.shape = shape
		r.texts = map[string]*kit.Field{}
		r.value.Objects = []fyne.CanvasObject{r.values(at, c)}
		r.value.Refresh()
	}
	r.fill(c)
	r.say(v)
}

// wordsOf makes the boxes of fixed words new when one of them changed.
func wordsOf(f fact, c model.Condition) string {
	if f.kind == "word" {
		return c.Value
	}
	return ""
}

func (r *rule) say(v view) {
	words, ink := "In words: "+say.Condition(r.panel.page.draft, v.c.Condition), theme.Text3
	if v.problem != "" {
		words, ink = "It "+v.problem, theme.Rose.Ink()
	}
	r.reads.Colour = ink
	r.reads.Value = ""
	r.reads.Set(words)
}

// values is where the value is written, as the condition needs it.
func (r *rule) values(f fact, c model.Condition) fyne.CanvasObject {
	switch {
	case c.Op == "range":
		return kit.Columns(10, r.whole("low", "From", "no lower end"), r.whole("high", "To", "no upper end"))
	case c.Op == "newer":
		return r.whole("days", "Days", "30")
	case c.Op == "empty":
		return kit.Gap(1, 1)
	case f.kind == "word":
		return r.checks(f, c)
	}
	label, hint := "Value", ""
	switch c.Op {
	case "in":
		label, hint = "Any of these, separated by commas", "capitals do not matter"
	case "matches":
		label, hint = "Expression", "software|saas finds either; ^bank finds what begins with bank"
	}
	return r.text(label, hint)
}

func (r *rule) text(label, hint string) *kit.Field {
	f := kit.NewField(label).Hint(hint)
	in := func(t string) string {
		if r.op.Value == "in" {
			return unlist(t)
		}
		return strings.TrimSpace(t)
	}
	f.Check = func(t string) string { return r.wrong(func(c *model.Condition) { c.Value = in(t) }) }
	f.OnCommit = func(t string) { r.panel.set(model.Fields{"value": in(t)}) }
	r.texts["value"] = f
	return f
}

// whole is a whole number that may be left open.
func (r *rule) whole(name, label, open string) *kit.Field {
	f := kit.NewField(label).Placeholder(open)
	f.Check = func(t string) string {
		n, has, ok := parse(t)
		switch {
		case !ok || n < 0:
			return "A whole number, like 50."
		case name == "days":
			if !has {
				return "How many days?"
			}
			return ""
		}
		return r.wrong(func(c *model.Condition) { end(c, name, n, has) })
	}
	f.OnCommit = func(t string) {
		n, has, _ := parse(t)
		var v any
		if has {
			v = n
		}
		r.panel.set(model.Fields{name: v})
	}
	r.texts[name] = f
	return f
}

func parse(text string) (n int64, has, ok bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	if text == "" {
		return 0, false, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, true, err == nil
}

func end(c *model.Condition, name string, n int64, has bool) {
	if name == "low" {
		c.Low, c.HasLow = n, has
		return
	}
	c.High, c.HasHigh = n, has
}

// wrong says what the rules would say of the criterion with another value.
func (r *rule) wrong(change func(*model.Condition)) string {
	v, ok := r.panel.page.facts.find(r.panel.id)
	if !ok {
		return ""
	}
	change(&v.c.Condition)
	if p := problem(r.panel.page.draft, v.c); p != "" {
		return "It " + p
	}
	return ""
}

// checks are the fixed words a field may hold.
func (r *rule) checks(f fact, c model.Condition) fyne.CanvasObject {
	chosen := map[string]bool{}
	for _, v := range list(c.Value) {
		chosen[v] = true
	}
	flow := kit.Flow(8)
	for _, w := range model.Words[f.words] {
		flow.Add(kit.NewCheck(model.Title(w), chosen[w], func(on bool) {
			chosen[w] = on
			var keep []string
			for _, o := range model.Words[f.words] {
				if chosen[o] {
					keep = append(keep, o)
				}
			}
			r.panel.set(model.Fields{"value": strings.Join(keep, "|")})
		}))
	}
	return flow
}

// fill puts the values in.
func (r *rule) fill(c model.Condition) {
	put := func(name, text string) {
		if f := r.texts[name]; f != nil {
			f.SetText(text)
		}
	}
	number := func(n int64, has bool) string {
		if !has {
			return ""
		}
		return fmt.Sprint(n)
	}
	put("low", number(c.Low, c.HasLow))
	put("high", number(c.High, c.HasHigh))
	put("days", number(c.Days, c.Days > 0))
	if c.Op == "in" {
		put("value", strings.Join(list(c.Value), ", "))
		return
	}
	put("value", c.Value)
}

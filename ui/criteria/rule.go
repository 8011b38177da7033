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

	// pending is what was chosen and cannot be kept yet, because it lacks a
	// value; nil when the rule shows what is kept.
	pending *model.Condition
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
	if key == another {
		r.panel.page.newField(r)
		return
	}
	f := factNamed(r.panel.page.draft, key)
	r.try(model.Condition{Field: key, Op: f.ops()[0].Value})
}

func (r *rule) chooseOp(op string) {
	c := r.condition()
	next := model.Condition{Field: c.Field, Op: op}
	if op != "range" && op != "newer" && op != "empty" {
		next.Value = c.Value
	}
	r.try(next)
}

// condition is what the rule says now, kept or not.
func (r *rule) condition() model.Condition {
	if r.pending != nil {
		return *r.pending
	}
	v, _ := r.panel.page.facts.find(r.panel.id)
	return v.c.Condition
}

// try keeps a condition; one that lacks a value waits in the panel until it
// has one.
func (r *rule) try(c model.Condition) {
	r.pending = nil
	if len(r.wrong(c)) == 0 && r.panel.set(kept(c)) {
		return
	}
	r.pending = &c
	r.panel.again()
}

// kept are the fields of a condition that a rule knows.
func kept(c model.Condition) model.Fields {
	f := model.Fields{"how": "rule", "field": c.Field, "op": c.Op, "value": nil, "low": nil, "high": nil, "days": nil}
	if c.Value != "" {
		f["value"] = c.Value
	}
	if c.HasLow {
		f["low"] = c.Low
	}
	if c.HasHigh {
		f["high"] = c.High
	}
	if c.Op == "newer" {
		f["days"] = c.Days
	}
	return f
}

func (r *rule) show(v view) {
	c := r.condition()
	var fields []kit.Option
	for _, f := range factsOn(r.panel.page.draft, c.Field) {
		fields = append(fields, kit.Option{Value: f.key, Label: f.label})
	}
	fields = append(fields, kit.Option{Value: another, Label: "A new field of ours …"})
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
	words, ink := "In words: "+say.Condition(r.panel.page.draft, r.condition()), theme.Text3
	switch {
	case r.pending != nil:
		words, ink = "Not kept yet: say what it compares with.", theme.Amber.Ink()
		if all := r.wrong(*r.pending); len(all) > 0 && (r.pending.Value != "" || r.pending.HasLow || r.pending.HasHigh) {
			words = "Not kept yet. " + all[0]
		}
	case len(v.flaws) > 0 && byRule(v.c):
		words, ink = v.flaws[0], theme.Rose.Ink()
	}
	r.tell(words, ink)
}

func byRule(c model.Criterion) bool { return c.How != "question" }

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
	case f.kind == "number":
		return r.text("Number", "")
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
	with := func(t string) model.Condition {
		c := r.condition()
		c.Value = strings.TrimSpace(t)
		if c.Op == "in" {
			c.Value = unlist(t)
		}
		return c
	}
	f.Check = func(t string) string {
		c := with(t)
		if _, err := strconv.ParseFloat(c.Value, 64); err != nil && c.Op == "equals" && factNamed(r.panel.page.draft, c.Field).kind == "number" {
			return "A number, like 50."
		}
		return r.refusal(c)
	}
	f.OnCommit = func(t string) { r.try(with(t)) }
	f.OnGrown = r.panel.form.Refresh
	r.texts["value"] = f
	return f
}

// whole is a whole number that may be left open. Both ends of a range are read
// together, so that either may be written first.
func (r *rule) whole(name, label, open string) *kit.Field {
	f := kit.NewField(label).Placeholder(open)
	f.Check = func(t string) string {
		n, has, ok := parse(t)
		switch {
		case !ok || n < 0:
			return "A whole number, like 50."
		case name == "days" && !has:
			return "How many days?"
		}
		if c, ok := r.ends(); ok {
			return r.refusal(c)
		}
		return ""
	}
	f.OnCommit = func(string) {
		if c, ok := r.ends(); ok {
			r.try(c)
		}
	}
	f.OnGrown = r.panel.form.Refresh
	r.texts[name] = f
	return f
}

// ends is the condition with the numbers as they are written now.
func (r *rule) ends() (c model.Condition, ok bool) {
	c = r.condition()
	ok = true
	for name, f := range r.texts {
		n, has, fine := parse(f.Text())
		ok = ok && fine
		switch name {
		case "low":
			c.Low, c.HasLow = n, has
		case "high":
			c.High, c.HasHigh = n, has
		case "days":
			c.Days = n
		}
	}
	return c, ok
}

func parse(text string) (n int64, has, ok bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	if text == "" {
		return 0, false, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, true, err == nil
}

// wrong is what would be wrong with the criterion under this condition.
func (r *rule) wrong(c model.Condition) []string {
	v, ok := r.panel.page.facts.find(r.panel.id)
	if !ok {
		return nil
	}
	v.c.How, v.c.Condition = "rule", c
	return problems(r.panel.page.draft, v.c)
}

// refusal is what stands at the field; the sentence itself, which may be long,
// stands under the rule.
func (r *rule) refusal(c model.Condition) string {
	all := r.wrong(c)
	if len(all) == 0 {
		return ""
	}
	r.tell(all[0], theme.Rose.Ink())
	return "Not kept: why is said below."
}

func (r *rule) tell(words string, ink fyne.ThemeColorName) {
	r.reads.Colour = ink
	r.reads.Value = ""
	r.reads.Set(words)
}

// checks are the fixed values a field may hold.
func (r *rule) checks(f fact, c model.Condition) fyne.CanvasObject {
	chosen := map[string]bool{}
	for _, v := range list(c.Value) {
		chosen[v] = true
	}
	flow := kit.Flow(8)
	for _, o := range f.options() {
		flow.Add(kit.NewCheck(o.Label, chosen[o.Value], func(on bool) {
			chosen[o.Value] = on
			var keep []string
			for _, other := range f.options() {
				if chosen[other.Value] {
					keep = append(keep, other.Value)
				}
			}
			next := r.condition()
			next.Value = strings.Join(keep, "|")
			r.try(next)
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

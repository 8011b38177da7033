package leads

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/where"
	"baton/ui/kit"
)

// condition is one filter as the screen asks for it: a field, what must be
// true of it, and up to two values as somebody typed them.
type condition struct {
	field where.Field
	op    string
	a, b  string
}

// What a condition may ask, in words of the screen.
const (
	isAny     = "is"
	isNone    = "is not"
	contains  = "contains"
	lacks     = "does not contain"
	atLeast   = "at least"
	atMost    = "at most"
	between   = "between"
	before    = "before"
	after     = "after"
	olderThan = "more days ago than"
	newerThan = "within the last days"
	isEmpty   = "is not known"
	isKnown   = "is known"
)

// asks are what can be asked of a kind of field, the usual first.
func asks(kind where.Kind) []string {
	switch kind {
	case where.Number, where.Amount:
		return []string{atLeast, atMost, between, isAny, isEmpty, isKnown}
	case where.Moment, where.Date:
		return []string{olderThan, newerThan, before, after, between, isEmpty, isKnown}
	case where.YesNo:
		return []string{isAny, isEmpty, isKnown}
	}
	return []string{isAny, isNone, contains, lacks, isEmpty, isKnown}
}

func values(op string) int {
	switch op {
	case isEmpty, isKnown:
		return 0
	case between:
		return 2
	}
	return 1
}

// expr is the condition in the language of filters, or a sentence of what is
// wrong with it, and whether that stands at the second value.
func (p *Page) expr(c condition) (e where.Expr, problem string, second bool) {
	t := &where.Test{Field: c.field.Name}
	one := func(op, text string) where.Expr {
		t.Op, t.Values = op, []where.Literal{{Text: text}}
		return t
	}
	null := func(op string) where.Expr {
		t.Op, t.Values = op, []where.Literal{{Null: true}}
		return t
	}
	if problem, second = p.wrong(c); problem != "" {
		return nil, problem, second
	}
	switch c.op {
	case isEmpty:
		return null(where.Is), "", false
	case isKnown:
		return null(where.IsNot), "", false
	case contains:
		return one(where.Contains, c.a), "", false
	case lacks:
		return where.Not(one(where.Contains, c.a)), "", false
	case atLeast:
		return one(where.AtLeast, p.written(c.field, c.a)), "", false
	case atMost:
		return one(where.AtMost, p.written(c.field, c.a)), "", false
	case before:
		return one(where.Less, p.written(c.field, c.a)), "", false
	case after:
		return one(where.AtLeast, dayAfter(p.written(c.field, c.a), 1)), "", false
	case olderThan:
		return one(where.Older, c.a), "", false
	case newerThan:
		return one(where.Newer, c.a), "", false
	case between:
		t.Op = where.Between
		for _, s := range []string{c.a, c.b} {
			t.Values = append(t.Values, where.Literal{Text: p.written(c.field, s)})
		}
		return t, "", false
	}
	return p.any(c), "", false
}

// any asks whether a field holds one of several values, or none of them.
func (p *Page) any(c condition) where.Expr {
	t := &where.Test{Field: c.field.Name, Op: where.Is}
	for _, s := range strings.Split(c.a, ",") {
		if s = strings.TrimSpace(s); s != "" {
			t.Values = append(t.Values, where.Literal{Text: p.written(c.field, s)})
		}
	}
	switch {
	case len(t.Values) > 1:
		t.Op = where.In
		if c.op == isNone {
			return where.Not(t)
		}
	case c.op == isNone:
		t.Op = where.IsNot
	}
	return t
}

// written is a value as the language has it: the word of what a screen calls
// it, a number without its thousands apart, a day as a date.
func (p *Page) written(f where.Field, s string) string {
	s = strings.TrimSpace(s)
	switch f.Kind {
	case where.Number:
		return strings.ReplaceAll(s, ",", "")
	case where.Amount:
		if minor, ok := amountOf(s, p.firm.Currency); ok {
			return strconv.FormatFloat(float64(minor)/float64(model.Unit(p.firm.Currency)), 'f', -1, 64)
		}
	case where.Moment, where.Date:
		if at, ok := kit.ParseDay(s, p.today()); ok && !strings.EqualFold(s, "today") {
			return at.Format(time.DateOnly)
		}
		return strings.ToLower(s)
	}
	for _, o := range p.wordsOf(f) {
		if strings.EqualFold(o.Label, s) {
			return o.Value
		}
	}
	return s
}

// wrong says what a condition still lacks.
func (p *Page) wrong(c condition) (problem string, second bool) {
	list := []string{c.a, c.b}[:values(c.op)]
	for i, s := range list {
		second = i == 1
		s = strings.TrimSpace(s)
		n, err := strconv.ParseFloat(p.written(c.field, s), 64)
		switch {
		case s == "":
			return "Say what it is compared with.", second
		case c.op == olderThan || c.op == newerThan:
			if days, err := strconv.Atoi(s); err != nil || days < 0 || days > 36500 {
				return "Write a number of days, such as 30.", second
			}
		case c.field.Kind == where.Number || c.field.Kind == where.Amount:
			if c.op != isAny && (err != nil || n != n) {
				return "Write a number, such as 50.", second
			}
		case c.field.Kind == where.Moment || c.field.Kind == where.Date:
			if _, ok := kit.ParseDay(s, p.today()); !ok {
				return "Write a day, such as 24 Nov or 2026-11-24.", second
			}
		}
	}
	return "", false
}

func dayAfter(date string, n int) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.AddDate(0, 0, n).Format(time.DateOnly)
}

// readCondition takes an expression apart into a condition that the screen can ask; not
// every one that somebody wrote by hand is one.
func (p *Page) readCondition(e where.Expr) (c condition, ok bool) {
	inner, contrary := where.Contrary(e)
	if !contrary {
		inner = e
	}
	t, ok := inner.(*where.Test)
	if !ok {
		return c, false
	}
	if c.field, ok = where.Find(p.rows.fields, t.Field); !ok {
		return c, false
	}
	c.op = p.opOf(t, contrary, c.field.Kind)
	var said []string
	for _, v := range t.Values {
		said = append(said, p.said(c.field, v.Text))
	}
	c.a = strings.Join(said, ", ")
	if c.op == after {
		c.a = dayAfter(c.a, -1)
	}
	if t.Op == where.Between {
		c.a, c.b = said[0], said[1]
	}
	return c, c.op != "" && slices.Contains(asks(c.field.Kind), c.op)
}

func (p *Page) opOf(t *where.Test, contrary bool, kind where.Kind) string {
	timed := kind == where.Moment || kind == where.Date
	null := len(t.Values) == 1 && t.Values[0].Null
	switch {
	case null:
		return map[string]string{where.Is: isEmpty, where.IsNot: isKnown}[orEmpty(t.Op, contrary)]
	case slices.ContainsFunc(t.Values, func(l where.Literal) bool { return l.Null }):
		return ""
	case contrary:
		return map[string]string{where.Contains: lacks, where.In: isNone}[t.Op]
	case timed && t.Op == where.Less:
		return before
	case timed && t.Op == where.AtLeast && t.Values[0].Text != "today":
		return after
	case timed && (t.Op == where.AtLeast || t.Op == where.AtMost):
		return ""
	}
	return map[string]string{where.Is: isAny, where.In: isAny, where.IsNot: isNone, where.Contains: contains, where.AtLeast: atLeast, where.AtMost: atMost,
		where.Between: between, where.Older: olderThan, where.Newer: newerThan}[t.Op]
}

func orEmpty(op string, contrary bool) string {
	if contrary {
		return ""
	}
	return op
}

// words says what a filter lets through: "Industry is Payments, Retail".
func (p *Page) words(e where.Expr) string {
	if name := p.stranger(e); name != "" {
		return "Not known here: " + e.String()
	}
	c, ok := p.readCondition(e)
	if !ok {
		return p.joinedWords(e)
	}
	title := c.field.Title
	switch c.op {
	case olderThan:
		return title + " more than " + c.a + " days ago"
	case newerThan:
		return title + " within " + c.a + " days"
	case between:
		return title + " " + c.a + " to " + c.b
	case isEmpty, isKnown:
		return title + " " + c.op
	}
	return title + " " + c.op + " " + c.a
}

// joinedWords says a filter that is made of several.
func (p *Page) joinedWords(e where.Expr) string {
	list, by := where.Choices(e), " or "
	if list == nil {
		list, by = where.Parts(e), " and "
	}
	if len(list) < 2 {
		return e.String()
	}
	var said []string
	for _, x := range list {
		words := p.words(x)
		if len(where.Choices(x)) > 1 || len(where.Parts(x)) > 1 {
			words = "(" + words + ")"
		}
		said = append(said, words)
	}
	return strings.Join(said, by)
}

package main

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// where is a compiled --where expression over the JSON fields of a row:
//
//	fit >= 60 and (stage = "evaluating" or source contains meetup) and not owner = null
//
// Text is compared without regard to case. Nothing is greater or smaller
// than null.
type where func(row reflect.Value) bool

// columns are the JSON fields of a row type, by name.
type columns map[string]int

func columnsOf(row any) columns {
	t := reflect.TypeOf(row)
	c := columns{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		c[name] = i
	}
	return c
}

// compile reads an expression; a mistake is named with its position.
func (c columns) compile(expr string) (where, error) {
	p := &parser{text: expr, columns: c}
	p.next()
	w, err := p.either()
	if err == nil && p.token.kind != tokenEnd {
		err = p.wrong("expected 'and', 'or' or the end, not %s", p.token)
	}
	return w, err
}

// parser is a recursive descent: either = both {or both}; both = not {and not}.
type parser struct {
	text    string
	at      int
	token   token
	columns columns
	failed  error
}

func (p *parser) wrong(format string, args ...any) error {
	if p.failed != nil {
		return p.failed
	}
	return misuse("--where, position %d: %s.", p.token.at+1, fmt.Sprintf(format, args...))
}

func (p *parser) either() (where, error) {
	left, err := p.both()
	for err == nil && p.take("or") {
		var right where
		if right, err = p.both(); err == nil {
			a := left
			left = func(v reflect.Value) bool { return a(v) || right(v) }
		}
	}
	return left, err
}

func (p *parser) both() (where, error) {
	left, err := p.not()
	for err == nil && p.take("and") {
		var right where
		if right, err = p.not(); err == nil {
			a := left
			left = func(v reflect.Value) bool { return a(v) && right(v) }
		}
	}
	return left, err
}

func (p *parser) not() (where, error) {
	if p.take("not") {
		w, err := p.not()
		return func(v reflect.Value) bool { return !w(v) }, err
	}
	if p.take("(") {
		w, err := p.either()
		if err == nil && !p.take(")") {
			err = p.wrong("expected ')', not %s", p.token)
		}
		return w, err
	}
	return p.comparison()
}

var comparisons = []string{"=", "!=", "<", "<=", ">", ">=", "contains"}

func (p *parser) comparison() (where, error) {
	name := p.token
	column, known := p.columns[strings.ToLower(name.text)]
	if name.kind != tokenWord || !known {
		return nil, p.wrong("expected a field, not %s; the fields are %s", name, strings.Join(p.columns.names(), ", "))
	}
	p.next()
	op := strings.ToLower(p.token.text)
	if p.token.kind == tokenText || !slices.Contains(comparisons, op) {
		return nil, p.wrong("expected one of %s after %s, not %s", strings.Join(comparisons, " "), name.text, p.token)
	}
	p.next()
	want := p.token
	if want.kind != tokenWord && want.kind != tokenText {
		return nil, p.wrong("expected a value after %s, not %s", op, want)
	}
	p.next()
	return comparing(column, op, literal(want)), p.failed
}

func (c columns) names() []string {
	var names []string
	for name := range c {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// value is a cell or a literal: its text, and its number where it is one.
type value struct {
	text   string
	number float64
	isNum  bool
	null   bool
}

func literal(t token) value {
	v := value{text: t.text, null: t.kind == tokenWord && strings.EqualFold(t.text, "null")}
	if n, err := strconv.ParseFloat(t.text, 64); err == nil {
		v.number, v.isNum = n, true
	}
	if at, err := time.Parse(time.RFC3339, t.text); err == nil {
		v.text = at.UTC().Format(time.RFC3339)
	}
	return v
}

// comparing makes the test of one field.
func comparing(column int, op string, want value) where {
	return func(row reflect.Value) bool {
		got := cell(row.Field(column))
		if got.null || want.null {
			same := got.null == want.null
			return op == "=" && same || op == "!=" && !same
		}
		if op == "contains" {
			return strings.Contains(strings.ToLower(got.text), strings.ToLower(want.text))
		}
		order := got.compare(want)
		switch op {
		case "=":
			return order == 0
		case "!=":
			return order != 0
		case "<":
			return order < 0
		case "<=":
			return order <= 0
		case ">":
			return order > 0
		}
		return order >= 0
	}
}

// compare takes two numbers as numbers and all else as text. Times compare as
// text too: RFC 3339 in UTC sorts by time, and a date sorts before its day.
func (v value) compare(w value) int {
	if v.isNum && w.isNum {
		return cmp.Compare(v.number, w.number)
	}
	return cmp.Compare(strings.ToLower(v.text), strings.ToLower(w.text))
}

// cell reads a field of a row.
func cell(f reflect.Value) value {
	if f.Kind() == reflect.Pointer {
		if f.IsNil() {
			return value{null: true}
		}
		f = f.Elem()
	}
	switch x := f.Interface().(type) {
	case string:
		return value{text: x}
	case bool:
		return value{text: strconv.FormatBool(x)}
	case int:
		return value{text: strconv.Itoa(x), number: float64(x), isNum: true}
	case float64:
		return value{text: strconv.FormatFloat(x, 'f', -1, 64), number: x, isNum: true}
	case time.Time:
		return value{text: x.Format(time.RFC3339)}
	case money:
		n, _ := strconv.ParseFloat(x.Amount, 64) // written by us
		return value{text: x.Amount + " " + x.Currency, number: n, isNum: true}
	}
	return value{null: true}
}

// Package where answers "which leads are meant?". One small language says it
// for the filters of the table, for saved views and for --where of the command
// line, so that all three mean the same:
//
//	fit >= 60 and (stage in (evaluating, scoping) or source contains meetup) and not owner = null
//
// Text is compared without regard to case. Nothing is greater or smaller than
// null, and what is not known is never counted as a no.
package where

import (
	"slices"
	"strings"
	"time"
)

// Expr is an expression that was read.
type Expr interface {
	// Holds says whether a row is meant, given what it holds in each field.
	Holds(of func(field string) Value, now time.Time) bool
	// String writes the expression so that Parse reads the same again.
	String() string
	// sift does the same for all rows at once.
	sift(s *sieve) []bool
	each(visit func(*Test))
}

// Test asks one thing of one field.
type Test struct {
	Field  string
	Op     string
	Values []Literal
}

// Literal is a value as it was written.
type Literal struct {
	Text string
	Null bool // the word null, without quotes
}

// The operators. Between takes two values, in any number; older and newer
// take days.
const (
	Is       = "="
	IsNot    = "!="
	Less     = "<"
	AtMost   = "<="
	More     = ">"
	AtLeast  = ">="
	Contains = "contains"
	In       = "in"
	Between  = "between"
	Older    = "older"
	Newer    = "newer"
)

// Ops are all operators, in the order in which a refusal lists them.
var Ops = []string{Is, IsNot, Less, AtMost, More, AtLeast, Contains, In, Between, Older, Newer}

type (
	every  []Expr // all of them
	either []Expr // any of them
	not    struct{ of Expr }
)

// Fields are the names of the fields that an expression asks about, each once.
func Fields(e Expr) []string {
	var names []string
	if e != nil {
		e.each(func(t *Test) {
			if !slices.Contains(names, t.Field) {
				names = append(names, t.Field)
			}
		})
	}
	return names
}

// Parts are what must all hold: an expression taken apart at its outermost and.
func Parts(e Expr) []Expr {
	switch x := e.(type) {
	case nil:
		return nil
	case every:
		var out []Expr
		for _, part := range x {
			out = append(out, Parts(part)...)
		}
		return out
	}
	return []Expr{e}
}

// All joins expressions that must all hold; nil when there is none.
func All(parts []Expr) Expr {
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return every(parts)
}

// Not is the contrary of an expression.
func Not(e Expr) Expr { return not{e} }

// Contrary is what a not is about, and whether the expression is one.
func Contrary(e Expr) (of Expr, ok bool) {
	n, ok := e.(not)
	return n.of, ok
}

// Holds implements Expr.
func (e every) Holds(of func(string) Value, now time.Time) bool {
	for _, x := range e {
		if !x.Holds(of, now) {
			return false
		}
	}
	return true
}

// Holds implements Expr.
func (e either) Holds(of func(string) Value, now time.Time) bool {
	for _, x := range e {
		if x.Holds(of, now) {
			return true
		}
	}
	return false
}

// Holds implements Expr.
func (e not) Holds(of func(string) Value, now time.Time) bool { return !e.of.Holds(of, now) }

// Holds implements Expr.
func (t *Test) Holds(of func(string) Value, now time.Time) bool {
	return t.against(now)(of(t.Field))
}

func (e every) each(visit func(*Test)) {
	for _, x := range e {
		x.each(visit)
	}
}

func (e either) each(visit func(*Test)) {
	for _, x := range e {
		x.each(visit)
	}
}

func (e not) each(visit func(*Test)) { e.of.each(visit) }

func (t *Test) each(visit func(*Test)) { visit(t) }

// String implements Expr.
func (e every) String() string { return joined(e, " and ") }

// String implements Expr.
func (e either) String() string { return joined(e, " or ") }

// String implements Expr.
func (e not) String() string { return "not " + inside(e.of) }

func joined(list []Expr, by string) string {
	var words []string
	for _, x := range list {
		words = append(words, inside(x))
	}
	return strings.Join(words, by)
}

// inside writes what stands within another expression.
func inside(e Expr) string {
	switch e.(type) {
	case every, either:
		return "(" + e.String() + ")"
	}
	return e.String()
}

// String implements Expr.
func (t *Test) String() string {
	var words []string
	for _, v := range t.Values {
		words = append(words, v.String())
	}
	said := strings.Join(words, ", ")
	switch t.Op {
	case In:
		said = "(" + said + ")"
	case Between:
		said = strings.Join(words, " and ")
	}
	return t.Field + " " + t.Op + " " + said
}

func (l Literal) String() string {
	switch {
	case l.Null:
		return "null"
	case plain(l.Text):
		return l.Text
	case strings.Contains(l.Text, `"`):
		return "'" + strings.ReplaceAll(l.Text, "'", "’") + "'"
	}
	return `"` + l.Text + `"`
}

// plain says that a text is read as one word without quotes, and as no other.
func plain(s string) bool {
	return s != "" && !strings.EqualFold(s, "null") && wordEnd(s, true) == len(s)
}

// Choices are what an or chooses between; none for any other expression.
func Choices(e Expr) []Expr {
	list, _ := e.(either)
	return list
}

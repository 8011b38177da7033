package where

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Mistake is where an expression cannot be read, and why.
type Mistake struct {
	At   int // the first character is 1
	Text string
}

func (m *Mistake) Error() string { return fmt.Sprintf("position %d: %s", m.At, m.Text) }

// Parse reads an expression over the fields that known names. A field of the
// firm's own ("x.Budget") is not looked up here.
func Parse(text string, known []string) (Expr, error) {
	p := &parser{text: text, known: known}
	p.next()
	e, err := p.either()
	if err == nil && p.token.kind != tokenEnd {
		err = p.wrong("expected 'and', 'or' or the end, not %s", p.token)
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

// parser is a recursive descent: either = both {or both}; both = not {and not}.
type parser struct {
	text   string
	at     int
	token  token
	list   bool // within the brackets of in: a comma ends a word
	depth  int
	known  []string
	failed error
}

// deepest is how many brackets may stand in each other.
const deepest = 100

func (p *parser) wrong(format string, args ...any) error {
	if p.failed != nil {
		return p.failed
	}
	return &Mistake{At: p.token.at + 1, Text: fmt.Sprintf(format, args...)}
}

func (p *parser) either() (Expr, error) {
	first, err := p.both()
	list := either{first}
	for err == nil && p.take("or") {
		var next Expr
		next, err = p.both()
		list = append(list, next)
	}
	if len(list) == 1 {
		return first, err
	}
	return list, err
}

func (p *parser) both() (Expr, error) {
	first, err := p.not()
	list := every{first}
	for err == nil && p.take("and") {
		var next Expr
		next, err = p.not()
		list = append(list, next)
	}
	if len(list) == 1 {
		return first, err
	}
	return list, err
}

func (p *parser) not() (Expr, error) {
	if p.depth++; p.depth > deepest {
		return nil, p.wrong("that is too deep: say it with fewer brackets")
	}
	defer func() { p.depth-- }()
	if p.take("not") {
		e, err := p.not()
		return not{e}, err
	}
	if p.take("(") {
		e, err := p.either()
		if err == nil && !p.take(")") {
			err = p.wrong("expected ')', not %s", p.token)
		}
		return e, err
	}
	return p.test()
}

func (p *parser) test() (Expr, error) {
	name := p.token
	field := strings.ToLower(name.text)
	own := strings.HasPrefix(field, "x.") && len(field) > 2
	if own {
		field = "x." + name.text[2:]
	}
	if name.kind != tokenWord || !own && p.known != nil && !slices.Contains(p.known, field) {
		return nil, p.wrong("expected a field, not %s; the fields are %s", name, strings.Join(p.known, ", "))
	}
	p.next()
	op := strings.ToLower(p.token.text)
	if p.token.kind == tokenText || !slices.Contains(Ops, op) {
		return nil, p.wrong("expected one of %s after %s, not %s", strings.Join(Ops, " "), name.text, p.token)
	}
	t := &Test{Field: field, Op: op}
	p.next()
	var err error
	switch op {
	case In:
		err = p.values(t)
	case Between:
		if err = p.value(t); err == nil && !p.take("and") {
			err = p.wrong("expected 'and' and the greater value, not %s", p.token)
		}
		if err == nil {
			err = p.value(t)
		}
	case Older, Newer:
		if err = p.value(t); err == nil {
			_ = p.take("days") || p.take("day")
		}
	default:
		err = p.value(t)
	}
	if err == nil {
		err = p.failed
	}
	return t, err
}

func (p *parser) values(t *Test) error {
	p.list = true
	defer func() { p.list = false }()
	if !p.take("(") {
		return p.wrong("expected '(' and the values after in, not %s", p.token)
	}
	for {
		if err := p.value(t); err != nil {
			return err
		}
		if p.take(",") {
			continue
		}
		p.list = false
		if !p.take(")") {
			return p.wrong("expected ',' or ')', not %s", p.token)
		}
		return nil
	}
}

func (p *parser) value(t *Test) error {
	want := p.token
	if want.kind != tokenWord && want.kind != tokenText {
		return p.wrong("expected a value after %s, not %s", t.Op, want)
	}
	v := Literal{Text: want.text}
	if want.kind == tokenWord && strings.EqualFold(want.text, "null") {
		v = Literal{Null: true}
	}
	if _, ok := days(v); (t.Op == Older || t.Op == Newer) && !ok {
		return p.wrong("expected a number of days after %s, not %s", t.Op, want)
	}
	t.Values = append(t.Values, v)
	p.next()
	return nil
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenWord
	tokenText // in quotes
	tokenSign
)

// token is one word, quoted text or sign of an expression, and where it stands.
type token struct {
	kind tokenKind
	text string
	at   int
}

func (t token) String() string {
	if t.kind == tokenEnd {
		return "the end"
	}
	return fmt.Sprintf("%q", t.text)
}

// take goes on if the next token is the given word or sign.
func (p *parser) take(word string) bool {
	if p.token.kind == tokenText || p.token.kind == tokenEnd || !strings.EqualFold(p.token.text, word) {
		return false
	}
	p.next()
	return true
}

// next reads the next token. Text that is not closed is remembered as the
// mistake to report.
func (p *parser) next() {
	rest := strings.TrimLeftFunc(p.text[p.at:], unicode.IsSpace)
	p.at = len(p.text) - len(rest)
	p.token = token{at: p.at}
	if rest == "" {
		return
	}
	switch c := rest[0]; {
	case c == '"' || c == '\'':
		p.token.kind, p.token.text = tokenText, p.quoted(rest)
		return
	case strings.IndexByte("()=<>!", c) >= 0 || c == ',' && p.list:
		size := 1
		if len(rest) > 1 && rest[1] == '=' && strings.IndexByte("<>!", c) >= 0 {
			size = 2
		}
		p.token.kind, p.token.text = tokenSign, rest[:size]
		p.at += size
		return
	}
	size := wordEnd(rest, p.list)
	p.token.kind, p.token.text = tokenWord, rest[:size]
	p.at += size
	if after := rest[size:]; strings.EqualFold(p.token.text, "x.") && after != "" && (after[0] == '"' || after[0] == '\'') {
		p.token.text += p.quoted(after) // x."Budget holder"
	}
}

// quoted reads a text in quotes, which rest begins with.
func (p *parser) quoted(rest string) string {
	end := strings.IndexByte(rest[1:], rest[0])
	if end < 0 {
		p.failed = p.wrong("the text is not closed: add %c", rest[0])
		p.at = len(p.text)
		p.token.kind = tokenEnd
		return ""
	}
	p.at += end + 2
	return rest[1 : 1+end]
}

// wordEnd is how long the word is that a text begins with.
func wordEnd(s string, list bool) int {
	size := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`()=<>!"'`, r) || r == ',' && list
	})
	if size < 0 {
		return len(s)
	}
	return size
}

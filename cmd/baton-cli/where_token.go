package main

import (
	"strings"
	"unicode"
)

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
	return quoted(t.text)
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
	switch rest[0] {
	case '"', '\'':
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			p.failed = p.wrong("the text is not closed: add %c", rest[0])
			p.at = len(p.text)
			return
		}
		p.token.kind, p.token.text = tokenText, rest[1:1+end]
		p.at += end + 2
		return
	case '(', ')', '=', '<', '>', '!':
		size := 1
		if len(rest) > 1 && rest[1] == '=' && strings.IndexByte("<>!", rest[0]) >= 0 {
			size = 2
		}
		p.token.kind, p.token.text = tokenSign, rest[:size]
		p.at += size
		return
	}
	size := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`()=<>!"'`, r) })
	if size < 0 {
		size = len(rest)
	}
	p.token.kind, p.token.text = tokenWord, rest[:size]
	p.at += size
}

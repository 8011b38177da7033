package main

import (
	"strings"

	"baton/model"
)

// split cuts a line of a script into words as a shell does: blanks separate,
// quotes join, a backslash takes the next character as it is, # begins a
// comment where a word could begin.
func split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	inWord, escaped := false, false
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			inWord, escaped = true, true
		case quote != 0:
			if r == quote {
				quote = 0
				continue
			}
			word.WriteRune(r)
		case r == '"' || r == '\'':
			inWord, quote = true, r
		case r == ' ' || r == '\t' || r == '\r':
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		case r == '#' && !inWord:
			return words, nil
		default:
			inWord = true
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, model.Refuse("script", "The quote "+string(quote)+" is not closed.")
	}
	if escaped {
		return nil, model.Refuse("script", "A backslash stands at the end: join the two lines.")
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}

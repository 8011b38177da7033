package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model"
	"baton/store"
)

// The exit codes of the contract.
const (
	done    = 0
	refused = 1
	misused = 2
	noFile  = 3
)

// usage is a command line that cannot be understood; the firm was not looked at.
type usage struct{ text string }

func (u *usage) Error() string { return u.text }

func misuse(format string, args ...any) error {
	return &usage{fmt.Sprintf(format, args...)}
}

// codeOf says what an error means to a script. An existing file that "new"
// or "backup" would overwrite is bad input, not a file in trouble.
func codeOf(err error) int {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		worst := done
		for _, each := range several.Unwrap() {
			worst = max(worst, codeOf(each))
		}
		return worst
	}
	var u *usage
	var rule *model.Invalid
	switch {
	case err == nil:
		return done
	case errors.As(err, &u):
		return misused
	case errors.As(err, &rule), errors.Is(err, context.Canceled), errors.Is(err, store.ErrExists):
		return refused
	}
	return noFile
}

// located lets a failure that nothing has explained, like a disk's, say which
// firm it happened to and what to do.
func located(path string, err error) error {
	var rule *model.Invalid
	var file *store.FileError
	var u *usage
	explained := errors.As(err, &rule) || errors.As(err, &file) || errors.As(err, &u) ||
		errors.Is(err, context.Canceled) || errors.Is(err, errUnsound)
	if err == nil || explained {
		return err
	}
	return fmt.Errorf("%s: this computer could not do it (%w); look at what is there, then try again", path, err)
}

// complain writes what is wrong: one sentence a line.
func complain(w io.Writer, err error) {
	for _, text := range sentences(err) {
		fmt.Fprintln(w, text)
	}
}

func sentences(err error) []string {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var texts []string
		for _, each := range several.Unwrap() {
			texts = append(texts, sentences(each)...)
		}
		return texts
	}
	var at *lineError
	if errors.As(err, &at) {
		texts := sentences(at.err)
		for i := range texts {
			texts[i] = fmt.Sprintf("Line %d: %s", at.line, texts[i])
		}
		return texts
	}
	var rule *model.Invalid
	if errors.As(err, &rule) {
		texts := make([]string, len(rule.Problems))
		for i, p := range rule.Problems {
			texts[i] = sentence(p.Text)
		}
		return texts
	}
	var file *store.FileError
	if errors.As(err, &file) {
		return []string{sentence(file.Text)}
	}
	if errors.Is(err, context.Canceled) {
		return []string{"Stopped: nothing of this was written."}
	}
	return []string{sentence(err.Error())}
}

// sentence starts with a capital, ends with a point and stays on one line. A
// name of a file at the start keeps its own letters.
func sentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	word, _, _ := strings.Cut(text, " ")
	first, size := utf8.DecodeRuneInString(text)
	if size > 0 && strings.IndexFunc(word, func(r rune) bool { return r == '.' || r == '/' || r == '\\' }) < 0 {
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

// reason is the bare cause of a file error: the sentence names the path itself.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

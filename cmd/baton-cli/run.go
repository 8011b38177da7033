package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
)

// lineError is a refusal at a line of a script.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *lineError) Unwrap() error { return e.err }

// longest is how long a line of a script may be.
const longest = 1 << 20

func (c *cli) runVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "run FILE SCRIPT|-",
		Short: "Do many verbs, one a line and without FILE, and publish once",
		Long: "Do the verbs of a script, one a line and without FILE: 'move acme.example evaluating --note \"met at the fair\"'.\n" +
			"Words are quoted as in a shell, # begins a comment. Each verb answers with one line of JSON. The script stops at the\n" +
			"first refusal; what came before it is kept and published. --now, --as and --hat may stand in a line of their own verb.",
		Args: args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.held != nil {
				return misuse("A script cannot run another one.")
			}
			script := c.in
			if args[1] != "-" {
				f, err := os.Open(args[1])
				if err != nil {
					return model.Refuse("script", fmt.Sprintf("%s cannot be read (%v): check the name.", args[1], reason(err)))
				}
				defer f.Close()
				script = f
			}
			return c.runFile(cmd.Context(), args[0], script)
		},
	}
}

// runFile runs the script with the file held open, and publishes what was
// done, also when a line was refused or somebody pressed Ctrl+C.
func (c *cli) runFile(ctx context.Context, path string, script io.Reader) error {
	if _, err := c.clock(); err != nil {
		return err
	}
	f, closeFile, err := c.open(ctx, path)
	if err != nil {
		return err
	}
	defer closeFile()
	failed := c.script(ctx, &held{path: path, file: f}, script)
	return errors.Join(c.sync(ctx, f), failed)
}

// script does line after line. Lines are read beside the work, so that Ctrl+C
// is heard while the next one is awaited.
func (c *cli) script(ctx context.Context, h *held, script io.Reader) error {
	lines, failed := make(chan string), make(chan error, 1)
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer close(lines)
		s := bufio.NewScanner(script)
		s.Buffer(nil, longest)
		for s.Scan() {
			select {
			case lines <- s.Text():
			case <-stop.Done():
				return
			}
		}
		failed <- s.Err()
	}()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return model.Refuse("", fmt.Sprintf("Stopped before line %d: what came before is kept.", n))
		case text, more := <-lines:
			if !more {
				return readFailure(n, failed)
			}
			if n == 1 {
				text = strings.TrimPrefix(text, "\uFEFF") // some editors begin a file with it
			}
			if err := c.line(ctx, h, text); err != nil {
				return &lineError{n, err}
			}
		}
	}
}

func readFailure(n int, failed chan error) error {
	if err := <-failed; err != nil {
		return &lineError{n, model.Refuse("script", fmt.Sprintf("The script cannot be read on (%v).", err))}
	}
	return nil
}

// line does one line; its answer is out before the next line is looked at.
func (c *cli) line(ctx context.Context, h *held, text string) error {
	words, err := split(text)
	if err != nil || len(words) == 0 {
		return err
	}
	var out bytes.Buffer
	inner := &cli{in: bytes.NewReader(nil), out: &out, errs: c.errs, json: true, now: c.now, as: c.as, hat: c.hat, held: h}
	if err := inner.do(ctx, words); err != nil {
		return err
	}
	_, err = c.out.Write(out.Bytes())
	return err
}

// withFile puts the script's file behind the verb, unless the verb needs none
// or the line names it itself.
func (c *cli) withFile(root *cobra.Command, words []string) []string {
	verb, _, err := root.Find(words[:1])
	if err != nil || verb.Annotations[withoutFile] != "" || len(words) > 1 && words[1] == c.held.path {
		return words
	}
	return append([]string{words[0], c.held.path}, words[1:]...)
}

// refuseHeld says that a verb makes no sense inside a script.
func (c *cli) refuseHeld(verb string) error {
	if c.held == nil {
		return nil
	}
	return misuse("'%s' works on a file of its own: call it outside of a script.", verb)
}

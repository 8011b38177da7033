package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"baton/store"
)

func (c *cli) dumpVerb() *cobra.Command {
	var log bool
	cmd := &cobra.Command{
		Use:   "dump FILE",
		Short: "Write the whole firm as canonical text; equal firms give equal bytes",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				write, names := d.Dump, []string{"noun", "id", "root", "fields"}
				if log {
					write, names = d.DumpLog, []string{"id", "tx", "root", "ent", "noun", "act", "prev", "sum", "body"}
				}
				if !c.json {
					return write(cmd.Context(), c.out)
				}
				list := &jsonList{out: bufio.NewWriter(c.out), names: names}
				if err := write(cmd.Context(), &lines{each: list.line}); err != nil {
					return err
				}
				return list.close()
			})
		},
	}
	cmd.Flags().BoolVar(&log, "log", false, "every operation instead of every row")
	return cmd
}

// jsonList turns the lines of a dump, as they come, into one JSON array. The
// words of a line become the named members; the last one is JSON already.
type jsonList struct {
	out   *bufio.Writer
	names []string
	count int
}

func (l *jsonList) line(text []byte) error {
	sep := ",{"
	if l.count == 0 {
		sep = "[{"
	}
	l.count++
	words := bytes.SplitN(text, []byte(" "), len(l.names))
	if len(words) != len(l.names) {
		return fmt.Errorf("dump: a line has %d words instead of %d", len(words), len(l.names))
	}
	for i, name := range l.names {
		value := words[i]
		if i < len(words)-1 && name != "act" {
			value, _ = json.Marshal(string(value)) // a string always marshals
		}
		if _, err := fmt.Fprintf(l.out, "%s%q:%s", sep, name, value); err != nil {
			return err
		}
		sep = ","
	}
	return l.out.WriteByte('}')
}

func (l *jsonList) close() error {
	if l.count == 0 {
		l.out.WriteByte('[')
	}
	l.out.WriteString("]\n")
	return l.out.Flush()
}

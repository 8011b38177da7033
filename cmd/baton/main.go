// Command baton answers: what does the firm see when it sits down to work?
//
// It opens a window over one firm's file: the one named on the command line,
// the sample firm, or the one where this computer left off. It is the only
// place that knows both the store and the screens, and the only one that
// opens a window.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	if err := command().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// wishes are what the command line asks for.
type wishes struct {
	file    string
	demo    string // "", team or solo
	present bool
	now     string
	as      string
	light   string // "", light or dark
}

func command() *cobra.Command {
	var w wishes
	cmd := &cobra.Command{
		Use:           "baton [FILE]",
		Short:         "Open the firm of a Baton file, or the one where you left off.",
		Args:          cobra.MaximumNArgs(1),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				w.file = args[0]
			}
			clock, err := w.clock()
			if err != nil {
				return err
			}
			if err := w.check(); err != nil {
				return err
			}
			on := computer{runtime.GOOS, os.Getenv, answers}.display()
			if on == none {
				return withoutWindow(cmd.Context(), cmd.OutOrStdout(), w, clock)
			}
			on.settle()
			return show(w, clock)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&w.demo, "demo", "", "open a sample firm: team (14 people) or solo (a founder alone)")
	fl.Lookup("demo").NoOptDefVal = "team"
	fl.BoolVar(&w.present, "present", false, "show no recent files and no other firm's name")
	fl.StringVar(&w.as, "as", "", "who works: a member's name or e-mail (default: the first member)")
	fl.StringVar(&w.now, "now", "", "the business clock, like 2026-11-23T10:00:00Z (default: now)")
	fl.StringVar(&w.light, "theme", "", "light or dark (default: as last time, else as the desktop)")
	return cmd
}

// clock is the business clock that the command line asks for.
func (w wishes) clock() (func() time.Time, error) {
	if w.now == "" {
		return time.Now, nil
	}
	t, err := time.Parse(time.RFC3339, w.now)
	if err != nil {
		return nil, fmt.Errorf("--now %q is not a time: write it like 2026-11-23T10:00:00Z", w.now)
	}
	return func() time.Time { return t }, nil
}

func (w wishes) check() error {
	switch {
	case w.demo != "" && w.demo != "team" && w.demo != "solo":
		return fmt.Errorf("there is no sample firm %q: choose --demo=team or --demo=solo", w.demo)
	case w.demo != "" && w.file != "":
		return errors.New("name a file or ask for --demo, not both")
	case w.light != "" && w.light != "light" && w.light != "dark":
		return fmt.Errorf("there is no theme %q: choose --theme light or dark", w.light)
	}
	return nil
}

package main

import (
	"context"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// cli is one command line: where it reads and writes, and what every verb
// understands.
type cli struct {
	in   io.Reader
	out  io.Writer
	errs io.Writer

	json bool
	now  string // the business clock, RFC3339; empty: this moment
	as   string // who acts
	hat  string // for which team
	held *held  // inside run: the file that stays open between verbs
}

// passphraseVar names the variable that holds the passphrase of a locked file:
// an argument would be seen by everybody on the computer.
const passphraseVar = "BATON_PASSPHRASE"

// held is the file of a running script.
type held struct {
	path string
	file *store.File
}

// main does one command line and says how it went.
func (c *cli) main(ctx context.Context, args []string) int {
	err := c.do(ctx, args)
	if err != nil {
		complain(c.errs, err)
	}
	return codeOf(err)
}

func (c *cli) do(ctx context.Context, args []string) error {
	root := c.root()
	if c.held != nil {
		args = c.withFile(root, args)
	}
	root.SetArgs(args)
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.errs)
	return root.ExecuteContext(ctx)
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "baton-cli VERB FILE ...",
		Short:         "Do with a firm's Baton file what the window does, from a script.",
		Long:          "Do with a firm's Baton file what the window does, from a script.\n\nExit code: 0 done, 1 refused and nothing written, 2 wrong usage,\n3 the file is missing, read-only, damaged, foreign, newer or busy, or publishing failed.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("Name a verb: 'baton-cli --help' lists them.")
			}
			return misuse("There is no verb %q: 'baton-cli --help' lists them.", args[0])
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return misuse("%s: see '%s --help'.", sentence(err.Error())[:len(sentence(err.Error()))-1], cmd.CommandPath())
	})
	flags := root.PersistentFlags()
	flags.BoolVar(&c.json, "json", c.json, "answer with one JSON document")
	flags.StringVar(&c.now, "now", c.now, "the business clock, like 2026-11-23T10:00:00Z (default: now)")
	flags.StringVar(&c.as, "as", c.as, "who acts: a member's name or e-mail (default: the first member)")
	flags.StringVar(&c.hat, "hat", c.hat, "the team they act for (default: their first hat)")
	root.AddCommand(c.verbs()...)
	return root
}

// args checks the number of arguments; most < 0 means any number.
func args(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, given []string) error {
		if len(given) < least || most >= 0 && len(given) > most {
			return misuse("Usage: %s.", strings.TrimSuffix(cmd.UseLine(), " [flags]"))
		}
		return nil
	}
}

// clock is the business clock that the flags ask for.
func (c *cli) clock() (func() time.Time, error) {
	if c.now == "" {
		return time.Now, nil
	}
	t, err := time.Parse(time.RFC3339, c.now)
	if err != nil {
		return nil, misuse("--now %q is not a time: write it like 2026-11-23T10:00:00Z.", c.now)
	}
	return func() time.Time { return t }, nil
}

// reading opens the firm, lets look look at it, and publishes only what was
// left unpublished before.
func (c *cli) reading(ctx context.Context, path string, look func(*store.Desk) error) error {
	return c.at(ctx, path, func(d *store.Desk) error {
		if err := look(d); err != nil {
			return err
		}
		if c.held != nil {
			return nil
		}
		pending, err := d.Unpublished(ctx)
		if err != nil || !pending {
			return err
		}
		return c.sync(ctx, d.File)
	})
}

// writing opens the firm, lets change change it, and publishes. What is
// committed is published even when somebody presses Ctrl+C meanwhile.
func (c *cli) writing(ctx context.Context, path string, change func(*store.Desk) error) error {
	return c.at(ctx, path, func(d *store.Desk) error {
		if err := change(d); err != nil {
			return err
		}
		if c.held != nil {
			return nil
		}
		return c.sync(ctx, d.File)
	})
}

// sync puts what was committed into the file, and says what came back.
func (c *cli) sync(ctx context.Context, f *store.File) error {
	r, err := f.Sync(context.WithoutCancel(ctx))
	for _, text := range r.Sentences() {
		c.say("%s", text)
	}
	return err
}

// at opens a desk on the firm for as long as work takes.
func (c *cli) at(ctx context.Context, path string, work func(*store.Desk) error) error {
	clock, err := c.clock()
	if err != nil {
		return err
	}
	f, closeFile, err := c.open(ctx, path)
	if err != nil {
		return err
	}
	defer closeFile()
	actor, err := c.actor(ctx, f)
	if err == nil {
		err = work(f.As(actor, clock))
	}
	return located(path, err)
}

func (c *cli) open(ctx context.Context, path string) (*store.File, func(), error) {
	if c.held != nil {
		return c.held.file, func() {}, nil
	}
	f, err := store.Unlock(ctx, path, os.Getenv(passphraseVar), nil)
	if err != nil {
		return nil, nil, located(path, err)
	}
	for _, note := range f.Notes() {
		c.say("%s", note)
	}
	return f, func() { f.Close() }, nil
}

// actor finds who acts: whom the flags name, else the first member, so that a
// founder alone never has to say it.
func (c *cli) actor(ctx context.Context, f *store.File) (model.Actor, error) {
	members, err := f.Members(ctx)
	if err != nil {
		return model.Actor{}, err
	}
	m, found := model.Member{}, false
	var names []string
	for _, each := range members {
		if each.Gone {
			continue
		}
		names = append(names, each.Name)
		if !found && (c.as == "" || strings.EqualFold(each.Name, c.as) || strings.EqualFold(each.Email, c.as)) {
			m, found = each, true
		}
	}
	if !found && c.as != "" {
		return model.Actor{}, model.Refuse("as", "There is no member "+quoted(c.as)+": here are "+listed(names)+".")
	}
	a := model.Actor{Member: m.ID, Name: m.Name}
	if len(m.Hats) > 0 {
		a.Hat = m.Hats[0]
	}
	if c.hat == "" {
		return a, nil
	}
	law, err := f.Draft(ctx)
	if err != nil {
		return a, err
	}
	team, err := teamNamed(law, c.hat)
	a.Hat = team.ID
	return a, err
}

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// conflict is what two people decided without knowing of each other.
type conflict struct {
	Row    model.ID `json:"row"`
	Noun   string   `json:"noun"`
	Name   string   `json:"name"`
	Field  string   `json:"field"`
	Kept   string   `json:"kept"`
	Other  string   `json:"other"`
	By     string   `json:"by"` // who wrote the other value
	KeptBy string   `json:"kept_by"`
}

// words say what differs, and how to decide it.
func (x conflict) words() string {
	kept, other := cmp.Or(x.KeptBy, "somebody"), cmp.Or(x.By, "Somebody")
	if x.Field == "deleted" && x.Kept == "deleted" {
		return fmt.Sprintf("%s was deleted by %s; %s meanwhile: %s. 'set FILE %s --deleted no' brings it back, '--deleted yes' leaves it deleted.", x.Name, kept, other, x.Other, x.Row)
	}
	return fmt.Sprintf("%s, %s: %s (%s) stands; %s says %s. 'set FILE %s --%s VALUE' decides.", x.Name, x.Field, cmp.Or(x.Kept, "nothing"), kept, other, cmp.Or(x.Other, "nothing"), x.Row, x.Field)
}

// brought is what one version brought.
type brought struct {
	From       string `json:"from"`
	File       string `json:"file"`
	Operations int    `json:"operations"`
	Changes    int    `json:"changes"`
	Removed    bool   `json:"removed,omitempty"`
}

// together is what bringing versions together did.
type together struct {
	Added     int        `json:"operations_added"`
	Changes   int        `json:"changes_added"`
	Published bool       `json:"published"`
	Merged    []brought  `json:"merged"`
	Conflicts []conflict `json:"conflicts"`
	Notes     []string   `json:"notes"`
}

func conflictsOf(ctx context.Context, f *store.File) ([]conflict, error) {
	all, err := f.Disputes(ctx)
	out := []conflict{}
	for _, d := range all {
		for _, o := range d.Others {
			out = append(out, conflict{Row: d.Row, Noun: d.Noun, Name: d.Name, Field: d.Field, Kept: d.Kept.Value, Other: o.Value, By: o.By, KeptBy: d.Kept.By})
		}
	}
	return out, err
}

// tellRounds answers with what several rounds did together.
func (c *cli) tellRounds(ctx context.Context, f *store.File, rounds ...model.Round) error {
	doc := together{Merged: []brought{}, Notes: []string{}}
	var said []string
	for i, r := range append([]model.Round{f.Arrived()}, rounds...) {
		for _, m := range r.Merged {
			doc.Added += m.Operations
			doc.Changes += m.Changes
			doc.Merged = append(doc.Merged, brought{m.From, m.File, m.Operations, m.Changes, m.Removed})
		}
		doc.Published = doc.Published || r.Published
		doc.Notes = append(doc.Notes, r.Notes...)
		if i > 0 { // what arrived with the file was said when it was opened
			said = append(said, r.Sentences()...)
		}
	}
	var err error
	if doc.Conflicts, err = conflictsOf(ctx, f); err != nil {
		return err
	}
	return c.answer(doc, func(w io.Writer) {
		if len(said) == 0 {
			fmt.Fprintln(w, "This computer and the file have the same.")
		}
		for _, text := range said {
			fmt.Fprintln(w, text)
		}
		for _, x := range doc.Conflicts {
			fmt.Fprintln(w, x.words())
		}
	})
}

func (c *cli) syncVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "sync FILE",
		Short: "Bring this computer and the shared file together once",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.bringing(cmd.Context(), args[0], func(ctx context.Context, f *store.File) ([]model.Round, error) {
				r, err := f.Sync(ctx)
				return []model.Round{r}, err
			})
		},
	}
}

func (c *cli) mergeVerb() *cobra.Command {
	var unpublished bool
	cmd := &cobra.Command{
		Use:   "merge FILE [OTHER...]",
		Short: "Take other versions of the firm in, without losing anything",
		Long: "Take other versions of the firm in: the files named, the conflicted copies in the folder, and with --unpublished\n" +
			"what this computer has of the firm under another path only. What differs is listed; 'set' decides it.",
		Args: args(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.bringing(cmd.Context(), args[0], func(ctx context.Context, f *store.File) (rounds []model.Round, err error) {
				steps := []func() (model.Round, error){}
				for _, other := range args[1:] {
					steps = append(steps, func() (model.Round, error) { return f.Merge(ctx, other) })
				}
				if unpublished {
					steps = append(steps, func() (model.Round, error) { return f.MergeUnpublished(ctx) })
				}
				if len(steps) == 0 {
					steps = append(steps, func() (model.Round, error) { return f.Sync(ctx) })
				}
				for _, step := range steps {
					r, err := step()
					rounds = append(rounds, r)
					if err != nil {
						return rounds, err
					}
				}
				return rounds, nil
			})
		},
	}
	cmd.Flags().BoolVar(&unpublished, "unpublished", false, "take this computer's work of this firm under other paths")
	return cmd
}

// bringing opens the firm, brings versions together and tells what came of it.
func (c *cli) bringing(ctx context.Context, path string, work func(context.Context, *store.File) ([]model.Round, error)) error {
	f, closeFile, err := c.open(ctx, path)
	if err != nil {
		return err
	}
	defer closeFile()
	ctx = context.WithoutCancel(ctx)
	rounds, err := work(ctx, f)
	if err != nil {
		return located(path, err)
	}
	return c.tellRounds(ctx, f, rounds...)
}

func (c *cli) openVerb() *cobra.Command {
	var asFile, asNew, asSame bool
	cmd := &cobra.Command{
		Use:   "open FILE",
		Short: "Say how a file is to be understood: as it is, as a copy, as a firm of its own",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.refuseHeld("open"); err != nil {
				return err
			}
			if asFile && (asNew || asSame) || asNew && asSame {
				return misuse("Say one of --as-file, --as-new and --as-same.")
			}
			ctx := cmd.Context()
			if asFile {
				f, err := store.AsFile(ctx, args[0])
				if err != nil {
					return located(args[0], err)
				}
				defer f.Close()
				return c.opened(ctx, f, "as it is; what this computer had is set aside")
			}
			f, closeFile, err := c.open(ctx, args[0])
			if err != nil {
				return err
			}
			defer closeFile()
			switch {
			case asNew:
				if err := f.NewFirm(ctx); err != nil {
					return err
				}
				again, closeAgain, err := c.open(ctx, args[0])
				if err != nil {
					return err
				}
				defer closeAgain()
				return c.opened(ctx, again, "as a firm of its own")
			case asSame:
				if err := f.SameFirm(ctx); err != nil {
					return err
				}
			}
			return c.opened(ctx, f, "as the firm it is")
		},
	}
	fl := cmd.Flags()
	fl.BoolVar(&asFile, "as-file", false, "take the file as it is; this computer's copy is set aside")
	fl.BoolVar(&asNew, "as-new", false, "a copy becomes a firm of its own, which is never merged with the first")
	fl.BoolVar(&asSame, "as-same", false, "a copy is the same firm")
	return cmd
}

func (c *cli) opened(ctx context.Context, f *store.File, how string) error {
	firm, err := f.Firm(ctx)
	if err != nil {
		return err
	}
	doc := map[string]string{"file": f.Path(), "firm": firm.Name, "opened": how}
	return c.answer(doc, line("%s is open in %s %s.", firm.Name, f.Path(), how))
}

// kept is a copy that this computer kept.
type kept struct {
	Snapshot string    `json:"snapshot"`
	Path     string    `json:"path"`
	At       time.Time `json:"at"`
	Size     int64     `json:"size"`
	Kind     string    `json:"kind"`
}

func (c *cli) restoreVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE [SNAPSHOT]",
		Short: "Put a firm back: a missing or damaged file from this computer, or a kept copy by its name",
		Long: "Put a firm back. A file that is gone or damaged comes back from this computer's copy. With SNAPSHOT, a kept copy\n" +
			"becomes the file again; what was there is set aside. A sound file and no SNAPSHOT: the kept copies are listed.",
		Args: args(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.refuseHeld("restore"); err != nil {
				return err
			}
			if len(args) == 2 {
				return c.restore(cmd.Context(), args[0], args[1])
			}
			f, err := store.Unlock(cmd.Context(), args[0], os.Getenv(passphraseVar), nil)
			if err == nil {
				f.Close()
				return c.listKept(args[0])
			}
			if code := codeOf(err); code != noFile {
				return err
			}
			return c.putBack(cmd.Context(), args[0], err)
		},
	}
}

func (c *cli) putBack(ctx context.Context, path string, why error) error {
	f, r, err := store.PutBack(ctx, path)
	if err != nil {
		return located(path, cmp.Or(err, why))
	}
	defer f.Close()
	for _, note := range r.Notes {
		c.say("%s", note)
	}
	return c.opened(ctx, f, "again, from this computer's copy")
}

func (c *cli) restore(ctx context.Context, path, snapshot string) error {
	all, err := store.Kept(path)
	if err != nil {
		return err
	}
	at := snapshot
	for _, s := range all {
		if name := filepath.Base(s.Path); name == snapshot || strings.TrimSuffix(name, ".baton") == snapshot {
			at = s.Path
		}
	}
	f, err := store.Restore(ctx, path, at)
	if err != nil {
		return located(path, err)
	}
	defer f.Close()
	return c.opened(ctx, f, "as it was in "+filepath.Base(at))
}

func (c *cli) listKept(path string) error {
	all, err := store.Kept(path)
	if err != nil {
		return err
	}
	rows := []kept{}
	t := table{titles: []string{"when", "kind", ">bytes", "snapshot"}, empty: "This computer has kept no copies of it: 'backup' makes one."}
	for _, s := range all {
		name := strings.TrimSuffix(filepath.Base(s.Path), ".baton")
		rows = append(rows, kept{name, s.Path, s.At.UTC(), s.Size, s.Kind})
		t.rows = append(t.rows, []string{timeText(s.At), s.Kind, fmt.Sprint(s.Size), name})
	}
	return c.answer(rows, t.print)
}

func (c *cli) protectVerb() *cobra.Command {
	var off bool
	cmd := &cobra.Command{
		Use:   "protect FILE",
		Short: "Lock the shared file by the passphrase in " + passphraseVar,
		Long: "Lock the shared file by the passphrase in " + passphraseVar + ". Nobody can open it without; everybody who shares it needs it;\n" +
			"other programs cannot read its tables any more. This computer's own copy is not locked. --off takes the lock away.",
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pass := os.Getenv(passphraseVar)
			if off {
				pass = ""
			} else if pass == "" {
				return misuse("Put the passphrase into the variable %s, or say --off.", passphraseVar)
			}
			f, closeFile, err := c.open(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer closeFile()
			if err := f.Protect(cmd.Context(), pass); err != nil {
				return err
			}
			return c.answer(map[string]bool{"protected": pass != ""}, func(w io.Writer) {
				if pass == "" {
					fmt.Fprintln(w, "The file is not locked any more.")
					return
				}
				fmt.Fprintln(w, "The file is locked: keep the passphrase, nobody can open it without.")
			})
		},
	}
	cmd.Flags().BoolVar(&off, "off", false, "take the lock away")
	return cmd
}

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// standing says where the work is safe.
type standing struct {
	File        string     `json:"file"`
	Firm        string     `json:"firm"`
	Unpublished bool       `json:"unpublished"`
	Changes     int        `json:"unpublished_changes"`
	Saved       string     `json:"saved"` // "on this computer" or "in the file"
	Words       string     `json:"words"` // the same as a person reads it, with who has confirmed it
	Confirmed   int        `json:"confirmed"`
	Protected   bool       `json:"protected"`
	Trouble     string     `json:"trouble,omitempty"`
	Devices     []device   `json:"devices"`
	Clocks      []string   `json:"clocks"`
	Conflicts   []conflict `json:"conflicts"`
	CopyOf      string     `json:"copy_of,omitempty"`
	Elsewhere   []other    `json:"elsewhere"`
}

// device is another computer that has written in the firm.
type device struct {
	Who  string    `json:"who"`
	Last time.Time `json:"last"`
	Has  bool      `json:"has_everything"`
}

// other is another file of the same firm that this computer knows.
type other struct {
	File        string `json:"file"`
	There       bool   `json:"there"`
	Unpublished int    `json:"unpublished_changes"`
}

func (c *cli) statusVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "status FILE",
		Short: "Say where the work is safe, and what differs",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, closeFile, err := c.open(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer closeFile()
			return c.status(cmd.Context(), f)
		},
	}
}

// status publishes nothing: it would change what it tells.
func (c *cli) status(ctx context.Context, f *store.File) error {
	s, err := f.Standing(ctx)
	if err != nil {
		return err
	}
	firm, err := f.Firm(ctx)
	if err != nil {
		return err
	}
	doc := standing{File: f.Path(), Firm: firm.Name, Unpublished: s.Unpublished > 0, Changes: s.Unpublished, Saved: "in the file", Words: s.Words(),
		Confirmed: s.Confirmed(), Protected: s.Protected, Trouble: s.Trouble, Clocks: append([]string{}, s.Clocks()...), Devices: []device{}, Elsewhere: []other{}}
	if doc.Unpublished || s.Trouble != "" {
		doc.Saved = "on this computer"
	}
	for _, d := range s.Devices {
		doc.Devices = append(doc.Devices, device{d.Who, d.Last, d.Has})
	}
	if doc.Conflicts, err = conflictsOf(ctx, f); err != nil {
		return err
	}
	if doc.CopyOf, err = f.Copied(ctx); err != nil {
		return err
	}
	elsewhere, err := f.Elsewhere(ctx)
	if err != nil {
		return err
	}
	for _, e := range elsewhere {
		doc.Elsewhere = append(doc.Elsewhere, other{e.Path, e.There, e.Unpublished})
	}
	return c.answer(doc, doc.print)
}

func (s standing) print(w io.Writer) {
	fmt.Fprintf(w, "%s: every change is %s.\n", cmp.Or(s.Firm, s.File), s.Words)
	if s.Changes > 0 {
		fmt.Fprintf(w, "%s not yet in the file.\n", plural(s.Changes, "change is", "changes are"))
	}
	if s.Protected {
		fmt.Fprintln(w, "The file is locked by a passphrase.")
	}
	if s.Trouble != "" {
		fmt.Fprintln(w, s.Trouble)
	}
	for _, d := range s.Devices {
		has := "has not been seen to have everything"
		if d.Has {
			has = "has everything"
		}
		fmt.Fprintf(w, "%s's computer, last change %s: %s.\n", cmp.Or(d.Who, "Somebody"), timeText(d.Last), has)
	}
	for _, text := range s.Clocks {
		fmt.Fprintln(w, text)
	}
	if len(s.Conflicts) > 0 {
		fmt.Fprintf(w, "%s: 'merge' lists them.\n", plural(len(s.Conflicts), "value differs", "values differ"))
	}
	if s.CopyOf != "" {
		fmt.Fprintf(w, "It is a copy of %s: 'open --as-same' or 'open --as-new' says what it is.\n", s.CopyOf)
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// erasure is what erasing a person took away.
type erasure struct {
	Erased   model.ID `json:"erased"`
	Entries  int      `json:"entries"`
	Copies   int      `json:"copies"`
	Mentions []string `json:"mentions"`
}

func (c *cli) eraseVerb() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:   "erase FILE PERSON",
		Short: "Take a person out of the firm for good, wherever the file arrives",
		Long: "Take a person out of the firm for good: what was written about them and said with them, here, in the file, in kept\n" +
			"copies and wherever the file arrives. It cannot be undone; where others' words name them is listed. PERSON is an id or an e-mail.",
		Args: args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !sure {
				return misuse("Erasing cannot be undone: say --yes to do it.")
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				id, err := personNamed(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				e, err := d.Erase(cmd.Context(), id)
				if err != nil {
					return err
				}
				doc := erasure{id, e.Entries, e.Copies, append([]string{}, e.Mentions...)}
				return c.answer(doc, func(w io.Writer) {
					fmt.Fprintf(w, "Erased: %s of the log, in the file and in %s.\n", plural(e.Entries, "row", "rows"), plural(e.Copies, "kept copy", "kept copies"))
					for _, m := range e.Mentions {
						fmt.Fprintln(w, "Still named in:", m)
					}
				})
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "it is meant: this cannot be undone")
	return cmd
}

// personNamed finds a person by id, e-mail or exact name.
func personNamed(ctx context.Context, d *store.Desk, word string) (model.ID, error) {
	people, err := d.People(ctx)
	if err != nil {
		return model.ID{}, err
	}
	id, _ := model.ParseID(word)
	var found []model.ID
	for _, p := range people {
		if p.ID == id || p.Name == word || p.Email == word {
			found = append(found, p.ID)
		}
	}
	if len(found) == 0 {
		return id, model.Refuse("person", fmt.Sprintf("There is no person %s in this firm: 'people' lists them.", quoted(word)))
	}
	if len(found) > 1 {
		return id, model.Refuse("person", fmt.Sprintf("%d people are called %s: name one by id or e-mail.", len(found), quoted(word)))
	}
	return found[0], nil
}

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/template"
	"baton/store"
	"baton/store/sample"
)

func (c *cli) newVerb() *cobra.Command {
	var start template.Start
	var kind, demo string
	cmd := &cobra.Command{
		Use:         "new FILE",
		Short:       "Make a firm file from a template",
		Args:        args(1, 1),
		Annotations: map[string]string{withoutFile: "yes"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.refuseHeld("new"); err != nil {
				return err
			}
			if demo != "" {
				return c.plant(cmd.Context(), args[0], demo)
			}
			if start.Name == "" {
				start.Name = strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			}
			f, err := c.create(cmd.Context(), args[0], kind, start)
			if err != nil {
				return err
			}
			defer f.Close()
			return c.made(cmd.Context(), f)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&start.Name, "firm", "", "the firm's name (default: the file's name)")
	fl.StringVar(&start.Currency, "currency", "EUR", "the firm's currency")
	fl.StringVar(&start.Zone, "tz", "UTC", "the firm's time zone, like Europe/Lisbon")
	fl.StringVar(&start.Member, "member", "Founder", "the name of the first member")
	fl.BoolVar(&start.Solo, "solo", false, "one person wears every hat")
	fl.StringVar(&kind, "template", "plain", "what kind of firm: 'templates' lists them; or a file that 'agreement FILE template' wrote")
	fl.StringVar(&demo, "demo", "", "a year of a fictional firm: team (also plain --demo) or solo")
	fl.Lookup("demo").NoOptDefVal = "team"
	return cmd
}

// plant makes a sample firm whose year ends now.
func (c *cli) plant(ctx context.Context, path, kind string) error {
	clock, err := c.clock()
	if err != nil {
		return err
	}
	f, err := sample.Plant(ctx, path, kind, clock(), nil)
	if err != nil {
		return err
	}
	defer f.Close()
	return c.made(ctx, f)
}

// create makes the file and publishes it.
func (c *cli) create(ctx context.Context, path, kind string, start template.Start) (*store.File, error) {
	clock, err := c.clock()
	if err != nil {
		return nil, err
	}
	seeds := template.Rows(kind, start)
	if _, err := os.Stat(kind); seeds == nil && err == nil {
		if seeds, err = store.FromTemplate(ctx, kind, start); err != nil {
			return nil, err
		}
	}
	if seeds == nil {
		var ids []string
		for _, t := range template.All() {
			ids = append(ids, t.ID)
		}
		return nil, model.Refuse("template", "There is no template "+quoted(kind)+": here are "+listed(ids)+".")
	}
	return store.Create(ctx, path, seeds, clock)
}

// made tells which firm now lies where.
func (c *cli) made(ctx context.Context, f *store.File) error {
	firm, err := f.Firm(ctx)
	if err != nil {
		return err
	}
	doc := struct {
		File string   `json:"file"`
		Firm string   `json:"firm"`
		ID   model.ID `json:"id"`
	}{f.Path(), firm.Name, f.FirmID()}
	return c.answer(doc, line("%s lies in %s.", firm.Name, f.Path()))
}

func (c *cli) templatesVerb() *cobra.Command {
	return &cobra.Command{
		Use:         "templates",
		Short:       "List the ways to start a firm",
		Args:        args(0, 0),
		Annotations: map[string]string{withoutFile: "yes"},
		RunE: func(cmd *cobra.Command, args []string) error {
			type row struct {
				ID   string `json:"id"`
				Name string `json:"name"`
				For  string `json:"for"`
			}
			rows := []row{}
			t := table{titles: []string{"id", "name"}}
			for _, each := range template.All() {
				rows = append(rows, row{each.ID, each.Name, each.Blurb})
				t.rows = append(t.rows, []string{each.ID, each.Name})
			}
			return c.answer(rows, t.print)
		},
	}
}

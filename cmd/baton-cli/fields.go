package main

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// given is one --field value of a command line.
type given struct{ name, text string }

// parseFields reads a command line whose flags are the fields of a noun. The
// flags of every verb are taken out; help is asked for with --help.
func (c *cli) parseFields(cmd *cobra.Command, args []string) (words []string, fields []given, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if !strings.HasPrefix(arg, "--") {
			words = append(words, arg)
			continue
		}
		name, text, inline := strings.Cut(arg[2:], "=")
		switch name {
		case "json":
			c.json = text != "false"
			continue
		case "help":
			return nil, nil, cmd.Help()
		}
		if !inline {
			if len(args) == 0 || strings.HasPrefix(args[0], "--") {
				return nil, nil, misuse("--%s needs a value.", name)
			}
			text, args = args[0], args[1:]
		}
		switch name {
		case "now":
			c.now = text
		case "as":
			c.as = text
		case "hat":
			c.hat = text
		default:
			fields = append(fields, given{fieldName(name), text})
		}
	}
	return words, fields, nil
}

// fieldName takes next_step for next-step; what follows a point is a name of
// the firm's own and stays as it is.
func fieldName(name string) string {
	head, member, inSet := strings.Cut(name, ".")
	head = strings.ReplaceAll(head, "_", "-")
	if !inSet {
		return head
	}
	return head + "." + member
}

// withFieldHelp adds what each noun keeps to the help of a verb, when
// somebody asks for it.
func withFieldHelp(cmd *cobra.Command) *cobra.Command {
	cmd.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		cmd.Long += "\n" + fieldsHelp()
		cmd.Root().HelpFunc()(cmd, args)
	})
	return cmd
}

func fieldsHelp() string {
	var b strings.Builder
	for _, n := range model.Nouns {
		if n.Name == "firm" || byRule[n.Name] != "" {
			continue
		}
		fmt.Fprintf(&b, "\n%s:", n.Name)
		for _, f := range n.Fields {
			mark := ""
			if f.Must {
				mark = "!"
			}
			fmt.Fprintf(&b, " --%s%s", f.Name, mark)
		}
		for _, s := range n.Sets {
			fmt.Fprintf(&b, " --%s.NAME", s)
		}
	}
	return b.String()
}

// fieldReader turns the words of a command line into what a row holds: names
// of teams, stages, people or companies into their ids, amounts into cents.
type fieldReader struct {
	ctx      context.Context
	desk     *store.Desk
	law      *model.Agreement // read when a word first names a row of it
	currency string
	zone     *time.Location
}

func newFieldReader(ctx context.Context, d *store.Desk, fields []given) (*fieldReader, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	r := &fieldReader{ctx: ctx, desk: d, currency: firm.Currency, zone: firm.Location()}
	for _, g := range fields {
		if g.name == "currency" {
			r.currency = g.text
		}
	}
	return r, nil
}

func (r *fieldReader) draft() (*model.Agreement, error) {
	if r.law != nil {
		return r.law, nil
	}
	var err error
	r.law, err = r.desk.Draft(r.ctx)
	return r.law, err
}

// read gives the fields of a noun; every mistake is listed at once.
func (r *fieldReader) read(noun model.Noun, fields []given) (model.Fields, error) {
	out := model.Fields{}
	var wrong model.Problems
	for _, g := range fields {
		name, v, err := r.field(noun, g)
		if invalid, ok := err.(*model.Invalid); ok {
			wrong = append(wrong, invalid.Problems...)
			continue
		}
		if err != nil {
			return nil, err
		}
		out[name] = v
	}
	return out, wrong.Err()
}

func (r *fieldReader) field(noun model.Noun, g given) (string, any, error) {
	if g.name == "deleted" {
		v, err := model.ParseField(model.Field{Name: g.name, Kind: model.Bool}, g.text, "")
		if v == false {
			v = nil
		}
		return g.name, v, err
	}
	if f, ok := noun.Field(g.name); ok {
		if f.Kind == model.Link && g.text != "" {
			id, err := r.link(f.Of, g.text)
			return g.name, id.String(), err
		}
		if f.Kind == model.Instant && g.text != "" {
			t, err := r.instant(g)
			return g.name, t.UnixMilli(), err
		}
		v, err := model.ParseField(f, g.text, r.currency)
		return g.name, v, err
	}
	if set, member, ok := strings.Cut(g.name, "."); ok {
		return r.member(noun, set, member, g.text)
	}
	return "", nil, model.Refuse(g.name, fmt.Sprintf("A %s has no field %q: it has %s.", noun.Name, g.name, strings.Join(fieldNames(noun), ", ")))
}

func fieldNames(noun model.Noun) []string {
	var names []string
	for _, f := range noun.Fields {
		names = append(names, f.Name)
	}
	for _, s := range noun.Sets {
		names = append(names, s+".NAME")
	}
	sort.Strings(names)
	return names
}

// member reads one member of a set. Members that are rows go by name.
func (r *fieldReader) member(noun model.Noun, set, member, text string) (string, any, error) {
	of := map[string]string{"hat": "team", "check": "item", "answer": "criterion", "evidence": "criterion", "x": "field", "owner": "member", "rate": "stage"}[set]
	if of != "" {
		id, err := r.link(of, member)
		if err != nil {
			return "", nil, err
		}
		member = id.String()
	}
	name := set + "." + member
	if !noun.InSet(name) {
		return "", nil, model.Refuse(name, fmt.Sprintf("A %s has no set %q: it has %s.", noun.Name, set, strings.Join(fieldNames(noun), ", ")))
	}
	switch {
	case set == "answer":
		return r.answer(name, text)
	case set == "rate" && text != "":
		v, err := model.ParseField(model.Field{Name: name, Kind: model.Points}, text, "")
		return name, v, err
	case text == "", strings.EqualFold(text, "no"):
		return name, nil, nil
	case strings.EqualFold(text, "yes") && set != "check":
		return name, true, nil
	}
	if noun.Name == "stage" && set == "team" {
		id, err := r.link("team", text)
		return name, id.String(), err
	}
	return name, text, nil
}

// answer reads what a person knows of a criterion; unknown is no answer.
func (r *fieldReader) answer(name, state string) (string, any, error) {
	if state == "" || state == "unknown" {
		return name, nil, nil
	}
	if !model.IsWord("state", state) {
		return name, nil, model.Refuse(name, fmt.Sprintf("%q is no answer: use met, not-met or unknown.", state))
	}
	return name, state, nil
}

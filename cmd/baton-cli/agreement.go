package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/agree"
	"baton/model/say"
	"baton/store"
)

func (c *cli) agreementVerb() *cobra.Command {
	var effective string
	cmd := &cobra.Command{
		Use:   "agreement FILE [list | show N|draft|law | diff A B | sign [N] | impact | replay | template OUT]",
		Short: "Versions of the agreement, what differs, who signed, what a draft would have said",
		Args:  args(1, 4),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, what, rest := cmd.Context(), "list", args[1:]
			if len(rest) > 0 {
				what, rest = rest[0], rest[1:]
			}
			verb, ok := map[string]struct {
				most int
				run  func(*store.Desk) error
			}{
				"list":     {0, func(d *store.Desk) error { return c.listVersions(ctx, d) }},
				"show":     {1, func(d *store.Desk) error { return c.showVersion(ctx, d, rest) }},
				"diff":     {2, func(d *store.Desk) error { return c.diffVersions(ctx, d, rest) }},
				"sign":     {1, func(d *store.Desk) error { return c.signVersion(ctx, d, rest, effective) }},
				"impact":   {0, func(d *store.Desk) error { return c.impact(ctx, d) }},
				"replay":   {0, func(d *store.Desk) error { return c.replay(ctx, d) }},
				"template": {1, func(d *store.Desk) error { return c.saveTemplate(ctx, d, rest) }},
			}[what]
			if !ok || len(rest) > verb.most {
				return misuse("Usage: baton-cli %s.", cmd.Use)
			}
			if what == "sign" {
				return c.writing(ctx, args[0], verb.run)
			}
			return c.reading(ctx, args[0], verb.run)
		},
	}
	cmd.Flags().StringVar(&effective, "effective", "", "the first day the draft shall hold when it is signed, like 2026-12-01 (default: today)")
	return cmd
}

// versionDoc is one version in JSON.
type versionDoc struct {
	Version   int               `json:"version"`
	Bundle    model.ID          `json:"bundle"`
	State     string            `json:"state"`
	Effective string            `json:"effective"`
	Since     *time.Time        `json:"since"` // null: it does not hold, and never did
	Hash      string            `json:"hash"`
	Sections  map[string]string `json:"sections"`
	Asks      []askDoc          `json:"asks"`
	Doubts    []string          `json:"doubts"`
}

type askDoc struct {
	Team     string     `json:"team"`
	Sections []string   `json:"sections"`
	By       []string   `json:"by"` // who may sign
	Signed   *string    `json:"signed"`
	At       *time.Time `json:"at"`
}

func versionDocs(ctx context.Context, d *store.Desk) ([]versionDoc, error) {
	all, err := d.Versions(ctx)
	if err != nil {
		return nil, err
	}
	members, err := d.Members(ctx)
	docs := []versionDoc{}
	for _, v := range all {
		docs = append(docs, versionOf(v, members))
	}
	return docs, err
}

func versionOf(v model.Version, members []model.Member) versionDoc {
	doc := versionDoc{Version: v.Number, Bundle: v.Bundle, State: v.State, Effective: v.Effective, Hash: agree.Hash(v.Sections), Sections: v.Sections,
		Asks: []askDoc{}, Doubts: append([]string{}, v.Doubts...)}
	if v.State == model.InForce || v.State == model.Past {
		doc.Since = moment(v.Since)
	}
	for _, a := range v.Asks {
		ask := askDoc{Team: a.Name, Sections: a.Sections, By: []string{}}
		for _, m := range members {
			if slices.Contains(a.By, m.ID) {
				ask.By = append(ask.By, m.Name)
			}
		}
		if a.Signed != nil {
			ask.Signed, ask.At = text(a.Signed.Name), moment(a.Signed.Happened)
		}
		doc.Asks = append(doc.Asks, ask)
	}
	return doc
}

func (c *cli) listVersions(ctx context.Context, d *store.Desk) error {
	docs, err := versionDocs(ctx, d)
	if err != nil {
		return err
	}
	t := table{titles: []string{"version", "state", "from", "signed by", "waits for", "+hash"}, empty: "Nothing is signed yet: the draft is in force."}
	for _, v := range docs {
		var by, waits []string
		for _, a := range v.Asks {
			if a.Signed == nil {
				waits = append(waits, a.Team)
			} else if !slices.Contains(by, *a.Signed) {
				by = append(by, *a.Signed)
			}
		}
		t.rows = append(t.rows, []string{strconv.Itoa(v.Version), v.State, v.Effective, strings.Join(by, ", "), strings.Join(waits, ", "), v.Hash[:12]})
	}
	return c.answer(docs, func(w io.Writer) {
		t.print(w)
		for _, v := range docs {
			for _, doubt := range v.Doubts {
				fmt.Fprintln(w, doubt)
			}
		}
	})
}

// versionNamed finds an agreement by number, or the draft or the law.
func versionNamed(ctx context.Context, d *store.Desk, word string) (*model.Agreement, error) {
	switch word {
	case "draft":
		return d.Draft(ctx)
	case "law", "in-force":
		return d.InForce(ctx)
	}
	all, err := d.Versions(ctx)
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		if strconv.Itoa(v.Number) != word {
			continue
		}
		if v.Agreement == nil {
			return nil, model.Refuse("version", strings.Join(v.Doubts, " "))
		}
		v.Agreement.Version, v.Agreement.Bundle = v.Number, v.Bundle
		return v.Agreement, nil
	}
	return nil, model.Refuse("version", fmt.Sprintf("There is no version %q: name a number that 'agreement FILE list' shows, draft, or law.", word))
}

func (c *cli) showVersion(ctx context.Context, d *store.Desk, rest []string) error {
	a, err := versionNamed(ctx, d, append(rest, "law")[0])
	if err != nil {
		return err
	}
	return c.answer(a, func(w io.Writer) { printAgreement(w, a) })
}

func printAgreement(w io.Writer, a *model.Agreement) {
	part := func(title string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(w, "\n%s\n", strings.ToUpper(title))
		}
		for _, l := range lines {
			fmt.Fprintf(w, "  %s\n", l)
		}
	}
	if a.Version > 0 {
		fmt.Fprintf(w, "%s, version %d\n", a.Firm, a.Version)
	} else {
		fmt.Fprintf(w, "%s, draft\n", a.Firm)
	}
	part("positioning", []string{say.Positioning(a.Positioning)})
	var criteria, rules, definitions, stages, promises, goals []string
	for _, x := range a.Criteria {
		criteria = append(criteria, say.Criterion(a, x))
	}
	for _, g := range a.Scoring.Groups {
		for _, x := range a.Scoring.Rules {
			if x.Group == g.ID {
				rules = append(rules, say.Rule(a, x))
			}
		}
	}
	for _, x := range a.Definitions {
		definitions = append(definitions, say.Definition(a, x))
	}
	for _, x := range a.Stages {
		t, _ := a.TeamBy(x.Team)
		stages = append(stages, strings.TrimSuffix(x.Name+", "+t.Name, ", "))
	}
	for _, x := range a.Promises {
		promises = append(promises, say.Promise(a, x))
	}
	for _, x := range a.Goals {
		goals = append(goals, fmt.Sprintf("%s: %s from %s to %s", x.Name, x.Amount.Full(), x.From, x.To))
	}
	part("criteria", criteria)
	part("scoring", rules)
	part("definitions", definitions)
	part("journey", stages)
	part("sla", promises)
	part("goals", goals)
	fmt.Fprintf(w, "\nHash %s\n", agree.Hash(agree.Hashes(a)))
}

type differenceDoc struct {
	Section string   `json:"section"`
	Text    string   `json:"text"`
	Binding bool     `json:"binding"`
	Teams   []string `json:"teams"`
	Noun    string   `json:"noun"`
	ID      model.ID `json:"id"`
}

func (c *cli) diffVersions(ctx context.Context, d *store.Desk, rest []string) error {
	from, to := "law", "draft"
	if len(rest) > 0 {
		from = rest[0]
	}
	if len(rest) > 1 {
		to = rest[1]
	}
	a, err := versionNamed(ctx, d, from)
	if err != nil {
		return err
	}
	b, err := versionNamed(ctx, d, to)
	if err != nil {
		return err
	}
	docs := []differenceDoc{}
	t := table{titles: []string{"section", "binds", "+what"}, empty: "Nothing differs."}
	for _, x := range agree.Diff(a, b) {
		doc := differenceDoc{Section: x.Section, Text: x.Text, Binding: x.Binding, Teams: []string{}, Noun: strings.Fields(x.Ref.Noun)[0], ID: x.Ref.ID}
		for _, id := range x.Teams {
			team, _ := b.TeamBy(id)
			doc.Teams = append(doc.Teams, team.Name)
		}
		docs = append(docs, doc)
		binds := "nobody"
		if len(doc.Teams) > 0 {
			binds = strings.Join(doc.Teams, ", ")
		}
		t.rows = append(t.rows, []string{doc.Section, binds, doc.Text})
	}
	return c.answer(docs, t.print)
}

// signVersion signs a version by its number, or puts the draft forward.
func (c *cli) signVersion(ctx context.Context, d *store.Desk, rest []string, effective string) error {
	var bundle model.ID
	if len(rest) > 0 && rest[0] != "draft" {
		a, err := versionNamed(ctx, d, rest[0])
		if err != nil {
			return err
		}
		bundle = a.Bundle
	}
	id, err := d.Sign(ctx, bundle, effective)
	if err != nil || c.held != nil {
		return err
	}
	docs, err := versionDocs(ctx, d)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(docs, func(v versionDoc) bool { return v.Bundle == id })
	if at < 0 {
		return nil
	}
	return c.answer(docs[at], line("%s", signedSoFar(docs[at])))
}

func signedSoFar(v versionDoc) string {
	var waits []string
	for _, a := range v.Asks {
		if a.Signed == nil {
			waits = append(waits, a.Team)
		}
	}
	switch {
	case len(waits) > 0:
		return fmt.Sprintf("Signed. Version %d waits for %s.", v.Version, strings.Join(waits, " and "))
	case v.State == model.Coming:
		return fmt.Sprintf("Signed by all. Version %d holds from %s.", v.Version, v.Effective)
	}
	return fmt.Sprintf("Signed by all. Version %d is in force.", v.Version)
}

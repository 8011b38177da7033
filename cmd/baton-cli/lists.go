package main

import (
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// leadQuery is which leads someone wants to see, and in what order.
type leadQuery struct {
	stage, team, where, sort string
	limit                    int
}

func (c *cli) leadsVerb() *cobra.Command {
	var q leadQuery
	cmd := &cobra.Command{
		Use:   "leads FILE",
		Short: "List leads with stage, score, band and value",
		Long: "List leads with stage, score, band and value. --where asks any field of the lead, its company, its contact, or the firm's own (x.NAME), as the\n" +
			"filters of the window do: = != < <= > >= contains, in (a, b), between A and B, older 30 days, newer 30 days, with and, or, not and brackets.\n" +
			"null is what is not known, today the day it is; text is compared without regard to case.",
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			keep, err := q.compile()
			if err != nil {
				return err
			}
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				lines, err := q.run(cmd.Context(), d, keep)
				if err != nil {
					return err
				}
				return c.answer(lines, leadTable(lines).print)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&q.stage, "stage", "", "only this stage, by key or name")
	fl.StringVar(&q.team, "team", "", "only what this team has")
	fl.StringVar(&q.where, "where", "", `only what this says, like 'fit >= 60 and stage = "evaluating"'`)
	fl.StringVar(&q.sort, "sort", "", "by this field; with a leading - from the greatest")
	fl.IntVar(&q.limit, "limit", 0, "at most so many")
	return cmd
}

// compile reads --where and --sort before the firm is opened.
func (q leadQuery) compile() (whichLeads, error) {
	if q.limit < 0 {
		return whichLeads{}, misuse("--limit must be 1 or more.")
	}
	return readWhich(q.where, q.sort)
}

func (q leadQuery) run(ctx context.Context, d *store.Desk, which whichLeads) ([]leadLine, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	var stage, team model.ID
	if q.stage != "" {
		s, err := stageNamed(law, q.stage)
		if err != nil {
			return nil, err
		}
		stage = s.ID
	}
	if q.team != "" {
		t, err := teamNamed(law, q.team)
		if err != nil {
			return nil, err
		}
		team = t.ID
	}
	asked, err := which.read(ctx, d, law, firm.Location())
	if err != nil {
		return nil, err
	}
	rows, err := d.ScoredLeads(ctx)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r model.LeadRow) bool {
		return !stage.IsZero() && r.Stage != stage || !team.IsZero() && r.Team != team || !asked.keeps(which.keep, &r)
	})
	which.order(asked, rows)
	if q.limit > 0 && len(rows) > q.limit {
		rows = rows[:q.limit]
	}
	return leadLines(law, rows), nil
}

func leadTable(lines []leadLine) table {
	t := table{titles: []string{"company", "contact", "stage", "team", "owner", ">fit", ">known", ">engagement", "band", ">value", "created", "id"},
		empty: "No leads here yet: 'add FILE lead --company NAME' or 'import FILE LIST' brings them in."}
	for i := range lines {
		l := &lines[i]
		engagement, value, created := "", "", ""
		if l.Engagement != nil {
			engagement = strconv.FormatFloat(*l.Engagement, 'f', -1, 64)
		}
		if l.Value != nil {
			value = l.Value.Amount + " " + l.Value.Currency
		}
		if l.Created != nil {
			created = dayText(*l.Created)
		}
		t.rows = append(t.rows, []string{plain(l.Company), plain(l.Contact), l.StageName, plain(l.Team), plain(l.Owner),
			strconv.FormatFloat(l.Fit, 'f', -1, 64), strconv.Itoa(l.FitKnown) + "/" + strconv.Itoa(l.FitOf), engagement, model.BandTitle(l.Band), value, created, l.ID})
	}
	return t
}

func plain(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (c *cli) companiesVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "companies FILE",
		Short: "List companies and how many leads each has",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				rows, err := d.Companies(cmd.Context())
				if err != nil {
					return err
				}
				return c.companies(rows)
			})
		},
	}
}

func (c *cli) companies(rows []model.CompanyRow) error {
	type companyLine struct {
		ID           model.ID `json:"id"`
		Name         string   `json:"name"`
		Domain       *string  `json:"domain"`
		Relationship *string  `json:"relationship"`
		Leads        int      `json:"leads"`
		Industry     *string  `json:"industry"`
		Employees    *int64   `json:"employees"`
		Country      *string  `json:"country"`
		Best         bool     `json:"best"`
	}
	lines := []companyLine{}
	t := table{titles: []string{"name", "domain", "relationship", ">leads", "industry", "country", "id"}, empty: "No companies here yet."}
	for _, r := range rows {
		l := companyLine{ID: r.ID, Name: r.Name, Domain: text(r.Domain), Relationship: text(r.Relationship), Leads: r.Leads,
			Industry: text(r.Industry), Country: text(r.Country), Best: r.Best}
		if r.Employees != 0 {
			l.Employees = &r.Employees
		}
		lines = append(lines, l)
		t.rows = append(t.rows, []string{r.Name, r.Domain, r.Relationship, strconv.Itoa(r.Leads), r.Industry, r.Country, r.ID.String()})
	}
	return c.answer(lines, t.print)
}

func (c *cli) peopleVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "people FILE",
		Short: "List people and where they work now",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				rows, err := d.People(cmd.Context())
				if err != nil {
					return err
				}
				return c.people(rows)
			})
		},
	}
}

func (c *cli) people(rows []model.PersonRow) error {
	type personLine struct {
		ID      model.ID `json:"id"`
		Name    string   `json:"name"`
		Email   *string  `json:"email"`
		Company *string  `json:"company"`
		Title   *string  `json:"title"`
	}
	lines := []personLine{}
	t := table{titles: []string{"name", "email", "company", "title", "id"}, empty: "No people here yet."}
	for _, r := range rows {
		lines = append(lines, personLine{r.ID, r.Name, text(r.Email), text(r.Firm), text(r.Title)})
		t.rows = append(t.rows, []string{r.Name, r.Email, r.Firm, r.Title, r.ID.String()})
	}
	return c.answer(lines, t.print)
}

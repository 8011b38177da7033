package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// leadDoc is everything on one lead in JSON.
type leadDoc struct {
	leadLine
	Note     *string             `json:"note"`
	Firm     *companyDoc         `json:"company"`
	People   []partDoc           `json:"people"`
	Values   []valueDoc          `json:"values"`
	Lines    []lineDoc           `json:"lines"`
	Criteria []model.State       `json:"criteria"`
	Checks   []checkDoc          `json:"checks"`
	Moves    []moveDoc           `json:"moves"`
	Touches  []touchDoc          `json:"touches"`
	Tasks    []taskDoc           `json:"tasks"`
	Waits    []waitDoc           `json:"waits"` // for the prospect
	Handoffs []handoffLine       `json:"handoffs"`
	History  []model.HistoryLine `json:"history"`
	More     map[string]string   `json:"more,omitempty"`
}

type companyDoc struct {
	ID           model.ID          `json:"id"`
	Name         string            `json:"name"`
	Domain       *string           `json:"domain"`
	Relationship *string           `json:"relationship"`
	Industry     *string           `json:"industry"`
	Employees    *int64            `json:"employees"`
	Revenue      *money            `json:"revenue"`
	Country      *string           `json:"country"`
	Best         bool              `json:"best"`
	More         map[string]string `json:"more,omitempty"`
}

type partDoc struct {
	ID    model.ID `json:"id"` // of the person
	Name  string   `json:"name"`
	Part  *string  `json:"part"`
	First bool     `json:"first"`
	Email *string  `json:"email"`
	Title *string  `json:"title"`
}

type valueDoc struct {
	ID     model.ID `json:"id"`
	Type   string   `json:"type"`
	Label  *string  `json:"label"`
	Amount *money   `json:"amount"`
	Months *int     `json:"months"`
	Start  *string  `json:"start"`
}

type lineDoc struct {
	Axis   string  `json:"axis"`
	Rule   string  `json:"rule"`
	Points float64 `json:"points"`
	Why    string  `json:"why,omitempty"`
	Person *string `json:"person,omitempty"`
}

type checkDoc struct {
	Item     string   `json:"item"`
	Evidence string   `json:"evidence"`
	ID       model.ID `json:"id"`
}

type moveDoc struct {
	ID     model.ID   `json:"id"`
	From   string     `json:"from"`
	To     string     `json:"to"`
	At     *time.Time `json:"at"`
	Exact  string     `json:"exact"`
	Reason *string    `json:"reason"`
	Waive  *string    `json:"waive"`
	Note   *string    `json:"note"`
}

type touchDoc struct {
	ID        model.ID   `json:"id"`
	Kind      string     `json:"kind"`
	Direction string     `json:"direction"`
	Outcome   *string    `json:"outcome"`
	At        *time.Time `json:"at"`
	Exact     string     `json:"exact"`
	Until     *time.Time `json:"until,omitempty"`
	Note      *string    `json:"note"`
}

type taskDoc struct {
	ID    model.ID   `json:"id"`
	Text  string     `json:"text"`
	Due   *string    `json:"due"`
	Done  *time.Time `json:"done"`
	Stage *string    `json:"stage"` // whose play it is
}

type waitDoc struct {
	ID   model.ID   `json:"id"`
	From *time.Time `json:"from"`
	To   *time.Time `json:"to"` // null: it goes on
	Note *string    `json:"note"`
}

func (c *cli) showVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE LEAD",
		Short: "Everything on one lead: people, value, score line by line, criteria, hand-offs, history",
		Args:  args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				doc, err := leadDocOf(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				return c.answer(doc, doc.print)
			})
		},
	}
}

func leadDocOf(ctx context.Context, d *store.Desk, word string) (*leadDoc, error) {
	row, err := findLead(ctx, d, word)
	if err != nil {
		return nil, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	lead, err := d.Lead(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	handoffs, err := d.HandoffsOf(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	doc := &leadDoc{leadLine: leadLineOf(law, &lead.Row), Note: text(lead.Lead.Note), Criteria: append([]model.State{}, lead.Explained.States...),
		Handoffs: handoffLines(law, handoffs), History: append([]model.HistoryLine{}, lead.History...), More: lead.Lead.More}
	doc.company(lead.Company)
	doc.around(lead)
	doc.happened(law, lead)
	doc.ahead(law, lead)
	return doc, nil
}

func (doc *leadDoc) company(c *model.Company) {
	if c == nil {
		return
	}
	doc.Firm = &companyDoc{ID: c.ID, Name: c.Name, Domain: text(c.Domain), Relationship: text(c.Relationship), Industry: text(c.Industry),
		Revenue: moneyOf(c.Revenue), Country: text(c.Country), Best: c.Best, More: c.More}
	if c.HasEmployees {
		doc.Firm.Employees = &c.Employees
	}
}

// around is what hangs on the lead: people, value lines, the score's lines.
func (doc *leadDoc) around(lead *model.LeadDetail) {
	doc.People, doc.Values, doc.Lines = []partDoc{}, []valueDoc{}, []lineDoc{}
	names := map[model.ID]string{}
	for _, p := range lead.Parts {
		names[p.Person] = p.Name
		doc.People = append(doc.People, partDoc{p.Person, p.Name, text(p.Role), p.First, text(p.Email), text(p.Title)})
	}
	for _, v := range lead.Values {
		l := valueDoc{ID: v.ID, Type: v.Type, Label: text(v.Label), Amount: moneyOf(v.Amount), Start: text(v.Start)}
		if v.Months != 0 {
			l.Months = &v.Months
		}
		doc.Values = append(doc.Values, l)
	}
	for _, l := range lead.Explained.Lines {
		doc.Lines = append(doc.Lines, lineDoc{l.Axis, l.Rule, points(l.Points), l.Why, text(names[l.Who])})
	}
}

// happened is the lead's timeline, and what has been ticked.
func (doc *leadDoc) happened(law *model.Agreement, lead *model.LeadDetail) {
	doc.Checks, doc.Moves, doc.Touches = []checkDoc{}, []moveDoc{}, []touchDoc{}
	for _, item := range law.Items {
		if evidence, ok := lead.Checks[item.ID]; ok {
			doc.Checks = append(doc.Checks, checkDoc{item.Name, evidence, item.ID})
		}
	}
	stage := func(id model.ID) string {
		s, _ := law.StageBy(id)
		return wordOf(s.Key, s.Name)
	}
	for _, m := range lead.Moves {
		doc.Moves = append(doc.Moves, moveDoc{m.ID, stage(m.From), stage(m.To), moment(m.Happened), m.Exact, text(m.Reason), text(m.Waive), text(m.Note)})
	}
	for _, t := range lead.Touches {
		doc.Touches = append(doc.Touches, touchDoc{t.ID, t.Kind, t.Direction, text(t.Outcome), moment(t.Happened), t.Exact, moment(t.Until), text(t.Note)})
	}
}

// ahead is what is to do, and whom the lead waits for.
func (doc *leadDoc) ahead(law *model.Agreement, lead *model.LeadDetail) {
	doc.Tasks, doc.Waits = []taskDoc{}, []waitDoc{}
	for _, t := range lead.Tasks {
		s, _ := law.StageBy(law.Standing(t.Stage))
		doc.Tasks = append(doc.Tasks, taskDoc{t.ID, t.Text, text(t.Due), moment(t.Done), text(wordOf(s.Key, s.Name))})
	}
	for _, x := range lead.Waits {
		doc.Waits = append(doc.Waits, waitDoc{x.ID, moment(x.From), moment(x.To), text(x.Note)})
	}
}

func (doc *leadDoc) print(w io.Writer) {
	name := cmp.Or(plain(doc.leadLine.Company), plain(doc.Contact), plain(doc.Title), "Unnamed lead")
	fmt.Fprintf(w, "%s: %s, %s\n", name, doc.StageName, model.Title(doc.Outcome))
	for _, fact := range [][2]string{{"Need", plain(doc.Title)}, {"Kind", model.Title(doc.Kind)}, {"Route", model.Title(doc.Route)}, {"Source", plain(doc.Source)},
		{"Owner", plain(doc.Owner)}, {"Team", plain(doc.Team)}, {"Next", strings.TrimSpace(plain(doc.NextStep) + " " + plain(doc.NextDate))}, {"Note", plain(doc.Note)},
		{"Band", fmt.Sprintf("%s; fit %g, from %d of %d facts", model.BandTitle(doc.Band), doc.Fit, doc.FitKnown, doc.FitOf)}, {"Id", doc.ID}} {
		if fact[1] != "" {
			fmt.Fprintf(w, "  %-7s %s\n", fact[0], fact[1])
		}
	}
	people := table{titles: []string{"people", "part", "email"}}
	for _, p := range doc.People {
		people.rows = append(people.rows, []string{p.Name, plain(p.Part), plain(p.Email)})
	}
	values := table{titles: []string{"value", "type", "label"}}
	for _, v := range doc.Values {
		if v.Amount != nil {
			values.rows = append(values.rows, []string{v.Amount.Amount + " " + v.Amount.Currency, v.Type, plain(v.Label)})
		}
	}
	lines := table{titles: []string{"axis", ">points", "because"}}
	for _, l := range doc.Lines {
		lines.rows = append(lines.rows, []string{l.Axis, fmt.Sprintf("%+g", l.Points), l.Rule})
	}
	criteria := table{titles: []string{"criterion", "state", "evidence", "known by"}}
	for _, s := range doc.Criteria {
		criteria.rows = append(criteria.rows, []string{s.Name, s.State, s.Evidence, s.KnownBy})
	}
	touches := table{titles: []string{"touch", "way", "outcome", "when", "note"}}
	for _, t := range doc.Touches {
		touches.rows = append(touches.rows, []string{t.Kind, t.Direction, plain(t.Outcome), stamp(t.At), plain(t.Note)})
	}
	todo := table{titles: []string{"to do", "due", "done"}}
	for _, t := range doc.Tasks {
		todo.rows = append(todo.rows, []string{t.Text, plain(t.Due), stamp(t.Done)})
	}
	for _, t := range []table{people, values, lines, criteria, todo, touches, handoffTable(doc.Handoffs), historyTable(changes(doc.History))} {
		if len(t.rows) > 0 {
			fmt.Fprintln(w)
			t.print(w)
		}
	}
}

// changes leaves one line of each change: the fields are for 'log'.
func changes(all []model.HistoryLine) []model.HistoryLine {
	var out []model.HistoryLine
	for _, l := range all {
		if len(out) == 0 || out[len(out)-1].Tx != l.Tx {
			out = append(out, model.HistoryLine{Tx: l.Tx, At: l.At, By: l.By, Hat: l.Hat, What: l.What})
		}
	}
	return out
}

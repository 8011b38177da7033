package lists

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Asker is what the triage asks of the firm.
type Asker interface {
	InForce(context.Context) (*model.Agreement, error)
	Coverage(context.Context) ([]model.Coverage, error)
	Leads(context.Context) ([]model.LeadRow, error)
	Scored(ctx context.Context, leads []model.ID) ([]model.Scored, error)
	Lead(context.Context, model.ID) (*model.LeadDetail, error)
	Answer(ctx context.Context, lead, criterion model.ID, state, evidence string) error
}

// Triage is the screen of two minutes of yes and no.
type Triage struct {
	store Asker
	shell *shell.Shell

	questions []question
	ranking   *ranking
	passed    map[model.ID]map[model.ID]bool // lead -> questions left open for now
	known     map[model.ID]bool              // leads with nothing open, as last read
	lead      *model.LeadDetail              // the one asked about; nil: nobody is left
	asked     int                            // which question
	answered  int
	own       bool // the change to come is an answer given here

	body *fyne.Container
	card *card
	list *kit.List
	bars *fyne.Container
}

// NewTriage makes the page.
func NewTriage(store Asker, sh *shell.Shell) *Triage {
	return &Triage{store: store, shell: sh, passed: map[model.ID]map[model.ID]bool{}}
}

// Title implements shell.Page.
func (t *Triage) Title() string { return "Triage" }

// Question implements shell.Page.
func (t *Triage) Question() string {
	return "Which answers decide most? Two minutes, one company at a time"
}

// Content implements shell.Page.
func (t *Triage) Content() fyne.CanvasObject {
	t.card = newCard(t)
	t.list = kit.NewList(kit.Items{Len: t.ranked, Item: t.item})
	t.list.Empty = kit.Empty(theme.Glyph("users"), "No open leads", "The ranking fills in as leads come and questions are answered.")
	t.list.OnOpen = func(key string) { t.shell.Go("leads/" + key) }
	t.bars = container.NewStack()
	right := kit.Headed(8, kit.Inset(2, 0, 0, 2, kit.Heading("Worth a talk, as known now")), t.list)
	left := kit.Headed(14, t.bars, t.card)
	t.body = container.NewStack(kit.Shares(18, []float32{1.5, 1}, left, right))
	return kit.Inset(0, 20, 14, 20, t.body)
}

// Open implements shell.Opener: the keyboard goes to the question, and the
// ranking to the lead it is about.
func (t *Triage) Open(string) {
	t.point()
	kit.Focus(t.card)
}

// Reload implements shell.Page.
func (t *Triage) Reload() {
	if t.own {
		t.own = false
		return
	}
	t.shell.Do(shell.Action{Label: "Read what is open", Run: t.read})
	t.show()
}

func (t *Triage) read() error {
	ctx := context.Background()
	law, err := t.store.InForce(ctx)
	if err != nil {
		return err
	}
	coverage, err := t.store.Coverage(ctx)
	if err != nil {
		return err
	}
	rows, err := t.store.Leads(ctx)
	if err != nil {
		return err
	}
	scored, err := t.store.Scored(ctx, nil)
	if err != nil {
		return err
	}
	if len(t.questions) == 0 || !t.stillOpen(coverage) {
		t.questions = questionsOf(law, coverage)
	}
	t.recount(coverage)
	t.ranking, t.known = newRanking(rows, scored), map[model.ID]bool{}
	return t.next()
}

// stillOpen keeps the same two questions until both are answered everywhere:
// they are not exchanged under one's hands.
func (t *Triage) stillOpen(coverage []model.Coverage) bool {
	for _, q := range t.questions {
		for _, c := range coverage {
			if c.Criterion == q.criterion.ID && c.Unknown > 0 {
				return true
			}
		}
	}
	return false
}

func (t *Triage) recount(coverage []model.Coverage) {
	for i := range t.questions {
		q := &t.questions[i]
		for _, c := range coverage {
			if c.Criterion == q.criterion.ID {
				q.met, q.notMet, q.unknown = c.Met, c.NotMet, c.Unknown
			}
		}
	}
}

// next goes to the first lead in the ranking that has an open question: those
// whose fit nobody can tell yet first, because there an answer moves most.
func (t *Triage) next() error {
	t.lead = nil
	for _, findOut := range []bool{true, false} {
		for _, i := range t.ranking.order {
			id := t.ranking.rows[i].ID
			if (t.ranking.scores[id].Band == model.FindOut) != findOut || t.settled(id) {
				continue
			}
			d, err := t.store.Lead(context.Background(), id)
			if err != nil {
				return err
			}
			if q := t.open(d); q >= 0 {
				t.lead, t.asked = d, q
				return nil
			}
			t.known[id] = true
		}
	}
	return nil
}

// settled says without a look at the lead that nothing is to be asked.
func (t *Triage) settled(id model.ID) bool {
	s := t.ranking.scores[id]
	return t.known[id] || s.Known == s.Of || len(t.passed[id]) >= len(t.questions)
}

// open is the first question that this lead leaves open, or -1.
func (t *Triage) open(d *model.LeadDetail) int {
	for i, q := range t.questions {
		if !t.passed[d.Row.ID][q.criterion.ID] && stateOf(d, q.criterion.ID) == "unknown" {
			return i
		}
	}
	return -1
}

func stateOf(d *model.LeadDetail, criterion model.ID) string {
	for _, s := range d.Explained.States {
		if s.Criterion == criterion {
			return s.State
		}
	}
	return ""
}

func (t *Triage) pass(lead model.ID, questions ...question) {
	if t.passed[lead] == nil {
		t.passed[lead] = map[model.ID]bool{}
	}
	for _, q := range questions {
		t.passed[lead][q.criterion.ID] = true
	}
}

// answer notes yes or no, and asks on.
func (t *Triage) answer(state string) {
	if t.lead == nil {
		return
	}
	id, q := t.lead.Row.ID, &t.questions[t.asked]
	t.own = true
	t.shell.Do(shell.Action{Label: "Answer", Run: func() error {
		ctx := context.Background()
		if err := t.store.Answer(ctx, id, q.criterion.ID, state, ""); err != nil {
			t.own = false
			return err
		}
		t.answered++
		siblings := t.ranking.company(id)
		q.count(state, len(siblings))
		scored, err := t.store.Scored(ctx, siblings)
		if err != nil {
			return err
		}
		t.ranking.rescore(scored)
		return t.stay(id)
	}})
	t.show()
}

// stay asks the next question about the same lead, else goes on.
func (t *Triage) stay(id model.ID) error {
	d, err := t.store.Lead(context.Background(), id)
	if err != nil {
		return err
	}
	if q := t.open(d); q >= 0 {
		t.lead, t.asked = d, q
		return nil
	}
	return t.next()
}

// leaveOpen passes the question by: nobody here knows.
func (t *Triage) leaveOpen() {
	if t.lead == nil {
		return
	}
	t.pass(t.lead.Row.ID, t.questions[t.asked])
	t.shell.Do(shell.Action{Label: "Next question", Run: func() error { return t.stay(t.lead.Row.ID) }})
	t.show()
}

// skip goes to the next company.
func (t *Triage) skip() {
	if t.lead == nil {
		return
	}
	t.pass(t.lead.Row.ID, t.questions...)
	t.shell.Do(shell.Action{Label: "Next company", Run: t.next})
	t.show()
}

// again asks once more what was passed by.
func (t *Triage) again() error {
	t.passed = map[model.ID]map[model.ID]bool{}
	t.questions = nil
	err := t.read()
	t.show()
	kit.Focus(t.card)
	return err
}

func (q *question) count(state string, n int) {
	n = min(n, q.unknown)
	q.unknown -= n
	if state == "met" {
		q.met += n
	} else {
		q.notMet += n
	}
}

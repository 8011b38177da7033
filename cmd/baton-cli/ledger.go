package main

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// handoffLine is one line of the ledger in JSON.
type handoffLine struct {
	ID            model.ID   `json:"id"`
	Lead          model.ID   `json:"lead"`
	Name          string     `json:"name"`
	From          string     `json:"from"`
	To            string     `json:"to"`
	At            *time.Time `json:"at"`
	Due           *time.Time `json:"due"`
	FirstTouch    *time.Time `json:"first_touch"`
	Decision      string     `json:"decision"`
	Reason        *string    `json:"reason"`
	Late          bool       `json:"late"`
	DefinitionMet *bool      `json:"definition_met"` // null: cannot tell
	FollowupMet   *bool      `json:"followup_met"`
	Verdict       *string    `json:"verdict"` // null: not finished
	Missing       []string   `json:"missing"`
	Fit           float64    `json:"fit"`
	Engagement    float64    `json:"engagement"`
	Waive         *string    `json:"waive"`
	Asked         int        `json:"asked"` // how often it was asked back
	LateAnswer    bool       `json:"late_answer"`
	Flags         []string   `json:"flags"`       // what the evidence says against the reason
	Provisional   bool       `json:"provisional"` // the verdict is not frozen yet
	Frozen        *foundLine `json:"frozen"`
	Amended       *foundLine `json:"amended"` // today's verdict, where it is another
}

// foundLine is a finding beside the one that counts.
type foundLine struct {
	Verdict     *string     `json:"verdict"`
	FollowupMet *bool       `json:"followup_met"`
	Missing     []string    `json:"missing"`
	Period      *string     `json:"period,omitempty"` // whose closing froze it
	At          *time.Time  `json:"at,omitempty"`
	By          []laterLine `json:"by,omitempty"` // what became known since
}

type laterLine struct {
	What     string     `json:"what"`
	At       *time.Time `json:"at"`
	Recorded *time.Time `json:"recorded"`
}

func frozenLine(f *model.Frozen) *foundLine {
	if f == nil {
		return nil
	}
	return &foundLine{Verdict: text(f.Finding), FollowupMet: judged(f.Kept), Missing: append([]string{}, f.Missing...), Period: text(f.Period), At: moment(f.Recorded)}
}

func amendedLine(a *model.Amended) *foundLine {
	if a == nil {
		return nil
	}
	l := &foundLine{Verdict: text(a.Finding), FollowupMet: judged(a.Kept), Missing: append([]string{}, a.Missing...)}
	for _, b := range a.By {
		l.By = append(l.By, laterLine{b.What, moment(b.Happened), moment(b.Recorded)})
	}
	return l
}

func handoffLines(law *model.Agreement, rows []model.HandoffRow) []handoffLine {
	lines := []handoffLine{}
	for _, h := range rows {
		l := handoffLine{ID: h.ID, Lead: h.Lead, Name: h.Name, From: h.FromName, To: h.ToName, At: moment(h.Happened), Due: moment(h.Due),
			FirstTouch: moment(h.FirstTouch), Decision: h.Status, Late: h.Late, DefinitionMet: judged(h.Definition), FollowupMet: judged(h.Kept),
			Verdict: text(h.Finding), Missing: append([]string{}, h.Missing...), Fit: points(h.Fit), Engagement: points(h.Engagement), Waive: text(h.Waive),
			Asked: h.Asked(), LateAnswer: h.LateAnswer, Flags: append([]string{}, h.Flags...), Provisional: h.Provisional, Frozen: frozenLine(h.Frozen), Amended: amendedLine(h.Amended)}
		if t, ok := law.TeamBy(h.Handoff.From); ok {
			l.From = wordOf(t.Key, t.Name)
		}
		if t, ok := law.TeamBy(h.Handoff.To); ok {
			l.To = wordOf(t.Key, t.Name)
		}
		if a, ok := h.Answer(); ok {
			l.Reason = text(a.Reason)
		}
		lines = append(lines, l)
	}
	return lines
}

// judged is nil where nobody can tell.
func judged(state string) *bool {
	met := state == "met"
	if !met && state != "not-met" {
		return nil
	}
	return &met
}

func (c *cli) handoffsVerb() *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use:   "handoffs FILE",
		Short: "The ledger: every hand-off with its answer and the finding",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				lines, err := ledger(cmd.Context(), d, from, to)
				if err != nil {
					return err
				}
				return c.answer(lines, handoffTable(lines).print)
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "handed over on or after this day, like 2026-01-01")
	cmd.Flags().StringVar(&to, "to", "", "handed over before this day")
	return cmd
}

func ledger(ctx context.Context, d *store.Desk, from, to string) ([]handoffLine, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	since, until, err := period(from, to, firm.Location())
	if err != nil {
		return nil, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := d.Handoffs(ctx)
	var within []model.HandoffRow
	for _, h := range rows {
		if !h.Happened.Before(since) && (until.IsZero() || h.Happened.Before(until)) {
			within = append(within, h)
		}
	}
	return handoffLines(law, within), err
}

func handoffTable(lines []handoffLine) table {
	t := table{titles: []string{"lead", "from", "to", "at", "due", "decision", "reason", "definition", "follow-up", "finding", "standing", "id"}, empty: "Nothing was handed over in this time."}
	for _, l := range lines {
		t.rows = append(t.rows, []string{l.Name, l.From, l.To, stamp(l.At), stamp(l.Due), l.Decision, plain(l.Reason), judgedText(l.DefinitionMet, "met", "not met"),
			judgedText(l.FollowupMet, "in time", "late"), plain(l.Verdict), l.standing(), l.ID.String()})
	}
	return t
}

// standing says whether a finding can still change.
func (l handoffLine) standing() string {
	switch {
	case l.Amended != nil:
		return "frozen, amended by " + cmp.Or(plain(l.Amended.Verdict), "no finding")
	case l.Frozen != nil:
		return "frozen"
	case l.Provisional:
		return "provisional"
	}
	return ""
}

func stamp(t *time.Time) string {
	if t == nil {
		return ""
	}
	return timeText(*t)
}

func judgedText(b *bool, yes, no string) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return yes
	}
	return no
}

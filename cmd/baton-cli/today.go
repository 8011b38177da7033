package main

import (
	"context"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/today"
	"baton/store"
)

// todayLine is one line of Today in JSON.
type todayLine struct {
	Lead    model.ID   `json:"lead"`
	Name    string     `json:"name"`
	Why     string     `json:"why"`
	Say     string     `json:"say"`
	Due     *time.Time `json:"due"`
	Late    *int       `json:"late_by_business_minutes"` // null: not late
	Team    *string    `json:"team"`
	Member  *string    `json:"member"` // null: nobody in particular
	Do      string     `json:"do"`
	Handoff *string    `json:"handoff"`
	Task    *string    `json:"task"`
	More    int        `json:"more,omitempty"` // so many further leads for the same reason
}

func (c *cli) todayVerb() *cobra.Command {
	var hat string
	var mine bool
	cmd := &cobra.Command{
		Use:   "today FILE",
		Short: "What there is to do: late, due, to wake up, asleep, with nobody ...",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				lines, err := todayLines(cmd.Context(), d, hat, mine)
				if err != nil {
					return err
				}
				return c.answer(lines, todayTable(lines).print)
			})
		},
	}
	cmd.Flags().StringVar(&hat, "hat", "", "only what is this team's")
	cmd.Flags().BoolVar(&mine, "mine", false, "only what whoever acts has, or could take")
	return cmd
}

func todayLines(ctx context.Context, d *store.Desk, hat string, mine bool) ([]todayLine, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	team, ok := law.TeamNamed(hat)
	if hat != "" && !ok {
		return nil, model.Refuse("hat", "There is no team "+quoted(hat)+" in this firm.")
	}
	members, err := d.Members(ctx)
	if err != nil {
		return nil, err
	}
	names, me := map[model.ID]string{}, model.Member{}
	for _, m := range members {
		names[m.ID] = m.Name
		if m.ID == d.Actor().Member {
			me = m
		}
	}
	day, err := d.Today(ctx)
	lines := []todayLine{}
	for _, it := range day.Items {
		if hat != "" && it.Team != team.ID || mine && !it.For(me) {
			continue
		}
		l := todayLine{Lead: it.Lead, Name: it.Name, Why: it.Why, Say: it.Say, Due: moment(it.Due), Member: text(names[it.Member]), Do: it.Do,
			Handoff: text(it.Handoff.String()), Task: text(it.Task.String()), More: it.More}
		if t, ok := law.TeamBy(it.Team); ok {
			l.Team = text(wordOf(t.Key, t.Name))
		}
		if it.Why == today.Late {
			n := int(it.LateBy.Minutes())
			l.Late = &n
		}
		lines = append(lines, l)
	}
	return lines, err
}

func todayTable(lines []todayLine) table {
	t := table{titles: []string{"why", "lead", "due", ">late (min)", "team", "who", "+what"}, empty: "Nothing is waiting."}
	for _, l := range lines {
		late := ""
		if l.Late != nil {
			late = strconv.Itoa(*l.Late)
		}
		say := l.Say
		if l.More > 0 {
			say += " And " + strconv.Itoa(l.More) + " more."
		}
		t.rows = append(t.rows, []string{l.Why, l.Name, stamp(l.Due), late, plain(l.Team), plain(l.Member), say})
	}
	return t
}

func (c *cli) snoozeVerb() *cobra.Command {
	var why, until string
	cmd := &cobra.Command{
		Use:   "snooze FILE LEAD --why W --until D",
		Short: "Put a line of 'today' off until a day, or a moment",
		Args:  args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if why == "" || until == "" {
				return misuse("Say which line and until when: --why %s --until 2026-11-30.", today.Asleep)
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				row, err := findLead(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				firm, err := d.Firm(cmd.Context())
				if err != nil {
					return err
				}
				at, _, err := instant(until, firm.Location())
				if err != nil {
					return misuse("--until %q is no day: write it like 2026-11-30.", until)
				}
				if err := d.Snooze(cmd.Context(), row.ID, why, at); err != nil {
					return err
				}
				return c.answer(map[string]any{"lead": row.ID, "why": why, "until": at.UTC()}, line("%s: put off until %s.", row.Shown(), at.Format("2006-01-02 15:04")))
			})
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "which of the lead's lines: "+listed(today.Reasons()))
	cmd.Flags().StringVar(&until, "until", "", "the day on which it comes back, like 2026-11-30")
	return cmd
}

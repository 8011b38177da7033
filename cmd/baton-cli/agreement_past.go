package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
	"baton/store"
)

// impactDoc is what the draft would have said of past hand-offs, beside the
// law, in JSON.
type impactDoc struct {
	Text         []string       `json:"text"`
	Handoffs     int            `json:"handoffs"`
	Law          map[string]int `json:"law"` // met, not-met, unknown
	Draft        map[string]int `json:"draft"`
	Signed       int            `json:"signed"` // clients, each counted once
	SignedMissed []impactLine   `json:"signed_missed"`
	Enter        []impactLine   `json:"enter"`
	Leave        []impactLine   `json:"leave"`
}

type impactLine struct {
	Lead    model.ID  `json:"lead"`
	Name    string    `json:"name"`
	Gate    string    `json:"gate"`
	At      time.Time `json:"at"`
	Law     string    `json:"law"`
	Draft   string    `json:"draft"`
	Outcome string    `json:"outcome"`
	Why     []string  `json:"why"`
}

func (c *cli) impact(ctx context.Context, d *store.Desk) error {
	i, err := d.Impact(ctx)
	if err != nil {
		return err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return err
	}
	doc := impactDoc{Text: say.Impact(i, law.Version, "the draft"), Handoffs: len(i.Rows), Law: states(), Draft: states(), SignedMissed: []impactLine{}, Enter: []impactLine{}, Leave: []impactLine{}}
	signed, missed := map[model.ID]bool{}, map[model.ID]bool{}
	for _, r := range i.Rows {
		doc.Law[r.Law]++
		doc.Draft[r.Draft]++
		l := impactLine{r.Lead, r.Name, r.Gate, r.At, r.Law, r.Draft, r.Outcome, append([]string{}, r.Why...)}
		if r.Outcome == "signed" && !signed[r.Lead] {
			signed[r.Lead] = true
			doc.Signed++
		}
		if r.Missed() && !missed[r.Lead] {
			missed[r.Lead] = true
			doc.SignedMissed = append(doc.SignedMissed, l)
		}
		if r.Enters() {
			doc.Enter = append(doc.Enter, l)
		}
		if r.Leaves() {
			doc.Leave = append(doc.Leave, l)
		}
	}
	return c.answer(doc, doc.print)
}

func states() map[string]int { return map[string]int{score.Met: 0, score.NotMet: 0, score.Unknown: 0} }

func (doc impactDoc) print(w io.Writer) {
	for _, sentence := range doc.Text {
		fmt.Fprintln(w, sentence)
	}
	t := table{titles: []string{"", "lead", "gate", "handed over", "became"}}
	for _, part := range []struct {
		what string
		rows []impactLine
	}{{"more", doc.Enter}, {"fewer", doc.Leave}, {"missed", doc.SignedMissed}} {
		for _, r := range part.rows {
			t.rows = append(t.rows, []string{part.what, r.Name, r.Gate, r.At.Format(time.DateOnly), r.Outcome})
		}
	}
	if len(t.rows) > 0 {
		t.print(w)
	}
}

type replayDoc struct {
	From   time.Time    `json:"from"`
	To     time.Time    `json:"to"`
	Text   string       `json:"text"`
	Handed []replayLine `json:"handed"`
	Worth  []replayLine `json:"worth_a_call"`
}

type replayLine struct {
	Lead    model.ID   `json:"lead"`
	Name    string     `json:"name"`
	At      *time.Time `json:"at"`
	State   string     `json:"state"`
	Touches int        `json:"touches"`
	Outcome string     `json:"outcome"`
	Fit     float64    `json:"fit"`
	Why     string     `json:"why"`
}

func (c *cli) replay(ctx context.Context, d *store.Desk) error {
	r, err := d.Replay(ctx)
	if err != nil {
		return err
	}
	doc := replayDoc{From: r.From, To: r.To, Text: r.Text, Handed: replayLines(r.Handed), Worth: replayLines(r.Worth)}
	return c.answer(doc, func(w io.Writer) {
		fmt.Fprintln(w, r.Text)
		t := table{titles: []string{"worth a call", ">fit", "+why"}}
		for _, l := range doc.Worth {
			t.rows = append(t.rows, []string{l.Name, fmt.Sprint(l.Fit), l.Why})
		}
		if len(t.rows) > 0 {
			t.print(w)
		}
	})
}

func replayLines(rows []model.ReplayRow) []replayLine {
	out := []replayLine{}
	for _, r := range rows {
		out = append(out, replayLine{r.Lead, r.Name, moment(r.At), r.State, r.Touches, r.Outcome, points(r.Fit), r.Why})
	}
	return out
}

func (c *cli) saveTemplate(ctx context.Context, d *store.Desk, rest []string) error {
	if len(rest) == 0 {
		return misuse("Usage: baton-cli agreement FILE template OUT.")
	}
	if err := d.SaveTemplate(ctx, rest[0]); err != nil {
		return err
	}
	return c.answer(map[string]string{"file": rest[0]}, line("The rules lie in %s: 'new FILE --template %s' makes a firm of them.", rest[0], rest[0]))
}

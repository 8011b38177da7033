package align

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

// quiet is how long nobody may have been in touch before a lead is worth a
// call again.
const quiet = 30 * 24 * time.Hour

// Replayed is one lead of the past under the draft: the hand-over, when there
// was one in the time looked at, and whether it is worth a call.
type Replayed struct {
	Row    model.ReplayRow
	Handed bool
	Worth  bool
}

// Replay judges one lead. over is its first crossing; nil: it never passed a
// gate. outcome is where it stands by its last move.
func Replay(draft *score.Rules, f *model.Facts, over *model.Crossing, outcome string, move model.Move, from, now time.Time) Replayed {
	s := draft.Score(f, now)
	r := Replayed{Row: model.ReplayRow{Lead: f.Lead.ID, Outcome: outcome, Fit: s.Fit}}
	last, stopped := time.Time{}, false
	for _, e := range f.Events {
		at := time.UnixMilli(e.At)
		if at.After(now) {
			continue
		}
		if at.After(last) {
			last = at
		}
		stopped = stopped || e.Outcome == "asked-to-stop"
	}
	if over != nil && !over.At.Before(from) && !over.At.After(now) {
		r.Handed = true
		r.Row.At = over.At
		r.Row.State, _ = draft.Meets(f, over.At, over.Gate)
		r.Row.Touches = touchedSince(f, over.At, now)
	}
	fits := s.Band == model.TalkNow || s.Band == model.WarmUp
	r.Worth = fits && !stopped && mayCome(outcome, move, now) && now.Sub(last) > quiet && !f.Lead.Created.Before(from)
	if r.Worth {
		r.Row.Why = worth(outcome, move.Reason, last)
	}
	return r
}

// mayCome says that a lead may still become a client: it is open, its wake-up
// date has come, or it was lost for something that passes.
func mayCome(outcome string, move model.Move, now time.Time) bool {
	switch outcome {
	case "open":
		return true
	case "nurture":
		return move.Wake <= now.Format(time.DateOnly)
	case "lost":
		return slices.Contains([]string{"", "did-nothing", "timing", "sponsor-left", "went-silent"}, move.Reason)
	}
	return false
}

// touchedSince counts what we did towards the lead's people after a moment.
func touchedSince(f *model.Facts, at, now time.Time) int {
	n := 0
	for _, e := range f.Events {
		if e.Direction != "in" && e.At > at.UnixMilli() && e.At <= now.UnixMilli() {
			n++
		}
	}
	return n
}

func worth(outcome, why string, last time.Time) string {
	said := "open"
	switch {
	case outcome == "lost" && why != "":
		said = "lost: " + strings.ToLower(model.Title(why))
	case outcome != "open":
		said = strings.ToLower(model.Title(outcome))
	}
	if last.IsZero() {
		return said + ", nobody has been in touch"
	}
	return said + ", quiet since " + last.Format("2 Jan 2006")
}

// Told puts the leads of a time together and says it in one paragraph.
func Told(all []Replayed, from, now time.Time, touched bool) model.Replay {
	r := model.Replay{From: from, To: now, Touched: touched}
	for _, x := range all {
		if x.Handed {
			r.Handed = append(r.Handed, x.Row)
		}
		if x.Worth {
			r.Worth = append(r.Worth, x.Row)
		}
	}
	slices.SortStableFunc(r.Handed, func(a, b model.ReplayRow) int {
		return cmp.Or(a.At.Compare(b.At), slices.Compare(a.Lead[:], b.Lead[:]))
	})
	slices.SortStableFunc(r.Worth, func(a, b model.ReplayRow) int {
		return cmp.Or(cmp.Compare(b.Fit, a.Fit), cmp.Compare(a.Name, b.Name), slices.Compare(a.Lead[:], b.Lead[:]))
	})
	r.Text = paragraph(r)
	return r
}

func paragraph(r model.Replay) string {
	if len(r.Handed)+len(r.Worth) == 0 {
		return "There is no history to look at yet: bring last year's leads in, and the draft says what it would have made of them."
	}
	span := fmt.Sprintf("From %s to %s, ", r.From.Format("2 Jan 2006"), r.To.Format("2 Jan 2006"))
	var parts []string
	if n := len(r.Handed); n == 0 {
		parts = append(parts, span+"no lead was handed over.")
	} else {
		parts = append(parts, span+leads(n)+" handed over.", states(r.Handed), twice(r))
	}
	if len(r.Worth) > 0 {
		parts = append(parts, fmt.Sprintf("Still worth a call: %s.", names(r.Worth)))
	} else {
		parts = append(parts, "None that was left is worth a call by this draft.")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func leads(n int) string {
	if n == 1 {
		return "1 lead was"
	}
	return fmt.Sprintf("%d leads were", n)
}

func states(rows []model.ReplayRow) string {
	n := map[string]int{}
	for _, r := range rows {
		n[r.State]++
	}
	text := fmt.Sprintf("%d of %d met what the draft asks, %d did not", n[score.Met], len(rows), n[score.NotMet])
	if u := n[score.Unknown]; u > 0 {
		return text + fmt.Sprintf(", and %d cannot be judged: too little is known.", u)
	}
	return text + "."
}

func twice(r model.Replay) string {
	if !r.Touched {
		return "Who was followed up cannot be said: no touches are kept."
	}
	once, of := 0, 0
	for _, x := range r.Handed {
		if x.Outcome == "signed" {
			continue
		}
		of++
		if x.Touches < 2 {
			once++
		}
	}
	switch {
	case of == 0:
		return ""
	case once == 0:
		return "Each that was not signed was touched at least twice."
	}
	was := "were"
	if once == 1 {
		was = "was"
	}
	return fmt.Sprintf("Of the %d that were not signed, %d %s never touched twice.", of, once, was)
}

// names are the first five and how many more.
func names(rows []model.ReplayRow) string {
	var list []string
	for _, r := range rows[:min(5, len(rows))] {
		list = append(list, r.Name)
	}
	text := strings.Join(list, ", ")
	if more := len(rows) - len(list); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

package goals

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/forecast"
	"baton/model/funnel"
	"baton/ui/theme"
)

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func shortDay(t time.Time) string { return t.Format("2 Jan") }

// percent is a rate as people may rely on it: from ten cases on with its
// range, below that the counts alone.
func percent(r funnel.Rate) string {
	v, ok := r.Value()
	if !ok {
		return r.String()
	}
	low, high := r.Range()
	return fmt.Sprintf("%.0f %% of %d (%.0f to %.0f)", 100*v, r.N, 100*low, 100*high)
}

// monthly says a pace: "2.1 a month".
func monthly(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0") + " a month"
}

// headline is the goal in one sentence: what is still to be signed.
func headline(f facts) string {
	p := f.plan
	switch {
	case p.Goal.Amount.Minor == 0:
		return "Write down what you want to have signed: the way back to leads follows from it."
	case p.Gap.Minor == 0:
		return fmt.Sprintf("%s is reached: %s signed.", p.Goal.Name, p.Signed.Worth.Short())
	case !p.Reckoned:
		return fmt.Sprintf("%s is missing. Nothing of this kind was signed yet: write below what you assume a deal is worth.", p.Gap.Short())
	}
	return fmt.Sprintf("%s is missing: %s at about %s each. %s", p.Gap.Short(), counted(p.Deals, "more deal", "more deals"), p.Average.Worth.Short(), verdict(f))
}

// verdict says whether it can be done, and where not.
func verdict(f facts) string {
	if s, ok := f.bottle(); ok {
		return "The step that cannot hold is " + s.Stage.Name + "."
	}
	for i := len(f.plan.Steps) - 1; i >= 0; i-- {
		switch s := f.plan.Steps[i]; s.State {
		case forecast.Open:
			return "How many it takes is open from " + s.Stage.Name + " on back."
		case forecast.Undated:
			return "Until when each step can still help is not known yet."
		}
	}
	if f.plan.Delivery.State == forecast.Full {
		return "Every step can hold, but Delivery could not do the work."
	}
	return "Every step can hold."
}

// average says what a deal was worth, and of how many that is known.
func average(a forecast.Average) string {
	switch {
	case a.Of == 0 && a.Assumed:
		return fmt.Sprintf("You assume that a deal is worth %s: nothing of this kind was signed yet.", a.Worth.Short())
	case a.Of == 0:
		return "Nothing of this kind was signed yet, so nobody knows what a deal is worth."
	case a.Of < funnel.Floor:
		return fmt.Sprintf("A deal was worth %s on average over the %d signed so far: few, so take it as a hint.", a.Worth.Short(), a.Of)
	case a.Capped > 0:
		return fmt.Sprintf("A deal was worth %s on average over %d signed; none counts for more than %s.", a.Worth.Short(), a.Of, a.Cap.Short())
	}
	return fmt.Sprintf("A deal was worth %s on average over %d signed.", a.Worth.Short(), a.Of)
}

// others says what the clients we have bring to a goal for every kind.
func others(p forecast.Plan) string {
	var parts []string
	for _, o := range p.Others {
		words := strings.ToLower(model.Title(o.Kind)) + ": " + o.Worth.Short() + " signed"
		switch {
		case len(o.Waiting) > 0 && o.Known:
			words += ", about " + o.Expected.Short() + " to come from " + counted(len(o.Waiting), "open lead", "open leads")
		case len(o.Waiting) > 0:
			words += ", " + counted(len(o.Waiting), "open lead", "open leads") + " with too little history to count on"
		}
		parts = append(parts, words)
	}
	if len(parts) == 0 {
		return ""
	}
	return "From clients we have, " + strings.Join(parts, "; ") + ". New clients are asked for the rest."
}

// lacking says which side has no name under the goal.
func lacking(teams []model.Team) string {
	var names []string
	for _, t := range teams {
		names = append(names, t.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return "Nobody from " + strings.Join(names, " or ") + " owns it yet: a shared target has a name on both sides."
}

// stateOf tells the states apart by a word, not by colour alone.
func stateOf(s forecast.State) (string, theme.Hue) {
	switch s {
	case forecast.Covered:
		return "on the way", theme.Good
	case forecast.Holds:
		return "can hold", theme.Good
	case forecast.Steep:
		return "steep", theme.AtRisk
	case forecast.Late:
		return "too late", theme.Late
	case forecast.Full:
		return "too full", theme.Late
	case forecast.Stuck:
		return "stuck", theme.Late
	}
	if s == forecast.Undated {
		return "no date yet", theme.Unknown
	}
	return "left open", theme.Unknown
}

// why says what makes a step give, or why it is left open.
func why(f facts, s forecast.Step) string {
	switch s.State {
	case forecast.Late:
		return fmt.Sprintf("%s still %s to come this far, but what does so from today on mostly signs after the period: half take %.0f days from here.",
			counted(s.Missing, "lead", "leads"), verb(s.Missing, "has", "have"), s.Half.Days)
	case forecast.Steep:
		return fmt.Sprintf("%s would have to come this far until %s; over the last year it was %s.", monthly(s.Asked), shortDay(s.Latest), monthly(s.Pace))
	case forecast.Full:
		l := f.plan.Sales
		return fmt.Sprintf("Sales would have about %.0f deals at once, and says it can carry %d.", l.Need, l.Capacity)
	case forecast.Stuck:
		return fmt.Sprintf("None of %d got further than this: the rate gives no number for what comes before.", s.Rate.N)
	case forecast.Open:
		return left(f, s)
	}
	return ""
}

func left(f facts, s forecast.Step) string {
	switch {
	case f.plan.Goal.Amount.Minor == 0 || !f.plan.Reckoned:
		return ""
	case s.Rate.Enough() || s.Assumed > 0:
		return "How many it takes is open, because a later step is."
	case s.Rate.N == 0:
		return "Nobody came this far long enough ago to tell how many go on: write what you assume."
	}
	return fmt.Sprintf("%s went on: not enough history for a rate. Write what you assume, or leave it open.", s.Rate)
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// dated is the sentence above the quarters: from the hand-over to Sales, where
// its time is known, else from the first step whose time is.
func dated(f facts) string {
	var at *forecast.Step
	for i := range f.plan.Steps {
		s := &f.plan.Steps[i]
		if s.Dated() && (at == nil || s.Stage.Gate == "sql") {
			at = s
		}
	}
	if at == nil {
		return "Too few were signed to say how long it takes from each step to the signature; from three on this page says until when each can still help."
	}
	what := "reaches " + at.Stage.Name
	if at.Stage.Gate == "sql" {
		what = "is handed over to Sales"
	}
	return fmt.Sprintf("Half of those that sign do so within %.0f days of %s: what %s after %s will mostly sign after %s.",
		at.Half.Days, at.Stage.Name, what, shortDay(at.Latest), shortDay(f.plan.To.AddDate(0, 0, -1)))
}

// parseAmount reads an amount as people write it: "380k", "1.2M", "380,000".
func parseAmount(text, currency string) (model.Money, bool) {
	text = strings.NewReplacer(" ", "", ",", "", "€", "", "$", "", "£", "", currency, "").Replace(strings.TrimSpace(text))
	times := int64(1)
	for suffix, n := range map[string]int64{"k": 1000, "K": 1000, "m": 1e6, "M": 1e6} {
		if rest, ok := strings.CutSuffix(text, suffix); ok {
			text, times = rest, n
			break
		}
	}
	if times > 1 {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || x < 0 || x > 1e9 {
			return model.Money{}, false
		}
		return model.Money{Minor: int64(x*float64(times)*float64(model.Unit(currency)) + 0.5), Currency: currency}, true
	}
	m, err := model.ParseMoney(text, currency)
	return m, err == nil && m.Minor >= 0
}

// written is an amount as one edits it: whole, grouped, without its currency.
func written(m model.Money) string {
	if m.Minor == 0 {
		return ""
	}
	full := strings.TrimSuffix(m.Full(), " "+m.Currency)
	return strings.TrimSuffix(full, ".00")
}

package agree

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
)

func promiseRows(a *model.Agreement) []row {
	days := map[string]string{}
	for day, spans := range a.Calendar.Weekly {
		days[day] = fmt.Sprint(spans)
	}
	out := []row{{ref: model.Ref{Noun: "calendar"}, section: "sla", name: "Working hours", teams: everyone(a), parts: []part{
		bound("in", a.Calendar.Zone), {"are", fmt.Sprint(days), hours(a.Calendar), false}, wording("without", strings.Join(a.Calendar.Holidays, ", ")),
		wording("but on", oneOff(a.Calendar.Open)), wording("with a break on", oneOff(a.Calendar.Breaks))}}}
	for _, p := range a.Promises {
		teams := some(p.Owner, p.To)
		if p.To.IsZero() {
			teams = everyone(a)
		}
		owner, _ := a.TeamBy(p.Owner)
		to, _ := a.TeamBy(p.To)
		rate := ""
		if p.Rate > 0 {
			rate = score.Tenths(p.Rate) + " %"
		}
		off := ""
		if p.Off {
			off = "off"
		}
		out = append(out, row{ref: model.Ref{Noun: "promise", ID: p.ID}, section: "sla", name: "Promise “" + p.Name + "”", teams: teams, parts: []part{
			bound("called", p.Name), bound("", p.Key), linked("owed by", p.Owner, owner.Name), linked("owed to", p.To, to.Name),
			{"amounts to", fmt.Sprint(p.Amount, p.Unit), amount(p), false}, bound("for", p.Band), bound("kept in", rate), bound("switched", off)}})
		out[len(out)-1].parts[1].value = ""
	}
	return out
}

// oneOff says days that are unlike their weekday.
func oneOff(days map[string][][2]int) string {
	var out []string
	for _, date := range slices.Sorted(maps.Keys(days)) {
		for _, s := range days[date] {
			out = append(out, fmt.Sprintf("%s %02d:%02d-%02d:%02d", date, s[0]/60, s[0]%60, s[1]/60, s[1]%60))
		}
	}
	return strings.Join(out, ", ")
}

func amount(p model.Promise) string {
	if due := say.Due(p); due != "" {
		return due
	}
	if p.Unit == "percent" {
		return fmt.Sprintf("%d %%", p.Amount)
	}
	return fmt.Sprint(p.Amount)
}

func hours(c model.Calendar) string {
	var out []string
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		for _, s := range c.Weekly[day] {
			out = append(out, fmt.Sprintf("%s %02d:%02d-%02d:%02d", day, s[0]/60, s[0]%60, s[1]/60, s[1]%60))
		}
	}
	return strings.Join(out, ", ")
}

// goalRows: who answers for goals of a kind binds; how much, and for which
// quarter, is recorded.
func goalRows(a *model.Agreement) []row {
	var out []row
	for _, s := range boundGoals(a.Goals) {
		kind := "every kind"
		if s.Kind != "" {
			kind = strings.ToLower(model.Title(s.Kind))
		}
		key := fmt.Sprint(s.Kind, s.Owners)
		out = append(out, row{ref: model.Ref{Noun: "goals " + key}, section: "goals", name: "A shared goal for " + kind, teams: everyone(a),
			parts: []part{{"with", key, count(len(s.Owners), "owner"), false}}})
	}
	for _, g := range a.Goals {
		out = append(out, row{ref: model.Ref{Noun: "goal", ID: g.ID}, section: "goals", name: "Goal “" + g.Name + "”", parts: []part{
			wording("called", g.Name), {"of", fmt.Sprint(g.Amount), g.Amount.Full(), true}, wording("from", g.From), wording("to", g.To),
			{"assuming a deal of", fmt.Sprint(g.Deal), g.Deal.Full(), true}}})
	}
	return out
}

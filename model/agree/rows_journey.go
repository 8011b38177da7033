package agree

import (
	"fmt"
	"strings"

	"baton/model"
)

func journeyRows(a *model.Agreement) []row {
	var out []row
	add := func(noun string, id model.ID, name string, teams []model.ID, parts ...part) {
		out = append(out, row{ref: model.Ref{Noun: noun, ID: id}, section: "journey", name: name, parts: parts, teams: teams})
	}
	for _, t := range a.Teams {
		hidden := ""
		if t.Hidden {
			hidden = "yes"
		}
		covered, _ := a.TeamBy(t.CoveredBy)
		add("team", t.ID, "Team “"+t.Name+"”", some(t.ID, t.CoveredBy), bound("", t.Key), bound("hidden", hidden),
			linked("covered by", t.CoveredBy, covered.Name), wording("called", t.Name), wording("can carry", number(t.Capacity)))
	}
	var before model.Stage
	for _, s := range inOrder(a.Stages) {
		out = append(out, stageRow(a, s, before))
		before = s
	}
	for from, into := range a.Merged {
		stage, _ := a.StageBy(into)
		add("stage", from, "A former stage", standing(stage), linked("now part of", into, "“"+stage.Name+"”"))
	}
	for _, i := range a.Items {
		where, teams := "before "+model.Title(i.Gate), atGate(a, i.Gate)
		if s, ok := a.StageBy(i.Stage); ok {
			where, teams = "in “"+s.Name+"”", standing(s)
		}
		optional := ""
		if i.Optional {
			optional = "a reminder"
		}
		add("item", i.ID, "Checklist “"+i.Name+"”", teams, bound("called", i.Name), part{"stands", i.Stage.String() + i.Gate, where, false}, bound("only", optional))
	}
	for _, r := range a.Routes {
		start, _ := a.StageBy(r.Start)
		add("route", r.ID, "Route “"+model.Title(r.Key)+"”", standing(start), bound("", r.Key), linked("starts at", r.Start, start.Name),
			bound("passes the MQL gate", yes(r.MQL)), bound("is the usual one", yes(r.Default)))
	}
	for _, p := range a.Plays {
		stage, _ := a.StageBy(p.Stage)
		add("play", p.ID, "Play “"+p.Name+"”", nil, wording("called", p.Name), part{"in", p.Stage.String(), "“" + stage.Name + "”", true}, wording("is a", p.Kind),
			wording("after days", number(p.Days)), part{"with", p.AssetID.String(), "", true}, elementPart(a, p.Element))
	}
	for _, x := range a.Assets {
		add("asset", x.ID, "Asset “"+x.Name+"”", nil, wording("called", x.Name), wording("lies at", x.Address), wording("is a", x.Kind), wording("proves", x.Proves),
			part{"for", x.Stage.String() + x.Criterion.String(), "", true}, wording("answers", x.Objection), wording("used", x.Used), part{"by", x.Owner.String(), "", true})
	}
	return out
}

func stageRow(a *model.Agreement, s, before model.Stage) row {
	team, _ := a.TeamBy(s.Team)
	after := ""
	if before.Name != "" {
		after = "“" + before.Name + "”"
	}
	gate, target := "", ""
	if s.Gate != "" {
		gate = model.Title(s.Gate)
	}
	if s.Target > 0 {
		target = fmt.Sprintf("%d business days", s.Target)
	}
	r := row{ref: model.Ref{Noun: "stage", ID: s.ID}, section: "journey", name: "Stage “" + s.Name + "”", teams: standing(s), parts: []part{
		bound("", s.Key+" "+s.Kind), linked("carried by", s.Team, team.Name), linked("comes after", before.ID, after), bound("behind the gate", gate), bound("takes", target),
		wording("called", s.Name), quoted("in plain words", s.Plain), quoted("the buyer thinks", s.Thinks), quoted("the buyer needs", s.Needs)}}
	r.parts[0].value = ""
	for _, route := range model.Words["route"] {
		if own, ok := s.Teams[route]; ok {
			t, _ := a.TeamBy(own)
			r.parts = append(r.parts, linked("for "+strings.ToLower(model.Title(route))+" leads carried by", own, t.Name))
		}
	}
	return r
}

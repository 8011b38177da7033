package journey

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/score"
)

// handOver freezes a hand-off when a forward move brings the lead to another
// team. Going back, closing and setting aside hand nothing over: the move
// itself says who did it.
func (s *step) handOver() {
	if s.to.Kind != "open" || !s.forward() {
		return
	}
	from, to := s.giver(), Carrier(s.in.Agreement, s.to, s.lead.Route)
	if from == to || from.IsZero() || to.IsZero() {
		return
	}
	ex := s.in.Rules.Explain(s.in.Facts, s.at)
	h := &model.Handoff{
		Lead: s.lead.ID, From: from, To: to, Stage: s.to.ID,
		Happened: s.at, Exact: exact(s.req.When), Recorded: s.now, By: s.actor.Member,
		Fit: ex.Fit, Engagement: ex.Engagement, Lines: ex.Lines, States: ex.States,
		Definition: s.defined(), Packet: s.packet(ex.States), Waive: s.out.Move.Waive,
		Same: wearsBoth(s.in.Members, s.actor, from, to),
	}
	if h.Same {
		h.Decisions = []model.Decision{*s.decision("accepted", model.ID{})}
	}
	s.out.Handoff = h
}

// giver is the team that carried the lead so far; for one that enters in the
// middle or from an aside without a team, the team at the start of its route.
func (s *step) giver() model.ID {
	if s.known {
		if team := Carrier(s.in.Agreement, s.from, s.lead.Route); !team.IsZero() {
			return team
		}
	}
	start, _ := StartStage(s.in.Agreement, s.lead.Route)
	return Carrier(s.in.Agreement, start, s.lead.Route)
}

// defined is whether the hand-off met what the teams agreed on: the worst of
// the gates it crossed; met where they agreed on nothing for this crossing.
func (s *step) defined() string {
	worst := score.Met
	for _, gate := range s.crossed() {
		switch state, _ := s.in.Rules.Meets(s.in.Facts, s.at, gate); {
		case state == score.NotMet:
			return state
		case state == score.Unknown:
			worst = state
		}
	}
	return worst
}

// wearsBoth: one member gives and takes, so there is nobody to wait for.
func wearsBoth(members []model.Member, actor model.Actor, from, to model.ID) bool {
	for _, m := range members {
		if m.ID == actor.Member && !actor.Member.IsZero() {
			return m.Wears(from) && m.Wears(to)
		}
	}
	return false
}

func (s *step) packet(states []model.State) model.Packet {
	p := model.Packet{WhyNow: strings.TrimSpace(s.req.WhyNow), NextStep: strings.TrimSpace(s.req.Step)}
	if p.NextStep == "" {
		p.NextStep = s.lead.NextStep
		if p.NextStep != "" && s.lead.NextDate != "" {
			p.NextStep += " (" + s.lead.NextDate + ")"
		}
	}
	for _, x := range s.in.Parts {
		who := x.Name
		if who == "" {
			who = x.Email
		}
		if who != "" && !x.Person.IsZero() {
			who = model.Mention(x.Person)
		}
		if x.Role != "" {
			who = fmt.Sprintf("%s (%s)", who, strings.ToLower(model.Title(x.Role)))
		}
		if who != "" {
			p.Who = append(p.Who, who)
		}
	}
	for _, i := range s.in.Agreement.Items {
		if key := "check." + i.ID.String(); score.Ticked(s.lead, key) {
			p.Checked = append(p.Checked, i.Name+evidence(s.lead.More[key]))
		}
	}
	for _, c := range states {
		if c.State == score.Unknown {
			p.Missing = append(p.Missing, c.Name)
		}
	}
	return p
}

// evidence follows a ticked item, unless all it says is yes.
func evidence(v string) string {
	switch strings.ToLower(v) {
	case "true", "yes", "1", "y":
		return ""
	}
	return ": " + v
}

// PacketLacks names the parts that a complete packet still needs.
func PacketLacks(p model.Packet) []string {
	var out []string
	if p.WhyNow == "" {
		out = append(out, "why now")
	}
	if len(p.Who) == 0 {
		out = append(out, "who takes part")
	}
	if p.NextStep == "" {
		out = append(out, "the next step")
	}
	return out
}

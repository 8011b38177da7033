package template

import "baton/model"

// stage is one step of the default journey. The team before the MQL gate is
// Marketing, except that BD carries what it went to find itself.
type stage struct {
	key, name, plain, kind string
	team, outbound, gate   string
	target                 int64 // business days; 0 = none
	voice
}

func stages() []stage {
	return []stage{
		{"target", "Target", "Does not know us", "open", "marketing", "bd", "", 0, voice{
			"Who are you, and why do you write to me?", "A reason to read on that is about them, not about us"}},
		{"aware", "Aware", "Knows us", "open", "marketing", "bd", "", 0, voice{
			"Others have this problem too.", "Words for the problem, and what it costs to leave it"}},
		{"interested", "Interested", "Looks for help", "open", "marketing", "bd", "", 0, voice{
			"We should do something about it. Who can?", "To see work like theirs, and an easy way to ask a question"}},
		{"evaluating", "Evaluating", "In conversation", "open", "bd", "", "mql", 10, voice{
			"Do they understand our situation, and can we trust them?", "Straight answers, and proof from a company like theirs"}},
		{"scoping", "Scoping", "Working out the job", "open", "sales", "", "sql", 15, voice{
			"What would we get, and what would we have to do ourselves?", "The people who would do the work, asking good questions"}},
		{"proposal", "Proposal", "Offer is out", "open", "sales", "", "", 15, voice{
			"Is it worth the money, and what do I tell the others?", "A page they can pass on: result, price, risk, first step"}},
		{"terms", "Terms", "Agreeing the contract", "open", "sales", "", "", 20, voice{
			"What can go wrong for me once I have signed?", "Answers for legal, purchasing and data protection before they ask"}},
		{"signed", "Signed", "Client", "signed", "sales", "", "", 0, voice{
			"I hope this was right.", "A date for the start and a name to call"}},
		{"nurture", "Nurture", "Later", "nurture", "marketing", "bd", "", 0, voice{
			"Not now.", "To be left in peace until the date they named"}},
		{"not-ours", "Not ours", "Not for us", "not-ours", "", "", "", 0, voice{
			"We need something else.", "An honest no, and the name of someone who does it"}},
		{"lost", "Lost", "Went another way", "lost", "", "", "", 0, voice{
			"We decided against it.", "A good end: they may come back or send someone"}},
	}
}

// journey makes stages, routes and exit checklists, with the words of the
// firm's own buyers where the template has them.
func (s *seeds) journey(own map[string]voice) {
	for i, st := range stages() {
		v := st.voice
		if o, ok := own[st.key]; ok {
			v = o
		}
		f := model.Fields{
			"key": st.key, "name": st.name, "plain": st.plain, "rank": int64(i + 1), "kind": st.kind,
			"team": to("team", st.team), "team.outbound": to("team", st.outbound), "gate": st.gate,
			"thinks": v.thinks, "needs": v.needs,
		}
		if st.target > 0 {
			f["target-days"] = st.target
		}
		s.add("stage."+st.key, "stage", f)
	}
	s.routes()
	s.checklists()
}

// routes says where a lead starts: whoever comes to us or is brought to us
// already looks for help; a client or a tender is in conversation at once.
func (s *seeds) routes() {
	starts := map[string]string{
		"inbound": "interested", "introduced": "interested", "partner": "interested",
		"outbound": "target", "client": "evaluating", "tender": "evaluating",
	}
	for _, key := range model.Words["route"] {
		f := model.Fields{
			"key": key, "start": to("stage", starts[key]), "mql": starts[key] != "evaluating", "default": key == "inbound",
		}
		s.add("route."+key, "route", f)
	}
}

// checklists makes the five SQL boxes, Budget, and reminders: a reminder is
// optional, it never stops a lead.
func (s *seeds) checklists() {
	boxes := [][2]string{
		{"problem", "The problem in their words"},
		{"nothing", "What happens if they do nothing"},
		{"signs", "Who signs and who else must agree"},
		{"when", "By when and why then"},
		{"meeting", "Next meeting with date"},
	}
	for i, b := range boxes {
		s.add("box."+b[0], "item", model.Fields{"gate": "sql", "name": b[1], "rank": int64(i + 1)})
	}
	s.add("item.budget", "item", model.Fields{"stage": "@stage.proposal", "name": "Budget", "rank": int64(1)})
	reminders := [][2]string{
		{"target", "The person in charge has a name"},
		{"aware", "They have seen something of ours"},
		{"interested", "We know what made them look"},
		{"evaluating", "They have seen proof from a company like theirs"},
		{"scoping", "The result they want, and how both will measure it"},
		{"scoping", "The people who would do the work have met theirs"},
		{"proposal", "Walked through with whoever signs"},
		{"terms", "Data protection and liability are settled"},
		{"terms", "Start date and who is there on the first day"},
		{"signed", "Those who do the work have read the notes"},
	}
	for i, r := range reminders {
		s.add(nth("item", i), "item", model.Fields{
			"stage": to("stage", r[0]), "name": r[1], "rank": int64(i + 2), "optional": true,
		})
	}
}

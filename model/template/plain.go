package template

// plain is the same start without the words of a trade: what holds for nearly
// every small technology firm, and gaps where only the founder can speak.
func plain() archetype {
	return archetype{
		id: "plain", name: "Plain start",
		blurb: "For any other technology firm: the default journey and rules, and your own words for the rest.",
		elements: []element{
			{"nothing", "alternative", "", "Do nothing: live with the problem for another year"},
			{"own", "alternative", "", "Ask their own people to do it beside their work"},
			{"big", "alternative", "", "Ask a firm ten times our size"},
			{"do", "attribute", "", "We send the same people to the first meeting and to the work"},
			{"right", "value", "do", "Get what they were promised by the people who promised it"},
			{"customer", "customer", "", "Companies of 20 to 1,000 people with a problem we have solved before"},
			{"buyer", "buyer", "", "Whoever has both the trouble and the budget"},
		},
		criteria: []criterion{
			{key: "size", class: "must", name: "Has 20 to 1,000 employees", element: "customer", points: 250, knownBy: "mql",
				field: "company.employees", op: "range", low: 20, high: 1000},
			{key: "solved", class: "must", name: "Has a problem we have solved before", element: "customer", points: 200, knownBy: "sql",
				question: "Have we solved this problem before, for someone who would say so?"},
			{key: "reachable", class: "must", name: "Can be served in our languages and hours", element: "do", points: 150, knownBy: "sql",
				question: "Can our own people serve them, in their language and during their day?"},
			{key: "like-best", class: "nice", name: "Looks like the clients we were happiest with", element: "customer", points: 150,
				question: "Does it look like our best clients, in size and in what it needs?"},
			{key: "tried", class: "nice", name: "Has tried to solve it before", element: "own", points: 100,
				question: "Have they tried to solve it before, alone or with someone else?"},
			{key: "outside", class: "nice", name: "Is used to working with outside firms", element: "right", points: 100,
				question: "Have they given such work to an outside firm before?"},
			{key: "rival", class: "never", name: "Is a competitor or a supplier of ours", element: "do", points: 600,
				field: "company.relationship", op: "in", value: "competitor|supplier"},
			{key: "by-hour", class: "never", name: "Only wants people by the hour", element: "right", points: 600, knownBy: "sql",
				question: "Do they want people by the hour, led by themselves, and nothing else?"},
		},
		assessment: "Filled in a check of ours",
		plays: []play{
			{"target", "trigger", "Invite them to something where their peers speak, not we", "", 0},
			{"aware", "task", "Send one thing that helps them even if they never call", "", 5},
			{"interested", "task", "Ask what made them look just now", "", 2},
			{"evaluating", "task", "Ask for an example from last week, and say frankly whether it is for us", "", 2},
			{"scoping", "task", "Bring the people who would do the work, and let them ask", "", 3},
			{"proposal", "task", "Walk through the proposal with whoever signs; never only send it", "", 3},
			{"terms", "task", "Send answers on data protection, liability and ownership before they ask", "", 2},
			{"nurture", "task", "Write on the day they named, and refer to what they said", "", 0},
		},
		comes: map[string]string{"evaluating": "customer", "scoping": "do", "proposal": "right"},
	}
}

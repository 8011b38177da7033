package template

import "baton/model"

// definitions makes the two shared definitions: three ways to be worth a
// conversation, one way to be ready for Sales, whatever the route.
func (s *seeds) definitions() {
	s.add("definition.inbound", "definition", model.Fields{
		"gate": "mql", "name": "Came to us", "route.inbound": true,
		"fit": int64(600), "engagement": int64(300), "needs": "nothing", "rank": int64(1),
	})
	s.add("definition.introduced", "definition", model.Fields{
		"gate": "mql", "name": "Someone brought us together", "route.introduced": true, "route.partner": true,
		"fit": int64(600), "needs": "introducer", "rank": int64(2),
	})
	s.add("definition.outbound", "definition", model.Fields{
		"gate": "mql", "name": "We went to them", "route.outbound": true,
		"fit": int64(600), "needs": "reply", "rank": int64(3),
	})
	s.add("definition.sql", "definition", model.Fields{
		"gate": "sql", "name": "Every route", "needs": "nothing", "boxes": true, "rank": int64(4),
	})
}

// Promise is one clause as a firm starts with it, its teams by key; one
// without a rate of its own holds every time.
type Promise struct {
	ID, Key, Owner, To, Name string
	Amount                   int64
	Unit, Band               string
	Rate                     int64 // tenths of a percent
}

// Promises are the default agreement in both directions. What all owe is
// written once for each team: a promise that everybody owns, nobody keeps.
func Promises() []Promise {
	const days, every = "business-day", 1000
	list := []Promise{
		{"meets-definition", "meets-definition", "marketing", "bd", "90 % of the leads we hand over meet the definition", 90, "percent", "", 900},
		{"packet", "packet", "marketing", "bd", "The packet is complete: why now, who, and the next step", 100, "percent", "", every},
		{"proof", "proof", "marketing", "", "There is proof for every stage", 1, "count", "", every},
		{"qualify", "qualify", "bd", "marketing", "Each lead is qualified, recycled or closed in 10 business days", 10, days, "", every},
		{"answer", "answer", "sales", "bd", "Each hand-off is answered in 2 business days", 2, days, "", every},
		{"first-touch.talk-now", "first-touch", "sales", "bd", "The first touch of a Talk now lead comes within 1 business day", 1, days, model.TalkNow, every},
		{"first-touch.others", "first-touch", "sales", "bd", "The first touch of any other lead comes within 3 business days", 3, days, "", every},
		{"attempts", "attempts", "sales", "bd", "We try 5 times on 2 channels in 15 business days before we say unable to reach", 5, "count", "", every},
		{"proposal", "proposal", "sales", "bd", "The proposal goes out within 5 business days of the scoping", 5, days, "", every},
		{"next-step", "next-step", "sales", "", "No open deal is without a next step and its date", 0, "count", "", every},
		{"outcome", "outcome", "sales", "marketing", "We say what became of it within 5 business days of the outcome", 5, days, "", every},
	}
	for _, team := range []string{"marketing", "bd", "sales"} {
		list = append(list, Promise{"waiting-prospect." + team, "waiting-prospect", team, "",
			"A prospect who waits for us is answered in 1 business day", 1, days, "", every})
	}
	return list
}

// promises makes the promises of a new firm.
func (s *seeds) promises() {
	for i, p := range Promises() {
		s.add("promise."+p.ID, "promise", model.Fields{
			"key": p.Key, "owner": to("team", p.Owner), "to": to("team", p.To), "name": p.Name,
			"amount": p.Amount, "unit": p.Unit, "band": p.Band, "rate": p.Rate, "rank": int64(i + 1),
		})
	}
}

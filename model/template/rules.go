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

// promise is one clause; a promise without a rate of its own holds every time.
type promise struct {
	id, key, owner, to, name string
	amount                   int64
	unit, band               string
	rate                     int64 // tenths of a percent
}

// promises makes the default agreement in both directions. What all owe is
// written once for each team: a promise that everybody owns, nobody keeps.
func (s *seeds) promises() {
	const days, every = "business-day", 1000
	list := []promise{
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
		list = append(list, promise{"waiting-prospect." + team, "waiting-prospect", team, "",
			"A prospect who waits for us is answered in 1 business day", 1, days, "", every})
	}
	for i, p := range list {
		s.add("promise."+p.id, "promise", model.Fields{
			"key": p.key, "owner": to("team", p.owner), "to": to("team", p.to), "name": p.name,
			"amount": p.amount, "unit": p.unit, "band": p.band, "rate": p.rate, "rank": int64(i + 1),
		})
	}
}

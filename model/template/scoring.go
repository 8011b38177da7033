package template

import "baton/model"

// Half-lives in days: reading fades fast, an evening together slower, a real
// conversation slowest.
const (
	content      = 45
	event        = 90
	conversation = 180
)

// signal is one engagement rule: what someone did, and how much it says.
type signal struct {
	name, interest           string
	points, half             int64 // tenths, days
	touch, direction, result string
	role                     string
}

// scoring makes the fit extras and the four groups of engagement. No amount of
// reading alone reaches 30; asking us something does, for two weeks.
func (s *seeds) scoring(a archetype) {
	s.group(0, "extras", "fit", "On top of the criteria", 150)
	common := []extra{
		{name: "Is a client of ours, or was one", field: "company.relationship", op: "in", value: "client|former-client", points: 100},
		{name: "Came through someone who knows our work", field: "lead.route", op: "in", value: "introduced|partner|client", points: 50},
	}
	for i, x := range append(common, a.extras...) {
		s.add(nth("rule.extras", i), "rule", model.Fields{
			"group": "@group.extras", "name": x.name, "field": x.field, "op": x.op, "value": x.value,
			"points": x.points, "element": to("element", x.element), "rank": int64(i + 1),
		})
	}
	s.group(1, "reads", "engagement", "Reads us", 250)
	s.signals("reads",
		signal{name: "Visited our pages", interest: "some", points: 30, half: content, touch: "visit"},
		signal{name: "Reacted to a post of ours", interest: "some", points: 40, half: content, touch: "post"},
		signal{name: "Downloaded something of ours", interest: "some", points: 80, half: content, touch: "download"},
	)
	s.group(2, "comes", "engagement", "Comes to us", 350)
	s.signals("comes",
		signal{name: "Joined a webinar of ours", interest: "some", points: 120, half: event, touch: "webinar"},
		signal{name: "Met us at an event", interest: "strong", points: 200, half: event, touch: "event"},
	)
	s.group(3, "asks", "engagement", "Asks us", 500)
	s.signals("asks",
		signal{name: "Asked us through the website", interest: "strong", points: 380, half: content, touch: "form"},
		signal{name: "Wrote to us", interest: "strong", points: 380, half: content, touch: "mail", direction: "in"},
		signal{name: "Sent us a message", interest: "strong", points: 380, half: content, touch: "message", direction: "in"},
		signal{name: a.assessment, interest: "strong", points: 380, half: content, touch: "assessment"},
		signal{name: "Answered us", interest: "strong", points: 200, half: content, result: "replied"},
	)
	s.group(4, "talks", "engagement", "Talks with us", 600)
	s.signals("talks",
		signal{name: "Was introduced to us", interest: "strong", points: 250, half: conversation, touch: "introduction"},
		signal{name: "Talked with us on the phone", interest: "strong", points: 250, half: conversation, touch: "call", result: "talked"},
		signal{name: "Sat down with us", interest: "strong", points: 350, half: conversation, touch: "meeting"},
		signal{name: "Sat down with us, and signs", interest: "strong", points: 150, half: conversation, touch: "meeting", role: "signs"},
	)
}

func (s *seeds) group(rank int64, key, axis, name string, most int64) {
	s.add("group."+key, "group", model.Fields{"axis": axis, "name": name, "cap": most, "rank": rank + 1})
}

func (s *seeds) signals(group string, list ...signal) {
	for i, x := range list {
		s.add(nth("rule."+group, i), "rule", model.Fields{
			"group": to("group", group), "name": x.name, "points": x.points, "half-life": x.half,
			"touch": x.touch, "direction": x.direction, "outcome": x.result, "role": x.role,
			"interest": x.interest, "rank": int64(i + 1),
		})
	}
}

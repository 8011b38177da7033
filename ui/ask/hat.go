package ask

import "baton/model/journey"

// otherHands says, before a touch of a single lead is logged, that another
// team carries the lead than the one we act for. It stops nobody.
func (t *touching) otherHands() string {
	if len(t.ids) != 1 {
		return ""
	}
	r := t.m.Row(t.ids[0])
	if r == nil {
		return ""
	}
	s, _ := t.m.Law.StageBy(r.Stage)
	return journey.SayHat(t.m.Law, t.m.Members, s, r.Route, t.m.Store.Actor().Hat)
}

package criteria

import (
	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
)

// scope narrows a criterion to an offer or a route. It is hidden while there
// is one offer and nothing is narrowed: most firms never need it.
type scope struct {
	panel        *panel
	offer, route *kit.Select
	root         *fyne.Container
}

func newScope(n *panel) *scope {
	s := &scope{panel: n}
	keep := func(field string) func(string) {
		return func(value string) {
			f := model.Fields{field: nil}
			if value != "" {
				f[field] = value
			}
			n.set(f)
		}
	}
	s.offer = kit.NewSelect(nil, "", keep("offer"))
	s.route = kit.NewSelect(nil, "", keep("route"))
	s.root = kit.Columns(10, kit.Labelled("Asked for the offer", s.offer), kit.Labelled("and for leads that came", s.route))
	return s
}

func (s *scope) show(v view) {
	a := s.panel.page.draft
	s.root.Hidden = len(a.Offers) < 2 && v.c.Scope == (model.Scope{})
	offers := []kit.Option{{Value: "", Label: "every offer"}}
	for _, o := range a.Offers {
		offers = append(offers, kit.Option{Value: o.ID.String(), Label: o.Name})
	}
	routes := []kit.Option{{Value: "", Label: "every way"}}
	for _, w := range model.Words["route"] {
		routes = append(routes, kit.Option{Value: w, Label: model.Title(w)})
	}
	s.offer.SetOptions(offers)
	s.route.SetOptions(routes)
	s.offer.SetValue("")
	if !v.c.Offer.IsZero() {
		s.offer.SetValue(v.c.Offer.String())
	}
	s.route.SetValue(v.c.Route)
}

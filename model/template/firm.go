package template

import "baton/model"

// firm makes the firm, its teams, its hours and its first member, who wears
// every hat there is until someone else joins.
func (s *seeds) firm(template string, start Start) {
	mode := "team"
	if start.Solo {
		mode = "solo"
	}
	s.add("firm", "firm", model.Fields{
		"name": start.Name, "currency": start.Currency, "zone": start.Zone, "mode": mode,
		"basis": "first-year", "template": template, "calendar": "@calendar", "arbiter": "@member",
	})
	names := []string{"Marketing", "Business Development", "Sales", "Delivery"}
	for i, key := range model.Words["team"] {
		s.add("team."+key, "team", model.Fields{
			"key": key, "name": names[i], "rank": int64(i + 1), "hidden": key == "delivery",
		})
	}
	hours := model.Fields{"name": "Office hours", "zone": start.Zone}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		hours["hours."+day] = "09:00-17:00"
	}
	s.add("calendar", "calendar", hours)
	s.add("member", "member", model.Fields{
		"name": start.Member, "hat.@team.marketing": true, "hat.@team.bd": true, "hat.@team.sales": true,
	})
}

package say

import (
	"testing"

	"baton/model"
)

func id(n byte) model.ID { return model.ID{0: 1, 15: n} }

func agreed() *model.Agreement {
	return &model.Agreement{
		Teams:  []model.Team{{ID: id(1), Name: "Marketing"}, {ID: id(2), Name: "Sales"}},
		Offers: []model.Offer{{ID: id(5), Name: "Managed cloud"}},
		Fields: []model.FieldDef{{ID: id(9), Name: "Cloud spend", Noun: "company"}},
		Items:  []model.Item{{Gate: "sql"}, {Gate: "sql"}, {Gate: "sql"}, {Gate: "sql"}, {Gate: "sql"}, {Gate: "sql", Optional: true}},
	}
}

type golden struct{ name, got, want string }

func check(t *testing.T, cases []golden) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got  %s\nwant %s", c.got, c.want)
			}
		})
	}
}

func TestCondition(t *testing.T) {
	say := func(field, op, value string) string {
		return Condition(agreed(), model.Condition{Field: field, Op: op, Value: value})
	}
	size := func(low, high int64, hasLow, hasHigh bool) string {
		return Condition(agreed(), model.Condition{Field: "company.employees", Op: "range", Low: low, High: high, HasLow: hasLow, HasHigh: hasHigh})
	}
	check(t, []golden{
		{"equals", say("company.country", "equals", "Spain"), "country is Spain"},
		{"one of our own words", say("company.relationship", "equals", "former-client"), "relationship is former client"},
		{"in", say("company.country", "in", "Spain|Portugal| Italy"), "country is Spain, Portugal or Italy"},
		{"a range", size(50, 500, true, true), "employees from 50 to 500"},
		{"an open range", size(1250000, 0, true, false), "employees of at least 1,250,000"},
		{"a range open below", size(0, 20, false, true), "employees of at most 20"},
		{"contains", say("person.title", "contains", "CTO"), `job title contains "CTO"`},
		{"a tag", say("company.tag", "contains", "kubernetes"), "tagged kubernetes"},
		{"one of several tags", say("company.tag", "in", "kubernetes|nomad"), "tagged kubernetes or nomad"},
		{"a plain expression reads as a list", say("company.industry", "matches", "software|saas|e-?commerce"), "industry mentions software, saas or e-commerce"},
		{"a clever expression is shown as it is", say("company.domain", "matches", `\.(pt|es)$`), `domain matches \.(pt|es)$`},
		{"empty", say("company.website", "empty", ""), "website is not known"},
		{"newer", Condition(agreed(), model.Condition{Field: "lead.created", Op: "newer", Days: 30}), "lead made within the last 30 days"},
		{"a custom field by its name", say("x."+id(9).String(), "equals", "high"), "Cloud spend is high"},
		{"a custom field of the company alone", say("company.x."+id(9).String(), "equals", "high"), "Cloud spend is high"},
		{"a field that is gone", say("x."+id(8).String(), "equals", "high"), "a field that was deleted is high"},
		{"nothing chosen yet", say("company.country", "", ""), "country (no condition yet)"},
	})
}

func TestCriterion(t *testing.T) {
	a := agreed()
	rule := model.Condition{Field: "company.employees", Op: "range", Low: 50, High: 500, HasLow: true, HasHigh: true}
	check(t, []golden{
		{"a must by rule", Criterion(a, model.Criterion{Name: "Has 50 to 500 employees", Class: "must", How: "rule", Condition: rule, Points: 250, KnownBy: "mql"}),
			"Must have: has 50 to 500 employees (employees from 50 to 500); 25 points of fit; to be known before a lead is worth a conversation (MQL)."},
		{"a question", Criterion(a, model.Criterion{Name: "AWS is in use", Class: "nice", How: "question", Points: 10}), "Nice to have: AWS is in use; 1 point of fit."},
		{"a disqualifier", Criterion(a, model.Criterion{Name: "Competes with us", Class: "never", How: "question", Points: 600}), "Never: competes with us; rules a lead out."},
		{"for one offer and route", Criterion(a, model.Criterion{Name: "Has a platform team", Class: "nice", Points: 55, Scope: model.Scope{Offer: id(5), Route: "inbound"}}),
			"Nice to have: has a platform team; 5.5 points of fit; only for Managed cloud and inbound leads."},
	})
}

func TestRule(t *testing.T) {
	a := agreed()
	check(t, []golden{
		{"what they did, and how it fades", Rule(a, model.Rule{Name: "Joined a webinar", Touch: "webinar", Points: 120, HalfLife: 90}),
			"Joined a webinar: 12 points for each webinar, half of it after 90 days."},
		{"from whom, with what outcome", Rule(a, model.Rule{Name: "The one who signs wrote", Touch: "mail", Direction: "in", Outcome: "meeting-set", Role: "signs", Points: 150}),
			"The one who signs wrote: 15 points for each mail from them (meeting set) with whoever signs."},
		{"any contact", Rule(a, model.Rule{Name: "Asked us to stop", Outcome: "asked-to-stop", Points: -200}),
			"Asked us to stop: -20 points for any contact (asked us to stop)."},
		{"what they are", Rule(a, model.Rule{Name: "Uses Kubernetes", Points: 200, Condition: model.Condition{Field: "company.tag", Op: "contains", Value: "kubernetes"}}),
			"Uses Kubernetes: 20 points of fit when tagged kubernetes."},
	})
}

func TestDefinition(t *testing.T) {
	a := agreed()
	check(t, []golden{
		{"inbound", Definition(a, model.Definition{Gate: "mql", Routes: []string{"inbound"}, Fit: 600, Engagement: 300, Needs: "nothing"}),
			"Worth a conversation (MQL), inbound: fit at least 60 and engagement at least 30."},
		{"introduced or partner", Definition(a, model.Definition{Gate: "mql", Routes: []string{"introduced", "partner"}, Fit: 600, Needs: "introducer"}),
			"Worth a conversation (MQL), introduced or partner: fit at least 60 and a named introducer."},
		{"outbound", Definition(a, model.Definition{Gate: "mql", Routes: []string{"outbound"}, Fit: 655, Needs: "reply"}),
			"Worth a conversation (MQL), outbound: fit at least 65.5 and a reply."},
		{"ready for Sales", Definition(a, model.Definition{Gate: "sql", Boxes: true}),
			"Ready for Sales (SQL), every route: the 5 SQL boxes ticked and no must-have failing."},
		{"an empty one", Definition(a, model.Definition{Gate: "mql"}), "Worth a conversation (MQL), every route: nothing yet."},
	})
}

func TestPromise(t *testing.T) {
	a := agreed()
	check(t, []golden{
		{"the name says the time", Promise(a, model.Promise{Owner: id(2), To: id(1), Name: "Each hand-off is answered in 2 business days", Amount: 2, Unit: "business-day", Rate: 1000}),
			"Sales to Marketing: Each hand-off is answered in 2 business days."},
		{"the name leaves the time out", Promise(a, model.Promise{Owner: id(2), To: id(1), Name: "First touch", Amount: 1, Unit: "business-day", Rate: 900}),
			"Sales to Marketing: First touch, within 1 business day, 90 % of the time."},
		{"to all", Promise(a, model.Promise{Owner: id(1), Name: "There is proof for every stage", Amount: 1, Unit: "count", Rate: 1000}),
			"Marketing to all: There is proof for every stage."},
		{"a share is said once", Promise(a, model.Promise{Owner: id(1), To: id(2), Name: "90 % of the leads meet the definition", Amount: 90, Unit: "percent", Rate: 900}),
			"Marketing to Sales: 90 % of the leads meet the definition."},
		{"taken out", Promise(a, model.Promise{Owner: id(1), Name: "Proof", Unit: "count", Off: true}), "Marketing to all: Proof (not in force)."},
		{"nobody's", Promise(a, model.Promise{Name: "Be kind", Unit: "business-hour", Amount: 4}), "Everyone to all: Be kind, within 4 business hours."},
	})
}

func TestCondition_namesWhatItLinksTo(t *testing.T) {
	a := agreed()
	a.Offers = []model.Offer{{ID: id(70), Name: "Migration"}}
	got := Condition(a, model.Condition{Field: "lead.offer", Op: "in", Value: id(70).String() + "|" + id(1).String()})
	if got != "offer is Migration or Marketing" {
		t.Errorf("got %q", got)
	}
}

func TestPositioning(t *testing.T) {
	if got := Positioning(nil); got != "" {
		t.Errorf("nothing answered yet says %q", got)
	}
	got := Positioning([]model.Element{{Step: "customer", Text: "Online shops"}, {Step: "category", Text: "A cloud consultancy"}})
	if got != "For online shops, we are a cloud consultancy." {
		t.Errorf("got %q", got)
	}
}

func TestHours(t *testing.T) {
	long, split := [][2]int{{540, 1050}}, [][2]int{{540, 720}, {780, 1020}}
	check(t, []golden{
		{"days alike together", Hours(model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"mon": long, "tue": long, "wed": long, "thu": long, "fri": split}}),
			"Mon to Thu 09:00-17:30; Fri 09:00-12:00 and 13:00-17:00, in Europe/Lisbon"},
		{"a day between that is free", Hours(model.Calendar{Zone: "UTC", Weekly: map[string][][2]int{"mon": long, "wed": long}}), "Mon 09:00-17:30; Wed 09:00-17:30, in UTC"},
		{"none", Hours(model.Calendar{}), "no working hours"},
	})
}

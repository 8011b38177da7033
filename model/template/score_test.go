package template

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
)

var now = time.Date(2026, 3, 12, 10, 0, 0, 0, time.UTC)

// prospect is a company as a founder would describe it over coffee. yes and no
// list the criteria that somebody has answered.
type prospect struct {
	template, story string
	industry        string
	employees       int64
	yes, no         string
	fit             [2]int64 // between, in points
}

func ideal() []prospect {
	return []prospect{
		{"cloud", "a maker of payroll software on AWS, two people for the platform, one release a month", "Computer Software", 180, "cloud small-team slow", "bill by-hour no-access", [2]int64{60, 90}},
		{"data", "a wholesaler of bathroom fittings, twelve years of orders, the buyer orders by feel", "Wholesale", 320, "records decision by-hand", "stuck show unlawful", [2]int64{60, 90}},
		{"software", "a haulier whose dispatcher wrote the planning system and retires next spring", "Transportation & Logistics", 210, "own-process owner leaver", "maintain blank heads", [2]int64{60, 90}},
		{"security", "a supplier of brake parts, TISAX audit in autumn, one administrator", "Automotive", 260, "obliged nights due", "incident paper-only hands-off", [2]int64{60, 90}},
		{"plain", "a mid-sized firm with a problem we know", "Publishing", 120, "solved reachable like-best", "tried outside by-hour", [2]int64{60, 90}},
	}
}

func bad() []prospect {
	return []prospect{
		{"cloud", "a county hospital with its own data centre and an IT department of forty", "Hospital & Health Care", 4000, "slow", "cloud small-team bill", [2]int64{0, 30}},
		{"data", "a law office of twelve that would like a chat window", "Law Practice", 12, "by-hand", "records decision stuck", [2]int64{0, 30}},
		{"software", "a start-up of four that wants an app for a share in the company", "Internet", 4, "owner", "own-process leaver maintain", [2]int64{0, 30}},
		{"security", "a bank of 9,000 with a security team around the clock", "Banking", 9000, "obliged incident", "nights due", [2]int64{0, 40}},
		{"plain", "a shop of two with a problem we have never seen", "Retail", 2, "reachable", "solved like-best tried outside", [2]int64{0, 30}},
	}
}

func TestRows_AnIdealCompanyIsWorthATalkAndABadOneIsNot(t *testing.T) {
	for _, p := range ideal() {
		t.Run(p.template+": "+p.story, func(t *testing.T) {
			s := p.lead(t).score("inbound")
			inside(t, s.Fit, p.fit)
			if s.Band != model.TalkNow || !s.MQL || !s.SQL || s.Engagement < 300 {
				t.Errorf("%s, engagement %d, mql %v, sql %v: want Talk now at both gates", s.Band, s.Engagement, s.MQL, s.SQL)
			}
		})
	}
	for _, p := range bad() {
		t.Run(p.template+": "+p.story, func(t *testing.T) {
			s := p.lead(t).score("inbound")
			inside(t, s.Fit, p.fit)
			if s.Band != model.NotOurs || s.MQL || s.SQL || s.Engagement < 300 {
				t.Errorf("%s, engagement %d, mql %v, sql %v: want Not ours, however much it asks", s.Band, s.Engagement, s.MQL, s.SQL)
			}
		})
	}
}

func TestRows_EachDisqualifierAloneDecides(t *testing.T) {
	for _, p := range ideal() {
		for _, c := range of(Rows(p.template, start), "criterion") {
			if c.Fields["class"] != "never" || c.Fields["how"] == "rule" {
				continue
			}
			t.Run(p.template+": "+c.Fields["name"].(string), func(t *testing.T) {
				l := p.lead(t)
				l.answer(strings.TrimPrefix(c.Key, "criterion."), "yes")
				if s := l.score("inbound"); s.Band != model.NotOurs || s.MQL || s.SQL {
					t.Errorf("%s, mql %v, sql %v", s.Band, s.MQL, s.SQL)
				}
			})
		}
	}
	t.Run("plain: a competitor", func(t *testing.T) {
		l := ideal()[4].lead(t)
		l.facts.Company.Relationship = "competitor"
		if s := l.score("inbound"); s.Band != model.NotOurs {
			t.Errorf("a competitor is %s", s.Band)
		}
	})
}

func TestRows_AListOfNamesAsksToFindOutAndTwoAnswersDecide(t *testing.T) {
	for _, p := range ideal()[:4] {
		t.Run(p.template, func(t *testing.T) {
			answers := strings.Fields(p.yes)
			p.yes, p.no = "", ""
			l := p.lead(t)
			if s := l.score("inbound"); s.Band != model.FindOut {
				t.Errorf("size and trade alone say %s, fit %d from %d of %d", s.Band, s.Fit, s.Known, s.Of)
			}
			l.answer(answers[0], "yes")
			l.answer(answers[1], "yes")
			if s := l.score("inbound"); s.Band != model.TalkNow {
				t.Errorf("two answers later: %s, fit %d from %d of %d", s.Band, s.Fit, s.Known, s.Of)
			}
		})
	}
}

func TestRows_EachRouteHasItsOwnWayToAConversation(t *testing.T) {
	p := ideal()[0]
	for _, c := range []struct {
		name, route string
		prepare     func(*lead)
		want        bool
	}{
		{"reading alone is not enough", "inbound", func(l *lead) { l.touches("visit", "download", "post", "download", "download", "download") }, false},
		{"a webinar and a talk at the stand are", "inbound", func(l *lead) { l.touches("webinar", "event") }, true},
		{"a question through the website is", "inbound", func(l *lead) { l.touches("form") }, true},
		{"introduced, and nobody is named", "introduced", func(l *lead) { l.touches() }, false},
		{"introduced by somebody in the file", "introduced", func(l *lead) { l.touches(); l.facts.Lead.Introducer = model.ID{9} }, true},
		{"we wrote, and nobody answered", "outbound", func(l *lead) { l.touches("post") }, false},
		{"we wrote, and they answered", "outbound", func(l *lead) {
			l.touches("mail")
			l.facts.Events[0].Direction, l.facts.Events[0].Outcome = "out", "replied"
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := p.lead(t)
			c.prepare(l)
			if s := l.score(c.route); s.MQL != c.want {
				t.Errorf("worth a conversation = %v with fit %d and engagement %d", s.MQL, s.Fit, s.Engagement)
			}
		})
	}
}

func inside(t *testing.T, fit int64, want [2]int64) {
	t.Helper()
	if fit < want[0]*10 || fit > want[1]*10 {
		t.Errorf("fit = %s, want %d to %d", score.Tenths(fit), want[0], want[1])
	}
}

// lead is one prospect under the rules of its template.
type lead struct {
	t     *testing.T
	rules *score.Rules
	ids   map[string]string
	facts model.Facts
}

// lead describes the prospect as it stands: somebody asked us through the
// website yesterday, and the five boxes are ticked.
func (p prospect) lead(t *testing.T) *lead {
	rows := Rows(p.template, start)
	l := &lead{t: t, ids: identities(rows)}
	a := agreement(rows, l.ids)
	l.rules = score.Compile(&a, time.UTC)
	for _, problem := range l.rules.Problems() {
		t.Errorf("%s: %s", p.template, problem.Text)
	}
	l.facts = model.Facts{
		Measured: true,
		Lead:     &model.Lead{More: map[string]string{}},
		Company: &model.Company{
			Name: "Acme", Industry: p.industry, Employees: p.employees, HasEmployees: true, More: map[string]string{},
		},
		People: []model.Contact{{Person: model.ID{1}, Role: "champion"}},
	}
	for _, r := range of(rows, "item") {
		if r.Fields["gate"] == "sql" {
			l.facts.Lead.More["check."+l.ids["@"+r.Key]] = "said on the phone"
		}
	}
	for _, key := range strings.Fields(p.yes) {
		l.answer(key, "yes")
	}
	for _, key := range strings.Fields(p.no) {
		l.answer(key, "no")
	}
	l.touches("form")
	return l
}

func (l *lead) answer(criterion, said string) {
	id, ok := l.ids["@criterion."+criterion]
	if !ok {
		l.t.Fatalf("no criterion %q", criterion)
	}
	l.facts.Company.More["answer."+id] = said
}

func (l *lead) touches(kinds ...string) {
	l.facts.Events = nil
	for _, kind := range kinds {
		l.facts.Events = append(l.facts.Events, model.Event{Kind: kind, Direction: "in", At: now.Add(-24 * time.Hour).UnixMilli()})
	}
}

func (l *lead) score(route string) model.Score {
	l.facts.Lead.Route = route
	return l.rules.Score(&l.facts, now)
}

// agreement reads the rows as the firm file will.
func agreement(rows []model.Seed, ids map[string]string) model.Agreement {
	var a model.Agreement
	for _, r := range rows {
		f := fields{resolved(r.Fields, ids)}
		id, _ := model.ParseID(ids["@"+r.Key])
		cond := model.Condition{
			Field: f.text("field"), Op: f.text("op"), Value: f.text("value"),
			Low: f.int("low"), High: f.int("high"), HasLow: f.has("low"), HasHigh: f.has("high"),
		}
		switch r.Noun {
		case "criterion":
			a.Criteria = append(a.Criteria, model.Criterion{
				ID: id, Name: f.text("name"), Class: f.text("class"), How: f.text("how"), Condition: cond,
				KnownBy: f.text("known-by"), Points: f.int("points"), Rank: int(f.int("rank")),
			})
		case "group":
			a.Scoring.Groups = append(a.Scoring.Groups, model.Group{ID: id, Axis: f.text("axis"), Name: f.text("name"), Cap: f.int("cap"), Rank: int(f.int("rank"))})
		case "rule":
			a.Scoring.Rules = append(a.Scoring.Rules, model.Rule{
				ID: id, Group: f.id("group"), Name: f.text("name"), Condition: cond, Touch: f.text("touch"),
				Direction: f.text("direction"), Outcome: f.text("outcome"), Role: f.text("role"),
				Points: f.int("points"), HalfLife: f.int("half-life"), Rank: int(f.int("rank")),
			})
		case "definition":
			a.Definitions = append(a.Definitions, model.Definition{
				ID: id, Gate: f.text("gate"), Fit: f.int("fit"), Engagement: f.int("engagement"),
				Needs: f.text("needs"), Boxes: f.has("boxes"), Routes: f.routes(), Rank: int(f.int("rank")),
			})
		case "item":
			a.Items = append(a.Items, model.Item{ID: id, Gate: f.text("gate"), Name: f.text("name"), Optional: f.has("optional")})
		}
	}
	return a
}

type fields struct{ model.Fields }

func (f fields) text(name string) string { s, _ := f.Fields[name].(string); return s }
func (f fields) int(name string) int64   { n, _ := f.Fields[name].(int64); return n }
func (f fields) has(name string) bool    { _, ok := f.Fields[name]; return ok }
func (f fields) id(name string) model.ID { id, _ := model.ParseID(f.text(name)); return id }

func (f fields) routes() []string {
	var out []string
	for _, r := range model.Words["route"] {
		if f.has("route." + r) {
			out = append(out, r)
		}
	}
	return out
}

package model

// Agreement is what the teams agreed on, as one value: the draft (the
// editable rows) or a signed bundle. Every rule reads it from here.
type Agreement struct {
	Version     int          `json:"version,omitempty"` // 0 = the unsigned draft
	Bundle      ID           `json:"bundle,omitzero"`
	After       ID           `json:"after,omitzero"` // the version it follows; none for the first
	Firm        string       `json:"firm"`
	Teams       []Team       `json:"teams"`
	Calendar    Calendar     `json:"calendar"`
	Positioning []Element    `json:"positioning"`
	Offers      []Offer      `json:"offers,omitempty"`
	Criteria    []Criterion  `json:"criteria"`
	Scoring     Scoring      `json:"scoring"`
	Definitions []Definition `json:"definitions"`
	Stages      []Stage      `json:"stages"`
	Merged      map[ID]ID    `json:"merged,omitempty"` // stages that are no more, and where their leads stand
	Items       []Item       `json:"items"`
	Routes      []Route      `json:"routes"`
	Promises    []Promise    `json:"promises"`
	Goals       []Goal       `json:"goals,omitempty"`
	Plays       []Play       `json:"plays,omitempty"`
	Assets      []Asset      `json:"assets,omitempty"`
	Fields      []FieldDef   `json:"fields,omitempty"`
}

// Scoring is the section that turns facts into fit and engagement.
type Scoring struct {
	Groups []Group `json:"groups"`
	Rules  []Rule  `json:"rules"`
}

// Element is one answer of the positioning, in the order of its steps.
type Element struct {
	ID   ID     `json:"id"`
	Step string `json:"step"`
	Text string `json:"text"`
	Of   ID     `json:"of,omitempty"` // the element it follows from
	Rank int    `json:"rank"`
}

// Said is the answer with the step it belongs to: "Customer: web shops".
func (e Element) Said() string { return Title(e.Step) + ": " + e.Text }

// Offer is something we sell; scope stays hidden until there is a second one.
type Offer struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Rank int    `json:"rank"`
}

// Condition looks at one field. Op: equals, in (values separated by "|"),
// range (low..high, either may be open), contains, matches (a regular
// expression), empty, newer (a date at most Days old).
type Condition struct {
	Field   string `json:"field,omitempty"` // "company.employees", "lead.source", "x.<field id>"
	Op      string `json:"op,omitempty"`
	Value   string `json:"value,omitempty"`
	Low     int64  `json:"low,omitempty"`
	High    int64  `json:"high,omitempty"`
	HasLow  bool   `json:"has_low,omitempty"`
	HasHigh bool   `json:"has_high,omitempty"`
	Days    int64  `json:"days,omitempty"`
}

// Scope narrows a rule to an offer or a route; empty is everything.
type Scope struct {
	Offer ID     `json:"offer,omitempty"`
	Route string `json:"route,omitempty"`
}

// Criterion is one sentence about who is worth anyone's time.
type Criterion struct {
	ID    ID     `json:"id"`
	Name  string `json:"name"`  // "Has 50 to 500 employees"
	Class string `json:"class"` // must, nice, never
	How   string `json:"how"`   // rule, question
	Condition
	Question string `json:"question,omitempty"`
	KnownBy  string `json:"known_by,omitempty"` // mql or sql: the gate by which it must be known
	Points   int64  `json:"points"`             // tenths; what "met" adds to fit (never: taken away)
	Element  ID     `json:"element,omitempty"`
	Rank     int    `json:"rank"`
	Scope
}

// Group caps what its rules may add together (tenths; 0 = no cap).
type Group struct {
	ID   ID     `json:"id"`
	Axis string `json:"axis"` // fit, engagement
	Name string `json:"name"`
	Cap  int64  `json:"cap"`
	Rank int    `json:"rank"`
}

// Rule gives points (tenths). A fit rule has a Condition; an engagement rule
// names the touch it counts (empty = any), halves with HalfLife days, and may
// ask for the person's role.
type Rule struct {
	ID    ID     `json:"id"`
	Group ID     `json:"group"`
	Name  string `json:"name"`
	Condition
	Touch     string `json:"touch,omitempty"`
	Direction string `json:"direction,omitempty"`
	Outcome   string `json:"outcome,omitempty"`
	Role      string `json:"role,omitempty"`
	Points    int64  `json:"points"`
	HalfLife  int64  `json:"half_life,omitempty"` // days; 0 = no decay
	Interest  string `json:"interest,omitempty"`  // none, some, strong
	Element   ID     `json:"element,omitempty"`
	Rank      int    `json:"rank"`
	Scope
}

// Definition is one alternative of MQL or SQL for named routes (none = all):
// thresholds on two axes (tenths), never one sum.
type Definition struct {
	ID         ID       `json:"id"`
	Gate       string   `json:"gate"` // mql, sql
	Name       string   `json:"name"`
	Routes     []string `json:"routes,omitempty"`
	Fit        int64    `json:"fit"`
	Engagement int64    `json:"engagement"`
	Needs      string   `json:"needs,omitempty"` // nothing, introducer, reply
	Boxes      bool     `json:"boxes,omitempty"` // the SQL boxes ticked, no must-have failing
	Rank       int      `json:"rank"`
}

// For says whether the alternative holds for a route.
func (d Definition) For(route string) bool {
	if len(d.Routes) == 0 {
		return true
	}
	for _, r := range d.Routes {
		if r == route {
			return true
		}
	}
	return false
}

// Stage is one step of the buyer's journey or an aside (nurture, not-ours,
// lost). Gate names the gate that guards the way into it. Target is in
// business days.
type Stage struct {
	ID     ID            `json:"id"`
	Key    string        `json:"key"`
	Name   string        `json:"name"`
	Plain  string        `json:"plain,omitempty"`
	Rank   int           `json:"rank"`
	Kind   string        `json:"kind"` // open, signed, nurture, not-ours, lost
	Team   ID            `json:"team,omitempty"`
	Teams  map[string]ID `json:"teams,omitempty"` // per route, where it differs
	Gate   string        `json:"gate,omitempty"`  // mql, sql
	Target int           `json:"target,omitempty"`
	Thinks string        `json:"thinks,omitempty"`
	Needs  string        `json:"needs,omitempty"`
}

// TeamFor is the team accountable for a lead of the route in this stage.
func (s Stage) TeamFor(route string) ID {
	if t, ok := s.Teams[route]; ok {
		return t
	}
	return s.Team
}

// Item is one line of an exit checklist: of a stage, or of a gate (the five
// SQL boxes have gate sql).
type Item struct {
	ID       ID     `json:"id"`
	Stage    ID     `json:"stage,omitempty"`
	Gate     string `json:"gate,omitempty"`
	Name     string `json:"name"`
	Rank     int    `json:"rank"`
	Optional bool   `json:"optional,omitempty"`
}

// Route says where a lead that came this way starts and whether the MQL gate applies.
type Route struct {
	ID      ID     `json:"id"`
	Key     string `json:"key"`
	Start   ID     `json:"start"`
	MQL     bool   `json:"mql"`
	Default bool   `json:"default,omitempty"`
}

// Promise is one clause of the SLA: who owes what to whom, by when, at what rate.
type Promise struct {
	ID     ID     `json:"id"`
	Key    string `json:"key"`
	Owner  ID     `json:"owner"`
	To     ID     `json:"to,omitempty"` // none = all
	Name   string `json:"name"`
	Amount int    `json:"amount"`
	Unit   string `json:"unit"` // business-day, business-hour, percent, count
	Band   string `json:"band,omitempty"`
	Rate   int64  `json:"rate"` // tenths of a percent... 900 = 90 %
	Rank   int    `json:"rank"`
	Off    bool   `json:"off,omitempty"`
}

// Goal is a shared target.
type Goal struct {
	ID     ID     `json:"id"`
	Name   string `json:"name"`
	Amount Money  `json:"amount"`
	From   string `json:"from"`
	To     string `json:"to"`
	Kind   string `json:"kind,omitempty"`
	Owners []ID   `json:"owners,omitempty"` // members, of more than one team where there is one
	// What the firm assumes where its history is too short: the share of a
	// stage that goes on, in tenths of a percent, and what one deal is worth.
	Assumed map[ID]int64 `json:"assumed,omitempty"`
	Deal    Money        `json:"deal,omitzero"`
}

// Play is the nudge for a lead at a stage: a task, an asset, a trigger event.
type Play struct {
	ID      ID     `json:"id"`
	Stage   ID     `json:"stage"`
	Name    string `json:"name"`
	Kind    string `json:"kind"` // task, asset, trigger
	AssetID ID     `json:"asset,omitzero"`
	Asset   string `json:"-"`              // the asset's name, if any
	Days    int    `json:"days,omitempty"` // due so many business days after a lead enters the stage; 0: not dated
	Element ID     `json:"element,omitzero"`
	Rank    int    `json:"rank"`
}

// Asset is something that moves a buyer. One without an address is still to
// be made: it marks what Marketing owes.
type Asset struct {
	ID        ID     `json:"id"`
	Name      string `json:"name"`
	Address   string `json:"address,omitempty"`
	Kind      string `json:"kind,omitempty"`
	Stage     ID     `json:"stage,omitzero"`
	Criterion ID     `json:"criterion,omitzero"`
	Objection string `json:"objection,omitempty"` // a word of the list of lost reasons, or a text
	Proves    string `json:"proves,omitempty"`
	Owner     ID     `json:"owner,omitzero"`
	Used      string `json:"used,omitempty"` // where it is used
}

// FieldDef is a custom field: values are kept under "x.<id>", so that a new
// name loses nothing.
type FieldDef struct {
	ID   ID     `json:"id"`
	Noun string `json:"noun"`
	Name string `json:"name"`
	Kind string `json:"kind,omitempty"`
}

// Calendar is when the firm works: weekly hours by weekday ("mon"), each a
// list of [open, close] in minutes of the day; holidays by date; and days that
// are unlike their weekday: Open are all the hours of a date, whatever the week
// or a holiday says, Breaks are hours of a date in which the firm is closed.
type Calendar struct {
	ID       ID                  `json:"id,omitempty"`
	Zone     string              `json:"zone"`
	Weekly   map[string][][2]int `json:"weekly"`
	Holidays []string            `json:"holidays,omitempty"`
	Open     map[string][][2]int `json:"open,omitempty"`
	Breaks   map[string][][2]int `json:"breaks,omitempty"`
	Named    map[string]string   `json:"-"` // what holidays are called
}

// StageBy finds a stage by id.
func (a *Agreement) StageBy(id ID) (Stage, bool) {
	for _, s := range a.Stages {
		if s.ID == id {
			return s, true
		}
	}
	return Stage{}, false
}

// StageNamed finds a stage by key or by name, as a flag or a list says it.
func (a *Agreement) StageNamed(word string) (Stage, bool) {
	for _, s := range a.Stages {
		if s.Key == word || s.Name == word || s.ID.String() == word {
			return s, true
		}
	}
	return Stage{}, false
}

// TeamBy finds a team by id.
func (a *Agreement) TeamBy(id ID) (Team, bool) {
	for _, t := range a.Teams {
		if t.ID == id {
			return t, true
		}
	}
	return Team{}, false
}

// TeamNamed finds a team by key or name.
func (a *Agreement) TeamNamed(word string) (Team, bool) {
	for _, t := range a.Teams {
		if t.Key == word || t.Name == word {
			return t, true
		}
	}
	return Team{}, false
}

// RouteOf finds the row of a route.
func (a *Agreement) RouteOf(key string) (Route, bool) {
	for _, r := range a.Routes {
		if r.Key == key {
			return r, true
		}
	}
	return Route{}, false
}

// DefaultRoute is the route a lead takes when nothing says otherwise.
func (a *Agreement) DefaultRoute() string {
	for _, r := range a.Routes {
		if r.Default {
			return r.Key
		}
	}
	return "inbound"
}

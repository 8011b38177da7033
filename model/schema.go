package model

import "strings"

// Kind is what a field holds.
type Kind string

// The kinds a field may have. Money is in minor units, points in tenths,
// an instant in milliseconds since 1970 UTC, a date is "2026-11-23".
const (
	Text    Kind = "text"
	Note    Kind = "note"
	Int     Kind = "int"
	Bool    Kind = "bool"
	Link    Kind = "ref"
	Word    Kind = "word"
	Instant Kind = "instant"
	Date    Kind = "date"
	Minor   Kind = "money"
	Points  Kind = "points"
	JSON    Kind = "json"
)

// Whole says that the kind is stored as a whole number.
func (k Kind) Whole() bool {
	switch k {
	case Int, Bool, Instant, Minor, Points:
		return true
	}
	return false
}

// Field is one column of a noun. Of names the list of words or the noun that
// a Word or a Link points to.
type Field struct {
	Name string
	Kind Kind
	Of   string
	Must bool
}

// Noun is the schema of one kind of row: what may be written, by any door.
// Sets are the prefixes of fields that are members of a set ("tag.cloud").
// Root lists the link fields that, first one filled, own the row; empty
// means the firm; "self" means the row is its own root.
type Noun struct {
	Name   string
	Fields []Field
	Sets   []string
	Root   []string
}

// Field finds a declared field by name.
func (n Noun) Field(name string) (Field, bool) {
	for _, f := range n.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// InSet says whether the name is a member of one of the noun's sets.
func (n Noun) InSet(name string) bool {
	prefix, member, ok := strings.Cut(name, ".")
	if !ok || member == "" {
		return false
	}
	for _, s := range n.Sets {
		if s == prefix {
			return true
		}
	}
	return false
}

// NounOf finds a noun by name.
func NounOf(name string) (Noun, bool) {
	for _, n := range Nouns {
		if n.Name == name {
			return n, true
		}
	}
	return Noun{}, false
}

// Nouns is the whole vocabulary of a firm file. The operation log keeps these
// names for ever: add, never rename.
var Nouns = []Noun{
	noun("firm", "", "name! currency! zone! mode:word.mode basis:word.basis template calendar:ref.calendar arbiter:ref.member solo-since:date", ""),
	noun("team", "", "name! key rank:int hidden:bool covered-by:ref.team capacity:int", "x"),
	noun("member", "", "name! email outside:bool gone:bool", "hat x"),
	noun("away", "", "member!:ref.member from!:date to!:date standin:ref.member", ""),
	noun("calendar", "", "name! zone!", "hours holiday break open"),
	noun("element", "", "step!:word.step text!:note rank:int of:ref.element", "x"),
	noun("offer", "", "name! rank:int text:note", "x"),
	noun("criterion", "", "name!:note class!:word.class how:word.how field op:word.op value:note low:int high:int days:int question:note known-by:word.gate points:points element:ref.element rank:int offer:ref.offer route:word.route", "x"),
	noun("group", "", "axis!:word.axis name! cap:points rank:int", ""),
	noun("rule", "", "group!:ref.group name!:note field op:word.op value:note low:int high:int days:int touch:word.touch direction:word.direction outcome:word.outcome role:word.role points:points half-life:int interest:word.interest element:ref.element rank:int offer:ref.offer route:word.route", "x"),
	noun("definition", "", "gate!:word.gate name fit:points engagement:points needs:word.needs boxes:bool rank:int", "route"),
	noun("stage", "", "key name! plain rank:int kind!:word.stagekind team:ref.team gate:word.gate target-days:int thinks:note needs:note merged-into:ref.stage", "team x"),
	noun("item", "", "stage:ref.stage gate:word.gate name!:note rank:int optional:bool", ""),
	noun("route", "", "key!:word.route start:ref.stage mql:bool default:bool", ""),
	noun("play", "", "stage!:ref.stage name!:note kind:word.play asset:ref.asset days:int rank:int element:ref.element", "x"),
	noun("asset", "", "name! address kind stage:ref.stage criterion:ref.criterion objection proves:note owner:ref.member used:note", "tag x"),
	noun("promise", "", "key!:word.promise owner!:ref.team to:ref.team name!:note amount:int unit:word.per band rate:points rank:int off:bool", ""),
	noun("goal", "", "name! amount:money currency from:date to:date kind:word.kind deal:money", "owner rate x"),
	noun("field", "", "noun!:word.noun name! kind:word.value", ""),
	noun("campaign", "", "name! source team:ref.team from:date to:date cost:money currency note:note kind:word.event play:ref.play days:int", "x"),
	noun("metric", "", "name! month! source campaign:ref.campaign amount:money currency count:int", "x"),
	noun("view", "", "name! noun!:word.noun spec!:json rank:int owner:ref.member", ""),
	noun("apart", "", "noun!:word.noun a! b! by:ref.member", ""),
	noun("period", "", "from!:date to!:date closed!:instant by:ref.member", ""),
	noun("bundle", "", "number:int effective:date content!:json", "section ask"),
	noun("signature", "", "bundle!:ref.bundle member!:ref.member team:ref.team happened:instant", "section"),
	noun("batch", "", "name! list noun read:int created:int updated:int happened:instant", ""),

	noun("company", "self", "name! domain industry employees:int revenue:money currency country region city postcode street phone website parent:ref.company relationship:word.relationship best:bool owner:ref.member list key created:instant note:note into:ref.company", "domain tag answer evidence x"),
	noun("person", "self", "name! email phone title linkedin permission:word.permission owner:ref.member list key created:instant note:note into:ref.person", "email tag x"),
	noun("job", "person", "person!:ref.person company!:ref.company title from:date to:date", ""),
	noun("lead", "self", "title company:ref.company offer:ref.offer kind!:word.kind route!:word.route owner:ref.member origin:ref.team source campaign:ref.campaign created!:instant created-exact:word.exact next-step:note next-date:date next-time:instant introducer:ref.person partner:ref.company list key reason note:note into:ref.lead", "tag check answer evidence x"),
	noun("part", "person lead", "lead!:ref.lead person:ref.person role:word.role first:bool", ""),
	noun("value", "lead", "lead!:ref.lead type!:word.line label amount!:money currency! months:int margin:money start effort:int rate", ""),
	noun("estimate", "lead", "lead!:ref.lead word!:word.estimate month amount:money currency happened:instant by:ref.member", ""),
	noun("touch", "person company lead", "lead:ref.lead person:ref.person company:ref.company kind!:word.touch direction:word.direction outcome:word.outcome happened!:instant until:instant exact:word.exact recorded:instant by:ref.member hat:ref.team automatic:bool campaign:ref.campaign list key note:note", "x"),
	noun("move", "lead", "lead!:ref.lead from:ref.stage to!:ref.stage happened!:instant until:instant exact:word.exact recorded:instant by:ref.member hat:ref.team reason who wake:date waive:note note:note", ""),
	noun("handoff", "lead", "lead!:ref.lead move:ref.move from!:ref.team to!:ref.team stage:ref.stage happened!:instant exact:word.exact recorded:instant by:ref.member bundle:ref.bundle fit:points engagement:points definition:word.state lines:json criteria:json packet:json waive:note same:bool", ""),
	noun("decision", "lead", "lead!:ref.lead handoff!:ref.handoff act!:word.decision reason criterion:ref.criterion wake:date ruling:word.ruling note:note happened!:instant exact:word.exact recorded:instant by:ref.member hat:ref.team", "over"),
	noun("task", "lead", "lead!:ref.lead play:ref.play stage:ref.stage text!:note due:date done:instant owner:ref.member by:ref.member", ""),
	noun("wait", "lead", "lead!:ref.lead from!:instant to:instant note:note by:ref.member hat:ref.team", ""),
	noun("excuse", "lead", "lead!:ref.lead promise!:ref.promise at!:instant reason!:note recorded:instant by:ref.member hat:ref.team", ""),
	noun("snooze", "lead", "lead!:ref.lead why!:word.why until!:instant by:ref.member", ""),
	noun("finding", "lead", "lead!:ref.lead handoff!:ref.handoff finding!:word.finding kept:word.state missing:json period!:date recorded!:instant by:ref.member", ""),
}

// noun reads the compact form "name! amount:money stage:ref.stage"; "!" marks
// a field that a new row must have.
func noun(name, root, fields, sets string) Noun {
	n := Noun{Name: name, Root: strings.Fields(root), Sets: strings.Fields(sets)}
	for _, part := range strings.Fields(fields) {
		label, spec, typed := strings.Cut(part, ":")
		f := Field{Name: strings.TrimSuffix(label, "!"), Must: strings.HasSuffix(label, "!"), Kind: Text}
		if typed {
			kind, of, _ := strings.Cut(spec, ".")
			f.Kind, f.Of = Kind(kind), of
		}
		n.Fields = append(n.Fields, f)
	}
	return n
}

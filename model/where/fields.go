package where

import (
	"slices"
	"strings"

	"baton/model"
)

// Field is one thing that is known of leads: what it is called in expressions
// and on screens, and what it holds.
type Field struct {
	Name  string
	Title string
	Kind  Kind
	Of    string                     // the list of words that it holds
	Row   func(*model.LeadRow) Value // nil: it is read from the firm when somebody asks (see Known)
	Noun  string                     // what it is a field of, where it can be written: lead, company or person
	Set   string                     // the field there
}

// Leads are the fields of a lead under an agreement, those of the firm's own last.
func Leads(law *model.Agreement, own []model.FieldDef) []Field {
	fields := slices.Concat(ofRow(law), ofScore(), ofFirm())
	for _, d := range own {
		f := Field{Name: "x." + d.ID.String(), Title: d.Name, Kind: ownKind(d.Kind), Noun: d.Noun, Set: "x." + d.ID.String()}
		if d.Noun == "lead" || d.Noun == "company" || d.Noun == "person" {
			fields = append(fields, f)
		}
	}
	return fields
}

func ownKind(kind string) Kind {
	switch kind {
	case "number":
		return Number
	case "date":
		return Date
	case "yes-no":
		return YesNo
	}
	return Text
}

// Names are the names of fields that are not of the firm's own, in alphabetical order.
func Names(fields []Field) []string {
	var names []string
	for _, f := range fields {
		if !strings.HasPrefix(f.Name, "x.") {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return names
}

// Find is the field of a name. One of the firm's own is found by what the
// firm calls it, too: x.Budget.
func Find(fields []Field, name string) (Field, bool) {
	own, isOwn := strings.CutPrefix(name, "x.")
	for _, f := range fields {
		if f.Name == name || isOwn && strings.HasPrefix(f.Name, "x.") && strings.EqualFold(f.Title, own) {
			return f, true
		}
	}
	return Field{}, false
}

func word(name, title, of string, read func(*model.LeadRow) string) Field {
	return Field{Name: name, Title: title, Kind: Text, Of: of, Row: func(r *model.LeadRow) Value { return Words(read(r)) }}
}

func (f Field) sets(noun, field string) Field {
	f.Noun, f.Set = noun, field
	return f
}

// ofRow are what the row of a lead holds.
func ofRow(law *model.Agreement) []Field {
	stage := func(r *model.LeadRow) model.Stage { s, _ := law.StageBy(r.Stage); return s }
	team := func(of func(*model.LeadRow) model.ID) func(*model.LeadRow) string {
		return func(r *model.LeadRow) string {
			t, _ := law.TeamBy(of(r))
			return keyOr(t.Key, t.Name)
		}
	}
	return []Field{
		word("company", "Company", "", func(r *model.LeadRow) string { return r.Name }),
		word("contact", "Contact", "", func(r *model.LeadRow) string { return r.Person }),
		word("email", "E-mail", "", func(r *model.LeadRow) string { return r.Email }),
		word("title", "Need", "", func(r *model.LeadRow) string { return r.Title }).sets("lead", "title"),
		word("stage", "Stage", "", func(r *model.LeadRow) string { s := stage(r); return keyOr(s.Key, s.Name) }),
		word("stage_name", "Stage by name", "", func(r *model.LeadRow) string { return stage(r).Name }),
		{Name: "since", Title: "In this stage since", Kind: Moment, Row: func(r *model.LeadRow) Value { return Time(r.Since) }},
		word("team", "Team", "", team(func(r *model.LeadRow) model.ID { return r.Team })),
		word("worked_by", "Worked by another team", "", team(func(r *model.LeadRow) model.ID { return r.Worked })),
		word("owner", "Owner", "", func(r *model.LeadRow) string { return r.OwnerName }).sets("lead", "owner"),
		word("kind", "Kind", "kind", func(r *model.LeadRow) string { return r.Kind }).sets("lead", "kind"),
		word("route", "Route", "route", func(r *model.LeadRow) string { return r.Route }).sets("lead", "route"),
		word("source", "Source", "", func(r *model.LeadRow) string { return r.Source }).sets("lead", "source"),
		{Name: "value", Title: "Value", Kind: Amount, Row: worth},
		{Name: "created", Title: "Created", Kind: Moment, Row: func(r *model.LeadRow) Value { return Time(r.Created) }},
		{Name: "last_touch", Title: "Last touch", Kind: Moment, Row: func(r *model.LeadRow) Value { return Time(r.LastTouch) }},
		word("next_step", "Next step", "", func(r *model.LeadRow) string { return r.NextStep }).sets("lead", "next-step"),
		Field{Name: "next_date", Title: "Date of the next step", Kind: Date, Row: func(r *model.LeadRow) Value { return Day(r.NextDate) }}.sets("lead", "next-date"),
		{Name: "wake", Title: "Wake-up date", Kind: Date, Row: func(r *model.LeadRow) Value { return Day(r.Wake) }},
		word("reason", "Reason", "", func(r *model.LeadRow) string { return r.Why }),
		word("outcome", "Outcome", "", func(r *model.LeadRow) string { return r.Outcome }),
		word("id", "Id", "", func(r *model.LeadRow) string { return r.ID.String() }),
		word("company_id", "Id of the company", "", func(r *model.LeadRow) string { return r.Company.String() }),
		word("contact_id", "Id of the contact", "", func(r *model.LeadRow) string { return r.Contact.String() }),
		word("stage_id", "Id of the stage", "", func(r *model.LeadRow) string { return r.Stage.String() }),
		word("team_id", "Id of the team", "", func(r *model.LeadRow) string { return r.Team.String() }),
		word("owner_id", "Id of the owner", "", func(r *model.LeadRow) string { return r.Owner.String() }),
	}
}

func worth(r *model.LeadRow) Value {
	if r.Value.Minor == 0 {
		return Value{}
	}
	n := float64(r.Value.Minor) / float64(model.Unit(r.Value.Currency))
	return Value{Kind: Amount, Num: n, Text: r.Value.Exact() + " " + r.Value.Currency}
}

// ofScore are what the rules say of a lead; null until that is worked out.
func ofScore() []Field {
	of := func(name, title string, kind Kind, read func(*model.Score) Value) Field {
		return Field{Name: name, Title: title, Kind: kind, Row: func(r *model.LeadRow) Value {
			if r.Score == nil {
				return Value{}
			}
			return read(r.Score)
		}}
	}
	return []Field{
		of("fit", "Fit", Number, func(s *model.Score) Value { return Num(float64(s.Fit) / 10) }),
		of("fit_known", "Facts known", Number, func(s *model.Score) Value { return Num(float64(s.Known)) }),
		of("fit_of", "Facts asked", Number, func(s *model.Score) Value { return Num(float64(s.Of)) }),
		of("engagement", "Engagement", Number, func(s *model.Score) Value {
			if !s.Measured {
				return Value{}
			}
			return Num(float64(s.Engagement) / 10)
		}),
		of("band", "Band", Text, func(s *model.Score) Value { return Words(s.Band) }),
		of("grade", "Grade", Text, func(s *model.Score) Value { return Words(s.Grade) }),
		of("mql", "Worth a conversation (MQL)", YesNo, func(s *model.Score) Value { return Yes(s.MQL) }),
		of("sql", "Ready for Sales (SQL)", YesNo, func(s *model.Score) Value { return Yes(s.SQL) }),
	}
}

// ofFirm are what the firm knows besides: it is read when somebody asks.
func ofFirm() []Field {
	return []Field{
		Field{Name: "industry", Title: "Industry", Kind: Text}.sets("company", "industry"),
		Field{Name: "employees", Title: "Employees", Kind: Number}.sets("company", "employees"),
		Field{Name: "country", Title: "Country", Kind: Text}.sets("company", "country"),
		Field{Name: "region", Title: "Region", Kind: Text}.sets("company", "region"),
		Field{Name: "city", Title: "City", Kind: Text}.sets("company", "city"),
		Field{Name: "domain", Title: "Domain", Kind: Text}.sets("company", "domain"),
		Field{Name: "website", Title: "Website", Kind: Text}.sets("company", "website"),
		Field{Name: "relationship", Title: "What they are to us", Kind: Text, Of: "relationship"}.sets("company", "relationship"),
		Field{Name: "best", Title: "One of our best clients", Kind: YesNo}.sets("company", "best"),
		Field{Name: "job", Title: "Job title of the contact", Kind: Text}.sets("person", "title"),
		Field{Name: "phone", Title: "Phone of the contact", Kind: Text}.sets("person", "phone"),
		Field{Name: "permission", Title: "Permission", Kind: Text, Of: "permission"}.sets("person", "permission"),
		{Name: "people", Title: "People", Kind: Set},
		{Name: "role", Title: "Who takes part, as what", Kind: Set, Of: "role"},
		{Name: "introducer", Title: "Introduced by", Kind: Text},
		{Name: "partner", Title: "Partner", Kind: Text},
		{Name: "offer", Title: "Offer", Kind: Text},
		{Name: "origin", Title: "Origin", Kind: Text},
		{Name: "campaign", Title: "Campaign", Kind: Text},
		{Name: "attended", Title: "Events attended", Kind: Set},
		{Name: "tag", Title: "Tags", Kind: Set},
		Field{Name: "note", Title: "Note", Kind: Text}.sets("lead", "note"),
		{Name: "list", Title: "Came from the list", Kind: Text},
	}
}

func keyOr(key, name string) string {
	if key != "" {
		return key
	}
	return name
}

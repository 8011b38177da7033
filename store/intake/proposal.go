package intake

import "baton/model"

// Proposal is what a list would make, row by row, in Baton's own words. The
// store compares it with the firm, and writes it as one batch.
type Proposal struct {
	Mapping    Mapping
	Rows       []Row
	Problems   []Problem
	Orders     map[string]string // column -> the order its dates were read in
	Read       int               // rows of the source
	Duplicates int               // rows that repeat an earlier one
	Rejected   int               // rows in which nothing is usable
	SaysCame   bool              // a column says who came to an event
}

// Row is what one row of the source would make. Absent nouns are nil. Custom
// fields belong to the noun of the list.
type Row struct {
	Line     int
	Company  *Company
	Person   *Person
	Lead     *Lead
	Touch    *Touch
	Custom   []Custom
	Came     string // to the event that the list is of: yes, no, or not said
	Repeats  int    // the line of the earlier row that this one repeats; 0: none
	Rejected bool
}

// Usable says that the row is to be written.
func (r *Row) Usable() bool { return r.Repeats == 0 && !r.Rejected }

// Custom is the text of a field of the firm's own.
type Custom struct{ Field, Text string }

// Company is an organisation as a list tells it. Name may be empty where only
// the domain is known.
type Company struct {
	Key           string
	Name          string
	Domain        string
	DomainGuessed bool // from an e-mail address beside a name: too weak to match by where the names differ
	OnlyIfKnown   bool // a list of people links to companies, and makes none
	Website       string
	Industry      string
	Employees     int64
	HasEmployees  bool
	Revenue       model.Money
	HasRevenue    bool
	Country       string
	Region        string
	City          string
	Postcode      string
	Street        string
	Phone         string
	Parent        string // its name
	Relationship  string
	Owner         string
	Created       model.When
	Note          string
}

// Person is a human as a list tells them.
type Person struct {
	Key      string
	Name     string
	Email    string
	Phone    string
	Title    string
	LinkedIn string
	Owner    string
	Created  model.When
	Note     string
}

// Lead is a pursuit as a list tells it.
type Lead struct {
	Key        string
	Title      string
	Stage      string // Baton's key; empty: the list does not say
	StageWord  string // the list's own word
	Kind       string
	KindSaid   bool // false: new-client because the list says nothing; no reason to change a lead that is there
	Route      string
	Value      model.Money
	HasValue   bool
	Source     string
	Created    model.When
	Closed     model.When // when it was signed, lost or closed
	Expected   model.When // when an open one is expected to be signed
	Owner      string
	Offer      string
	Reason     string // why lost, as Baton's word
	ReasonWord string // ... and as the list's
	Pipeline   string
	DealType   string
	NextStep   string
	NextDate   model.When
	Introducer string
	Note       string
}

// Touch is one contact as a list tells it, with the row's person, company or
// lead.
type Touch struct {
	Key       string
	Happened  model.When
	Kind      string
	Direction string
	Outcome   string
	Note      string
}

// identity is what makes two rows of one list the same: the id in the list,
// else the e-mail address, else company and name. Empty: nothing to tell by.
func (r *Row) identity(noun string) string {
	switch {
	case noun == "lead" && r.Lead != nil && r.Lead.Key != "":
		return "key " + r.Lead.Key
	case noun == "company" && r.Company != nil && r.Company.Key != "":
		return "key " + r.Company.Key
	case noun == "touch":
		return r.touchIdentity()
	}
	about := ""
	if noun == "lead" && r.Lead != nil {
		about = "\x00" + plainHeader(r.Lead.Title)
	}
	if noun != "company" && r.Person != nil {
		if r.Person.Key != "" {
			return "person " + r.Person.Key + about
		}
		if r.Person.Email != "" {
			return "mail " + NormalEmail(r.Person.Email) + about
		}
	}
	name := ""
	if r.Company != nil {
		name = NormalName(r.Company.Name)
		if name == "" {
			name = r.Company.Domain
		}
	}
	if noun != "company" && r.Person != nil {
		name += "\x00" + plainHeader(r.Person.Name)
	}
	if name == "" || name == "\x00" {
		return ""
	}
	return "name " + name + about
}

func (r *Row) touchIdentity() string {
	t := r.Touch
	if t == nil {
		return ""
	}
	if t.Key != "" {
		return "key " + t.Key
	}
	who := ""
	if r.Person != nil {
		who = NormalEmail(r.Person.Email) + plainHeader(r.Person.Name)
	}
	if r.Company != nil {
		who += "\x00" + NormalName(r.Company.Name) + r.Company.Domain
	}
	if r.Lead != nil {
		who += "\x00" + r.Lead.Key
	}
	return who + "\x00" + t.Happened.At.String() + t.Kind + t.Direction + t.Note
}

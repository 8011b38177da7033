package match

import "baton/model"

// Person is what a person is known by.
type Person struct {
	Row
	Normal  string // the name as it is compared; empty where only an address is known
	Email   string
	Phone   string // digits
	Company model.ID

	at model.ID // the one that stands for their company
}

func (p Person) row() Row { return p.Row }

func (p Person) keys() []string {
	keys := filled("mail", p.Email)
	if p.Normal != "" {
		keys = append(keys, "name\x00"+p.Normal+"\x00"+string(p.at[:]))
	}
	if p.Phone != "" {
		keys = append(keys, "phone\x00"+p.Phone+"\x00"+p.Normal) // colleagues share the firm's number, not the name
	}
	return keys
}

func (p Person) like(o Person) (e evidence) {
	if p.Email != "" && p.Email == o.Email {
		e.supports(0.9, "same e-mail "+p.Email)
	}
	if p.Normal != "" && p.Normal == o.Normal {
		e.supports(0.6, "same name")
		p.company(o, &e)
	}
	if p.Phone != "" && p.Phone == o.Phone && p.Normal == o.Normal {
		e.supports(0.6, "same phone "+p.Phone)
	}
	switch {
	case p.Email != "" && o.Email != "" && p.Email != o.Email:
		e.doubts(0.2, "but "+p.Email+" and "+o.Email)
	case p.Normal != "" && o.Normal != "" && p.Normal != o.Normal:
		e.doubts(0.3, "but "+p.Name+" and "+o.Name) // a mailbox that several people read
	}
	return e
}

// company weighs where two people of one name work.
func (p Person) company(o Person, e *evidence) {
	words, ok := same(p.Company, o.Company, p.at, o.at, "company")
	switch {
	case ok && p.Company == o.Company:
		e.supports(0.4, words)
	case ok:
		e.supports(0.25, words)
	case p.at.IsZero() && o.at.IsZero() && e.score < 0.9:
		e.supports(0, "no company known of either")
	}
}

package match

import "baton/model"

// Company is what a company is known by.
type Company struct {
	Row
	Normal string // its name as it is compared
	Domain string // empty for one of a mail provider, which is no company
	Phone  string // digits
	Parent model.ID
}

func (c Company) row() Row { return c.Row }

func (c Company) keys() []string {
	return filled("domain", c.Domain, "name", c.Normal, "phone", c.Phone)
}

func (c Company) like(o Company) (e evidence) {
	if c.Parent == o.ID || o.Parent == c.ID {
		return e // somebody has said what they are to each other
	}
	if c.Domain != "" && c.Domain == o.Domain {
		e.supports(0.8, "same domain "+c.Domain)
	}
	if c.Normal != "" && c.Normal == o.Normal {
		e.supports(0.7, "same name")
	}
	if c.Phone != "" && c.Phone == o.Phone {
		e.supports(0.5, "same phone "+c.Phone)
	}
	if c.Domain != "" && o.Domain != "" && c.Domain != o.Domain {
		e.doubts(0.25, "but "+c.Domain+" and "+o.Domain)
	}
	return e
}

// filled makes keys of kinds and values; an empty value makes none.
func filled(list ...string) []string {
	var keys []string
	for i := 0; i < len(list); i += 2 {
		if list[i+1] != "" {
			keys = append(keys, list[i]+"\x00"+list[i+1])
		}
	}
	return keys
}

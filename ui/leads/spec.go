package leads

import (
	"encoding/json"
	"slices"
	"strings"

	"baton/model"
	"baton/model/where"
)

// chipFields are the fields that the usual chips filter by.
var chipFields = [filters]string{ofOutcome: "outcome", ofStage: "stage_id", ofBand: "band", ofTeam: "team_id", ofOwner: "owner_id", ofKind: "kind"}

// spec is a view as it is kept: which rows, in the language of --where, which
// columns, in which order. What a newer Baton keeps besides stays.
type spec struct {
	Where   string       `json:"where,omitempty"`
	Columns []specColumn `json:"columns,omitempty"`
	Sort    string       `json:"sort,omitempty"`
}

type specColumn struct {
	Field string  `json:"field"`
	Width float32 `json:"width,omitempty"` // where somebody dragged it
}

// spec is the table as it is now.
func (p *Page) spec() spec {
	p.measure()
	s := spec{Sort: p.sorted}
	if p.down {
		s.Sort = "-" + s.Sort
	}
	if e := where.All(append(p.filter.exprs(), p.more...)); e != nil {
		s.Where = e.String()
	}
	for _, name := range p.listed {
		s.Columns = append(s.Columns, specColumn{name, p.widths[name]})
	}
	return s
}

// same says whether two views show the same; how wide columns are does not count.
func (s spec) same(o spec) bool {
	return s.Where == o.Where && (s.Sort == o.Sort || o.Sort == "") &&
		(len(o.Columns) == 0 || slices.EqualFunc(s.Columns, o.Columns, func(a, b specColumn) bool { return a.Field == b.Field }))
}

// over writes the view over one that was kept before: what is not ours stays.
func (s spec) over(before string) (string, error) {
	kept := map[string]json.RawMessage{}
	_ = json.Unmarshal([]byte(before), &kept) // one that cannot be read is written anew
	ours, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	for _, name := range []string{"where", "columns", "sort"} {
		delete(kept, name)
	}
	if err := json.Unmarshal(ours, &kept); err != nil {
		return "", err
	}
	all, err := json.Marshal(kept)
	return string(all), err
}

// exprs are the chips in the language of filters.
func (f *filter) exprs() []where.Expr {
	var out []where.Expr
	for by, values := range f {
		if len(values) == 0 {
			continue
		}
		t := &where.Test{Field: chipFields[by], Op: where.In}
		for _, v := range values {
			t.Values = append(t.Values, literal(by, v))
		}
		out = append(out, t)
	}
	return out
}

func literal(by int, v string) where.Literal {
	if !strings.HasSuffix(chipFields[by], "_id") {
		return where.Literal{Text: v}
	}
	if id := idOf(v); !id.IsZero() {
		return where.Literal{Text: id.String()}
	}
	return where.Literal{Null: true}
}

// chip takes a filter as one of the usual chips, if it is one.
func (f *filter) chip(e where.Expr) bool {
	t, ok := e.(*where.Test)
	if !ok || t.Op != where.In {
		return false
	}
	by := slices.Index(chipFields[:], t.Field)
	if by < 0 || len(f[by]) > 0 {
		return false
	}
	for _, v := range t.Values {
		switch id, err := model.ParseID(v.Text); {
		case !strings.HasSuffix(t.Field, "_id"):
			f[by] = append(f[by], v.Text)
		case v.Null:
			f[by] = append(f[by], keyOf(model.ID{}))
		case err == nil:
			f[by] = append(f[by], keyOf(id))
		}
	}
	return true
}

// apply shows the table as a view has it; columns and order that it does not
// name stay. What this Baton does not know of it is said.
func (p *Page) apply(s spec) (unknown []string, err error) {
	var e where.Expr
	if s.Where != "" {
		if e, err = where.Parse(s.Where, nil); err != nil {
			return nil, model.Refuse("where", "The filter of this view comes from a newer Baton and cannot be read here ("+err.Error()+"). Nothing of it is lost.")
		}
	}
	p.filter, p.more = filter{}, nil
	for _, part := range where.Parts(e) {
		if p.filter.chip(part) {
			continue
		}
		p.more = append(p.more, part)
		if name := p.stranger(part); name != "" {
			unknown = append(unknown, name)
		}
	}
	return append(unknown, p.applyColumns(s)...), nil
}

func (p *Page) applyColumns(s spec) (unknown []string) {
	if len(s.Columns) > 0 {
		p.measure()
		p.listed = nil
		for _, c := range s.Columns {
			p.listed = append(p.listed, c.Field)
			if c.Width > 0 {
				p.widths[c.Field] = c.Width
			}
			if _, known := p.column(c.Field); !known {
				unknown = append(unknown, c.Field)
			}
		}
	}
	name, down := strings.CutPrefix(s.Sort, "-")
	if _, known := p.column(name); known {
		p.sorted, p.down = name, down
	} else if name != "" {
		unknown = append(unknown, name)
	}
	return unknown
}

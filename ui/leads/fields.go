package leads

import (
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/where"
	"baton/ui/ask"
	"baton/ui/kit"
)

// hiddenFields are for expressions only: nobody reads an id in a table.
func hiddenField(f where.Field) bool {
	return f.Name == "id" || strings.HasSuffix(f.Name, "_id") || f.Name == "stage_name"
}

// offered are the fields that one may filter by or show, in the order of
// their names.
func (p *Page) offered() []where.Field {
	list := slices.DeleteFunc(slices.Clone(p.rows.fields), hiddenField)
	slices.SortStableFunc(list, func(a, b where.Field) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	return list
}

// wordsOf are the values that a field can hold, with what screens call them;
// none where it can hold anything.
func (p *Page) wordsOf(f where.Field) []kit.Option {
	var out []kit.Option
	switch f.Name {
	case "stage":
		for _, s := range ask.Order(p.law.Stages) {
			out = append(out, kit.Option{Value: wordOr(s.Key, s.Name), Label: s.Name})
		}
		return out
	case "team", "origin":
		for _, t := range p.law.Teams {
			if !t.Hidden {
				out = append(out, kit.Option{Value: wordOr(t.Key, t.Name), Label: t.Name})
			}
		}
		return out
	case "owner":
		for _, m := range p.members {
			if !m.Gone {
				out = append(out, kit.Option{Value: m.Name, Label: m.Name})
			}
		}
		return out
	case "outcome":
		return p.options(ofOutcome)
	case "band":
		return p.options(ofBand)
	}
	if f.Kind == where.YesNo {
		return []kit.Option{{Value: "true", Label: "Yes"}, {Value: "false", Label: "No"}}
	}
	for _, w := range model.Words[f.Of] {
		out = append(out, kit.Option{Value: w, Label: model.Title(w)})
	}
	return out
}

func wordOr(key, name string) string {
	if key != "" {
		return key
	}
	return name
}

// called is a value as the screen says it.
func (p *Page) said(f where.Field, word string) string {
	for _, o := range p.wordsOf(f) {
		if strings.EqualFold(o.Value, word) {
			return o.Label
		}
	}
	if f.Name == "reason" {
		return model.Title(word)
	}
	return word
}

// shownValue is what a lead holds, as the table says it.
func (p *Page) shownValue(f where.Field, v where.Value) string {
	switch v.Kind {
	case where.None:
		return "–"
	case where.Moment:
		return day(time.UnixMilli(int64(v.Num*1000)).In(p.firm.Location()).Format(time.DateOnly), p.today())
	case where.Date:
		return day(v.Text, p.today())
	case where.Set:
		var words []string
		for _, s := range v.Many {
			words = append(words, p.said(f, s))
		}
		return strings.Join(words, ", ")
	case where.Number:
		return v.String()
	}
	return p.said(f, v.String())
}

package leads

import (
	"slices"

	"baton/model"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/theme"
)

// The filters, in the order of their chips.
const (
	ofOutcome = iota
	ofStage
	ofBand
	ofTeam
	ofOwner
	ofKind
	filters
)

var filterNames = [filters]string{"Outcome", "Stage", "Band", "Team", "Owner", "Kind"}

// filter is what each chip lets through; an empty one lets all through.
type filter [filters][]string

func newFilter() filter { return filter{ofOutcome: {"open"}} }

// some says whether anything but the usual view is chosen.
func (f *filter) some() bool {
	for by := range f {
		if len(f[by]) > 0 && (by != ofOutcome || !slices.Equal(f[by], []string{"open"})) {
			return true
		}
	}
	return false
}

// flip lets a value through, or no longer.
func (f *filter) flip(by int, v string) {
	if i := slices.Index(f[by], v); i >= 0 {
		f[by] = slices.Delete(slices.Clone(f[by]), i, i+1)
		return
	}
	f[by] = append(slices.Clone(f[by]), v)
}

// options are the values a filter offers.
func (p *Page) options(by int) []kit.Option {
	switch by {
	case ofOutcome:
		return []kit.Option{{Value: "open", Label: "Open"}, {Value: "nurture", Label: "Nurture"}, {Value: "signed", Label: "Signed"},
			{Value: "lost", Label: "Lost"}, {Value: "not-ours", Label: "Not ours"}}
	case ofStage:
		return p.stageOptions()
	case ofBand:
		return []kit.Option{{Value: model.TalkNow, Label: "Talk now"}, {Value: model.WarmUp, Label: "Warm up"},
			{Value: model.FindOut, Label: "Find out"}, {Value: model.NotOurs, Label: "Not ours"}}
	case ofTeam:
		return p.teamOptions()
	case ofOwner:
		list := []kit.Option{{Value: keyOf(model.ID{}), Label: "Nobody"}}
		for _, m := range p.members {
			if !m.Gone {
				list = append(list, kit.Option{Value: keyOf(m.ID), Label: m.Name})
			}
		}
		return list
	}
	var list []kit.Option
	for _, k := range model.Words["kind"] {
		list = append(list, kit.Option{Value: k, Label: model.Title(k)})
	}
	return list
}

func (p *Page) stageOptions() []kit.Option {
	var list []kit.Option
	for _, s := range ask.Order(p.law.Stages) {
		list = append(list, kit.Option{Value: keyOf(s.ID), Label: s.Name, Hue: p.hueOf(s.Team)})
	}
	return list
}

func (p *Page) teamOptions() []kit.Option {
	var list []kit.Option
	for _, t := range p.law.Teams {
		if !t.Hidden {
			list = append(list, kit.Option{Value: keyOf(t.ID), Label: t.Name, Hue: theme.OfTeam(t.Key)})
		}
	}
	return list
}

// hueOf is the colour of a team; none for a stage that nobody carries.
func (p *Page) hueOf(team model.ID) theme.Hue { return theme.OfTeam(p.teams[team].Key) }

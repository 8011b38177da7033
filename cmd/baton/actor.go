package main

import (
	"context"
	"slices"
	"strings"

	"baton/model"
	"baton/store"
	"baton/ui/kit"
	"baton/ui/shell"
)

// actorOf finds who works: whom the command line names, else who worked here
// last, else the first member, so that a founder alone never has to say it.
func actorOf(ctx context.Context, f *store.File, as string, last *place) (model.Actor, error) {
	members, err := f.Members(ctx)
	if err != nil {
		return model.Actor{}, err
	}
	members = slices.DeleteFunc(members, func(m model.Member) bool { return m.Gone })
	if as != "" {
		for _, m := range members {
			if strings.EqualFold(m.Name, as) || strings.EqualFold(m.Email, as) {
				return sitting(m, ""), nil
			}
		}
		return model.Actor{}, model.Refuse("as", "Nobody called “"+as+"” works at this firm.")
	}
	for _, m := range members {
		if m.ID.String() == last.Member {
			return sitting(m, last.Hat), nil
		}
	}
	if len(members) == 0 {
		return model.Actor{}, nil
	}
	return sitting(members[0], ""), nil
}

// sitting is a member in a hat, by the id of a team; else in their first hat.
func sitting(m model.Member, hat string) model.Actor {
	a := model.Actor{Member: m.ID, Name: m.Name}
	for i, h := range m.Hats {
		if i == 0 || h.String() == hat {
			a.Hat = h
		}
	}
	return a
}

// askHat lets the user say who works now, and for which team.
func (o *firm) askHat() error {
	ctx := context.Background()
	members, err := o.file.Members(ctx)
	if err != nil {
		return err
	}
	law, err := o.file.Draft(ctx)
	if err != nil {
		return err
	}
	members = slices.DeleteFunc(members, func(m model.Member) bool { return m.Gone })
	now := o.desk.Actor()
	who := kit.NewSelect(nil, now.Member.String(), nil)
	hat := kit.NewSelect(nil, now.Hat.String(), nil)
	for _, m := range members {
		who.Options = append(who.Options, kit.Option{Value: m.ID.String(), Label: m.Name})
	}
	choose := func() {
		m := memberAt(members, who.Value)
		hat.SetOptions(hatsOf(m, law))
		hat.SetValue(sitting(m, hat.Value).Hat.String())
	}
	choose()
	who.OnCommit = func(string) { choose() }
	o.frame.Dialog(&kit.Dialog{Title: "Who works now?", Quiet: "Every change carries who made it, and for which team.",
		Content: kit.Column(12, kit.Labelled("Who", who), kit.Labelled("For which team", hat)), First: who, Verb: "Work so",
		Confirm: func() bool {
			return o.frame.Do(shell.Action{Label: "Work as someone else", Run: func() error {
				o.work(sitting(memberAt(members, who.Value), hat.Value))
				return nil
			}})
		}})
	return nil
}

// work goes on as somebody else, on the same page.
func (o *firm) work(a model.Actor) {
	place := o.window.memory.at(o.file.Path())
	place.Member, place.Hat = a.Member.String(), a.Hat.String()
	o.window.keep()
	route := o.frame.Route()
	o.sit(a)
	o.show(route, "")
}

func memberAt(members []model.Member, id string) model.Member {
	for _, m := range members {
		if m.ID.String() == id {
			return m
		}
	}
	return model.Member{}
}

func hatsOf(m model.Member, law *model.Agreement) []kit.Option {
	var out []kit.Option
	for _, h := range m.Hats {
		if t, ok := law.TeamBy(h); ok {
			out = append(out, kit.Option{Value: h.String(), Label: t.Name, Hue: hueOf(t.Key)})
		}
	}
	return out
}

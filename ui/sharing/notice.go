package sharing

import (
	"cmp"
	"context"
	"fmt"

	"baton/model"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Round is what bringing this computer and the file together did.
type Round = model.Round

// Tell says at the bottom what a round brought. One field that differs can be
// decided right there; otherwise one goes and looks. A quiet round is told
// only to whoever asked for it.
func (p *Page) Tell(r Round) {
	asked := p.asked
	p.asked = false
	if r.Quiet() {
		if asked {
			p.shell.Notify(shell.Notice{Text: "Everything is together: nothing new from elsewhere.", Hue: theme.Good})
		}
		return
	}
	n := shell.Notice{Sign: theme.Glyph("git-merge"), Hue: theme.Good, Until: Route}
	n.Text, n.More = words(r)
	differ := disputesOf(r)
	n.Stays = differ > 0 || len(r.Notes) > 0
	if len(r.Merged) == 0 {
		n.Hue, n.Sign = "", nil
	}
	if differ == 1 {
		p.offer(&n)
	}
	if p.shell.Route() != Route {
		n.Action = &shell.Action{Label: "Look", Icon: theme.Glyph("eye"), Run: func() error { p.shell.Go(Route); return nil }}
	}
	if r.Older {
		n.Offers = append(n.Offers, shell.Action{Label: "Take the file as it is", Icon: theme.Glyph("file-text"), Run: p.askAsFile})
	}
	p.shell.Notify(n)
}

func disputesOf(r model.Round) (n int) {
	for _, m := range r.Merged {
		n += m.Disputes
	}
	return n
}

// words are one sentence, and what stands under it.
func words(r model.Round) (text string, more []string) {
	if len(r.Merged) > 2 { // a long absence: the page has the whole list
		all := model.Merged{From: plural(len(r.Merged), "version"), Disputes: disputesOf(r)}
		for _, m := range r.Merged {
			all.Changes += m.Changes
		}
		return all.Say(), r.Notes
	}
	for _, m := range r.Merged {
		more = append(append(more, m.Say()), m.Notes...)
	}
	more = append(more, r.Notes...)
	return more[0], more[1:]
}

// offer lets the one field that differs be decided in the notice itself.
func (p *Page) offer(n *shell.Notice) {
	all, err := p.store.Disputes(context.Background())
	if err != nil || len(all) != 1 || p.shell.Presenter() {
		return // the page will tell
	}
	d := all[0]
	n.More = append([]string{p.sides(d)}, n.More...)
	for i, x := range append([]model.Claim{d.Kept}, d.Others...) {
		sign := theme.Glyph("check")
		if i > 0 {
			sign = "arrow-right-left"
		}
		n.Offers = append(n.Offers, shell.Action{Label: p.brief(d, x), Icon: sign, Run: func() error { return p.settle(d, x) }})
	}
}

// sides says who wrote what.
func (p *Page) sides(d model.Dispute) string {
	if d.Deleted {
		return fmt.Sprintf("%s deleted %s, and %s changed it meanwhile.", capital(p.who(d.Kept)), d.Name, p.others(d))
	}
	s := fmt.Sprintf("%s, %s: %s wrote %s", d.Name, lower(fieldWords(cmp.Or(d.Called, d.Field))), p.who(d.Kept), quoted(d.Kept.Value))
	for _, x := range d.Others {
		s += fmt.Sprintf(", %s wrote %s", p.who(x), quoted(x.Value))
	}
	return s + "."
}

func (p *Page) others(d model.Dispute) string {
	if len(d.Others) == 0 {
		return "somebody"
	}
	return p.who(d.Others[0])
}

// who wrote it, in a sentence to whoever works here.
func (p *Page) who(x model.Claim) string {
	switch x.By {
	case "":
		return "somebody"
	case p.store.Actor().Name:
		return "you"
	}
	return x.By
}

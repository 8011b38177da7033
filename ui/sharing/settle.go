package sharing

import (
	"context"
	"strings"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// verb is what letting a claim stand is called, from where whoever works here
// sits: theirs, mine, or a third one's.
func (p *Page) verb(d model.Dispute, x model.Claim) string {
	kept := x.Op == d.Kept.Op
	me := p.store.Actor().Name
	switch {
	case d.Deleted && kept:
		return "Keep it deleted"
	case d.Deleted:
		return "Restore it"
	case kept:
		return "Keep this"
	case x.By == "" || x.By == d.Kept.By:
		return "Use this"
	case x.By == me:
		return "Use mine"
	case d.Kept.By == me && len(d.Others) == 1:
		return "Use theirs"
	}
	return "Use " + own(x.By)
}

// brief is the same with the value in it, where no card stands beside it.
func (p *Page) brief(d model.Dispute, x model.Claim) string {
	verb, _, _ := strings.Cut(p.verb(d, x), " ")
	switch {
	case d.Deleted || len([]rune(x.Value)) > 20:
		return p.verb(d, x)
	case x.Value == "" && verb == "Keep":
		return "Keep it empty"
	case x.Value == "":
		return "Leave it empty"
	}
	return verb + " “" + x.Value + "”"
}

// decide lets a claim stand from now on; the keyboard stays with the cards.
func (p *Page) decide(d model.Dispute, x model.Claim) {
	p.shell.Do(shell.Action{Label: p.verb(d, x), Run: func() error { return p.settle(d, x) }})
}

func (p *Page) settle(d model.Dispute, x model.Claim) error {
	err := p.store.Settle(context.Background(), d, x.Op)
	if p.differs != nil && p.shell.Route() == Route {
		kit.Focus(p.differs)
	}
	return err
}

// keep lets stand what everybody sees.
func (d *differs) keep() error {
	x := *d.chosen()
	return d.p.settle(x, x.Kept)
}

// use lets the other value stand; where there are several, it asks which.
func (d *differs) use() error {
	x := *d.chosen()
	if len(x.Others) == 1 {
		return d.p.settle(x, x.Others[0])
	}
	var items []kit.MenuItem
	for _, o := range x.Others {
		items = append(items, kit.MenuItem{Label: kit.Shorten(valueWords(o), 260, theme.SizeBody, theme.Regular) + "  ·  " + somebody(o.By), Run: func() { d.p.decide(x, o) }})
	}
	kit.DropMenu(d.cards[d.cursor].other, items)
	return nil
}

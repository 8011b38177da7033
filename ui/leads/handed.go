package leads

import (
	"context"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// handedSection are the hand-offs of the lead, with what became of each and
// what the evidence says.
type handedSection struct {
	d    *detail
	list *fyne.Container
	root *fyne.Container
}

func newHanded(d *detail) *handedSection {
	s := &handedSection{d: d, list: kit.Column(0)}
	s.root = section("Hand-offs", "", s.list)
	return s
}

func (s *handedSection) fill() {
	s.list.Objects = nil
	s.root.Hidden = len(s.d.lead.Handoffs) == 0
	if s.root.Hidden {
		return
	}
	s.d.p.shell.Do(shell.Action{Label: "Read the hand-offs", Run: func() error {
		rows, err := s.d.p.store.HandoffsOf(context.Background(), s.d.id)
		for i := range rows {
			s.list.Add(s.line(&rows[i]))
		}
		return err
	}})
	s.list.Refresh()
}

// line is one hand-off; pressing it leads to its page.
func (s *handedSection) line(h *model.HandoffRow) fyne.CanvasObject {
	p := s.d.p
	from, to := p.teams[h.From].Name, p.teams[h.To].Name
	word, hue := model.Title(h.Status), theme.Slate
	switch {
	case h.Finding != "":
		word = align.Title(h.Finding)
	case h.Late:
		hue = theme.AtRisk
	}
	quiet := joined(moment(h.Happened, p.today(), h.Exact), s.d.by(h.By, model.ID{}), h.Packet.WhyNow)
	l := kit.NewLine(kit.Disc(theme.Glyph("handshake"), p.hueOf(h.To), 26), kit.NewChip(word, hue), kit.Said(from+" to "+to), kit.Hint(quiet))
	l.Pad = 4
	l.OnTap = func() { p.shell.Go("handoffs/" + h.ID.String()) }
	return l
}

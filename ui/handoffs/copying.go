package handoffs

import (
	"context"

	"baton/model"
	"baton/model/say"
)

// copy puts the hand-off where one pastes from, as a mail or a chat tells it.
func (p *Page) copy(h *model.HandoffRow) error {
	lead, err := p.store.Lead(context.Background(), h.Lead)
	if err != nil {
		return err
	}
	m := say.Passed{Handoff: h, Need: lead.Row.Title, Zone: p.firm.Location()}
	if s, ok := p.law.StageBy(p.law.Standing(h.Stage)); ok {
		m.Hot = s.Gate == "sql"
	}
	subject, body := say.Message(m)
	p.shell.Copy(subject+"\n\n"+body, "The hand-off of "+p.nameOf(h)+" is copied: paste it into a mail or a chat.")
	return nil
}

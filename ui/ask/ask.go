// Package ask answers "what does a move or a touch still need from the
// person?". A stage beside the journey wants a reason or a day, a hand-over
// wants to know why now, a gate lists what is missing and lets the receiving
// team waive it; a touch takes two keys. Every screen that moves leads or logs
// touches asks through here, so that it is asked the same way everywhere.
//
// It moves nothing itself: the screen that asks sends the request on, through
// the one door for moves.
package ask

import (
	"context"
	"errors"
	"slices"
	"time"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
)

// Store is what the questions need to know besides the firm's rules.
type Store interface {
	MoveHint(ctx context.Context, lead, stage model.ID) ([]string, error)
	Touch(context.Context, model.Touch) (model.ID, error)
	Reach(ctx context.Context, lead model.ID) (*model.Reach, error)
	Actor() model.Actor
	Now() time.Time
}

// Moves are the questions of one screen. The screen fills in the firm, its
// members and the law in force when it has read them.
type Moves struct {
	Store Store
	Shell *shell.Shell

	Firm    model.Firm
	Members []model.Member
	Law     *model.Agreement

	Row    func(model.ID) *model.LeadRow // nil for a lead that is not there
	Called func(model.ID) string         // what the screen calls a lead
	Send   func(model.MoveRequest) error // the screen's way through the one door
	Log    func(model.Touch) error       // the screen's way to log a touch; nil: the store's own
	Back   func()                        // gives the keyboard back

	// SendAll sends several as one change, and tells what was refused of each;
	// nil: one after the other through Send.
	SendAll func(do string, all []model.MoveRequest) (refused []error, err error)
}

// Aside says that a stage lies beside the journey: going there asks for a day
// or a reason.
func Aside(s model.Stage) bool {
	return s.Kind == "nurture" || s.Kind == "not-ours" || s.Kind == "lost"
}

// Order puts stages into the order of the journey, the asides last.
func Order(stages []model.Stage) []model.Stage {
	list := slices.Clone(stages)
	slices.SortStableFunc(list, func(a, b model.Stage) int {
		switch {
		case Aside(a) == Aside(b):
			return a.Rank - b.Rank
		case Aside(a):
			return 1
		}
		return -1
	})
	return list
}

// Onward is the stage that comes after an open one.
func Onward(law *model.Agreement, from model.Stage) (model.Stage, bool) {
	if law == nil || from.Kind != "open" {
		return model.Stage{}, false
	}
	for _, s := range Order(law.Stages) {
		if s.Rank > from.Rank && !Aside(s) {
			return s, true
		}
	}
	return model.Stage{}, false
}

// Move moves leads to a stage, after asking what the stage needs to know.
func (m *Moves) Move(ids []model.ID, to model.Stage) {
	switch {
	case Aside(to):
		m.askAside(ids, to)
	case len(ids) > 1:
		m.Shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error {
			return m.moveAll(to, ids, func(id model.ID) model.MoveRequest { return model.MoveRequest{Lead: id, To: to.ID} })
		}})
	case m.crosses(ids[0], to):
		m.askPacket(ids[0], to)
	default:
		m.try(model.MoveRequest{Lead: ids[0], To: to.ID}, to)
	}
}

// try sends a move; what it refuses is listed, and the lead stays.
func (m *Moves) try(r model.MoveRequest, to model.Stage) {
	err := m.Send(r)
	var refused *model.Invalid
	if errors.As(err, &refused) {
		m.explain(r, to, refused)
		return
	}
	m.Shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error { return err }})
	m.Back()
}

// crosses says whether moving the lead there hands it to another team that
// the one who works here does not wear the hat of.
func (m *Moves) crosses(id model.ID, to model.Stage) bool {
	r := m.Row(id)
	if r == nil || to.Kind != "open" || m.Firm.Mode == "solo" {
		return false
	}
	here, ok := m.Law.StageBy(r.Stage)
	if !ok || to.Rank <= here.Rank {
		return false
	}
	from, into := journey.Carrier(m.Law, here, r.Route), journey.Carrier(m.Law, to, r.Route)
	if from == into || from.IsZero() {
		return false
	}
	for _, w := range m.Members {
		if w.ID == m.Store.Actor().Member {
			return !w.Wears(from) || !w.Wears(into)
		}
	}
	return true
}

// mayWaive says whether the one who works here acts for the receiving team.
func (m *Moves) mayWaive(lead model.ID, to model.Stage) bool {
	r := m.Row(lead)
	return r != nil && journey.ActsFor(m.Members, m.Store.Actor(), journey.Carrier(m.Law, to, r.Route))
}

// about names the leads a question is for.
func (m *Moves) about(ids []model.ID) string {
	if len(ids) == 1 {
		return m.Called(ids[0])
	}
	return leads(len(ids))
}

func (m *Moves) today() time.Time { return m.Store.Now().In(m.Firm.Location()) }

// dialog is a question; the quiet line says about what.
func (m *Moves) dialog(title, quiet string, width float32) *kit.Dialog {
	return &kit.Dialog{Title: title, Quiet: quiet, Width: width, Closed: m.Back}
}

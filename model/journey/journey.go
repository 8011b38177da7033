// Package journey answers: may this lead go there, what is still missing, and
// who holds the baton afterwards?
//
// It is the one function per transition that the board, a menu, a bulk edit,
// an import, the command line and a workshop all use. Gates list everything
// that is missing at once. A lead may go back: explicitly, and never blocked.
package journey

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/score"
)

// MoveFacts is what a move is judged by. The agreement is the one in force,
// and Rules is made from it.
type MoveFacts struct {
	Agreement *model.Agreement
	Rules     *score.Rules
	Facts     *model.Facts // with the lead
	Members   []model.Member
	Parts     []model.Part
	Values    []model.Value
	Moves     []model.Move   // every move of the lead so far, in any order
	Open      *model.Handoff // the lead's hand-off that still waits for an answer
	Imported  bool           // history from elsewhere: it passes without gates and hands nothing over
}

// StartStage is where a lead of the route enters the journey.
func StartStage(a *model.Agreement, route string) (model.Stage, bool) {
	if r, ok := a.RouteOf(route); ok {
		if s, ok := a.StageBy(r.Start); ok {
			return s, true
		}
	}
	if track := Track(a); len(track) > 0 {
		return track[0], true
	}
	return model.Stage{}, false
}

// Track is the journey in its order: the open stages and signed, no asides.
func Track(a *model.Agreement) []model.Stage {
	out := make([]model.Stage, 0, len(a.Stages))
	for _, s := range a.Stages {
		if onTrack(s) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y model.Stage) int { return cmp.Compare(x.Rank, y.Rank) })
	return out
}

func onTrack(s model.Stage) bool { return s.Kind == "open" || s.Kind == "signed" }

// aside is the first stage of a kind: nurture, not-ours, lost.
func aside(a *model.Agreement, kind string) (model.Stage, bool) {
	for _, s := range a.Stages {
		if s.Kind == kind {
			return s, true
		}
	}
	return model.Stage{}, false
}

// Carrier is the team that carries leads of the route in the stage: the one
// named for it, or the team that covers that one.
func Carrier(a *model.Agreement, s model.Stage, route string) model.ID {
	team := s.TeamFor(route)
	for range a.Teams {
		t, ok := a.TeamBy(team)
		if !ok || t.CoveredBy.IsZero() {
			break
		}
		team = t.CoveredBy
	}
	return team
}

// ActsFor says whether the actor may answer for a team: in its hat, or as one
// who wears it. A team that nobody is in is answered for by anyone.
func ActsFor(members []model.Member, actor model.Actor, team model.ID) bool {
	if actor.Hat == team {
		return true
	}
	empty := true
	for _, m := range members {
		if m.Gone || !m.Wears(team) {
			continue
		}
		if m.ID == actor.Member {
			return true
		}
		empty = false
	}
	return empty
}

// StageAt is where a lead stood at a moment: its last move by when it
// happened, ties by id. The zero ID means before its first move.
func StageAt(moves []model.Move, at time.Time) model.ID {
	if m, ok := lastMove(moves, at); ok {
		return m.To
	}
	return model.ID{}
}

func lastMove(moves []model.Move, at time.Time) (model.Move, bool) {
	var last model.Move
	found := false
	for _, m := range moves {
		if m.Happened.After(at) {
			continue
		}
		if c := m.Happened.Compare(last.Happened); !found || c > 0 || c == 0 && slices.Compare(m.ID[:], last.ID[:]) > 0 {
			last, found = m, true
		}
	}
	return last, found
}

func teamName(a *model.Agreement, id model.ID) string {
	if t, ok := a.TeamBy(id); ok {
		return t.Name
	}
	return "the receiving team"
}

// words joins a list for a sentence: "a, b or c".
func words(list []string) string {
	titles := make([]string, len(list))
	for i, w := range list {
		titles[i] = strings.ToLower(model.Title(w))
	}
	if len(titles) < 2 {
		return strings.Join(titles, "")
	}
	return strings.Join(titles[:len(titles)-1], ", ") + " or " + titles[len(titles)-1]
}

package align

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func handed(definition string, acts ...string) *model.Handoff {
	h := &model.Handoff{ID: model.ID{1}, Move: model.ID{2}, Stage: model.ID{0: 4, 1: 3}, Definition: definition, Happened: now.AddDate(0, 0, -20)}
	for _, act := range acts {
		act, reason, _ := strings.Cut(act, " ")
		h.Decisions = append(h.Decisions, model.Decision{Act: act, Reason: reason, Happened: now.AddDate(0, 0, -19)})
	}
	return h
}

func TestFinding(t *testing.T) {
	kept, late, lapsed := sla.Clock{State: sla.Kept}, sla.Clock{State: sla.Late}, sla.Clock{State: sla.Lapsed}
	running, untimed := sla.Clock{State: sla.AtRisk}, sla.Clock{State: sla.Unknown, Missing: "the time of day of the first touch"}
	cases := []struct {
		name          string
		definition    string
		acts          []string
		answer, touch sla.Clock
		became        string
		want, missing string
	}{
		{"met, kept, advanced", "met", []string{"accepted"}, kept, kept, Advanced, Carried, ""},
		{"met, kept, signed", "met", []string{"accepted"}, kept, kept, Signed, Carried, ""},
		{"met, kept, not our criteria", "met", []string{"rejected not-our-criteria"}, kept, kept, NotOurs, Definition, ""},
		{"met, kept, not a buyer", "met", []string{"rejected not-a-buyer"}, kept, kept, NotOurs, Definition, ""},
		{"met, kept, wrong person", "met", []string{"rejected wrong-person"}, kept, kept, Open, Definition, ""},
		{"met, kept, wrong data", "met", []string{"rejected wrong-data"}, kept, kept, Open, Definition, ""},
		{"met, kept, already ours", "met", []string{"rejected already-ours"}, kept, kept, NotOurs, Definition, ""},
		{"met, kept, accepted and closed as not ours", "met", []string{"accepted"}, kept, kept, NotOurs, Definition, ""},
		{"met, kept, lost", "met", []string{"accepted"}, kept, kept, Lost, Beyond, ""},
		{"met, kept, no need now", "met", []string{"rejected no-need-now"}, kept, kept, Nurture, Beyond, ""},
		{"met, kept, later", "met", []string{"rejected later"}, kept, kept, Nurture, Beyond, ""},
		{"met, kept, unable to reach", "met", []string{"rejected unable-to-reach"}, kept, kept, Open, Beyond, ""},
		{"met, kept, we cannot deliver", "met", []string{"rejected cannot-deliver"}, kept, kept, Nurture, Beyond, ""},
		{"met, kept, recycled", "met", []string{"recycled"}, kept, kept, Nurture, Beyond, ""},
		{"met, kept, recycled and signed by a later hand-off", "met", []string{"recycled"}, kept, kept, Signed, Beyond, ""},
		{"met and answered late", "met", []string{"accepted"}, late, kept, Advanced, Late, ""},
		{"met and touched late, though it was signed", "met", []string{"accepted"}, kept, late, Signed, Late, ""},
		{"met and lapsed, still unanswered", "met", nil, lapsed, running, Open, Late, ""},
		{"met, late, rejected for who they are", "met", []string{"rejected not-a-buyer"}, late, kept, NotOurs, Late, ""},
		{"not met, kept, signed", "not-met", []string{"accepted"}, kept, kept, Signed, SignedOutside, ""},
		{"not met, kept, advanced", "not-met", []string{"accepted"}, kept, kept, Advanced, Outside, ""},
		{"not met, kept, lost", "not-met", []string{"accepted"}, kept, kept, Lost, Outside, ""},
		{"not met, kept, rejected", "not-met", []string{"rejected not-our-criteria"}, kept, kept, NotOurs, Outside, ""},
		{"not met, kept, rejected, and signed by a later hand-off", "not-met", []string{"rejected later"}, kept, kept, Signed, Outside, ""},
		{"not met and late", "not-met", []string{"accepted"}, late, kept, Lost, Both, ""},
		{"not met, late and signed", "not-met", []string{"accepted"}, late, kept, Signed, Both, ""},
		{"a fact that is missing", "unknown", []string{"accepted"}, kept, kept, Advanced, Unknown, "whether it met the definition"},
		{"a fact that is missing, and late", "unknown", []string{"accepted"}, late, kept, Advanced, Unknown, "whether it met the definition"},
		{"an untimed touch", "met", []string{"accepted"}, kept, untimed, Advanced, Unknown, "the time of day of the first touch"},
		{"an untimed touch does not matter when the answer was late", "met", []string{"accepted"}, late, untimed, Advanced, Late, ""},
		{"everything that is missing is listed", "unknown", []string{"accepted"}, untimed, untimed, Lost, Unknown,
			"the time of day of the first touch; whether it met the definition"},
		{"two answers that differ", "met", []string{"accepted", "rejected later"}, kept, kept, Advanced, Unknown, "which of two answers stands"},
		{"the same answer twice is one", "met", []string{"accepted", "accepted"}, kept, kept, Advanced, Carried, ""},
		{"accepted and still open", "met", []string{"accepted"}, kept, kept, Open, "", ""},
		{"waiting for an answer", "met", nil, running, running, Open, "", ""},
		{"advanced before the touch is due", "met", []string{"accepted"}, kept, running, Advanced, "", ""},
		{"withdrawn", "met", []string{"withdrawn"}, late, kept, Open, "", ""},
		{"questioned, the finding stands until the ruling", "met", []string{"accepted", "questioned"}, kept, kept, Lost, Beyond, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, missing := Finding(Evidence{Handoff: handed(c.definition, c.acts...), Answer: c.answer, Touch: c.touch, Became: c.became})
			if got != c.want || strings.Join(missing, "; ") != c.missing {
				t.Errorf("got %q missing %q; want %q missing %q", got, missing, c.want, c.missing)
			}
		})
	}
	for ruling, want := range map[string]string{"stands": Late, "amended": Beyond, "cannot-tell": Unknown} {
		t.Run("the arbiter rules: "+ruling, func(t *testing.T) {
			h := handed("met", "accepted", "questioned")
			h.Decisions = append(h.Decisions, model.Decision{Act: "ruled", Ruling: ruling, Reason: Beyond})
			if got, _ := Finding(Evidence{Handoff: h, Answer: late, Touch: kept, Became: Signed}); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestBecame(t *testing.T) {
	a := &model.Agreement{Stages: []model.Stage{
		{ID: model.ID{0: 4, 1: 2}, Kind: "open", Rank: 2}, {ID: model.ID{0: 4, 1: 3}, Kind: "open", Rank: 3}, {ID: model.ID{0: 4, 1: 4}, Kind: "open", Rank: 4},
		{ID: model.ID{0: 4, 1: 6}, Kind: "signed", Rank: 6}, {ID: model.ID{0: 4, 1: 7}, Kind: "lost", Rank: 7}, {ID: model.ID{0: 4, 1: 8}, Kind: "nurture", Rank: 8},
	}}
	to := func(stage byte, day int) model.Move {
		return model.Move{ID: model.ID{9, byte(day + 50)}, To: model.ID{0: 4, 1: stage}, Happened: now.AddDate(0, 0, day)}
	}
	own := model.Move{ID: model.ID{2}, To: model.ID{0: 4, 1: 3}, Happened: now.AddDate(0, 0, -20)}
	cases := []struct {
		name  string
		moves []model.Move
		want  string
	}{
		{"nothing since the hand-off", []model.Move{own}, Open},
		{"what was before it does not count", []model.Move{to(4, -30), own}, Open},
		{"it went on", []model.Move{own, to(4, -5)}, Advanced},
		{"it went on and came back", []model.Move{own, to(4, -5), to(3, -2)}, Advanced},
		{"it went back", []model.Move{own, to(2, -5)}, Open},
		{"it went on and was lost", []model.Move{to(7, -2), own, to(4, -5)}, Lost},
		{"it was signed", []model.Move{own, to(4, -5), to(6, -1)}, Signed},
		{"it was lost and came back", []model.Move{own, to(7, -5), to(3, -2)}, Open},
		{"what happens tomorrow has not happened", []model.Move{own, to(6, 1)}, Open},
		{"it sleeps", []model.Move{own, to(8, -3)}, Nurture},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Became(a, handed("met"), c.moves, now); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestStatus(t *testing.T) {
	cases := []struct {
		name  string
		acts  []string
		same  bool
		state string
		want  string
	}{
		{"nobody answered yet", nil, false, sla.Waiting, "waiting"},
		{"nobody answered in time", nil, false, sla.Lapsed, "lapsed"},
		{"asked back", []string{"asked"}, false, sla.Paused, "asked"},
		{"asked back and answered", []string{"asked", "answered"}, false, sla.Waiting, "waiting"},
		{"a late answer replaces lapsed", []string{"accepted"}, false, sla.Late, "accepted"},
		{"a question changes no answer", []string{"rejected later", "questioned"}, false, sla.Kept, "rejected"},
		{"between two hats of one person", nil, true, sla.Kept, "accepted"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			h := handed("met", c.acts...)
			h.Same = c.same
			if got := Status(h, sla.Clock{State: c.state}); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestHeadline(t *testing.T) {
	rows := func(counts map[string]int) []model.HandoffRow {
		var out []model.HandoffRow
		for finding, n := range counts {
			for range n {
				out = append(out, model.HandoffRow{Finding: finding, FromName: "Marketing", ToName: "Sales"})
			}
		}
		return out
	}
	cases := []struct {
		name   string
		counts map[string]int
		want   string
	}{
		{"no hand-off yet", nil, "No hand-offs in this time."},
		{"one hand-off", map[string]int{Carried: 1}, "1 hand-off: 1 carried"},
		{"the usual month", map[string]int{Unknown: 4, Late: 4, Outside: 6, Carried: 9}, "23 hand-offs: 9 carried, 6 outside the definition, 4 late, 4 cannot tell"},
		{"every finding, and some that still run", map[string]int{Carried: 1, Outside: 1, Late: 1, Both: 1, Definition: 1, SignedOutside: 1, Beyond: 1, Unknown: 1, "": 2},
			"10 hand-offs: 1 carried, 1 outside the definition, 1 late, 1 outside and late, 1 definition let it through, 1 signed although outside, 1 beyond both promises, 1 cannot tell, 2 still open"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Headline(rows(c.counts))
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if strings.Contains(got, "Marketing") || strings.Contains(got, "Sales") {
				t.Error("a headline names the gap, never a team")
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for _, f := range Findings() {
		if Title(f) == "" {
			t.Errorf("%s has no title", f)
		}
	}
	if Title("guilty") != "" {
		t.Error("a word that is no finding has a title")
	}
}

package journey_test

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/journey"
	"baton/model/sla"
)

// nudged is a stage with plays, and a calendar of plain weeks.
func nudged(t *testing.T) (*model.Agreement, *sla.Calendar) {
	t.Helper()
	day := [][2]int{{9 * 60, 17 * 60}}
	a := &model.Agreement{
		Assets: []model.Asset{{ID: model.ID{9}, Name: "Checklist"}},
		Plays: []model.Play{
			{ID: model.ID{2}, Stage: model.ID{1}, Name: "Ask for the notes", Days: 2, Rank: 2},
			{ID: model.ID{3}, Stage: model.ID{1}, Name: "Send the checklist", Kind: "asset", AssetID: model.ID{9}, Days: 5, Rank: 1},
			{ID: model.ID{4}, Stage: model.ID{1}, Name: "Invite them", Kind: "trigger", Rank: 3},
			{ID: model.ID{5}, Stage: model.ID{7}, Name: "Another stage's", Days: 1},
		},
		Calendar: model.Calendar{Zone: "Europe/Lisbon", Weekly: map[string][][2]int{"mon": day, "tue": day, "wed": day, "thu": day, "fri": day}, Holidays: []string{"2026-11-24"}},
	}
	cal, err := sla.New(a.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	return a, cal
}

func TestPlanTasks(t *testing.T) {
	a, cal := nudged(t)
	lead := &model.Lead{ID: model.ID{8}, Owner: model.ID{6}}
	for _, c := range []struct{ what, entered, told, want string }{
		{"plays with days are due so many open days on", "2026-11-20 10:00", "2026-11-20 10:00", "2026-11-30 Send the checklist, 2026-11-25 Ask for the notes"},
		{"what came in at night begins in the morning", "2026-11-22 23:00", "2026-11-22 23:00", "2026-12-01 Send the checklist, 2026-11-26 Ask for the notes"},
		{"what was told too late to be kept is left out", "2026-11-20 10:00", "2026-11-26 10:00", "2026-11-30 Send the checklist"},
		{"history is no work", "2025-01-10 10:00", "2026-11-26 10:00", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			at := func(s string) time.Time { d, _ := time.Parse("2006-01-02 15:04", s); return d }
			var got []string
			for _, x := range journey.PlanTasks(a, cal, lead, model.Move{To: model.ID{1}, Happened: at(c.entered)}, at(c.told)) {
				got = append(got, x.Due+" "+x.Text)
				if x.Owner != lead.Owner || x.Lead != lead.ID || x.Stage != (model.ID{1}) {
					t.Errorf("%+v", x)
				}
			}
			if all := strings.Join(got, ", "); all != c.want {
				t.Errorf("it plans %q, want %q", all, c.want)
			}
		})
	}
}

func TestOpenTasks(t *testing.T) {
	here, there := model.ID{1}, model.ID{7}
	all := []model.Task{
		{Text: "done", Stage: here, Done: time.Unix(1, 0)},
		{Text: "no day"},
		{Text: "late", Stage: here, Due: "2026-11-20"},
		{Text: "elsewhere", Stage: there, Due: "2026-11-19"},
		{Text: "by hand", Due: "2026-11-18"},
	}
	var got []string
	for _, x := range journey.OpenTasks(here, all) {
		got = append(got, x.Text)
	}
	if s := strings.Join(got, ", "); s != "by hand, late, no day" {
		t.Errorf("open are %s", s)
	}
}

func TestNextPlay(t *testing.T) {
	a, _ := nudged(t)
	next := func(done ...byte) string {
		var tasks []model.Task
		for _, p := range done {
			tasks = append(tasks, model.Task{Play: model.ID{p}, Done: time.Unix(1, 0)})
		}
		p, _ := journey.NextPlay(a, model.ID{1}, tasks)
		return p.Name + "/" + p.Asset
	}
	for done, want := range map[string]string{"": "Send the checklist/Checklist", "\x03": "Ask for the notes/", "\x03\x02\x04": "/"} {
		if got := next([]byte(done)...); got != want {
			t.Errorf("after %q comes %s, want %s", done, got, want)
		}
	}
}

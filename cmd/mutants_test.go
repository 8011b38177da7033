package cmd_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// mutants are the mistakes that would lose or show wrong what somebody wrote.
// For each there is a test that fails, and this is the proof: run with
// BATON_LONG=1, it makes each mistake in a copy of the house.
var mutants = []struct {
	mistake   string
	file      string
	from, to  string
	room, run string // the tests that must notice
}{
	{"ids are not beyond what was seen", "store/write.go",
		"w.tick = tickOf(model.ID(last))", "_ = tickOf(model.ID(last))",
		"store", "TestDesk_Set_behindTheTime"},
	{"the smallest of several values is shown", "store/fold.go",
		"return hs[len(hs)-1].value", "return hs[0].value",
		"store", "TestOpen_everyFormat"},
	{"what was replaced is a value still", "store/fold.go",
		"return slices.Contains(gone, h.op)", "return false && slices.Contains(gone, h.op)",
		"store", "TestFold_anyOrder"},
	{"what arrives about somebody who was erased is kept", "store/merge.go",
		"if gone {", "if false && gone {",
		"store", "TestFold_isTotal"},
	{"the file is written over instead of swapped", "store/share/push.go",
		"switch err := exchange(a, path); {", "switch err := os.Rename(a, path); {",
		"store/share", "Transport|TestFolder_Push"},
	{"what was displaced is not handed back", "store/share/push.go",
		"return now, &Version{Kind: Leftover,", "return now, nil, nil\n\treturn now, &Version{Kind: Leftover,",
		"store/share", "Transport|TestFolder_Push"},
	{"leftovers go unread", "store/share/folder.go",
		"if err != nil || !holds(image) {", "if v.Kind != Leftover && (err != nil || !holds(image)) {",
		"store/share", "Transport"},
	{"a version is released without a claim", "store/share/folder.go",
		"if err := os.Rename(v.path, claim); err != nil {", "claim = v.path\n\tif _, err := os.Stat(claim); err != nil {",
		"store/share", "Transport"},
	{"an unfinished version is taken from a push that lives", "store/share/folder.go",
		"return v, !held(v.path)", "return v, true",
		"store/share", "TestFolder_Pull_unfinished"},
	{"sums are not compared", "store/verify.go",
		"case o.sum != o.checksum():", "case false:",
		"store", "TestFile_hostileSchema/an_entry_says"},
	{"a merge does not look at the digest", "store/merge.go",
		"if d.digest != im.digest {", "if false {",
		"store", "TestFile_hostileSchema/change_is_gone"},
	{"the first opening does not look at the digest", "store/verify.go",
		"if low.got != want {", "if false {",
		"store", "TestFile_hostileSchema/change_is_gone"},
	{"half a change is merged", "store/verify.go",
		"if n > 0 {", "if false {",
		"store", "TestFile_hostileLog/lacks_an_entry"},
	{"the tables of a changed file are believed", "store/pristine.go",
		"|| !bytes.Equal(sum, b[sumAt:sumAt+sumSize])", "|| false && !bytes.Equal(sum, b[sumAt:sumAt+sumSize])",
		"store", "TestFile_hostileSchema/a_table_lies"},
	{"an undo puts back what others have changed since", "store/reverse.go",
		"if len(hs) != 1 || r.origin(", "if false && r.origin(",
		"store", "TestDesk_Undo$"},
	{"what differs is not noted when versions are merged", "store/refold.go",
		"if err := projectDispute(ctx, x, r); err != nil {", "if err := error(nil); err != nil {",
		"store", "TestFile_hostileLog/nothing_is_wrong"},
	{"a newer Baton's file is written over", "store/push.go",
		"if r.state.Newer {", "if false {",
		"store", "TestFile_newerBaton"},
	{"a signature counts under whatever text", "model/agree/standing.go",
		"s.Team == a.Team && agreesWith(s, a.Sections, hashes)", "s.Team == a.Team",
		"store", "TestDesk_Versions_changedLater"},
	{"a version is read though its text is another", "store/law.go",
		`if r.id != naturalID(f.firm, "bundle", content) {`, "if false {",
		"store", "TestDesk_Versions_changedLater"},
	{"a version holds before its day", "model/agree/standing.go",
		"v.Agreement == nil || v.Effective > day", "v.Agreement == nil",
		"store", "TestDesk_Sign$"},
	{"leads are judged by the draft", "store/law.go",
		"a := agree.Reworded(v.Agreement, b.draft)", "a := b.draft",
		"store", "TestDesk_Sign$"},
	{"a flaw is let in", "store/sound.go",
		"return agree.New(before.flaws()", "return nil; return agree.New(before.flaws()",
		"store", "TestDesk_write_refusesFlaws"},
	{"a signature under a version that holds is taken back", "store/reverse.go",
		"if err := r.binding(&ops[i]); err != nil {", "if err := error(nil); err != nil {",
		"store", "TestDesk_Sign$"},
	{"what was signed is written over", "store/sound.go",
		`if r.noun != "bundle" && r.noun != "signature" {`, "if true {",
		"store", "TestDesk_Sign$"},
	{"a person's share is not capped when a weight is dragged", "model/score/columns_talk.go",
		"share[i] = min(n, PersonShare)", "share[i] = n",
		"model/score", "TestColumns"},
	{"a binding change is taken for wording", "model/agree/diff.go",
		"!(a.wording && b.wording)", "false",
		"model/agree", "TestDiff_everyField"},
	{"a lead has a part in its own score", "model/learn/trial.go",
		"train := func(r *row) bool { return r.fold != f }", "train := func(r *row) bool { return true }",
		"model/learn", "TestStudy_Trial"},
	{"what came with the outcome is taken for a sign of it", "model/learn/leftout.go",
		"case n < y/10:", "case n < 0:",
		"model/learn", "TestLook_leavesOut"},
	{"a lead in a stage that was merged stands nowhere", "store/leads.go",
		"r.Stage = l.law.Standing(r.Stage)", "_ = l.law",
		"store", "TestDesk_MergeStage"},
	{"a stage goes from under its leads", "model/journey/order.go",
		"case !merged && stood[s.ID] > 0:", "case false && stood[s.ID] > 0:",
		"model/journey", "TestReshaped"},
	{"a gate gets lost when a stage is merged", "model/journey/merge.go",
		"if x.ID != s.ID && gates[x.ID] != x.Gate {", "if false {",
		"model/journey", "TestMerge"},
	{"two stages that were merged into each other are both gone", "model/merged.go",
		"known[from] && last != from", "known[from]",
		"model", "TestAgreement_Merge"},
	{"what was known later counts when a month is closed", "model/align/freeze.go",
		"known := c.Known(at)", "known := c",
		"store", "TestDesk_ClosePeriods"},
	{"a frozen finding follows today's evidence", "model/align/freeze.go",
		"row.Finding, row.Kept, row.Missing = f.Finding, f.Kept, f.Missing", "f.Finding = cmp.Or(row.Finding, f.Finding)",
		"store", "TestDesk_ClosePeriods"},
	{"an excused lateness counts against the promise", "model/align/tests.go",
		`if t.Excused != "" || !funnel.Within(t.At, from, to) {`, "if !funnel.Within(t.At, from, to) {",
		"model/align", "TestTests_excused"},
	{"of two answers the last one is taken", "model/align/align.go",
		"\tif e.Handoff.TwoAnswers() {\n\t\tmissing", "\tif false {\n\t\tmissing",
		"model/align", "TestFinding"},
	{"a lead that waits for the prospect waits on when they are heard", "model/sla/moment.go",
		`heard := t.Direction == "in" && !t.Automatic`, `heard := false && !t.Automatic`,
		"model/sla", "TestStanding"},
	{"a founder's holiday makes them late", "model/sla/staff.go",
		"return firm.Without(s.deserted(s.wearers(a, t)))", "_ = t\n\treturn firm",
		"model/sla", "TestStaff_Calendar"},
	{"a touch before somebody was known is let in", "model/touch.go",
		"if t.last().Before(day(who.Known.In(zone))) {", "if false {",
		"model", "TestTouch_Reaches"},
	{"what was put off stays on the list", "model/today/list.go",
		"until, ok := m.putOff(it)", "until, ok := m.putOff(it); ok = false",
		"model/today", "TestList"},
	{"what another laptop writes about a merged row shows nowhere", "store/twins.go",
		"func (t *twins) all(id model.ID) []model.ID { return append([]model.ID{id}, t.under[id]...) }", "func (t *twins) all(id model.ID) []model.ID { return []model.ID{id} }",
		"store", "TestDesk_MergeRows"},
	{"a play that was over before it was told becomes a task", "model/journey/plays.go",
		"if due < today {", "if false && due < today {",
		"model/journey", "TestPlanTasks"},
}

func TestMutants(t *testing.T) {
	if os.Getenv("BATON_LONG") == "" {
		t.Skip("It builds the house once for every mistake: set BATON_LONG=1.")
	}
	house := copyHouse(t)
	t.Run("without a mistake every test passes", func(t *testing.T) {
		for _, room := range []string{"store", "store/share", "model", "model/agree", "model/align", "model/journey", "model/learn", "model/score", "model/sla", "model/today"} {
			var runs []string
			for _, m := range mutants {
				if m.room == room && !slices.Contains(runs, m.run) {
					runs = append(runs, m.run)
				}
			}
			if out, err := tests(house, room, strings.Join(runs, "|")); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
		}
	})
	for _, m := range mutants {
		t.Run("it is noticed when "+m.mistake, func(t *testing.T) {
			path := filepath.Join(house, filepath.FromSlash(m.file))
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(src), m.from) != 1 {
				t.Fatalf("%s has not exactly one %q: name the place anew.", m.file, m.from)
			}
			defer os.WriteFile(path, src, 0o644)
			if err := os.WriteFile(path, []byte(strings.Replace(string(src), m.from, m.to, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := tests(house, m.room, m.run)
			var failed *exec.ExitError
			found := failedTest.FindAllStringSubmatch(out, -1)
			if !errors.As(err, &failed) || len(found) == 0 {
				t.Fatalf("no test notices: %v\n%s", err, out)
			}
			for _, f := range found {
				t.Log(f[1])
			}
		})
	}
}

var failedTest = regexp.MustCompile(`(?m)^\s*--- FAIL: (.*) \(`)

// tests runs the tests of a room in a copy of the house.
func tests(house, room, run string) (string, error) {
	args := []string{"test", "./" + room, "-vet=off", "-count=1", "-timeout=9m", "-run", run}
	if room == "store" {
		args = append(args, "-rapid.shrinktime=1s", "-rapid.nofailfile") // what was found needs no better example
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = house
	cmd.Env = append(os.Environ(), "BATON_LONG=")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// copyHouse copies the rooms that the mistakes are made in, and what they
// stand on.
func copyHouse(t *testing.T) string {
	t.Helper()
	house := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "model", "store"} {
		err := filepath.WalkDir(filepath.Join("..", name), func(p string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			to := filepath.Join(house, strings.TrimPrefix(p, ".."))
			if e.IsDir() {
				return os.MkdirAll(to, 0o755)
			}
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			return os.WriteFile(to, b, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return house
}

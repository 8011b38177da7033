package share

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const ours, thisHost = "team.baton", "LAPTOP01"

// servicesMarks are what services put between "team" and ".baton".
var servicesMarks = []struct{ service, mark string }{
	{"Dropbox", " (Anna's conflicted copy 2026-11-23)"},
	{"Dropbox", " (Anna’s conflicted copy 2026-11-23)"},
	{"Dropbox", " (Anna Maria Müller's conflicted copy 2026-11-23)"},
	{"Dropbox", " (Jonas' conflicted copy 2026-11-23)"},
	{"Dropbox", " (Annas-MacBook-Pro.local's conflicted copy 2026-11-23)"},
	{"Dropbox", " (Anna's MacBook Pro's conflicted copy 2026-11-23)"},
	{"Dropbox", " (Anna (Work)'s conflicted copy 2026-11-23)"},
	{"Dropbox", " (田中's conflicted copy 2026-11-23)"},
	{"Dropbox", " (Anna's conflicted copy 2026-11-23 (1))"},
	{"Dropbox", " (Anna's conflicted copy 2026-11-23 (12))"},
	{"Dropbox", " (Anna's conflicted copy 2026-11-23 2)"},
	{"Dropbox", " (Anna's conflicted copy 2026-11-23 #4)"},
	{"Dropbox", " (Anna's conflicting copy 2026-11-23)"},
	{"Dropbox", " (Case Conflict)"},
	{"Dropbox", " (Case Conflict 1)"},
	{"Dropbox", " (Unicode Encoding Conflict)"},
	{"Dropbox", " (Unicode Encoding Conflict (23))"},
	{"Dropbox", " (Unicode Encoding Conflict)(1)"},
	{"Dropbox", " (White Space Conflict)"},
	{"Dropbox", " (Selective Sync Conflict)"},
	// Dropbox in other languages
	{"Dropbox", " (In Konflikt stehende Kopie von Anna 2026-11-23)"},
	{"Dropbox", " (Annas in Konflikt stehende Kopie 2026-11-23)"},
	{"Dropbox", " (Copie en conflit de Anna 2026-11-23)"},
	{"Dropbox", " (Copie en conflit de DESKTOP-4F2K9QX 2026-11-23)"},
	{"Dropbox", " (Copia en conflicto de Eduardo 2026-11-23)"},
	{"Dropbox", " (Copia conflictiva de Eduardo 2026-11-23)"},
	{"Dropbox", " (Còpia en conflicte de Eduard 2026-11-23)"},
	{"Dropbox", " (Copia in conflitto di MBP-di-Marco.fritz.box 2026-11-23)"},
	{"Dropbox", " (Cópia em conflito de João 2026-11-23)"},
	{"Dropbox", " (Co\u0301pia em conflito de João 2026-11-23)"},
	{"Dropbox", " (cópia em conflito de PC-01 2026-11-23 (2))"},
	{"Dropbox", " (Conflicterende kopie van Anneke 2026-11-23)"},
	{"Dropbox", " (Annas konfliktkopia 2026-11-23)"},
	{"Dropbox", " (Annas modstridende kopi 2026-11-23)"},
	{"Dropbox", " (Annas motstridende kopi 2026-11-23)"},
	{"Dropbox", " (Kopia powodująca konflikt użytkownika Jan 2026-11-23)"},
	{"Dropbox", " (kopia powoduja\u0328ca konflikt użytkownika Jan 2026-11-23)"},
	{"Dropbox", " (Konfliktní kopie počítače notebook 2026-11-23)"},
	{"Dropbox", " (Конфликтующая копия пользователя Анна 2026-11-23)"},
	{"Dropbox", " (конфликтующая копия с компьютера PC 2026-11-23)"},
	{"Dropbox", " (Конфліктна копія користувача Анна 2026-11-23)"},
	{"Dropbox", " (Salinan konflik Anna 2026-11-23)"},
	{"Dropbox", " (Anna の競合コピー 2026-11-23)"},
	{"Dropbox", " (コンピュータ名の競合コピー 2026-11-23)"},
	{"Dropbox", " (Anna の競合コヒ\u309aー 2026-11-23)"},
	{"Dropbox", " (LAPTOP 上の問題のあるコピー 2026-11-23)"},
	{"Dropbox", " (G Z 的冲突副本 2026-11-23)"},
	{"Dropbox", " (张三的冲突副本 2026-11-23)"},
	{"Dropbox", " (Anna 的衝突複本 2026-11-23)"},
	{"Dropbox", " (Anna의 충돌 사본 2026-11-23)"},
	{"Dropbox", " (Anna의 충돌된 복사본 2026-11-23)"},
	// without a name several services write so
	{"a sync service", " (conflicted copy 2026-11-23)"},
	{"a sync service", " (Conflicted copy 2026-11-23)"},
	{"a sync service", " (Copie en conflit 2026-11-23)"},
	{"a sync service", " (冲突副本 2026-11-23)"},
	{"a sync service", " (競合コピー 2026-11-23)"},

	{"OneDrive", "-LAPTOP01"},
	{"OneDrive", "-laptop01"},
	{"OneDrive", "-LAPTOP01-2"},
	{"OneDrive", "-LAPTOP01-12"},
	{"OneDrive", "-LAPTOP01-LAPTOP01"},
	{"OneDrive", "-LAPTOP01-2-LAPTOP01"},
	{"OneDrive", "-LAPTOP01-safeBackup-0001"},
	{"OneDrive", "-laptop01-safeBackup-0012"},
	{"OneDrive", "-annashost-safeBackup-0001"},
	{"OneDrive", "-annas.host_2-safeBackup-0001"},
	{"OneDrive", "-LAPTOP01-LAPTOP01-safeBackup-0001"},

	{"Nextcloud", " (conflicted copy 2026-11-23 104200)"},
	{"Nextcloud", " (conflicted copy Anna 2026-11-23 104200)"},
	{"Nextcloud", " (conflicted copy Anna Maria 2026-11-23 104200)"},
	{"Nextcloud", "_conflict-20261123-104200"},

	{"Syncthing", ".sync-conflict-20261123-104200-ABCDEFG"},
	{"Syncthing", ".sync-conflict-20261123-104200-K3HJ2QL"},
	{"Syncthing", ".sync-conflict-20261123-104200"},

	{"Seafile", " (SFConflict anna 2026-11-23-10-42-00)"},
	{"Seafile", " (SFConflict anna@example.com 2026-11-23-10-42-00)"},

	{"Proton Drive", " (# Edit conflict 2026-11-23 a1b2c3C #)"},
	{"Proton Drive", " (# Name clash 2026-11-23 2xs3wlC #)"},
	{"Proton Drive", " (# Name Clash 2026-11-23 Ab3dE9x #)"},
	{"Proton Drive", " (# Delete conflict 2026-11-23 a1b2c3C #)"},

	{"Synology Drive", "_Andy-PC_Nov-23-1042-2026_Conflict"},
	{"Synology Drive", "_Ordinateur Burlesque_Nov-23-104200-2026_Conflict"},
	{"Synology Drive", "_Andy-PC_Nov-23-1042-2026_Conflict_1"},
	{"Synology Drive", "_Andy-PC_Nov-23-104200-2026_Conflict_Andy-PC_Nov-23-104217-2026_Conflict"},
	{"Synology Drive", "_Andy-PC_Nov-23-104200-2026_Conflict_2nd PC_Nov-23-104217-2026_Conflict_3"},

	{"SecuriSync", " (Conflicted copy 2026-11-23 for jsmith)"},
	{"HCP Anywhere", " (edits by lgreen not merged 2026-11-23)"},
	{"Obsidian Sync", " (Conflicted copy dev 202611231042)"},

	// a copy of a copy is whose who made it last
	{"Dropbox", " (Anna's conflicted copy 2026-11-23) (Ben's conflicted copy 2026-11-24)"},
	{"Dropbox", " (Anna's conflicted copy 2026-11-23) (Anna's conflicted copy 2026-11-23)"},
	{"Syncthing", ".sync-conflict-20261123-104200-ABCDEFG.sync-conflict-20261124-090000-HIJKLMN"},
	{"Nextcloud", " (conflicted copy 2026-11-23 104200) (conflicted copy 2026-11-24 090000)"},
	{"Dropbox", "-LAPTOP01 (Anna's conflicted copy 2026-11-23)"},
	{"OneDrive", " (Anna's conflicted copy 2026-11-23)-LAPTOP01"},
	{"Syncthing", " (Case Conflict).sync-conflict-20261123-104200-ABCDEFG"},
}

// peoplesWords are what people put between "team" and ".baton", and what
// services put there that must not be tidied away.
var peoplesWords = []string{
	" (1)", " (2)", "(1)", " 2", " 10", "2", " - Copy", " - Copy (2)", " copy", " copy 2", " (copy)", " - Kopie", " (Kopie)", " - copia",
	" backup", "_backup", "-backup", ".backup", " (backup)", " old", " new", " final", " final final", " v2", "-v2", "_2",
	" (2026-11-23)", " 2026-11-23", "-2026-11-23", "_20261123", "-20261123-104200", " 2026-11-23 104200", " (2026-11-23 104200)",
	" (Anna)", " (Anna 2026-11-23)", " (Anna's)", " (Anna's copy 2026-11-23)", " (Anna's version 2026-11-23)", " (from Anna's laptop)",
	" (conflict-free pricing)", " (conflict)", " (conflicts)", " (conflicted)", " (conflict 2026-11-23)", " (conflict meeting 2026-11-23)",
	" (Conflict resolution 2026-11-23)", " (conflict copy)", " (conflicted copy)", " (conflicting copy)", " (my conflicted copy)",
	" (before the conflicted copy 2026-11-23)", " (no conflicted copy 2026-11-23)", " (the conflicted copy of 2026-11-23)",
	" conflicted copy 2026-11-23", "-conflicted copy 2026-11-23", " (conflicted copy 2026-11-23", " conflicted copy 2026-11-23)",
	" (Anna's conflicted copy)", " (Anna's conflicted copy 2026)", " (Anna's conflicted copy 23.11.2026)", " (Anna's conflicted copy 2026-13-23)",
	" (Anna's conflicted copy 2026-11-32)", " (Anna's conflicted copy 2026-11-23 before lunch)", " (Anna's conflicted copy 2026-11-23) mine",
	" (Anna's conflicted copy 2026-11-23) (1)", " (Anna's conflicted copy 2026-11-23) copy", " mine (Anna's conflicted copy 2026-11-23)",
	" (Anna's conflict on 2026-11-23)", " (Anna's conflicted copy 2026-11-23))", "(Anna's conflicted copy 2026-11-23)",
	" (ohne Konfliktkopie 2026-11-23)", " (Konflikt 2026-11-23)", " (Kopie 2026-11-23)", " (Kopie vor dem Konflikt 2026-11-23)",
	" (sans copie en conflit 2026-11-23)", " (conflit 2026-11-23)", " (copie 2026-11-23)", " (utan konfliktkopia 2026-11-23)", " (冲突 2026-11-23)", " (副本)",
	" (case conflict of Meier)", " (Case Conflict Meier)", " (Case Conflicts)", " (Case)", "(Case Conflict)", " Case Conflict",
	"-LAPTOP02", "-LAPTOP", "-LAPTOP011", "-LAPTOP01x", "-LAPTOP01-", "-LAPTOP01-2026", "-LAPTOP01-2026-11-23", "-LAPTOP01 2", " LAPTOP01",
	"_LAPTOP01", "LAPTOP01", "-old-LAPTOP01", "-LAPTOP01-old", "-LAPTOP01-LAPTOP02", "-LAPTOP01-backup", "-DESKTOP-4F2K9QX",
	"-safeBackup-0001", "-LAPTOP01-safeBackup", "-LAPTOP01-safeBackup-1", "-LAPTOP01-safeBackup-00012", "-notes-host-safeBackup-0001", "- notes-safeBackup-0001",
	".sync-conflict", ".sync-conflict-", "-sync-conflict-20261123-104200-ABCDEFG", ".sync-conflict-20261123", ".sync-conflict-20261123-104200-ABC",
	".sync-conflict-20261323-104200-ABCDEFG", ".sync-conflict-20261123-254200-ABCDEFG", ".sync-conflict-20261123-104200-abcdefg", " sync conflict",
	"_conflict", "_conflict-2026", "_conflict-meier", "_conflict_notes", "_conflict_anna-20261123-104200", "_notes_conflict-20261123-104200", "_conflict_notes_conflict-20261123-104200",
	" (SFConflict)", " (SFConflict anna)", " (SFConflict 2026-11-23-10-42-00)", " (anna 2026-11-23-10-42-00)",
	" (# Edit conflict #)", " (# Edit conflict 2026-11-23 #)", " (# notes 2026-11-23 a1b2c3C #)",
	"_PC_Conflict", "_Nov-23-1042-2026_Conflict", "_PC_Nov-23-1042-2026", "_old_PC_Nov-23-1042-2026_Conflict", "_PC_Abc-23-1042-2026_Conflict",
	" (edits by lgreen)", " (edits by lgreen 2026-11-23)", " (Conflicted copy for jsmith)",
	".Conflict", ".Conflict1", ".Conflict.Conflict", " [conflicted]", " [conflicted 2]", "-copy of", " (case clash from 2026-11-23 104200)",
	" ", "  ", "-", "(", ")", " ()", "()", ".", "..", "\x00", "\xff", " (\xff's", "🙂",
}

func TestMarked(t *testing.T) {
	for _, c := range servicesMarks {
		t.Run(fmt.Sprintf("team%s is %s's", c.mark, c.service), func(t *testing.T) {
			if service, ok := Marked(ours, "team"+c.mark+".baton", thisHost); !ok || service != c.service {
				t.Errorf("got %q %v", service, ok)
			}
		})
	}
	for _, words := range peoplesWords {
		t.Run(fmt.Sprintf("team%s is a person's", words), func(t *testing.T) {
			if service, ok := Marked(ours, "team"+words+".baton", thisHost); ok || service != "" {
				t.Errorf("got %q %v", service, ok)
			}
		})
	}
}

func TestMarked_ofWhat(t *testing.T) {
	const dropbox, onHost = " (Anna's conflicted copy 2026-11-23)", "-LAPTOP01"
	for _, c := range []struct {
		what, shared, name, host string
		want                     string
	}{
		{"the file itself", "team.baton", "team.baton", thisHost, ""},
		{"the file itself, where its own name carries a mark", "team" + dropbox + ".baton", "team" + dropbox + ".baton", thisHost, ""},
		{"the file it was copied from", "team" + dropbox + ".baton", "team.baton", thisHost, ""},
		{"a copy of a file whose own name carries a mark", "team" + dropbox + ".baton", "team" + dropbox + dropbox + ".baton", thisHost, "Dropbox"},
		{"a file whose name contains a computer's", "team-LAPTOP01.baton", "team-LAPTOP01.baton", thisHost, ""},
		{"a copy of it", "team-LAPTOP01.baton", "team-LAPTOP01-LAPTOP01.baton", thisHost, "OneDrive"},
		{"a copy of another file", "team.baton", "other" + dropbox + ".baton", thisHost, ""},
		{"a copy of a file whose name goes on", "team.baton", "team 2" + dropbox + ".baton", thisHost, ""},
		{"a copy of a file whose name ends earlier", "team 2.baton", "team" + dropbox + ".baton", thisHost, ""},
		{"a copy with another ending", "team.baton", "team" + dropbox + ".xlsx", thisHost, ""},
		{"a copy without an ending", "team.baton", "team" + dropbox, thisHost, ""},
		{"a mark behind the ending", "team.baton", "team.baton" + dropbox, thisHost, ""},
		{"a copy of a name with dots", "firm.2026.baton", "firm.2026" + dropbox + ".baton", thisHost, "Dropbox"},
		{"a copy of a name with brackets", "team (Berlin).baton", "team (Berlin)" + dropbox + ".baton", thisHost, "Dropbox"},
		{"a copy of a name with letters of all kinds", "Müller & 田中.baton", "Müller & 田中" + dropbox + ".baton", thisHost, "Dropbox"},
		{"a copy of a file without an ending", "team", "team" + dropbox, thisHost, "Dropbox"},
		{"a copy of a name in other letters of another size", "team.baton", "Team" + dropbox + ".baton", thisHost, ""},
		{"the one that Dropbox made of just that", "team.baton", "Team (Case Conflict).baton", thisHost, "Dropbox"},
		{"the one that Dropbox made of a name in other letters", "team.baton", "tame (Case Conflict).baton", thisHost, ""},
		{"OneDrive's on a computer with a name in parts", "team.baton", "team-DESKTOP-4F2K9QX.baton", "desktop-4f2k9qx", "OneDrive"},
		{"its second", "team.baton", "team-DESKTOP-4F2K9QX-2.baton", "desktop-4f2k9qx", "OneDrive"},
		{"its client's for Linux", "team.baton", "team-onedrive-client-dev-safeBackup-0001.baton", "onedrive-client-dev", "OneDrive"},
		{"on a computer whose name is a pattern", "team.baton", "team-LAPTOP01.baton", ".*", ""},
		{"on a computer whose name is broken", "team.baton", "team-LAPTOP01.baton", "\xff", ""},
		{"on a computer without a name", "team.baton", "team" + onHost + ".baton", "", ""},
		{"on a computer without a name, a lone hyphen", "team.baton", "team-.baton", "", ""},
		{"Dropbox's on a computer without a name", "team.baton", "team" + dropbox + ".baton", "", "Dropbox"},
		{"nothing", "", "", "", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			if service, ok := Marked(c.shared, c.name, c.host); service != c.want || ok != (c.want != "") {
				t.Errorf("%q beside %q: got %q %v, want %q", c.name, c.shared, service, ok, c.want)
			}
		})
	}
}

// TestMarked_neverAPersons puts people's words and services' marks together at
// random: a name is marked only if marks are all that was added.
func TestMarked_neverAPersons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(
			rapid.SampledFrom(peoplesWords),
			rapid.StringMatching(`[A-Za-z0-9 ()'_.-]{1,20}`),
			rapid.StringOf(rapid.RuneFrom([]rune(" ()[]#'’-_.0123456789abcxyzABCXYZäö的"))),
		).Draw(t, "words")
		if _, ok := Marked(ours, "team"+words+".baton", thisHost); ok || words == "" {
			t.Skip("these words are a mark")
		}
		for range rapid.IntRange(1, 3).Draw(t, "marks") {
			words += rapid.SampledFrom(servicesMarks).Draw(t, "mark").mark
			if service, ok := Marked(ours, "team"+words+".baton", thisHost); ok {
				t.Fatalf("%q was taken for a copy that %s made", "team"+words+".baton", service)
			}
		}
	})
}

// TestMarked_chains: any marks one after another are a mark, and the last one
// says whose.
func TestMarked_chains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name, service := "team", ""
		for range rapid.IntRange(1, 4).Draw(t, "marks") {
			m := rapid.SampledFrom(servicesMarks).Draw(t, "mark")
			name, service = name+m.mark, m.service
		}
		if got, ok := Marked(ours, name+".baton", thisHost); !ok || got != service {
			t.Fatalf("%q: got %q %v, want %q", name, got, ok, service)
		}
	})
}

func FuzzMarked(f *testing.F) {
	for _, c := range servicesMarks {
		f.Add(ours, "team"+c.mark+".baton", thisHost)
	}
	for _, words := range peoplesWords {
		f.Add(ours, "team"+words+".baton", thisHost)
	}
	f.Fuzz(func(t *testing.T, shared, name, host string) {
		When(name)
		service, ok := Marked(shared, name, host)
		if ok != (service != "") {
			t.Errorf("%q %v", service, ok)
		}
		if _, itself := Marked(name, name, host); itself {
			t.Error("a file is a copy of itself")
		}
		stem := strings.TrimSuffix(shared, filepath.Ext(shared))
		if ok && (len(name) < len(stem) || !strings.EqualFold(name[:len(stem)], stem) || filepath.Ext(name) != filepath.Ext(shared)) {
			t.Errorf("%q was taken for a copy of %q", name, shared)
		}
	})
}

func TestWhen(t *testing.T) {
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.Local)
	minute, second := day.Add(10*time.Hour+42*time.Minute), day.Add(10*time.Hour+42*time.Minute+17*time.Second)
	for name, want := range map[string]time.Time{
		"team (Anna's conflicted copy 2026-11-23).baton":                                      day,
		"team (Anna's conflicted copy 2026-11-23 (1)).baton":                                  day,
		"team (conflicted copy 2026-11-23 104217).baton":                                      second,
		"team (conflicted copy Anna 2026-11-23 104217).baton":                                 second,
		"team_conflict-20261123-104217.baton":                                                 second,
		"team.sync-conflict-20261123-104217-ABCDEFG.baton":                                    second,
		"team (SFConflict anna 2026-11-23-10-42-17).baton":                                    second,
		"team (# Edit conflict 2026-11-23 a1b2c3C #).baton":                                   day,
		"team_Andy-PC_Nov-23-1042-2026_Conflict.baton":                                        minute,
		"team_Andy-PC_Nov-23-104217-2026_Conflict_1.baton":                                    second,
		"team (Conflicted copy dev 202611231042).baton":                                       minute,
		"team (张三的冲突副本 2026-11-23).baton":                                                     day,
		"2024-01-02 team (Anna's conflicted copy 2026-11-23).baton":                           day,
		"team (A's conflicted copy 2024-01-02) (conflicted copy 2026-11-23 104217).baton":     second,
		"team (Anna's conflicted copy 2026-11-23) (Anna's conflicted copy 2026-02-31).baton":  day,
		"team.sync-conflict-20240102-030405-ABCDEFG.sync-conflict-20261123-104217-HIJK.baton": second,
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := When(name); !ok || !got.Equal(want) {
				t.Errorf("got %v %v, want %v", got, ok, want)
			}
		})
	}
	for _, name := range []string{
		"team.baton", "team-LAPTOP01.baton", "team (Case Conflict).baton", "team (1).baton", "team 2026.baton", "team 1926-11-23.baton",
		"team 2026-13-01.baton", "team 2026-02-30.baton", "team 20261123.baton", "team 202611231042171.baton", "team 12026-11-23.baton", "team 202613011042.baton",
		"team_PC_Nov-31-1042-2026_Conflict.baton", "", "\xff",
	} {
		t.Run(fmt.Sprintf("%q tells no moment", name), func(t *testing.T) {
			if got, ok := When(name); ok {
				t.Errorf("got %v", got)
			}
		})
	}
}

package share

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Marked says whether name, a file beside shared, is a conflicted copy that a
// sync service made of it, and which one: "Dropbox", or "a sync service" where
// several write the same. Host is this computer's name.
//
// A marked file may be tidied away unasked, so only what no person writes is a
// mark: the service's own words together with a moment, a computer or a code.
// Other names are a person's, and so are two kinds of copies that services do
// make: the bare words of Box, pCloud, Google Drive and iCloud ("team (1)",
// "team 2"), and the copies of names that differ in case only at Resilio
// (".Conflict") and Nextcloud ("case clash from"), which stand for another
// computer's own file: to delete them deletes that one.
func Marked(shared, name, host string) (service string, marked bool) {
	tail, ok := added(shared, name)
	if !ok {
		return "", false
	}
	service = whose(tail, host)
	return service, service != ""
}

// added is what stands in name between the shared file's stem and its ending.
func added(shared, name string) (string, bool) {
	ext := filepath.Ext(shared)
	stem := strings.TrimSuffix(shared, ext)
	if len(name) <= len(shared) || !strings.HasSuffix(name, ext) {
		return "", false
	}
	head, rest := name[:len(stem)], name[len(stem):len(name)-len(ext)]
	inOtherCase := strings.HasPrefix(rest, " (Case Conflict") && strings.EqualFold(head, stem)
	return rest, head == stem || inOtherCase
}

// whose says which service made the last of the marks that s consists of:
// a copy of a copy carries several. Empty: s is something else as well.
func whose(s, host string) string {
	for _, m := range marks {
		if at := m.form.FindStringIndex(s); at != nil {
			if service := orWhose(m.service, s[at[1]:], host); service != "" {
				return service
			}
		}
	}
	if own := ownMark(s, host); own > 0 {
		return orWhose(oneDrive, s[own:], host)
	}
	return ""
}

func orWhose(service, rest, host string) string {
	if rest == "" {
		return service
	}
	return whose(rest, host)
}

// ownMark is how long a mark of OneDrive with this computer's name is: "-HOST"
// or "-HOST-2", and "-HOST-safeBackup-0001" from its client for Linux. With
// the name of another computer it might as well be a person's word.
func ownMark(s, host string) int {
	end := 1 + len(host)
	if host == "" || len(s) < end || s[0] != '-' || !strings.EqualFold(s[1:end], host) {
		return 0
	}
	return end + len(counted.FindString(s[end:]))
}

var counted = regexp.MustCompile(`^-(?:safeBackup-\d{4}|\d{1,2})`)

const (
	oneDrive = "OneDrive"
	several  = "a sync service"
	day      = `20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
	clock    = `(?:[01]\d|2[0-3])[0-5]\d[0-5]\d`
	compact  = `20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-` + clock
	month    = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`
	words    = `[^()]+`
	who      = `(?:[^()]|\([^()]*\))+` // people and computers have brackets in their names
	number   = `(?: [#(]?\d{1,3}\)?)?` // of a day's second copy
)

// mark is a form in which a service marks its copies.
type mark struct {
	service string
	form    *regexp.Regexp
}

// marks, of each service the longer ones first. ownCloud and OpenCloud mark as
// Nextcloud does, which most people know by that name.
var marks = []mark{
	begins("Syncthing", `\.sync-conflict-`+compact+`-[A-Z0-9]{7}`),
	begins("Syncthing", `\.sync-conflict-`+compact),
	begins("Nextcloud", ` \(conflicted copy (?:`+words+` )?`+day+` `+clock+`\)`),
	begins("Nextcloud", `_conflict-`+compact),
	begins("Seafile", ` \(SFConflict `+words+` `+day+`-\d\d-\d\d-\d\d\)`),
	begins("Proton Drive", ` \(# (?:Edit conflict|Delete conflict|Name [Cc]lash) `+day+` [A-Za-z0-9]{7} #\)`),
	begins("Synology Drive", `_[^_]+_`+month+`-\d\d-\d{4}(?:\d\d)?-20\d\d_Conflict_\d{1,3}`),
	begins("Synology Drive", `_[^_]+_`+month+`-\d\d-\d{4}(?:\d\d)?-20\d\d_Conflict`),
	begins("SecuriSync", ` \(Conflicted copy `+day+` for `+words+`\)`),
	begins("Obsidian Sync", ` \(Conflicted copy `+words+` 20\d{10}\)`),
	begins("HCP Anywhere", ` \(edits by `+words+` not merged `+day+`\)`),
	begins("Dropbox", ` \((?:Case|Unicode Encoding|White Space|Selective Sync) Conflict`+number+`\)(?:\(\d{1,3}\))?`),
	begins("Dropbox", ` \(`+who+`['’]s? conflict(?:ed|ing) copy `+day+number+`\)`),
	begins(several, ` \((?:(?i:conflicted copy|`+first+`)|`+last+`) `+day+number+`\)`),
	begins("Dropbox", ` \((?i:`+first+`) `+who+` `+day+number+`\)`),
	begins("Dropbox", ` \(`+who+`(?:['’]?s | ?上?の| ?的|의 ?)(?i:`+last+`) `+day+number+`\)`),
	begins(oneDrive, `-[A-Za-z0-9._]+-safeBackup-\d{4}`),
}

// What Dropbox calls a conflicted copy in other languages than English: before
// the name of whoever made it, or after. Macs may write a letter with an
// accent as two characters.
var (
	first = strings.Join([]string{
		`In Konflikt stehende Kopie`, `Copie en conflit`, `Copia en conflicto`, `Copia conflictiva`, `C.{1,2}pia en conflicte`,
		`Copia in conflitto`, `C.{1,2}pia em conflito`, `Conflicterende kopie`, `Kopia powoduj.{1,2}ca konflikt`, `Konfliktn.{1,2} kopie`,
		`Конфликтующая копия`, `Конфл.{1,2}ктна коп.{1,2}я`, `Salinan konflik`, `Salinan bercanggah`,
	}, "|")
	last = strings.Join([]string{
		`in Konflikt stehende Kopie`, `conflicterende kopie`, `konfliktkopia`, `motstridiga kopia`, `konfliktkopi`, `modstridende kopi`,
		`motstridende kopi`, `競合コ.{1,2}ー`, `問題のあるコ.{1,2}ー`, `冲突副本`, `衝突複本`, `衝突副本`, `충돌된? ?(?:사본|복사본)`,
	}, "|")
)

func begins(service, form string) mark {
	return mark{service, regexp.MustCompile(`^(?:` + form + `)`)}
}

// When is the moment that a copy's name tells, in local time: the last one, if
// it is a copy of a copy. Where it tells a day only, that day's beginning.
func When(name string) (time.Time, bool) {
	all := moments.FindAllString(name, -1)
	for i := len(all) - 1; i >= 0; i-- {
		if at, ok := moment(all[i]); ok {
			return at, true
		}
	}
	return time.Time{}, false
}

var moments = regexp.MustCompile(`\b20\d\d-\d\d-\d\d[ -]\d\d[-.]?\d\d[-.]?\d\d\b|\b20\d\d-\d\d-\d\d\b|\b20\d{6}-\d{6}\b|\b20\d{10}\b|` +
	month + `-\d\d-\d{4}(?:\d\d)?-20\d\d`)

func moment(s string) (time.Time, bool) {
	for _, layout := range []string{"Jan-02-150405-2006", "Jan-02-1504-2006"} { // Synology Drive's
		if at, err := time.ParseInLocation(layout, s, time.Local); err == nil {
			return at, true
		}
	}
	digits := strings.NewReplacer("-", "", " ", "", ".", "").Replace(s)
	layout := "20060102150405"
	if len(digits) > len(layout) {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(layout[:len(digits)], digits, time.Local)
	return at, err == nil
}

package intake

import (
	"fmt"
	"slices"
	"strings"
)

// cameField is the column of an event's list that says who came.
const cameField = "touch.attended"

// cameHeaders are the names that such a column goes by, folded.
var cameHeaders = []string{"attended", "attendance", "attendance status", "attended yes no", "came", "present", "showed up", "joined", "attendee status",
	"teilgenommen", "teilnahme", "anwesend", "erschienen", "present e", "presente", "asistio", "aanwezig"}

// Attendance reads a list as the people of an event: whoever is new becomes a
// lead as any list makes one, and a column may say who came. A list without
// such a column is a list of those who did.
func (m Mapping) Attendance(t *Table) Mapping {
	out := m
	out.Noun, out.Source, out.Columns = "lead", "", map[string]string{}
	for name, field := range m.Columns {
		out.Columns[name] = field
	}
	out.retarget(t.Columns(), nil)
	if out.has()[cameField] {
		return out
	}
	for i, name := range t.Columns() {
		if i < len(t.Header) && slices.Contains(cameHeaders, plainHeader(t.Header[i])) {
			out.Columns[name] = cameField
			break
		}
	}
	return out
}

// came reads whether somebody came; what a list does not say, nobody knows.
func (p *proposer) came(r *Row, col *column, text string) string {
	switch plainHeader(text) {
	case "yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "attended", "came", "present", "joined", "teilgenommen", "anwesend", "checked in":
		return "yes"
	case "no", "n", "false", "0", "nein", "non", "nao", "no show", "noshow", "absent", "registered", "invited", "cancelled", "canceled", "did not attend", "not attended", "abwesend", "angemeldet":
		return "no"
	}
	p.bad(r, col, fmt.Sprintf("%q does not say whether they came: use yes or no. Nothing was noted.", clip(strings.TrimSpace(text))))
	return ""
}

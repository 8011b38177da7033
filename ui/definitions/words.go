package definitions

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// of are the alternatives of one gate, in their order.
func of(all []model.Definition, gate string) []model.Definition {
	var out []model.Definition
	for _, d := range all {
		if d.Gate == gate {
			out = append(out, d)
		}
	}
	return out
}

// The two names of a gate.
var (
	plain   = map[string]string{"mql": "Worth a conversation", "sql": "Ready for Sales"}
	letters = map[string]string{"mql": "MQL", "sql": "SQL"}
)

// routesOf are the routes that have to pass a gate.
func routesOf(a *model.Agreement, gate string) []string {
	var out []string
	for _, key := range model.Words["route"] {
		if r, ok := a.RouteOf(key); ok && (gate == "sql" || r.MQL) {
			out = append(out, key)
		}
	}
	return out
}

// covered says which routes no alternative covers, and which more than one.
func covered(a *model.Agreement, gate string) []string {
	var none, out []string
	for _, route := range routesOf(a, gate) {
		var by []string
		for _, d := range of(a.Definitions, gate) {
			if d.For(route) {
				by = append(by, "“"+titled(d)+"”")
			}
		}
		switch {
		case len(by) == 0:
			none = append(none, lower(model.Title(route)))
		case len(by) > 1:
			out = append(out, fmt.Sprintf("%s leads are covered by %s: either is enough.", model.Title(route), and(by)))
		}
	}
	if len(none) > 0 {
		out = append([]string{fmt.Sprintf("No alternative covers %s leads: none of them becomes %s until one does.", and(none), letters[gate])}, out...)
	}
	return out
}

func titled(d model.Definition) string {
	if d.Name == "" {
		return "without a name"
	}
	return d.Name
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// share is a count of a count; from ten on also as a rate with its range.
func share(k, n int) string {
	r := funnel.Rate{K: k, N: n}
	v, ok := r.Value()
	if !ok {
		return r.String()
	}
	low, high := r.Range()
	return fmt.Sprintf("%s (%.0f %%, likely %.0f to %.0f)", r, 100*v, 100*low, 100*high)
}

// met says how many of those that passed met it then. Of whom too little is
// known is in neither number.
func met(k, n, dark int, since time.Time) string {
	day := since.Format("2 Jan")
	if n+dark == 0 {
		return "Nobody passed this gate since " + day + "."
	}
	words := fmt.Sprintf("Since %s, %s leads that passed this gate met it then", day, share(k, n))
	switch {
	case n == 0:
		words = fmt.Sprintf("Since %s, %d passed this gate", day, dark)
	case n == 1:
		words = fmt.Sprintf("Since %s, %d of 1 lead that passed this gate met it then", day, k)
	}
	if dark > 0 {
		words += fmt.Sprintf("; of %d too little is known", dark)
	}
	return words + "."
}

// ended counts how leads ended, the best first.
func ended(all []model.Passed) string {
	n := map[string]int{}
	for _, p := range all {
		n[p.Outcome]++
	}
	var parts []string
	for _, o := range [][2]string{{"open", "still open"}, {"signed", "signed"}, {"lost", "lost"}, {"not-ours", "not ours"}, {"nurture", "waiting"}} {
		if n[o[0]] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[o[0]], o[1]))
		}
	}
	return strings.Join(parts, ", ")
}

// howCounted says what the counts of the past rest on.
const howCounted = "Each is judged on the day it passed, by what its people had done by then and what is known of the company today. What a list brought past the boxes of Sales is left out: nobody ticked them."

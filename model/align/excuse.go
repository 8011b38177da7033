package align

import (
	"time"

	"baton/model"
	"baton/model/funnel"
)

// excused tells which lateness an excuse is about.
type excused struct {
	lead, promise model.ID
	at            int64
}

// excuse marks the tests whose lateness had a good reason. It takes nothing
// back: late is late, it only no longer counts against the promise.
func (r Record) excuse(p model.Promise, tests []Test) {
	if len(r.Excuses) == 0 {
		return
	}
	reasons := map[excused]string{}
	for _, e := range r.Excuses {
		reasons[excused{e.Lead, e.Promise, e.At.UnixMilli()}] = e.Reason
	}
	for i, t := range tests {
		if t.Kept == "not-met" {
			tests[i].Excused = reasons[excused{t.Lead, p.ID, t.At.UnixMilli()}]
		}
	}
}

// Excused counts the tests of [from, to) that were late with a good reason:
// neither kept nor missed.
func Excused(tests []Test, from, to time.Time) int {
	n := 0
	for _, t := range tests {
		if t.Excused != "" && funnel.Within(t.At, from, to) {
			n++
		}
	}
	return n
}

package promises

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
	"baton/model/score"
)

// history says how often a promise was kept: in the last three months, else
// in the last year, else that nothing tested it.
func (f facts) history(p model.Promise) (words string, share float32, judged int) {
	if f.reading {
		return "Counting …", 0, 0
	}
	for _, span := range []struct {
		since time.Time
		words string
	}{{f.since, ""}, {f.now.AddDate(-1, 0, 0), " in the last year"}} {
		kept, running, unknown := align.Tally(f.tested[p.ID], span.since, time.Time{})
		excused := align.Excused(f.tested[p.ID], span.since, time.Time{})
		if kept.N+running+unknown+excused == 0 {
			continue
		}
		if today(p.Key) {
			span.words = " today"
		}
		return says(p.Key, kept, running, unknown, excused) + span.words, share32(kept), kept.N
	}
	return "Not tested yet: not enough history", 0, 0
}

// today says that a promise is about how things stand, not about cases.
func today(key string) bool { return key == "proof" || key == "next-step" }

func share32(r funnel.Rate) float32 {
	if r.N == 0 {
		return 0
	}
	return float32(r.K) / float32(r.N)
}

// says is a count as people may rely on it: below ten cases the counts alone,
// from ten a rate with its range.
func says(key string, kept funnel.Rate, running, unknown, excused int) string {
	var parts []string
	switch {
	case kept.N == 0:
	case today(key):
		parts = append(parts, kept.String()+" "+map[string]string{"proof": "stages have some", "next-step": "open deals have one"}[key])
	case !kept.Enough():
		parts = append(parts, kept.String()+" kept")
	default:
		low, high := kept.Range()
		parts = append(parts, fmt.Sprintf("%.0f %% kept (%.0f to %.0f), %s", 100*float64(kept.K)/float64(kept.N), 100*low, 100*high, kept))
	}
	if running > 0 {
		parts = append(parts, fmt.Sprintf("%d still %s", running, verb(running, "runs", "run")))
	}
	if unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d cannot be told", unknown))
	}
	if excused > 0 {
		parts = append(parts, fmt.Sprintf("%d excused", excused))
	}
	return strings.Join(parts, ", ")
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// unit is what a promise's number counts, as it stands behind it.
func unit(p model.Promise) string {
	word := map[string]string{"business-day": "business day", "business-hour": "business hour", "percent": "%"}[p.Unit]
	if p.Key == "attempts" {
		return verb(p.Amount, "try", "tries")
	}
	if p.Unit == "percent" || word == "" {
		return word
	}
	return verb(p.Amount, word, word+"s")
}

// often is how much of the time a promise holds.
func often(p model.Promise) string {
	switch {
	case p.Unit == "percent":
		return ""
	case p.Rate == 0 || p.Rate == 1000:
		return "every time"
	}
	return score.Tenths(p.Rate) + " % of the time"
}

// counts says that a promise has a number of its own.
func counts(p model.Promise) bool {
	return p.Unit == "business-day" || p.Unit == "business-hour" || p.Unit == "percent" && p.Key != "packet" || p.Key == "attempts"
}

// reworded is a promise's sentence with another number in it. A sentence of
// the firm's own that does not say the number stays as it is.
func reworded(p model.Promise, n int) string {
	old, fresh := strconv.Itoa(p.Amount), strconv.Itoa(n)
	words := strings.Fields(p.Name)
	for i, w := range words {
		if w != old {
			continue
		}
		words[i] = fresh
		for j := i + 1; j < len(words) && j < i+3; j++ {
			bare, tail := strings.TrimRight(words[j], ".,;"), ""
			tail = words[j][len(bare):]
			if one := strings.TrimSuffix(bare, "s"); one == "day" || one == "hour" || one == "time" {
				words[j] = one + verb(n, "", "s") + tail
			}
		}
		return strings.Join(words, " ")
	}
	return p.Name
}

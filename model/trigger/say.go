package trigger

import (
	"fmt"
	"math"

	"baton/model/funnel"
)

// Says is the effect in a sentence or two, for screens and the command line.
// It names no cause.
func (f Effect) Says() string {
	switch f.Verdict {
	case Young:
		return fmt.Sprintf("Too early to tell: its days are over on %s.", f.Until.AddDate(0, 0, -1).Format("2 January 2006"))
	case None:
		return f.nobody()
	case Few:
		return fmt.Sprintf("%s advanced, against %s who were not there. Too few to tell: read the cases.", f.There, f.Others)
	}
	counts := fmt.Sprintf("%s advanced, against %s who were not there", share(f.There), share(f.Others))
	if f.Verdict == Same {
		return counts + ": no difference that these numbers can show."
	}
	return fmt.Sprintf("Who came advanced %s: %s. Like for like that is %s.", f.often(), counts, f.Points())
}

func (f Effect) often() string {
	if f.Verdict == Fewer {
		return "less often"
	}
	return "more often"
}

func (f Effect) nobody() string {
	if len(f.Alone) > 0 {
		return "There is nobody to compare with: no lead like those that came stayed away."
	}
	if len(f.Unsure) > 0 {
		return "Of nobody who came it is known when they went on."
	}
	return "Nobody who came stood open before."
}

// Points is the difference like for like, with its range: "12 points more (-3 to +27)".
func (f Effect) Points() string {
	way := "more"
	if f.Difference < 0 {
		way = "fewer"
	}
	return fmt.Sprintf("%d points %s (%+d to %+d)", percent(math.Abs(f.Difference)), way, percent(f.Low), percent(f.High))
}

// share is "18 of 40 (45 %, 31 to 60)", and the counts alone where they are few.
func share(r funnel.Rate) string {
	v, ok := r.Value()
	if !ok {
		return r.String()
	}
	low, high := r.Range()
	return fmt.Sprintf("%s (%d %%, %d to %d)", r, percent(v), percent(low), percent(high))
}

func percent(x float64) int { return int(math.Round(x * 100)) }

package lists

import (
	"cmp"
	"slices"

	"baton/model"
)

// question is a criterion that is open for many leads, and how it stands.
type question struct {
	criterion            model.Criterion
	met, notMet, unknown int
}

// words is what is asked.
func (q question) words() string {
	if q.criterion.Question != "" {
		return q.criterion.Question
	}
	return q.criterion.Name + "?"
}

const questionsAsked = 2

// questionsOf are the two criteria whose answers decide most: how many open
// leads they are unknown for, times the points an answer moves. What we never
// take on comes last: it is rarely met, and known by the gate in time.
func questionsOf(law *model.Agreement, coverage []model.Coverage) []question {
	var all []question
	for _, c := range law.Criteria {
		i := slices.IndexFunc(coverage, func(v model.Coverage) bool { return v.Criterion == c.ID })
		if i >= 0 && coverage[i].Unknown > 0 {
			v := coverage[i]
			all = append(all, question{criterion: c, met: v.Met, notMet: v.NotMet, unknown: v.Unknown})
		}
	}
	slices.SortStableFunc(all, func(a, b question) int {
		return cmp.Or(cmp.Compare(a.rarely(), b.rarely()), cmp.Compare(b.decides(), a.decides()), cmp.Compare(b.unknown, a.unknown))
	})
	return all[:min(len(all), questionsAsked)]
}

func (q question) decides() int64 { return int64(q.unknown) * q.criterion.Points }

func (q question) rarely() int {
	if q.criterion.Class == "never" {
		return 1
	}
	return 0
}

// ranking is the open leads as worth one's time as they are known to be.
type ranking struct {
	rows   []model.LeadRow
	scores map[model.ID]model.Score
	order  []int // into rows
	place  map[model.ID]int
}

func newRanking(rows []model.LeadRow, scored []model.Scored) *ranking {
	r := &ranking{scores: make(map[model.ID]model.Score, len(scored)), place: map[model.ID]int{}}
	for _, row := range rows {
		if row.Outcome == "open" {
			r.place[row.ID] = len(r.rows)
			r.rows = append(r.rows, row)
			r.order = append(r.order, len(r.order))
		}
	}
	r.rescore(scored)
	return r
}

// rescore takes new scores in and ranks anew.
func (r *ranking) rescore(scored []model.Scored) {
	for _, s := range scored {
		r.scores[s.Lead] = s.Score
	}
	slices.SortStableFunc(r.order, func(a, b int) int {
		return compare(r.scores[r.rows[b].ID], r.scores[r.rows[a].ID])
	})
}

// compare ranks two scores: by band, then by fit, one that is known from
// fewer than half its facts after an equal one that is known, then by
// engagement.
func compare(a, b model.Score) int {
	known := func(s model.Score) int {
		if s.Hatched() {
			return 0
		}
		return 1
	}
	bands := []string{model.NotOurs, model.FindOut, model.WarmUp, model.TalkNow}
	return cmp.Or(cmp.Compare(slices.Index(bands, a.Band), slices.Index(bands, b.Band)),
		cmp.Compare(a.Fit, b.Fit), cmp.Compare(known(a), known(b)), cmp.Compare(a.Engagement, b.Engagement))
}

// company are the open leads of the same company as a lead, itself included:
// an answer about the company holds for all of them.
func (r *ranking) company(lead model.ID) []model.ID {
	row := r.rows[r.place[lead]]
	if row.Company.IsZero() {
		return []model.ID{lead}
	}
	var out []model.ID
	for _, o := range r.rows {
		if o.Company == row.Company {
			out = append(out, o.ID)
		}
	}
	return out
}

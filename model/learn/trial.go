package learn

import (
	"cmp"
	"math"
	"slices"

	"baton/model"
	"baton/model/score"
)

// Trial is how well each way of scoring puts the leads that are yes first.
// What is fitted is fitted on four parts of five and tried on the fifth.
type Trial struct {
	Today, Fit, Engagement AUC // the ranking of the Scoring page, and each axis alone
	Suggested              AUC // today's rules with the suggestions taken
	BestField              AUC // the one field that says most
	Bayes, Logistic        AUC

	Best      string  // the field that says most of all leads
	Taken     int     // suggestions, from all leads
	Intercept float64 // of the logistic fit on all leads
	Weights   []Weight
}

// Weight is one of the logistic fit's: the log of the odds that a value adds.
type Weight struct {
	Field string
	About model.Ref
	Text  string
	Odds  float64
}

// Trial tries the ways of scoring. Below the floor there is nothing to try.
func (s *Study) Trial() (Trial, bool) {
	if !s.Enough() {
		return Trial{}, false
	}
	deal(s.rows)
	var t Trial
	t.today(s)
	fold := func(i int) int { return s.rows[i].fold }
	scores := s.tried()
	t.Suggested, t.BestField = auc(s.rows, scores[0], fold), auc(s.rows, scores[1], fold)
	t.Bayes, t.Logistic = auc(s.rows, scores[2], fold), auc(s.rows, scores[3], fold)
	if field := s.bestField(all); len(field.columns) > 0 {
		t.Best = nameOf(s.in.Law, &field.columns[0])
	}
	t.Taken = len(Advice(s.Values))
	t.explain(fitLogistic(s.columns, s.rows, all))
	return t, true
}

// Gain is the trial of the rules alone, without the fits: how well today's
// put the leads that are yes first, and how well with the suggestions taken.
func (s *Study) Gain() (today, suggested AUC) {
	deal(s.rows)
	var t Trial
	t.today(s)
	scores := s.scores()
	for f := range Folds {
		s.suggested(f, scores)
	}
	return t.Today, auc(s.rows, scores, func(i int) int { return s.rows[i].fold })
}

// suggested scores the leads of a fold by the rules with what the other folds
// suggest.
func (s *Study) suggested(f int, into []float64) {
	rules := score.Compile(With(s.in.Law, Advice(values(s.in.Law, s.columns, s.rows, func(r *row) bool { return r.fold != f }))), s.in.Zone)
	for i := range s.rows {
		if r := &s.rows[i]; r.fold == f {
			into[i] = place(rules.Score(&r.facts, r.lead.seen))
		}
	}
}

// tried scores every lead in four ways, by what the other folds taught: the
// rules with their suggestions, their best field, naive Bayes, logistic.
func (s *Study) tried() [4][]float64 {
	out := [4][]float64{s.scores(), s.scores(), s.scores(), s.scores()}
	for f := range Folds {
		train := func(r *row) bool { return r.fold != f }
		s.suggested(f, out[0])
		field := s.bestField(train)
		b, l := fitBayes(s.columns, s.rows, train), fitLogistic(s.columns, s.rows, train)
		for i := range s.rows {
			if r := &s.rows[i]; r.fold == f {
				out[1][i], out[2][i], out[3][i] = field.score(i), b.score(i), l.score(i)
			}
		}
	}
	return out
}

func (s *Study) scores() []float64 { return make([]float64, len(s.rows)) }

// today are the rules as they stand: nothing was fitted, so all leads are
// compared with each other.
func (t *Trial) today(s *Study) {
	rules := score.Compile(s.in.Law, s.in.Zone)
	order, fit, engaged := s.scores(), s.scores(), s.scores()
	for i := range s.rows {
		sc := rules.Score(&s.rows[i].facts, s.rows[i].lead.seen)
		order[i], fit[i], engaged[i] = place(sc), float64(sc.Fit), float64(sc.Engagement)
	}
	one := func(int) int { return 0 }
	t.Today, t.Fit, t.Engagement = auc(s.rows, order, one), auc(s.rows, fit, one), auc(s.rows, engaged, one)
}

// place is a lead's place in the ranking of the Scoring page as one number:
// by band, then fit, an equally fit one known from too little after the other,
// then engagement.
func place(s model.Score) float64 {
	band := map[string]float64{model.TalkNow: 3, model.WarmUp: 2, model.FindOut: 1}[s.Band]
	known := 1.0
	if s.Hatched() {
		known = 0
	}
	const width = 2 * (score.Most + 1)
	return (band*(score.Most+1)+float64(s.Fit))*width + known*(score.Most+1) + float64(s.Engagement)
}

// bestField is the naive fit on the one column that orders the rows in train
// best; a tie goes to the first.
func (s *Study) bestField(train func(*row) bool) bayes {
	var at []int
	for i := range s.rows {
		if train(&s.rows[i]) {
			at = append(at, i)
		}
	}
	best, most := bayes{}, math.Inf(-1)
	for c := range s.columns {
		b := fitBayes(s.columns[c:c+1], s.rows, train)
		scores := s.scores()
		for _, i := range at {
			scores[i] = b.score(i)
		}
		if won, _ := concordant(s.rows, scores, at); won > most {
			best, most = b, won
		}
	}
	return best
}

func nameOf(a *model.Agreement, c *column) string {
	if c.about.ID.IsZero() {
		return Shown(a, c.field)
	}
	return named(a, c.about)
}

// explain lists the weights, the strongest first.
func (t *Trial) explain(l *logistic) {
	t.Intercept = l.intercept
	for c := range l.columns {
		for j, ch := range l.columns[c].choices {
			t.Weights = append(t.Weights, Weight{Field: l.columns[c].field, About: l.columns[c].about, Text: ch.text, Odds: l.weight[l.first[c]+j]})
		}
	}
	slices.SortStableFunc(t.Weights, func(x, y Weight) int {
		return cmp.Or(-cmp.Compare(math.Abs(x.Odds), math.Abs(y.Odds)), cmp.Compare(x.Field, y.Field), cmp.Compare(x.Text, y.Text))
	})
}

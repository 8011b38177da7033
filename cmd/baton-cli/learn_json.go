package main

import (
	"baton/model"
	"baton/model/learn"
)

// learnDoc is what the outcomes say, in JSON.
type learnDoc struct {
	Outcome  outcomeLine     `json:"outcome"`
	Kind     string          `json:"kind"`
	Counted  countedLine     `json:"counted"`
	Base     rate            `json:"base"`
	Enough   bool            `json:"enough"`
	Floor    int             `json:"floor"`
	AUC      map[string]*auc `json:"auc"`
	Best     string          `json:"best_field,omitempty"`
	Majority *float64        `json:"majority"` // how often "always the commoner outcome" is right
	Folds    int             `json:"folds"`
	Taken    int             `json:"suggestions"`
	Values   []valueLine     `json:"values"`
	Excluded []excludedLine  `json:"excluded"`
	Model    *modelDoc       `json:"model"`
	Cases    []caseLine      `json:"cases"`
}

type outcomeLine struct {
	Field string `json:"field"`
	Yes   string `json:"yes"`
	No    string `json:"no"`
}

// countedLine says which leads are compared and which are left out.
type countedLine struct {
	Yes      int  `json:"yes"`
	No       int  `json:"no"`
	Lost     int  `json:"lost"`
	NotOurs  int  `json:"not_ours"`
	OldOpen  int  `json:"old_open"`
	Patience *int `json:"patience_days"`
	Young    int  `json:"left_out_young"`
	Nurture  int  `json:"left_out_nurture"`
	Kind     int  `json:"left_out_other_kind"`
	Unknown  int  `json:"left_out_unknown"`
}

// auc is a share of pairs put the right way round, with its 95 % range.
type auc struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type valueLine struct {
	Field      string     `json:"field"` // "criterion" and "rule" for those
	Value      string     `json:"value"`
	ID         *model.ID  `json:"id,omitempty"`
	N          int        `json:"n"`
	Rate       rate       `json:"rate"`
	Lift       *float64   `json:"lift"`
	Suggest    *float64   `json:"suggest"`
	Today      *float64   `json:"today,omitempty"`
	HadYes     rate       `json:"had_yes"`
	HadNo      rate       `json:"had_no"`
	Difference difference `json:"difference"`
	Stands     bool       `json:"stands"`
}

// difference is the share that had it of the yes less that of the no.
type difference struct {
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Chance float64 `json:"p"`
}

type excludedLine struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

type modelDoc struct {
	Intercept    float64      `json:"intercept"`
	Coefficients []weightLine `json:"coefficients"`
}

type weightLine struct {
	Field string  `json:"field"`
	Value string  `json:"value"`
	Odds  float64 `json:"log_odds"`
}

type caseLine struct {
	Lead  model.ID `json:"lead"`
	Name  string   `json:"name"`
	Yes   bool     `json:"yes"`
	Alike []string `json:"alike"`
}

func learnOf(law *model.Agreement, s *learn.Study) *learnDoc {
	field := "signed"
	if s.Question.Field != "" {
		field = learn.Shown(law, s.Question.Field)
	}
	k := s.Counted
	doc := &learnDoc{Outcome: outcomeLine{field, s.Question.Yes, s.Question.No}, Kind: s.Question.Kind, Base: rateOf(s.Base()),
		Counted: countedLine{k.Yes, k.No, k.Lost, k.NotOurs, k.Old, nil, k.Young, k.Nurture, k.OtherKind, k.Unknown},
		Enough:  s.Enough(), Floor: learn.Floor, Folds: learn.Folds, AUC: map[string]*auc{}, Values: []valueLine{}, Excluded: []excludedLine{}, Cases: []caseLine{}}
	if k.Patience > 0 {
		doc.Counted.Patience = &k.Patience
	}
	for i := range s.Values {
		v := valueOf(law, &s.Values[i])
		if !s.Enough() { // counts only
			v.Rate, v.HadYes, v.HadNo, v.Lift = v.Rate.counts(), v.HadYes.counts(), v.HadNo.counts(), nil
		}
		doc.Values = append(doc.Values, v)
	}
	for _, l := range s.LeftOut {
		doc.Excluded = append(doc.Excluded, excludedLine{learn.Shown(law, l.Field), l.Why})
	}
	for _, x := range s.Cases {
		doc.Cases = append(doc.Cases, caseLine{x.Lead, x.Name, x.Yes, shownAll(law, x.Alike)})
	}
	doc.try(law, s)
	return doc
}

func shownAll(law *model.Agreement, fields []string) []string {
	out := []string{}
	for _, f := range fields {
		out = append(out, learn.Shown(law, f))
	}
	return out
}

// try adds how well each way of scoring does; nothing below the floor.
func (doc *learnDoc) try(law *model.Agreement, s *learn.Study) {
	for _, way := range ways {
		doc.AUC[way.key] = nil
	}
	t, ok := s.Trial()
	if !ok {
		return
	}
	for _, way := range ways {
		a := way.of(&t)
		doc.AUC[way.key] = &auc{a.Value, a.Low, a.High}
	}
	most := float64(max(s.Counted.Yes, s.Counted.No)) / float64(s.Counted.Yes+s.Counted.No)
	doc.Best, doc.Majority, doc.Taken = t.Best, &most, t.Taken
	doc.Model = &modelDoc{Intercept: t.Intercept, Coefficients: []weightLine{}}
	for _, w := range t.Weights {
		v := learn.Value{Field: w.Field, About: w.About, Text: w.Text}
		field, value := fieldAndValue(law, &v)
		if v.Of() {
			value += ": " + w.Text
		}
		doc.Model.Coefficients = append(doc.Model.Coefficients, weightLine{field, value, w.Odds})
	}
}

// ways are the ways of scoring that are tried, in the order they are told.
var ways = []struct {
	key, name string
	of        func(*learn.Trial) learn.AUC
}{
	{"baseline", "A coin", func(*learn.Trial) learn.AUC { return learn.AUC{Value: .5, Low: .5, High: .5} }},
	{"best_field", "The one field that says most", func(t *learn.Trial) learn.AUC { return t.BestField }},
	{"today_fit", "Today's rules: fit alone", func(t *learn.Trial) learn.AUC { return t.Fit }},
	{"today_engagement", "Today's rules: engagement alone", func(t *learn.Trial) learn.AUC { return t.Engagement }},
	{"today", "Today's rules: the ranking", func(t *learn.Trial) learn.AUC { return t.Today }},
	{"suggested", "... with the suggested points", func(t *learn.Trial) learn.AUC { return t.Suggested }},
	{"naive_bayes", "Naive Bayes", func(t *learn.Trial) learn.AUC { return t.Bayes }},
	{"logistic", "Logistic fit", func(t *learn.Trial) learn.AUC { return t.Logistic }},
}

func fieldAndValue(law *model.Agreement, v *learn.Value) (field, value string) {
	if v.Of() {
		return v.About.Noun, v.Name(law)
	}
	return learn.Shown(law, v.Field), v.Text
}

func valueOf(law *model.Agreement, v *learn.Value) valueLine {
	field, value := fieldAndValue(law, v)
	r := v.Rate()
	out := valueLine{Field: field, Value: value, N: r.N, Rate: rateOf(r), HadYes: rateOf(v.HadYes), HadNo: rateOf(v.HadNo),
		Difference: difference{v.Difference, v.Low, v.High, v.Chance}, Stands: v.Stands}
	if v.Lift > 0 {
		out.Lift = &v.Lift
	}
	if v.Suggest != 0 {
		p := points(v.Suggest)
		out.Suggest = &p
	}
	if v.Of() {
		p := points(v.Today)
		out.Today, out.ID = &p, &v.About.ID
	}
	return out
}

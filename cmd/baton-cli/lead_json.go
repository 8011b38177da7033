package main

import (
	"time"

	"baton/model"
)

// leadLine is a lead as JSON; its field names are the contract, and --where
// and --sort know them all.
type leadLine struct {
	ID         string     `json:"id"`
	Company    *string    `json:"company"`
	Contact    *string    `json:"contact"`
	Email      *string    `json:"email"`
	Title      *string    `json:"title"`
	Stage      string     `json:"stage"`
	StageName  string     `json:"stage_name"`
	Since      *time.Time `json:"since"`
	Team       *string    `json:"team"`
	WorkedBy   *string    `json:"worked_by"` // the team that works it in place of that one
	Owner      *string    `json:"owner"`
	Kind       string     `json:"kind"`
	Route      string     `json:"route"`
	Fit        float64    `json:"fit"`
	FitKnown   int        `json:"fit_known"` // facts known ...
	FitOf      int        `json:"fit_of"`    // ... of so many
	Engagement *float64   `json:"engagement"`
	Band       string     `json:"band"`
	Grade      string     `json:"grade"`
	MQL        bool       `json:"mql"`
	SQL        bool       `json:"sql"`
	Value      *money     `json:"value"`
	Source     *string    `json:"source"`
	Created    *time.Time `json:"created"`
	LastTouch  *time.Time `json:"last_touch"`
	NextStep   *string    `json:"next_step"`
	NextDate   *string    `json:"next_date"`
	Wake       *string    `json:"wake"`
	Reason     *string    `json:"reason"`
	Outcome    string     `json:"outcome"`
	CompanyID  *string    `json:"company_id"`
	ContactID  *string    `json:"contact_id"`
}

func leadLines(law *model.Agreement, rows []model.LeadRow) []leadLine {
	lines := make([]leadLine, len(rows))
	for i := range rows {
		lines[i] = leadLineOf(law, &rows[i])
	}
	return lines
}

func leadLineOf(law *model.Agreement, r *model.LeadRow) leadLine {
	l := leadLine{ID: r.ID.String(), Company: text(r.Name), Contact: text(r.Person), Email: text(r.Email), Title: text(r.Title),
		Since: moment(r.Since), Owner: text(r.OwnerName), Kind: r.Kind, Route: r.Route, Value: moneyOf(r.Value), Source: text(r.Source),
		Created: moment(r.Created), LastTouch: moment(r.LastTouch), NextStep: text(r.NextStep), NextDate: text(r.NextDate),
		Wake: text(r.Wake), Reason: text(r.Why), Outcome: r.Outcome, CompanyID: text(r.Company.String()), ContactID: text(r.Contact.String())}
	if s, ok := law.StageBy(r.Stage); ok {
		l.Stage, l.StageName = wordOf(s.Key, s.Name), s.Name
	}
	if t, ok := law.TeamBy(r.Team); ok {
		l.Team = text(wordOf(t.Key, t.Name))
	}
	if t, ok := law.TeamBy(r.Worked); ok {
		l.WorkedBy = text(wordOf(t.Key, t.Name))
	}
	if s := r.Score; s != nil {
		l.Fit, l.FitKnown, l.FitOf, l.Band, l.Grade, l.MQL, l.SQL = points(s.Fit), s.Known, s.Of, s.Band, s.Grade, s.MQL, s.SQL
		if s.Measured {
			e := points(s.Engagement)
			l.Engagement = &e
		}
	}
	return l
}

package leads_test

import (
	"context"
	"testing"

	"baton/model"
	"baton/model/journey"
	"baton/model/score"
)

func (f *firm) idOf(t testing.TB, company string) model.ID {
	t.Helper()
	rows, err := f.Leads(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Name == company {
			return r.ID
		}
	}
	t.Fatalf("no lead of %s", company)
	return model.ID{}
}

func (f *firm) AddLine(ctx context.Context, text string) (model.ID, error) {
	company, err := f.Add(ctx, "company", model.Fields{"name": text})
	if err != nil {
		return company, err
	}
	return f.Add(ctx, "lead", model.Fields{"company": company.String(), "kind": "new-client", "route": "inbound", "created": f.Now().UnixMilli()})
}

func (f *firm) facts(ctx context.Context, lead model.ID) (journey.MoveFacts, error) {
	d, err := f.Lead(ctx, lead)
	if err != nil {
		return journey.MoveFacts{}, err
	}
	members, err := f.Members(ctx)
	return journey.MoveFacts{Agreement: f.law, Rules: score.Compile(f.law, f.Now().Location()), Members: members, Parts: d.Parts, Values: d.Values, Moves: d.Moves,
		Facts: &model.Facts{Lead: &d.Lead, Company: d.Company, Measured: true}}, err
}

func (f *firm) MoveHint(ctx context.Context, lead, stage model.ID) ([]string, error) {
	in, err := f.facts(ctx, lead)
	if err != nil {
		return nil, err
	}
	return journey.Hint(in, stage, f.Actor(), f.Now()), nil
}

func (f *firm) Move(ctx context.Context, ask model.MoveRequest) (model.MoveResult, error) {
	in, err := f.facts(ctx, ask.Lead)
	if err != nil {
		return model.MoveResult{}, err
	}
	plan, err := journey.Plan(in, ask, f.Actor(), f.Now())
	if err != nil {
		return model.MoveResult{}, err
	}
	m := plan.Move
	id, err := f.Add(ctx, "move", model.Fields{"lead": m.Lead.String(), "to": m.To.String(), "happened": m.Happened.UnixMilli(), "exact": m.Exact, "reason": m.Reason, "wake": m.Wake})
	return model.MoveResult{Move: id}, err
}

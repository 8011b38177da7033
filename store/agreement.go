package store

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// Firm reads the firm's own row.
func (f *File) Firm(ctx context.Context) (model.Firm, error) { return firmOf(ctx, f.eyes, f.firm) }

func firmOf(ctx context.Context, q querier, id model.ID) (model.Firm, error) {
	firm := model.Firm{ID: id, Mode: "team", Basis: "first-year", Zone: "UTC", Currency: "EUR"}
	rs, err := records(ctx, q, "firm", "and id = ?", id[:])
	if err != nil || len(rs) == 0 {
		return firm, err
	}
	r := rs[0]
	firm.Name, firm.Template = r.text("name"), r.text("template")
	firm.Currency, firm.Zone = cmp.Or(r.text("currency"), "EUR"), cmp.Or(r.text("zone"), "UTC")
	firm.Mode, firm.Basis = cmp.Or(r.text("mode"), "team"), cmp.Or(r.text("basis"), "first-year")
	return firm, nil
}

// Members lists who works here, the first to come first.
func (f *File) Members(ctx context.Context) ([]model.Member, error) { return membersOf(ctx, f.eyes) }

func membersOf(ctx context.Context, q querier) ([]model.Member, error) {
	rs, err := records(ctx, q, "member", "")
	var all []model.Member
	for _, r := range rs {
		m := model.Member{ID: r.id, Name: r.text("name"), Email: r.text("email"), Outside: r.yes("outside"), Gone: r.yes("gone")}
		for _, hat := range r.members("hat") {
			if id, err := model.ParseID(hat); err == nil {
				m.Hats = append(m.Hats, id)
			}
		}
		slices.SortFunc(m.Hats, func(a, b model.ID) int { return strings.Compare(a.String(), b.String()) })
		all = append(all, m)
	}
	return all, err
}

// Aways lists who is away when, and who stands in.
func (f *File) Aways(ctx context.Context) ([]model.Away, error) { return awaysOf(ctx, f.eyes) }

func awaysOf(ctx context.Context, q querier) ([]model.Away, error) {
	rs, err := records(ctx, q, "away", "")
	var all []model.Away
	for _, r := range rs {
		all = append(all, model.Away{ID: r.id, Member: r.link("member"), From: r.text("from"), To: r.text("to"), Standin: r.link("standin")})
	}
	return all, err
}

// Plays lists what nudges a lead at each stage, in their order.
func (f *File) Plays(ctx context.Context) ([]model.Play, error) {
	assets, err := records(ctx, f.eyes, "asset", "")
	if err != nil {
		return nil, err
	}
	named := map[model.ID]string{}
	for _, a := range assets {
		named[a.id] = a.text("name")
	}
	rs, err := records(ctx, f.eyes, "play", "")
	var all []model.Play
	for _, r := range rs {
		p := playOf(r)
		p.Asset = named[p.AssetID]
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(x, y model.Play) int { return cmp.Compare(x.Rank, y.Rank) })
	return all, err
}

// Draft is the agreement as its editable rows stand.
func (f *File) Draft(ctx context.Context) (*model.Agreement, error) {
	return draft(ctx, f.eyes, f.firm)
}

func draft(ctx context.Context, q querier, firmID model.ID) (*model.Agreement, error) {
	firm, err := firmOf(ctx, q, firmID)
	if err != nil {
		return nil, err
	}
	a := &model.Agreement{Firm: firm.Name}
	a.Calendar.Zone = firm.Zone
	into := map[model.ID]model.ID{}
	for _, part := range []struct {
		noun string
		take func(record)
	}{
		{"team", func(r record) { a.Teams = append(a.Teams, teamOf(r)) }},
		{"calendar", func(r record) { a.Calendar = calendarOf(r) }},
		{"element", func(r record) { a.Positioning = append(a.Positioning, elementOf(r)) }},
		{"offer", func(r record) {
			a.Offers = append(a.Offers, model.Offer{ID: r.id, Name: r.text("name"), Rank: r.int("rank")})
		}},
		{"criterion", func(r record) { a.Criteria = append(a.Criteria, criterionOf(r)) }},
		{"group", func(r record) { a.Scoring.Groups = append(a.Scoring.Groups, groupOf(r)) }},
		{"rule", func(r record) { a.Scoring.Rules = append(a.Scoring.Rules, ruleOf(r)) }},
		{"definition", func(r record) { a.Definitions = append(a.Definitions, definitionOf(r)) }},
		{"stage", func(r record) {
			if to := r.link("merged-into"); !to.IsZero() {
				into[r.id] = to
			}
			a.Stages = append(a.Stages, stageOf(r))
		}},
		{"item", func(r record) { a.Items = append(a.Items, itemOf(r)) }},
		{"route", func(r record) {
			a.Routes = append(a.Routes, model.Route{ID: r.id, Key: r.text("key"), Start: r.link("start"), MQL: r.yes("mql"), Default: r.yes("default")})
		}},
		{"promise", func(r record) { a.Promises = append(a.Promises, promiseOf(r)) }},
		{"goal", func(r record) {
			a.Goals = append(a.Goals, goalOf(r))
		}},
		{"play", func(r record) { a.Plays = append(a.Plays, playOf(r)) }},
		{"asset", func(r record) { a.Assets = append(a.Assets, assetOf(r)) }},
		{"field", func(r record) {
			a.Fields = append(a.Fields, model.FieldDef{ID: r.id, Noun: r.text("noun"), Name: r.text("name"), Kind: r.text("kind")})
		}},
	} {
		rs, err := records(ctx, q, part.noun, "")
		if err != nil {
			return nil, err
		}
		for _, r := range rs {
			part.take(r)
		}
	}
	a.Merge(into)
	inOrder(a)
	return a, nil
}

// inOrder sorts what has a rank; ties stay in order of creation.
func inOrder(a *model.Agreement) {
	slices.SortStableFunc(a.Teams, func(x, y model.Team) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Positioning, func(x, y model.Element) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Offers, func(x, y model.Offer) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Criteria, func(x, y model.Criterion) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Scoring.Groups, func(x, y model.Group) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Scoring.Rules, func(x, y model.Rule) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Definitions, func(x, y model.Definition) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Stages, func(x, y model.Stage) int { return cmp.Compare(x.Rank, y.Rank) })
	apart(a.Stages)
	slices.SortStableFunc(a.Items, func(x, y model.Item) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Promises, func(x, y model.Promise) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(a.Plays, func(x, y model.Play) int { return cmp.Compare(x.Rank, y.Rank) })
}

// apart tells stages of the same rank apart, as two people leave them who
// change the order at the same time: the older one comes first.
func apart(stages []model.Stage) {
	for i := 1; i < len(stages); i++ {
		stages[i].Rank = max(stages[i].Rank, stages[i-1].Rank+1)
	}
}

func teamOf(r record) model.Team {
	return model.Team{ID: r.id, Key: r.text("key"), Name: r.text("name"), Rank: r.int("rank"), Hidden: r.yes("hidden"), CoveredBy: r.link("covered-by"), Capacity: r.int("capacity")}
}

func elementOf(r record) model.Element {
	return model.Element{ID: r.id, Step: r.text("step"), Text: r.text("text"), Of: r.link("of"), Rank: r.int("rank")}
}

func conditionOf(r record) model.Condition {
	return model.Condition{Field: r.text("field"), Op: r.text("op"), Value: r.text("value"), Low: r.int64("low"), High: r.int64("high"),
		HasLow: r.has("low"), HasHigh: r.has("high"), Days: r.int64("days")}
}

func scopeOf(r record) model.Scope {
	return model.Scope{Offer: r.link("offer"), Route: r.text("route")}
}

func criterionOf(r record) model.Criterion {
	return model.Criterion{ID: r.id, Name: r.text("name"), Class: r.text("class"), How: cmp.Or(r.text("how"), "rule"), Condition: conditionOf(r),
		Question: r.text("question"), KnownBy: r.text("known-by"), Points: r.int64("points"), Element: r.link("element"), Rank: r.int("rank"), Scope: scopeOf(r)}
}

func groupOf(r record) model.Group {
	return model.Group{ID: r.id, Axis: r.text("axis"), Name: r.text("name"), Cap: r.int64("cap"), Rank: r.int("rank")}
}

func ruleOf(r record) model.Rule {
	return model.Rule{ID: r.id, Group: r.link("group"), Name: r.text("name"), Condition: conditionOf(r), Touch: r.text("touch"), Direction: r.text("direction"),
		Outcome: r.text("outcome"), Role: r.text("role"), Points: r.int64("points"), HalfLife: r.int64("half-life"), Interest: r.text("interest"),
		Element: r.link("element"), Rank: r.int("rank"), Scope: scopeOf(r)}
}

func definitionOf(r record) model.Definition {
	d := model.Definition{ID: r.id, Gate: r.text("gate"), Name: r.text("name"), Fit: r.int64("fit"), Engagement: r.int64("engagement"),
		Needs: r.text("needs"), Boxes: r.yes("boxes"), Rank: r.int("rank")}
	d.Routes = r.members("route")
	slices.Sort(d.Routes)
	return d
}

func stageOf(r record) model.Stage {
	s := model.Stage{ID: r.id, Key: r.text("key"), Name: r.text("name"), Plain: r.text("plain"), Rank: r.int("rank"), Kind: cmp.Or(r.text("kind"), "open"),
		Team: r.link("team"), Gate: r.text("gate"), Target: r.int("target-days"), Thinks: r.text("thinks"), Needs: r.text("needs")}
	for _, route := range r.members("team") {
		if id, err := model.ParseID(r.more["team."+route]); err == nil && !id.IsZero() {
			if s.Teams == nil {
				s.Teams = map[string]model.ID{}
			}
			s.Teams[route] = id
		}
	}
	return s
}

func itemOf(r record) model.Item {
	return model.Item{ID: r.id, Stage: r.link("stage"), Gate: r.text("gate"), Name: r.text("name"), Rank: r.int("rank"), Optional: r.yes("optional")}
}

func promiseOf(r record) model.Promise {
	return model.Promise{ID: r.id, Key: r.text("key"), Owner: r.link("owner"), To: r.link("to"), Name: r.text("name"), Amount: r.int("amount"),
		Unit: r.text("unit"), Band: r.text("band"), Rate: r.int64("rate"), Rank: r.int("rank"), Off: r.yes("off")}
}

func goalOf(r record) model.Goal {
	g := model.Goal{ID: r.id, Name: r.text("name"), Amount: r.money("amount"), From: r.text("from"), To: r.text("to"), Kind: r.text("kind"), Deal: r.money("deal")}
	for _, owner := range r.members("owner") {
		if id, err := model.ParseID(owner); err == nil {
			g.Owners = append(g.Owners, id)
		}
	}
	slices.SortFunc(g.Owners, func(a, b model.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, stage := range r.members("rate") {
		id, err := model.ParseID(stage)
		share, wrong := strconv.ParseInt(r.more["rate."+stage], 10, 64)
		if err == nil && wrong == nil {
			if g.Assumed == nil {
				g.Assumed = map[model.ID]int64{}
			}
			g.Assumed[id] = share
		}
	}
	return g
}

func playOf(r record) model.Play {
	return model.Play{ID: r.id, Stage: r.link("stage"), Name: r.text("name"), Kind: cmp.Or(r.text("kind"), "task"), AssetID: r.link("asset"),
		Days: r.int("days"), Element: r.link("element"), Rank: r.int("rank")}
}

func assetOf(r record) model.Asset {
	return model.Asset{ID: r.id, Name: r.text("name"), Address: r.text("address"), Kind: r.text("kind"), Stage: r.link("stage"), Criterion: r.link("criterion"),
		Objection: r.text("objection"), Proves: r.text("proves"), Owner: r.link("owner"), Used: r.text("used")}
}

// calendarOf reads hours.mon = "09:00-12:00 13:00-17:00", holiday.<date> with
// its name, open.<date> and break.<date> with hours.
func calendarOf(r record) model.Calendar {
	c := model.Calendar{ID: r.id, Zone: r.text("zone"), Weekly: map[string][][2]int{}}
	for _, day := range r.members("hours") {
		if hours, err := model.ParseHours(r.more["hours."+day]); err == nil && len(hours) > 0 {
			c.Weekly[day] = hours
		}
	}
	c.Holidays = r.members("holiday")
	slices.Sort(c.Holidays)
	for _, day := range c.Holidays {
		if name := r.more["holiday."+day]; name != "yes" {
			c.Named = with(c.Named, day, name)
		}
	}
	for _, day := range r.members("open") {
		if hours, err := model.ParseHours(r.more["open."+day]); err == nil {
			c.Open = with(c.Open, day, hours)
		}
	}
	for _, day := range r.members("break") {
		if hours, err := model.ParseHours(r.more["break."+day]); err == nil && len(hours) > 0 {
			c.Breaks = with(c.Breaks, day, hours)
		}
	}
	return c
}

// with adds to a map that may not be there yet.
func with[K comparable, V any](m map[K]V, key K, v V) map[K]V {
	if m == nil {
		m = map[K]V{}
	}
	m[key] = v
	return m
}

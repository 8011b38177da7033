package promises

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/agree"
	"baton/model/align"
	"baton/model/sla"
	"baton/ui/theme"
)

// facts are what the page shows.
type facts struct {
	draft    *model.Agreement
	now      time.Time
	since    time.Time // the last three months begin
	tested   map[model.ID][]align.Test
	fits     []sla.Fit
	flaws    []model.Flaw
	reading  bool // the past is not read yet
	members  []model.Member
	aways    []model.Away
	today    string                    // "2026-11-23"
	owed     map[model.ID][]model.Owed // by promise: what runs by the law
	calendar *sla.Calendar             // of the law; nil while the past is read
}

// view is one promise, ready to show.
type view struct {
	promise model.Promise
	team    model.Team
	hue     theme.Hue
	kept    string // how often it was kept, in words
	rate    float32
	judged  int // tests behind it; 0: none
	flaw    string
	late    int // of what runs now, by the law
	risk    int // at risk
}

// group is a team's promises under its name.
type group struct {
	team model.Team
	hue  theme.Hue
	what string // "gives to Business Development"
	list []view
}

// factsOf works out the page; past is nil while it is being read.
func factsOf(draft *model.Agreement, past *align.Record, members []model.Member, aways []model.Away, flaws []model.Flaw, kept *remembered) facts {
	f := facts{draft: draft, reading: past == nil, tested: map[model.ID][]align.Test{}, flaws: flaws, members: members, aways: aways}
	if past == nil {
		return f
	}
	r := past.Under(draft)
	kept.start(past, draft)
	f.calendar = past.Calendar
	f.now, f.since = r.Now, r.Now.AddDate(0, -3, 0)
	for _, p := range draft.Promises {
		f.tested[p.ID] = kept.of(r, p)
	}
	load := r.Load(draft, f.since)
	load.Members, load.Aways = members, aways
	f.fits = sla.Feasible(load)
	return f
}

// forAll are the promises that every team makes alike.
const forAll = "waiting-prospect"

// column are the promises of some teams, by team; "" stands for every team
// that has no column of its own.
func (f facts) column(keys ...string) []group {
	var out []group
	for _, t := range f.draft.Teams {
		other := slices.Contains(keys, "") && !slices.Contains([]string{"marketing", "bd", "sales"}, t.Key)
		if !slices.Contains(keys, t.Key) && !other {
			continue
		}
		g := group{team: t, hue: theme.OfTeam(t.Key)}
		for _, p := range f.draft.Promises {
			if p.Owner == t.ID && p.Key != forAll {
				g.list = append(g.list, f.view(p))
			}
		}
		g.what = f.toWhom(t, g.list)
		if len(g.list) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// everyone are the promises that all make, one for each team.
func (f facts) everyone() []group {
	g := group{what: "All of us"}
	for _, p := range f.draft.Promises {
		if p.Key == forAll {
			g.list = append(g.list, f.view(p))
		}
	}
	if len(g.list) == 0 {
		return nil
	}
	return []group{g}
}

// toWhom says to whom a team's promises are made.
func (f facts) toWhom(t model.Team, list []view) string {
	verb := "gives"
	if t.Key != "marketing" && t.Key != "bd" {
		verb = "owes"
	}
	var names []string
	for _, v := range list {
		to, ok := f.draft.TeamBy(v.promise.To)
		if ok && !slices.Contains(names, to.Name) {
			names = append(names, to.Name)
		}
	}
	switch len(names) {
	case 0:
		return verb + " to all"
	case 1:
		return verb + " " + names[0]
	}
	return verb + " " + names[0] + " and " + names[1]
}

func (f facts) view(p model.Promise) view {
	t, _ := f.draft.TeamBy(p.Owner)
	v := view{promise: p, team: t, hue: theme.OfTeam(t.Key)}
	v.kept, v.rate, v.judged = f.history(p)
	v.late, v.risk = f.running(p.ID)
	for _, text := range agree.Beside(f.flaws, p.ID) {
		v.flaw = text
	}
	return v
}

func (f facts) find(id model.ID) (view, bool) {
	for _, p := range f.draft.Promises {
		if p.ID == id {
			return f.view(p), true
		}
	}
	return view{}, false
}

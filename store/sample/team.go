package sample

import (
	"errors"
	"fmt"
	"time"

	"baton/model"
	"baton/model/forecast"
	"baton/model/template"
	"baton/store"
)

// teamFirm is Larkfell, a cloud consultancy of fourteen. Two sell, one of them
// the founder; one does marketing; a freelancer does business development two
// days a week; ten deliver, and what they hear at clients they hand to Sales.
func teamFirm() firm {
	return firm{
		template: "cloud",
		start:    template.Start{Name: "Larkfell", Currency: currency, Zone: "Europe/Amsterdam", Member: "Ilse Brandvoort"},
		set:      setTeam,
		tell:     tellTeam,
	}
}

// delivery are the ten who do the work; the first leads them.
var delivery = []string{"Maartje Dekkink", "Sven Aldal", "Priya Nandalur", "Luca Morettin", "Aoife Kerrane", "Jakub Wronik", "Femke Hoornaar", "Daniel Oseibrandt", "Yara Costillon", "Bram Teulings"}

func setTeam(w *world) {
	w.keys = []string{"size", "cloud", "small-team", "software", "slow", "bill", "by-hour", "no-access"}
	w.trade = []string{"software", "saas", "internet", "online", "fintech", "payment"}
	w.voice = cloudTalk().deal()
	w.voice.experts = []string{"Maartje", "Sven", "Priya", "Luca", "Aoife", "Femke"}
	w.voice.deliverers = []string{"maartje", "sven", "priya", "luca", "aoife"}

	ilse := w.members[""]
	w.members["ilse"] = ilse
	w.change("member", ilse, model.Fields{"email": "ilse@larkfell.example", "hat." + w.team("marketing").String(): nil})
	w.join("tomas", "Tomas Rybak", "sales")
	w.join("nadia", "Nadia Ferrant", "marketing")
	w.join("pavel", "Pavel Oster", "bd")
	w.change("member", w.members["pavel"], model.Fields{"outside": true})
	for i, name := range delivery {
		nick := fmt.Sprint("delivery", i)
		if i < len(w.voice.deliverers) {
			nick = w.voice.deliverers[i]
		}
		w.join(nick, name, "delivery")
	}
	w.change("team", w.team("delivery"), model.Fields{"hidden": nil})
	w.change("stage", w.stage("evaluating"), model.Fields{"team.client": w.team("delivery").String()})
	w.closeOffice()

	august := w.firstMondayOfAugust()
	w.add("away", model.Fields{"member": w.members["tomas"].String(), "from": august.Format(time.DateOnly), "to": august.AddDate(0, 0, 18).Format(time.DateOnly), "standin": ilse.String()})
	w.plans()
	w.running()
	w.gatherings()
	w.finish(teamAssets)
	w.agree("nadia", "pavel", "tomas", "maartje")
}

func (w *world) join(nick, name, team string) {
	w.members[nick] = w.add("member", model.Fields{"name": name, "email": firstWord(name) + "@larkfell.example", "hat." + w.team(team).String(): true})
}

// agree lets everybody sign the rules of the year, early in it: one puts them
// forward, the others follow within days.
func (w *world) agree(nicks ...string) {
	var version model.ID
	at := w.now.AddDate(-1, 0, 2)
	for _, nick := range nicks {
		at = w.officeTime(at.AddDate(0, 0, 1))
		w.scenes = append(w.scenes, scene{at: at, by: model.Actor{Member: w.members[nick], Name: nick}, do: func(d *store.Desk) (err error) {
			version, err = d.Sign(w.ctx, version, "")
			return err
		}})
	}
}

// closeOffice notes the holidays that the clocks know.
func (w *world) closeOffice() {
	f := model.Fields{}
	for _, day := range w.law.Calendar.Holidays {
		f["holiday."+day] = true
	}
	w.change("calendar", w.law.Calendar.ID, f)
}

// plans are the shared targets of the year and of the quarter that comes,
// each with names from both sides, and what Sales and Delivery can carry.
func (w *world) plans() {
	w.change("team", w.team("sales"), model.Fields{"capacity": int64(14)})
	w.change("team", w.team("delivery"), model.Fields{"capacity": int64(120)})
	next := forecast.QuarterOf(forecast.QuarterOf(w.now).To)
	year := time.Date(w.now.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	w.aim("New clients, "+next.Name(), "new-client", 38000000, next.From, next.To, "nadia", "pavel", "tomas")
	w.aim("Clients we have, "+next.Name(), "expansion", 16000000, next.From, next.To, "nadia", "tomas", "maartje")
	w.suppose(map[string]int64{"proposal": 800, "terms": 900})
	w.aim(fmt.Sprintf("All we sign in %d", w.now.Year()), "", 180000000, year, year.AddDate(1, 0, 0), "nadia", "pavel", "ilse")
}

// suppose writes down, beside the last target, which shares of a stage go on
// where the year has shown too few.
func (w *world) suppose(shares map[string]int64) {
	f := model.Fields{}
	for key, share := range shares {
		f["rate."+w.stage(key).String()] = share
	}
	w.change("goal", w.target, f)
}

// aim writes a target down; to is the first day after it.
func (w *world) aim(name, kind string, amount int64, from, to time.Time, owners ...string) {
	f := model.Fields{"name": name, "amount": amount, "currency": currency, "from": from.Format(time.DateOnly), "to": to.AddDate(0, 0, -1).Format(time.DateOnly)}
	if kind != "" {
		f["kind"] = kind
	}
	for _, nick := range owners {
		f["owner."+w.members[nick].String()] = true
	}
	w.target = w.add("goal", f)
}

// running are the campaigns of the year and what they cost by the month.
func (w *world) running() {
	for _, c := range []struct {
		source, name string
		from, to     int // days before the end of the year
		cost         int64
		note         string
	}{
		{"Webinar", "Quiet nights: on-call with three people", 365, 0, 620000, "Four times a year, forty minutes, no slides after the tenth"},
		{"Guide", "What a platform team of two can carry", 340, 0, 480000, "Written with Priya; an evening a week over two months"},
		{"Search ads", "People who search at night", 365, 20, 960000, "Paused when the form asks for jobs"},
		{"Meetup", "Worst outages, told by those who were there", 300, 40, 350000, "Three evenings, pizza, no speakers of ours"},
		{"Trade fair", "Table at the software fair", 230, 228, 740000, "One table, two of us, no giveaways"},
		{"Newsletter", "The quiet month", 365, 0, 120000, "Every sixth week, one story"},
	} {
		from, to := w.now.AddDate(0, 0, -c.from), w.now.AddDate(0, 0, -c.to)
		id := w.add("campaign", model.Fields{"name": c.name, "source": c.source, "team": w.team("marketing").String(), "cost": c.cost, "currency": currency,
			"from": from.Format(time.DateOnly), "to": to.Format(time.DateOnly), "note": c.note})
		w.campaigns[c.source] = id
		if c.source != "Search ads" && c.source != "Newsletter" {
			continue
		}
		for month := range 12 {
			at := w.now.AddDate(0, -month, 0)
			w.add("metric", model.Fields{"name": "Spent", "month": at.Format("2006-01"), "source": c.source, "campaign": id.String(),
				"amount": c.cost/12 + int64(w.rng.IntN(16000)-8000), "currency": currency, "count": int64(40 + w.rng.IntN(90))})
		}
	}
}

// tellTeam tells the year: the leads that were handed over one by one, the
// others as they come.
func tellTeam(w *world) error {
	w.neighbours()
	var wrong []error
	for _, tales := range [][]tale{againSigned(), newClients(), summer(), lostAtSales(), openDeals(), waitingForSales(), inConversation(), turnedDown()} {
		for _, t := range tales {
			if err := w.tellTale(t); err != nil {
				wrong = append(wrong, err)
			}
		}
	}
	for _, name := range bestClients {
		w.byName[name].best = true
	}
	w.crowd()
	w.chores()
	return errors.Join(wrong...)
}

// bestClients are whom Larkfell would like more of.
var bestClients = []string{"Pensel", "Grainway", "Noordzij Shipping Desk", "Tallgrass Clinics", "Ledgerline", "Corvantis Health"}

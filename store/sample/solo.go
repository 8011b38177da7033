package sample

import (
	"errors"

	"baton/model"
	"baton/model/forecast"
	"baton/model/template"
)

// soloFirm is Tilework, a custom software house of one: a founder with 25
// leads, three of them signed, who writes down little and knows not everything.
func soloFirm() firm {
	return firm{
		template: "software",
		start:    template.Start{Name: "Tilework", Currency: currency, Zone: "Europe/Lisbon", Member: "Rui Valadim", Solo: true},
		set:      setSolo,
		tell:     tellSolo,
	}
}

func setSolo(w *world) {
	w.keys = []string{"size", "own-process", "owner", "trade", "leaver", "maintain", "blank", "heads"}
	w.trade = []string{"logistic", "transport", "insurance", "engineering", "construction", "industrial", "facilit"}
	w.voice = soloVoice()
	w.solo = "rui"
	w.members["rui"] = w.members[""]
	w.change("member", w.members["rui"], model.Fields{"email": "rui@tilework.example"})
	w.closeOffice()
	w.finish(soloAssets)
	w.change("team", w.team("sales"), model.Fields{"capacity": int64(4)})
	next := forecast.QuarterOf(forecast.QuarterOf(w.now).To)
	w.aim("New clients, "+next.Name(), "new-client", 6000000, next.From, next.To, "rui")
	w.suppose(map[string]int64{"evaluating": 600, "scoping": 750, "proposal": 500, "terms": 800})
}

func tellSolo(w *world) error {
	long := w.now.AddDate(0, 0, -400)
	for _, n := range soloFriends {
		c := w.meet(readFirm(n.firm), long)
		c.what = n.what
		for _, p := range readPeople(n.people) {
			w.meetPerson(p, c, long)
		}
	}
	var wrong []error
	for _, t := range append(soloDeals(), soloEarly()...) {
		if err := w.tellTale(t); err != nil {
			wrong = append(wrong, err)
		}
	}
	w.byName["Vidraria Salgado"].best = true
	return errors.Join(wrong...)
}

// soloFriends are who sends work, and whom one is compared with.
var soloFriends = []neighbour{
	{"Prata Contabilidade · Accounting · 9 · Lisbon, PT", "Teresa Prata, Accountant", "partner"},
	{"Vidraria Salgado · Construction · 85 · Aveiro, PT", "Henrique Salgado, Managing director, signs; Olga Nunes, Dispatcher, user", "client"},
	{"Softlar Systems · Business software · 60 · Porto, PT", "", "competitor"},
}

// soloDeals are those that came as far as a talk.
func soloDeals() []tale {
	return []tale{
		{firm: "Transportes Quelhas · Transport · 120 · Porto, PT", people: "Amélia Quelhas, Managing director, signs; Fábio Meireles, Dispatcher, champion",
			came: "introduced by Teresa Prata", source: "Referral", ago: 262, path: "mql@9 sql@30 prop@48 terms@70 signed@88", worth: "project 34k",
			need:  "Dispatch board off the wall",
			why:   "Their dispatcher retires at the end of the year; the board is his handwriting",
			words: "When Fábio is ill, forty lorries wait for a photograph of the wall",
			stake: "They hire a second dispatcher to write on the same wall",
			by:    "First depot live before Fábio's holiday on {+95}",
			step:  "A morning beside Fábio on {+5}"},
		{firm: "Amparo Seguros · Insurance · 55 · Lisbon, PT", people: "Rita Folgado, Head of claims, champion; Bernardo Amparo, Managing director, signs",
			came: "inbound", source: "Website", ago: 150, path: "mql@10 sql@41 prop@66 terms@90 signed@112", worth: "project 21k; retainer 0.8k x 12",
			need:  "Claims without the shared mailbox",
			why:   "A claim lay in the mailbox for five weeks because everybody thought it was taken",
			words: "The mailbox has eleven owners, so it has none",
			stake: "The next forgotten claim goes to the ombudsman",
			by:    "Before the storm season, {+100}",
			step:  "Rita exports a month of the mailbox by {+4}"},
		{firm: "Vidraria Salgado", people: "Olga Nunes, Dispatcher, champion; Henrique Salgado, Managing director, signs",
			came: "client", kind: "expansion", source: "Client", ago: 77, path: "sql@16 prop@29 signed@52", worth: "project 9k",
			need:  "Broken panes photographed at the door",
			why:   "Olga asked for it when I was there about something else",
			words: "Who broke it, the driver or the customer? We pay either way",
			stake: "About 700 a month for panes nobody can prove",
			by:    "Before the new vans, {+60}",
			step:  "One tour with a van on {+6}"},
		{firm: "Estaleiro Ribamar · Engineering · 140 · Setúbal, PT", people: "Joel Vinhas, Works manager, champion; Graça Ribamar, Owner, signs",
			came: "introduced by Henrique Salgado", source: "Referral", ago: 71, path: "mql@8 sql@29 prop@52", worth: "project 46k",
			need:  "Dock plan that knows the tide",
			why:   "Henrique told Graça over dinner what we did for his vans",
			words: "A ship came in on a tide that our plan had at noon",
			stake: "A day in dock is 8k, and twice a year it is empty by mistake",
			by:    "Next docking season, {+80}",
			step:  "Joel shows last year's plan on {+7}",
			next:  "Graça has had the proposal for ten days: call her @-4"},
		{firm: "Frio do Norte · Logistics · 75 · Braga, PT", people: "Sandra Leitão, Operations manager, signs",
			came: "inbound", source: "Website", ago: 88, path: "mql@12 sql@43 prop@69", worth: "project 27k; retainer 0.6k x 12",
			need:  "Cold store bookings that are not a phone call",
			why:   "She wrote that two people do nothing but answer the phone",
			words: "We say yes on the phone and count the pallets afterwards",
			stake: "They rent a second store they may not need",
			by:    "Before the chestnut harvest, {+60}",
			step:  "{first} lists a week of calls by {+5}",
			next:  "Send the smaller first step she asked for @2"},
		{firm: "Casa Lume Elevadores · Facility services · 160 · Lisbon, PT", people: "Nelson Barata, Service director, signs; Cátia Lobo, Planner, user",
			came: "introduced by Teresa Prata", source: "Referral", ago: 33, path: "mql@6 sql@22", worth: "project 38k",
			need:  "Lift inspections planned by more than memory",
			why:   "The planner goes on leave in four months and Teresa does their books",
			words: "If Cátia forgets a lift, nobody knows there was one",
			stake: "An inspection was missed in spring; the fine was small, the letter was not",
			by:    "Before Cátia's leave, {+90}",
			step:  "Half a day with Cátia on {+6}",
			next:  "Write up the half day with Cátia @1"},
		{firm: "Corticeira Alvor · Industrial services · 95 · Évora, PT", people: "Simão Carrasco, Production manager, champion",
			came: "inbound", source: "Talk", ago: 26, path: "mql@9", worth: "project 30k",
			need: "Cork batches traced from tree to bottle",
			why:  "A wine maker asked them where each batch grew",
			step: "Ask who decides, on {+4}",
			next: "Find out who decides what the software does @-6"},
		{firm: "Auto Tejo Gruas · Transport · 52 · Santarém, PT", people: "Márcio Duro, Owner, signs",
			came: "partner Prata Contabilidade", source: "Partner", ago: 47, path: "mql@7",
			need: "Tow trucks found without ringing round",
			why:  "Teresa says he calls nine drivers for each tow",
			step: "Visit on {+8}",
			next: "Call after nine in the evening; the day is his trucks @3"},
		{firm: "Lusoforma Moldes · Engineering · 210 · Marinha Grande, PT", people: "Paulo Serrano, IT manager, evaluates; Vera Coutinho, Finance director, pays",
			came: "outbound", source: "Phone list", ago: 64, path: "aware@9 interested@22 eval@37", worth: "project 55k",
			need: "Mould history in one place",
			why:  "Paulo answered the second mail with a photograph of a card index",
			next: "Ask Paulo for one mould's cards @-11"},
		{firm: "Rede Solaris · Facility services · 65 · Faro, PT", people: "Tânia Malheiro, Managing director, signs",
			came: "inbound", source: "Website", ago: 171, path: "mql@13 sql@47 prop@70 lost:price@95", worth: "project 42k",
			need:  "Pool service rounds for 600 houses",
			why:   "Season starts in ten weeks and the rounds are in three notebooks",
			words: "In August we clean the pools we remember",
			stake: "They lose about thirty houses a season",
			by:    "Before the season, {+70}",
			step:  "{first} sends the notebooks as photographs",
			says:  []string{"A product at 90 a month does two thirds of it. She was honest, and right"}},
	}
}

// soloEarly are the others: heard of, written to, asleep, or gone.
func soloEarly() []tale {
	return []tale{
		{firm: "Mar de Sal · Food trade · 0 · Olhão, PT", people: "Dulce Encarnação, Owner", came: "inbound", source: "Website", ago: 9, need: "Orders from forty restaurants, all by voice message", note: "Sent one of the voice messages along. It is four minutes long.", next: "Ask how many they are, and who else has tried @1"},
		{firm: "Escola Náutica Cabo · ? · 40 · Cascais, PT", people: "Ivo Tavira, Head of training", came: "inbound", source: "Website", ago: 21, need: "Course bookings with tides and instructors", next: "Two questions about who decides @-2"},
		{firm: "Pedreira Montalto · Construction · 130 · Viseu, PT", people: "Gil Montalto, Managing director", came: "introduced by Henrique Salgado", source: "Referral", ago: 15, need: "Stone blocks measured once, not five times", note: "Henrique buys his sills there.", next: "Visit the quarry, bring boots @5"},
		{firm: "Clínica Vetera · Health · 0 · Coimbra, PT", people: "Dra. Luísa Pacheco, Partner", came: "inbound", source: "Talk", ago: 38, need: "Herd visits written down in the stable"},
		{firm: "Tipografia Sereno · Printing · 34 · Lisbon, PT", people: "Otávio Sereno, Owner", came: "inbound", source: "Website", ago: 52, need: "Quotes in an hour instead of a day", note: "Too small on paper. The process is real, though."},
		{firm: "Andaimes Ferro & Filho · Construction · 88 · Porto, PT", people: "Célia Ferro, Office manager", came: "partner Prata Contabilidade", source: "Partner", ago: 29, need: "Where is the scaffolding?", next: "Ask Célia whether they looked at standard products @4"},
		{firm: "Quinta das Lapas · Agriculture · 0 · Beja, PT", people: "Nuno Lapa, Farm manager", came: "inbound", source: "Talk", ago: 120, path: "from:aware", note: "Asked after the talk whether olives count as logistics."},
		{firm: "Banco Alimentar do Vouga · ? · 18 · Aveiro, PT", people: "Irmã Conceição, Coordinator", came: "inbound", source: "Talk", ago: 84, path: "from:aware", note: "No budget, best questions of the evening."},
		{firm: "Navalis Repair · Engineering · 230 · Viana do Castelo, PT", people: "Rogério Pontes, Technical director", came: "outbound", source: "Phone list", ago: 18, note: "Same work as Ribamar, twice the size.", next: "Second mail, with the tide story @2"},
		{firm: "Gelo Expresso · Logistics · 110 · Leiria, PT", people: "Susana Rama, Dispatch", came: "outbound", source: "Phone list", ago: 31, note: "Job advert for a dispatcher who knows the old system."},
		{firm: "Algar Inspection · Industrial services · 0 · Setúbal, PT", people: "Hélder Brito, Lead inspector", came: "outbound", source: "Phone list", ago: 44},
		{firm: "Moagem Real · Food trade · 70 · Castelo Branco, PT", people: "Emília Real, Managing director", came: "inbound", source: "Website", ago: 140, path: "nurture:110@34", need: "Flour silos counted by more than knocking", says: []string{"New silos first, software after. Asked me to ring when they stand"}},
		{firm: "Seguros Farol · Insurance · 300 · Lisbon, PT", people: "Miguel Arrais, IT director, evaluates", came: "introduced by Bernardo Amparo", source: "Referral", ago: 36, path: "nurture:45@20", need: "Broker portal, second attempt", says: []string{"Their board meets in six weeks; Bernardo will be there too"}},
		{firm: "Hostel Ribeira · Travel · 14 · Porto, PT", people: "Zé Garrido, Owner", came: "inbound", source: "Website", ago: 97, path: "lost:did-nothing@41", need: "Beds and keys on one screen", says: []string{"Bought a second key board instead. It hangs beside the first"}},
		{firm: "Startup Pombal · SaaS · 6 · Lisbon, PT", people: "Kiko Amaral, Founder", came: "inbound", source: "Website", ago: 63, path: "notours@5", need: "Two developers until the demo", says: []string{"Wants developers to lead himself, paid in shares"}},
	}
}

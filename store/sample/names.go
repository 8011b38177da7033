package sample

// country is where a company sits and what its people are called.
type country struct {
	code   string
	cities []string
	first  []string
	last   []string
	weight int
}

// Names are drawn apart from each other and joined by chance; whoever they
// seem to be, they are nobody.
var countries = []country{
	{"NL", []string{"Utrecht", "Eindhoven", "Groningen", "Breda", "Arnhem", "Delft"}, []string{"Sanne", "Jasper", "Roos", "Thijs", "Merel", "Gijs", "Fenna", "Niels", "Liesbeth", "Wessel", "Bart-Jan", "Marloes", "Koenraad", "Silke", "Pepijn", "Annelot", "Joep", "Tineke"},
		[]string{"Oudekerk", "Brinkhorst", "Zandwijk", "Veldhuys", "Lammertse", "Dorrestijn", "Heuvelaar", "Kortenhof", "Waardenburgh", "Steenhuis", "Rietveldt", "Appelman", "Grootscholten", "Haverman", "Nijenhof", "Verstraten", "Ossewaarde", "Blankenstijn", "Weverling", "Duinkerk"}, 24},
	{"DE", []string{"Leipzig", "Stuttgart", "Bremen", "Mainz", "Kiel", "Erfurt"}, []string{"Anke", "Lennart", "Friederike", "Torben", "Svenja", "Matthis", "Gesine", "Henrik", "Katrin", "Birte", "Korbinian", "Wiebke", "Clemens", "Judith", "Falk", "Marit"},
		[]string{"Aschenbrand", "Lichtwer", "Sommerfeldt", "Brunnthaler", "Wiesenthal", "Kranzmeier", "Ohlrogge", "Steinhöfer", "Rosenhagen", "Tannhoff", "Wittenborn", "Hellriegel", "Eschbach", "Grabenhorst", "Mühlenkamp", "Falkenried", "Oberländer", "Seidlitz"}, 22},
	{"BE", []string{"Bruges", "Mechelen", "Namur", "Hasselt"}, []string{"Elke", "Thibault", "Griet", "Maxence", "Lieselot", "Jonas", "Amélie", "Pieter-Jan", "Manon"}, []string{"Vandersmissen", "Delcourte", "Moerkerke", "Lambrechtse", "Wauterickx", "Desmeyter", "Goethalsen", "Piraux", "Stevaertsen", "Coppieters"}, 9},
	{"UK", []string{"Bath", "Norwich", "Cardiff", "York", "Brighton", "Dundee"}, []string{"Imogen", "Rhys", "Tamsin", "Fergus", "Nadiya", "Gareth", "Philippa", "Kwame", "Alasdair", "Bronwen", "Theo", "Saoirse", "Jemima", "Callie"},
		[]string{"Thackwell", "Orrinsby", "Penhallow", "Marchbank", "Ashdowne", "Kettlewick", "Lowrie", "Farthingale", "Brackenbury", "Wetherell", "Ollerenshaw", "Pendry", "Stainforth", "Goodricke", "Trevanion", "Harbottle"}, 15},
	{"IE", []string{"Galway", "Limerick", "Waterford"}, []string{"Niamh", "Cathal", "Gráinne", "Eoin", "Órla", "Daragh"}, []string{"Mulcairn", "Devanny", "Torrane", "Kilbrittan", "Fennelly", "Rathmore", "Carrigan", "Dunleary"}, 4},
	{"FR", []string{"Nantes", "Grenoble", "Rennes", "Strasbourg"}, []string{"Clémence", "Bastian", "Maëlle", "Étienne", "Yasmine", "Loïc", "Solange", "Rémi", "Capucine"}, []string{"Charpentin", "Villeroy", "Montbazon", "Delaunoy", "Ferrachat", "Beauchesne", "Lacombière", "Marquetain", "Sauvageot", "Tourneval"}, 9},
	{"SE", []string{"Uppsala", "Linköping", "Lund"}, []string{"Elsa", "Viggo", "Annika", "Rasmus", "Tove", "Hedvig", "Melker"}, []string{"Lagerqvist", "Sandelin", "Åkerhielm", "Björnfot", "Wallmark", "Rosengrund", "Stålhand", "Vikander", "Norrgård"}, 8},
	{"DK", []string{"Odense", "Aalborg", "Roskilde"}, []string{"Freja", "Mikkel", "Signe", "Anders", "Karoline", "Emil"}, []string{"Thorslund", "Brockmann", "Kjeldgaard", "Vestergren", "Ravnsborg", "Lindegaard", "Møllegård", "Skovlund"}, 6},
	{"ES", []string{"Bilbao", "Málaga", "Zaragoza"}, []string{"Aitana", "Hugo", "Nerea", "Sergi", "Irene", "Unai", "Carlota"}, []string{"Etxarri", "Montalvo", "Requena", "Salvatierra", "Villamor", "Ugarte", "Cabanillas", "Roldán"}, 7},
	{"PT", []string{"Braga", "Coimbra", "Aveiro"}, []string{"Beatriz", "Tiago", "Leonor", "Afonso", "Madalena", "Vasco"}, []string{"Valadares", "Figueira", "Quintanilha", "Sobral", "Sarmento", "Teixoeira", "Brandal", "Moncorvo"}, 5},
	{"IT", []string{"Verona", "Trieste", "Modena"}, []string{"Giulia", "Tommaso", "Ilaria", "Davide", "Serena", "Ruggero"}, []string{"Bellandi", "Castagneto", "Ferrarin", "Montecchi", "Pallavicin", "Zanforlin", "Guarnieri", "Lovatelli"}, 6},
	{"PL", []string{"Gdańsk", "Poznań", "Wrocław"}, []string{"Zofia", "Tymon", "Agnieszka", "Marek", "Hanna", "Szymon"}, []string{"Wilczek", "Brzozowy", "Jastrzębiec", "Kalinowy", "Lipowski", "Gorczyca", "Sadowy", "Wierzba"}, 6},
	{"US", []string{"Portland", "Raleigh", "Madison", "Boise", "Columbus"}, []string{"Avery", "Marcus", "Dana", "Jolene", "Trent", "Keisha", "Brooke", "Desmond", "Lindsey", "Terrence"}, []string{"Halloway", "Brewstead", "Castleman", "Oakridge", "Delmonte", "Winslade", "Fairbrook", "Kittredge", "Sandoval-Reyes", "Thorncroft", "Mulberry", "Pruitt-Lane"}, 12},
}

// halves are the two parts of an invented name, in the manner of a region.
type halves struct{ front, back []string }

var manners = map[string]halves{
	"": {[]string{"Amber", "Ash", "Barley", "Beacon", "Bramble", "Briar", "Candle", "Cedar", "Cinder", "Clover", "Cotton", "Crane", "Drift", "Ember", "Fern", "Finch", "Flint", "Gable", "Garnet", "Heron", "Indigo", "Ivory", "Kettle", "Lantern",
		"Larch", "Magpie", "Meadow", "Nettle", "Opal", "Orchard", "Otter", "Pebble", "Pepper", "Plum", "Quill", "Saddle", "Sparrow", "Tansy", "Thimble", "Thistle", "Umber", "Walnut", "Willow", "Wren", "Yarrow"},
		[]string{"barrow", "bridge", "cross", "fold", "gate", "hatch", "hollow", "holt", "kiln", "lane", "latch", "loom", "mast", "mere", "notch", "pier", "press", "quay", "rill", "row", "shed", "spire", "stead", "stile", "tide", "vale", "weir", "wharf"}},
	"low": {[]string{"Linden", "Zilver", "Molen", "Duin", "Kraan", "Wilgen", "Storm", "Akker", "Zand", "Reiger", "Kiezel", "Lantaarn", "Mosterd", "Sluis", "Turf", "Vlier", "Zeil", "Tarwe", "Kastanje", "Anker"},
		[]string{"hof", "werk", "poort", "kade", "veld", "baken", "weide", "lijn", "steen", "wacht", "huis", "spoor", "gracht"}},
	"high": {[]string{"Falken", "Linden", "Hafen", "Kupfer", "Silber", "Birken", "Wolken", "Adler", "Feder", "Anker", "Hasel", "Laternen", "Kirsch", "Marder", "Nebel", "Quell", "Roggen", "Schiefer", "Zeder", "Distel"},
		[]string{"bach", "werk", "hof", "tal", "garten", "turm", "feld", "horn", "quelle", "steg", "winkel", "acker", "schmiede"}},
	"north": {[]string{"Björk", "Skog", "Havn", "Lys", "Ren", "Ulv", "Sol", "Grå", "Rön", "Tind", "Elg", "Bølge"},
		[]string{"vik", "dal", "holm", "lund", "strand", "sten", "bro", "gård", "myr", "nes"}},
	"south": {[]string{"Alta", "Mira", "Vera", "Luce", "Monte", "Terra", "Bel", "Clar", "Font", "Oliva", "Piedra", "Vento", "Sal", "Faro"},
		[]string{"lume", "verde", "nova", "sole", "rosa", "luna", "campo", "rio", "pino", "vela"}},
}

// manner is how a country names its firms.
func manner(code string) string {
	switch code {
	case "NL", "BE":
		return "low"
	case "DE":
		return "high"
	case "SE", "DK":
		return "north"
	case "ES", "PT", "IT", "FR":
		return "south"
	}
	return ""
}

// trade is an industry and what its firms put behind their names.
type trade struct {
	industry string
	words    []string
	weight   int
}

var trades = []trade{
	{"SaaS", []string{"", "", "App", "Cloud", "Works"}, 22},
	{"Business software", []string{"Software", "Systems", "Soft", "Suite"}, 16},
	{"Online retail", []string{"Shop", "Living", "Store", "Market"}, 14},
	{"Fintech", []string{"Pay", "Capital", "Money", ""}, 9},
	{"Payments", []string{"Payments", "Pay"}, 5},
	{"Health software", []string{"Health", "Care", "Med"}, 8},
	{"Logistics", []string{"Logistics", "Freight", "Cargo"}, 9},
	{"Manufacturing", []string{"Industries", "Works", "Technik"}, 7},
	{"Insurance", []string{"Insurance", "Mutual"}, 4},
	{"Travel", []string{"Travel", "Journeys"}, 4},
	{"Energy software", []string{"Energy", "Grid"}, 5},
	{"Education software", []string{"Learning", "School"}, 5},
	{"Media", []string{"Media", "Press"}, 4},
	{"Professional services", []string{"Partners", "Advisory"}, 4},
}

// titles of people who carry production, pay for it, or suffer from it.
var titles = []string{"CTO", "Head of engineering", "Platform engineer", "Engineering manager", "VP engineering", "DevOps engineer", "Head of IT", "Head of infrastructure", "Technical director", "Site reliability engineer",
	"Lead developer", "IT manager", "Head of platform", "Managing director", "Operations manager", "Cloud architect", "Head of product", "Finance director", "Founder", "Developer", "Security officer", "Head of digital"}

// neighbour is a company that is no prospect.
type neighbour struct{ firm, people, what string }

var neighbourhood = []neighbour{
	{"Aldernet · Managed networks · 140 · Ghent, BE", "Joke Verlinden, Partner manager", "partner"},
	{"Bryggen IT · IT services · 60 · Bergen, NO", "Terje Haugland, Account manager", "partner"},
	{"Nordlicht Systeme · IT services · 45 · Kiel, DE", "Inken Petersdorf, Managing director", "partner"},
	{"Tallyhouse · Accounting software · 220 · Leiden, NL", "Ewout Krans, Alliance manager", "partner"},
	{"Polder Security · Security · 25 · Amersfoort, NL", "Mirjam Oostveen, Founder", "partner"},
	{"Sextant Design · Design · 18 · Rotterdam, NL", "Yvo Hartkamp, Partner", "partner"},
	{"Cloudpilots Nederland · IT services · 320 · Amsterdam, NL", "", "competitor"},
	{"Brightforge Operations · IT services · 90 · London, UK", "", "competitor"},
	{"Opsmiths · IT services · 35 · Antwerp, BE", "", "competitor"},
	{"Kubernauten · IT services · 55 · Berlin, DE", "", "competitor"},
	{"Wagenaar Accountants · Accounting · 40 · Utrecht, NL", "Piet Wagenaar, Accountant", "supplier"},
	{"Copperplate Print · Printing · 12 · Utrecht, NL", "", "supplier"},
	{"Deskhaven · Offices · 30 · Utrecht, NL", "Tirza Molenkamp, Host", "supplier"},
	{"Weidemann Apotheken · Health software · 170 · Hanover, DE", "Doreen Lauterbach, Head of IT", "client"},
	{"Vossenberg Groep · Logistics · 360 · Tilburg, NL", "Rinske Hoogland, IT director; Teun Aarts, Team lead", "client"},
	{"Marisma Port Services · Logistics · 200 · Cádiz, ES", "Álvaro Belmonte, Operations director", "client"},
	{"Tidewell Charts · Marine software · 85 · Southampton, UK", "Gemma Strickling, CTO", "client"},
	{"Polaris Kantoor · Business software · 130 · Zwolle, NL", "Maud Eikelboom, Head of development", "client"},
	{"Hemelrijk Uitgevers · Media · 95 · Baarn, NL", "Casper Doorn, Digital publisher", "former-client"},
	{"Auberge Réservations · Travel · 120 · Annecy, FR", "Flore Masset, Director of operations", "former-client"},
	{"Gullfisk Sensor · Industrial software · 70 · Trondheim, NO", "Hilde Fossum, Head of software", "former-client"},
}

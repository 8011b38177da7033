package sample

// voice is how a firm writes down what happens: the pools that the small
// sentences of a year are drawn from. A contact reads "kind direction
// outcome|note"; {first} is the lead's first contact, {who} the person met.
type voice struct {
	footsteps map[string][]footstep // by source: what people do before they write
	arrivals  map[string][]string   // by source: the contact with which a lead begins

	warmOut, warmIn, replies       []string
	firstCalls, firstSales, turned []string
	nobody                         []string            // five attempts on two channels
	fillers                        map[string][]string // by phase

	walks, proposed, signed, budgets []string
	signsWith, signsAlone, meetings  []string
	long                             []string            // how we know what we know of clients
	labels                           map[string][]string // of value lines, by type
	reminded                         map[string][]string // evidence of optional items, by their names
	yes, no                          map[string][]string // evidence by criterion
	experts, deliverers              []string            // who of ours comes along, and who delivers
}

// footstep is what somebody did, days before there was a lead.
type footstep struct {
	days int
	what string
}

package sample

// deal adds what is heard and written from the second gate on.
func (v voice) deal() voice {
	v.walks = []string{
		"Walked through it with whoever signs; the risk page took longest",
		"Read it aloud together, changed two sentences",
		"An hour, three people, one price",
		"{who} asked what we would leave out. We showed it",
		"Finance sat in and asked the good questions",
		"Went well; the plan on one page helped",
	}
	v.proposed = []string{"Fixed price, three milestones", "Two options, and we say which one we would take", "First step can stand alone", "Price by result for the first part", "", "With the comparison to two hires", "Half the size they asked for first", ""}
	v.signed = []string{"Signed on paper, with a fountain pen", "Signature came between two meetings", "Signed by mail, photograph of the cake attached", "", "Signed after the last lawyer's comma", "Signed; start in two weeks", "Counter-signed the same afternoon", ""}
	v.budgets = []string{
		"{sum} in this year's budget, confirmed by finance", "{sum} from the platform line, half this year and half next", "Board approved {sum}, in the minutes", "{sum}: within what {first} may sign",
		"Money is there, {sum}, once the first milestone is split off", "{sum} in the investment plan since the spring round", "Paid from what the old contract cost: {sum}",
	}
	v.signsWith = []string{
		"{signer} signs, {other} must agree", "{signer} up to 50k, above that the board; {other} prepares it", "{signer} decides, and asks {other} first", "Both: {signer} signs, {other} lives with it",
		"{signer}. {other} can stop it but will not", "{signer} signs after purchasing has seen it; {other} wants it", "{signer} signs; {other} writes the paper for finance", "{signer}, with two signatures from 100k on; {other} knows the second",
	}
	v.signsAlone = []string{
		"{signer}, alone, and has done so before", "{signer}; the board hears of it afterwards", "{signer} signs, finance only checks the number", "{signer}, within a budget of one's own", "{signer} and a director who follows",
	}
	v.meetings = []string{
		"two hours at their place, with {expert}", "call with whoever signs, {expert} joins", "whiteboard with their on-call, {expert} leads", "10:00, their office; {expert} asks, we listen", "video, an hour, with {expert} and their lead",
		"half a day on site with {expert}", "walk through the last three outages with {expert}",
	}
	v.long = []string{"We have worked in it", "Known from our own project", "Seen on site", "We built it with them", "From the yearly review"}
	v.labels = map[string][]string{
		"project":       {"Fixed price, by milestone", "Build and cut-over", "Three steps, three prices", "Review, then build", "First step and two options", "Fixed price, half at the start"},
		"retainer":      {"On-call and care, by the month", "Care, office hours and nights", "Deputy on call"},
		"resale":        {"Hosting of the partner", "Licences, passed on"},
		"time-material": {"Two of us, by the day", "Training by the day"},
	}
	v.reminded = map[string][]string{
		"The result they want, and how both will measure it": {"Pages per night under one, counted by their own tool", "Release on any weekday by the third month", "Bill down by a fifth, same traffic", "Two numbers on their wall"},
		"The people who would do the work have met theirs":   {"Half a day together, and lunch", "Sven and their lead got on at once", "Met on the scoping day", "Video only, but twice"},
		"Walked through with whoever signs":                  {"Read together, page by page", "Forty minutes, then questions", "In person, with finance"},
		"Data protection and liability are settled":          {"Their form, our annex", "Liability at the contract's value", "Checked by both, one round"},
		"Start date and who is there on the first day":       {"Monday after next, Maartje and Priya", "First of the month; Aoife leads", "In two weeks, half the team at first"},
		"They have seen proof from a company like theirs":    {"Called our reference, twenty minutes", "Read the case and asked who wrote it"},
	}
	v.yes = map[string][]string{
		"cloud": {
			"Two accounts on AWS, says {first}", "Runs on Azure, a third of it for now", "Everything on Google Cloud since last year", "Production on AWS, the rest in a cellar", "{first} shared the bill: AWS, 14k a month", "Azure for the shop, own racks for the rest",
			"Said on the phone: AWS, three regions", "Their job advert names it", "Moved the web part to AWS in the winter", "Cloud first, says the platform check",
		},
		"small-team": {
			"Two, and a third who helps", "{first} and one other", "Three, one of them part-time", "Two people, every second night each", "One and a half, he says, and laughs", "Three, says the org chart they sent", "Two since a colleague left", "Three for everything, platform included",
		},
		"slow":      {"Every second Thursday", "Once a month, on a Sunday", "When somebody dares, says {first}", "Every three weeks", "Twice a quarter, with a freeze before"},
		"bill":      {"Doubled in a year, nobody knows why", "Finance asks every month, nobody answers", "{first} has stopped opening it", "Grows by 4 % a month, the business does not"},
		"by-hour":   {"Wants two of us at his desk, by the hour, and nothing else"},
		"no-access": {"No accounts for anyone from outside, ever"},
	}
	v.no = map[string][]string{
		"cloud":      {"All of it in their own racks"},
		"small-team": {"Five, four of them on Sundays only", "Nine people, three of them senior"},
		"slow":       {"Several times a day, even on Fridays", "Daily, by the developers themselves", "Every Tuesday, without drama"},
		"bill":       {"Tagged and watched, to the cent", "Small and steady", "Finance has a tidy board of it"},
		"by-hour":    {"Wants a result, not heads", "Asked for a price, not for a rate", "No, said {first}, we have enough chairs", "They tried that once", "Result with a date", "Not their style"},
		"no-access":  {"Access by named accounts, as with others", "Read access already promised", "Their security has a form for it", "Own accounts for guests", "Yes, after a call with their security", "Accounts for two of us, for a time"},
	}
	return v
}

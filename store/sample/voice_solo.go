package sample

// soloVoice is how a founder alone writes things down: short, and not always.
func soloVoice() voice {
	return voice{
		arrivals: map[string][]string{
			"Website":    {"form in|Long form, at night", "form in|Wants to know whether I work alone. I do", "form in|Asked for a price, got a question", "form in"},
			"Talk":       {"event in|After the talk at the trade school", "event in|Last to leave the talk"},
			"Referral":   {"introduction in|Coffee for three", "introduction in|Teresa forwarded a mail with 'call him'", "introduction in"},
			"Partner":    {"introduction in|From Teresa's books to mine", "introduction in"},
			"Client":     {"meeting out talked|At their place, about something else"},
			"Phone list": {"mail out|Three lines, one question", "mail out", "call out left-word|Left word at the gate"},
		},
		warmOut:    []string{"call out talked|Asked for an example from last week", "mail out|Two questions, one of them hard", "call out left-word"},
		warmIn:     []string{"mail in replied|Answered both, with a photograph", "mail in replied|Yes, and come by if you like", "mail in replied|Wants to show it rather than write it"},
		replies:    []string{"mail in replied|Sent a photograph of the card index", "call out talked|Ten minutes in the lunch break"},
		firstCalls: []string{"meeting out talked|An hour at their place, mostly watching", "call out talked|Told me what happened in the last project", "meeting out talked|Saw the workaround, then the workaround of it"},
		firstSales: []string{"meeting out talked|Day beside the people who use it", "call out talked|Went through who decides and by when", "mail out|What I would build first, on one page"},
		turned:     []string{"call out talked"},
		fillers: map[string][]string{
			"marketing": {"mail out|The piece on the person who knows the system", "call out no-answer", "mail in replied|Busy until next week"},
			"cold":      {"mail out|Second mail, shorter", "call out no-answer", "visit in|Somebody from there read the page on prices"},
			"bd":        {"call out talked|Who decides? Still not clear", "mail out|Three questions", "mail in|Sent two examples", "meeting out talked|Coffee at the gate"},
			"scoping":   {"meeting out talked|Half a day beside the planner", "mail out|What I understood, in nine lines", "mail in replied|Corrected two of the nine"},
			"proposal":  {"call out talked|Read it with me on the phone", "mail out|Price, date, first part", "call out left-word|On holiday until Monday"},
			"terms":     {"mail out|Their code, their repository, from day one", "mail in|One remark from the lawyer"},
			"delivery":  {"call out talked|Thought about it, wants a figure"},
		},
		walks:      []string{"Read it aloud at their table", "Walked through it with whoever signs; tea afterwards", "{who} asked what happens if we stop half-way"},
		proposed:   []string{"First part alone, with price and date", "Discovery first, then two parts", ""},
		signed:     []string{"Signed at the kitchen table", "Signed, start next month", ""},
		budgets:    []string{"{sum}, half now and half when it runs", "{sum} from what the second hire would cost", "{sum}; she showed me the account"},
		signsWith:  []string{"{signer} signs, {other} must want it", "{signer}, after asking {other}", "{signer} alone; {other} can make it fail"},
		signsAlone: []string{"{signer}, alone", "{signer}, and a brother who is told"},
		meetings:   []string{"at their place, with the people who use it", "call after work", "coffee and the old system, side by side"},
		long:       []string{"I built it with them", "Known from the first project"},
		labels: map[string][]string{
			"project":  {"First part, fixed price", "Discovery and first part", "Two parts, two dates"},
			"retainer": {"Care by the month"},
		},
		reminded: map[string][]string{
			"The result they want, and how both will measure it": {"No lorry waits for a photograph", "Every claim has a name on it within an hour"},
			"Start date and who is there on the first day":       {"First Monday of the month; me"},
		},
		yes: map[string][]string{
			"own-process": {"Tried two products, shows why both failed", "Nobody sells what they do", "The process is the reason clients come", "Looked at three products; all ask the wrong questions"},
			"owner":       {"{first} decides and has Fridays for it", "One person, one day a week", "{first}; the others said so, unasked", "The planner decides, the owner agreed"},
			"leaver":      {"Retires next year", "Leaves within the year", "Sixty-four, and tired"},
			"maintain":    {"Wants somebody to call", "Asked for it before I did"},
		},
		no: map[string][]string{
			"own-process": {"A product would do"},
			"owner":       {"Three people decide, on different days"},
			"leaver":      {"Young and staying"},
			"maintain":    {"Wants to look after it themselves"},
			"blank":       {"Fine with a discovery first", "Wants a first part, not the whole", "Asked for small steps"},
			"heads":       {"Wants it built, not hired", "Has no desk to spare"},
		},
		experts: []string{"me"},
	}
}

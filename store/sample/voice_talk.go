package sample

// cloudTalk is how people of the trade write down a contact.
func cloudTalk() voice {
	return voice{
		footsteps: map[string][]footstep{
			"Website":    {{19, "visit in|Read the page on on-call, then the one on prices"}, {4, "visit in|Back on the page on on-call"}},
			"Webinar":    {{24, "visit in"}, {5, "webinar in|Quiet nights: on-call with three people"}},
			"Guide":      {{11, "download in|What a platform team of two can carry"}, {6, "visit in"}, {3, "download in|A cloud bill read aloud"}},
			"Search ads": {{2, "visit in|Came from the advertisement, read four pages"}},
			"Meetup":     {{6, "event in|Stayed for the pizza and asked two questions"}},
			"Trade fair": {{7, "event in|At our table at the fair"}, {3, "mail out|Photograph of the napkin, as promised"}},
			"Newsletter": {{38, "visit in"}, {17, "visit in|Opened the piece on outages twice"}},
			"Talk":       {{16, "event in|We met after the talk"}},
		},
		arrivals: map[string][]string{
			"Website": {"form in|Wrote through the site at night, three paragraphs", "form in|Asked for a call, any day but Monday", "form in|Short form, long sentence in the last field",
				"form in|Wants to know whether we have done this before", "form in|Asked for a reference of the same size"},
			"Webinar": {"mail in|Question that we did not get to in the webinar", "mail in|Asked for the slides, and for a talk", "mail in|Stayed on after the webinar and followed up by mail",
				"mail in|Sent the recording on to a colleague and copied us"},
			"Guide": {"assessment in|Platform check: 9 of 12 answered", "assessment in|Platform check: all twelve, with remarks", "assessment in|Platform check filled in by two people",
				"mail in|Found a mistake on page 6, and asked about the rest"},
			"Search ads":    {"form in|Asked for a price range", "form in|Wants a call this week", "form in|Compares three of us, says so openly", "form in|Form sent twice, ten minutes apart"},
			"Meetup":        {"mail in|Picked up where the talk at the meetup had ended", "mail in|Sent the diagram from the meetup, redrawn", "mail in|We talked by the coat rack; here is the mail"},
			"Trade fair":    {"mail in|Answer to the photograph: that is our problem, yes", "mail in|Asked when we could come by", "form in|Scanned the card from our table", "mail in|Told the story of the fair again, with numbers"},
			"Newsletter":    {"mail in replied|Answered the newsletter with one line", "mail in replied|Wrote back: this is us, word for word", "mail in replied|Asked who wrote the piece on outages"},
			"Talk":          {"mail out|Two lines after the talk, with the chart they asked about", "mail out|Wrote about the question from the third row", "mail out|Sent the slide with the three numbers"},
			"Phone list":    {"mail out|Three lines about the last outage we read of", "mail out|Asked one question, offered nothing", "call out left-word|Left word with a colleague"},
			"Referral":      {"introduction in|Mail to both of us, two sentences and a joke", "introduction in|Brought us together over lunch", "introduction in|Called first to ask whether we have time", "introduction in|Introduced us at the end of their own review"},
			"Partner":       {"introduction in|Joint call with the partner", "introduction in|The partner's account manager wrote to both", "introduction in|Partner day: introduced at the buffet"},
			"Client":        {"meeting out talked|Came up at the end of the weekly", "meeting out talked|Said in passing while we fixed something else", "meeting out talked|Quarterly review, last point", "call out talked|Asked on the phone whether we could", "meeting out talked|Drawn on the whiteboard, then photographed"},
			"Tender portal": {"download in|Tender documents, 84 pages", "mail in|Answer to our question to the bidder office"},
		},
		warmOut: []string{
			"mail out|Sent the story of a team their size and asked two questions",
			"mail out|Asked who is on call this week",
			"mail out|Offered half an hour, three dates",
			"call out left-word|Left word that we have read the answers",
			"mail out|Sent the twelve questions back with our remarks",
			"mail out|One page on how others began",
		},
		warmIn: []string{
			"mail in replied|Took the second date and brings a colleague",
			"mail in replied|Answered both questions and asked a better one",
			"mail in replied|Two of them are on call, every second week each",
			"mail in replied|Yes please, but not before eleven",
			"mail in replied|Sent a screenshot of last night",
			"mail in replied|Wants to know what it costs to find out what it costs",
			"mail in replied|Wrote back within the hour",
		},
		replies: []string{
			"mail in replied|Answered the third mail: fine, ten minutes",
			"call out talked|Picked up, had read the mails, wants to hear more",
			"mail in replied|Wrote back with one line: how did you know?",
			"call out meeting-set|Twenty minutes on Thursday",
		},
		firstCalls: []string{
			"call out talked|First call: twenty minutes, mostly listening",
			"call out talked|Reached {first} at once; the pain is real",
			"mail out|Wrote to {first} with two dates and one question",
			"call out meeting-set|Short call, meeting next week with a colleague",
			"call out talked|Asked for the last outage and got the whole story",
			"mail out|Introduced myself, asked for fifteen minutes",
			"call out left-word|Left word; {first} is in a release",
			"call out talked|Good talk. Asked who else sees it that way",
		},
		firstSales: []string{
			"call out talked|Thanked {first} for the patience and fixed the agenda",
			"mail out|Agenda and who comes along",
			"call out talked|Went through the five boxes; nothing new, all confirmed",
			"call out meeting-set|Scoping day fixed, their place",
			"mail out|Sent three questions that decide how big it is",
			"call out talked|{first} wants the people who do the work in the room. So do we",
		},
		turned: []string{
			"call out talked|Ten friendly minutes, then it was clear",
			"call out talked|Asked straight, got a straight answer",
			"call out talked|Short call between two of their meetings",
			"mail in replied|Answered the three questions in three lines",
			"call out talked|Good talk, wrong moment",
		},
		nobody: []string{
			"call out no-answer|Rang out",
			"mail out|Two dates, one question",
			"call out left-word|Left word with the front desk",
			"mail out|One last line and my number",
			"call out no-answer|Rang out again, evening",
		},
		fillers: map[string][]string{
			"marketing": {
				"mail out|Sent the piece on outages they had asked about", "visit in", "mail in replied|Thanks, and a question about size",
				"download in|Two hires or us: the first twelve months", "visit in|Read the page on prices", "mail out|Invitation to the next webinar", "webinar in", "call out no-answer", "post in|Liked the post on the quiet month",
			},
			"aware": {
				"visit in", "mail out|The quiet month, latest number", "download in|A cloud bill read aloud", "webinar in|Stayed to the end", "visit in|Came from the newsletter", "post in|Liked a post", "download in|What a platform team of two can carry", "mail out|Invitation to the outage evening",
			},
			"asked": {
				"mail out|Sent the piece on outages they had asked about", "visit in", "call out no-answer", "mail out|Two dates for half an hour", "visit in|Read the page on prices", "mail in replied|Thanks, and a question about size", "call out left-word", "download in|Two hires or us: the first twelve months",
			},
			"cold": {
				"mail out|Second mail: one number about teams of two", "call out no-answer", "visit in|Somebody from there read the page on on-call", "mail out|Third mail, two lines", "call out left-word|Assistant will pass it on",
				"post in|Commented on our post, kindly", "mail out|Sent the story without asking for anything",
			},
			"bd": {
				"call out talked|Who decides, who pays, who will be angry", "mail out|Summary of the call in five lines", "mail in replied|Corrected one line of the summary, in a good way", "meeting out talked|An hour on the last three outages",
				"call out no-answer|In a release, tries again tomorrow", "mail in|Sent the notes on the last outage", "call out talked|{who} asked what the others in their trade do", "mail out|Sent the case study of the same size",
				"meeting out talked|Met {who} as well; quieter, asks more", "call out meeting-set|Next talk with whoever signs", "mail in replied|Budget round is in five weeks",
			},
			"delivery": {
				"meeting out talked|Looked at it together for ten minutes after the weekly", "call out talked|{who} has thought about it and wants a figure", "mail in|Sent the numbers we had asked for", "meeting out talked|Drew it once more, smaller",
			},
			"scoping": {
				"meeting out talked|Whiteboard with the person on call; two walls full", "mail out|Notes and open questions", "mail in replied|Answers to six of eight questions", "meeting out talked|Went through what nobody dares to touch",
				"call out talked|{who} worried about the weekend work; moved it to weekdays", "mail in|Architecture drawing, the true one", "meeting out talked|Agreed what is not in it", "call out no-answer",
				"mail out|First rough size, in weeks and people", "call out talked|How will we both measure it? Agreed on two numbers",
			},
			"proposal": {
				"mail out|Proposal, two pages and the plan", "call out talked|{who} passed it on; two questions came back", "mail in replied|Finance asks why not hire", "mail out|The twelve-month comparison with two hires", "call out left-word|{who} is in budget meetings all week",
				"meeting out talked|Explained the order of steps to their board member", "mail in replied|Can the first step stand alone? Yes", "call out talked|The number is fine, the date is tight", "call out no-answer",
			},
			"terms": {
				"mail in|Their lawyer's remarks, eleven of them", "mail out|Nine accepted, two explained", "call out talked|Liability settled at the contract's value", "mail out|The page on access, for their security", "mail in replied|Purchasing wants thirty days, fine",
				"call out talked|Start date, and who is there on the first day", "mail in|Signed copy promised for next week",
			},
		},
	}
}

package sample

// alone are people met without a company: "name|need".
var alone = []string{
	"Rosalind Ferrowby|Wants to talk about on-call for a company she may not name yet",
	"Matteo Brancalion|Between two jobs; the next one has our problem, he says",
	"Ingrid Solvang|Freelance CTO for two firms, has one of them in mind",
}

var tasks = []string{
	"Send the one-page comparison with two hires", "Ask {first} who else has to agree", "Read their last outage notes before the call", "Find the reference that fits their size",
	"Write down what we will not do", "Ask finance when the budget round is", "Call the partner before they do", "Send the page on access to their security",
	"Check whether the champion is back from leave", "Prepare the two questions for the signer", "Put the next meeting in both calendars", "Thank the introducer and say how it went",
}

// passing is what people without a lead did.
var passing = []string{
	"webinar in|Joined the webinar, no question", "download in|What a platform team of two can carry", "visit in", "event in|Card from the fair", "post in|Shared our post", "download in|A cloud bill read aloud",
	"webinar in|Left after ten minutes", "event in|At the outage evening, last row", "visit in|Read the page on prices", "mail in|Unsubscribed from the newsletter, kindly",
}

// strangers are notes on companies that BD would like to know.
var strangers = []string{
	"Job advert for a platform engineer, third time this year", "Status page: four outages in six weeks", "Their CTO wrote about release nights, and meant it", "New funding; the team page shows two for operations", "Was at our client's user day",
	"Moved to the cloud last year, says the annual report", "Same investors as Ledgerline", "Spoke at the fair about growing pains", "Their app was down during the match; half the country saw it", "A former colleague of Sven runs operations",
	"Looking for somebody for on-call, from Monday", "Grew from 60 to 140 in a year", "Their shop queue was a joke on the radio", "Competitor of Grainway, half the size", "Opened a second office next to ours", "Their auditor is also Tessellar's",
	"Hired a head of engineering who knows our work", "Three reviews mention slow Mondays", "Posts about Kubernetes, then about regret", "Lost their only operations engineer in summer", "Mentioned by two partners in one week", "Bought a smaller rival with another platform",
	"Their cloud provider shows them as a case; the case is a year old", "Sponsor of the outage evening",
}

// noticed are notes on companies that know us.
var noticed = []string{
	"Downloaded the guide on a Sunday", "Two of them in the last webinar", "Answered the poll: who is on call tonight? I am", "Forwarded the newsletter inside the company", "Asked for the recording, then for the slides", "Came to our table for the coffee and stayed",
	"Reads the page on prices once a month", "Knows Maartje from university", "Wrote a kind comment under the bill article", "Three people from one company, three different downloads", "Asked at the meetup who pays for the pizza", "Was a client of a competitor, says the guide form",
	"On the list of the partner day", "Signed up for the newsletter with a remark on spelling", "Their intern did the platform check", "Listens, never asks",
}

// interests are what people look for who have asked, but are not handed over.
var interests = []string{
	"Deployments without the chat channel called panic", "A second pair of eyes on the cloud bill", "On-call that three people can live with", "Leaving one cloud provider, slowly", "Backups tested before the auditor asks", "A staging system that resembles production",
	"Search that survives the sale", "One log instead of nineteen", "Database upgrade nobody wants to press the button for", "Test environments by noon, not by Thursday", "Certificates that do not expire on a Saturday", "Moving a monolith out of a hosting contract",
	"Secrets out of the repository", "Costs per customer, roughly right", "Reports that finish before the meeting", "Recovery plan that fits on two pages", "Pipeline from an hour to ten minutes", "Alarms that mean something",
	"Old cluster, nobody left who built it", "Access for a team in another country", "Mobile release twice a week", "Import of partner data without a night shift", "Two data centres into one bill", "Terraform written by four hands, none left", "Queue that eats messages", "Monitoring the founder does not check by hand",
}

// once is what those looked for who sleep now, or have gone.
var once = []string{
	"Disaster recovery that has been tried", "Bills per team, not per cloud", "Night shift for two without a third", "Leave the hosting of a friend", "Slow Mondays", "Upgrade two versions behind", "Scaling for one television spot",
	"Somebody who knows this queue", "Data in the right country", "Staging for a customer's audit", "From virtual machines to whatever comes next", "Fewer tools, same people", "Log-in for a merged company", "Image resizing that costs a car a month",
	"Cron jobs on a laptop", "Zero downtime, or nearly", "A plan for when the only admin is ill", "Third cluster in three years", "Payment retries at night", "Penetration test, sixty findings", "Caching, they think", "Old VPN, new office",
}

var interestNotes = []string{"", "Wants an answer before the holidays", "", "Asked twice, politely", "Is deciding whom to ask, not whether", "", "Prefers mail", "Board paper due in three weeks", "", "Talks to two others", "Colleague joins from next week on", "Was burnt by a big partner last year"}

// asleep is why a lead sleeps until a date.
var asleep = []string{
	"New CTO starts in two months; ask then", "Budget opens with the new year", "Merger; nobody decides before it is through", "Wants to finish the release first", "Contract with the old provider runs on", "Champion on parental leave",
	"Moving offices, no time for anything", "Hiring freeze, so perhaps sooner than they think", "Season first, platform after", "Waits for the audit report", "Asked us to write when the commitment comes up for renewal", "Trial with another firm until spring; see how it goes",
	"Board meets twice a year", "Second try; the first mail went to the wrong person", "Likes us, has no pain yet", "Their product may be sold",
}

// declined is why a lead is not ours.
var declined = []string{
	"Eleven people, no product yet", "Wants engineers by the hour only", "All of it in their own racks, by conviction", "Agency that resells us to its client, without saying so", "Looks for a free audit", "4,000 people and a purchasing portal",
	"Student project", "A competitor's new hire, reading along", "Needs a website, not a platform", "Works with mainframes; we do not", "Six people in a garage, lovely ones", "Wants us to run Windows desktops", "Recruiter",
}

// gone is why an early lead was lost: reason, whom they chose, and what was said.
var gone = []string{
	"went-silent||Three mails, two calls, nothing", "did-nothing||They will live with it, and said so", "chose-another|a freelancer they know|Somebody's brother-in-law does it on weekends",
	"in-house||Their new hire wants to try first", "price||Looked for something below 5k", "went-silent||Company stopped answering anybody, says the partner",
}

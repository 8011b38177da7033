package sample

import "strings"

// earlyTale is how a lead of the crowd began.
func earlyTale(w *world, stage string) tale {
	sources := []string{"Webinar", "Guide", "Website", "Search ads", "Newsletter", "Meetup", "Trade fair"}
	t := tale{came: "inbound", source: w.pick("source "+stage, sources)}
	switch stage {
	case "target":
		t.came, t.source = "outbound", w.pick("source cold", []string{"Phone list", "Talk", "Phone list", "Newsletter"})
		t.ago = 6 + w.rng.IntN(190)
		if w.said["stranger"] < len(strangers)+8 && w.chance(70) {
			t.note = w.pick("stranger", strangers)
		}
		if w.chance(30) {
			t.next = w.pick("next target", nextTargets)
		}
	case "aware":
		t.ago = 9 + w.rng.IntN(250)
		if w.said["noticed"] < len(noticed)+6 && w.chance(60) {
			t.note = w.pick("noticed", noticed)
		}
		if w.chance(25) {
			t.next = w.pick("next aware", nextAware)
		}
	case "interested":
		t.ago = 4 + w.rng.IntN(70)
		t.need, t.note = w.pick("interest", interests), w.pick("interest note", interestNotes)
		if w.chance(65) {
			t.next = w.pick("next interested", nextInterested)
		}
	case "nurture":
		t.ago = 90 + w.rng.IntN(220)
		t.need = w.pick("once", once)
		t.says = []string{w.pick("asleep", asleep)}
	case "not-ours":
		t.ago = 40 + w.rng.IntN(300)
		t.says = []string{w.pick("declined", declined)}
	case "lost":
		t.ago = 60 + w.rng.IntN(240)
		t.need = w.pick("once", once)
		part := strings.Split(w.pick("gone", gone), "|")
		t.stake, t.says = part[0]+":"+part[1], []string{part[2]}
	}
	return t
}

var nextTargets = []string{"Fourth mail, then leave them in peace", "Call before nine", "Ask Sven for his old colleague's number", "Find out who is on call there", "Invite to the outage evening", "Read their status page again"}

var nextAware = []string{"Invite to the next webinar by hand", "Send the story of a firm their size", "Ask what made them download it", "Ask Maartje to say hello"}

var nextInterested = []string{"Offer the platform check, done together", "Call {first}: what made you look just now?", "Send two dates for half an hour", "Ask who is on call this week", "Find out how many they are", "Hand over once the size is known", "Ask whether part of it runs in the cloud", "Answer the question about prices"}

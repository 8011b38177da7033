package report

import (
	"fmt"
	"strings"

	"baton/model"
)

// cover is the page that is read: one sentence, the numbers behind it, what
// it covers and since when it can judge.
func (b *book) cover() Sheet {
	s := Sheet{Name: SheetCover, Look: Cover, Title: b.f.Firm.Name,
		Subtitle: fmt.Sprintf("How leads were handed over, %s to %s", b.firstDay(), b.lastDay())}
	s.Blocks = append(s.Blocks, b.headline())
	if b.between().count() > 0 {
		s.Blocks = append(s.Blocks, Figures{Title: "The relay", Tiles: true, Items: b.relayTiles()})
	}
	s.Blocks = append(s.Blocks, Figures{Title: "The business", Tiles: true, Items: b.businessTiles()})
	if b.between().count() > 0 {
		s.Blocks = append(s.Blocks, Chart{Title: "What the evidence says of " + b.each(), Kind: Bars, Table: "Findings", Category: "finding",
			Series: []Series{{Column: "handoffs", Tone: Accent}}, Height: 13})
	} else if len(b.f.Moves) > 0 {
		s.Blocks = append(s.Blocks, stagePicture())
	}
	s.Blocks = append(s.Blocks, Figures{Title: "What this report covers", Items: b.coverage()}, b.contents())
	return s
}

func (b *book) each() string { return "each hand-off, " + strings.ToLower(b.kind) + "s" }

// between is the hand-offs between two teams that still stand: one between
// two hats of one person accepts itself, a withdrawn one asks nothing.
func (b *book) between() between {
	return between{b.ofKind, []ask{b.ofKind.and(is("finding", ownHats)), b.ofKind.and(is("finding", withdrawn))}}
}

type between struct {
	all  ask
	less []ask
}

func (x between) count() int {
	n := x.all.count()
	for _, a := range x.less {
		n -= a.count()
	}
	return n
}

func (x between) counts() string {
	text := x.all.counts()
	for _, a := range x.less {
		text += "-" + a.counts()
	}
	return text
}

// headline says what became of the hand-offs, naming gaps and never a team.
func (b *book) headline() Headline {
	total := b.between()
	if total.count() == 0 {
		return b.quietHeadline()
	}
	var text, formula []string
	add := func(a ask, word string) {
		if n := a.count(); n > 0 {
			text = append(text, fmt.Sprintf("%d %s", n, word))
		}
		formula = append(formula, fmt.Sprintf(`IF(%[1]s>0,", "&%[1]s&" %[2]s","")`, a.counts(), word))
	}
	for _, f := range findings() {
		add(b.ofKind.and(is("finding", f.word)), f.counted)
	}
	add(b.ofKind.and(is("finding", running)), strings.ToLower(running))
	words := plural(total.count(), "hand-off", "hand-offs") + ": " + strings.Join(text, ", ")
	live := fmt.Sprintf(`%[1]s&IF(%[1]s=1," hand-off: "," hand-offs: ")&MID(%[2]s,3,400)`, "{#handoffs_all}", strings.Join(formula, "&"))
	return Headline{Text: Words(words).Live(live), Detail: b.judging()}
}

// quietHeadline serves a firm without hand-offs between teams.
func (b *book) quietHeadline() Headline {
	all, signed, talk := b.leadsOfKind, b.leadsOfKind.and(is("outcome", "Signed")), b.readyForTalk()
	one := strings.ToLower(b.kind) + " lead"
	return Headline{
		Text: Words(fmt.Sprintf("%s: %d signed, %d ready for a talk", plural(all.count(), one, one+"s"), signed.count(), talk.count())).
			Live(fmt.Sprintf(`%[1]s&IF(%[1]s=1," %[4]s: "," %[4]ss: ")&%[2]s&" signed, "&%[3]s&" ready for a talk"`, all.counts(), signed.counts(), talk.counts(), one)),
		Detail: "No hand-off between two teams in this period, so there is nothing to judge between them.",
	}
}

func (b *book) judging() string {
	switch {
	case b.f.JudgesSince.IsZero():
		return "Findings begin with the first hand-off made in Baton."
	case !b.f.Closed:
		return fmt.Sprintf("Judged since %s. The period is not closed yet: findings are provisional.", Day(b.local(b.f.JudgesSince)))
	}
	return fmt.Sprintf("Judged since %s. The period is closed: findings are frozen.", Day(b.local(b.f.JudgesSince)))
}

func (b *book) relayTiles() []Figure {
	all, carried := b.between(), b.ofKind.and(is("finding", "Carried"))
	met, notMet := b.ofKind.and(is("definition", "met")), b.ofKind.and(is("definition", "not met"))
	inTime, late := b.ofKind.and(is("followup", "in time")), b.ofKind.and(is("followup", "late"))
	unfinished := b.ofKind.and(is("finding", running))
	return []Figure{
		{Key: "handoffs_all", Label: "Hand-offs", Value: Count(all.count()).Live(all.counts()).To(SheetHandoffs),
			Note: Words(fmt.Sprintf("%d still open", unfinished.count())).Live(unfinished.counts() + `&" still open"`)},
		{Key: "carried", Label: "Carried", Value: carried.number().In(Good).To(SheetScorecard),
			Note: Words(fmt.Sprintf("of %d finished", all.count()-unfinished.count())).
				Live(fmt.Sprintf(`"of "&({#handoffs_all}-%s)&" finished"`, unfinished.counts()))},
		{Key: "definition_met", Label: "Met the definition", Value: met.number().In(Accent).To(SheetScorecard), Note: ofBoth(met, notMet)},
		{Key: "followed_up", Label: "Followed up in time", Value: inTime.number().In(Accent).To(SheetScorecard), Note: ofBoth(inTime, late)},
	}
}

// ofBoth is "of 23 we can judge": the yes and the no together.
func ofBoth(yes, no ask) Cell {
	return Words(fmt.Sprintf("of %d we can judge", yes.count()+no.count())).
		Live(fmt.Sprintf(`"of "&(%s+%s)&" we can judge"`, yes.counts(), no.counts()))
}

func (b *book) readyForTalk() ask {
	return b.leadsOfKind.and(is("outcome", "Open"), is("band", "Talk now"))
}

func (b *book) businessTiles() []Figure {
	fresh, talk := b.leadsOfKind.and(b.inPeriod("created")...), b.readyForTalk()
	openLeads := b.leadsOfKind.and(is("outcome", "Open"))
	return []Figure{
		{Key: "leads_new", Label: b.kind + " leads that came", Value: fresh.number().To(SheetLeadData),
			Note: Words(fmt.Sprintf("%d open now", openLeads.count())).Live(openLeads.counts() + `&" open now"`)},
		{Key: "leads_talk", Label: "Ready for a talk", Value: talk.number().In(Accent).To(SheetLeadData), Note: Words("fit and engagement reached")},
		b.signedTile("signed_"+strings.ReplaceAll(b.f.Kind, "-", "_"), "Signed, "+strings.ToLower(b.kind)+"s", b.signed(b.kind)),
		b.existingTile(),
	}
}

// signed asks the leads signed in the period, whatever their kind if none is named.
func (b *book) signed(kinds ...string) []ask {
	var out []ask
	for _, k := range kinds {
		out = append(out, of(b.leadData, is("kind", k), is("outcome", "Signed")).and(b.inPeriod("since")...))
	}
	return out
}

// existingTile keeps what comes from existing clients on a line of its own.
func (b *book) existingTile() Figure {
	var others []string
	for _, k := range model.Words["kind"] {
		if k != b.f.Kind {
			others = append(others, model.Title(k))
		}
	}
	label := "Signed, existing clients"
	if b.f.Kind != newClient {
		label = "Signed, every other kind"
	}
	return b.signedTile("signed_existing", label, b.signed(others...))
}

// signedTile adds up what is in the firm's currency and says how many more
// are in another: amounts of two currencies have no sum.
func (b *book) signedTile(key, label string, asks []ask) Figure {
	var total float64
	var n, same int
	var sums, counts, sames []string
	for _, a := range asks {
		home := a.and(is("currency", b.f.Firm.Currency))
		total += home.sum("value")
		n, same = n+a.count(), same+home.count()
		sums, counts, sames = append(sums, home.sums("value")), append(counts, a.counts()), append(sames, home.counts())
	}
	number, inHome := strings.Join(counts, "+"), strings.Join(sames, "+")
	note := fmt.Sprintf("%d signed", n)
	if n > same {
		note += fmt.Sprintf(", %d without an amount in %s", n-same, b.f.Firm.Currency)
	}
	return Figure{Key: key, Label: label,
		Value: Cell{Kind: Money, Num: total, Text: b.f.Firm.Currency, Tone: Good}.Live(strings.Join(sums, "+")).To(SheetLeadData),
		Note: Words(note).Live(fmt.Sprintf(`(%[1]s)&" signed"&IF((%[1]s)>(%[2]s),", "&((%[1]s)-(%[2]s))&" without an amount in %[3]s","")`,
			number, inHome, b.f.Firm.Currency)),
	}
}

func (b *book) coverage() []Figure {
	inForce := "a draft that nobody has signed yet"
	if b.f.Agreement.Version > 0 {
		inForce = fmt.Sprintf("version %d, in force since %s", b.f.Agreement.Version, Day(b.local(b.f.Since)))
	}
	others := len(b.handoffs) - b.ofKind.count()
	lines := []Figure{
		{Key: periodFrom, Label: "From", Value: b.firstDay()},
		{Key: periodTo, Label: "To", Value: b.lastDay(), Note: Words("this day included; times are those of " + b.zone.String())},
		{Label: "As of", Value: Moment(b.local(b.f.AsOf))},
		{Label: "Kind", Value: Words(b.kind), Note: Words("kinds are never mixed in one figure")},
		{Label: "Agreement", Value: Words(inForce).To(SheetAgreement)},
	}
	if others > 0 {
		lines = append(lines, Figure{Label: "Other kinds", Value: Count(others).
			Live(fmt.Sprintf(`COUNTIFS({Handoffs.id},"?*")-%s`, b.ofKind.counts())).To(SheetHandoffs),
			Note: Words("hand-offs of another kind: in the ledger, not in these figures")})
	}
	return lines
}

func (b *book) contents() Figures {
	line := func(sheet, what string) Figure {
		return Figure{Label: sheet, Value: Words(what).To(sheet)}
	}
	return Figures{Title: "In this workbook", Items: []Figure{
		line(SheetAgreement, "who we are for, and what the teams promised each other"),
		line(SheetScorecard, "how both sides kept their half"),
		line(SheetFunnel, "how far leads get, and how long it takes"),
		line(SheetHandoffs, "the ledger: every hand-off with its finding"),
		line(SheetLeadData, "the rows behind every figure; also Hand-offs and Moves"),
	}}
}

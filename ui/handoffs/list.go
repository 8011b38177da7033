package handoffs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/ui/theme"
)

// tabOf is the tab a hand-off belongs to.
func tabOf(h *model.HandoffRow) string {
	switch {
	case open(h):
		return tabWaiting
	case ruleable(h):
		return tabQuestioned
	}
	return tabDecided
}

// entry is a hand-off as the inbox shows it. A caption starts a group.
type entry struct {
	row     *model.HandoffRow
	caption string
	name    string
	path    string
	said    string
	hue     theme.Hue
	sign    theme.Glyph
	used    float32 // of the time there is; only while it waits
	ring    bool
}

// list is what the tab shows: what waits for me first, then the most pressing.
func (p *Page) list() []entry {
	var rows []*model.HandoffRow
	words := strings.Fields(strings.ToLower(p.query))
	for i := range p.all {
		h := &p.all[i]
		if tabOf(h) == p.tab && holds(h, words) {
			rows = append(rows, h)
		}
	}
	if p.tab == tabWaiting {
		slices.SortStableFunc(rows, p.pressing)
	} else {
		slices.SortStableFunc(rows, func(a, b *model.HandoffRow) int { return b.Happened.Compare(a.Happened) })
	}
	out := make([]entry, len(rows))
	count := map[string]int{}
	before := ""
	for i, h := range rows {
		out[i] = p.entry(h)
		group := p.heading(h)
		if count[group]++; group != before {
			out[i].caption, before = group, group
		}
	}
	for i := range out {
		if g := out[i].caption; g != "" && p.tab == tabWaiting {
			out[i].caption = joined(g, strconv.Itoa(count[g]))
		}
	}
	return out
}

// heading is the group a hand-off stands in: whose turn it is, or its month and
// whether that is closed.
func (p *Page) heading(h *model.HandoffRow) string {
	if p.tab == tabWaiting {
		return p.group(h)
	}
	month := align.PeriodOf(h.Happened, p.firm.Location())
	state := "provisional"
	if p.months.IsClosed(month) {
		state = "closed"
	}
	return joined(align.PeriodTitle(month.From), state)
}

func holds(h *model.HandoffRow, words []string) bool {
	line := strings.ToLower(h.Name + " " + h.FromName + " " + h.ToName)
	for _, w := range words {
		if !strings.Contains(line, w) {
			return false
		}
	}
	return true
}

func (p *Page) group(h *model.HandoffRow) string {
	switch {
	case p.waitsForMe(h):
		return "Waiting on you"
	case h.AskedBack():
		return "Asked back"
	}
	return "Waiting on others"
}

// waitsForMe says whose turn it is: the receiver's, or the sender's while it
// is asked back; two answers wait for either.
func (p *Page) waitsForMe(h *model.HandoffRow) bool {
	switch {
	case h.TwoAnswers():
		return p.mine(h.From) || p.mine(h.To)
	case h.AskedBack():
		return p.mine(h.From)
	}
	return p.mine(h.To)
}

// pressing puts what waits for me first, and the earliest deadline on top.
func (p *Page) pressing(a, b *model.HandoffRow) int {
	order := map[string]int{"Waiting on you": 0, "Waiting on others": 1, "Asked back": 2}
	if d := order[p.group(a)] - order[p.group(b)]; d != 0 {
		return d
	}
	return a.Due.Compare(b.Due)
}

func (p *Page) entry(h *model.HandoffRow) entry {
	e := entry{row: h, name: p.nameOf(h), path: short(h.FromName) + " → " + short(h.ToName)}
	switch {
	case h.TwoAnswers():
		e.said, e.hue, e.sign = "two answers, one has to hold", theme.AtRisk, "git-merge"
	case h.AskedBack() && h.SentBack():
		e.said, e.hue, e.sign = "sent back, the clock waits", theme.AtRisk, "undo-2"
	case h.AskedBack():
		e.said, e.hue, e.sign = "asked back, the clock waits", theme.AtRisk, "pause"
	case open(h):
		e.ring = true
		e.used = p.used(h)
		e.said, e.hue = p.timeLeft(h), p.clockHue(h)
	default:
		e.said, e.hue, e.sign = decided(h)
	}
	return e
}

func (p *Page) nameOf(h *model.HandoffRow) string {
	if p.shell.Presenter() {
		return "A lead of " + h.Happened.Format("Jan 2006")
	}
	return h.Name
}

func short(team string) string {
	if team == "Business Development" {
		return "BD"
	}
	return team
}

// used is the share of the promised time that is gone.
func (p *Page) used(h *model.HandoffRow) float32 {
	whole := p.cal.Elapsed(h.Happened, h.Due)
	if whole <= 0 {
		return 0
	}
	return float32(p.cal.Elapsed(h.Happened, p.store.Now())) / float32(whole)
}

func (p *Page) clockHue(h *model.HandoffRow) theme.Hue {
	switch {
	case h.Due.IsZero():
		return theme.Unknown
	case p.store.Now().After(h.Due):
		return theme.Late
	case p.used(h) > 0.66:
		return theme.AtRisk
	}
	return theme.Good
}

// timeLeft says the clock in words.
func (p *Page) timeLeft(h *model.HandoffRow) string {
	now := p.store.Now()
	switch {
	case h.Due.IsZero():
		return "no time was promised"
	case now.After(h.Due):
		return "lapsed " + ago(h.Due, now)
	}
	due := h.Due.In(p.firm.Location())
	today := now.In(p.firm.Location())
	switch {
	case due.Format(time.DateOnly) == today.Format(time.DateOnly):
		return "due today, " + due.Format("15:04")
	case due.Format(time.DateOnly) == today.AddDate(0, 0, 1).Format(time.DateOnly):
		return "due tomorrow, " + due.Format("15:04")
	}
	return "due " + due.Format("Mon 2 Jan, 15:04")
}

// decided is the answer, or the finding once there is one.
func decided(h *model.HandoffRow) (said string, hue theme.Hue, sign theme.Glyph) {
	if h.Finding != "" {
		hue, sign = findingLook(h.Finding)
		return align.Title(h.Finding) + held(h), hue, sign
	}
	d, _ := h.Answer()
	hue, sign = answerLook(d.Act)
	said = model.Title(d.Act)
	if h.Same {
		said += " by itself"
	}
	switch {
	case h.LateAnswer:
		said += ", a late answer"
	case h.Late:
		said += ", a late first touch"
	}
	return said, hue, sign
}

// held says of a finding in a list what the caption over it does not.
func held(h *model.HandoffRow) string {
	switch {
	case h.Amended != nil:
		return ", amended"
	case len(h.Flags) > 0:
		return ", flagged"
	}
	return ""
}

func answerLook(act string) (theme.Hue, theme.Glyph) {
	switch act {
	case "accepted":
		return theme.Good, "check"
	case "rejected":
		return theme.Slate, "circle-x"
	case "recycled":
		return theme.Violet, "repeat"
	case "withdrawn":
		return theme.Slate, "undo-2"
	}
	return theme.Slate, "message-square"
}

// findingLook has a sign for each finding. None is red: a finding is about
// the hand-off, not about anyone.
func findingLook(finding string) (theme.Hue, theme.Glyph) {
	switch finding {
	case align.Carried:
		return theme.Good, "circle-check"
	case align.Late, align.Both:
		return theme.AtRisk, "clock"
	case align.Outside, align.SignedOutside:
		return theme.AtRisk, "flag"
	case align.Definition:
		return theme.Violet, "ruler"
	case align.Beyond:
		return theme.Slate, "arrow-up-right"
	}
	return theme.Unknown, "circle-dashed"
}

func (p *Page) emptyWords() (title, words string) {
	switch {
	case p.query != "":
		return "Nothing found", "No hand-off here matches the search."
	case p.tab == tabWaiting:
		return "Nothing waits", "Every hand-off has its answer."
	case p.tab == tabQuestioned:
		return "Nothing is questioned", "A finding can be questioned once; it is ruled on in the weekly meeting."
	}
	return "Nothing is decided yet", "Answers and findings collect here."
}

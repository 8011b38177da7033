package events

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/trigger"
	"baton/ui/theme"
)

func signOf(kind string) theme.Glyph {
	switch kind {
	case "webinar":
		return "video"
	case "assessment":
		return "clipboard-list"
	case "audit":
		return "search"
	}
	return "users"
}

// hueOf colours the sign of an event that shows a difference.
func hueOf(verdict string) theme.Hue {
	switch verdict {
	case trigger.More:
		return theme.Good
	case trigger.Fewer:
		return theme.AtRisk
	}
	return theme.Slate
}

// verdict is the effect in a word, for the list.
func verdict(h trigger.Held) string {
	if h.Campaign.From == "" || h.People == 0 {
		return ""
	}
	switch h.Effect.Verdict {
	case trigger.More:
		return "went on more often"
	case trigger.Fewer:
		return "went on less often"
	case trigger.Same:
		return "no difference to see"
	case trigger.Young:
		return "too early to tell"
	case trigger.Few:
		return h.Effect.There.String() + " went on"
	}
	return "nobody to compare"
}

func came(h trigger.Held) string {
	switch {
	case h.People == 0 && h.Days == 0 && h.Campaign.From != "":
		return "" // not looked at yet
	case h.People == 0:
		return "nobody noted"
	}
	return strconv.Itoa(h.People) + " came"
}

func cost(c model.Campaign) string {
	if c.Cost.Minor == 0 {
		return ""
	}
	return c.Cost.Short() + " " + c.Cost.Currency
}

// day is a date as one says it.
func (p *Page) day(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	switch {
	case err != nil:
		return "no day"
	case at.Year() == p.today().Year():
		return at.Format("2 Jan")
	}
	return at.Format("2 Jan 2006")
}

// days are from when to when it was, as one says it.
func (p *Page) days(c model.Campaign) string {
	if c.From == "" || c.To <= c.From {
		return p.day(c.From)
	}
	return p.day(c.From) + " to " + p.day(c.To)
}

func (p *Page) today() time.Time { return p.store.Now().In(p.firm.Location()) }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func people(n int) string { return plural(n, "person", "people") }
func leads(n int) string  { return plural(n, "lead", "leads") }

// joined sets parts beside each other, leaving out what is empty.
func joined(parts ...string) string {
	var some []string
	for _, s := range parts {
		if s != "" {
			some = append(some, s)
		}
	}
	return strings.Join(some, "  ·  ")
}

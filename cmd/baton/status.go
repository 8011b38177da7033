package main

import (
	"context"
	"fmt"
	"time"

	"baton/ui/shell"
	"baton/ui/theme"
)

// status is what the bar at the bottom says: for whom, as whom, and whether
// the work is safe.
func (o *firm) status() shell.Status {
	s := shell.Status{Firm: o.name(), Who: o.desk.Actor().Name}
	ctx := context.Background()
	if law, err := o.file.Draft(ctx); err == nil {
		if members, err := o.file.Members(ctx); err == nil && len(members) > 1 {
			t, _ := law.TeamBy(o.desk.Actor().Hat)
			s.Hat, s.HatHue = t.Name, hueOf(t.Key)
		}
	}
	safe := saved{}
	if o.keeper != nil {
		safe = o.keeper.state()
	}
	s.Saved, s.Warn = savedWords(safe)
	s.Backup = backupWords(safe.Backup, time.Now())
	return s
}

// savedWords says where the work is safe, and whether that needs attention.
func savedWords(s saved) (words string, warn bool) {
	switch {
	case s.Err != nil:
		return "saved on this computer, not yet in the file", true
	case s.InFile:
		return "saved in the file", false
	}
	return "saved on this computer", false
}

// backupWords says how old the last backup is.
func backupWords(at, now time.Time) string {
	age := now.Sub(at)
	switch {
	case at.IsZero():
		return "no backup yet"
	case age < time.Minute:
		return "backup just now"
	case age < time.Hour:
		return "backup " + plural(int(age.Minutes()), "minute") + " ago"
	case age < 24*time.Hour:
		return "backup " + plural(int(age.Hours()), "hour") + " ago"
	}
	return "backup " + plural(int(age.Hours()/24), "day") + " ago"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// hueOf is a team's colour.
func hueOf(team string) theme.Hue {
	switch team {
	case "marketing":
		return theme.Marketing
	case "bd":
		return theme.BD
	case "sales":
		return theme.Sales
	case "delivery":
		return theme.Delivery
	}
	return theme.Slate
}

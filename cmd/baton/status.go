package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

// status is what the bar at the bottom says: for whom, as whom, and whether
// the work is safe.
func (o *firm) status() shell.Status {
	s, safe := o.who, saved{}
	if o.keeper != nil {
		safe = o.keeper.state()
	}
	s.Saved, s.Warn = savedWords(safe)
	s.Route = sharing.Route
	switch {
	case !safe.InFile:
		s.Sign = "hard-drive"
	case safe.Seen:
		s.Sign = "check-check"
	}
	s.Backup = backupWords(safe.Backup, time.Now())
	return s
}

// look reads whose firm it is, who works and in which hat; the bar asks for
// its words at every change, so they are read only when they may differ.
func (o *firm) look() shell.Status {
	ctx := context.Background()
	s := shell.Status{Firm: "Baton", Who: o.desk.Actor().Name}
	if f, err := o.file.Firm(ctx); err == nil && f.Name != "" {
		s.Firm = f.Name
	}
	members, err := o.file.Members(ctx)
	law, failed := o.file.Draft(ctx)
	if err != nil || failed != nil || len(members) < 2 {
		return s // a firm of one wears no hats; a broken file the screens will name
	}
	t, _ := law.TeamBy(o.desk.Actor().Hat)
	s.Hat, s.HatHue = t.Name, hueOf(t.Key)
	return s
}

// savedWords says where the work is safe, and whether that needs attention.
func savedWords(s saved) (words string, warn bool) {
	switch {
	case s.Err != nil:
		return "saved on this computer, not yet in the file", true
	case s.InFile:
		return cmp.Or(s.Words, "saved in the file"), false
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

package model

import (
	"fmt"
	"strings"
	"time"
)

// Claim is one of the values that a field has at once: who wrote it, and when
// by their computer's clock.
type Claim struct {
	Op    ID     // the operation that wrote it
	Value string // as a person reads it; empty: cleared
	By    string
	At    time.Time
}

// Dispute is what two people decided without knowing of each other, and
// nobody has settled yet: a field with several values, or a row that one
// deleted while another worked on it. It follows from the log alone, so
// everybody sees the same ones.
type Dispute struct {
	Noun    string
	Root    ID
	Row     ID
	Name    string // what the row is called: "Acme"
	Field   string // "city"; "deleted" for a row that was deleted meanwhile
	Called  string // the field as a person knows it: "answer.Has a budget"
	Deleted bool
	Kept    Claim // what everybody sees until somebody settles it
	Others  []Claim
}

// Merged is what one other version of the firm brought.
type Merged struct {
	From       string // "the copy that Dropbox made", "the file"
	File       string // its name in the folder
	Operations int    // entries of the log that were new
	Changes    int    // changes of people that they belong to
	Disputes   int    // fields that differ since
	Removed    bool   // it was a service's copy and has been tidied away
	Notes      []string
}

// Say tells a person what the version brought.
func (m Merged) Say() string {
	var b strings.Builder
	if m.Changes == 0 {
		fmt.Fprintf(&b, "Nothing new in %s", m.From)
	} else {
		fmt.Fprintf(&b, "Merged %s from %s", several(m.Changes, "change"), m.From)
	}
	switch {
	case m.Disputes == 1:
		b.WriteString("; one field differs and waits for you")
	case m.Disputes > 1:
		fmt.Fprintf(&b, "; %d fields differ and wait for you", m.Disputes)
	}
	if m.Removed {
		b.WriteString("; the copy is tidied away")
	}
	return b.String() + "."
}

// Round is what bringing this computer and the shared file together did.
type Round struct {
	At        time.Time
	Merged    []Merged // versions that held news, or were tidied away
	Published bool
	Older     bool     // the file had gone back to an older state, and got again what it lacked; a note says so
	Notes     []string // what else a person should know, a sentence each
}

// Quiet says that the round has nothing to tell.
func (r Round) Quiet() bool { return len(r.Merged) == 0 && len(r.Notes) == 0 }

// Sentences are the round in words.
func (r Round) Sentences() []string {
	var out []string
	for _, m := range r.Merged {
		out = append(out, m.Say())
	}
	return append(out, r.Notes...)
}

// Operations is how many entries of the log the round brought.
func (r Round) Operations() (n int) {
	for _, m := range r.Merged {
		n += m.Operations
	}
	return n
}

// Device is another computer that has written in this firm, as the log knows it.
type Device struct {
	Who   string        // who worked at it last
	Last  time.Time     // its last change, by its own clock
	Has   bool          // its changes show that it has everything of this computer
	Ahead time.Duration // how far its clock is ahead of the others (behind: negative); 0: within two minutes
}

// Standing says where the work is safe.
type Standing struct {
	Unpublished int // changes that lie only on this computer
	Devices     []Device
	Protected   bool   // the shared file is locked by a passphrase
	Trouble     string // why the file cannot take the changes; empty: it can
}

// Confirmed is how many other computers have shown that they have everything.
func (s Standing) Confirmed() (n int) {
	for _, d := range s.Devices {
		if d.Has {
			n++
		}
	}
	return n
}

// Words are the three honest states: nobody can know what a sync service has
// done with the file, only who has shown to have it.
func (s Standing) Words() string {
	switch n := s.Confirmed(); {
	case s.Unpublished > 0 || s.Trouble != "":
		return "saved on this computer"
	case n > 0:
		return fmt.Sprintf("in the shared file, confirmed by %d", n)
	case len(s.Devices) > 0:
		return "in the shared file"
	}
	return "saved in the file" // nobody shares it
}

// Clocks are sentences about clocks that are off; they never stop anybody.
func (s Standing) Clocks() []string {
	var out []string
	for _, d := range s.Devices {
		who := d.Who
		if who == "" {
			who = "somebody"
		}
		switch {
		case d.Ahead > 0:
			out = append(out, fmt.Sprintf("The clock of %s's computer is ahead by %s.", who, roughly(d.Ahead)))
		case d.Ahead < 0:
			out = append(out, fmt.Sprintf("The clock of %s's computer is behind by %s.", who, roughly(-d.Ahead)))
		}
	}
	return out
}

func roughly(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return several(int(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return several(int(d.Hours()), "hour")
	}
	return several(int(d.Hours()/24), "day")
}

func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Snapshot is a copy of the firm that this computer kept.
type Snapshot struct {
	Path string
	At   time.Time
	Size int64
	Kind string // "backup", "set-aside" (a version that was replaced) or "damaged"
}

// Erased is what erasing a person took away, and where their name still
// stands in the words of others.
type Erased struct {
	Entries  int      // entries of the log that are blank now
	Copies   int      // kept copies that were cleaned
	Mentions []string // rows whose words still name them: "lead Acme, note"
}

package ask

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// touching is one touch being asked for: what it was, and how it went, with a
// key each; Tab opens everything else.
type touching struct {
	m     *Moves
	ids   []model.ID
	reach *model.Reach // of a single lead
	kind  string
	open  *kit.Dialog // the whole form, while it is open
}

// kinds are what we do and what they do, each with its letter.
var kinds = []struct {
	word string
	key  rune
}{
	{"call", 'C'}, {"mail", 'M'}, {"message", 'S'}, {"meeting", 'T'}, {"introduction", 'I'}, {"post", 'P'},
	{"event", 'E'}, {"webinar", 'W'}, {"assessment", 'A'}, {"download", 'D'}, {"form", 'F'}, {"visit", 'V'},
}

// Touch logs what happened, with two keys for what happened just now.
func (m *Moves) Touch(ids []model.ID) error {
	t := &touching{m: m, ids: ids, reach: &model.Reach{}}
	if len(ids) == 1 {
		var err error
		if t.reach, err = m.Store.Reach(context.Background(), ids[0]); err != nil {
			return err
		}
	}
	t.askKind()
	return nil
}

// askKind is the first key.
func (t *touching) askKind() {
	d := t.m.dialog("Log a touch", t.m.about(t.ids), 500)
	var list []kit.Choice
	for _, k := range kinds {
		list = append(list, kit.Choice{Label: kindTitle(k.word), Key: k.key, Run: func() {
			d.Hide()
			t.kind = k.word
			t.askOutcome()
		}})
	}
	t.pick(d, kit.NewPicker(list, 2))
}

// askOutcome is the second key; Enter takes what needs no further word.
func (t *touching) askOutcome() {
	d := t.m.dialog(kindTitle(t.kind)+": how did it go?", t.m.about(t.ids), 500)
	var list []kit.Choice
	for i, o := range model.Outcomes(t.kind) {
		quiet := ""
		if i == 0 {
			quiet = "Enter"
		}
		list = append(list, kit.Choice{Label: outcomeTitle(t.kind, o), Quiet: quiet, Run: func() {
			d.Hide()
			t.log(model.Touch{Kind: t.kind, Outcome: o, Direction: leans(t.kind, o)}, nil)
		}})
	}
	t.pick(d, kit.NewPicker(list, 1))
}

// pick shows one of the two lists, with what a touch would do under it.
func (t *touching) pick(d *kit.Dialog, list *kit.Picker) {
	list.More = func() {
		d.Hide()
		t.askAll()
	}
	more := kit.NewButton(kit.Ghost, theme.Glyph("ellipsis"), "When, with whom, note    Tab", list.More).Small()
	all := kit.Column(12, list)
	for _, note := range t.notes() {
		all.Add(note)
	}
	all.Add(kit.Spread(kit.Muted(t.usual()), more))
	d.Content, d.First = all, list
	t.m.Shell.Dialog(d)
}

// usual says what a touch of two keys means.
func (t *touching) usual() string {
	if len(t.reach.People) == 0 {
		return "Now"
	}
	return "Now, with " + t.m.person(t.reach.People[0].Name)
}

// person is a name as it may be shown on a projector.
func (m *Moves) person(name string) string {
	if m.Shell.Presenter() {
		return kit.Initials(name)
	}
	return name
}

// notes are what somebody should know before: who asked us to stop, and which
// clocks run.
func (t *touching) notes() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if p := t.reach.People; len(p) > 0 && p[0].Permission == "asked-to-stop" {
		words := t.m.person(p[0].Name) + " asked us to stop."
		if len(p) > 1 {
			words += " Tab chooses somebody else."
		}
		out = append(out, kit.Note(theme.AtRisk, theme.Glyph("hand"), words))
	}
	if words := t.otherHands(); words != "" {
		out = append(out, kit.Note(theme.AtRisk, theme.Glyph("users"), words))
	}
	for _, o := range t.reach.Stops {
		out = append(out, kit.Note(theme.Good, theme.Glyph("timer"), t.stops(o)))
	}
	return out
}

func (t *touching) stops(o model.Owed) string {
	clock := "the first-touch clock"
	if o.Key == "waiting-prospect" {
		clock = "their waiting for an answer"
	}
	due := o.Due.In(t.m.Firm.Location())
	when := due.Format("Mon 2 Jan 15:04")
	if due.Format(time.DateOnly) == t.m.today().Format(time.DateOnly) {
		when = "today " + due.Format("15:04")
	}
	if o.State == "late" {
		return "A touch of ours ends " + clock + ": it was due " + when + "."
	}
	return "A touch of ours stops " + clock + ": due " + when + "."
}

// log keeps the touch of every lead; one that something speaks against is
// asked about once more.
func (t *touching) log(touch model.Touch, form *kit.Form) bool {
	run := func() error {
		return t.m.Each("Logged "+strings.ToLower(kindTitle(touch.Kind)), t.ids, func(id model.ID) error {
			one := touch
			one.Lead = id
			return t.m.keep(one)
		})
	}
	var refused *model.Invalid
	err := run()
	switch act := (shell.Action{Label: "Log a touch", Run: func() error { return err }}); {
	case errors.As(err, &refused) && refused.Problems[0].Field == model.Overridable:
		if t.open != nil {
			t.open.Hide()
		}
		t.askAnyway(touch, refused)
		return false
	case form != nil:
		return t.m.Shell.DoForm(form, act)
	default:
		ok := t.m.Shell.Do(act)
		t.m.Back()
		return ok
	}
}

func (m *Moves) keep(t model.Touch) error {
	if m.Log != nil {
		return m.Log(t)
	}
	_, err := m.Store.Touch(context.Background(), t)
	return err
}

// askAnyway says what speaks against the touch; it is kept only knowingly.
func (t *touching) askAnyway(touch model.Touch, refused *model.Invalid) {
	list := kit.Column(8)
	for _, p := range refused.Problems {
		list.Add(kit.Marked(theme.Glyph("circle-alert"), theme.AtRisk, kit.NewParagraph(p.Text)))
	}
	d := t.m.dialog("Log it all the same?", t.m.about(t.ids), 460)
	d.Content, d.Verb, d.Final = list, "Log it", true
	d.Confirm = func() bool {
		touch.Anyway = true
		return t.log(touch, nil)
	}
	t.m.Shell.Dialog(d)
}

// leans is from whom a touch most likely comes: what they did, and a reply.
func leans(kind, outcome string) string {
	if outcome == "replied" {
		return "in"
	}
	return model.DirectionOf(kind)
}

func kindTitle(kind string) string {
	if kind == "event" {
		return "Event, meetup"
	}
	return model.Title(kind)
}

// outcomeTitle says in a word how a touch of a kind went.
func outcomeTitle(kind, outcome string) string {
	switch {
	case outcome == "no-answer" && kind == "meeting":
		return "They did not come"
	case outcome != "":
		return model.Title(outcome)
	}
	switch kind {
	case "mail", "message":
		return "Sent"
	case "event", "webinar":
		return "They came"
	case "introduction":
		return "Introduced"
	case "assessment", "form":
		return "Filled in"
	}
	return "Done"
}

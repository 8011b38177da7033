package leads

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// askErase says what erasing a person takes away and what stays, because no
// undo brings it back.
func (s *peopleSection) askErase(part model.Part) {
	name := s.nameOf(part)
	goes := kit.Column(8, kit.Strong("This goes"),
		kit.Bullet("Their addresses, and everything that is written about them."),
		kit.Bullet("What was said with them: calls, mails and meetings."),
		kit.Bullet("The same in the copies kept on this computer, and on every other computer as soon as the change arrives there."))
	stays := kit.Column(8, kit.Strong("This stays"),
		kit.Bullet("The lead itself, its stages and its worth."),
		kit.Bullet("Their name where others wrote it in words of their own. You get a list of these afterwards."))
	s.d.p.shell.Dialog(&kit.Dialog{Title: "Erase " + name + "?", Quiet: "This cannot be undone.", Verb: "Erase for good", Danger: true, Final: true, Width: 520,
		Content: kit.Column(16, goes, stays),
		Confirm: func() bool { s.erase(part, name); return true }})
}

// erase works beside the window: kept copies are cleaned too.
func (s *peopleSection) erase(part model.Part, name string) {
	p := s.d.p
	var gone model.Erased
	p.shell.Job("Erase "+name, func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Taking it out of the firm and of its copies")
		gone, err = p.store.Erase(ctx, part.Person)
		return err
	}, func() { p.tellErased(name, gone) })
}

// tellErased names what was taken away, and where the name still stands.
func (p *Page) tellErased(name string, gone model.Erased) {
	sentence := fmt.Sprintf("%s blank now, %s cleaned.", areOf(gone.Entries, "entry of the log", "entries of the log"), wereOf(gone.Copies, "kept copy", "kept copies"))
	if len(gone.Mentions) == 0 {
		p.shell.Notify(shell.Notice{Text: name + " is erased.", More: []string{sentence, "Nobody else's words name them."}, Hue: theme.Good, Stays: true})
		return
	}
	list := kit.Column(8, kit.NewParagraph("Their name still stands in the words of others. Read these, and change what should not be there:"))
	for _, m := range gone.Mentions {
		list.Add(kit.Bullet(m))
	}
	content, high := fyne.CanvasObject(list), float32(0)
	if len(gone.Mentions) > 8 {
		content, high = kit.Scroll(list), 480
	}
	p.shell.Dialog(&kit.Dialog{Title: name + " is erased", Quiet: sentence, Content: content, Width: 520, Height: high, Closed: p.back})
}

func areOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one + " is"
	}
	return count(n) + " " + many + " are"
}

func wereOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one + " was"
	}
	return count(n) + " " + many + " were"
}

// nameOf is a person's name, or their initials while strangers look on.
func (s *peopleSection) nameOf(part model.Part) string {
	if s.d.p.shell.Presenter() {
		return kit.Initials(part.Name)
	}
	return part.Name
}

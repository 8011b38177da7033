package welcome

import (
	"fmt"

	"fyne.io/fyne/v2"

	"baton/ui/kit"
	"baton/ui/theme"
)

// busy is what is shown while a firm is opened or made.
type busy struct {
	title, what string
	bar         *kit.Bar
	line        *kit.Text
	root        fyne.CanvasObject
}

// Busy says what is being done and how far it is; total 0 means it is not
// known. Problem or Begin ends it.
func (p *Page) Busy(title string, done, total int, what string) {
	if p.busy == nil || p.busy.title != title {
		p.busy = newBusy(title)
		p.back = nil
		p.show(p.busy.root)
	}
	p.busy.tell(done, total, what)
}

func newBusy(title string) *busy {
	b := &busy{title: title, bar: kit.NewBar(theme.Accent), line: kit.Muted("One moment").Ellipsis()}
	b.root = kit.Column(14, kit.Display(title).Ellipsis(), kit.Fixed(0, 6, b.bar), b.line)
	return b
}

func (b *busy) tell(done, total int, what string) {
	if what == "" {
		what = "One moment"
	}
	if total > 0 {
		b.bar.Set(float32(done) / float32(total))
		if total > 20 {
			what = fmt.Sprintf("%s, %d of %d", what, done, total)
		}
	}
	if what != b.what {
		b.what = what
		b.line.Set(what)
	}
}

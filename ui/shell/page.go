package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
)

// Action is one thing a person can do. The same action feeds the button, the
// menu, the shortcut, the palette and the button of an empty page.
type Action struct {
	Label   string
	Icon    fyne.Resource
	Key     string // "Ctrl+N", "A", "F2"; may be empty
	Menu    bool   // no button in the head: the page has one where it belongs
	Enabled func() bool
	Run     func() error
}

func (a Action) enabled() bool { return a.Run != nil && (a.Enabled == nil || a.Enabled()) }

// Page is one screen. Content is asked for once, when the page is first shown;
// Reload reads the facts anew and runs before the page is shown and after a
// change that concerns it.
type Page interface {
	Title() string
	Question() string
	Content() fyne.CanvasObject
	Reload()
}

// Primer is a page with one thing to do first; nil shows no button.
type Primer interface{ Primary() *Action }

// Actor is a page with more to do.
type Actor interface{ Actions() []Action }

// Searcher is a page that filters as one types; text is "" when cleared.
type Searcher interface{ Search(text string) }

// Opener is a page that can show one row, as in Go("leads/<id>"). The id is ""
// when the page is gone to without one.
type Opener interface{ Open(id string) }

// Staler is a page that need not reload on every change.
type Staler interface {
	Stale(changed model.Change) bool
}

// Leaver is a page that wants to know when another takes its place.
type Leaver interface{ Leave() }

// Roller is a page longer than the window: the keys that turn pages turn it.
type Roller interface{ Rolls() *container.Scroll }

// Dropper is a page one can drop files on.
type Dropper interface{ Dropped(paths []string) }

// Group is a part of the navigation.
type Group string

// The groups, in the order of the work. A group without pages is not shown.
// Foot is the place below all work: pages about the file itself.
const (
	Agree Group = "Agree"
	Run   Group = "Run"
	Learn Group = "Learn"
	Meet  Group = "Meet"
	Foot  Group = ""
)

// Entry is a page in the navigation.
type Entry struct {
	Route string // "leads"
	Icon  fyne.Resource
	Page  Page
	Badge func() int  // how much waits for someone here; nil or 0 shows nothing
	Shown func() bool // nil: always
	Over  func() Line // what is to know before one changes anything here; nil: nothing
}

// Line is a quiet sentence over a page, with the way to what it speaks of.
// Without words it is not shown.
type Line struct{ Words, Link, Route string }

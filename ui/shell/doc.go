// Package shell answers "where am I, what can I do here, and is my work safe?":
// the frame around every page. It knows pages and actions, no lead and no file.
//
// A page is Title, Question, Content and Reload. What else it can do is found
// by type: Primer (one primary action), Actor (more actions), Searcher (a
// search field appears), Opener (routes with an id), Staler (which changes
// concern it), Leaver, Dropper (files dropped on it).
//
//	type Page struct {
//		store Store
//		shell *shell.Shell
//		rows  []row
//		table *kit.Table
//	}
//
//	func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh} }
//
//	func (p *Page) Title() string    { return "Leads" }
//	func (p *Page) Question() string { return "Which ones?" }
//
//	// Content is built once, when the page is first shown.
//	func (p *Page) Content() fyne.CanvasObject {
//		p.table = kit.NewTable(columns(), p.source())
//		return kit.Inset(0, 20, 14, 20, p.table)
//	}
//
//	// Reload reads the facts; it runs after Content, and whenever a change
//	// concerned this page.
//	func (p *Page) Reload() {
//		p.shell.Do(shell.Action{Label: "Read leads", Run: p.read})
//		p.table.Refresh()
//	}
//
//	func (p *Page) Primary() *shell.Action {
//		return &shell.Action{Label: "New lead", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: p.add}
//	}
//
// The shell is built first and given to the pages:
//
//	sh := shell.New(shell.Options{Window: w, Status: status, Find: find, Undo: undo, Redo: redo})
//	sh.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: leads.New(store, sh)})
//	store.OnChange(func(c model.Change) { fyne.Do(func() { sh.Changed(c) }) })
//	sh.Go("leads")
//
// What pages use of it:
//
//	Do(action) bool             runs it; the only place that shows an error
//	DoForm(form, action) bool   the same, refusals stand at the form's fields
//	Go("leads/<id>") Back()     routes between pages
//	ShowDetail(o, closed) Panel(above, title, quiet, body) HideDetail()
//	Notify(notice) Confirm(title, sentence, verb, run) Dialog(d)
//	Job(title, work, then)      long work with progress and cancel
//	AskOpen(title, endings, chosen) AskSave(title, name, chosen) AskFolder(title, chosen)
//	Button(kind, action) Menu(under, actions...)
//	Changed(change)             visible page reloads, the others when shown
//	Renew(route)                one page, when what it shows is not in the firm
//	Presenter()                 hide the names of other firms
//
// A change with a label is announced at the bottom with Undo: pages need not
// say again what was done.
package shell

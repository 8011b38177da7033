// Package kit answers "how does every screen of the firm look and behave the
// same?": the widgets that know no lead. They follow the theme, work by
// keyboard, and cost nothing while nothing happens.
//
// # Text
//
//	Display Title Heading Body Strong Quiet Muted Caption Figure   one line
//	text.Ellipsis() .Trailing() .Centered() .In(theme.Late.Ink())  its manner
//	NewParagraph(s)  Bullet(s)  Note(hue, sign, s)                 wrapping
//
// # Room
//
//	Column(gap, ...) Row(gap, ...) Flow(gap, ...) Columns(gap, ...)
//	Shares(gap, []float32{2, 1}, ...) Spread(left, right) Headed(gap, head, rest)
//	Beside(360, 16, list, packet)
//	Pad(n, o) Inset(top, right, bottom, left, o) Fixed(w, h, o) Scroll(o)
//	Reveal(scroll, o) Roll(scroll, key)     what has the keyboard is in view
//	Card(o) TitledCard(title, quiet, o, actions...) On(box, o) Rule() Gap(w, h)
//
// Give a page Inset(0, 20, 14, 20, content): the frame draws the head.
//
// # Things to press and to fill in
//
//	NewButton(Primary, theme.Glyph("plus"), "New lead", f)   Outline Ghost Danger
//	IconButton(sign, "what it does", f)   button.Small()
//	NewTile(hue, sign, title, words, f)   a choice that explains itself
//	NewTabs(options, value, commit)  NewSelect(options, value, commit)
//	NewField(label) NewNotes(label, lines) NewSecret(label) NewSearch(placeholder)
//	NewDate(label, today)  NewSlider(low, high, value)  NewCheck(label, on, f)
//	NewStepper(low, high, "business days")   a whole number, stepped or written
//
// A field saves as one leaves it:
//
//	name := kit.NewField("Company")
//	name.SetText(lead.Company)
//	name.Check = func(s string) string { ... a sentence, or "" ... }
//	name.OnCommit = func(s string) { shell.Do(...) }
//
// A Form holds fields by name, so that shell.DoForm can put the sentences of a
// refusal where they belong.
//
// # Things to look at
//
//	Chip Badge Dot Disc Avatar Key Icon Stat Fact Empty
//	NewLine(left, right, Said(s), Hint(s))   one of a list, words wrap
//	NewStop(left, right, f, Said(s))         the same, and the keyboard stops on it
//	NewTileLine(left, f, Said(s))   the same, and it leads somewhere
//	NewBar Meter(Met(7, tip), NotMet(2, tip), NotKnown(5, tip)) ScoreBar Ring
//	Bars Lines Track NewChart(func(p *Painter))              charts
//
// # Rows and cards
//
// Table shows rows as data:
//
//	t := kit.NewTable([]kit.TableColumn{
//		{Title: "Company", Width: 200, Grow: 1, Sorts: true, Edits: true},
//		{Title: "Value, €", Width: 100, Number: true, Sorts: true},
//	}, kit.Rows{
//		Len:  func() int { return len(p.rows) },
//		Key:  func(row int) string { return p.rows[row].ID },
//		Cell: func(row, col int) kit.Cell { return p.rows[row].cells[col] },
//	})
//	t.OnSelect = func(keys []string) { ... }
//	t.OnOpen = func(row int) { ... }
//	t.OnSort = func(col int, down bool) { sort p.rows }   // the table refreshes
//	t.OnEdit = func(row, col int, text string) { shell.Do(...) }
//	t.Menu = func(keys []string) []kit.MenuItem { ... }
//
// List shows rows to work through: a ring or a sign, two lines, until when.
// After a change call Refresh, or RefreshRow for one row; the selection stays.
// Board shows cards in columns, and says while a card is dragged what the
// column under it still misses.
//
// # Windows
//
// Dialog is for what cannot be undone; ShowMenu and DropMenu open menus; tips
// appear in the Layer that the shell puts above everything.
package kit

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Field is a labelled place to write. It saves as one leaves it: OnCommit runs
// on Enter and when the keyboard goes elsewhere, if the words changed and
// Check finds nothing wrong.
type Field struct {
	widget.BaseWidget
	Check    func(text string) string // a problem in a sentence, or ""
	OnCommit func(text string)
	OnChange func(text string)
	OnSubmit func() // Enter, after the words are kept
	OnGrown  func() // a problem came or went: whoever laid the field out does so anew
	OnCancel func() // Esc; the words are back to what they were

	label, hint *Text
	problem     *Paragraph
	entry       *entry
	outline     *Box
	saved       string
	root        fyne.CanvasObject
}

// NewField is one line under a label; an empty label takes no room.
func NewField(label string) *Field { return newField(label, 1) }

// NewNotes is several lines under a label.
func NewNotes(label string, lines int) *Field { return newField(label, lines) }

// NewSecret is one line under a label whose letters show as dots until one
// asks to see them.
func NewSecret(label string) *Field {
	e := &entry{}
	e.Password = true
	return fieldOf(e, label, 1)
}

// NewSearch is one line with a magnifying glass and no label.
func NewSearch(placeholder string) *Field {
	f := newField("", 1)
	f.entry.Icon = theme.Glyph("search").Tint(theme.Text3)
	f.Placeholder(placeholder)
	return f
}

func newField(label string, lines int) *Field { return fieldOf(&entry{}, label, lines) }

func fieldOf(e *entry, label string, lines int) *Field {
	f := &Field{label: NewText(label, theme.SizeSmall, theme.Medium, theme.Text2), hint: Muted("").Ellipsis(),
		problem: NewParagraph("").Styled(theme.SizeSmall, theme.Medium, theme.Rose.Ink()), entry: e}
	e.ExtendBaseWidget(e)
	e.Scroll = fyne.ScrollHorizontalOnly // long words move under the cursor, the field stays
	if lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.Scroll = fyne.ScrollBoth
		e.SetMinRowsVisible(lines)
	}
	e.left = f.commit
	e.cancelled = f.cancel
	e.OnChanged = f.changed
	e.OnSubmitted = func(string) { f.submit() }
	f.label.Hidden, f.hint.Hidden, f.problem.Hidden = label == "", true, true
	f.outline = NewBox(theme.None, theme.Rose.Solid(), 8)
	f.outline.Hidden = true
	var line fyne.CanvasObject = e
	if lines == 1 {
		line = container.NewThemeOverride(e, lineTheme{})
	}
	f.root = Column(4, f.label, container.New(entryHeight{}, line, f.outline), f.hint, f.problem)
	f.ExtendBaseWidget(f)
	return f
}

// Text is what stands in the field.
func (f *Field) Text() string { return f.entry.Text }

// SetText puts words in without saving them.
func (f *Field) SetText(s string) {
	f.saved = s
	if f.entry.Text != s {
		f.entry.SetText(s)
	}
}

// Placeholder shows what could stand here.
func (f *Field) Placeholder(s string) *Field { f.entry.SetPlaceHolder(s); return f }

// Hint explains under the field.
func (f *Field) Hint(s string) *Field {
	f.hint.Set(s)
	if f.hint.Hidden != (s == "") {
		f.hint.Hidden = s == ""
		f.Refresh()
	}
	return f
}

// Problem says under the field what is wrong; "" takes it away.
func (f *Field) Problem(s string) {
	if f.problem.Value == s {
		return
	}
	f.problem.Value = s
	f.problem.Hidden = s == ""
	f.outline.Hidden = s == ""
	f.Refresh()
	if f.OnGrown != nil {
		f.OnGrown()
	}
}

// Valid says whether Check is content with what stands in the field.
func (f *Field) Valid() bool { return f.Check == nil || f.Check(f.entry.Text) == "" }

// Focus puts the keyboard into the field.
func (f *Field) Focus() { Focus(f.entry) }

// Focusable is what takes the keyboard, for Dialog.First and the like.
func (f *Field) Focusable() fyne.Focusable { return f.entry }

// Disable shows the words without letting them change.
func (f *Field) Disable() { f.entry.Disable() }

// Enable lets the words change.
func (f *Field) Enable() { f.entry.Enable() }

// Disabled implements fyne.Disableable.
func (f *Field) Disabled() bool { return f.entry.Disabled() }

func (f *Field) changed(s string) {
	f.Problem("")
	if f.OnChange != nil {
		f.OnChange(s)
	}
}

func (f *Field) commit() {
	text := f.entry.Text
	if f.Check != nil {
		f.Problem(f.Check(text))
		if f.problem.Value != "" {
			return
		}
	}
	if text == f.saved {
		return
	}
	f.saved = text
	if f.OnCommit != nil {
		f.OnCommit(text)
	}
}

func (f *Field) submit() {
	f.commit()
	if f.OnSubmit != nil && f.problem.Value == "" {
		f.OnSubmit()
	}
}

func (f *Field) cancel() bool {
	if f.entry.Text == f.saved && f.OnCancel == nil {
		return false
	}
	f.entry.SetText(f.saved)
	f.Problem("")
	if f.OnCancel != nil {
		f.OnCancel()
	}
	return true
}

// Refresh lays the parts out anew: a problem takes room.
func (f *Field) Refresh() {
	f.entry.Refresh()
	f.root.Refresh()
	f.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

// entryHeight keeps one-line fields as tall as buttons.
type entryHeight struct{}

func (entryHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(60, max(m.Height, 34))
}

func (entryHeight) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
}

// entry is Fyne's entry that tells when it is left and lets keys pass that it
// has no use for.
type entry struct {
	widget.Entry
	left      func()
	cancelled func() bool
	keys      func(*fyne.KeyEvent) bool // taken before the entry sees them
	tabs      bool                      // Tab is one of them
}

// AcceptsTab implements fyne.Tabbable.
func (e *entry) AcceptsTab() bool { return e.tabs || e.Entry.AcceptsTab() }

// FocusLost commits.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if e.left != nil {
		e.left()
	}
}

// TypedKey gives Esc to the field first, then to the window.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if e.keys != nil && e.keys(k) {
		return
	}
	if k.Name == fyne.KeyEscape {
		if e.cancelled == nil || !e.cancelled() {
			Bubble(e, k)
		}
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut keeps the editing shortcuts and passes the rest on.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if edits(s) {
		e.Entry.TypedShortcut(s)
		return
	}
	BubbleShortcut(e, s)
}

func edits(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll,
		*fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			return s.Modifier&fyne.KeyModifierShortcutDefault != 0
		}
	}
	return false
}

// Keys lets the owner take keys before the field does; it answers whether it
// took the key.
func (f *Field) Keys(take func(*fyne.KeyEvent) bool) { f.entry.keys = take }

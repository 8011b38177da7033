package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Form is fields under each other. Fields are known by name, so that the
// problems of a refusal can stand where they belong.
type Form struct {
	widget.BaseWidget
	OnSubmit func() // Enter in a line of the form; a dialog sets it
	fields   map[string]*Field
	order    []*Field
	body     *fyne.Container
	above    *Paragraph
	resized  func() // the dialog around it takes its new height
}

// NewForm makes an empty form.
func NewForm() *Form {
	f := &Form{fields: map[string]*Field{}, body: Column(14),
		above: NewParagraph("").Styled(theme.SizeBody, theme.Medium, theme.Rose.Ink())}
	f.above.Hide()
	f.body.Add(f.above)
	f.ExtendBaseWidget(f)
	return f
}

// Field adds a field under a name and returns it.
func (f *Form) Field(name string, field *Field) *Field {
	f.Known(name, field)
	f.body.Add(field)
	return field
}

// Labelled adds any other object under a label.
func (f *Form) Labelled(label string, o fyne.CanvasObject) { f.body.Add(Labelled(label, o)) }

// Add adds an object as it is: a heading, a row of fields.
func (f *Form) Add(o fyne.CanvasObject) { f.body.Add(o) }

// Known makes a field known by name that was added inside another object.
func (f *Form) Known(name string, field *Field) {
	f.fields[name] = field
	f.order = append(f.order, field)
	field.OnGrown = f.Refresh
	field.OnSubmit = func() {
		if f.OnSubmit != nil {
			f.OnSubmit()
		}
	}
}

// Problem puts a sentence at the field of that name, or above the form when
// it has none.
func (f *Form) Problem(name, text string) {
	if field, ok := f.fields[name]; ok {
		field.Problem(text)
		return
	}
	f.above.Set(text)
	f.above.Hidden = text == ""
	f.Refresh()
}

// Clear takes all problems away.
func (f *Form) Clear() {
	f.Problem("", "")
	for _, field := range f.order {
		field.Problem("")
	}
}

// Valid runs every check, shows what is wrong, and moves the keyboard to the
// first field with a problem.
func (f *Form) Valid() bool {
	var first *Field
	for _, field := range f.order {
		if field.Check == nil {
			continue
		}
		problem := field.Check(field.Text())
		field.Problem(problem)
		if problem != "" && first == nil {
			first = field
		}
	}
	if first != nil {
		first.Focus()
	}
	return first == nil
}

// First is the first field, for Dialog.First.
func (f *Form) First() fyne.Focusable {
	if len(f.order) == 0 {
		return nil
	}
	return f.order[0].Focusable()
}

// Refresh lays the fields out anew: some may have come or gone.
func (f *Form) Refresh() {
	f.body.Refresh()
	f.BaseWidget.Refresh()
	if f.resized != nil {
		f.resized()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.body) }

// Labelled puts a label over an object, as fields have one.
func Labelled(label string, o fyne.CanvasObject) *fyne.Container {
	return Column(4, NewText(label, theme.SizeSmall, theme.Medium, theme.Text2), o)
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baton/ui/theme"
)

// Tabs is a segmented control: one of a few views. Left and right step.
type Tabs struct {
	widget.BaseWidget
	Options  []Option
	Value    string
	OnCommit func(value string)

	counts  map[string]string
	buttons []*Button
	root    *fyne.Container
	bar     *fyne.Container
}

// NewTabs makes a segmented control.
func NewTabs(options []Option, value string, commit func(string)) *Tabs {
	t := &Tabs{Value: value, OnCommit: commit, counts: map[string]string{}, bar: Row(2)}
	t.root = Row(0, On(NewBox(theme.Surface, theme.Border, 9), Pad(2, t.bar)))
	t.ExtendBaseWidget(t)
	t.SetOptions(options)
	return t
}

// SetOptions changes the segments.
func (t *Tabs) SetOptions(options []Option) {
	t.Options, t.buttons, t.bar.Objects = options, nil, nil
	for _, o := range options {
		b := NewButton(Ghost, nil, o.Label, func() { t.choose(o.Value) })
		b.Height, b.Selected, b.Trailing = 30, o.Value == t.Value, t.counts[o.Value]
		t.buttons = append(t.buttons, b)
		t.bar.Add(b)
	}
	t.Refresh()
}

// Count shows a number beside a segment; "" takes it away.
func (t *Tabs) Count(value, n string) {
	t.counts[value] = n
	for i, o := range t.Options {
		if o.Value == value && t.buttons[i].Trailing != n {
			t.buttons[i].Trailing = n
			t.buttons[i].Refresh()
		}
	}
	t.root.Refresh()
}

// SetValue shows a segment as current without saying so.
func (t *Tabs) SetValue(v string) {
	t.Value = v
	for i, o := range t.Options {
		t.buttons[i].SetSelected(o.Value == v)
	}
}

func (t *Tabs) choose(v string) {
	if v == t.Value {
		return
	}
	t.SetValue(v)
	if t.OnCommit != nil {
		t.OnCommit(v)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.root) }

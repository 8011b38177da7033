package shell

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// Do runs an action and is the only place that shows an error. It answers
// whether the action went well.
func (s *Shell) Do(a Action) bool {
	if !a.enabled() {
		return false
	}
	err := a.Run()
	if err == nil {
		return true
	}
	s.explain(a.Label, err)
	return false
}

// DoForm runs an action whose refusals stand at the fields of a form; what is
// no refusal is shown as by Do.
func (s *Shell) DoForm(f *kit.Form, a Action) bool {
	if !a.enabled() {
		return false
	}
	f.Clear()
	err := a.Run()
	if err == nil {
		return true
	}
	var refused *model.Invalid
	if !errors.As(err, &refused) {
		s.explain(a.Label, err)
		return false
	}
	for _, p := range refused.Problems {
		f.Problem(p.Field, p.Text)
	}
	return false
}

// explain shows what went wrong in work that was no action, such as a job.
func (s *Shell) explain(label string, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	title, sentences := wording(label, err)
	if s.covered() {
		s.Dialog(&kit.Dialog{Title: title, Content: sentenceList(sentences)})
		return
	}
	s.Notify(Notice{Text: title, More: sentences, Hue: theme.AtRisk, Stays: true})
}

// wording says what happened: a refusal lists its sentences, anything else is
// one sentence about what did not work.
func wording(label string, err error) (title string, sentences []string) {
	var refused *model.Invalid
	if !errors.As(err, &refused) {
		return quoted(label) + " did not work. Nothing was changed.", []string{err.Error()}
	}
	for _, p := range refused.Problems {
		sentences = append(sentences, p.Text)
	}
	if len(sentences) == 1 {
		return sentences[0], nil
	}
	return quoted(label) + " is not possible yet:", sentences
}

func quoted(label string) string {
	if label == "" {
		return "This"
	}
	return "“" + label + "”"
}

func sentenceList(sentences []string) fyne.CanvasObject {
	list := kit.Column(6)
	for _, t := range sentences {
		list.Add(kit.Bullet(t))
	}
	return list
}

// Dialog opens a dialog in the window.
func (s *Shell) Dialog(d *kit.Dialog) {
	if c := s.canvas(); c != nil {
		d.Show(c)
	}
}

// Confirm asks before something that cannot be undone.
func (s *Shell) Confirm(title, sentence, verb string, run func() error) {
	s.Dialog(&kit.Dialog{Title: title, Quiet: sentence, Verb: verb, Danger: true, Confirm: func() bool {
		return s.Do(Action{Label: verb, Run: run})
	}})
}

// Undo takes back the last change.
func (s *Shell) Undo() { s.step("Undo", "Undone: ", "There is nothing to undo.", s.opts.Undo) }

// Redo does again what Undo took back.
func (s *Shell) Redo() { s.step("Redo", "Done again: ", "There is nothing to do again.", s.opts.Redo) }

func (s *Shell) step(name, done, nothing string, run func() (string, error)) {
	if run == nil {
		return
	}
	var label string
	ok := s.Do(Action{Label: name, Run: func() (err error) {
		label, err = run()
		return err
	}})
	switch {
	case ok && label == "":
		s.Notify(Notice{Text: nothing})
	case ok:
		s.Notify(Notice{Text: done + label})
	}
}

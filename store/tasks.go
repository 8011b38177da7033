package store

import (
	"baton/model"
	"baton/model/journey"
	"baton/model/sla"
)

// plan writes what the plays of a stage ask when a lead enters it. A play
// has one task a lead, whatever way it came there and how often: coming again
// dates it anew, and what was done stays done.
func (w *writer) plan(law *model.Agreement, lead *model.Lead, m model.Move) error {
	cal, err := sla.New(law.Calendar)
	if err != nil {
		return nil // without hours nothing is due
	}
	for _, t := range journey.PlanTasks(law, cal, lead, m, w.now) {
		id := naturalID(w.firm, "task", t.Lead.String()+t.Play.String())
		row, err := w.load("task", t.Lead, id)
		if err != nil {
			return err
		}
		if row.shown("done") != nil {
			continue
		}
		f := taskFields(t)
		f["deleted"] = nil
		if err := w.put("task", t.Lead, id, f); err != nil {
			return err
		}
	}
	return nil
}

// wakeUp writes what to do on the day a lead wakes up. A play is then to do
// once more, whatever was done before, and whichever stage the lead is in.
func (w *writer) wakeUp(t model.Task) error {
	f := taskFields(t)
	if t.Play.IsZero() {
		_, err := w.add("task", t.Lead, f)
		return err
	}
	f["deleted"], f["done"], f["stage"] = nil, nil, nil
	return w.put("task", t.Lead, naturalID(w.firm, "task", t.Lead.String()+t.Play.String()), f)
}

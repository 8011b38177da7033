package store

import (
	"context"
	"fmt"
	"time"

	"baton/model"
)

// Snooze puts one line of Today off until a moment: the line that the one who
// works here has, or that nobody has. Put off again, the last word counts.
func (d *Desk) Snooze(ctx context.Context, lead model.ID, why string, until time.Time) error {
	return d.write(ctx, "Put off", func(w *writer) error {
		switch {
		case !model.IsWord("why", why):
			return model.Refuse("why", fmt.Sprintf("%q is no reason of Today: see what 'today' lists.", why))
		case !until.After(w.now):
			return model.Refuse("until", "Choose a day that is still to come.")
		}
		if _, err := w.find("lead", lead); err != nil {
			return err
		}
		f := model.Fields{"lead": lead.String(), "why": why, "until": until.UnixMilli(), "deleted": nil}
		link(f, "by", w.actor.Member)
		return w.put("snooze", lead, w.snoozeOf(lead, why), f)
	})
}

// Unsnooze brings a line back that was put off.
func (d *Desk) Unsnooze(ctx context.Context, lead model.ID, why string) error {
	return d.write(ctx, "Bring back", func(w *writer) error {
		id := w.snoozeOf(lead, why)
		if _, err := w.find("snooze", id); err != nil {
			return model.Refuse("why", "You have not put this line off.")
		}
		return w.put("snooze", lead, id, model.Fields{"deleted": true})
	})
}

// snoozeOf is the one row for a line and whoever puts it off, on every computer.
func (w *writer) snoozeOf(lead model.ID, why string) model.ID {
	return naturalID(w.firm, "snooze", lead.String()+why+w.actor.Member.String())
}

// Delegate gives a line of Today to somebody: its task where it is about one,
// else its lead.
func (d *Desk) Delegate(ctx context.Context, lead, task, to model.ID) error {
	return d.write(ctx, "Give to somebody", func(w *writer) error {
		if _, err := w.find("member", to); err != nil {
			return err
		}
		if !task.IsZero() {
			root, err := w.find("task", task)
			if err != nil {
				return err
			}
			return w.put("task", root, task, model.Fields{"owner": to.String()})
		}
		if _, err := w.find("lead", lead); err != nil {
			return err
		}
		return w.put("lead", lead, lead, model.Fields{"owner": to.String()})
	})
}

// DoneTask notes that a task is done.
func (d *Desk) DoneTask(ctx context.Context, task model.ID) error {
	return d.write(ctx, "Task done", func(w *writer) error {
		root, err := w.find("task", task)
		if err != nil {
			return err
		}
		return w.put("task", root, task, model.Fields{"done": w.now.UnixMilli()})
	})
}

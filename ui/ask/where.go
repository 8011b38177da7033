package ask

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// Where offers the stages; under the one the cursor is on it says what the
// lead still misses for it.
func (m *Moves) Where(ids []model.ID) error {
	d := m.dialog("Move to", m.about(ids), 480)
	hint := kit.Column(4)
	var list []kit.Choice
	var to []model.Stage
	begin := -1
	for _, s := range Order(m.Law.Stages) {
		here, one := m.here(ids)
		if one && here.ID == s.ID {
			continue
		}
		if one && begin < 0 && s.Rank > here.Rank && !Aside(s) {
			begin = len(to)
		}
		to = append(to, s)
		list = append(list, kit.Choice{Label: s.Name, Quiet: s.Plain, Hue: m.hue(s), Run: func() {
			d.Hide()
			m.Move(ids, s)
		}})
	}
	pick := kit.NewPicker(list, 1)
	pick.Begin(max(0, begin))
	if len(ids) == 1 {
		pick.Over = func(at int) { m.foretell(hint, ids[0], to[at]) }
	}
	d.Content = container.NewBorder(nil, kit.Fixed(0, 96, kit.Inset(10, 4, 0, 8, hint)), nil, nil, pick)
	d.First = pick
	m.Shell.Dialog(d)
	return nil
}

// here is the stage of a single lead.
func (m *Moves) here(ids []model.ID) (model.Stage, bool) {
	if len(ids) != 1 || m.Row(ids[0]) == nil {
		return model.Stage{}, false
	}
	return m.Law.StageBy(m.Row(ids[0]).Stage)
}

func (m *Moves) hue(s model.Stage) theme.Hue {
	if Aside(s) {
		return theme.Slate
	}
	t, _ := m.Law.TeamBy(s.Team)
	return theme.OfTeam(t.Key)
}

// most is how many missing items the line under the stages names.
const most = 4

// foretell says what a lead still misses for a stage.
func (m *Moves) foretell(into *fyne.Container, lead model.ID, to model.Stage) {
	into.Objects = nil
	if !Aside(to) {
		missing, err := m.Store.MoveHint(context.Background(), lead, to.ID)
		if err == nil && len(missing) == 0 {
			into.Add(kit.Marked(theme.Glyph("check"), theme.Good, kit.NewParagraph("Nothing is missing for "+to.Name+".")))
		}
		for i, x := range missing {
			if i == most-1 && len(missing) > most {
				into.Add(kit.Muted("and " + strconv.Itoa(len(missing)-i) + " more"))
				break
			}
			line := kit.NewParagraph(x)
			line.MaxLines = 1
			into.Add(kit.Marked(theme.Glyph("circle-dashed"), theme.AtRisk, line))
		}
	}
	into.Refresh()
}

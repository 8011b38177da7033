package effect

import (
	"fmt"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// grid is fit against interest: sixteen grades with their counts.
type grid struct {
	cells [4][4]*gradeCell // by fit, from D to A, and interest, from 4 to 1
	root  fyne.CanvasObject
}

type gradeCell struct {
	count, change *kit.Text
	box           *kit.Box
	root          fyne.CanvasObject
}

func newGrid() *grid {
	g := &grid{}
	body := kit.Column(6, kit.Shares(6, gridShares, kit.Gap(1, 1), heading("Interest 60 +"), heading("30 +"), heading("10 +"), heading("less")))
	for fit := 3; fit >= 0; fit-- {
		row := kit.Shares(6, gridShares, kit.Middle(heading([]string{"less", "40 +", "60 +", "Fit 80 +"}[fit])))
		for talk := 3; talk >= 0; talk-- {
			c := newGradeCell(score.GradeOf(fit, talk))
			g.cells[fit][talk] = c
			row.Add(c.root)
		}
		body.Add(row)
	}
	g.root = kit.Scroll(kit.Inset(6, 10, 4, 2, body))
	return g
}

var gridShares = []float32{3, 5, 5, 5, 5}

func heading(words string) *kit.Text {
	return kit.NewText(words, theme.SizeSmall, theme.Medium, theme.Text3).Centered()
}

func newGradeCell(grade string) *gradeCell {
	c := &gradeCell{count: kit.NewText("0", 18, theme.SemiBold, theme.Text), change: kit.NewText("", theme.SizeSmall, theme.Medium, theme.AccentInk),
		box: kit.NewBox(theme.Surface, theme.Border, 9)}
	name := kit.NewText(grade, theme.SizeSmall, theme.Medium, theme.Text3)
	c.root = kit.On(c.box, kit.Inset(6, 8, 6, 9, kit.Column(0, name, kit.Row(6, c.count, c.change))))
	return c
}

// show colours the quarter of those who fit and are interested.
func (g *grid) show(now, was score.Tally) {
	for fit := range 4 {
		for talk := range 4 {
			c, n := g.cells[fit][talk], now.Grades[fit][talk]
			c.count.Set(thousands(n))
			words := ""
			if d := n - was.Grades[fit][talk]; d != 0 {
				words = fmt.Sprintf("%+d", d)
			}
			c.change.Set(words)
			fill := theme.Surface
			if fit >= 2 && talk >= 2 {
				fill = theme.Good.Soft()
			} else if fit >= 2 {
				fill = theme.Amber.Soft()
			}
			ink := theme.Text
			if n == 0 {
				ink = theme.Text3
			}
			c.count.SetColour(ink)
			c.box.Paint(fill, theme.Border)
			c.root.Refresh()
		}
	}
}

// whole is a score as a list shows it.
func whole(tenths int64) string { return score.Tenths((tenths + 5) / 10 * 10) }

// known says from how many facts a fit is known.
func known(s model.Score) string { return fmt.Sprintf("%d of %d", s.Known, s.Of) }

package board

import (
	"context"
	"time"

	"baton/model"
	"baton/ui/ask"
)

// lack is how much a lead missed for its next stage when one looked, and what
// it looked like then: while that is the same, one need not look again.
type lack struct {
	n     int
	stage model.ID
	score model.Score
	value int64
}

func lackOf(r *model.LeadRow) lack {
	l := lack{stage: r.Stage, value: r.Value.Minor}
	if r.Score != nil {
		l.score = *r.Score
	}
	return l
}

// lookups are the cards in sight whose leads were not looked up yet, because
// a frame has room for a few only.
type lookups struct {
	rows  []*model.LeadRow
	from  time.Time // when this frame began
	spent time.Duration
	runs  bool
}

// What a frame may take for looking up what leads miss, and how long a frame
// is at the least.
const (
	lookTime  = 4 * time.Millisecond
	frameTime = 12 * time.Millisecond
)

// room says whether this frame has time for one more.
func (l *lookups) room() bool {
	if time.Since(l.from) > frameTime {
		l.from, l.spent = time.Now(), 0
	}
	return l.spent < lookTime
}

// misses is how much a lead lacks for its next stage. Only cards in sight are
// asked, so it is looked up as one scrolls to them, once, and never so much at
// a time that a frame would wait for it.
func (p *Page) misses(s model.Stage, r *model.LeadRow) int {
	if _, ok := ask.Onward(p.law, s); !ok {
		return 0
	}
	switch {
	case p.knows(r):
	case p.looked.room():
		p.look(r)
	default:
		p.looked.rows = append(p.looked.rows, r)
		if !p.looked.runs {
			p.looked.runs = true
			p.board.EachFrame(p.catchUp)
		}
	}
	return p.missing[r.ID].n
}

// knows says whether a lead was looked up since it last changed.
func (p *Page) knows(r *model.LeadRow) bool {
	was, known := p.missing[r.ID]
	now := lackOf(r)
	now.n = was.n
	return known && now == was
}

// look asks the file what a lead misses; one that cannot be read misses
// nothing that could be shown.
func (p *Page) look(r *model.LeadRow) {
	began := time.Now()
	now := lackOf(r)
	s, _ := p.law.StageBy(r.Stage)
	to, _ := ask.Onward(p.law, s)
	list, err := p.store.MoveHint(context.Background(), r.ID, to.ID)
	if err == nil {
		now.n = len(list)
	}
	p.missing[r.ID] = now
	p.looked.spent += time.Since(began)
}

// catchUp looks up some of the leads that an earlier frame had no time for.
func (p *Page) catchUp() (more bool) {
	p.looked.from, p.looked.spent = time.Now(), 0
	renewed := map[string]bool{}
	for len(p.looked.rows) > 0 && p.looked.room() {
		last := len(p.looked.rows) - 1 // the latest are in sight
		r := p.looked.rows[last]
		p.looked.rows = p.looked.rows[:last]
		if !p.knows(r) {
			p.look(r)
		}
		renewed[r.ID.String()] = true
	}
	p.looked.runs = len(p.looked.rows) > 0
	p.board.Renew(renewed)
	return p.looked.runs
}

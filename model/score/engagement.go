package score

import (
	"fmt"
	"math"
	"time"

	"baton/model"
)

// whole is one undecayed event in the fixed-point sums below. Adding whole
// numbers makes a sum independent of the order of events; its error is far
// below a tenth of a point even for a million events.
const whole = 1 << 40

// part is what the sum behind a line is kept to: 1/65536 of an event, so that
// a hundred thousand leads can be scored anew within a frame and come to the
// same tenth as one lead does here.
const part = 1 << 16

// parts rounds a sum of decayed events; above 65535 of them it stays there.
func parts(sum int64) uint32 {
	return uint32(min((sum+whole/part/2)/(whole/part), math.MaxUint32))
}

// worth is a line: the points of so many parts, rounded once to a tenth.
func worth(points int64, n uint32) int64 { return (points*int64(n) + part/2) >> 16 }

// engagementAxis adds points x 2^(-age/half-life): one line per rule and
// person, rounded once. Each group is held to its cap. A lead whose groups
// add more than its people may (PersonShare each) is held to that, so nobody
// is cut twice and one more touch never lowers a score.
func (p *pass) engagementAxis() {
	if !p.f.Measured {
		return
	}
	var sums, shares [16]int64
	p.engaged = p.engagement(buffer(sums[:], len(p.f.People)+1), buffer(shares[:], len(p.f.People)+1))
}

// buffer is n zeroes: the given ones for the usual lead, more for a crowd.
func buffer(b []int64, n int) []int64 {
	if n <= len(b) {
		return b[:n]
	}
	return make([]int64, n)
}

// engagement works in two buffers with a place for each person; the last one
// is for touches whose person is not known.
func (p *pass) engagement(sums, shares []int64) int64 {
	var total int64
	for i := range p.r.engagement {
		g := &p.r.engagement[i]
		var sum int64
		for j := range g.rules {
			if x := &g.rules[j]; x.Points != 0 && p.inScope(x.Scope) {
				sum += p.count(x, sums, shares)
			}
		}
		total += p.capped("engagement", g, sum)
	}
	return p.clamp("engagement", p.shared(total, shares))
}

// count adds one rule's lines to the people's shares.
func (p *pass) count(x *rule, sums, shares []int64) int64 {
	clear(sums)
	any := false
	for i := range p.f.Events {
		if e := &p.f.Events[i]; e.At <= p.ms && p.counts(x, e) {
			sums[p.place(e.Who)] += decay(p.ms-e.At, x.halfLife)
			any = true
		}
	}
	if !any {
		return 0
	}
	var sum int64
	for who, a := range sums {
		points := worth(x.Points, parts(a))
		if points == 0 {
			continue
		}
		sum += points
		shares[who] += points
		if p.out != nil {
			p.line("engagement", x.Name, points, p.person(who), p.last(x, who))
		}
	}
	return sum
}

func (p *pass) counts(x *rule, e *model.Event) bool {
	if x.Touch != "" && x.Touch != e.Kind || x.Direction != "" && x.Direction != e.Direction || x.Outcome != "" && x.Outcome != e.Outcome {
		return false
	}
	if x.Role == "" {
		return true
	}
	who := p.place(e.Who)
	return who < len(p.f.People) && p.f.People[who].Role == x.Role
}

// place is a person's index; whoever is not among the lead's people shares
// the last one.
func (p *pass) place(who int) int {
	if who < 0 || who >= len(p.f.People) {
		return len(p.f.People)
	}
	return who
}

func (p *pass) person(place int) model.ID {
	if place < len(p.f.People) {
		return p.f.People[place].Person
	}
	return model.ID{}
}

func decay(age int64, halfLife float64) int64 {
	if halfLife <= 0 {
		return whole
	}
	return int64(whole*math.Exp2(-float64(age)/halfLife) + 0.5)
}

// last says how often and when, as the reason of a line.
func (p *pass) last(x *rule, place int) string {
	n, latest := 0, int64(math.MinInt64)
	for i := range p.f.Events {
		if e := &p.f.Events[i]; e.At <= p.ms && p.place(e.Who) == place && p.counts(x, e) {
			n++
			latest = max(latest, e.At)
		}
	}
	day := time.UnixMilli(latest).In(p.r.loc).Format(time.DateOnly)
	if n == 1 {
		return day
	}
	return fmt.Sprintf("%d times, last on %s", n, day)
}

// shared holds the people to their shares. The line names the person when it
// is only one.
func (p *pass) shared(total int64, shares []int64) int64 {
	var people int64
	over, many := -1, false
	for who, n := range shares {
		people += min(n, PersonShare)
		if n > PersonShare {
			many = over >= 0
			over = who
		}
	}
	if people >= total {
		return total
	}
	if p.out != nil {
		var who model.ID
		if !many {
			who = p.person(over)
		}
		p.line("engagement", "One person counts for at most "+Tenths(PersonShare), people-total, who, "")
	}
	return people
}

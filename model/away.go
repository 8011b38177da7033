package model

import "time"

// Check says what is wrong with an absence, all of it at once.
func (a Away) Check() error {
	var wrong Problems
	from, err := time.Parse(time.DateOnly, a.From)
	to, late := time.Parse(time.DateOnly, a.To)
	if a.Member.IsZero() {
		wrong.Add("member", "Say who is away.")
	}
	if err != nil {
		wrong.Add("from", "Say the first day.")
	}
	switch {
	case late != nil:
		wrong.Add("to", "Say the last day.")
	case err == nil && to.Before(from):
		wrong.Add("to", "The last day lies before the first: change one of them.")
	}
	if !a.Standin.IsZero() && a.Standin == a.Member {
		wrong.Add("standin", "Nobody stands in for themselves: choose somebody else, or nobody.")
	}
	return wrong.Err()
}

package store

import (
	"context"
	"fmt"
	"time"

	"baton/model"
	"baton/model/match"
)

// checkRules re-examines what intents hold up and a merge could break.
func (f *File) checkRules(ctx context.Context, p *model.Problems) error {
	twins, err := readTwins(ctx, f.eyes)
	if err != nil {
		return err
	}
	leads, err := f.leadsToMatch(ctx, twins)
	if err != nil {
		return err
	}
	seen := map[match.Need]model.ID{}
	for _, l := range leads {
		need, one := l.Need()
		if !one {
			continue
		}
		if first, twice := seen[need]; twice {
			p.Add("lead", fmt.Sprintf("The leads %s and %s pursue the same need at one company: merge them, or close one.", first, l.ID))
			continue
		}
		seen[need] = l.ID
	}
	return f.checkSignatures(ctx, p)
}

// checkSignatures finds versions of the agreement that were changed after
// somebody signed them.
func (f *File) checkSignatures(ctx context.Context, p *model.Problems) error {
	b, err := f.lawbook(ctx, f.eyes)
	if err != nil {
		return err
	}
	for _, v := range b.settled(time.Now()) {
		for _, doubt := range v.Doubts {
			p.Add("bundle", doubt)
		}
	}
	return nil
}

// beforeMQL are the open stages ahead of the MQL gate.
func beforeMQL(law *model.Agreement) map[model.ID]bool {
	early := map[model.ID]bool{}
	for _, s := range law.Stages {
		if s.Kind != "open" {
			continue
		}
		if s.Gate == "mql" {
			break
		}
		early[s.ID] = true
	}
	return early
}

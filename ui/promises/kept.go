package promises

import (
	"fmt"
	"reflect"

	"baton/model"
	"baton/model/align"
)

// remembered are tests that stay as they are while other promises change.
type remembered struct {
	record *align.Record
	draft  *model.Agreement
	tests  map[string][]align.Test
}

// of tests a promise, or remembers what came of it.
func (m *remembered) of(r align.Record, p model.Promise) []align.Test {
	key := m.key(r.Agreement, p)
	if kept, ok := m.tests[key]; ok {
		return kept
	}
	tests := align.Tests(r, p)
	m.tests[key] = tests
	return tests
}

// start forgets everything when the past, or what it is judged by, is another.
func (m *remembered) start(record *align.Record, draft *model.Agreement) {
	same := m.record == record && m.draft != nil && reflect.DeepEqual(judgedBy(m.draft), judgedBy(draft))
	if !same {
		m.tests = map[string][]align.Test{}
	}
	m.record, m.draft = record, draft
}

// judgedBy is all of an agreement that tests look at beside the promises.
func judgedBy(a *model.Agreement) []any {
	return []any{a.Calendar, a.Stages, a.Merged, a.Routes, a.Assets, a.Plays}
}

// key is what a test depends on; which first touch a promise speaks of depends
// on the others of its kind.
func (m *remembered) key(a *model.Agreement, p model.Promise) string {
	key := fmt.Sprint(p.ID, p.Key, p.Owner, p.To, p.Amount, p.Unit, p.Band, p.Off)
	for _, o := range a.Promises {
		if o.Key == p.Key && p.Key == "first-touch" {
			key += fmt.Sprint(" ", o.ID, o.Owner, o.Band, o.Off, o.Rank)
		}
	}
	return key
}

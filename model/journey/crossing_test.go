package journey

import (
	"fmt"
	"testing"
	"time"

	"baton/model"
)

func TestCrossings(t *testing.T) {
	stage := func(n byte, gate, kind string) model.Stage {
		return model.Stage{ID: model.ID{n}, Key: fmt.Sprint(n), Kind: kind, Gate: gate, Rank: int(n)}
	}
	a := &model.Agreement{
		Stages: []model.Stage{stage(1, "", "open"), stage(2, "", "open"), stage(3, "mql", "open"), stage(4, "sql", "open"), stage(5, "", "signed"), stage(6, "", "lost")},
		Routes: []model.Route{{Key: "inbound", Start: model.ID{2}, MQL: true}, {Key: "client", Start: model.ID{3}}},
	}
	day := func(n int) time.Time { return time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name, route string
		to          []byte
		want        string
	}{
		{"step by step", "inbound", []byte{2, 3, 4, 5}, "mql 2 sql 3 "},
		{"back and forth counts the first time", "inbound", []byte{2, 3, 2, 3, 4}, "mql 2 sql 5 "},
		{"a list that knows only the end", "inbound", []byte{5}, "mql 1 sql 1 "},
		{"lost on the way", "inbound", []byte{2, 3, 6}, "mql 2 "},
		{"a client starts past the first gate", "client", []byte{3, 4}, "sql 2 "},
		{"one that began further down", "inbound", []byte{1, 2, 3}, "mql 3 "},
		{"one that never left", "inbound", []byte{2}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var moves []model.Move
			for i, to := range c.to {
				moves = append(moves, model.Move{ID: model.ID{15: byte(i + 1)}, To: model.ID{to}, Happened: day(i + 1)})
			}
			got := ""
			for _, x := range Crossings(a, &model.Lead{Route: c.route}, moves, nil) {
				got += fmt.Sprint(x.Gate, " ", x.At.Day(), " ")
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

package store

import (
	"bytes"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// The form of an operation is frozen for ever: a change of any of these texts
// or numbers means that old files can no longer be read.
func TestOp_isFrozen(t *testing.T) {
	id := func(b byte) (x model.ID) {
		for i := range x {
			x[i] = b
		}
		return x
	}
	o := op{id: id(1), tx: id(2), root: id(3), ent: id(4), noun: "move", act: actSet, prev: packIDs([]model.ID{id(9), id(8), id(9)}),
		body: setBody(model.Fields{"to": "x", "happened": int64(1795430520000), "deleted": true, "note": nil, "a\"b": "line\nbreak \\ <é>"})}
	if want := `{"f":{"a\"b":"line\nbreak \\ <é>","deleted":true,"happened":1795430520000,"note":null,"to":"x"}}`; o.body != want {
		t.Errorf("body\n%s\nwant\n%s", o.body, want)
	}
	if len(o.prev) != 32 || o.prev[0] != 8 {
		t.Errorf("prev %x: sorted, each once", o.prev)
	}
	if got, want := uint64(o.checksum()), uint64(0x935e039246974d7a); got != want {
		t.Errorf("checksum %#x, want %#x", got, want)
	}
	if got, want := naturalID(id(1), "lead", "olist\x00abc").String(), "69a82bcf-89ea-8b9b-ad38-2699bab3f4c5"; got != want {
		t.Errorf("natural id %s, want %s", got, want)
	}
	h := header{Do: "Move lead", By: "b", Replica: "r", N: 2, Wall: 1, Now: 2, App: "0.1.0", Args: map[string]any{"k": "v"}}
	if want := `{"app":"0.1.0","args":{"k":"v"},"by":"b","do":"Move lead","n":2,"now":2,"replica":"r","wall":1}`; h.body() != want {
		t.Errorf("header\n%s\nwant\n%s", h.body(), want)
	}
}

func TestTick(t *testing.T) {
	s := newSession()
	at := time.UnixMilli(1795430520000)
	first := tick(0).after(at)
	t.Run("ids rise even when the clock stands still or goes back", func(t *testing.T) {
		last := first
		for i := range 5000 { // beyond the counter's 4096
			next := last.after(at.Add(-time.Duration(i) * time.Second))
			a, b := last.id(s), next.id(s)
			if bytes.Compare(a[:], b[:]) >= 0 {
				t.Fatalf("%s is not after %s", b, a)
			}
			if tickOf(b) != next {
				t.Fatalf("%s reads back as %d, not %d", b, tickOf(b), next)
			}
			last = next
		}
	})
	t.Run("a clock that nobody can have had is not believed", func(t *testing.T) {
		for _, odd := range []time.Time{{}, time.UnixMilli(-1), time.UnixMilli(lastInstant + 1)} {
			if next := first.after(odd); next != first+1 {
				t.Errorf("at %v comes %s", odd, timeOf(next.id(s)))
			}
		}
	})
	t.Run("an id tells its time and is a UUID of version 7", func(t *testing.T) {
		id := first.id(s)
		if !timeOf(id).Equal(at) || id[6]>>4 != 7 || id[8]>>6 != 2 {
			t.Errorf("%s, %s", id, timeOf(id))
		}
	})
}

// Whatever a person types comes back as it was, from canonical bytes.
func TestSetBody_roundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := model.Fields{}
		for name, text := range rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "texts") {
			f[name] = text
		}
		f["n"], f["yes"], f["gone"] = rapid.Int64().Draw(t, "n"), rapid.Bool().Draw(t, "yes"), nil
		body := setBody(f)
		got := parseSet(body)
		if setBody(got) != body {
			t.Fatalf("%s became %s", body, setBody(got))
		}
		for name, v := range f {
			if got[name] != v {
				t.Fatalf("%q: %v became %v", name, v, got[name])
			}
		}
	})
}

// Folding is a function of the set of operations: their order does not matter,
// a field's heads are those that no other operation has seen.
func TestFold_anyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSession()
		var ops []op
		n := rapid.IntRange(1, 8).Draw(t, "ops")
		for i := range n {
			var prev []model.ID
			for j := range i {
				if rapid.Bool().Draw(t, "seen") {
					prev = append(prev, ops[j].id)
				}
			}
			f := model.Fields{rapid.SampledFrom([]string{"a", "b"}).Draw(t, "field"): int64(i)}
			ops = append(ops, op{id: tick(1000 + i).id(s), noun: "company", act: actSet, prev: packIDs(prev), body: setBody(f)})
		}
		want := fold(ops)
		shuffled := rapid.Permutation(ops).Draw(t, "order")
		got := fold(shuffled)
		for name := range want.fields {
			if len(got.fields[name]) != len(want.fields[name]) || got.shown(name) != want.shown(name) {
				t.Fatalf("%s: %v in order, %v shuffled", name, want.fields[name], got.fields[name])
			}
			for _, h := range want.fields[name] {
				for i := range ops {
					_, sets := parseSet(ops[i].body)[name]
					for _, seen := range unpackIDs(ops[i].prev) {
						if sets && seen == h.op {
							t.Fatalf("%s: %s was replaced by %s and is still a head", name, h.op, ops[i].id)
						}
					}
				}
			}
		}
	})
}

func TestProjected(t *testing.T) {
	for name, c := range map[string]struct {
		kind  model.Kind
		of    string
		value any
		ok    bool
	}{
		"a text is a text":                 {model.Text, "", "Acme", true},
		"a number is no text":              {model.Text, "", int64(1), false},
		"an unknown word is not shown":     {model.Word, "kind", "something-new", false},
		"a known word is":                  {model.Word, "kind", "renewal", true},
		"an id is an id":                   {model.Link, "lead", "01a20750-6fb8-7004-b6c5-57beb66189c6", true},
		"a text is no id":                  {model.Link, "lead", "Acme", false},
		"yes is yes":                       {model.Bool, "", true, true},
		"one is not yes":                   {model.Bool, "", int64(1), false},
		"a list is nothing Baton can show": {model.Text, "", strange(`["a"]`), false},
		"absent is absent":                 {model.Int, "", nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			if _, ok := projected(model.Field{Name: "x", Kind: c.kind, Of: c.of}, c.value); ok != c.ok {
				t.Errorf("got %v", ok)
			}
		})
	}
}

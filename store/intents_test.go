package store

import (
	"baton/model"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// intents are what people do at their laptops, and what happens to them.
var intents = map[string]func(*office, *laptopOf) error{
	"add a company": func(o *office, l *laptopOf) error {
		_, err := l.Add(o.Context(), "company", model.Fields{"name": o.word()})
		return err
	},
	"add a lead": func(o *office, l *laptopOf) error {
		_, err := l.AddLead(o.Context(), model.NewLead{Company: "Acme " + o.word(), Person: "Jane " + o.word(), Title: o.word()})
		return err
	},
	"change a row":             (*office).change,
	"delete a row":             func(o *office, l *laptopOf) error { return o.on(l, l.Delete) },
	"restore a row":            func(o *office, l *laptopOf) error { return o.on(l, l.Restore) },
	"move a lead":              (*office).move,
	"log a touch":              (*office).touch,
	"settle what differs":      (*office).settle,
	"erase a person":           (*office).erase,
	"undo":                     func(o *office, l *laptopOf) error { return o.takeBack(l, l.Undo) },
	"redo":                     func(o *office, l *laptopOf) error { return o.takeBack(l, l.Redo) },
	"write as a newer Baton":   (*office).newer,
	"publish":                  func(o *office, l *laptopOf) error { _, err := l.Sync(o.Context()); return err },
	"merge a colleague's file": (*office).mergeFile,
	"merge a colleague's work": (*office).mergeWork,
	"a service swaps the file": (*office).swapFile,
}

// meetings are those that write no operation.
var meetings = []string{"publish", "merge a colleague's file", "merge a colleague's work", "a service swaps the file"}

// doings weighs them.
var doings = slices.Concat([]string{"add a company", "add a lead", "add a lead", "delete a row", "restore a row", "move a lead",
	"log a touch", "settle what differs", "erase a person", "undo", "undo", "redo", "write as a newer Baton", "write as a newer Baton", "write as a newer Baton"},
	slices.Repeat([]string{"change a row"}, 6), meetings, meetings)

func (o *office) word() string {
	return []string{"a", "b", "c", "é\n\"<"}[o.pick("word", 4)]
}

// row draws a row that a laptop shows, deleted or not.
func (o *office) row(l *laptopOf, nouns ...string) (noun string, id model.ID, ok bool) {
	noun = nouns[o.pick("noun", len(nouns))]
	var ids []model.ID
	rows, err := l.eyes.Query(`select id from ` + quote(noun) + ` order by id`)
	must(o.T, err)
	defer rows.Close()
	for rows.Next() {
		var b []byte
		must(o.T, rows.Scan(&b))
		ids = append(ids, asID(b))
	}
	must(o.T, rows.Err())
	if len(ids) == 0 {
		return noun, id, false
	}
	return noun, ids[o.pick("row", len(ids))], true
}

// on does something to some row.
func (o *office) on(l *laptopOf, do func(context.Context, string, model.ID) error) error {
	noun, id, ok := o.row(l, "company", "lead", "person", "touch", "part", "criterion", "stage")
	if !ok {
		return nil
	}
	return do(o.Context(), noun, id)
}

// change sets a field; whoever sets it sees it at once.
func (o *office) change(l *laptopOf) error {
	noun, id, ok := o.row(l, "company", "lead", "person", "stage", "firm")
	if !ok {
		return nil
	}
	fields := map[string][]string{
		"company": {"name", "city", "note", "tag.cloud"}, "lead": {"title", "next-step", "note"}, "person": {"name", "title"},
		"stage": {"name", "plain"}, "firm": {"name"},
	}[noun]
	field, value := fields[o.pick("field", len(fields))], o.word()
	if err := l.Set(o.Context(), noun, id, model.Fields{field: value}); err != nil {
		return err
	}
	if field == "tag.cloud" {
		return nil
	}
	var shown string
	must(o.T, l.eyes.QueryRow(`select `+column(field)+` from `+quote(noun)+` where id = ?`, id[:]).Scan(&shown))
	if shown != value {
		o.Fatalf("%s.%s was set to %q and shows %q", noun, field, value, shown)
	}
	return nil
}

func (o *office) move(l *laptopOf) error {
	_, lead, ok := o.row(l, "lead")
	if !ok {
		return nil
	}
	_, stage, _ := o.row(l, "stage")
	_, err := l.Move(o.Context(), model.MoveRequest{Lead: lead, To: stage, Waive: "they asked", Reason: "price", Step: "call"})
	return err
}

func (o *office) touch(l *laptopOf) error {
	noun, id, ok := o.row(l, "lead", "person", "company")
	if !ok {
		return nil
	}
	t := model.Touch{Kind: "call", Outcome: "talked", Note: o.word()}
	*map[string]*model.ID{"lead": &t.Lead, "person": &t.Person, "company": &t.Company}[noun] = id
	_, err := l.Touch(o.Context(), t)
	return err
}

func (o *office) settle(l *laptopOf) error {
	ds, err := l.Disputes(o.Context())
	if err != nil || len(ds) == 0 {
		return err
	}
	d := ds[o.pick("dispute", len(ds))]
	claims := append(d.Others, d.Kept)
	keep := claims[o.pick("keep", len(claims))]
	if err := l.Settle(o.Context(), d, keep.Op); err != nil {
		return err
	}
	left, err := l.Disputes(o.Context())
	if slices.ContainsFunc(left, func(x model.Dispute) bool { return x.Row == d.Row && x.Field == d.Field && x.Root == d.Root }) {
		o.Fatalf("%s of %s was settled and is open still", d.Field, d.Name)
	}
	return err
}

func (o *office) erase(l *laptopOf) error {
	_, id, ok := o.row(l, "person")
	if !ok || o.pick("sure", 2) == 0 {
		return nil
	}
	_, err := l.Erase(o.Context(), id)
	return err
}

// takeBack undoes or redoes. That changes nothing but what the change in
// question had set, and only where it still showed.
func (o *office) takeBack(l *laptopOf, reverse func(context.Context) (Undone, error)) error {
	before := o.fold(l)
	if _, err := reverse(o.Context()); err != nil {
		return err
	}
	now := logOf(o.T, l.eyes)
	after := o.fold(l)
	var target model.ID
	for id, x := range now {
		if _, old := l.log[id]; !old && x.act == actHeader {
			target, _ = model.ParseID(parseHeader(x.body).Undo)
		}
	}
	for at, r := range after {
		for name := range r.fields {
			was := before[at]
			if was == nil {
				o.Fatalf("undoing made the row %v", at)
			}
			if slices.Equal(was.fields[name], r.fields[name]) {
				continue
			}
			if len(was.fields[name]) > 1 && name != "deleted" || !o.setBy(now, target, at, name, was) {
				o.Fatalf("undoing changed %s.%s from %v to %v, which it had not set", r.noun, name, was.fields[name], r.fields[name])
			}
		}
	}
	return nil
}

// setBy says whether a change set the field to what it shows, or, for
// "deleted", began the row.
func (o *office) setBy(log map[model.ID]op, change model.ID, at address, name string, was *rowState) bool {
	for id, x := range log {
		if x.tx != change || x.root != at.root || x.ent != at.ent || x.act != actSet {
			continue
		}
		if v, sets := parseSet(x.body)[name]; sets && v == was.shown(name) || name == "deleted" && id == was.first {
			return true
		}
	}
	return false
}

func (o *office) fold(l *laptopOf) map[address]*rowState {
	all := map[address]*rowState{}
	must(o.T, l.eachRow(context.Background(), func(r *rowState) error {
		all[address{r.root, r.ent}] = r
		return nil
	}))
	return all
}

// newer writes what only a Baton of some later year would.
func (o *office) newer(l *laptopOf) error {
	noun, id, ok := o.row(l, "company", "lead", "person", "touch", "criterion")
	if !ok {
		return nil
	}
	return l.write(o.Context(), "Newer change", func(w *writer) error {
		root, err := w.find(noun, id)
		if err != nil {
			return err
		}
		r, err := w.load(noun, root, id)
		if err != nil {
			return err
		}
		x := op{id: w.next(), tx: w.header, root: root, ent: id, noun: noun, act: actSet}
		f := model.Fields{}
		body := setBody
		switch o.pick("newer", 7) {
		case 0: // a noun that this Baton does not know
			x.noun, x.ent, f["colour"] = "hologram", x.id, o.word()
		case 1: // fields that it does not know
			f["aura"], f["x.aura"] = o.word(), o.word()
		case 2: // an act that it does not know
			x.act, f["name"] = 7, o.word()
		case 3: // a value of a kind that it does not know, and more beside the fields
			f["name"] = nil
			body = func(model.Fields) string { return `{"f":{"name":[1.5,{}]},"why":"since 2031"}` }
		case 4: // a row that two laptops begin, one as this and the other as that
			x.noun = []string{"company", "lead", "touch", "hologram"}[o.pick("also", 4)]
			x.root, x.ent = w.firm, naturalID(w.firm, "twin", "")
			f["name"], f["note"] = o.word(), o.word()
			if r, err = w.load(x.noun, x.root, x.ent); err != nil {
				return err
			}
		case 5: // nothing that can be read
			body = func(model.Fields) string { return "\x00\xff{{" }
		case 6: // an erasure that is noted at another row of what is erased
			if noun == "criterion" || o.pick("sure", 2) == 0 {
				return nil
			}
			x.act, x.ent = actErase, x.id
			body = func(model.Fields) string { return "{}" }
		}
		x.prev, x.body = packIDs(r.heads(f)), body(f)
		return w.take(x)
	})
}

// colleague draws somebody else.
func (o *office) colleague(l *laptopOf) *laptopOf {
	others := slices.DeleteFunc(slices.Clone(o.all), func(x *laptopOf) bool { return x == l })
	return others[o.pick("colleague", len(others))]
}

func (o *office) mergeFile(l *laptopOf) error {
	other := o.colleague(l)
	if _, err := l.Merge(o.Context(), other.Path()); err != nil {
		return err
	}
	return o.hasAllOf(l, fileOf(o.T, other.File))
}

func (o *office) mergeWork(l *laptopOf) error {
	im := imageOf(o.T, o.colleague(l).File)
	defer im.Close()
	_, err := l.take(o.Context(), im)
	return err
}

// swapFile is a service that brings a colleague's version in the place of
// ours, or beside it.
func (o *office) swapFile(l *laptopOf) error {
	b := fileOf(o.T, o.colleague(l).File)
	at := l.Path()
	if o.pick("where", 2) == 0 {
		at = filepath.Join(filepath.Dir(at), "firm (Ada's conflicted copy 2026-11-23).baton")
	}
	arriving := filepath.Join(l.dir, "arriving")
	must(o.T, os.WriteFile(arriving, b, 0o600))
	must(o.T, os.Rename(arriving, at))
	if _, err := l.Sync(o.Context()); err != nil {
		return err
	}
	entries, err := os.ReadDir(filepath.Dir(l.Path()))
	if err == nil && len(entries) != 1 {
		err = fmt.Errorf("%d files are left in the folder", len(entries))
	}
	must(o.T, err)
	must(o.T, o.hasAllOf(l, fileOf(o.T, l.File)))
	return o.hasAllOf(l, b)
}

func (o *office) hasAllOf(l *laptopOf, b []byte) error {
	if r := (&round{File: l.File}); !r.contains(o.Context(), b) {
		return fmt.Errorf("after a merge it lacks something of what it merged")
	}
	return nil
}

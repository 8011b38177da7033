package store_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

// traces are the files below the folders that hold a text.
func traces(t *testing.T, text string, dirs ...string) (found []string) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return err
			}
			b, err := os.ReadFile(path)
			if bytes.Contains(b, []byte(text)) {
				found = append(found, filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestDesk_Erase(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	lead := ready(t, a.Desk)
	people, err := a.People(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var person model.ID
	for _, p := range people {
		if p.Name == "Jane Doe" {
			person = p.ID
		}
	}
	set(t, a.Desk, "person", person, model.Fields{"name": "Zygmunt Quellmann", "email": "zq@acme.example"})
	if _, err := a.Touch(ctx, model.Touch{Lead: lead, Person: person, Kind: "call", Note: "Quellmann likes sailing"}); err != nil {
		t.Fatal(err)
	}
	evaluating, _ := law(t, a.Desk).StageNamed("evaluating")
	if _, err := a.Move(ctx, model.MoveRequest{Lead: lead, To: evaluating.ID, WhyNow: "the contract ends", Step: "call"}); err != nil {
		t.Fatal(err)
	}
	hs, err := a.Handoffs(ctx)
	if err != nil || len(hs) == 0 || len(hs[0].Packet.Who) != 1 || !strings.HasPrefix(hs[0].Packet.Who[0], "Zygmunt Quellmann") {
		t.Fatalf("the packet names %+v, %v", hs, err)
	}
	meet(a, b)
	if _, err := a.Backup(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Backup(ctx, ""); err != nil {
		t.Fatal(err)
	}
	// the other one goes on with the person, not knowing
	if _, err := b.Touch(ctx, model.Touch{Lead: lead, Person: person, Kind: "mail", Note: "Quellmann again"}); err != nil {
		t.Fatal(err)
	}
	t.Run("it says what went, and where others' words still name them", func(t *testing.T) {
		if err := a.Set(ctx, "lead", lead, model.Fields{"note": "Zygmunt Quellmann's cousin"}); err != nil {
			t.Fatal(err)
		}
		e, err := a.Erase(ctx, person)
		if err != nil || e.Entries < 3 || e.Copies != 1 {
			t.Fatalf("%+v %v", e, err)
		}
		if len(e.Mentions) != 1 || !strings.HasSuffix(e.Mentions[0], ", note") {
			t.Errorf("mentions: %q", e.Mentions)
		}
		sound(t, a.File)
	})
	t.Run("and goes wherever the file arrives, with what was written there meanwhile", func(t *testing.T) {
		meet(a, b)
		equal(t, a, b)
		for _, text := range []string{"sailing", "Quellmann again", "zq@acme.example"} {
			if left := traces(t, text, a.home, b.home, filepath.Dir(a.Path()), filepath.Dir(b.Path())); len(left) > 0 {
				t.Errorf("%q still stands in %v", text, left)
			}
		}
		hs, err := b.Handoffs(ctx)
		if err != nil || len(hs) == 0 || !strings.HasPrefix(hs[0].Packet.Who[0], "somebody who was erased") {
			t.Errorf("the packet names %+v, %v", hs, err)
		}
	})
	t.Run("it cannot be undone", func(t *testing.T) {
		if u, err := a.Undo(ctx); err == nil && u.Label == "Erase person" {
			t.Errorf("undone: %+v", u)
		}
		if p, err := a.People(ctx); err != nil || len(p) != 1 {
			t.Errorf("%+v %v", p, err)
		}
	})
}

// An erasure wins over an older copy of the file, in both directions.
func TestDesk_Erase_olderCopy(t *testing.T) {
	all := laptops(t, 2)
	a, b := all[0], all[1]
	person := add(t, a.Desk, "person", model.Fields{"name": "Zygmunt Quellmann"})
	meet(a, b)
	old := read(t, b.Path())
	if _, err := a.Erase(ctx, person); err != nil {
		t.Fatal(err)
	}
	a.sync()
	put(t, filepath.Join(filepath.Dir(a.Path()), dropboxCopy), old)
	if r := a.sync(); len(r.Notes) > 0 {
		t.Errorf("%+v", r)
	}
	if left := traces(t, "Quellmann", a.home, filepath.Dir(a.Path())); len(left) > 0 {
		t.Errorf("it stands in %v", left)
	}
	meet(a, b)
	equal(t, a, b)
}

func TestImport_erased(t *testing.T) {
	d := storetest.New(t)
	list := model.ListSource{Name: "people.csv", Data: []byte("Contact ID,First Name,Last Name,Email\nC1,Zygmunt,Quellmann,zq@acme.example\nC2,Jane,Doe,jd@acme.example\n")}
	if _, err := d.Import(ctx, list, nil); err != nil {
		t.Fatal(err)
	}
	people, err := d.People(ctx)
	if err != nil || len(people) != 2 {
		t.Fatal(people, err)
	}
	for _, p := range people {
		if strings.HasPrefix(p.Name, "Zygmunt") {
			if _, err := d.Erase(ctx, p.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	res, err := d.Import(ctx, list, nil)
	if err != nil || res.Created != 1 || len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Text, "had been erased before") {
		t.Errorf("%+v %v", res, err)
	}
	if people, err = d.People(ctx); err != nil || len(people) != 2 {
		t.Errorf("%+v %v", people, err)
	}
	sound(t, d.File)
}

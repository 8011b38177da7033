package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

// pairs is what Duplicates lists, a line each: noun, names, why.
func pairs(t testing.TB, f *store.File) string {
	t.Helper()
	all, err := f.Duplicates(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%s %s | %s: %s\n", d.Noun, d.NameA, d.NameB, d.Why)
	}
	return b.String()
}

func wantPairs(t testing.TB, f *store.File, want string) {
	t.Helper()
	if got := strings.TrimSpace(pairs(t, f)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFile_Duplicates(t *testing.T) {
	d := storetest.New(t)
	first := add(t, d, "company", model.Fields{"name": "ACME, Inc.", "website": "https://www.acme.example/de"})
	second := add(t, d, "company", model.Fields{"name": "Acme", "domain": "Acme.example", "phone": "+351 22 123 45 67"})
	add(t, d, "company", model.Fields{"name": "One at a provider", "domain": "gmail.com"})
	add(t, d, "company", model.Fields{"name": "Another at it", "domain": "gmail.com"})
	same := "company ACME, Inc. | Acme: same domain acme.example, same name"
	t.Run("a company is known by its name and its domain, never by a mail provider", func(t *testing.T) {
		wantPairs(t, d.File, same)
	})
	t.Run("what was deleted is no pair, and is one again when it is back", func(t *testing.T) {
		set(t, d, "company", second, model.Fields{"deleted": true})
		wantPairs(t, d.File, "")
		set(t, d, "company", second, model.Fields{"deleted": nil})
		wantPairs(t, d.File, same)
	})
	t.Run("what was merged into another is no pair", func(t *testing.T) {
		set(t, d, "company", second, model.Fields{"into": first.String()})
		wantPairs(t, d.File, "")
	})
}

func TestFile_Duplicates_people(t *testing.T) {
	d := storetest.New(t)
	acme := add(t, d, "company", model.Fields{"name": "Acme"})
	at := func(person model.ID, company model.ID, until any) {
		add(t, d, "job", model.Fields{"person": person.String(), "company": company.String(), "to": until})
	}
	old := add(t, d, "person", model.Fields{"name": "Jane Doe", "email": "jane@acme.example"})
	at(old, acme, nil)
	left := add(t, d, "person", model.Fields{"name": "Jane Doe"})
	at(left, acme, "2024-01-31")
	t.Run("who left the company is not known by it", func(t *testing.T) {
		wantPairs(t, d.File, "")
	})
	at(left, acme, nil)
	t.Run("who is back is", func(t *testing.T) {
		wantPairs(t, d.File, "person Jane Doe | Jane Doe: same name, same company")
	})
	set(t, d, "person", left, model.Fields{"deleted": true})
	add(t, d, "person", model.Fields{"name": "JANE@acme.example", "email": "JANE@acme.example"})
	t.Run("an address in place of a name is no other name", func(t *testing.T) {
		wantPairs(t, d.File, "person Jane Doe | JANE@acme.example: same e-mail jane@acme.example")
	})
}

func TestFile_Duplicates_leads(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	acme := add(t, d, "company", model.Fields{"name": "Acme"})
	stages := law(t, d)
	lead := func(title, stage string) model.ID {
		s, _ := stages.StageNamed(stage)
		id := add(t, d, "lead", model.Fields{"title": title, "company": acme.String(), "kind": "new-client", "route": "inbound", "created": storetest.Now.UnixMilli()})
		add(t, d, "move", model.Fields{"lead": id.String(), "to": s.ID.String(), "happened": storetest.Now.UnixMilli()})
		return id
	}
	lead("Migration", "proposal")
	lead("Security audit", "proposal")
	t.Run("two deals of one company are two", func(t *testing.T) {
		wantPairs(t, d.File, "")
	})
	lead("MIGRATION", "signed")
	t.Run("one title at one company is a pair, wherever the two stand", func(t *testing.T) {
		wantPairs(t, d.File, "lead Acme: Migration | Acme: MIGRATION: same company, same title")
	})
	a, b := lead("Cloud", "interested"), lead("Data", "aware")
	t.Run("before the gate a company has one need, and check says the same", func(t *testing.T) {
		if got := pairs(t, d.File); !strings.Contains(got, "lead Acme: Cloud | Acme: Data: same company, both before the MQL gate, but other titles") {
			t.Errorf("got %s", got)
		}
		e, err := d.Check(ctx)
		if err != nil || len(e.Notes) != 1 || !strings.Contains(e.Notes[0].Text, a.String()) || !strings.Contains(e.Notes[0].Text, b.String()) {
			t.Errorf("check: %v, %v", e.Notes, err)
		}
	})
}

package store_test

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store/storetest"
)

// Two people import one list with an id column while their laptops do not
// hear of each other, a day apart: together they have one set of rows, and
// nobody is asked about anything.
func TestImport_twoLaptops(t *testing.T) {
	list := "Lead ID,Company,Contact,Email,Deal name,Stage,Amount,Closed\n" +
		"1,Acme Lda,Jane Doe,jane@acme.example,Cloud,Proposal,80000,\n" +
		"2,Acme Lda,Bert Brown,,Data,,,\n" +
		"3,,Carla Cruz,carla@gmail.com,,,,\n" +
		"4,Delta,Dora Diaz,dora@delta.example,Audit,Signed,12000,2026-03-01\n"
	all := laptops(t, 1)
	grace := add(t, all[0].Desk, "member", model.Fields{"name": "Grace"})
	all[0].sync()
	all = append(all, another(t, all[0].Path()))
	for i, l := range all {
		desk := l.As(model.Actor{Member: []model.ID{{}, grace}[i]}, func() time.Time { return storetest.Now.AddDate(0, 0, i) })
		res, err := desk.Import(ctx, model.ListSource{Name: "crm.csv", Data: []byte(list)}, nil)
		if err != nil || res.Created != 4 {
			t.Fatalf("%+v, %v", counts(res), err)
		}
		l.sync()
	}
	for i, l := range all {
		if _, err := l.Merge(ctx, all[1-i].Path()); err != nil {
			t.Fatal(err)
		}
		companies, err := l.Companies(ctx)
		if err != nil || len(companies) != 2 {
			t.Errorf("%d companies, %v", len(companies), err)
		}
		people, err := l.People(ctx)
		if err != nil || len(people) != 4 {
			t.Errorf("%d people, %v", len(people), err)
		}
		rows, err := l.Leads(ctx)
		if err != nil || len(rows) != 4 {
			t.Errorf("%d leads, %v", len(rows), err)
		}
		disputes, err := l.Disputes(ctx)
		if err != nil || len(disputes) != 0 {
			t.Errorf("differs: %+v, %v", disputes, err)
		}
		wantPairs(t, l.File, "")
		sound(t, l.File)
	}
	equal(t, all[0], all[1])
}

// What a list's row with an id made is found again by it, also after an undo;
// a row that is about somebody else by now makes somebody new.
func TestImport_again(t *testing.T) {
	d := storetest.New(t)
	take := func(rows string) model.ImportResult {
		t.Helper()
		res, err := d.Import(ctx, model.ListSource{Name: "crm.csv", Data: []byte("Lead ID,Company,Contact,Email\n" + rows)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	first := take("1,Acme,Jane Doe,jane@acme.example\n")
	before := dump(t, d.File)
	t.Run("after an undo the same rows come back", func(t *testing.T) {
		if _, err := d.UndoBatch(ctx, first.Batch); err != nil {
			t.Fatal(err)
		}
		first = take("1,Acme,Jane Doe,jane@acme.example\n")
		if got := without(dump(t, d.File), "batch"); got != without(before, "batch") {
			t.Error(diff(before, got))
		}
	})
	t.Run("a row that names others by now makes them, and leaves the first alone", func(t *testing.T) {
		take("1,Betasoft,Bert Brown,bert@beta.example\n")
		companies, err := d.Companies(ctx)
		if err != nil || len(companies) != 2 || companies[0].Name != "Acme" || companies[1].Name != "Betasoft" {
			t.Errorf("%+v, %v", companies, err)
		}
		people, err := d.People(ctx)
		if err != nil || len(people) != 2 || people[1].Name != "Jane Doe" {
			t.Errorf("%+v, %v", people, err)
		}
	})
}

// without leaves the rows of a noun out of a dump.
func without(dump, noun string) string {
	var kept []string
	for _, line := range strings.Split(dump, "\n") {
		if !strings.HasPrefix(line, noun+" ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

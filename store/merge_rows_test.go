package store

import (
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/where"
)

// doubled is a firm in which Acme is there twice, with a person and a lead each.
type doubled struct {
	bytes                    []byte
	acme, ltd, jane, janeD   model.ID // Acme and ACME Ltd; Jane Doe and J. Doe
	first, second, strangerL model.ID // the leads at each, and one elsewhere
}

func newDoubled(t *testing.T) doubled {
	t.Helper()
	ctx := t.Context()
	d := doubled{bytes: newFirm(t)}
	f := laptopWith(t, d.bytes)
	desk := deskOf(t, f, 0)
	add := func(noun string, fields model.Fields) model.ID {
		id, err := desk.Add(ctx, noun, fields)
		must(t, err)
		return id
	}
	d.acme = add("company", model.Fields{"name": "Acme", "employees": int64(40)})
	d.ltd = add("company", model.Fields{"name": "ACME Ltd", "domain": "acme.example", "industry": "Payments", "employees": int64(55)})
	d.jane = add("person", model.Fields{"name": "Jane Doe", "title": "CTO"})
	d.janeD = add("person", model.Fields{"name": "J. Doe", "email": "jane@acme.example"})
	add("job", model.Fields{"person": d.janeD.String(), "company": d.ltd.String()})
	lead := func(company, person model.ID, title string) model.ID {
		id := add("lead", model.Fields{"title": title, "company": company.String(), "kind": "new-client", "route": "inbound", "created": monday.UnixMilli()})
		add("part", model.Fields{"lead": id.String(), "person": person.String(), "role": "champion"})
		add("value", model.Fields{"lead": id.String(), "type": "project", "amount": int64(1_000_000), "currency": "EUR"})
		return id
	}
	d.first, d.second = lead(d.acme, d.jane, "Migration"), lead(d.ltd, d.janeD, "Migration to the cloud")
	add("touch", model.Fields{"person": d.janeD.String(), "lead": d.second.String(), "kind": "meeting", "direction": "out", "outcome": "talked", "happened": monday.UnixMilli() - 1000})
	_, err := f.Sync(ctx)
	must(t, err)
	d.bytes = fileOf(t, f)
	return d
}

func TestDesk_MergeRows(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	f := laptopWith(t, b.bytes)
	desk := deskOf(t, f, 0)
	before := dumped(t, f)
	lead := func(id model.ID) *model.LeadDetail {
		l, err := desk.Lead(ctx, id)
		must(t, err)
		return l
	}
	t.Run("what points to the company that is gone shows under the one that is kept", func(t *testing.T) {
		must(t, desk.MergeRows(ctx, "company", b.acme, b.ltd, map[string]bool{"employees": true}))
		l := lead(b.second)
		if l.Row.Company != b.acme || l.Row.Name != "Acme" || l.Company == nil || l.Company.Industry != "Payments" || l.Company.Employees != 55 {
			t.Errorf("%+v, %+v", l.Row, l.Company)
		}
		rows, err := desk.Leads(ctx)
		must(t, err)
		for _, r := range rows {
			if r.Name != "Acme" || r.Company != b.acme {
				t.Errorf("the table says %+v", r)
			}
		}
		all, err := desk.Companies(ctx)
		must(t, err)
		if len(all) != 1 || all[0].Leads != 2 || all[0].Domain != "acme.example" {
			t.Errorf("%+v", all)
		}
		known, err := desk.Known(ctx, where.Field{Name: "industry", Kind: where.Text}, nil)
		must(t, err)
		if known[b.second].Text != "Payments" || known[b.first].Text != "Payments" {
			t.Errorf("%v", known)
		}
	})
	t.Run("what was said with the person that is gone counts for the one that is kept", func(t *testing.T) {
		must(t, desk.MergeRows(ctx, "person", b.jane, b.janeD, nil))
		one, two := lead(b.first), lead(b.second)
		for _, l := range []*model.LeadDetail{one, two} {
			if len(l.Parts) != 1 || l.Parts[0].Person != b.jane || l.Parts[0].Email != "jane@acme.example" || len(l.Touches) != 1 || l.Explained.Engagement == 0 || l.Row.Person != "Jane Doe" {
				t.Errorf("%+v, %d touches, engagement %d", l.Parts, len(l.Touches), l.Explained.Engagement)
			}
		}
		scored, err := desk.Scored(ctx, nil)
		must(t, err)
		for _, s := range scored {
			if s.LastTouch.IsZero() || s.Score != leadScore(lead(s.Lead)) {
				t.Errorf("alone and among all it is scored %+v and %+v", leadScore(lead(s.Lead)), s.Score)
			}
		}
		people, err := desk.People(ctx)
		must(t, err)
		if len(people) != 1 || people[0].Firm != "Acme" {
			t.Errorf("%+v", people)
		}
	})
	t.Run("of two leads one stays, with the people, touches and values of both", func(t *testing.T) {
		must(t, desk.MergeRows(ctx, "lead", b.first, b.second, map[string]bool{"title": true}))
		rows, err := desk.Leads(ctx)
		must(t, err)
		if len(rows) != 1 || rows[0].Title != "Migration to the cloud" || rows[0].Value.Minor != 2_000_000 {
			t.Errorf("%+v", rows)
		}
		if l := lead(b.first); len(l.Values) != 2 || len(l.Parts) != 1 || len(l.Touches) != 1 {
			t.Errorf("%d values, %d people, %d touches", len(l.Values), len(l.Parts), len(l.Touches))
		}
		if _, err := desk.Lead(ctx, b.second); err == nil || !strings.Contains(err.Error(), "There is no lead") {
			t.Errorf("the other is still there: %v", err)
		}
	})
	t.Run("what is written in a line or a list finds the one that is kept", func(t *testing.T) {
		_, err := desk.AddLine(ctx, "ACME Ltd, J. Doe, jane@acme.example")
		must(t, err)
		companies, err := desk.Companies(ctx)
		must(t, err)
		people, err := desk.People(ctx)
		must(t, err)
		if len(companies) != 1 || len(people) != 1 {
			t.Errorf("%d companies, %d people", len(companies), len(people))
		}
		_, err = desk.Undo(ctx)
		must(t, err)
	})
	t.Run("merging a row that is gone is refused", func(t *testing.T) {
		if err := desk.MergeRows(ctx, "company", b.ltd, b.acme, nil); err == nil || !strings.Contains(err.Error(), "was merged into") {
			t.Error(err)
		}
	})
	t.Run("three undos make two of everything again", func(t *testing.T) {
		for range 3 {
			_, err := desk.Undo(ctx)
			must(t, err)
		}
		if got := dumped(t, f); got != before {
			t.Errorf("got\n%s\nwant\n%s", got, before)
		}
	})
}

func leadScore(l *model.LeadDetail) model.Score { return *l.Row.Score }

func TestDesk_MergeRows_refusesHandoffs(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	desk := deskOf(t, laptopWith(t, b.bytes), 0)
	law, err := desk.InForce(ctx)
	must(t, err)
	for _, id := range []model.ID{b.first, b.second} {
		f := model.Fields{"lead": id.String(), "from": law.Teams[0].ID.String(), "to": law.Teams[1].ID.String(), "happened": monday.UnixMilli()}
		_, err := desk.Add(ctx, "handoff", f)
		must(t, err)
	}
	if err := desk.MergeRows(ctx, "lead", b.first, b.second, nil); err == nil || !strings.Contains(err.Error(), "were both handed over") {
		t.Error(err)
	}
}

// What two people do without knowing of each other: nothing is lost, and both
// see the same.
func TestDesk_MergeRows_onTwoLaptops(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	names := func(f *File) string {
		rows, err := deskOf(t, f, 0).Leads(ctx)
		must(t, err)
		var out []string
		for _, r := range rows {
			out = append(out, r.Name+"/"+r.Person+"/"+r.Title)
		}
		slices.Sort(out)
		return strings.Join(out, ", ")
	}
	for _, c := range []struct {
		name        string
		here, there func(d *Desk) error
		want        string
	}{
		{"one merges two companies while the other begins a lead at the one that goes",
			func(d *Desk) error { return d.MergeRows(ctx, "company", b.acme, b.ltd, nil) },
			func(d *Desk) error {
				_, err := d.Add(ctx, "lead", model.Fields{"title": "On-call", "company": b.ltd.String(), "kind": "new-client", "route": "inbound", "created": monday.UnixMilli()})
				return err
			}, "Acme//On-call, Acme/J. Doe/Migration to the cloud, Acme/Jane Doe/Migration"},
		{"each merges the other's into its own: the older stays, and nothing vanishes",
			func(d *Desk) error { return d.MergeRows(ctx, "company", b.acme, b.ltd, nil) },
			func(d *Desk) error { return d.MergeRows(ctx, "company", b.ltd, b.acme, nil) },
			"Acme/J. Doe/Migration to the cloud, Acme/Jane Doe/Migration"},
		{"one merges into a lead that the other deletes: the one that went is there",
			func(d *Desk) error { return d.MergeRows(ctx, "lead", b.first, b.second, nil) },
			func(d *Desk) error { return d.Delete(ctx, "lead", b.first) },
			"ACME Ltd/J. Doe/Migration to the cloud"},
		{"each merges the leads its own way",
			func(d *Desk) error { return d.MergeRows(ctx, "lead", b.first, b.second, nil) },
			func(d *Desk) error { return d.MergeRows(ctx, "lead", b.second, b.first, nil) },
			"Acme/Jane Doe/Migration"},
	} {
		t.Run(c.name, func(t *testing.T) {
			here, there := laptopWith(t, b.bytes), laptopWith(t, b.bytes)
			must(t, c.here(deskOf(t, here, 0)))
			must(t, c.there(deskOf(t, there, 1)))
			takeOver(t, here, there)
			takeOver(t, there, here)
			same(t, "the one", here, "the other", there)
			if a, b := names(here), names(there); a != c.want || b != c.want {
				t.Errorf("they see\n%s\n%s\nwant\n%s", a, b, c.want)
			}
		})
	}
	t.Run("a touch logged elsewhere with the person that went counts, and so does what hangs on the lead", func(t *testing.T) {
		here, there := laptopWith(t, b.bytes), laptopWith(t, b.bytes)
		desk := deskOf(t, here, 0)
		must(t, desk.MergeRows(ctx, "person", b.jane, b.janeD, nil))
		must(t, desk.MergeRows(ctx, "lead", b.first, b.second, nil))
		other := deskOf(t, there, 1)
		_, err := other.Touch(ctx, model.Touch{Lead: b.second, Kind: "call", Outcome: "talked"})
		must(t, err)
		_, err = other.Add(ctx, "task", model.Fields{"lead": b.second.String(), "text": "Send the offer"})
		must(t, err)
		takeOver(t, here, there)
		l, err := desk.Lead(ctx, b.first)
		must(t, err)
		if len(l.Touches) != 2 || len(l.Tasks) != 1 || l.Touches[1].Person != b.jane {
			t.Errorf("%d touches, %d tasks: %+v", len(l.Touches), len(l.Tasks), l.Touches)
		}
	})
}

func TestDesk_KeepApart(t *testing.T) {
	ctx := t.Context()
	desk := deskOf(t, laptopWith(t, newFirm(t)), 0)
	one, err := desk.Add(ctx, "company", model.Fields{"name": "Acme"})
	must(t, err)
	two, err := desk.Add(ctx, "company", model.Fields{"name": "Acme"})
	must(t, err)
	count := func() int {
		all, err := desk.Duplicates(ctx)
		must(t, err)
		return len(all)
	}
	if count() != 1 {
		t.Fatal("they do not look alike")
	}
	must(t, desk.KeepApart(ctx, "company", two, one))
	if count() != 0 {
		t.Error("the pair came back")
	}
	_, err = desk.Undo(ctx)
	must(t, err)
	if count() != 1 {
		t.Error("undo has no effect")
	}
}

// Whoever is erased is erased under every name they were merged with.
func TestDesk_Erase_merged(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	f := laptopWith(t, b.bytes)
	desk := deskOf(t, f, 0)
	must(t, desk.MergeRows(ctx, "person", b.jane, b.janeD, nil))
	_, err := desk.Erase(ctx, b.jane)
	must(t, err)
	people, err := desk.People(ctx)
	must(t, err)
	if all := dumped(t, f); len(people) != 0 || strings.Contains(all, "jane@acme.example") || strings.Contains(all, "J. Doe") {
		t.Errorf("%+v are left, and the firm says\n%s", people, all)
	}
}

// Deleting a row takes along what was merged into it, and undo brings both back.
func TestDesk_Delete_merged(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	desk := deskOf(t, laptopWith(t, b.bytes), 0)
	must(t, desk.MergeRows(ctx, "lead", b.first, b.second, nil))
	count := func() int {
		rows, err := desk.Leads(ctx)
		must(t, err)
		return len(rows)
	}
	must(t, desk.Delete(ctx, "lead", b.first))
	if n := count(); n != 0 {
		t.Errorf("%d leads are left", n)
	}
	_, err := desk.Undo(ctx)
	must(t, err)
	if n := count(); n != 1 {
		t.Errorf("%d leads are back", n)
	}
}

// The lines of one lead are those of the whole ledger that are about it.
func TestDesk_HandoffsOf(t *testing.T) {
	ctx := t.Context()
	b := newDoubled(t)
	desk := deskOf(t, laptopWith(t, b.bytes), 0)
	law, err := desk.InForce(ctx)
	must(t, err)
	for _, id := range []model.ID{b.first, b.second} {
		f := model.Fields{"lead": id.String(), "from": law.Teams[0].ID.String(), "to": law.Teams[1].ID.String(), "happened": monday.UnixMilli(), "exact": "minute"}
		_, err := desk.Add(ctx, "handoff", f)
		must(t, err)
	}
	must(t, desk.MergeRows(ctx, "person", b.jane, b.janeD, nil))
	all, err := desk.Handoffs(ctx)
	must(t, err)
	for _, want := range all {
		got, err := desk.HandoffsOf(ctx, want.Lead)
		must(t, err)
		if len(got) != 1 || got[0].ID != want.ID || got[0].Name != want.Name || got[0].Status != want.Status || got[0].Finding != want.Finding || got[0].FirstTouch != want.FirstTouch {
			t.Errorf("%+v\nis, among all,\n%+v", got, want)
		}
	}
	if none, err := desk.HandoffsOf(ctx, b.acme); err != nil || none != nil {
		t.Errorf("%v, %v", none, err)
	}
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/template"
	"baton/store"
	"baton/store/storetest"
)

func at() time.Time { return storetest.Now }

func TestActorOf(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	ada, err := d.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	sales, _ := law.TeamNamed("sales")
	mei, err := d.Add(ctx, "member", model.Fields{"name": "Mei Tanaka", "email": "mei@quay.example", "hat." + sales.ID.String(): true})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := d.Add(ctx, "member", model.Fields{"name": "Owen Pike", "gone": true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, as string
		last     place
		want     model.ID
	}{
		{"nobody says: the first member", "", place{}, ada[0].ID},
		{"the command line names somebody", "mei tanaka", place{}, mei},
		{"by e-mail", "MEI@quay.example", place{}, mei},
		{"who worked here last", "", place{Member: mei.String()}, mei},
		{"who worked here last has left", "", place{Member: gone.String()}, ada[0].ID},
		{"the command line goes before who worked last", "Ada", place{Member: mei.String()}, ada[0].ID},
	} {
		t.Run(c.what, func(t *testing.T) {
			a, err := actorOf(ctx, d.File, c.as, &c.last)
			if err != nil || a.Member != c.want {
				t.Errorf("works as %+v, %v", a, err)
			}
		})
	}
	t.Run("a name nobody has is refused in words", func(t *testing.T) {
		_, err := actorOf(ctx, d.File, "Zoe", &place{})
		if got := sentences(err); len(got) != 1 || got[0] != "Nobody called “Zoe” works at this firm." {
			t.Errorf("said %q", got)
		}
	})
	t.Run("the hat of last time is worn again, one that is no longer worn is not", func(t *testing.T) {
		for hat, want := range map[model.ID]model.ID{ada[0].Hats[2]: ada[0].Hats[2], gone: ada[0].Hats[0]} {
			a, err := actorOf(ctx, d.File, "", &place{Member: ada[0].ID.String(), Hat: hat.String()})
			if err != nil || a.Hat != want {
				t.Errorf("wears %s, want %s (%v)", a.Hat, want, err)
			}
		}
	})
}

func TestFinder(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	for _, l := range []string{"Harbourline, Ines Calder, platform rebuild", "Quay Cloud, Harper Lind, migration", "Fennwick Pay, Mira Solheim, on-call"} {
		if _, err := d.AddLine(ctx, l); err != nil {
			t.Fatal(err)
		}
	}
	f := newFinder(d)
	for _, c := range []struct{ typed, want string }{
		{"harb", "Harbourline, Ines Calder"},
		{"har", "Harbourline, Ines Calder|Quay Cloud, Harper Lind"}, // whose name begins so goes first
		{"MIRA on-call", "Fennwick Pay, Mira Solheim"},
		{"nobody", ""},
	} {
		t.Run("“"+c.typed+"”", func(t *testing.T) {
			var got []string
			for _, h := range f.find(c.typed) {
				got = append(got, h.Label)
				if !strings.HasPrefix(h.Route, "leads/") {
					t.Errorf("Enter goes to %q", h.Route)
				}
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
	t.Run("a new lead is found after the change was told, and only then read", func(t *testing.T) {
		if _, err := d.AddLine(ctx, "Tidewater, Priya Nand"); err != nil {
			t.Fatal(err)
		}
		f.changed(model.Change{Rows: []model.Ref{{Noun: "criterion"}}})
		if len(f.find("tidewater")) != 0 {
			t.Error("it reads all leads for a change that is none of theirs")
		}
		f.changed(model.Change{Rows: []model.Ref{{Noun: "lead"}}})
		if len(f.find("tidewater")) != 1 {
			t.Error("the new lead is not found")
		}
	})
	t.Run("no more hits than there is room for", func(t *testing.T) {
		for i := range 12 {
			if _, err := d.AddLine(ctx, fmt.Sprintf("Aldernet %d, Jo Lind", i)); err != nil {
				t.Fatal(err)
			}
		}
		f.changed(model.Change{All: true})
		if n := len(f.find("aldernet")); n != hitsShown {
			t.Errorf("%d hits", n)
		}
	})
}

func TestSampleFirm(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	ctx := context.Background()
	open := func(now time.Time) *store.File {
		f, err := sampleFirm(ctx, dir, "solo", func() time.Time { return now }, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	first := open(at())
	t.Run("the second start of a day finds what the first one left", func(t *testing.T) {
		if again := open(at().Add(time.Hour)); again.FirmID() != first.FirmID() {
			t.Error("another firm was made")
		}
	})
	t.Run("the next day has a firm whose year ends then", func(t *testing.T) {
		if next := open(at().AddDate(0, 0, 1)); next.FirmID() == first.FirmID() {
			t.Error("it is yesterday's firm")
		}
	})
	t.Run("the first undo does not take the year away", func(t *testing.T) {
		actor, err := actorOf(ctx, first, "", &place{})
		if err != nil {
			t.Fatal(err)
		}
		d := first.As(actor, at)
		before, err := d.Leads(ctx)
		if err != nil || len(before) == 0 {
			t.Fatalf("%d leads, %v", len(before), err)
		}
		_, _ = d.Undo(ctx) // there may be nothing to undo
		if after, err := d.Leads(ctx); err != nil || len(after) != len(before) {
			t.Errorf("%d leads of %d are left, %v", len(after), len(before), err)
		}
	})
}

func TestDesk_WriteReport(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	if _, err := d.AddLine(context.Background(), "Harbourline, Ines Calder, ~80k"); err != nil {
		t.Fatal(err)
	}
	var kept []sent
	o := &desk{Desk: d, sent: func() []sent { return kept }, wrote: func(s sent) { kept = append(kept, s) }}
	path := filepath.Join(t.TempDir(), "report.xlsx")
	from := at().AddDate(-1, 0, 0)
	if err := o.WriteReport(context.Background(), path, from, at(), "", func(int, int, string) {}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("PK")) {
		t.Errorf("no workbook: %v", err)
	}
	if got := o.Sent(); len(got) != 1 || got[0].Path != path || !got[0].From.Equal(from) {
		t.Errorf("remembered %+v", got)
	}
	if err := o.WriteReport(context.Background(), filepath.Join(path, "below.xlsx"), from, at(), "", func(int, int, string) {}); err == nil || len(kept) != 1 {
		t.Errorf("a workbook that was not written is remembered: %v", err)
	}
}

func TestUndone(t *testing.T) {
	for _, c := range []struct {
		u    store.Undone
		want string
	}{
		{store.Undone{Label: "Move lead"}, "Move lead"},
		{store.Undone{Label: "Import", Kept: []string{"Acme", "Quay"}}, "Import. Changed since, and therefore kept: Acme, Quay"},
	} {
		if got := undone(c.u); got != c.want {
			t.Errorf("undone = %q, want %q", got, c.want)
		}
	}
}

func TestWithoutWindow(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	path := filepath.Join(dir, "Quay.baton")
	f, err := store.Create(context.Background(), path, template.Rows("plain", template.Start{Name: "Quay", Currency: "EUR", Zone: "UTC", Member: "Ada"}), at)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	t.Run("a firm of one's own gets its workbook beside it", func(t *testing.T) {
		var out strings.Builder
		if err := withoutWindow(context.Background(), &out, wishes{file: path}, at); err != nil {
			t.Fatal(err)
		}
		book := filepath.Join(dir, "Quay report.xlsx")
		if !exists(book) || !strings.Contains(out.String(), book) || !strings.Contains(out.String(), "no display") {
			t.Errorf("said %q", out.String())
		}
	})
	t.Run("a file that is not there is said in one sentence", func(t *testing.T) {
		err := withoutWindow(context.Background(), &strings.Builder{}, wishes{file: filepath.Join(dir, "other.baton")}, at)
		if got := sentences(err); len(got) != 1 || !strings.Contains(got[0], "other.baton") {
			t.Errorf("said %q", got)
		}
	})
}

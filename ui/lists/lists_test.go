package lists_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

var meetup = []string{
	"Company;Contact;E-mail;Employees;Need;Budget;First contact;Shoe size",
	"Harbourline;Ines Calder;ines@harbourline.example;180;Platform rebuild;84.000;03.11.2026;39",
	"Kettle & Rowe;Tomas Brandt;tomas@kettlerowe.example;240;Migration;140.000;12.10.2026;44",
	"Opal Freight;Jonas Weil;jonas@opalfreight.example;420;Bill review;18.000;31.09.2026;43",
	"Kettle & Rowe;Tomas Brandt;tomas@kettlerowe.example;240;Migration;140.000;12.10.2026;44",
}

func TestPage_Preview(t *testing.T) {
	t.Run("an empty page says what it takes and offers to choose", func(t *testing.T) {
		w := open(t)
		w.says("Drop a list here", "Choose a file", "Paste a table", "Reading a list twice brings nothing twice.")
	})
	t.Run("a list is shown with what its columns are taken for, and nothing is written", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("meetup.csv", meetup...))
		w.says("meetup.csv", "4 rows", "Contact", "Ines Calder", "Person", "What they need", "Value", "Our own: shoe size",
			"What it brings", "3 new", "1 row repeats an earlier one", "Nothing is written yet")
		if n := len(w.leads()); n != 0 {
			t.Errorf("%d leads were written", n)
		}
	})
	t.Run("what cannot be read is listed with its line and column", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("meetup.csv", meetup...))
		w.says("1 cell to look at", "Line 4, First contact", "31.09.2026")
	})
	t.Run("a column is taken for something else by choosing it", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("meetup.csv", meetup...))
		w.press("Our own: shoe size")
		w.says("Keep it as a field of our own", "Left out")
		w.hides("Nobody has that name")
	})
	t.Run("a table is pasted as it was copied", func(t *testing.T) {
		w := open(t)
		fyne.CurrentApp().Clipboard().SetContent("Company\tContact\nHarbourline\tInes Calder\n")
		w.press("Paste a table")
		w.says("The pasted table", "1 row", "Harbourline", "1 new")
	})
	t.Run("an empty clipboard is said kindly", func(t *testing.T) {
		w := open(t)
		fyne.CurrentApp().Clipboard().SetContent("")
		w.press("Paste a table")
		w.says("The clipboard holds no text")
	})
	t.Run("a file that is gone is said, and the page stays", func(t *testing.T) {
		w := open(t)
		w.page.Take("/nowhere/list.csv")
		w.says("list.csv cannot be read", "Drop a list here")
	})
	t.Run("another list can be chosen instead", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("meetup.csv", meetup...))
		w.press("Another list")
		w.says("Drop a list here")
	})
}

func TestPage_Import(t *testing.T) {
	t.Run("the list is read in, the result says what came, and undo takes all of it back", func(t *testing.T) {
		w := open(t)
		before := dump(t, w)
		w.page.Take(w.file("meetup.csv", meetup...))
		w.press("Read it in")
		w.says("meetup.csv is in", "4 rows read: 3 leads, 3 companies and 3 people came.", "1 row repeats an earlier one", "Two minutes of yes and no")
		if n := len(w.leads()); n != 3 {
			t.Fatalf("%d leads, want 3", n)
		}
		w.press("Undo this import")
		w.says("Taken back", "Is taken for")
		if after := dump(t, w); after != before {
			t.Errorf("the firm is not as it was:\n%s\nwas\n%s", after, before)
		}
	})
	t.Run("the same list again brings nothing", func(t *testing.T) {
		w := open(t)
		path := w.file("meetup.csv", meetup...)
		for range 2 {
			w.page.Take(path)
			w.press("Read it in")
		}
		w.says("4 rows read: nothing new.")
		if n := len(w.leads()); n != 3 {
			t.Errorf("%d leads, want 3", n)
		}
	})
	t.Run("several files come one after the other", func(t *testing.T) {
		w := open(t)
		w.page.Dropped([]string{w.file("one.csv", meetup[:2]...), w.file("two.csv", meetup[0], meetup[2])})
		w.press("Read it in")
		w.press("Next: two.csv")
		w.press("Read it in")
		w.says("two.csv is in")
		if n := len(w.leads()); n != 2 {
			t.Errorf("%d leads, want 2", n)
		}
	})
}

func TestPage_DatesAndNoun(t *testing.T) {
	t.Run("what a row is can be said, and the list is looked at again", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("people.csv", "Name;Email", "Ines Calder;ines@harbourline.example"))
		w.choose("A lead", "A person")
		w.says("People", "1 new")
		w.press("Read it in")
		if n := len(w.leads()); n != 0 {
			t.Errorf("a list of people made %d leads", n)
		}
	})
	t.Run("the order of dates can be said", func(t *testing.T) {
		w := open(t)
		w.page.Take(w.file("dates.csv", "Company;First contact", "Harbourline;03/04/2026"))
		w.choose("As guessed", "Month, day, year")
		w.press("Read it in")
		rows := w.leads()
		if len(rows) != 1 || rows[0].Created.Format("2006-01-02") != "2026-03-04" {
			t.Errorf("created %v", rows)
		}
	})
}

func dump(t *testing.T, w *window) string {
	t.Helper()
	var b bytes.Buffer
	if err := w.desk.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range strings.Split(b.String(), "\n") {
		lines = append(lines, l)
	}
	return strings.Join(lines, "\n")
}

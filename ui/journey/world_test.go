package journey

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/shell"
	"baton/ui/theme"
)

// world is the page in a window, over a real firm.
type world struct {
	t    *testing.T
	desk *store.Desk
	sh   *shell.Shell
	page *Page
}

func open(t *testing.T, kind string, mode theme.Mode) *world {
	t.Helper()
	test.NewTempApp(t)
	w := &world{t: t, desk: storetest.FromTemplate(t, kind)}
	win := test.NewTempWindow(t, nil)
	w.sh = shell.New(shell.Options{Window: win, Mode: mode, Undo: func() (string, error) {
		u, err := w.desk.Undo(context.Background())
		return u.Label, err
	}, Status: func() shell.Status {
		return shell.Status{Firm: "Northwind Cloud", Who: "Ada Kestrel", Hat: "Marketing", HatHue: theme.Marketing, Saved: "in the file"}
	}})
	w.page = New(w.desk, w.sh)
	w.sh.Register(shell.Agree, shell.Entry{Route: "journey", Icon: theme.Glyph("route"), Page: w.page})
	win.Resize(fyne.NewSize(1280, 800))
	return w
}

// start shows the page and follows changes from then on.
func (w *world) start() *world {
	w.desk.Watch(w.sh.Changed)
	w.sh.Go("journey")
	return w
}

// fill gives the firm sixty-four leads of a team.
func (w *world) fill() *world {
	w.t.Helper()
	names := []string{"Harbour Pay", "Kite Retail", "Lumen Software", "Orchard Foods", "Pine Freight"}
	trades := []string{"Payments", "Online retail", "Software", "Food", "Logistics"}
	routes := []string{"inbound", "introduced", "inbound", "outbound", "introduced"}
	err := w.desk.Batch(context.Background(), "Import", func(d *store.Desk) error {
		for i := range 64 {
			f := model.Fields{"name": fmt.Sprintf("%s %d", names[i%5], i/5+1)}
			if i%3 != 2 {
				f["employees"] = int64(20 + i*37%400)
			}
			if i%10 == 2 {
				f["best"] = true
			}
			if i%4 != 3 {
				f["industry"] = trades[i%5]
			}
			company, err := d.Add(context.Background(), "company", f)
			if err != nil {
				return err
			}
			if err := lead(d, company, routes[i%5], i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return w
}

func lead(d *store.Desk, company model.ID, route string, i int) error {
	ctx := context.Background()
	person, err := d.Add(ctx, "person", model.Fields{"name": fmt.Sprintf("Jane Doe %d", i)})
	if err != nil {
		return err
	}
	f := model.Fields{"company": company.String(), "kind": "new-client", "route": route, "created": d.Now().AddDate(0, -1, -i).UnixMilli()}
	if route == "introduced" {
		f["introducer"] = person.String()
	}
	id, err := d.Add(ctx, "lead", f)
	if err != nil {
		return err
	}
	if _, err := d.Add(ctx, "part", model.Fields{"lead": id.String(), "person": person.String(), "first": true}); err != nil {
		return err
	}
	if i%2 == 0 {
		if _, err := d.Touch(ctx, model.Touch{Lead: id, Person: person, Kind: "meeting", Outcome: "talked", Happened: d.Now().Add(-time.Duration(i) * 48 * time.Hour)}); err != nil {
			return err
		}
	}
	law, err := d.Draft(ctx)
	if err != nil {
		return err
	}
	to := law.Stages[[]int{2, 2, 1, 3, 0, 2, 4, 5, 3, 8, 6, 10, 1, 7}[i%14]]
	if _, err := d.Add(ctx, "move", model.Fields{"lead": id.String(), "to": to.ID.String(), "happened": d.Now().AddDate(0, 0, -i).UnixMilli()}); err != nil {
		return err
	}
	for j, c := range law.Criteria {
		if c.How == "question" && c.Class != "never" && (i+j)%3 != 0 {
			if err := d.Answer(ctx, id, c.ID, []string{"met", "met", "not-met"}[(i*j)%3], "said so on the phone"); err != nil {
				return err
			}
		}
	}
	return nil
}

// shot writes what the window shows, into the folder BATON_PICTURES.
func (w *world) shot(name string) {
	w.t.Helper()
	w.sh.Reload()
	f, err := os.Create(filepath.Join(os.Getenv("BATON_PICTURES"), name+".png"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.sh.Window().Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}

func TestPictures(t *testing.T) {
	if os.Getenv("BATON_PICTURES") == "" {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode).fill().start()
		w.shot(fmt.Sprintf("journey-%s", mode))
		w.page.choose("mql")
		w.shot(fmt.Sprintf("journey-%s-mql", mode))
		w.page.choose("sql")
		w.shot(fmt.Sprintf("journey-%s-gate", mode))
		w.page.choose(w.page.facts.track[5].ID.String())
		w.shot(fmt.Sprintf("journey-%s-proposal", mode))
	}
	w := open(t, "cloud", theme.Light).fill().start()
	w.sh.Window().Resize(fyne.NewSize(1920, 1080))
	w.shot("journey-light-1920")
}

package ui_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui"
	"baton/ui/kit"
	"baton/ui/reportpage"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/welcome"
)

var now = storetest.Now

func storeNow() time.Time { return now }

// desk is a real firm as the screens see it.
type desk struct {
	*store.Desk
	*shared
}

func (d desk) UndoImport(ctx context.Context, batch model.ID) (string, error) {
	u, err := d.UndoBatch(ctx, batch)
	return u.Label, err
}

func (desk) WriteReport(context.Context, string, time.Time, time.Time, string, func(int, int, string)) error {
	return nil
}

func (desk) Sent() []reportpage.Sent {
	from := time.Date(now.Year(), 7, 1, 0, 0, 0, 0, time.UTC)
	return []reportpage.Sent{{Path: "/home/ada/Documents/Northwind 2026 Q3.xlsx", From: from, To: from.AddDate(0, 3, 0), At: now.AddDate(0, 0, -12)}}
}

// open shows a firm in a window of the test driver.
func open(t *testing.T, d *store.Desk, mode theme.Mode, size fyne.Size) *ui.Frame {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(size)
	members, err := d.Members(context.Background())
	if err != nil || len(members) == 0 {
		t.Fatalf("members: %v %v", members, err)
	}
	firm, err := d.Firm(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	file := &shared{}
	status := shell.Status{Firm: firm.Name, Who: members[0].Name, Backup: "backup 2 hours ago"}
	if len(members) > 1 {
		file = team()
		status.Hat, status.HatHue = "Sales", theme.Sales
	}
	status = sharing.Status(status, file.standing)
	f := ui.Open(ui.Options{Store: desk{d, file}, Job: atOnce(t), Shell: shell.Options{Window: w, Mode: mode,
		Status: func() shell.Status { return status },
		Find:   func(text string) []shell.Hit { return named(t, d, text) },
		Undo:   func() (string, error) { return "", nil },
	}})
	w.Resize(size)
	return f
}

// atOnce runs long work while the test waits.
func atOnce(t *testing.T) func(string, shell.Work, func()) {
	return func(title string, work shell.Work, then func()) {
		t.Helper()
		if err := work(context.Background(), func(int, int, string) {}); err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		then()
	}
}

// save looks at the window, and keeps what it sees where somebody asked for
// pictures. A screen of few colours shows nothing.
func save(t *testing.T, w fyne.Window, dir, name string) {
	t.Helper()
	img := w.Canvas().Capture()
	if n := colours(img); n < 40 {
		t.Errorf("%s is grey: %d colours", name, n)
	}
	if dir == "" {
		return
	}
	out, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, img); err != nil {
		t.Fatal(err)
	}
}

func colours(img image.Image) int {
	seen := map[color.Color]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			seen[img.At(x, y)] = true
		}
	}
	return len(seen)
}

// screens are the pictures of a firm: their name and the way there.
func screens(t *testing.T, d *store.Desk, list string) map[string]func(*ui.Frame) {
	rows, err := d.ScoredLeads(context.Background())
	if err != nil || len(rows) == 0 {
		t.Fatalf("the firm has no leads: %v", err)
	}
	best := rows[0]
	for _, r := range rows {
		if r.Outcome == "open" && (best.Outcome != "open" || r.Score.Fit+r.Score.Engagement > best.Score.Fit+best.Score.Engagement) {
			best = r
		}
	}
	to := func(route string) func(*ui.Frame) { return func(f *ui.Frame) { f.Go(route) } }
	return map[string]func(*ui.Frame){
		"positioning": to("positioning"), "criteria": to("criteria"), "scoring": to("scoring"), "definitions": to("definitions"), "journey": to("journey"), "sla": to("sla"), "goals": to("goals"), "agreement": to("agreement"),
		"alike": to("criteria/beside"), "ourrules": to("ourrules"), "today": to("today"), "leads": to("leads"), "lead": to("leads/" + best.ID.String()), "board": to("board"),
		"handoffs": to("handoffs"), "report": to("report"), "triage": to("triage"), "sharing": to("sharing"), "events": to("events"), "duplicates": to("duplicates"),
		"import": func(f *ui.Frame) { f.Import([]string{list}) },
		"palette": func(f *ui.Frame) {
			f.Go("leads")
			f.Palette()
			for _, o := range test.LaidOutObjects(f.Window().Canvas().Overlays().Top()) {
				if field, ok := o.(*kit.Field); ok {
					test.Type(field.Focusable(), "or")
				}
			}
		},
	}
}

// named are the first leads with the words in their name.
func named(t *testing.T, d *store.Desk, text string) (hits []shell.Hit) {
	t.Helper()
	rows, err := d.Leads(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if strings.Contains(strings.ToLower(r.Shown()), text) && len(hits) < 5 {
			hits = append(hits, shell.Hit{Label: r.Shown(), Quiet: r.Title, Icon: theme.Glyph("building-2"), Route: "leads/" + r.ID.String()})
		}
	}
	return hits
}

// host is a computer that has worked with two firms before.
type host struct{ known bool }

func (h host) Recent() []welcome.Recent {
	if !h.known {
		return nil
	}
	return []welcome.Recent{{Firm: "Northwind Cloud", Path: "/home/ada/Documents/Northwind Cloud.baton", Opened: now.Add(-2 * time.Hour)},
		{Firm: "Fieldnote Data", Path: "/home/ada/Clients/Fieldnote Data.baton", Opened: now.AddDate(0, 0, -9)}}
}

func (host) Folder() string       { return "/home/ada/Documents" }
func (host) Zone() string         { return "Europe/Lisbon" }
func (host) Now() time.Time       { return now }
func (host) Sample(string)        {}
func (host) OpenFile(string)      {}
func (host) Make(welcome.NewFirm) {}

func greet(t *testing.T, h welcome.Host, mode theme.Mode, size fyne.Size) (fyne.Window, *welcome.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(size)
	p := welcome.New(h, shell.New(shell.Options{Window: w, Mode: mode}))
	w.SetContent(p.Content())
	w.Resize(size.AddWidthHeight(0, 1))
	w.Resize(size)
	return w, p
}

// TestPictures draws every screen on both sample firms. With BATON_PICTURES
// they are kept to look at, light and dark; without, one of each is drawn.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BATON_PICTURES")
	size := fyne.NewSize(1280, 800)
	modes := []theme.Mode{theme.Light, theme.Dark}[:1]
	if dir != "" {
		modes = []theme.Mode{theme.Light, theme.Dark}
	}
	list := writeList(t)
	for _, c := range []struct{ firm, suffix string }{{"team", ""}, {"solo", "-tiny"}} {
		d := firm(t, c.firm)
		for name, show := range screens(t, d, list) {
			for _, mode := range modes {
				if c.suffix != "" && mode == theme.Dark {
					continue
				}
				f := open(t, d, mode, size)
				show(f)
				save(t, f.Window(), dir, fmt.Sprintf("%s%s-%s", name, c.suffix, mode))
			}
		}
	}
	for _, mode := range modes {
		w, _ := greet(t, host{}, mode, size)
		save(t, w, dir, "welcome-"+string(mode))
		if mode == theme.Light {
			w, _ := greet(t, host{known: true}, mode, size)
			save(t, w, dir, "welcome-tiny-light")
		}
	}
}

// writeList writes a list as somebody keeps it in a spreadsheet.
func writeList(t *testing.T) string {
	t.Helper()
	rows := []string{"Company;Contact;E-mail;Role;Employees;Industry;Country;Need;Budget;First contact;How we met",
		"Harbourline Software;Ines Calder;ines@harbourline.example;CTO;180;Business software;Portugal;Platform rebuild;84.000;03.11.2026;Platform check",
		"Kettle & Rowe;Tomas Brandt;tomas@kettlerowe.example;Head of engineering;240;Online retail;Germany;Migration to AWS;140.000;12.10.2026;Introduced by Ada",
		"Fennwick Pay;Mira Solheim;mira@fennwick.example;CTO;95;Payments;Norway;On-call by the month;5.200;28.09.2026;Meetup",
		"Opal Freight;Jonas Weil;jonas@opalfreight.example;IT lead;420;Logistics;Austria;Cloud bill review;about 18k;31.09.2026;Webinar",
		"Tidewater Labs;Priya Nand;priya@tidewater.example;VP Engineering;60;Business software;Ireland;Kubernetes clean-up;45.000;14.10.2026;Cold mail",
		"Marrow Health;Elif Aydin;elif@marrow.example;Head of platform;310;Health software;Netherlands;Migration and on-call;;02.11.2026;Cloudstone",
		"Kettle & Rowe;Tomas Brandt;tomas@kettlerowe.example;Head of engineering;240;Online retail;Germany;Migration to AWS;140.000;12.10.2026;Introduced by Ada",
	}
	path := filepath.Join(t.TempDir(), "Leads 2026.csv")
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

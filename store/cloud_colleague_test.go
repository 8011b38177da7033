package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/share"
	"baton/store/storetest"
)

// colleague is one person at one laptop: a home, a folder that a client
// carries, and the firm open on the screen.
type colleague struct {
	t      *testing.T
	ctx    context.Context
	name   string
	home   string
	path   string
	chance *rand.Rand
	client *client // nil: a real one runs
	desk   *store.Desk
	log    map[string]string // every entry that this laptop has shown to have
	gone   []model.Ref       // what was deleted here

	meddling  bool // the client works between the steps of a round as well
	published int
}

// newColleague gets the firm from the folder, as the client brought it.
func newColleague(t *testing.T, name, dir string, chance *rand.Rand) *colleague {
	t.Helper()
	c := &colleague{t: t, ctx: context.Background(), name: name, home: filepath.Join(dir, name+"'s home"), path: filepath.Join(dir, name, "firm.baton"), chance: chance, log: map[string]string{}}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		t.Fatal(err)
	}
	return c
}

// sitDown opens the firm.
func (c *colleague) sitDown() {
	c.t.Helper()
	c.t.Setenv("BATON_HOME", c.home)
	f, err := store.Open(c.ctx, c.path, nil)
	if err != nil {
		c.t.Fatalf("%s opens the firm: %v", c.name, err)
	}
	f.Through(func(way share.Transport) share.Transport {
		folder := way.(share.Folder)
		folder.Host = hostOf(c.name)
		return meddled{folder, c}
	})
	c.desk = storetest.Desk(c.t, f)
	c.look()
}

// leave closes it.
func (c *colleague) leave() {
	if err := c.desk.Close(); err != nil {
		c.t.Error(err)
	}
}

// meddled is a folder whose client works between any two steps of a round.
type meddled struct {
	share.Folder
	*colleague
}

func (m meddled) Read(ctx context.Context, v share.Version) ([]byte, share.Mark, error) {
	defer m.meddle()
	return m.Folder.Read(ctx, v)
}

func (m meddled) Push(ctx context.Context, write func(string) error, seen share.Mark) (share.Mark, *share.Version, error) {
	return m.Folder.Push(ctx, func(path string) error {
		defer m.meddle()
		return write(path)
	}, seen)
}

func (m meddled) Release(ctx context.Context, v share.Version, holds func([]byte) bool) (bool, error) {
	return m.Folder.Release(ctx, v, func(image []byte) bool {
		defer m.meddle()
		return holds(image)
	})
}

func (c *colleague) meddle() {
	if c.meddling && c.chance.IntN(5) == 0 {
		c.client.sync(pace(c.chance.IntN(3)))
	}
}

// look reads the log, which only ever grows: no entry disappears or changes.
// It gives what was new.
func (c *colleague) look() map[string]string {
	c.t.Helper()
	now := entries(c.t, c.desk.File)
	for id, line := range c.log {
		if now[id] != line {
			c.t.Fatalf("%s had the entry %s and has %q now", c.name, line, now[id])
		}
	}
	fresh := map[string]string{}
	for id, line := range now {
		if _, known := c.log[id]; !known {
			fresh[id] = line
		}
	}
	c.log = now
	return fresh
}

// entries are the operations of a firm by their ids.
func entries(t testing.TB, f *store.File) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := f.DumpLog(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for line := range strings.Lines(b.String()) {
		id, _, _ := strings.Cut(line, " ")
		all[id] = line
	}
	return all
}

// round is one Sync. What may keep it from its end is that the client has the
// file in its hands.
func (c *colleague) round() model.Round {
	c.t.Helper()
	r, err := c.desk.Sync(c.ctx)
	_, gone := os.Stat(c.path)
	switch {
	case err == nil:
	case errors.Is(err, store.ErrMissing) && (c.meddling || errors.Is(gone, fs.ErrNotExist)):
	case c.meddling && strings.Contains(err.Error(), "keeps changing"):
	default:
		c.t.Fatalf("%s brings it together: %v", c.name, err)
	}
	if r.Published {
		c.published++
	}
	return r
}

// others are the files that lie beside the firm's, without what the service
// keeps for itself.
func (c *colleague) others() (names []string) {
	entries, err := os.ReadDir(filepath.Dir(c.path))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(c.path) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// edit makes one change, and gives what was acknowledged. A rule may refuse.
func (c *colleague) edit() map[string]string {
	c.t.Helper()
	do := intents[c.chance.IntN(len(intents))]
	err := do(c)
	var refused *model.Invalid
	if err != nil && !errors.As(err, &refused) {
		c.t.Fatalf("%s works: %v", c.name, err)
	}
	fresh := c.look()
	if err != nil && len(fresh) > 0 {
		c.t.Fatalf("%s was refused (%v), yet %d entries were written", c.name, err, len(fresh))
	}
	return fresh
}

// intents are what people do all day.
var intents = []func(*colleague) error{
	(*colleague).addCompany, (*colleague).addLead, (*colleague).addLead, (*colleague).setCompany, (*colleague).setCompany, (*colleague).setLead,
	(*colleague).setLead, (*colleague).move, (*colleague).move, (*colleague).touch, (*colleague).touch, (*colleague).remove, (*colleague).restore,
	(*colleague).undo, (*colleague).redo, (*colleague).settle,
}

func (c *colleague) addCompany() error {
	_, err := c.desk.Add(c.ctx, "company", model.Fields{"name": c.one("Acme", "Betasoft", "Cygnus"), "city": c.one("Porto", "Lisbon")})
	return err
}

func (c *colleague) addLead() error {
	_, err := c.desk.AddLead(c.ctx, model.NewLead{Company: c.one("Acme", "Betasoft", "Cygnus", "Delphi"), Person: c.one("Jane Doe", "John Roe"), Title: c.one("", "Migration", "Audit")})
	return err
}

func (c *colleague) setCompany() error {
	id, err := c.company()
	if err != nil {
		return err
	}
	return c.desk.Set(c.ctx, "company", id, model.Fields{c.one("city", "phone", "note"): c.one("Porto", "Lisbon", "Faro"), "tag.cloud": c.chance.IntN(2) == 0})
}

func (c *colleague) setLead() error {
	id, err := c.lead()
	if err != nil {
		return err
	}
	return c.desk.Set(c.ctx, "lead", id, model.Fields{c.one("title", "next-step", "note"): c.one("call", "write", "visit")})
}

func (c *colleague) move() error {
	id, err := c.lead()
	if err != nil {
		return err
	}
	law, err := c.desk.Draft(c.ctx)
	if err != nil {
		return err
	}
	to := law.Stages[c.chance.IntN(len(law.Stages))]
	_, err = c.desk.Move(c.ctx, model.MoveRequest{Lead: id, To: to.ID, Reason: "price", Wake: "2027-03-01"})
	return err
}

func (c *colleague) touch() error {
	id, err := c.lead()
	if err != nil {
		return err
	}
	_, err = c.desk.Touch(c.ctx, model.Touch{Lead: id, Kind: c.one("call", "mail", "meeting")})
	return err
}

func (c *colleague) remove() error {
	noun, find := "company", c.company
	if c.chance.IntN(2) == 0 {
		noun, find = "lead", c.lead
	}
	id, err := find()
	if err != nil {
		return err
	}
	c.gone = append(c.gone, model.Ref{Noun: noun, ID: id})
	return c.desk.Delete(c.ctx, noun, id)
}

func (c *colleague) restore() error {
	if len(c.gone) == 0 {
		return nil
	}
	x := c.gone[c.chance.IntN(len(c.gone))]
	return c.desk.Restore(c.ctx, x.Noun, x.ID)
}

func (c *colleague) undo() error { _, err := c.desk.Undo(c.ctx); return err }
func (c *colleague) redo() error { _, err := c.desk.Redo(c.ctx); return err }

func (c *colleague) settle() error {
	all, err := c.desk.Disputes(c.ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	d := all[c.chance.IntN(len(all))]
	sides := append(d.Others, d.Kept)
	return c.desk.Settle(c.ctx, d, sides[c.chance.IntN(len(sides))].Op)
}

func (c *colleague) company() (id model.ID, err error) {
	rows, err := c.desk.Companies(c.ctx)
	if err != nil || len(rows) == 0 {
		return id, errors.Join(err, model.Refuse("", "There is no company."))
	}
	return rows[c.chance.IntN(len(rows))].ID, nil
}

func (c *colleague) lead() (id model.ID, err error) {
	rows, err := c.desk.Leads(c.ctx)
	if err != nil || len(rows) == 0 {
		return id, errors.Join(err, model.Refuse("", "There is no lead."))
	}
	return rows[c.chance.IntN(len(rows))].ID, nil
}

func (c *colleague) one(of ...string) string { return of[c.chance.IntN(len(of))] }

// sees is all that a laptop shows of the firm.
func (c *colleague) sees() string {
	c.t.Helper()
	all, err := c.desk.Disputes(c.ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	text := dump(c.t, c.desk.File)
	for _, d := range all {
		text += fmt.Sprintf("dispute %+v\n", d)
	}
	return text
}

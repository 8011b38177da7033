package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// Whatever several people do, by whatever clocks, and however their versions
// meet: in the end everybody sees the same, nothing is lost, and what differs
// is what nobody could have known of.
func TestFile_converges(t *testing.T) {
	rounds(t, 6, 1500)
	b := newFirm(t)
	rapid.Check(t, func(r *rapid.T) {
		o := newOffice(r, b, rapid.IntRange(2, 5).Draw(r, "laptops"))
		for range 10 + 2*o.pick("steps", 20) {
			o.step()
		}
		o.meet()
		o.agree()
	})
}

// The order in which versions are merged makes no difference, and merging
// writes nothing of its own.
func TestFile_take_anyOrder(t *testing.T) {
	rounds(t, 3, 500)
	b := newFirm(t)
	rapid.Check(t, func(r *rapid.T) {
		o := newOffice(r, b, 3)
		for range 5 + o.pick("steps", 20) {
			o.step()
		}
		merged := func(order ...*File) *File {
			f := o.copyOf(order[0])
			for _, other := range order[1:] {
				takeOver(r, f, other)
			}
			return f
		}
		one, two, three := o.all[0].File, o.all[1].File, o.all[2].File
		want := merged(one, two, three)
		union := logOf(r, one.eyes)
		maps.Copy(union, logOf(r, two.eyes))
		maps.Copy(union, logOf(r, three.eyes))
		if got := len(logOf(r, want.eyes)); got != len(union) {
			r.Fatalf("merging made %d entries of %d", got, len(union))
		}
		for name, f := range map[string]*File{
			"A + (B + C)":     merged(one, merged(two, three)),
			"(C + A) + B":     merged(three, one, two),
			"B + (C + A)":     merged(two, merged(three, one)),
			"all, once more":  merged(want, one, two, three, want),
			"all with itself": merged(want, want),
		} {
			same(r, "(A + B) + C", want, name, f)
		}
		before := dumpedLog(r, one)
		if got := takeOver(r, one, o.copyOf(one)); got.ops != 0 || got.lacks != 0 || dumpedLog(r, one) != before {
			r.Fatalf("A + A brought %+v", got)
		}
	})
}

// Whoever works at a laptop whose clock is years behind sees what they write,
// also when a colleague's clock is years ahead.
func TestDesk_Set_behindTheTime(t *testing.T) {
	ctx := t.Context()
	b := newFirm(t)
	ahead, behind := laptopWith(t, b), laptopWith(t, b)
	ahead.machine = func() time.Time { return time.UnixMilli(4102444800000) }
	behind.machine = func() time.Time { return time.UnixMilli(0) }
	must(t, deskOf(t, ahead, 0).Set(ctx, "firm", ahead.firm, model.Fields{"name": "From 2100"}))
	takeOver(t, behind, ahead)
	for _, name := range []string{"From 1969", "From 1970", "From 1971"} { // its clock stands still
		must(t, deskOf(t, behind, 0).Set(ctx, "firm", behind.firm, model.Fields{"name": name}))
	}
	_, err := deskOf(t, behind, 0).Undo(ctx)
	must(t, err)
	takeOver(t, ahead, behind)
	same(t, "the one ahead", ahead, "the one behind", behind)
	firm, err := behind.Firm(ctx)
	if err != nil || firm.Name != "From 1970" {
		t.Errorf("it shows %q, %v", firm.Name, err)
	}
	if ds, err := behind.Disputes(ctx); err != nil || len(ds) > 0 {
		t.Errorf("it disputes %+v, %v", ds, err)
	}
}

// office is one firm on several laptops.
type office struct {
	*rapid.T
	dir     string
	all     []*laptopOf
	entries map[model.ID]*entry // every operation that was ever written
	copies  int
}

// laptopOf is one of them.
type laptopOf struct {
	*Desk
	dir   string
	clock time.Time
	log   map[model.ID]op
}

// GoString is how a failed try names it.
func (l *laptopOf) GoString() string { return l.replica }

// entry is an operation and all that its writer's laptop knew.
type entry struct {
	op
	saw   map[model.ID]op // nil: it was there at the beginning
	first bool
}

func (e *entry) knew(other *entry) bool {
	if other.first {
		return !e.first || other.id != e.id && !later(other.id, e.id)
	}
	if e.tx == other.tx {
		return later(e.id, other.id)
	}
	_, known := e.saw[other.id]
	return known
}

func newOffice(t *rapid.T, b []byte, n int) *office {
	dir, err := os.MkdirTemp("", "baton-office-")
	must(t, err)
	o := &office{T: t, dir: dir, entries: map[model.ID]*entry{}}
	t.Cleanup(func() {
		for _, l := range o.all {
			l.Close()
		}
		os.RemoveAll(dir)
	})
	for i := range n {
		l := &laptopOf{dir: filepath.Join(dir, fmt.Sprint(i)), clock: monday}
		f, err := arrive(l.dir, b)
		must(t, err)
		quick(t, f)
		f.machine = func() time.Time { return l.clock }
		f.session = session{0x80, byte(i)} // ids, and with them what is drawn, are the same in every try
		f.replica = fmt.Sprint("laptop ", i)
		l.Desk, l.log = deskOf(t, f, i), logOf(t, f.eyes)
		o.all = append(o.all, l)
	}
	for id, x := range o.all[0].log {
		o.entries[id] = &entry{op: x, first: true}
	}
	return o
}

// step lets somebody do something, at a time that their laptop's clock makes up.
func (o *office) step() {
	l := o.all[o.pick("who", len(o.all))]
	switch o.pick("clock", 6) {
	case 0:
		l.clock = time.UnixMilli(rapid.Int64Range(0, 4102444800000).Draw(o.T, "time")) // 1970 to 2100
	case 1:
		l.clock = l.clock.Add(-time.Duration(rapid.IntRange(0, 48).Draw(o.T, "back")) * time.Hour)
	default:
		l.clock = l.clock.Add(time.Duration(rapid.IntRange(0, 3).Draw(o.T, "ms")) * time.Millisecond)
	}
	name := doings[o.pick("what", len(doings))]
	o.Logf("%s, at %s: %s", l.replica, l.clock.UTC().Format(time.DateTime), name)
	err := intents[name](o, l)
	var refused *model.Invalid
	if err != nil && !errors.As(err, &refused) {
		o.Fatalf("%s: %v", name, err)
	}
	o.learn(l, slices.Contains(meetings, name))
}

// pick draws a number below n, each as likely as the other: rapid by itself
// likes the small ones.
func (o *office) pick(what string, n int) int {
	return rapid.Custom(func(t *rapid.T) (k int) {
		for range 8 {
			k *= 2
			if rapid.Bool().Draw(t, "bit") {
				k++
			}
		}
		return k % n
	}).Draw(o.T, what)
}

// learn looks at what is in a laptop's log now: nothing may ever go from it,
// and what a merge brings has been written by somebody.
func (o *office) learn(l *laptopOf, merged bool) {
	now := logOf(o.T, l.eyes)
	gone, err := erasedRoots(context.Background(), l.eyes)
	must(o.T, err)
	for id, was := range l.log {
		is, there := now[id]
		if !there {
			o.Fatalf("the entry %s is gone", id)
		}
		if gone[was.root] && was.act != actHeader && was.act != actErase {
			was.blank()
		}
		if is.sum != was.sum || is.body != was.body {
			o.Fatalf("the entry %s was %s and is %s", id, was.body, is.body)
		}
	}
	for id, x := range now {
		if _, known := l.log[id]; known {
			continue
		}
		switch e := o.entries[id]; {
		case e == nil && merged:
			o.Fatalf("a merge wrote %s %s", x.noun, x.body)
		case e == nil:
			o.entries[id] = &entry{op: x, saw: l.log}
		case x.sum != e.sum && !gone[x.root]:
			o.Fatalf("the entry %s arrived as %s and was %s", id, x.body, e.body)
		}
	}
	l.log = now
}

// meet brings everything to everybody, in some order.
func (o *office) meet() {
	for range 2 {
		for _, l := range rapid.Permutation(o.all).Draw(o.T, "hosts") {
			for _, other := range rapid.Permutation(o.all).Draw(o.T, "guests") {
				takeOver(o.T, l.File, other.File)
				o.learn(l, true)
			}
		}
	}
}

// agree: everybody sees the same, it is sound, and it is what the model says.
func (o *office) agree() {
	first := o.all[0]
	for i, l := range o.all {
		if len(l.log) != len(o.entries) {
			o.Fatalf("laptop %d has %d entries of %d", i, len(l.log), len(o.entries))
		}
		soundly(o.T, l.File)
		same(o.T, "laptop 0", first.File, fmt.Sprint("laptop ", i), l.File)
	}
	o.compareHeads(first)
	o.compareDisputes(first)
	before := dumped(o.T, first.File)
	must(o.T, first.rebuild(context.Background(), nil))
	if after := dumped(o.T, first.File); after != before {
		o.Fatalf("made anew from the log the tables show\n%s\nand showed\n%s", after, before)
	}
}

// same compares two laptops by all that a person can see.
func same(t tester, a string, x *File, b string, y *File) {
	t.Helper()
	ctx := context.Background()
	if p, q := dumped(t, x), dumped(t, y); p != q {
		t.Fatalf("%s shows\n%s\n%s shows\n%s", a, p, b, q)
	}
	if p, q := dumpedLog(t, x), dumpedLog(t, y); p != q {
		t.Fatalf("the log of %s is\n%s\nthat of %s is\n%s", a, p, b, q)
	}
	p, err := x.Disputes(ctx)
	must(t, err)
	q, err := y.Disputes(ctx)
	must(t, err)
	if p, q := fmt.Sprintf("%+v", p), fmt.Sprintf("%+v", q); p != q {
		t.Fatalf("%s disputes\n%s\n%s disputes\n%s", a, p, b, q)
	}
	if !slices.Equal(snapshotOf(t, x), snapshotOf(t, y)) {
		t.Fatalf("%s and %s publish different bytes of the same", a, b)
	}
}

func (o *office) copyOf(f *File) *File {
	o.copies++
	dir := filepath.Join(o.dir, fmt.Sprint("copy ", o.copies))
	c, err := arrive(dir, snapshotOf(o.T, f))
	must(o.T, err)
	quick(o.T, c)
	o.Cleanup(func() { c.Close() })
	return c
}

// rowModel is what the entries of one row come to, worked out from who knew
// what and from nothing that Baton notes.
type rowModel struct {
	at     address
	noun   string
	all    []*entry
	fields map[string][]*entry // the writes that nobody who knew of them has replaced, in order
}

func (r *rowModel) shown(name string) any {
	if hs := r.fields[name]; len(hs) > 0 {
		return parseSet(hs[len(hs)-1].body)[name]
	}
	return nil
}

func (r *rowModel) split(name string) bool {
	return slices.ContainsFunc(r.fields[name], func(e *entry) bool { return parseSet(e.body)[name] != r.shown(name) })
}

// rows are the rows of the firm as the model sees them.
func (o *office) rows() map[address]*rowModel {
	erased := map[model.ID]bool{}
	for _, e := range o.entries {
		if e.act == actErase {
			erased[e.root] = true
		}
	}
	rows := map[address]*rowModel{}
	for _, e := range o.entries {
		if e.act == actHeader {
			continue
		}
		at := address{e.root, e.ent}
		if rows[at] == nil {
			rows[at] = &rowModel{at: at, fields: map[string][]*entry{}}
		}
		rows[at].all = append(rows[at].all, e)
		if e.act == actSet && !erased[e.root] {
			for name := range parseSet(e.body) {
				rows[at].fields[name] = append(rows[at].fields[name], e)
			}
		}
	}
	for _, r := range rows {
		slices.SortFunc(r.all, byID)
		r.noun = r.all[0].noun
		for name, writes := range r.fields {
			heads := slices.DeleteFunc(slices.Clone(writes), func(w *entry) bool {
				return slices.ContainsFunc(writes, func(next *entry) bool { return next != w && next.knew(w) })
			})
			slices.SortFunc(heads, byID)
			r.fields[name] = heads
		}
	}
	return rows
}

func byID(a, b *entry) int { return slices.Compare(a.id[:], b.id[:]) }

// compareHeads: the heads of a field are its causally greatest writes.
func (o *office) compareHeads(l *laptopOf) {
	rows := o.rows()
	must(o.T, l.eachRow(context.Background(), func(r *rowState) error {
		want := rows[address{r.root, r.ent}]
		if want.noun != r.noun || len(want.fields) != len(r.fields) {
			o.Fatalf("%s %s has %d fields, not %d of a %s", r.noun, r.ent, len(r.fields), len(want.fields), want.noun)
		}
		for name, heads := range r.fields {
			var got, ids []model.ID
			for _, h := range heads {
				got = append(got, h.op)
			}
			for _, e := range want.fields[name] {
				ids = append(ids, e.id)
			}
			if !slices.Equal(got, ids) || r.shown(name) != want.shown(name) {
				o.Fatalf("the heads of %s.%s are %v, not %v", r.noun, name, got, ids)
			}
		}
		return nil
	}))
}

// compareDisputes: what is shown as open is what people decided without
// knowing of each other.
func (o *office) compareDisputes(l *laptopOf) {
	rows := o.rows()
	var want []string
	for _, r := range rows {
		if _, known := tables[r.noun]; !known {
			continue
		}
		for name := range r.fields {
			if r.split(name) {
				want = append(want, fmt.Sprint(r.at, name, idsOf(r.fields[name])))
			}
		}
		if others := r.unknowing(rows); len(others) > 0 {
			want = append(want, fmt.Sprint(r.at, "deleted while", others))
		}
	}
	ds, err := l.Disputes(context.Background())
	must(o.T, err)
	var got []string
	for _, d := range ds {
		claims := append(slices.Clone(d.Others), d.Kept)
		ids, changes := []model.ID{}, []model.ID{}
		for _, c := range claims {
			ids = append(ids, c.Op)
		}
		if d.Deleted {
			for _, c := range d.Others {
				changes = append(changes, o.entries[c.Op].tx)
			}
			got = append(got, fmt.Sprint(address{d.Root, d.Row}, "deleted while", sorted(changes)))
			continue
		}
		got = append(got, fmt.Sprint(address{d.Root, d.Row}, d.Field, sorted(ids)))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		o.Fatalf("shown as open:\n%v\nand is open:\n%v", got, want)
	}
}

// unknowing are the changes to a deleted row, or to what hangs on it, by
// people who did not know that it was deleted, and of whom whoever deleted it
// did not know.
func (r *rowModel) unknowing(rows map[address]*rowModel) (changes []model.ID) {
	if r.shown("deleted") != true || r.split("deleted") {
		return nil
	}
	hs := r.fields["deleted"]
	deletion := hs[len(hs)-1]
	touched := r.headUnknownTo(deletion)
	others := r.all
	if r.at.root == r.at.ent {
		others = nil
		for at, below := range rows {
			if at.root != r.at.root {
				continue
			}
			touched = touched || at != r.at && below.hangs(r.noun)
			others = append(others, slices.DeleteFunc(slices.Clone(below.all), func(e *entry) bool { return e.act != actSet })...)
		}
	}
	if !touched {
		return nil
	}
	for _, e := range others {
		if e.tx != deletion.tx && !e.knew(deletion) && !deletion.knew(e) {
			changes = append(changes, e.tx)
		}
	}
	return sorted(changes)
}

func (r *rowModel) headUnknownTo(deletion *entry) bool {
	for name, heads := range r.fields {
		for _, h := range heads {
			if name != "deleted" && h != deletion && !deletion.knew(h) {
				return true
			}
		}
	}
	return false
}

// hangs says whether the row shows, and hangs on rows of a noun.
func (r *rowModel) hangs(noun string) bool {
	n, known := model.NounOf(r.noun)
	return known && slices.Contains(n.Root, noun) && len(r.fields) > 0 && r.shown("deleted") != true
}

func idsOf(es []*entry) (ids []model.ID) {
	for _, e := range es {
		ids = append(ids, e.id)
	}
	return sorted(ids)
}

func sorted(ids []model.ID) []model.ID {
	slices.SortFunc(ids, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(ids)
}

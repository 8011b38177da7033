package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"baton/model"
	"baton/store/intake"
)

// Preview reads a list and says what it would make of it; nothing is written.
func (d *Desk) Preview(ctx context.Context, src model.ListSource) (*model.ListPreview, error) {
	table, m, _, err := d.readList(ctx, src)
	if err != nil {
		return nil, err
	}
	p := &model.ListPreview{Source: m.Source, Noun: m.Noun, Encoding: table.Encoding, Delimiter: table.Delimiter, Header: table.Columns(),
		Rows: table.Rows[:min(len(table.Rows), previewRows)], Total: len(table.Rows), Mapping: m.Columns, Fields: intake.FieldNames()}
	p.Problems = listProblems(table.Problems)
	return p, nil
}

const previewRows = 50

// Import reads a list and writes what it makes in one transaction, with one
// batch row by which it can be undone. Cancelling ctx writes nothing; the
// same list again writes nothing.
func (d *Desk) Import(ctx context.Context, src model.ListSource, progress func(done, total int, what string)) (model.ImportResult, error) {
	table, m, o, err := d.readList(ctx, src)
	if err != nil {
		return model.ImportResult{}, err
	}
	return d.apply(ctx, src, intake.Propose(table, m, o), progress)
}

// Rehearse says what Import would count, and writes nothing.
func (d *Desk) Rehearse(ctx context.Context, src model.ListSource) (res model.ImportResult, err error) {
	table, m, o, err := d.readList(ctx, src)
	if err != nil {
		return res, err
	}
	p := intake.Propose(table, m, o)
	err = d.write(ctx, "Rehearse", func(w *writer) error {
		im, err := newImporter(w, src.Name, p)
		if err == nil {
			err = im.gather(src.Event)
		}
		if err == nil {
			err = im.run(nil)
		}
		if err != nil {
			return err
		}
		res = im.result
		return errRehearsed
	})
	if err == errRehearsed {
		err = nil
	}
	return res, err
}

var errRehearsed = fmt.Errorf("rehearsed")

func (d *Desk) readList(ctx context.Context, src model.ListSource) (*intake.Table, intake.Mapping, intake.Options, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, intake.Mapping{}, intake.Options{}, err
	}
	o := intake.Options{Sheet: src.Sheet, Encoding: src.Encoding, Delimiter: src.Delimiter, DateOrder: src.DateOrder,
		Currency: firm.Currency, Zone: firm.Location(), Now: d.Now()}
	if o.Stages, err = d.stageNames(ctx); err != nil {
		return nil, intake.Mapping{}, o, err
	}
	table, err := intake.Read(src.Name, src.Data, o)
	if err != nil {
		return nil, intake.Mapping{}, o, err
	}
	m := intake.Guess(table)
	if !src.Event.IsZero() {
		m, src.Noun = m.Attendance(table), ""
	}
	if src.Mapping != nil || src.Noun != "" {
		if m, err = m.With(table, src.Mapping, src.Noun); err != nil {
			return nil, m, o, err
		}
	}
	if !src.Event.IsZero() {
		m.Noun = "lead" // whoever is new becomes one
	}
	return table, m, o, nil
}

// stageNames are the firm's own words for its stages, as a list may use them.
func (d *Desk) stageNames(ctx context.Context) (map[string]string, error) {
	law, err := d.Draft(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, s := range law.Stages {
		names[strings.ToLower(s.Name)] = nameOr(s.Key, s.Name)
	}
	return names, nil
}

// Apply writes a proposal as one batch.
func (d *Desk) Apply(ctx context.Context, name string, p *intake.Proposal, progress Progress) (res model.ImportResult, err error) {
	return d.apply(ctx, model.ListSource{Name: name}, p, progress)
}

func (d *Desk) apply(ctx context.Context, src model.ListSource, p *intake.Proposal, progress Progress) (res model.ImportResult, err error) {
	err = d.write(ctx, "Import", func(w *writer) error {
		im, err := newImporter(w, src.Name, p)
		if err != nil {
			return err
		}
		if err := im.gather(src.Event); err != nil {
			return err
		}
		if err := w.piped(func() error { return im.run(progress) }); err != nil {
			return err
		}
		if w.n > 0 {
			if err := im.batch(); err != nil {
				return err
			}
		}
		im.tellAgain()
		w.all = true
		res = im.result
		return nil
	})
	return res, err
}

// importer writes the rows of one proposal.
type importer struct {
	*writer
	name    string
	p       *intake.Proposal
	book    *book
	law     *model.Agreement
	members map[string]model.ID
	offers  map[string]model.ID
	erased  map[model.ID]bool // rows that may not come back under their keys
	again   int               // how many would have
	custom  map[string]model.ID
	result  model.ImportResult
	made    map[string]bool   // nouns that the current row created
	there   map[model.ID]bool // rows the log knows, deleted ones too
	event   *gathering        // the list says who came to it
}

func newImporter(w *writer, name string, p *intake.Proposal) (*importer, error) {
	agreed, err := w.rulebook()
	if err != nil {
		return nil, err
	}
	law := agreed.law
	im := &importer{writer: w, name: name, p: p, law: law, members: map[string]model.ID{}, offers: map[string]model.ID{}, custom: map[string]model.ID{}, made: map[string]bool{}}
	if im.book, err = readBook(w.ctx, w.tx, law); err != nil {
		return nil, err
	}
	if im.erased, err = erasedRoots(w.ctx, w.tx); err != nil {
		return nil, err
	}
	if im.there, err = knownRows(w.ctx, w.tx); err != nil {
		return nil, err
	}
	members, err := membersOf(w.ctx, w.tx)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		im.members[strings.ToLower(m.Name)] = m.ID
		if m.Email != "" {
			im.members[strings.ToLower(m.Email)] = m.ID
		}
	}
	for _, o := range law.Offers {
		im.offers[strings.ToLower(o.Name)] = o.ID
	}
	im.result = model.ImportResult{Read: p.Read, Duplicates: p.Duplicates, Rejected: p.Rejected, Mapping: p.Mapping.Columns,
		Nouns: map[string]model.Tally{}, Problems: listProblems(p.Problems)}
	return im, nil
}

func (im *importer) run(progress Progress) error {
	for i := range im.p.Rows {
		row := &im.p.Rows[i]
		if i%256 == 0 {
			if err := im.ctx.Err(); err != nil {
				return err
			}
			progress.say(i, len(im.p.Rows), "Importing")
		}
		if !row.Usable() {
			continue
		}
		before := im.n
		clear(im.made)
		clear(im.rows)
		if err := im.row(row); err != nil {
			return fmt.Errorf("line %d: %w", row.Line, err)
		}
		switch {
		case im.made[im.p.Mapping.Noun] || im.event != nil && im.made["lead"]:
			im.result.Created++
		case im.n > before:
			im.result.Updated++
		default:
			im.result.Unchanged++
		}
	}
	return im.parents()
}

func (im *importer) row(r *intake.Row) error {
	company, err := im.company(r)
	if err != nil {
		return err
	}
	person, err := im.person(r, company)
	if err != nil {
		return err
	}
	switch {
	case im.event != nil:
		return im.attendance(r, company, person)
	case r.Touch != nil:
		return im.touch(r, company, person)
	case r.Lead != nil:
		return im.lead(r, company, person)
	}
	return nil
}

// knownRows are the ids of all rows that the log has something about.
func knownRows(ctx context.Context, q querier) (map[model.ID]bool, error) {
	rows, err := q.QueryContext(ctx, `select ent from op where root >= x''`) // answered from the index alone
	if err != nil {
		return nil, fmt.Errorf("read which rows are known: %w", err)
	}
	defer rows.Close()
	known := map[model.ID]bool{}
	var ent sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&ent); err != nil {
			return nil, err
		}
		known[asID(ent)] = true
	}
	return known, rows.Err()
}

// put is the writer's, but does not look for rows that cannot be there.
func (im *importer) put(noun string, root, id model.ID, f model.Fields) error {
	if !im.there[id] {
		im.there[id] = true
		delete(f, "deleted")
		r := newRowState(noun, root, id)
		im.rows[address{root, id}] = r
		return im.record(im.next(), r, f)
	}
	return im.writer.put(noun, root, id, f)
}

// load is the writer's, but does not look for rows that cannot be there.
func (im *importer) load(noun string, root, id model.ID) (*rowState, error) {
	if !im.there[id] {
		return newRowState(noun, root, id), nil
	}
	return im.writer.load(noun, root, id)
}

// keep writes fields of a row by its id, counts it, and brings a deleted one back.
func (im *importer) keep(noun string, root, id model.ID, known bool, f model.Fields) error {
	before := im.n
	f["deleted"] = nil
	if known {
		for name, v := range f {
			if v == nil && name != "deleted" {
				delete(f, name)
			}
		}
	}
	if err := im.put(noun, root, id, f); err != nil {
		return err
	}
	t := im.result.Nouns[noun]
	switch {
	case !known:
		im.made[noun] = true
		t.Created++
	case im.n > before:
		t.Updated++
	default:
		return nil
	}
	im.result.Nouns[noun] = t
	return nil
}

func (im *importer) batch() error {
	noun := im.p.Mapping.Noun
	count := plural(im.result.Created+im.result.Updated, noun)
	label := fmt.Sprintf("Import %s (%s)", cutName(im.name), count)
	f := model.Fields{"name": label, "noun": noun, "read": int64(im.result.Read), "created": int64(im.result.Created),
		"updated": int64(im.result.Updated), "happened": im.now.UnixMilli()}
	put(f, "list", im.p.Mapping.Source)
	id, err := im.add("batch", im.firm, f)
	im.result.Batch, im.head.Batch, im.head.Do = id, id.String(), "Import ("+count+")" // a list's name may be a person's
	return err
}

func cutName(name string) string {
	if name == "" {
		return "pasted list"
	}
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		return name[i+1:]
	}
	return name
}

func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "company":
		return fmt.Sprintf("%d companies", n)
	case noun == "person":
		return fmt.Sprintf("%d people", n)
	case noun == "touch":
		return fmt.Sprintf("%d touches", n)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func listProblems(ps []intake.Problem) []model.ListProblem {
	out := make([]model.ListProblem, 0, len(ps))
	for _, p := range ps {
		out = append(out, model.ListProblem{Line: p.Line, Column: p.Column, Text: p.Text})
	}
	return out
}

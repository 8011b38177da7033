package store_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
)

func real(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", path+".gz"))
	if err != nil {
		b, err := os.ReadFile(filepath.Join("testdata", path))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func facts(t testing.TB, path string, into any) {
	t.Helper()
	if err := json.Unmarshal(real(t, path), into); err != nil {
		t.Fatal(err)
	}
}

func take(t testing.TB, d *store.Desk, path string) model.ImportResult {
	t.Helper()
	res, err := d.Import(context.Background(), model.ListSource{Name: filepath.Base(path), Data: real(t, path)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if res.Read != res.Created+res.Updated+res.Unchanged+res.Duplicates+res.Rejected {
		t.Errorf("%s: the counts do not add up: %+v", path, counts(res))
	}
	return res
}

func counts(r model.ImportResult) model.ImportResult {
	r.Problems, r.Mapping = nil, nil
	return r
}

func TestImport_olist(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	empty := dump(t, d.File)
	first := take(t, d, "olist/olist_marketing_qualified_leads_dataset.csv")
	if first.Created != 8000 {
		t.Fatalf("%+v", counts(first))
	}
	afterLeads := dump(t, d.File)
	t.Run("the same list again creates nothing", func(t *testing.T) {
		again := take(t, d, "olist/olist_marketing_qualified_leads_dataset.csv")
		if again.Unchanged != 8000 || dump(t, d.File) != afterLeads {
			t.Errorf("%+v", counts(again))
		}
	})
	closed := take(t, d, "olist/olist_closed_deals_dataset.csv")
	t.Run("842 closed deals join the leads they name", func(t *testing.T) {
		if closed.Updated != 842 || closed.Created != 0 {
			t.Errorf("%+v", counts(closed))
		}
		rows, err := d.Leads(ctx)
		if err != nil || len(rows) != 8000 {
			t.Fatalf("%d leads, %v", len(rows), err)
		}
		signed := map[string]int{}
		source := map[string]int{}
		for _, r := range rows {
			source[r.Source]++
			if r.Outcome == "signed" {
				signed[r.Source]++
			}
		}
		var known struct {
			MQL    map[string]int `json:"mql_by_origin"`
			Closed map[string]int `json:"closed_by_origin"`
		}
		facts(t, "olist/facts.json", &known)
		same(t, "leads by origin", source, known.MQL)
		same(t, "signed by origin", signed, known.Closed)
	})
	t.Run("which leads sign can be learned, and what only the signed have filled is no part of it", func(t *testing.T) { olistOutcomes(t, d) })
	afterDeals := dump(t, d.File)
	t.Run("both lists again create nothing", func(t *testing.T) {
		take(t, d, "olist/olist_marketing_qualified_leads_dataset.csv")
		take(t, d, "olist/olist_closed_deals_dataset.csv")
		if dump(t, d.File) != afterDeals {
			t.Error("the firm changed")
		}
	})
	t.Run("undo of each import gives an equal dump", func(t *testing.T) {
		if _, err := d.UndoBatch(ctx, closed.Batch); err != nil {
			t.Fatal(err)
		}
		if dump(t, d.File) != afterLeads {
			t.Error("undoing the deals leaves traces")
		}
		again := take(t, d, "olist/olist_closed_deals_dataset.csv")
		if again.Updated != 842 {
			t.Errorf("an undone import cannot be imported again: %+v", counts(again))
		}
		if _, err := d.UndoBatch(ctx, again.Batch); err != nil || dump(t, d.File) != afterLeads {
			t.Fatalf("undoing the deals once more leaves traces: %v", err)
		}
		if _, err := d.UndoBatch(ctx, first.Batch); err != nil {
			t.Fatal(err)
		}
		if dump(t, d.File) != empty {
			t.Error("undoing the leads leaves traces")
		}
	})
	sound(t, d.File)
}

// same compares counts by word; the blank word of a list is "(blank)".
func same(t *testing.T, what string, got, want map[string]int) {
	t.Helper()
	for word, n := range want {
		if g := got[strings.TrimSuffix(strings.TrimPrefix(word, "(blank)"), "")]; g != n {
			t.Errorf("%s: %q is %d, should be %d", what, word, g, n)
		}
	}
}

func TestImport_hubspot(t *testing.T) {
	ctx := context.Background()
	for _, order := range [][]string{{"companies", "contacts", "deals"}, {"deals", "contacts", "companies"}} {
		t.Run(strings.Join(order, ", "), func(t *testing.T) {
			d := storetest.New(t)
			for _, list := range order {
				take(t, d, "crm/hubspot_dummy_"+list+".csv")
			}
			companies, err := d.Companies(ctx)
			if err != nil || len(companies) != 200 {
				t.Errorf("%d companies, %v", len(companies), err)
			}
			people, err := d.People(ctx)
			if err != nil || len(people) != 950 {
				t.Errorf("%d people, %v", len(people), err)
			}
			rows, err := d.Leads(ctx)
			if err != nil || len(rows) != 500 {
				t.Errorf("%d leads, %v", len(rows), err)
			}
			kinds := map[string]int{}
			total := int64(0)
			for _, r := range rows {
				kinds[r.Kind]++
				total += r.Value.Minor
			}
			if kinds["new-client"] != 111 {
				t.Errorf("kinds %v", kinds)
			}
			wantPairs(t, d.File, "")
			sound(t, d.File)
		})
	}
}

func TestImport_maven(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	take(t, d, "maven/accounts.csv")
	take(t, d, "maven/sales_pipeline.csv")
	companies, err := d.Companies(ctx)
	if err != nil || len(companies) != 85 {
		t.Errorf("%d companies, %v", len(companies), err)
	}
	rows, err := d.Leads(ctx)
	if err != nil || len(rows) != 8800 {
		t.Fatalf("%d leads, %v", len(rows), err)
	}
	outcome := map[string]int{}
	none, won := 0, int64(0)
	for _, r := range rows {
		outcome[r.Outcome]++
		if r.Company.IsZero() {
			none++
		}
		if r.Outcome == "signed" {
			won += r.Value.Minor
		}
	}
	if outcome["signed"] != 4238 || outcome["lost"] != 2473 || outcome["open"] != 2089 || none != 1425 || won != 1000553400 {
		t.Errorf("outcomes %v, without company %d, won %d", outcome, none, won)
	}
	t.Run("nothing in these lists tells won from lost, and nothing is made of it", func(t *testing.T) { mavenOutcomes(t, d) })
	wantPairs(t, d.File, "") // many deals of one company and one product, each with its id
	before := dump(t, d.File)
	if again := take(t, d, "maven/sales_pipeline.csv"); again.Unchanged != 8800 || dump(t, d.File) != before {
		t.Errorf("again: %+v", counts(again))
	}
}

func TestImport_salesforce(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	res := take(t, d, "crm/salesforce_training_leads.xlsx")
	rows, err := d.Leads(ctx)
	if err != nil || len(rows) != 44 {
		t.Errorf("%d leads, %v, %+v", len(rows), err, counts(res))
	}
	if again := take(t, d, "crm/salesforce_training_leads.xlsx"); again.Created != 0 || again.Updated != 0 {
		t.Errorf("again: %+v", counts(again))
	}
}

// A firm's own export, read back into the same firm, makes nothing twice.
func TestImport_ownExport(t *testing.T) {
	ctx := context.Background()
	d := storetest.New(t)
	id, err := d.AddLine(ctx, "Acme, Jane Doe, jane@acme.example, migration, 80k")
	if err != nil {
		t.Fatal(err)
	}
	before := dump(t, d.File)
	list := "Lead ID,Company,Contact,Email,Deal name,Amount,Stage\n" + id.String() + ",Acme,Jane Doe,jane@acme.example,migration,80000.00,Interested\n"
	res, err := d.Import(ctx, model.ListSource{Name: "leads.csv", Data: []byte(list)}, nil)
	if err != nil || res.Created != 0 {
		t.Fatalf("%+v %v", counts(res), err)
	}
	if after := dump(t, d.File); after != before {
		t.Error(diff(before, after))
	}
}

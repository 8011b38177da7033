package intake

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"testing"
)

// public unpacks one of the public lists in ../testdata.
func public(t testing.TB, name string) []byte {
	t.Helper()
	packed, err := os.ReadFile("../testdata/" + name + ".gz")
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// facts are the totals that were computed straight from a list.
func facts(t testing.TB, name string) map[string]any {
	t.Helper()
	var f map[string]any
	if err := json.Unmarshal(public(t, name), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func table(t testing.TB, name string) *Table {
	t.Helper()
	tab, err := Read(name, public(t, name), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestRead_public(t *testing.T) {
	for _, c := range []struct {
		name    string
		rows    int
		columns int
	}{
		{"crm/copado_leads_plus_phones.csv", 7, 5},
		{"crm/hubspot_dummy_companies.csv", 200, 16},
		{"crm/hubspot_dummy_contacts.csv", 950, 20},
		{"crm/hubspot_dummy_deals.csv", 500, 12},
		{"crm/salesforce_scored_leads.csv", 160, 17},
		{"crm/salesforce_training_leads.xlsx", 44, 15},
		{"headers/linkedin_connections_header_only.csv", 0, 7},
		{"headers/pipedrive_deals_export_header_only.csv", 0, 17},
		{"headers/pipedrive_sample_import_header_only.csv", 0, 13},
		{"maven/accounts.csv", 85, 7},
		{"maven/sales_pipeline.csv", 8800, 8},
		{"olist/olist_marketing_qualified_leads_dataset.csv", 8000, 4},
		{"olist/olist_closed_deals_dataset.csv", 842, 14},
		{"olist/olist_mql_us_dates.csv", 8000, 3},
	} {
		t.Run(c.name+" is read whole and without complaint", func(t *testing.T) {
			tab := table(t, c.name)
			if len(tab.Rows) != c.rows || len(tab.Header) != c.columns {
				t.Errorf("%d rows x %d columns, want %d x %d", len(tab.Rows), len(tab.Header), c.rows, c.columns)
			}
			if len(tab.Problems) > 0 {
				t.Errorf("problems: %v", tab.Problems)
			}
		})
	}
}

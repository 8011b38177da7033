package intake

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"baton/model"
)

func propose(t testing.TB, list string) *Proposal {
	t.Helper()
	tab := table(t, list)
	return Propose(tab, Guess(tab), Options{Currency: "USD"})
}

// same compares a computed total with one from a facts file.
func same(t *testing.T, what string, got float64, want any) {
	t.Helper()
	if w, ok := want.(float64); !ok || math.Abs(got-w) > 0.004 {
		t.Errorf("%s is %v, the facts say %v", what, got, want)
	}
}

func clean(t *testing.T, p *Proposal, rows int) {
	t.Helper()
	if p.Read != rows || p.Duplicates != 0 || p.Rejected != 0 || len(p.Problems) != 0 {
		t.Errorf("read %d, %d duplicates, %d rejected, problems %.3v; want %d rows and nothing else", p.Read, p.Duplicates, p.Rejected, p.Problems, rows)
	}
}

func day(w model.When) string {
	if w.At.IsZero() {
		return ""
	}
	return w.At.Format(time.DateOnly)
}

func TestPropose_olist(t *testing.T) {
	f := facts(t, "olist/facts.json")
	leads, deals := propose(t, "olist/olist_marketing_qualified_leads_dataset.csv"), propose(t, "olist/olist_closed_deals_dataset.csv")
	first := map[string]*Lead{}
	t.Run("8,000 leads, all without a company or a person", func(t *testing.T) {
		clean(t, leads, 8000)
		origins := map[string]int{}
		low, high := "9999", ""
		pages := map[string]bool{}
		for _, r := range leads.Rows {
			if r.Company != nil || r.Person != nil || r.Lead == nil || r.Lead.Created.Exact != "day" {
				t.Fatalf("line %d makes %+v", r.Line, r)
			}
			first[r.Lead.Key] = r.Lead
			origin := r.Lead.Source
			if origin == "" {
				origin = "(blank)"
			}
			origins[origin]++
			low, high = min(low, day(r.Lead.Created)), max(high, day(r.Lead.Created))
			for _, c := range r.Custom {
				pages[c.Text] = true
			}
		}
		for origin, n := range f["mql_by_origin"].(map[string]any) {
			same(t, origin, float64(origins[origin]), n)
		}
		if got := fmt.Sprint([]any{low, high}); got != fmt.Sprint(f["first_contact_range"]) {
			t.Errorf("from %s", got)
		}
		same(t, "landing pages", float64(len(pages)), f["landing_pages"])
	})
	t.Run("842 deals join them by the same source and key, signed when they were won", func(t *testing.T) {
		clean(t, deals, 842)
		if deals.Mapping.Source != leads.Mapping.Source {
			t.Fatalf("sources %q and %q", deals.Mapping.Source, leads.Mapping.Source)
		}
		origins, orphans, negative, lowest, timed := map[string]int{}, 0, 0, 0, 0
		for _, r := range deals.Rows {
			if r.Lead.Stage != "signed" || r.Lead.HasValue || r.Lead.Closed.Exact == "" || r.Company != nil || r.Lead.KindSaid {
				t.Fatalf("line %d makes %+v", r.Line, r.Lead)
			}
			if r.Lead.Closed.Exact == "minute" {
				timed++
			}
			lead := first[r.Lead.Key]
			if lead == nil {
				orphans++
				continue
			}
			origin := lead.Source
			if origin == "" {
				origin = "(blank)"
			}
			origins[origin]++
			days := int(math.Floor(r.Lead.Closed.At.Sub(lead.Created.At).Hours() / 24))
			if lowest = min(lowest, days); days < 0 {
				negative++
			}
		}
		if timed != 841 { // one says midnight to the second: only its day is known
			t.Errorf("%d are known to the minute", timed)
		}
		same(t, "orphans", float64(orphans), f["orphans"])
		for origin, n := range f["closed_by_origin"].(map[string]any) {
			same(t, origin, float64(origins[origin]), n)
		}
		close := f["whole_days_to_close"].(map[string]any)
		same(t, "deals won before the first contact", float64(negative), close["negative"])
		same(t, "fewest days", float64(lowest), close["min"])
	})
	t.Run("an unknown revenue of 0.0 stays the text it was", func(t *testing.T) {
		zero, filled := 0, map[string]int{}
		for _, r := range deals.Rows {
			for _, c := range r.Custom {
				filled[c.Field]++
				if c.Field == "x.declared_monthly_revenue" && c.Text == "0.0" {
					zero++
				}
			}
		}
		if zero != 797 {
			t.Errorf("%d of 797", zero)
		}
		for column, n := range f["blank_cells_in_closed"].(map[string]any) {
			if column != "mql_id" && column != "won_date" {
				same(t, column, float64(842-filled["x."+column]), n)
			}
		}
	})
	t.Run("the list that Excel wrote again with American dates says the same", func(t *testing.T) {
		again := propose(t, "olist/olist_mql_us_dates.csv")
		clean(t, again, 8000)
		if again.Orders["first_contact_date"] != "mdy" {
			t.Fatalf("read as %s", again.Orders["first_contact_date"])
		}
		for _, r := range again.Rows {
			if l := first[r.Lead.Key]; l == nil || !l.Created.At.Equal(r.Lead.Created.At) || l.Source != r.Lead.Source {
				t.Fatalf("line %d: %+v, want %+v", r.Line, r.Lead, l)
			}
		}
	})
}

func TestPropose_maven(t *testing.T) {
	f := facts(t, "maven/facts.json")
	stages := map[string]string{"target": "Prospecting", "evaluating": "Engaging", "signed": "Won", "lost": "Lost"}
	t.Run("8,800 leads on 85 companies, and 1,425 without one", func(t *testing.T) {
		p := propose(t, "maven/sales_pipeline.csv")
		clean(t, p, 8800)
		byStage, blank, byQuarter, won, companies, noDate, noValue := map[string]int{}, map[string]int{}, map[string]float64{}, 0.0, map[string]bool{}, 0, 0
		for _, r := range p.Rows {
			l := r.Lead
			word := stages[l.Stage]
			byStage[word]++
			if r.Company == nil {
				blank[word]++
			} else {
				companies[NormalName(r.Company.Name)] = true
			}
			if l.Created.At.IsZero() {
				noDate++
			}
			if !l.HasValue && l.Stage != "lost" {
				noValue++
			}
			if l.Stage == "lost" && l.HasValue {
				t.Fatalf("line %d: a lost lead is worth %v", r.Line, l.Value)
			}
			if l.Stage == "signed" {
				amount := float64(l.Value.Minor) / 100
				won += amount
				byQuarter[fmt.Sprintf("%d-Q%d", l.Closed.At.Year(), (l.Closed.At.Month()+2)/3)] += amount
			}
		}
		for word, n := range f["by_stage"].(map[string]any) {
			same(t, word, float64(byStage[word]), n)
		}
		for word, n := range f["blank_account_by_stage"].(map[string]any) {
			same(t, word, float64(blank[word]), n)
		}
		for quarter, v := range f["won_value_by_close_quarter"].(map[string]any) {
			same(t, quarter, byQuarter[quarter], v)
		}
		same(t, "won value", won, f["won_value"])
		same(t, "rows without a date", float64(noDate), f["blank_engage_date"])
		same(t, "rows without a value", float64(noValue), f["blank_close_value"])
		if len(companies) != 85 {
			t.Errorf("%d companies", len(companies))
		}
	})
	t.Run("85 companies with their revenue in whole dollars", func(t *testing.T) {
		p := propose(t, "maven/accounts.csv")
		clean(t, p, 85)
		acme := p.Rows[0].Company
		if acme.Revenue != (model.Money{Minor: 1_100_040_000_00, Currency: "USD"}) || acme.Employees != 2822 || acme.Country != "United States" || p.Rows[0].Lead != nil {
			t.Errorf("got %+v", acme)
		}
	})
}

func TestPropose_hubspot(t *testing.T) {
	f := facts(t, "crm/hubspot_dummy_facts.json")
	domains, emails := map[string]bool{}, map[string]bool{}
	t.Run("a companies export makes 200 companies and nothing else", func(t *testing.T) {
		p := propose(t, "crm/hubspot_dummy_companies.csv")
		clean(t, p, 200)
		for _, r := range p.Rows {
			if r.Person != nil || r.Lead != nil || r.Company.Key == "" {
				t.Fatalf("line %d makes %+v", r.Line, r)
			}
			domains[r.Company.Domain] = true
		}
		if len(domains) != 200 {
			t.Errorf("%d domains", len(domains))
		}
	})
	t.Run("a contacts export makes 950 people, who link to companies that are known", func(t *testing.T) {
		p := propose(t, "crm/hubspot_dummy_contacts.csv")
		clean(t, p, 950)
		zeros, statuses, stages := 0, map[string]int{}, map[string]int{}
		for _, r := range p.Rows {
			if r.Lead != nil || r.Person.Key == "" || r.Company != nil && !(r.Company.OnlyIfKnown && domains[r.Company.Domain]) {
				t.Fatalf("line %d makes %+v with %+v", r.Line, r, r.Company)
			}
			emails[NormalEmail(r.Person.Email)] = true
			status := ""
			for _, c := range r.Custom {
				switch c.Field {
				case "x.postal_code":
					if strings.HasPrefix(c.Text, "0") {
						zeros++
					}
				case "x.lead_status":
					status = c.Text
				case "x.lifecycle_stage":
					stages[c.Text]++
				}
			}
			statuses[status]++
		}
		same(t, "addresses", float64(len(emails)), f["unique_emails_ci"])
		same(t, "postal codes with a zero in front", float64(zeros), f["postal_codes_with_leading_zero"])
		for status, n := range f["lead_status"].(map[string]any) {
			same(t, "status "+status, float64(statuses[status]), n)
		}
		for stage, n := range f["lifecycle_stage"].(map[string]any) {
			same(t, stage, float64(stages[stage]), n)
		}
	})
	t.Run("500 deals are leads of known people at known companies, to the cent", func(t *testing.T) {
		p := propose(t, "crm/hubspot_dummy_deals.csv")
		clean(t, p, 500)
		count, sum, pipelines, early, kinds := map[string]int{}, map[string]float64{}, map[string]int{}, 0, map[string]int{}
		for _, r := range p.Rows {
			l := r.Lead
			if !domains[r.Company.Domain] || !emails[r.Person.Email] {
				t.Fatalf("line %d: %+v of %+v", r.Line, r.Person, r.Company)
			}
			count[l.StageWord]++
			sum[l.StageWord] += float64(l.Value.Minor) / 100
			pipelines[l.Pipeline]++
			kinds[l.Kind]++
			closed := l.Closed
			if l.Stage != "signed" && l.Stage != "lost" {
				closed = l.Expected
			}
			if closed.At.Before(l.Created.At) {
				early++
			}
			if l.Stage == "lost" && l.ReasonWord != "" && !model.IsWord("lost", l.Reason) {
				t.Errorf("lost for %q", l.ReasonWord)
			}
		}
		for stage, want := range f["deal_stage_count_amount"].(map[string]any) {
			pair := want.([]any)
			same(t, stage, float64(count[stage]), pair[0])
			same(t, stage, sum[stage], pair[1])
		}
		for pipeline, n := range f["pipelines"].(map[string]any) {
			same(t, pipeline, float64(pipelines[pipeline]), n)
		}
		same(t, "closed before created", float64(early), f["deals_closing_before_creation"])
		if kinds["renewal"] != 248 || kinds["expansion"]+kinds["new-client"] != 252 || kinds["expansion"] == 0 {
			t.Errorf("kinds %v", kinds)
		}
	})
}

func TestPropose_salesforce(t *testing.T) {
	f := facts(t, "crm/salesforce_scored_facts.json")
	t.Run("160 leads with what they were worth", func(t *testing.T) {
		p := propose(t, "crm/salesforce_scored_leads.csv")
		clean(t, p, 160)
		stages, won := map[string]int{}, 0.0
		for _, r := range p.Rows {
			stages[r.Lead.StageWord]++
			if r.Lead.Stage == "signed" {
				won += float64(r.Lead.Value.Minor) / 100
			}
			if r.Company == nil || r.Person == nil || r.Company.Domain == "" {
				t.Fatalf("line %d makes %+v", r.Line, r)
			}
		}
		for stage, n := range f["stage"].(map[string]any) {
			same(t, stage, float64(stages[stage]), n)
		}
		same(t, "won value", won, f["won_value"])
	})
	t.Run("44 leads of a workbook, each with company and person", func(t *testing.T) {
		p := propose(t, "crm/salesforce_training_leads.xlsx")
		if p.Read != 44 || p.Rejected != 0 {
			t.Errorf("%d read, %d rejected", p.Read, p.Rejected)
		}
		for _, r := range p.Rows {
			if r.Company == nil || r.Person == nil || r.Lead == nil {
				t.Fatalf("line %d makes %+v", r.Line, r)
			}
		}
		if r := p.Rows[0]; r.Person.Name != "Adrian Benavides" || r.Company.Name != "123 Warehousing" || r.Company.Postcode != "94106" || r.Company.Domain != "123warehousing.com" {
			t.Errorf("got %+v at %+v", r.Person, r.Company)
		}
	})
	t.Run("7 leads with their long telephone numbers whole", func(t *testing.T) {
		p := propose(t, "crm/copado_leads_plus_phones.csv")
		clean(t, p, 7)
		if r := p.Rows[0]; r.Person.Name != "John Smith" || r.Person.Phone != "+15736562741345" || r.Company.Domain != "salesforce.com" || r.Company.DomainGuessed {
			t.Errorf("got %+v at %+v", r.Person, r.Company)
		}
	})
}

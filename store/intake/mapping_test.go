package intake

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestGuess_public(t *testing.T) {
	for _, c := range []struct {
		list, preset, source, noun string
		want                       map[string]string
	}{
		{"olist/olist_marketing_qualified_leads_dataset.csv", "Olist qualified leads", "olist", "lead", map[string]string{
			"mql_id": "lead.key", "first_contact_date": "lead.created", "landing_page_id": "x.landing_page_id", "origin": "lead.source"}},
		{"olist/olist_mql_us_dates.csv", "Olist qualified leads", "olist", "lead", map[string]string{
			"mql_id": "lead.key", "first_contact_date": "lead.created", "origin": "lead.source"}},
		{"olist/olist_closed_deals_dataset.csv", "Olist closed deals", "olist", "lead", map[string]string{
			"mql_id": "lead.key", "seller_id": "x.seller_id", "sdr_id": "x.sdr_id", "sr_id": "x.sr_id", "won_date": "lead.closed", "business_segment": "x.business_segment",
			"lead_type": "x.lead_type", "lead_behaviour_profile": "x.lead_behaviour_profile", "has_company": "x.has_company", "has_gtin": "x.has_gtin", "average_stock": "x.average_stock",
			"business_type": "x.business_type", "declared_product_catalog_size": "x.declared_product_catalog_size", "declared_monthly_revenue": "x.declared_monthly_revenue"}},
		{"maven/sales_pipeline.csv", "Maven opportunities", "maven", "lead", map[string]string{
			"opportunity_id": "lead.key", "sales_agent": "lead.owner", "product": "lead.offer", "account": "company.name", "deal_stage": "lead.stage",
			"engage_date": "lead.created", "close_date": "lead.closed", "close_value": "lead.value"}},
		{"maven/accounts.csv", "Maven accounts", "maven", "company", map[string]string{
			"account": "company.name", "sector": "company.industry", "year_established": "x.year_established", "revenue": "company.revenue",
			"employees": "company.employees", "office_location": "company.country", "subsidiary_of": "company.parent"}},
		{"crm/hubspot_dummy_contacts.csv", "HubSpot contacts", "hubspot", "person", map[string]string{
			"Contact ID": "person.key", "First Name": "person.first", "Last Name": "person.last", "Email": "person.email", "Phone Number": "person.phone",
			"Mobile Phone Number": "x.mobile_phone_number", "Job Title": "person.title", "Lifecycle Stage": "x.lifecycle_stage", "Lead Status": "x.lead_status",
			"Create Date": "person.created", "Last Modified Date": "x.last_modified_date", "Contact Owner": "person.owner", "Lead Source": "x.lead_source", "Website URL": "x.website_url",
			"Street Address": "x.street_address", "City": "x.city", "State/Region": "x.state_region", "Postal Code": "x.postal_code", "Country": "x.country",
			"Associated Company Domain": "company.domain"}},
		{"crm/hubspot_dummy_companies.csv", "HubSpot companies", "hubspot", "company", map[string]string{
			"Company ID": "company.key", "Company Name": "company.name", "Company Domain Name": "company.domain", "Industry": "company.industry", "Number of Employees": "company.employees",
			"Annual Revenue": "company.revenue", "Phone Number": "company.phone", "Website": "company.website", "Street Address": "company.street", "City": "company.city",
			"State/Region": "company.region", "Postal Code": "company.postcode", "Country": "company.country", "Create Date": "company.created", "Last Modified Date": "x.last_modified_date",
			"Company Owner": "company.owner"}},
		{"crm/hubspot_dummy_deals.csv", "HubSpot deals", "hubspot", "lead", map[string]string{
			"Deal ID": "lead.key", "Deal Name": "lead.title", "Deal Stage": "lead.stage", "Pipeline": "lead.pipeline", "Amount": "lead.value", "Close Date": "lead.closed",
			"Create Date": "lead.created", "Deal Owner": "lead.owner", "Deal Type": "lead.dealtype", "Closed Lost Reason": "lead.lost_reason",
			"Associated Company Domain": "company.domain", "Associated Contact Email": "person.email"}},
		{"crm/salesforce_scored_leads.csv", "Salesforce leads", "salesforce", "lead", map[string]string{
			"lead_id": "lead.key", "first_name": "person.first", "last_name": "person.last", "email": "person.email", "company": "company.name", "title": "person.title",
			"lead_source": "lead.source", "platform": "x.platform", "created_date": "lead.created", "lead_score": "x.lead_score", "status": "x.status", "annual_revenue": "company.revenue",
			"employees": "company.employees", "industry": "company.industry", "conversion_date": "lead.closed", "opportunity_value": "lead.value", "stage": "lead.stage"}},
		{"crm/salesforce_training_leads.xlsx", "", "", "lead", map[string]string{
			"First Name": "person.first", "Last Name": "person.last", "email": "person.email", "Phone": "person.phone", "Title": "person.title", "Company": "company.name",
			"Address Line 1": "company.street", "City": "company.city", "State/Province": "company.region", "Postal Code": "company.postcode", "Country": "company.country",
			"Industry": "company.industry", "Owner": "lead.owner", "Rating": "x.rating", "Status": "lead.stage"}},
		{"crm/copado_leads_plus_phones.csv", "", "", "lead", map[string]string{
			"First Name": "person.first", "Last Name": "person.last", "Company": "company.name", "Phone": "person.phone", "Website": "company.website"}},
		{"headers/linkedin_connections_header_only.csv", "LinkedIn connections", "linkedin", "lead", map[string]string{
			"First Name": "person.first", "Last Name": "person.last", "URL": "person.key", "Email Address": "person.email", "Company": "company.name",
			"Position": "person.title", "Connected On": "person.created"}},
		{"headers/pipedrive_deals_export_header_only.csv", "Pipedrive deals", "pipedrive", "lead", map[string]string{
			"Deal - ID": "lead.key", "Deal - Title": "lead.title", "Deal - Value": "lead.value", "Deal - Currency": "lead.currency", "Deal - Pipeline": "lead.pipeline",
			"Deal - Stage": "lead.stage", "Deal - Status": "lead.outcome", "Deal - Owner": "lead.owner", "Deal - Organization": "company.name", "Deal - Contact person": "person.name",
			"Deal - Probability": "x.deal_probability", "Deal - Expected close date": "lead.expected", "Deal - Deal created": "lead.created",
			"Deal - Last stage change": "x.deal_last_stage_change", "Deal - Last activity date": "x.deal_last_activity_date", "Deal - Next activity date": "lead.next_date",
			"Deal - Won time": "lead.closed"}},
		{"headers/pipedrive_sample_import_header_only.csv", "Pipedrive import sheet", "pipedrive", "lead", map[string]string{
			"Person - Name*": "person.name", "Person - First name": "person.first", "Person - Last name": "person.last", "Person - Phone": "person.phone",
			"Person - Email (Work)": "person.email", "Person - Email (Home)": "x.person_email_home", "Organization - Name*": "company.name", "Organization - Address": "company.street",
			"Deal - Title": "lead.title", "Deal - Value": "lead.value", "Activity - Subject*": "lead.next_step", "Activity - Due date": "lead.next_date", "Note - Content*": "lead.note"}},
	} {
		t.Run(c.list+" is understood column by column", func(t *testing.T) {
			m := Guess(table(t, c.list))
			if m.Preset != c.preset || m.Source != c.source || m.Noun != c.noun {
				t.Errorf("taken for %q of source %q making a %s, want %q, %q, %s", m.Preset, m.Source, m.Noun, c.preset, c.source, c.noun)
			}
			for name, field := range c.want {
				if m.Columns[name] != field {
					t.Errorf("%s is %q, want %q", name, m.Columns[name], field)
				}
			}
			if len(m.Columns) != len(c.want) {
				t.Errorf("%d columns, want %d", len(m.Columns), len(c.want))
			}
		})
	}
}

func TestGuess_lists(t *testing.T) {
	for _, c := range []struct {
		name, list   string
		noun, source string
		want         string // fields in the order of the columns
	}{
		{"a German list", "Firma;Ansprechpartner;E-Mail-Adresse;PLZ;Ort;Mitarbeiter\nAcme;Jane;j@acme.example;01234;Köln;50", "lead", "", "company.name person.name person.email company.postcode company.city company.employees"},
		{"a French list", "Société,Prénom,Nom,Courriel,Ville\nAcme,Jane,Doe,j@acme.example,Lyon", "lead", "", "company.name person.first person.last person.email company.city"},
		{"names of companies", "Name,Website\nAcme,acme.example", "lead", "", "company.name company.website"},
		{"names of people", "Name,Email\nJane,j@acme.example", "lead", "", "person.name person.email"},
		{"any export with a contact id makes people", "Contact ID,Full Name,Created\n1,Jane,2024-01-02", "person", "Contact ID", "person.key person.name person.created"},
		{"any export with a company id makes companies", "Account ID,Account Name,Phone\n1,Acme,555 555 1234", "company", "Account ID", "company.key company.name company.phone"},
		{"an activity export makes touches", "Activity date,Activity type,Contact email,Outcome,Notes\n2024-01-02,Call,j@acme.example,talked,x", "touch", "", "touch.happened touch.kind person.email touch.outcome touch.note"},
		{"Baton's own field names stand for themselves", "company.name,lead.stage,x.colour\nAcme,aware,red", "lead", "", "company.name lead.stage x.colour"},
		{"an address is known by its look under any header", "Firma,Wohin\nAcme,j@acme.example\nBeta,b@beta.example", "lead", "", "company.name person.email"},
		{"a status of known stages is the stage", "Company,Status\nAcme,Won\nBeta,Open", "lead", "", "company.name lead.stage"},
		{"a status of other words is kept", "Company,Status\nAcme,blue\nBeta,green", "lead", "", "company.name x.status"},
		{"an empty unknown column is left out, a filled one kept", "Company,Foo,Bar Baz\nAcme,,1", "lead", "", "company.name - x.bar_baz"},
		{"a second phone is kept", "Company,Contact,Phone,Phone\nAcme,Jane Doe,1,2", "lead", "", "company.name person.name person.phone x.phone_2"},
		{"HubSpot's own contact export makes people", "Record ID,First Name,Last Name,Email,Associated Company\n1,Jane,Doe,j@acme.example,Acme", "person", "hubspot", "person.key person.first person.last person.email company.name"},
		{"HubSpot's own deal export makes leads", "Record ID,Deal Name,Deal Stage,Amount,Associated Company\n1,x,Closed Won,5,Acme", "lead", "hubspot", "lead.key lead.title lead.stage lead.value company.name"},
		{"no header at all", "Acme GmbH,Jane Doe,jane@acme.example,80k\nBeta Ltd,Bob Roe,bob@beta.example,12k", "lead", "", "company.name person.name person.email lead.value"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab, err := Read("l.csv", []byte(c.list), Options{})
			if err != nil {
				t.Fatal(err)
			}
			m := Guess(tab)
			var got []string
			for _, name := range tab.Columns() {
				field := m.Columns[name]
				if field == "" {
					field = "-"
				}
				got = append(got, field)
			}
			if strings.Join(got, " ") != c.want || m.Noun != c.noun || m.Source != c.source {
				t.Errorf("got %s, %s of %q\nwant %s, %s of %q", strings.Join(got, " "), m.Noun, m.Source, c.want, c.noun, c.source)
			}
		})
	}
}

func TestMapping_With(t *testing.T) {
	tab, _ := Read("l.csv", []byte("Firm,Key,Colour\nAcme,7,red\n"), Options{})
	m := Guess(tab)
	t.Run("the user's word wins, and an id makes a source", func(t *testing.T) {
		got, err := m.With(tab, map[string]string{"key": "lead.key", "Colour": ""}, "")
		want := map[string]string{"Firm": "company.name", "Key": "lead.key", "Colour": ""}
		if err != nil || !reflect.DeepEqual(got.Columns, want) || got.Source != "Key" || got.Noun != "lead" {
			t.Errorf("got %+v, %v", got, err)
		}
		if m.Columns["Key"] != "x.key" {
			t.Error("the guess itself was changed")
		}
	})
	t.Run("a column named as a contact's id makes the list one of people", func(t *testing.T) {
		got, err := m.With(tab, map[string]string{"Key": "person.key"}, "")
		if err != nil || got.Noun != "person" || got.Source != "Key" {
			t.Errorf("got %+v, %v", got, err)
		}
	})
	t.Run("every mistake in a map file is named at once", func(t *testing.T) {
		_, err := m.With(tab, map[string]string{"Size": "company.employees", "Colour": "lead.colour"}, "planet")
		for _, says := range []string{`no column "Size": it has Firm, Key, Colour`, `cannot be "lead.colour"`, `"planet"`} {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%v does not say %s", err, says)
			}
		}
	})
	t.Run("another noun gets its own dates and owners", func(t *testing.T) {
		tab, _ := Read("l.csv", []byte("Company,Owner,Created,Notes\nAcme,Ann,2024-01-02,x\n"), Options{})
		got, err := Guess(tab).With(tab, nil, "company")
		want := map[string]string{"Company": "company.name", "Owner": "company.owner", "Created": "company.created", "Notes": "company.note"}
		if err != nil || !reflect.DeepEqual(got.Columns, want) {
			t.Errorf("got %v, %v", got.Columns, err)
		}
	})
	t.Run("the columns print as a map file", func(t *testing.T) {
		out, _ := json.Marshal(m.Columns)
		if string(out) != `{"Colour":"x.colour","Firm":"company.name","Key":"x.key"}` {
			t.Errorf("got %s", out)
		}
	})
}

func TestWordLists(t *testing.T) {
	for name, lists := range map[string]map[string]string{"header": headerLists, "stage": stageLists} {
		t.Run("no "+name+" word means two things, and each is written as it is looked up", func(t *testing.T) {
			seen := map[string]string{}
			for field, list := range lists {
				if name == "header" && !Field(field) {
					t.Errorf("%s is no field", field)
				}
				for word := range strings.SplitSeq(list, ",") {
					word = strings.Join(strings.Fields(word), " ")
					if other, twice := seen[word]; twice {
						t.Errorf("%q is both %s and %s", word, field, other)
					}
					if seen[word] = field; plainHeader(word) != word {
						t.Errorf("%q is looked up as %q", word, plainHeader(word))
					}
				}
			}
		})
	}
	t.Run("presets name real fields", func(t *testing.T) {
		for _, p := range presets {
			for column, field := range p.columns {
				if !Field(field) || plainHeader(column) != column {
					t.Errorf("%s: %s -> %s", p.name, column, field)
				}
			}
		}
	})
}

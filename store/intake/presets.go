package intake

// preset is a list that Baton recognises by its header.
type preset struct {
	name    string
	source  string
	noun    string
	needs   []string          // columns that only this list has together, folded
	columns map[string]string // where the common words would be wrong
	fixed   map[string]string // what the list says without a column
	scale   map[string]int    // powers of ten: revenue in millions is 6
}

// presets from the narrower to the wider.
var presets = []preset{
	{name: "HubSpot deals", source: "hubspot", noun: "lead", needs: []string{"deal id", "deal stage", "pipeline"},
		columns: map[string]string{"deal name": "lead.title", "deal type": "lead.dealtype", "close date": "lead.closed"}},
	{name: "HubSpot contacts", source: "hubspot", noun: "person", needs: []string{"contact id", "email", "lifecycle stage"},
		columns: map[string]string{"website url": "x.website_url", "lead source": "x.lead_source", "lead status": "x.lead_status", "street address": "x.street_address",
			"city": "x.city", "state region": "x.state_region", "postal code": "x.postal_code", "country": "x.country"}},
	{name: "HubSpot deals", source: "hubspot", noun: "lead", needs: []string{"record id", "deal name", "deal stage"},
		columns: map[string]string{"deal type": "lead.dealtype", "close date": "lead.closed"}},
	{name: "HubSpot contacts", source: "hubspot", noun: "person", needs: []string{"record id", "first name", "email"},
		columns: map[string]string{"record id": "person.key", "lead status": "x.lead_status", "city": "x.city", "state region": "x.state_region", "country": "x.country"}},
	{name: "HubSpot companies", source: "hubspot", noun: "company", needs: []string{"record id", "company name"},
		columns: map[string]string{"record id": "company.key"}},
	{name: "HubSpot companies", source: "hubspot", noun: "company", needs: []string{"company id", "company name", "company domain name"}},
	{name: "Salesforce leads", source: "salesforce", noun: "lead", needs: []string{"lead id", "lead source", "status", "company"},
		columns: map[string]string{"title": "person.title", "opportunity value": "lead.value", "conversion date": "lead.closed"}},
	{name: "Pipedrive deals", source: "pipedrive", noun: "lead", needs: []string{"deal id", "deal title", "deal status"},
		columns: map[string]string{"deal status": "lead.outcome", "deal stage": "lead.stage", "deal organization": "company.name", "deal contact person": "person.name",
			"deal owner": "lead.owner", "deal expected close date": "lead.expected", "deal deal created": "lead.created", "deal won time": "lead.closed",
			"deal pipeline": "lead.pipeline", "deal lost time": "x.lost_time", "deal lost reason": "lead.lost_reason", "deal next activity date": "lead.next_date"}},
	{name: "Pipedrive import sheet", source: "pipedrive", noun: "lead", needs: []string{"person name", "organization name", "deal title"},
		columns: map[string]string{"activity subject": "lead.next_step", "activity due date": "lead.next_date", "note content": "lead.note"}},
	{name: "LinkedIn connections", source: "linkedin", noun: "lead", needs: []string{"first name", "last name", "url", "connected on"},
		columns: map[string]string{"url": "person.key", "connected on": "person.created", "position": "person.title"}},
	{name: "Olist qualified leads", source: "olist", noun: "lead", needs: []string{"mql id", "first contact date"},
		fixed: map[string]string{"lead.stage": "evaluating", "lead.route": "inbound"}},
	{name: "Olist closed deals", source: "olist", noun: "lead", needs: []string{"mql id", "won date"},
		columns: map[string]string{"business type": "x.business_type", "lead type": "x.lead_type"},
		fixed:   map[string]string{"lead.stage": "signed"}},
	{name: "Maven opportunities", source: "maven", noun: "lead", needs: []string{"opportunity id", "sales agent", "deal stage", "engage date"}},
	{name: "Maven accounts", source: "maven", noun: "company", needs: []string{"account", "sector", "subsidiary of"},
		scale: map[string]int{"company.revenue": 6}},
}

// presetOf finds the preset whose columns are all there.
func presetOf(headers []string) (preset, bool) {
	there := map[string]bool{}
	for _, h := range headers {
		there[plainHeader(h)] = true
	}
	for _, p := range presets {
		if hasAll(there, p.needs) {
			return p, true
		}
	}
	return preset{}, false
}

func hasAll(there map[string]bool, needs []string) bool {
	for _, n := range needs {
		if !there[n] {
			return false
		}
	}
	return true
}

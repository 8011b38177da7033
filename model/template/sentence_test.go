package template

import (
	"strings"
	"testing"

	"baton/model"
)

func TestSentence_EveryTemplateSpeaks(t *testing.T) {
	want := map[string]string{
		"cloud": "For software companies of 50 to 500 people with a product in the public cloud, we are a cloud and DevOps consultancy that helps them release on any working day without waking anyone at night, because we carry the pager with their team until the first quiet month. " +
			"Without us they would keep the platform team of two firefighting, or hire two platform engineers.",
		"data": "For manufacturers, wholesalers and retailers of 100 to 1,000 people with years of orders on record, we are a data and AI studio that helps them decide on numbers that purchasing, sales and finance all believe, because we bring one number into daily use before we build the second. " +
			"Without us they would put the monthly figures together by hand from five spreadsheets, or hire a first data scientist who starts without data.",
		"software": "For companies of 50 to 1,000 people that earn their money with a process no product covers, we are a custom software house that helps them replace the system their business runs on without a day's standstill, because we go live one part at a time and leave the old system running beside it. " +
			"Without us they would keep the old system alive with the one person who knows it, or wait until their own developers have time.",
		"security": "For manufacturers, suppliers and utilities of 80 to 800 people without a security team, we are a managed security provider that helps them stop an attack before the first shift begins, because we may cut an infected machine off at three in the morning without asking first. " +
			"Without us they would trust the firewall and hope the backup works, or give security to the administrator on top of everything else.",
		"plain": "For companies of 20 to 1,000 people with a problem we have solved before, we help them get what they were promised by the people who promised it, because we send the same people to the first meeting and to the work. " +
			"Without us they would live with the problem for another year, or ask their own people to do it beside their work.",
	}
	for _, tpl := range All() {
		if got := Sentence(elementsOf(Rows(tpl.ID, start))); got != want[tpl.ID] {
			t.Errorf("%s:\n got %s\nwant %s", tpl.ID, got, want[tpl.ID])
		}
	}
}

func TestSentence(t *testing.T) {
	el := func(step, text string) model.Element { return model.Element{Step: step, Text: text} }
	attribute := model.Element{ID: model.ID{1}, Step: "attribute", Text: "We answer at night"}
	for name, c := range map[string]struct {
		in   []model.Element
		want string
	}{
		"nothing said yet":                       {nil, ""},
		"blank answers count as nothing":         {[]model.Element{el("customer", " "), el("value", "."), attribute}, "We answer at night."},
		"only for whom":                          {[]model.Element{el("customer", "Small banks"), el("customer", "Insurers")}, "We are here for small banks and insurers."},
		"only what we are":                       {[]model.Element{el("category", "An audit firm")}, "We are an audit firm."},
		"for whom and what we are":               {[]model.Element{el("customer", "Banks"), el("category", "An audit firm")}, "For banks, we are an audit firm."},
		"a gain for nobody named":                {[]model.Element{el("value", "Sleep well."), attribute}, "We help companies sleep well, because we answer at night."},
		"what we are and the gain, for nobody":   {[]model.Element{el("category", "A firm"), el("value", "Sleep well")}, "We are a firm that helps companies sleep well."},
		"a value is told with its own attribute": {[]model.Element{el("attribute", "We are old"), attribute, {Step: "value", Text: "Sleep well", Of: attribute.ID}}, "We help companies sleep well, because we answer at night."},
		"names keep their capitals":              {[]model.Element{el("customer", "AWS users"), el("category", "SaaS builders")}, "For AWS users, we are SaaS builders."},
		"doing nothing needs no label":           {[]model.Element{el("alternative", "DO NOTHING: wait"), el("alternative", "Do nothing"), el("alternative", "Hire")}, "Without us they would wait, or do nothing."},
		"three customers":                        {[]model.Element{el("customer", "Banks"), el("customer", "Funds"), el("customer", "Insurers")}, "We are here for banks, funds and insurers."},
		"letters beyond English":                 {[]model.Element{el("category", "Équipe")}, "We are équipe."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Sentence(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("customer", "Do nothing:", "value", "É")
	f.Add("alternative", "do nothing:.", "category", "\xff")
	f.Fuzz(func(t *testing.T, s1, t1, s2, t2 string) {
		got := Sentence([]model.Element{{Step: s1, Text: t1}, {Step: s2, Text: t2}})
		if got != "" && !strings.HasSuffix(got, ".") {
			t.Errorf("%q does not end", got)
		}
	})
}

// elementsOf reads the positioning as the firm file will hold it.
func elementsOf(rows []model.Seed) []model.Element {
	ids := identities(rows)
	var out []model.Element
	for _, r := range of(rows, "element") {
		e := model.Element{Step: r.Fields["step"].(string), Text: r.Fields["text"].(string)}
		e.ID, _ = model.ParseID(ids["@"+r.Key])
		if of, ok := r.Fields["of"].(string); ok {
			e.Of, _ = model.ParseID(ids[of])
		}
		out = append(out, e)
	}
	return out
}

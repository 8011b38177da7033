package score

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"baton/model"
)

func TestLook(t *testing.T) {
	f := acme()
	f.Company.Country, f.Company.Employees, f.Company.HasEmployees = " Spain ", 120, true
	f.Lead.Source = ""
	for field, want := range map[string]Seen{
		"company.country":   {Text: "Spain"},
		"company.employees": {Number: 120, IsNumber: true},
		"lead.source":       {IsUnknown: true},
	} {
		read, ok := Look(agreed(), field)
		if got := read(f); !ok || got != want {
			t.Errorf("%s: %+v", field, got)
		}
	}
	for _, field := range []string{"company.tag", "person.title", "company.shoe-size", ""} {
		if _, ok := Look(agreed(), field); ok {
			t.Errorf("%q is read as one thing", field)
		}
	}
}

func TestTags(t *testing.T) {
	got := Tags(map[string]string{"tag.nomad": "true", "tag.aws": "yes", "tag.azure": "false", "tag.gcp": "", "x.tier": "gold"})
	if !reflect.DeepEqual(got, []string{"aws", "nomad"}) {
		t.Errorf("%v", got)
	}
}

// What a rule answers is what it scores: a criterion or rule of fit that is
// met stands in the lines, one that is not does not.
func TestRules_Answers_asScored(t *testing.T) {
	a := agreed()
	r := Compile(a, time.UTC)
	f := acme()
	f.Events = []model.Event{{Kind: "meeting", At: daysAgo(2)}}
	lines := map[string]bool{}
	for _, l := range r.Explain(f, now).Lines {
		lines[l.Rule] = true
	}
	names := map[model.ID]string{}
	for _, c := range a.Criteria {
		names[c.ID] = c.Name
	}
	for _, x := range a.Scoring.Rules {
		names[x.ID] = x.Name
	}
	met := 0
	r.Answers(f, now, func(about model.Ref, state string) {
		if (state == Met) != lines[names[about.ID]] {
			t.Errorf("%q is %s, in the lines: %v", names[about.ID], state, lines[names[about.ID]])
		}
		if state == Met {
			met++
		}
		delete(names, about.ID)
	})
	if met == 0 || len(names) != 0 {
		t.Errorf("%d met, not asked %v", met, names)
	}
	t.Run("where no activity is kept, what counts it is not known", func(t *testing.T) {
		f.Measured = false
		got := map[string]int{}
		r.Answers(f, now, func(about model.Ref, state string) { got[fmt.Sprint(about.Noun, " ", state)]++ })
		if got["rule unknown"] == 0 || got["rule met"] > len(a.Scoring.Rules)-got["rule unknown"] {
			t.Errorf("%v", got)
		}
	})
}

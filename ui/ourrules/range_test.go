package ourrules

import (
	"reflect"
	"testing"

	"baton/model"
)

func TestReword(t *testing.T) {
	size := model.Criterion{Name: "Has 50 to 1,000 employees", How: "rule", Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, High: 1000, HasLow: true, HasHigh: true}}
	least := model.Criterion{Name: "Has at least 50 employees", How: "rule", Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, HasLow: true}}
	asked := model.Criterion{Name: "Ships weekly", How: "question", Question: "Ships weekly?"}
	other := model.Criterion{Name: "Ships weekly", How: "question", Question: "How often do they ship?"}
	for _, c := range []struct {
		what string
		of   model.Criterion
		text string
		want model.Fields
	}{
		{"the numbers of the sentence are those of the rule", size, "Has 20 to 2,000 people", model.Fields{"name": "Has 20 to 2,000 people", "low": int64(20), "high": int64(2000)}},
		{"one end is enough", least, "Has 80 employees or more", model.Fields{"name": "Has 80 employees or more", "low": int64(80)}},
		{"another number of numbers leaves the rule alone", size, "Has 20 people", model.Fields{"name": "Has 20 people"}},
		{"so do numbers in the wrong order", size, "Has 500 to 20 people", model.Fields{"name": "Has 500 to 20 people"}},
		{"a question follows its sentence", asked, "Ships daily", model.Fields{"name": "Ships daily", "question": "Ships daily?"}},
		{"a question of its own stays", other, "Ships daily", model.Fields{"name": "Ships daily"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := reword(c.of, c.text); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
	t.Run("a rule that the sentence does not tell is said beside it", func(t *testing.T) {
		size.Name = "Has 20 people"
		if got := checks(&model.Agreement{}, size); got != "Checked by a rule: employees from 50 to 1,000" {
			t.Errorf("%q", got)
		}
	})
}

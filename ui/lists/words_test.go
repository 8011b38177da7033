package lists

import (
	"context"
	"testing"

	"baton/model"
	"baton/store/storetest"
)

func TestFieldTitle(t *testing.T) {
	preview, err := storetest.New(t).Preview(context.Background(), model.ListSource{Name: "a.csv", Data: []byte("Company\nHarbourline\n")})
	if err != nil || len(preview.Fields) == 0 {
		t.Fatalf("fields: %v", err)
	}
	seen := map[string]string{}
	for _, f := range preview.Fields {
		title := fieldTitle(f)
		if title == "" || title == f {
			t.Errorf("the field %s has no words", f)
		}
		if other, twice := seen[title]; twice && signOf(other).Name() == signOf(f).Name() {
			t.Errorf("%s and %s are both called %q", other, f, title)
		}
		seen[title] = f
	}
	for _, c := range []struct{ field, want string }{{"", "Left out"}, {"x.shoe_size", "Our own: shoe size"}, {"lead.value", "Value"}} {
		if got := fieldTitle(c.field); got != c.want {
			t.Errorf("fieldTitle(%q) = %q, want %q", c.field, got, c.want)
		}
	}
}

func TestSentence(t *testing.T) {
	n := func(created, updated int) model.Tally { return model.Tally{Created: created, Updated: updated} }
	for _, c := range []struct {
		want string
		res  model.ImportResult
	}{
		{"8,000 rows read: 8,000 leads came.", model.ImportResult{Read: 8000, Nouns: map[string]model.Tally{"lead": n(8000, 0)}}},
		{"1 row read: 1 lead, 1 company and 1 person came.", model.ImportResult{Read: 1, Nouns: map[string]model.Tally{"lead": n(1, 0), "company": n(1, 0), "person": n(1, 0)}}},
		{"842 rows read: nothing new. 842 known ones learned something.", model.ImportResult{Read: 842, Nouns: map[string]model.Tally{"lead": n(0, 842)}}},
		{"5 rows read: nothing new.", model.ImportResult{Read: 5}},
	} {
		t.Run(c.want, func(t *testing.T) {
			if got := sentence(c.res); got != c.want {
				t.Errorf("said %q", got)
			}
		})
	}
}

func TestQuestionsOf(t *testing.T) {
	ids := []model.ID{{1}, {2}, {3}}
	law := &model.Agreement{Criteria: []model.Criterion{{ID: ids[0], Class: "nice", Name: "a", Points: 100}, {ID: ids[1], Class: "must", Name: "b", Points: 200},
		{ID: ids[2], Class: "never", Name: "c", Points: 600}}}
	cover := func(a, b, c int) []model.Coverage {
		return []model.Coverage{{Criterion: ids[0], Unknown: a}, {Criterion: ids[1], Unknown: b}, {Criterion: ids[2], Unknown: c}}
	}
	for _, c := range []struct {
		what  string
		cover []model.Coverage
		want  string
	}{
		{"many leads outweigh many points", cover(9, 4, 0), "ab"},
		{"among equals what counts more goes first", cover(5, 5, 5), "ba"},
		{"what we never take on comes last, however many leave it open", cover(1, 0, 90), "ac"},
		{"what is known everywhere is not asked", cover(0, 3, 0), "b"},
		{"nothing is open", cover(0, 0, 0), ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := ""
			for _, q := range questionsOf(law, c.cover) {
				got += q.criterion.Name
			}
			if got != c.want {
				t.Errorf("asks %q, want %q", got, c.want)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	known := model.Score{Band: model.WarmUp, Fit: 600, Known: 6, Of: 8}
	for _, c := range []struct {
		what         string
		better, less model.Score
	}{
		{"a better band goes first", model.Score{Band: model.TalkNow, Fit: 100}, known},
		{"then more fit", model.Score{Band: model.WarmUp, Fit: 700, Known: 6, Of: 8}, known},
		{"of equals the one that is known from more than half", known, model.Score{Band: model.WarmUp, Fit: 600, Known: 2, Of: 8}},
		{"then more engagement", model.Score{Band: model.WarmUp, Fit: 600, Known: 6, Of: 8, Engagement: 10}, known},
	} {
		t.Run(c.what, func(t *testing.T) {
			if compare(c.better, c.less) <= 0 || compare(c.less, c.better) >= 0 {
				t.Error("ranked the other way round")
			}
		})
	}
}

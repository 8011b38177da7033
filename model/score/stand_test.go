package score

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

func TestRules_Stand(t *testing.T) {
	r := Compile(agreed(), time.UTC)
	t.Run("one answer for each criterion, in their order", func(t *testing.T) {
		if got := r.Stand(acme(), now, true); !slices.Equal(got, []Answer{Yes, Yes, Yes, No}) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("the answer that would decide is told apart", func(t *testing.T) {
		f := acme()
		f.Company.HasEmployees, f.Company.Relationship = false, ""
		if got := r.Stand(f, now, true); !slices.Equal(got, []Answer{Deciding, Yes, Yes, NotKnown}) {
			t.Errorf("got %v", got)
		}
		if got := r.Stand(f, now, false); got[0] != NotKnown {
			t.Errorf("of a lead that is not open nothing decides, got %v", got)
		}
	})
	t.Run("the points of fit rules count before it decides", func(t *testing.T) {
		a := agreed()
		a.Definitions[0].Fit = 750
		f := acme()
		f.Company.HasEmployees = false
		if got := Compile(a, time.UTC).Stand(f, now, true); got[0] != Deciding {
			t.Errorf("500 and 300 are enough for 750, got %v", got)
		}
		delete(f.Company.More, "tag.Kubernetes")
		if got := Compile(a, time.UTC).Stand(f, now, true); got[0] != NotKnown {
			t.Errorf("300 and 300 are not enough for 750, got %v", got)
		}
	})
	t.Run("no answer decides for what is ruled out", func(t *testing.T) {
		f := acme()
		f.Company.HasEmployees, f.Company.Relationship = false, "competitor"
		a := agreed()
		a.Definitions[0].Fit = 300
		if got := Compile(a, time.UTC).Stand(f, now, true); got[0] != NotKnown || got[3] != Yes {
			t.Errorf("got %v", got)
		}
	})
	t.Run("what is for another route is not asked", func(t *testing.T) {
		a := agreed()
		a.Criteria[0].Route = "tender"
		if got := Compile(a, time.UTC).Stand(acme(), now, true); got[0] != NotAsked {
			t.Errorf("got %v", got)
		}
	})
}

// TestRules_StandProperties: the short form says what the long form says.
func TestRules_StandProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAgreement(t)
		f := anyFacts(t, a)
		r := Compile(a, time.UTC)
		got := map[model.ID]string{}
		deciding := map[model.ID]bool{}
		for i, s := range r.Stand(f, now, true) {
			c := r.Criteria()[i]
			switch {
			case s.Open():
				got[c.ID] = Unknown
			case s == Yes:
				got[c.ID] = Met
			case s == No:
				got[c.ID] = NotMet
			}
			if s == Deciding {
				deciding[c.ID] = true
			}
		}
		want := map[model.ID]string{}
		for _, s := range r.Explain(f, now).States {
			want[s.Criterion] = s.State
		}
		if !maps.Equal(got, want) {
			t.Fatalf("short %v, long %v", got, want)
		}
		listed := map[model.ID]bool{}
		for _, s := range r.Deciding(f, now) {
			listed[s.Criterion] = true
		}
		if !maps.Equal(deciding, listed) {
			t.Fatalf("short %v, long %v", deciding, listed)
		}
		for id := range want {
			if decides := answeredReaches(r, f, id); want[id] == Unknown && decides != deciding[id] {
				t.Fatalf("%v: a yes is enough: %v, and it is said: %v", id, decides, deciding[id])
			}
		}
	})
}

// answeredReaches says whether a yes brings a lead to the line that was not
// there before.
func answeredReaches(r *Rules, f *model.Facts, criterion model.ID) bool {
	i := slices.IndexFunc(r.Criteria(), func(c model.Criterion) bool { return c.ID == criterion })
	p := r.begin(f, now)
	p.fitAxis()
	if r.fits(p.f.Lead.Route, p.fit) || p.never != "" || r.criteria[i].Class == "never" || r.criteria[i].Points <= 0 {
		return false
	}
	more := maps.Clone(f.Lead.More)
	lead := *f.Lead
	lead.More = more
	more["answer."+criterion.String()] = "met"
	after := *f
	after.Lead = &lead
	if f.Company != nil {
		company := *f.Company
		company.More = maps.Clone(f.Company.More)
		delete(company.More, "answer."+criterion.String())
		after.Company = &company
	}
	q := r.begin(&after, now)
	q.fitAxis()
	return r.fits(q.f.Lead.Route, q.fit)
}

// stands are compact to write: a letter an answer, y n ? and - for not asked.
func stands(classes string, best, leads []string) Stands {
	s := Stands{}
	for i, c := range classes {
		s.Criteria = append(s.Criteria, model.Criterion{ID: id(i + 1), Class: map[rune]string{'m': "must", 'i': "nice", 'x': "never"}[c]})
	}
	read := func(words []string, first int) (out []Stand) {
		for i, w := range words {
			st := Stand{Lead: id(first + i), Name: strconv.Itoa(i)}
			for _, r := range w {
				st.Answers = append(st.Answers, map[rune]Answer{'y': Yes, 'n': No, '?': NotKnown, 'd': Deciding, '-': NotAsked}[r])
			}
			out = append(out, st)
		}
		return out
	}
	s.Best, s.Leads = read(best, 100), read(leads, 200)
	return s
}

func TestStands_Shared(t *testing.T) {
	for _, c := range []struct {
		name, classes string
		best          []string
		want          []int
	}{
		{"what all best clients meet", "mi", []string{"yy", "yn"}, []int{0}},
		{"of those we never take: what none of them is", "xx", []string{"ny", "nn"}, []int{0}},
		{"not known is not no", "mm", []string{"yy", "y?"}, []int{0, 1}},
		{"but silence makes no likeness", "mm", []string{"y?", "??", "??"}, nil},
		{"what is not asked of one is not held against it", "m", []string{"y", "-", "-"}, []int{0}},
		{"no best clients share nothing", "m", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stands(c.classes, c.best, nil).Shared(); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestStands_Alike(t *testing.T) {
	s := stands("mmix", []string{"yyyn", "yyyn"}, []string{"y???", "yyyn", "yyny", "yy?n", "nnny", "yyn?"})
	var got []string
	for _, l := range s.Alike() {
		got = append(got, l.Name+": "+strconv.Itoa(l.For)+" of "+strconv.Itoa(l.Of())+", not known "+strconv.Itoa(l.NotKnown))
	}
	want := []string{"1: 4 of 4, not known 0", "3: 3 of 4, not known 1", "5: 2 of 4, not known 1", "2: 2 of 4, not known 0", "0: 1 of 4, not known 3", "4: 0 of 4, not known 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	s.Best[0].Company, s.Leads[1].Company = id(50), id(50)
	if got := s.Alike(); len(got) != 5 || got[0].Name != "3" {
		t.Errorf("a lead of a best client is compared with it: %+v", got)
	}
	if got := stands("m", nil, []string{"y"}).Alike(); got != nil {
		t.Errorf("without best clients nobody is alike, got %v", got)
	}
}

func anyStands(t *rapid.T) Stands {
	classes := rapid.StringOfN(rapid.SampledFrom([]rune("mix")), 1, 6, -1).Draw(t, "classes")
	answers := rapid.StringOfN(rapid.SampledFrom([]rune("yn?d-")), len(classes), len(classes), -1)
	return stands(classes, rapid.SliceOfN(answers, 1, 5).Draw(t, "best"), rapid.SliceOfN(answers, 1, 12).Draw(t, "leads"))
}

func TestStands_Properties(t *testing.T) {
	t.Run("every lead is compared over what is asked of it, and the order is the same from any order", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			s := anyStands(t)
			all := s.Alike()
			shared := len(s.Shared())
			for _, l := range all {
				if l.Of() > shared {
					t.Fatalf("%+v over %d", l, shared)
				}
			}
			slices.Reverse(s.Leads)
			slices.Reverse(s.Best)
			again := s.Alike()
			for i := range all {
				if all[i].Lead != again[i].Lead {
					t.Fatalf("%v and %v", all, again)
				}
			}
		})
	})
	t.Run("to learn what speaks for a lead never brings it further down", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			s := anyStands(t)
			at := rapid.IntRange(0, len(s.Leads)-1).Draw(t, "lead")
			i := rapid.IntRange(0, len(s.Criteria)-1).Draw(t, "criterion")
			if !s.Leads[at].Answers[i].Open() {
				return
			}
			place := func() int {
				return slices.IndexFunc(s.Alike(), func(l Likeness) bool { return l.At == at })
			}
			before := place()
			s.Leads[at].Answers[i] = Yes
			if s.Criteria[i].Class == "never" {
				s.Leads[at].Answers[i] = No
			}
			if after := place(); after > before {
				t.Fatalf("from place %d to %d", before, after)
			}
		})
	})
	t.Run("not known is counted as not known and as nothing else", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			s := anyStands(t)
			for i, c := range s.Coverage() {
				open, asked := 0, 0
				for _, l := range s.Leads {
					if l.Answers[i].Open() {
						open++
					}
					if l.Answers[i] != NotAsked {
						asked++
					}
				}
				if c.Unknown != open || c.Met+c.NotMet+c.Unknown != asked || c.Deciding > c.Unknown {
					t.Fatalf("%+v of %d asked, %d open", c, asked, open)
				}
			}
		})
	})
}

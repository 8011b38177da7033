package match

import (
	"bytes"
	"cmp"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
)

func id(n byte) model.ID { return model.ID{15: n} }

// whys is what speaks for the pairs of one noun, the likeliest first.
func whys(noun string, f Firm) string {
	var list []string
	for _, d := range f.Pairs() {
		if d.Noun == noun {
			list = append(list, d.Why)
		}
	}
	return strings.Join(list, "; ")
}

func TestFirm_Pairs_companies(t *testing.T) {
	for _, c := range []struct {
		what string
		a, b Company
		want string
	}{
		{"one domain and one name", Company{Domain: "acme.example", Normal: "acme"}, Company{Domain: "acme.example", Normal: "acme"}, "same domain acme.example, same name"},
		{"one domain is enough", Company{Domain: "acme.example", Normal: "acme"}, Company{Domain: "acme.example", Normal: "acme labs"}, "same domain acme.example"},
		{"one name is enough", Company{Normal: "acme"}, Company{Normal: "acme", Domain: "acme.example"}, "same name"},
		{"one name with two domains says so", Company{Normal: "acme", Domain: "acme.com"}, Company{Normal: "acme", Domain: "acme.de"}, "same name, but acme.com and acme.de"},
		{"one phone", Company{Normal: "acme", Phone: "4930123456"}, Company{Normal: "acme berlin", Phone: "4930123456"}, "same phone 4930123456"},
		{"one phone in a house of many firms", Company{Domain: "acme.example", Phone: "4930123456"}, Company{Domain: "beta.example", Phone: "4930123456"}, ""},
		{"nothing in common", Company{Normal: "acme", Domain: "acme.example"}, Company{Normal: "beta", Domain: "beta.example"}, ""},
		{"nothing known", Company{}, Company{}, ""},
		{"one list has an id for each", Company{Row: Row{List: "HubSpot", Key: "7"}, Normal: "acme"}, Company{Row: Row{List: "HubSpot", Key: "8"}, Normal: "acme"}, ""},
		{"ids of two lists say nothing", Company{Row: Row{List: "HubSpot", Key: "7"}, Normal: "acme"}, Company{Row: Row{List: "Pipedrive", Key: "8"}, Normal: "acme"}, "same name"},
		{"one is the other's parent", Company{Normal: "acme", Parent: id(2)}, Company{Normal: "acme", Domain: "acme.example"}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			c.a.ID, c.b.ID = id(1), id(2)
			if got := whys("company", Firm{Companies: []Company{c.a, c.b}}); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// twice are companies of which the first two count as one; the last two share
// a phone and nothing else.
func twice() []Company {
	return []Company{{Row: Row{ID: id(1)}, Normal: "acme"}, {Row: Row{ID: id(2)}, Normal: "acme"}, {Row: Row{ID: id(3)}, Normal: "beta", Phone: "7654321"}, {Row: Row{ID: id(4)}, Normal: "gamma", Phone: "7654321"}}
}

func TestFirm_Pairs_people(t *testing.T) {
	for _, c := range []struct {
		what string
		a, b Person
		want string
	}{
		{"one address", Person{Email: "jane@acme.example"}, Person{Email: "jane@acme.example", Normal: "jane"}, "same e-mail jane@acme.example"},
		{"a mailbox of several people", Person{Row: Row{Name: "Jane"}, Email: "info@acme.example", Normal: "jane"}, Person{Row: Row{Name: "Bert"}, Email: "info@acme.example", Normal: "bert"},
			"same e-mail info@acme.example, but Jane and Bert"},
		{"one name at one company", Person{Normal: "jane", Company: id(1)}, Person{Normal: "jane", Company: id(1)}, "same name, same company"},
		{"one name at a company that is there twice", Person{Normal: "jane", Company: id(1)}, Person{Normal: "jane", Company: id(2)}, "same name, likely the same company"},
		{"one name, but two addresses", Person{Normal: "jane", Company: id(1), Email: "jane@acme.example"}, Person{Normal: "jane", Company: id(1), Email: "jane@home.example"},
			"same name, same company, but jane@acme.example and jane@home.example"},
		{"one name at two companies", Person{Normal: "jane", Company: id(1)}, Person{Normal: "jane", Company: id(3)}, ""},
		{"one name at two companies in one house", Person{Normal: "jane", Company: id(3)}, Person{Normal: "jane", Company: id(4)}, ""},
		{"one name and nothing else known", Person{Normal: "jane"}, Person{Normal: "jane"}, "same name, no company known of either"},
		{"one name, two addresses and no company", Person{Normal: "jane", Email: "jane@a.example"}, Person{Normal: "jane", Email: "jane@b.example"}, ""},
		{"one name and one phone", Person{Normal: "jane", Phone: "351221234567", Company: id(1)}, Person{Normal: "jane", Phone: "351221234567"}, "same name, same phone 351221234567"},
		{"colleagues at one phone", Person{Normal: "jane", Phone: "351221234567", Company: id(1)}, Person{Normal: "bert", Phone: "351221234567", Company: id(1)}, ""},
		{"nameless at one phone", Person{Phone: "351221234567"}, Person{Phone: "351221234567"}, "same phone 351221234567"},
		{"one list has an id for each", Person{Row: Row{List: "HubSpot", Key: "7"}, Email: "jane@acme.example"}, Person{Row: Row{List: "HubSpot", Key: "8"}, Email: "jane@acme.example"}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			c.a.ID, c.b.ID = id(11), id(12)
			if got := whys("person", Firm{Companies: twice(), People: []Person{c.a, c.b}}); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestFirm_Pairs_leads(t *testing.T) {
	people := []Person{{Row: Row{ID: id(11)}, Email: "jane@acme.example"}, {Row: Row{ID: id(12)}, Email: "jane@acme.example"}, {Row: Row{ID: id(13)}, Email: "bert@acme.example"}}
	for _, c := range []struct {
		what string
		a, b Lead
		want string
	}{
		{"one need before the gate", Lead{Company: id(1), Early: true}, Lead{Company: id(1), Early: true}, "same company, both before the MQL gate"},
		{"one offer before the gate", Lead{Company: id(1), Offer: id(31), Early: true}, Lead{Company: id(1), Offer: id(31), Early: true}, "same company, same offer, both before the MQL gate"},
		{"one need, in other words", Lead{Company: id(1), Early: true, Title: "cloud"}, Lead{Company: id(1), Early: true, Title: "migration"}, "same company, both before the MQL gate, but other titles"},
		{"one need and one contact in two early stages", Lead{Company: id(1), Early: true, Contact: id(11), Stage: id(41)}, Lead{Company: id(1), Early: true, Contact: id(11), Stage: id(42)}, "same company, both before the MQL gate"},
		{"two offers are two needs", Lead{Company: id(1), Offer: id(31), Early: true}, Lead{Company: id(1), Offer: id(32), Early: true}, ""},
		{"two offers under one title", Lead{Company: id(1), Offer: id(31), Early: true, Title: "cloud"}, Lead{Company: id(1), Offer: id(32), Early: true, Title: "cloud"}, "same company, same title"},
		{"one of them is past the gate", Lead{Company: id(1), Early: true}, Lead{Company: id(1)}, ""},
		{"two deals of one company are two", Lead{Company: id(1)}, Lead{Company: id(1)}, ""},
		{"two deals of one company with their own titles are two", Lead{Company: id(1), Title: "cloud", Contact: id(11)}, Lead{Company: id(1), Title: "migration", Contact: id(11)}, ""},
		{"two deals of one company with ids of a list are two, even early", Lead{Row: Row{List: "CRM", Key: "7"}, Company: id(1), Early: true}, Lead{Row: Row{List: "CRM", Key: "8"}, Company: id(1), Early: true}, ""},
		{"two deals with ids of a list and one title are two", Lead{Row: Row{List: "CRM", Key: "7"}, Company: id(1), Title: "licences"}, Lead{Row: Row{List: "CRM", Key: "8"}, Company: id(1), Title: "licences"}, ""},
		{"a listed deal and one of no list are two early needs", Lead{Row: Row{List: "CRM", Key: "7"}, Company: id(1), Early: true}, Lead{Company: id(1), Early: true}, ""},
		{"one title", Lead{Company: id(1), Title: "cloud"}, Lead{Company: id(1), Title: "cloud"}, "same company, same title"},
		{"one title and one contact", Lead{Company: id(1), Title: "cloud", Contact: id(11)}, Lead{Company: id(1), Title: "cloud", Contact: id(11)}, "same company, same title, same contact"},
		{"one title at two companies", Lead{Company: id(1), Title: "cloud"}, Lead{Company: id(3), Title: "cloud"}, ""},
		{"one title of nobody", Lead{Title: "cloud"}, Lead{Title: "cloud"}, ""},
		{"everything is there twice", Lead{Company: id(1), Title: "cloud", Contact: id(11)}, Lead{Company: id(2), Title: "cloud", Contact: id(12)}, "likely the same company, same title, likely the same contact"},
		{"early ones of a company that is there twice", Lead{Company: id(1), Early: true}, Lead{Company: id(2), Early: true}, "likely the same company, both before the MQL gate"},
		{"no title, one contact, one stage", Lead{Company: id(1), Contact: id(11), Stage: id(41)}, Lead{Company: id(1), Contact: id(11), Stage: id(41)}, "same company, same contact"},
		{"no title, one contact, two stages", Lead{Company: id(1), Contact: id(11), Stage: id(41)}, Lead{Company: id(1), Contact: id(11), Stage: id(42)}, ""},
		{"no title, one contact, signed in two years", Lead{Company: id(1), Contact: id(11), Stage: id(41), Ended: "2025-03-01"}, Lead{Company: id(1), Contact: id(11), Stage: id(41), Ended: "2026-03-01"}, ""},
		{"no title, two contacts", Lead{Company: id(1), Contact: id(11), Stage: id(41)}, Lead{Company: id(1), Contact: id(13), Stage: id(41)}, ""},
		{"a person without a company who is there twice", Lead{Contact: id(11), Stage: id(41)}, Lead{Contact: id(12), Stage: id(41)}, "likely the same contact"},
		{"one contact at a company and at none", Lead{Contact: id(11), Stage: id(41)}, Lead{Company: id(1), Contact: id(11), Stage: id(41)}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			c.a.ID, c.b.ID = id(21), id(22)
			if got := whys("lead", Firm{Companies: twice(), People: people, Leads: []Lead{c.a, c.b}}); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// What makes a pair likelier, in pairs of firms: the first has more.
func TestFirm_Pairs_scores(t *testing.T) {
	people := func(a, b Person) Firm {
		a.ID, b.ID = id(11), id(12)
		return Firm{People: []Person{a, b}, Companies: twice()}
	}
	leads := func(a, b Lead) Firm {
		a.ID, b.ID = id(21), id(22)
		return Firm{Leads: []Lead{a, b}, Companies: twice()}
	}
	companies := func(a, b Company) Firm {
		a.ID, b.ID = id(1), id(2)
		return Firm{Companies: []Company{a, b}}
	}
	for _, c := range []struct {
		what       string
		more, less Firm
	}{
		{"a domain says more than a name", companies(Company{Domain: "acme.example"}, Company{Domain: "acme.example"}), companies(Company{Normal: "acme"}, Company{Normal: "acme"})},
		{"two domains make a name say less", companies(Company{Normal: "acme", Domain: "acme.de"}, Company{Normal: "acme"}), companies(Company{Normal: "acme", Domain: "acme.de"}, Company{Normal: "acme", Domain: "acme.com"})},
		{"two names make a mailbox say less", people(Person{Email: "i@a.example", Normal: "jane"}, Person{Email: "i@a.example"}), people(Person{Email: "i@a.example", Normal: "jane"}, Person{Email: "i@a.example", Normal: "bert"})},
		{"two addresses make a name say less", people(Person{Company: id(1), Normal: "jane", Email: "j@a.example"}, Person{Company: id(1), Normal: "jane"}),
			people(Person{Company: id(1), Normal: "jane", Email: "j@a.example"}, Person{Company: id(1), Normal: "jane", Email: "i@a.example"})},
		{"a company says more than one that is likely the same", people(Person{Company: id(1), Normal: "jane"}, Person{Company: id(1), Normal: "jane"}), people(Person{Company: id(1), Normal: "jane"}, Person{Company: id(2), Normal: "jane"})},
		{"a title too", leads(Lead{Company: id(1), Title: "cloud"}, Lead{Company: id(1), Title: "cloud"}), leads(Lead{Company: id(1), Title: "cloud"}, Lead{Company: id(2), Title: "cloud"})},
		{"other titles make one need less likely", leads(Lead{Company: id(1), Early: true, Title: "cloud"}, Lead{Company: id(1), Early: true}), leads(Lead{Company: id(1), Early: true, Title: "cloud"}, Lead{Company: id(1), Early: true, Title: "data"})},
	} {
		t.Run(c.what, func(t *testing.T) {
			if more, less := youngest(c.more.Pairs()), youngest(c.less.Pairs()); less.Score == 0 || more.Score <= less.Score {
				t.Errorf("%v, %v", more, less)
			}
		})
	}
}

// youngest is the pair of the greatest ids.
func youngest(pairs []model.Duplicate) (last model.Duplicate) {
	for _, d := range pairs {
		if bytes.Compare(d.A[:], last.A[:]) > 0 {
			last = d
		}
	}
	return last
}

func TestFirm_Pairs_order(t *testing.T) {
	mail := func(n byte, name string) Person {
		return Person{Row: Row{ID: id(n), Name: name}, Normal: name, Email: "jane@acme.example"}
	}
	f := Firm{People: []Person{mail(4, "jane"), mail(9, "jane"), mail(2, "bert"), mail(7, "bert")}}
	t.Run("each is listed with the first of those alike, the likeliest pair first", func(t *testing.T) {
		var got [][2]byte
		for _, d := range f.Pairs() {
			got = append(got, [2]byte{d.A[15], d.B[15]})
		}
		if want := [][2]byte{{2, 7}, {4, 9}, {2, 4}, {2, 9}}; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("a colleague at the same phone hides nobody", func(t *testing.T) {
		at := func(n byte, name string) Person {
			return Person{Row: Row{ID: id(n)}, Normal: name, Phone: "7654321", Company: id(20 + n)}
		}
		if got := (Firm{People: []Person{at(1, "bert"), at(2, "jane"), at(3, "jane")}}).Pairs(); len(got) != 1 || got[0].A != id(2) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("a thousand at one address make a list that can be read", func(t *testing.T) {
		f := Firm{}
		for i := range 1000 {
			f.People = append(f.People, Person{Row: Row{ID: model.ID{14: byte(i >> 8), 15: byte(i)}}, Email: "info@acme.example"})
		}
		if n := len(f.Pairs()); n != 999 {
			t.Errorf("%d pairs", n)
		}
	})
}

// anyFirm draws a firm in which much is alike. Ids of rows end in 1..9; some
// rows came from a list that has ids.
func anyFirm(t *rapid.T) Firm {
	var f Firm
	word := func(what string, words ...string) string { return rapid.SampledFrom(words).Draw(t, what) }
	link := func(what string, noun byte, n int) model.ID {
		if k := rapid.IntRange(0, n).Draw(t, what); k > 0 {
			return id(noun + byte(k))
		}
		return model.ID{}
	}
	fromList := func(noun byte, n int) Row {
		r := Row{ID: id(noun + byte(n)), Name: word("shown", "One", "Two")}
		if rapid.IntRange(0, 3).Draw(t, "listed") == 0 {
			r.List, r.Key = word("list", "CRM", "fair"), word("key", "7", "8", "9")
		}
		return r
	}
	companies, people, leads := rapid.IntRange(0, 6).Draw(t, "companies"), rapid.IntRange(0, 6).Draw(t, "people"), rapid.IntRange(0, 6).Draw(t, "leads")
	for i := range companies {
		f.Companies = append(f.Companies, Company{Row: fromList(0, i+1), Normal: word("name", "acme", "beta", "gamma"), Domain: word("domain", "", "a.example", "b.example"),
			Phone: word("phone", "", "1234567", "7654321"), Parent: link("parent", 0, i)})
	}
	for i := range people {
		f.People = append(f.People, Person{Row: fromList(10, i+1), Normal: word("name", "jane", "bert"), Email: word("mail", "", "i@a.example", "j@a.example"),
			Phone: word("phone", "", "1234567"), Company: link("company", 0, companies)})
	}
	for i := range leads {
		f.Leads = append(f.Leads, Lead{Row: fromList(20, i+1), Title: word("title", "", "cloud", "data"), Company: link("company", 0, companies), Contact: link("contact", 10, people),
			Offer: link("offer", 30, 2), Stage: link("stage", 40, 2), Early: rapid.Bool().Draw(t, "early"), Ended: word("ended", "", "2026-03-01")})
	}
	return f
}

func TestFirm_Pairs_hold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFirm(rt)
		pairs := f.Pairs()
		seen := map[[2]model.ID]bool{}
		for _, d := range pairs {
			if bytes.Compare(d.A[:], d.B[:]) >= 0 || seen[[2]model.ID{d.A, d.B}] {
				rt.Fatalf("%v is with itself, the wrong way round or there twice", d)
			}
			seen[[2]model.ID{d.A, d.B}] = true
			if d.Score < likely || d.Score > 1 || d.Why == "" {
				rt.Fatalf("%+v tells nothing", d)
			}
		}
		if !slices.IsSortedFunc(pairs, func(x, y model.Duplicate) int {
			return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.A.String()+x.B.String(), y.A.String()+y.B.String()))
		}) {
			rt.Fatal("not the likeliest first, then by id")
		}
		shuffle := rand.New(rand.NewSource(rapid.Int64().Draw(rt, "shuffle")))
		shuffle.Shuffle(len(f.Companies), func(i, j int) { f.Companies[i], f.Companies[j] = f.Companies[j], f.Companies[i] })
		shuffle.Shuffle(len(f.People), func(i, j int) { f.People[i], f.People[j] = f.People[j], f.People[i] })
		shuffle.Shuffle(len(f.Leads), func(i, j int) { f.Leads[i], f.Leads[j] = f.Leads[j], f.Leads[i] })
		if again := f.Pairs(); !reflect.DeepEqual(pairs, again) {
			rt.Fatalf("in another order:\n%v\n%v", pairs, again)
		}
	})
}

func TestRow_like(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFirm(rt)
		symmetric(rt, f.Companies)
		symmetric(rt, f.People)
		symmetric(rt, f.Leads)
	})
}

// symmetric holds that two rows are as alike as the two the other way round.
func symmetric[R known[R]](t *rapid.T, rows []R) {
	for _, x := range rows {
		for _, y := range rows {
			a, one := compare("row", x, y)
			b, other := compare("row", y, x)
			if one != other || a.Score != b.Score {
				t.Fatalf("%+v and %+v: %v, %v", x, y, a, b)
			}
		}
	}
}

// Who enters a whole list without ids and parents twice finds everything of
// it among the pairs: nothing that is there twice hides.
func TestFirm_Pairs_twoLaptops(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFirm(rt)
		both := Firm{}
		for _, half := range []byte{0, 1} {
			mine := func(id model.ID) model.ID {
				if !id.IsZero() && id[15] < 30 {
					id[0] = half
				}
				return id
			}
			for _, c := range f.Companies {
				c.ID, c.Key, c.Parent = mine(c.ID), "", model.ID{}
				both.Companies = append(both.Companies, c)
			}
			for _, p := range f.People {
				p.ID, p.Key, p.Company = mine(p.ID), "", mine(p.Company)
				both.People = append(both.People, p)
			}
			for _, l := range f.Leads {
				l.ID, l.Key, l.Company, l.Contact = mine(l.ID), "", mine(l.Company), mine(l.Contact)
				both.Leads = append(both.Leads, l)
			}
		}
		listed := map[model.ID]bool{}
		for _, d := range both.Pairs() {
			listed[d.B] = true
		}
		for _, r := range both.rows() {
			if r.ID[0] == 1 && !listed[r.ID] {
				rt.Fatalf("%v is there twice and not listed, in %+v", r.ID, both)
			}
		}
	})
}

// rows are those that anything is known of.
func (f Firm) rows() (all []Row) {
	for _, c := range f.Companies {
		all = append(all, c.Row)
	}
	for _, p := range f.People {
		all = append(all, p.Row)
	}
	for _, l := range f.Leads {
		if _, one := l.Need(); one || !l.Contact.IsZero() || !l.Company.IsZero() && l.Title != "" {
			all = append(all, l.Row)
		}
	}
	return all
}

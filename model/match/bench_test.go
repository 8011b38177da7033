package match

import (
	"fmt"
	"testing"

	"baton/model"
)

// BenchmarkPairs: a firm of a hundred thousand companies, people and leads,
// all of which are there twice; and one in which everything shares one name.
func BenchmarkPairs(b *testing.B) {
	const n = 50_000
	row := func(noun byte, i, half int) Row {
		return Row{ID: model.ID{byte(half), noun, byte(i >> 16), byte(i >> 8), byte(i)}}
	}
	firm := func(word func(string, int) string) (f Firm) {
		for half := range 2 {
			for i := range n {
				c, p, l := row(1, i, half), row(2, i, half), row(3, i, half)
				f.Companies = append(f.Companies, Company{Row: c, Normal: word("company", i), Domain: word("company", i) + ".example"})
				f.People = append(f.People, Person{Row: p, Normal: word("jane", i), Email: word("jane", i) + "@a.example", Company: c.ID})
				f.Leads = append(f.Leads, Lead{Row: l, Title: "cloud", Company: c.ID, Contact: p.ID, Early: true})
			}
		}
		return f
	}
	for _, c := range []struct {
		what string
		firm Firm
	}{
		{"twice", firm(func(s string, i int) string { return fmt.Sprint(s, i) })},
		{"alike", firm(func(s string, _ int) string { return s })},
	} {
		b.Run(c.what, func(b *testing.B) {
			for b.Loop() {
				if got := len(c.firm.Pairs()); got < 3*n {
					b.Fatal(got)
				}
			}
		})
	}
}

package model

// Duplicate is two rows of one noun that may be one and the same, how likely
// that is (0 to 1), and what says so: "same e-mail jane@acme.example, same
// name". A is the smaller id.
type Duplicate struct {
	Noun         string
	A, B         ID
	NameA, NameB string // what they are called
	Score        float64
	Why          string
}

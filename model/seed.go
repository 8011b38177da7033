package model

// Seed is one row of a template before it has an id. A text value "@key"
// stands for the id of the seed with that key; a set field may name one too
// ("hat.@sales").
type Seed struct {
	Key    string
	Noun   string
	Fields Fields
}

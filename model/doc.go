// Package model answers: what are the things a firm talks about when a lead
// is handed over, and which words does it use for them?
//
// It holds the nouns (company, person, lead, stage, hand-off ...), the fixed
// words, the schema that every door into the firm file checks against, and
// the row types that screens read. It knows neither SQL nor a window; the
// present moment and the acting person are always parameters.
package model

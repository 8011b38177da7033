package model

import "time"

// Scored is a lead's score for a moment, and its last touch.
type Scored struct {
	Lead      ID
	Score     Score
	LastTouch time.Time
	Worked    ID // the team that works it in place of the one that carries it
}

// NewLead is what someone knows when a lead begins; everything may be empty
// but a company, a person or a title.
type NewLead struct {
	Title   string
	Company string
	Domain  string
	Person  string
	Email   string
	Phone   string
	Role    string
	Source  string
	Note    string
	Route   string // empty: the default route
	Kind    string // empty: new-client
	Stage   ID     // zero: where the route starts
	Value   Money  // zero: not known yet
	Owner   ID
	Created time.Time
}

// Coverage is how a criterion stands over the open leads and over the firm's
// best clients: counts of met, not met and unknown, and for how many of the
// unknown a yes would bring the lead's fit to the line of a conversation.
type Coverage struct {
	Criterion                     ID
	Met, NotMet, Unknown          int
	Deciding                      int
	BestMet, BestNot, BestUnknown int
}

// ListSource is a list to be read: a file's name and bytes, or pasted text
// with an empty name, and what the user decided about it.
type ListSource struct {
	Name      string
	Data      []byte
	Sheet     string
	Encoding  string
	Delimiter string
	DateOrder string            // dmy, mdy, ymd; empty: guessed
	Noun      string            // company, person, lead, touch; empty: guessed
	Mapping   map[string]string // column -> field; nil: guessed
	Event     ID                // the list says who came to this event
}

// ListPreview is what the reader saw and what it would make of it.
type ListPreview struct {
	Source    string // a preset's name, or the id column's header
	Noun      string
	Encoding  string
	Delimiter string
	Header    []string
	Rows      [][]string // the first rows, as read
	Total     int
	Mapping   map[string]string // column -> field ("" = left out)
	Fields    []string          // every field a column may be mapped to
	Problems  []ListProblem
}

// ListProblem is one sentence about one cell of a list.
type ListProblem struct {
	Line   int    `json:"line"`
	Column string `json:"column,omitempty"`
	Text   string `json:"text"`
}

// Tally is what an import did with one noun's rows.
type Tally struct {
	Created int `json:"created"`
	Updated int `json:"updated"`
}

// ImportResult counts source rows: Read = Created + Updated + Unchanged +
// Duplicates + Rejected.
type ImportResult struct {
	Batch      ID                `json:"batch"`
	Read       int               `json:"read"`
	Created    int               `json:"created"`
	Updated    int               `json:"updated"`
	Unchanged  int               `json:"unchanged"`
	Duplicates int               `json:"duplicates"`
	Rejected   int               `json:"rejected"`
	Nouns      map[string]Tally  `json:"nouns"`
	Came       int               `json:"came,omitempty"`   // to the event of the list
	Missed     int               `json:"missed,omitempty"` // asked or registered, and no touch: they did not come
	Unsaid     int               `json:"unsaid,omitempty"` // and of whom the list does not say
	Mapping    map[string]string `json:"mapping"`
	Problems   []ListProblem     `json:"problems"`
}

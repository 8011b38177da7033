package report

import (
	"fmt"
	"strings"
)

// Ref is one symbolic reference of a formula.
type Ref struct {
	Table  string // a table's name; empty for a figure or the same row
	Column string // a column's key
	Figure string // a figure's key
}

// SameRow says that the reference means the cell of this row.
func (r Ref) SameRow() bool { return r.Figure == "" && r.Table == "" }

// Resolve rewrites a formula's symbolic references. {Handoffs.finding} is a
// whole column of a table, {.fit} the cell of that column in the formula's
// own row, {#carried} a key figure. Text in double quotes is left alone.
func Resolve(formula string, place func(Ref) (string, error)) (string, error) {
	var out strings.Builder
	quoted := false
	for i := 0; i < len(formula); i++ {
		c := formula[i]
		if c == '"' {
			quoted = !quoted
		}
		if c != '{' || quoted {
			out.WriteByte(c)
			continue
		}
		end := strings.IndexByte(formula[i:], '}')
		if end < 0 {
			return "", fmt.Errorf("the formula %s has a { without its }", formula)
		}
		ref, err := parseRef(formula[i+1 : i+end])
		if err != nil {
			return "", fmt.Errorf("the formula %s: %w", formula, err)
		}
		placed, err := place(ref)
		if err != nil {
			return "", fmt.Errorf("the formula %s: %w", formula, err)
		}
		out.WriteString(placed)
		i += end
	}
	return out.String(), nil
}

func parseRef(s string) (Ref, error) {
	if key, ok := strings.CutPrefix(s, "#"); ok && key != "" {
		return Ref{Figure: key}, nil
	}
	table, column, ok := strings.Cut(s, ".")
	if !ok || column == "" {
		return Ref{}, fmt.Errorf("{%s} names no column and no figure", s)
	}
	return Ref{Table: table, Column: column}, nil
}

// Quoted is a text as a formula writes it.
func Quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

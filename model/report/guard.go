package report

import "strings"

// Guard makes a text safe to stand in a CSV file: a spreadsheet program
// would run one that begins like a formula. It gets a leading apostrophe,
// the sign those programs know for "this is text".
func Guard(s string) string {
	if bare := strings.TrimLeft(s, "'"); bare != "" && strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
		return "'" + s
	}
	return s
}

// Unguard gives back the text that Guard made safe.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && Guard(rest) == s {
		return rest
	}
	return s
}

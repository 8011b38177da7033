package align

import (
	"strconv"
	"strings"
)

// said is a finding inside a sentence.
func said(finding string) string {
	if finding == Both {
		return "outside and late"
	}
	return strings.ToLower(Title(finding))
}

func count(n int, what string) string { return strconv.Itoa(n) + " " + what }

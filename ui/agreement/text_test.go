package agreement

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/store/storetest"
	"baton/ui/theme"
)

// printed is the agreement as one would print it.
func printed(all []part) string {
	var b strings.Builder
	for i, p := range all {
		fmt.Fprintf(&b, "%d %s\n", i+1, p.title)
		if p.lead != "" {
			fmt.Fprintf(&b, "  > %s\n", p.lead)
		}
		for _, l := range p.lines {
			fmt.Fprintf(&b, "  %s\n", l.text)
			for _, q := range l.quiet {
				fmt.Fprintf(&b, "      %s\n", q)
			}
		}
		if len(p.lines) == 0 && p.lead == "" {
			fmt.Fprintf(&b, "  (%s)\n", p.none)
		}
	}
	return b.String()
}

// TestText holds the page to the words it was last read with. To look at new
// ones, run it with BATON_GOLDEN=1 and read what git shows.
func TestText(t *testing.T) {
	for _, template := range []string{"cloud", "plain"} {
		t.Run("the "+template+" template reads as one page", func(t *testing.T) {
			w := open(t, storetest.FromTemplate(t, template), theme.Light, large)
			got, path := printed(text(w.draft(), w.page.state.members)), filepath.Join("testdata", template+".txt")
			if os.Getenv("BATON_GOLDEN") != "" {
				w.must(os.WriteFile(path, []byte(got), 0o600))
			}
			want, err := os.ReadFile(path)
			w.must(err)
			if got != string(want) {
				t.Errorf("it reads\n%s", got)
			}
		})
	}
}

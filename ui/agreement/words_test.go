package agreement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model"
	"baton/store/storetest"
	"baton/ui/theme"
)

// TestPage_Words holds the page to what it said when it was last read, in the
// states a firm goes through. BATON_GOLDEN=1 writes them anew.
func TestPage_Words(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T) *world
	}{
		{"team-unsigned", func(t *testing.T) *world { return begin(t, "Nadia") }},
		{"team-waiting", func(t *testing.T) *world {
			w := begin(t, "Tom")
			w.sign("Nadia", "Pia")
			return w
		}},
		{"team-changed", func(t *testing.T) *world {
			w := begin(t, "Nadia")
			w.sign("Nadia", "Pia", "Tom")
			w.raise(700)
			w.set("stage", w.draft().Stages[2].ID, model.Fields{"thinks": "Who could do it?"})
			return w
		}},
		{"solo-unsigned", func(t *testing.T) *world { return open(t, storetest.FromTemplate(t, "cloud"), theme.Light, large) }},
		{"solo-changed", func(t *testing.T) *world {
			w := open(t, storetest.FromTemplate(t, "cloud"), theme.Light, large)
			w.sign("Ada")
			w.raise(700)
			return w
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := c.make(t)
			got, path := strings.Join(lines(w.shown()), "\n")+"\n", filepath.Join("testdata", c.name+".txt")
			if os.Getenv("BATON_GOLDEN") != "" {
				w.must(os.WriteFile(path, []byte(got), 0o600))
			}
			want, err := os.ReadFile(path)
			w.must(err)
			if got != string(want) {
				t.Errorf("it says\n%s", got)
			}
		})
	}
}

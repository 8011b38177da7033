// Package cmd_test answers: does the house still stand as it was drawn? Who
// may know whom, what lies where, and how long a file may be.
package cmd_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const longest = 350 // lines of a file that is no test

// topLevel is all that may lie in the root; dotfiles besides.
var topLevel = []string{"cmd", "ui", "model", "store", "Icon.png", "FyneApp.toml", "go.mod", "go.sum", "README.md"}

// rule says what the packages of a room may import besides the standard
// library, and why. Names end in /... for everything below.
type rule struct {
	room    string
	may     []string
	never   []string // not even from the standard library
	because string
}

// rules from the narrower to the wider room; the first that fits counts.
var rules = []rule{
	{"model", nil, []string{"database/sql", "net/http", "os/exec"}, "the nouns stand at the bottom and know nobody"},
	{"model/...", []string{"baton/model/...", "gonum.org/v1/gonum/..."}, []string{"database/sql", "net/http", "os/exec"},
		"the rules must be readable by someone who knows neither Fyne nor SQL"},
	{"store/xlsx", []string{"baton/model/...", "github.com/xuri/excelize/v2", "github.com/klauspost/compress/..."}, []string{"database/sql"},
		"the workbook is a rendering: it knows the sheets, not the file"},
	{"store/intake", []string{"baton/model/...", "github.com/xuri/excelize/v2", "golang.org/x/text/..."}, []string{"database/sql"},
		"an import is a proposal: the store decides and writes"},
	{"store/share", []string{"baton/model", "golang.org/x/sys/...", "github.com/fsnotify/fsnotify", "filippo.io/age", "github.com/google/uuid"}, []string{"database/sql"},
		"it carries bytes between computers and knows neither SQL nor a lead"},
	{"store/holidays", []string{"baton/model", "github.com/rickar/cal/v2/...", "github.com/emersion/go-ical", "github.com/teambition/rrule-go"}, []string{"database/sql"},
		"days off come from a library or a calendar file: it proposes them, and the firm keeps what it wants"},
	{"store/storetest", []string{"baton/model/...", "baton/store"}, nil, "one way to make a firm in a test"},
	{"store/sample", []string{"baton/model/...", "baton/store"}, []string{"database/sql"}, "a sample firm is made through the same door as a real one"},
	{"store", []string{"baton/model/...", "baton/store/holidays", "baton/store/intake", "baton/store/share", "github.com/mattn/go-sqlite3", "github.com/google/uuid", "github.com/gofrs/flock", "golang.org/x/sys/..."}, nil,
		"the file format is the store's secret, and it writes no workbook"},
	{"ui/kit", []string{fyne, "baton/ui/kit", "baton/ui/theme", "golang.org/x/image/..."}, []string{"database/sql"}, "a widget that knows a lead is a screen in hiding"},
	{"ui/theme", []string{fyne, "golang.org/x/image/..."}, []string{"database/sql"}, "colours mean states and teams, never a lead"},
	{"ui/shell", []string{fyne, "baton/ui/kit", "baton/ui/theme", "baton/model"}, []string{"database/sql"}, "the frame knows errors and changes, no noun of a screen"},
	{"ui/ask", []string{fyne, "baton/ui/shell", "baton/ui/kit", "baton/ui/theme", "baton/model/..."}, []string{"database/sql"},
		"a question that several screens ask stands below them and opens no file"},
	{"ui/effect", []string{fyne, "baton/ui/shell", "baton/ui/kit", "baton/ui/theme", "baton/model/..."}, []string{"database/sql"},
		"what would follow for the leads is shown the same way wherever a number is tried"},
	{"ui/uitest", []string{fyne, "baton/ui/shell", "baton/ui/kit", "baton/ui/theme", "baton/model/...", "baton/store", "baton/store/storetest"}, nil,
		"tests work at a screen over a real firm, and know no screen by name"},
	{"ui", []string{fyne, "baton/ui/..."}, []string{"database/sql"}, "it builds the shell and registers the screens, nothing else"},
	{"ui/ask", []string{fyne, "baton/ui/shell", "baton/ui/kit", "baton/ui/theme", "baton/model/..."}, []string{"database/sql"},
		"it asks for every screen, and knows none"},
	{"ui/*", []string{fyne, "baton/ui/shell", "baton/ui/kit", "baton/ui/theme", "baton/ui/ask", "baton/ui/effect", "baton/model/..."}, []string{"database/sql"},
		"screens meet only through routes, ask the person what a move needs the same way everywhere, and ask the store through their own small interface"},
	{"cmd/...", []string{"..."}, nil, "commands see everything"},
}

const fyne = "fyne.io/fyne/v2/..."

// testsMay is what tests may import besides: helpers of tests, and the real
// store where a screen or a rule is tried on a real firm.
var testsMay = []string{"pgregory.net/rapid", "github.com/rogpeppe/go-internal/...", "baton/model", "baton/store/storetest", "baton/store/sample", "baton/store", "baton/model/report/reporttest", "baton/model/score", "baton/model/learn", "baton/model/today", "baton/ui/uitest", "github.com/xuri/excelize/v2"}

// file is one parsed Go file.
type file struct {
	path    string // from the root, with slashes
	imports []string
	doc     string
	name    string
	lines   int
}

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }
func (f file) room() string { return path.Dir(f.path) }

func TestLayers(t *testing.T) {
	files := parse(t, "..")
	t.Run("every package knows only whom it may know", func(t *testing.T) {
		for _, f := range files {
			for _, mistake := range f.mistakes() {
				t.Error(mistake)
			}
		}
	})
	t.Run("every package says which question it answers", func(t *testing.T) {
		for dir, text := range comments(files) {
			if text == "" {
				t.Errorf("%s has no package comment: say which question it answers for the firm.", dir)
			}
		}
	})
	t.Run("every file is a sitting's read", func(t *testing.T) {
		for _, f := range files {
			if !f.isTest() && f.lines > longest {
				t.Errorf("%s has %d lines, more than %d: split it by what it does.", f.path, f.lines, longest)
			}
		}
	})
	t.Run("the root holds four rooms and nothing else", func(t *testing.T) {
		entries, err := os.ReadDir("..")
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(topLevel, e.Name()) {
				t.Errorf("%s lies in the root: it belongs into one of the rooms %s.", e.Name(), strings.Join(topLevel[:4], ", "))
			}
		}
	})
}

// TestRules holds the rules themselves to what they are for.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		what, file, imports string
		allowed             bool
	}{
		{"a rule reads no database", "model/score/score.go", "database/sql", false},
		{"a rule draws no window", "model/score/score.go", "fyne.io/fyne/v2", false},
		{"a rule uses the nouns", "model/score/score.go", "baton/model", true},
		{"a noun knows no rule", "model/lead.go", "baton/model/score", false},
		{"a rule uses the standard library", "model/score/score.go", "strings", true},
		{"a screen opens no file", "ui/leads/leads.go", "baton/store", false},
		{"a test of a screen may use the real store", "ui/leads/leads_test.go", "baton/store/storetest", true},
		{"only tests work at a screen in place of a person", "ui/leads/leads.go", "baton/ui/uitest", false},
		{"a test works at a screen as a person would", "ui/leads/leads_test.go", "baton/ui/uitest", true},
		{"screens share their questions", "ui/leads/leads.go", "baton/ui/ask", true},
		{"a shared question knows no screen", "ui/ask/ask.go", "baton/ui/leads", false},
		{"a screen knows no other screen", "ui/leads/leads.go", "baton/ui/board", false},
		{"a screen asks what a move needs as every other does", "ui/leads/leads.go", "baton/ui/ask", true},
		{"what asks knows no screen", "ui/ask/ask.go", "baton/ui/board", false},
		{"what asks opens no file", "ui/ask/ask.go", "baton/store", false},
		{"a screen writes no workbook", "ui/report/report.go", "github.com/xuri/excelize/v2", false},
		{"a screen speaks the model's words", "ui/leads/leads.go", "baton/model/say", true},
		{"a widget knows no lead", "ui/kit/table.go", "baton/model", false},
		{"the frame knows a change", "ui/shell/do.go", "baton/model", true},
		{"the frame knows no rule", "ui/shell/do.go", "baton/model/score", false},
		{"the list of screens knows no store", "ui/ui.go", "baton/store", false},
		{"the store draws nothing", "store/write.go", "fyne.io/fyne/v2", false},
		{"the store writes no workbook", "store/report.go", "baton/store/xlsx", false},
		{"the store matches names as the reader does", "store/match.go", "baton/store/intake", true},
		{"the store asks who knows the holidays", "store/holidays.go", "baton/store/holidays", true},
		{"who knows the holidays opens no firm", "store/holidays/read.go", "baton/store", false},
		{"who knows the holidays reckons no business time", "store/holidays/read.go", "baton/model/sla", false},
		{"the store leaves the shared folder to who knows it", "store/sync.go", "baton/store/share", true},
		{"who carries the file opens no firm", "store/share/folder.go", "baton/store", false},
		{"who carries the file reads no database", "store/share/folder.go", "database/sql", false},
		{"who carries the file applies no rule", "store/share/folder.go", "baton/model/score", false},
		{"who carries the file seals it", "store/share/seal.go", "filippo.io/age", true},
		{"the reader writes nothing", "store/intake/read.go", "baton/store", false},
		{"the workbook's writer opens no firm", "store/xlsx/write.go", "baton/store", false},
		{"a command sees both sides", "cmd/baton/main.go", "baton/ui", true},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := file{path: c.file, imports: []string{c.imports}}.mistakes()
			if (len(got) == 0) != c.allowed {
				t.Errorf("%s importing %s: %v", c.file, c.imports, got)
			}
		})
	}
}

// mistakes lists what the file imports and must not.
func (f file) mistakes() []string {
	i := slices.IndexFunc(rules, func(r rule) bool { return r.rules(f.room()) })
	if i < 0 {
		return []string{fmt.Sprintf("%s lies in no room of the house.", f.path)}
	}
	r := rules[i]
	var out []string
	for _, imp := range f.imports {
		if !r.allows(imp) && !(f.isTest() && (oneOf(testsMay, imp) || imp == "baton/"+f.room())) {
			out = append(out, fmt.Sprintf("%s imports %s, but %s may not: %s.", f.path, imp, r.room, r.because))
		}
	}
	return out
}

func (r rule) rules(dir string) bool {
	if prefix, ok := strings.CutSuffix(r.room, "/..."); ok {
		return dir == prefix || strings.HasPrefix(dir, prefix+"/")
	}
	ok, err := path.Match(r.room, dir)
	return err == nil && ok
}

func (r rule) allows(imp string) bool {
	if oneOf(r.never, imp) {
		return false
	}
	first, _, _ := strings.Cut(imp, "/")
	standard := first != "baton" && !strings.Contains(first, ".")
	return standard || oneOf(r.may, imp)
}

// oneOf says whether one of the patterns names the import.
func oneOf(patterns []string, imp string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		prefix, below := strings.CutSuffix(p, "...")
		return imp == strings.TrimSuffix(prefix, "/") || below && strings.HasPrefix(imp, prefix)
	})
}

// comments gives the package comment of every folder, "" where it has none.
func comments(files []file) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		own := !f.isTest() || f.room() == "cmd" // a folder of tests only explains itself in one
		if !own {
			continue
		}
		if _, seen := out[f.room()]; !seen {
			out[f.room()] = ""
		}
		if f.doc != "" {
			out[f.room()] = f.doc
		}
	}
	return out
}

// parse reads the imports of every Go file below dir, and builds nothing.
func parse(t *testing.T, dir string) []file {
	t.Helper()
	var files []file
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(e.Name(), ".") && p != dir
		if e.IsDir() && (hidden || e.Name() == "testdata") {
			return filepath.SkipDir
		}
		if e.IsDir() || filepath.Ext(p) != ".go" {
			return nil
		}
		f, err := parseFile(p)
		f.path = filepath.ToSlash(strings.TrimPrefix(p, dir+string(filepath.Separator)))
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func parseFile(p string) (file, error) {
	src, err := os.ReadFile(p)
	if err != nil {
		return file{}, err
	}
	tree, err := parser.ParseFile(token.NewFileSet(), p, src, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return file{}, err
	}
	f := file{name: tree.Name.Name, lines: bytes.Count(src, []byte("\n")), doc: docOf(tree)}
	for _, imp := range tree.Imports {
		f.imports = append(f.imports, strings.Trim(imp.Path.Value, `"`))
	}
	return f, nil
}

func docOf(tree *ast.File) string {
	if tree.Doc == nil {
		return ""
	}
	return tree.Doc.Text()
}

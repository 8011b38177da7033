package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// doors are the only places that judge a move or an answer, and that write
// one; each with its reason.
var doors = map[string]string{
	"store/move.go Move calls journey.Plan":           "every move is judged here, whoever asks for it",
	"store/move.go Decide calls journey.PlanDecision": "every answer to a hand-off is judged here",
	"store/move.go move writes move":                  "what Plan planned",
	"store/move.go move writes handoff":               "what Plan planned",
	"store/move.go move writes decision":              "what Plan planned: moving on accepts the open hand-off",
	"store/move.go Decide writes decision":            "what PlanDecision planned",
	"store/move.go Decide writes move":                "what PlanDecision planned: a rejected lead goes where it belongs",
	"store/lead.go leadFor writes move":               "a lead begins somewhere: that is no step along the journey",
	"store/import_leads.go move writes move":          "a list tells history from elsewhere: it passes without gates and hands nothing over",
	"store/import_leads.go before writes move":        "the same list told later when its lead closed: the order of its moves stands",
	"ui/uitest/leads.go Spread writes move":           "tests plant leads where they need them",
}

// events are the nouns that the one function per transition makes.
var events = []string{"move", "handoff", "decision"}

// writers are the ways to write a row of a noun.
var writers = []string{"add", "put", "Add", "Set", "Delete", "inscribe", "Edit"}

// TestOneDoor holds that board, bulk, import, command line and workshop move
// leads through one function: it is called in one place, and nobody writes its
// events past it.
func TestOneDoor(t *testing.T) {
	found := map[string]bool{}
	for _, f := range parse(t, "..") {
		if f.isTest() || strings.HasPrefix(f.path, "model/") { // the rules write nothing
			continue
		}
		for _, what := range passes(t, f.path) {
			found[what] = true
			if doors[what] == "" {
				t.Errorf("%s: moves and answers go through Desk.Move and Desk.Decide. If this one may not, say why in doors.", what)
			}
		}
	}
	for door, because := range doors {
		if because != "" && !found[door] {
			t.Errorf("%q is gone: take it out of the list.", door)
		}
	}
}

// passes lists where a file judges or writes such an event.
func passes(t *testing.T, path string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), "../"+path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range tree.Decls {
		in := "a variable"
		if f, ok := d.(*ast.FuncDecl); ok {
			in = f.Name.Name
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if what := event(call); what != "" {
					out = append(out, path+" "+in+" "+what)
				}
			}
			return true
		})
	}
	return out
}

// event says what a call does to a lead's way, "" for most calls.
func event(call *ast.CallExpr) string {
	name, of := called(call)
	if of == "journey" && (name == "Plan" || name == "PlanDecision") {
		return "calls journey." + name
	}
	if !slices.Contains(writers, name) {
		return ""
	}
	for _, arg := range call.Args[:min(2, len(call.Args))] { // a context may stand before the noun
		lit, ok := arg.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			continue
		}
		if noun, err := strconv.Unquote(lit.Value); err == nil && slices.Contains(events, noun) {
			return "writes " + noun
		}
	}
	return ""
}

// called is the name of the function, and what stands before it.
func called(call *ast.CallExpr) (name, of string) {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name, ""
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			of = x.Name
		}
		return f.Sel.Name, of
	}
	return "", ""
}

// TestOneDoor_notices holds that the look above sees what it is for.
func TestOneDoor_notices(t *testing.T) {
	for source, want := range map[string]string{
		`journey.Plan(in, req, who, now)`:             "calls journey.Plan",
		`journey.PlanDecision(in, req, who, now)`:     "calls journey.PlanDecision",
		`w.add("move", lead, fields)`:                 "writes move",
		`d.Add(ctx, "decision", fields)`:              "writes decision",
		`d.Set(ctx, "handoff", id, fields)`:           "writes handoff",
		`records(ctx, q, "move", "")`:                 "",
		`w.add("touch", lead, fields)`:                "",
		`report.Add(sheet, "a", "b", "move")`:         "",
		`forecast.Plan(in)`:                           "",
		`fmt.Sprint("move")`:                          "",
		`im.put("move", lead, id, model.Fields(nil))`: "writes move",
	} {
		x, err := parser.ParseExpr(source)
		if err != nil {
			t.Fatal(err)
		}
		if got := event(x.(*ast.CallExpr)); got != want {
			t.Errorf("%s %q instead of %q", source, got, want)
		}
	}
}

package main

import (
	"embed"
	"strings"

	"baton/ui/theme"
)

//go:embed licences/*.txt
var licenceTexts embed.FS

// licences are the works that the program is built of besides the toolkit;
// the About dialog shows them all.
func licences() []theme.Licence {
	list := []theme.Licence{
		{Work: "Go and its extended libraries", Terms: "BSD 3-Clause License", Text: "go"},
		{Work: "SQLite", Terms: "Public domain", Text: ""},
		{Work: "go-sqlite3", Terms: "MIT License", Text: "go-sqlite3"},
		{Work: "Excelize", Terms: "BSD 3-Clause License", Text: "excelize"},
		{Work: "Klaus Post's compress", Terms: "BSD 3-Clause, Apache 2.0 and MIT Licenses", Text: "compress"},
		{Work: "Google UUID", Terms: "BSD 3-Clause License", Text: "uuid"},
		{Work: "flock", Terms: "BSD 3-Clause License", Text: "flock"},
		{Work: "cal, the public holidays", Terms: "BSD 3-Clause License", Text: "cal"},
		{Work: "go-ical", Terms: "MIT License", Text: "go-ical"},
		{Work: "rrule-go", Terms: "MIT License", Text: "rrule-go"},
		{Work: "Cobra", Terms: "Apache License 2.0", Text: "cobra"},
	}
	for i := range list {
		list[i].Text = licenceText(list[i].Text)
	}
	return list
}

func licenceText(name string) string {
	if name == "" {
		return "The authors of SQLite have dedicated it to the public domain: anyone may use it for any purpose."
	}
	b, err := licenceTexts.ReadFile("licences/" + name + ".txt")
	if err != nil {
		return "" // the tests read every one that has a name
	}
	return strings.TrimSpace(string(b))
}

package welcome

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/theme"
)

// form asks what only the founder can say about the new firm.
type form struct {
	page     *Page
	template string
	list     string

	fields   *kit.Form
	firm, me *kit.Field
	path     *kit.Field
	currency *kit.Select
	zone     *kit.Select
	solo     *kit.Tabs
	chosen   bool // the place was chosen and no longer follows the name
}

// ask shows the form of a template.
func (p *Page) ask(id, list string) {
	f := &form{page: p, template: id, list: list}
	p.back = p.Begin
	p.show(f.build())
	f.firm.Focus()
}

func (f *form) build() fyne.CanvasObject {
	t := templateOf(f.template)
	back := kit.NewButton(kit.Ghost, theme.Glyph("arrow-left"), "Back", f.page.Begin).Small()
	words := t.Blurb + " Everything in it can be changed later."
	if f.list != "" {
		words = "The rows of " + filepath.Base(f.list) + " become its first companies, people and leads. You see them before they are read in."
	}
	f.firm, f.me = kit.NewField("What is your firm called?"), kit.NewField("Your name")
	f.firm.Placeholder("As your clients say it")
	f.firm.Check, f.me.Check = needed("The firm needs a name."), needed("Who works here? Your name is enough.")
	f.firm.OnChange = func(string) { f.follow() }
	f.path = kit.NewField("Where its file goes")
	f.path.OnCommit = func(string) { f.chosen = true }
	f.path.Check = needed("The firm's file needs a place.")
	zone := f.page.host.Zone()
	f.currency = kit.NewSelect(currencies(), currencyAt(zone), nil)
	f.zone = kit.NewSelect(zones(zone), zone, nil)
	f.solo = kit.NewTabs([]kit.Option{{Value: "solo", Label: "I work alone"}, {Value: "team", Label: "We are a team"}}, "solo", nil)
	f.follow()

	choose := kit.NewButton(kit.Outline, theme.Glyph("folder"), "Choose", f.choose)
	place := container.NewBorder(nil, nil, nil, kit.Inset(19, 0, 0, 8, choose), f.path)
	f.fields = kit.NewForm()
	f.fields.Add(kit.Columns(14, f.firm, f.me))
	f.fields.Known("name", f.firm)
	f.fields.Known("member", f.me)
	f.fields.Add(kit.Columns(14, kit.Labelled("Currency", f.currency), kit.Labelled("Time zone", f.zone)))
	f.fields.Labelled("Who are you?", container.NewBorder(nil, nil, f.solo, nil))
	f.fields.Add(place)
	f.fields.Known("path", f.path)
	f.fields.OnSubmit = f.make
	if f.list != "" {
		t.Name = "A firm from your list"
	}
	verb := "Begin"
	if f.list != "" {
		verb = "Begin, and look at the list"
	}
	ok := kit.NewButton(kit.Primary, theme.Glyph("arrow-right"), verb, f.make)
	return kit.Column(0, container.NewHBox(back), kit.Gap(1, 14), kit.Display(t.Name).Ellipsis(), kit.Gap(1, 6), kit.NewParagraph(words),
		kit.Gap(1, 20), kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(20, f.fields)),
		kit.Gap(1, 16), container.NewHBox(ok))
}

func needed(sentence string) func(string) string {
	return func(s string) string {
		if strings.TrimSpace(s) == "" {
			return sentence
		}
		return ""
	}
}

// follow names the file after the firm until another place is chosen.
func (f *form) follow() {
	if !f.chosen {
		f.path.SetText(filepath.Join(f.page.host.Folder(), fileName(f.firm.Text())+".baton"))
	}
}

func (f *form) choose() {
	f.page.shell.AskSave("Where the firm's file goes", fileName(f.firm.Text())+".baton", func(path string) error {
		f.chosen = true
		f.path.SetText(path)
		return nil
	})
}

func (f *form) make() {
	if !f.fields.Valid() {
		return
	}
	path := strings.TrimSpace(f.path.Text())
	if filepath.Ext(path) != ".baton" {
		path += ".baton"
	}
	if _, err := os.Lstat(path); err == nil {
		f.fields.Problem("path", "There is a file of this name already: choose another name.")
		return
	}
	f.page.host.Make(NewFirm{Template: f.template, List: f.list, Path: path, Start: template.Start{
		Name: strings.TrimSpace(f.firm.Text()), Member: strings.TrimSpace(f.me.Text()),
		Currency: f.currency.Value, Zone: f.zone.Value, Solo: f.solo.Value == "solo",
	}})
}

func templateOf(id string) template.Template {
	for _, t := range template.All() {
		if t.ID == id {
			return t
		}
	}
	return template.Template{}
}

// fileName is the firm's name as every file system takes it.
func fileName(firm string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return -1
		}
		return r
	}, firm)
	if clean = strings.Trim(strings.TrimSpace(clean), "."); clean == "" {
		return "Our firm"
	}
	return clean
}

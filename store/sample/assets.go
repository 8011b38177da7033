package sample

import (
	"strings"

	"baton/model"
)

// made is an asset that somebody has finished: where it lies, whose it is,
// and where it is used. What is not listed is still to be made.
type made struct{ name, owner, address, used string }

// finish tells which assets of the template are there by now.
func (w *world) finish(list []made) {
	for _, m := range list {
		for _, x := range w.law.Assets {
			if strings.HasPrefix(x.Name, m.name) {
				w.change("asset", x.ID, model.Fields{"address": m.address, "used": m.used, "owner": w.members[m.owner].String()})
			}
		}
	}
}

var teamAssets = []made{
	{"What a platform team of two", "nadia", "https://larkfell.example/platform-team-of-two", "The guide behind the form, and every second newsletter"},
	{"Platform check", "nadia", "https://larkfell.example/platform-check", "After each webinar; read together in half an hour"},
	{"From nine pages a night", "pavel", "Shared folder, Proof, Harbour case.pdf", "Sent before the second talk"},
	{"How we hold and return access", "tomas", "Shared folder, Terms, Access.pdf", "With every contract"},
}

var soloAssets = []made{
	{"Check for old systems", "rui", "https://tilework.example/check", "The link in the signature"},
	{"A project lead who takes", "rui", "Henrique Salgado, by phone, after five", "When they ask who else went live"},
}

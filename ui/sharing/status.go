package sharing

import (
	"baton/model"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Status says in the bar at the bottom where the work is safe; each of the
// three states has words and a shape of its own.
func Status(s shell.Status, st model.Standing) shell.Status {
	s.Saved, s.Sign, s.Route = st.Words(), signOf(st), Route
	s.Warn = s.Warn || st.Trouble != ""
	return s
}

func signOf(st model.Standing) theme.Glyph {
	switch {
	case !inFile(st):
		return "hard-drive"
	case st.Confirmed() > 0:
		return "check-check"
	}
	return "check"
}

// inFile says that the file has everything of this computer.
func inFile(st model.Standing) bool { return st.Unpublished == 0 && st.Trouble == "" }

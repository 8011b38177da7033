package report

import (
	"testing"

	"baton/model"
)

// A founder alone hands over to himself: such hand-offs are in the ledger and
// in no figure, and the report has no chart without a table.
func TestBuild_ownHats(t *testing.T) {
	if got := findingWord(&model.HandoffRow{Handoff: model.Handoff{Same: true}, Finding: "carried"}); got != ownHats {
		t.Errorf("a hand-off between two hats of one person counts as %q", got)
	}
}

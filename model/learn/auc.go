package learn

import (
	"cmp"
	"math"
	"slices"

	"baton/model/funnel"
)

// AUC says how often a lead that is yes is put before one that is not, ties
// counting half (Mann and Whitney): 0.5 is a coin, 1 is always. Low and High
// are its 95 % range by Hanley and McNeil (1982).
type AUC struct {
	Value, Low, High float64
}

// auc compares only leads of one fold, because only those were scored by the
// same fit; folds count by how many pairs they hold. The scores of a rule that
// was not fitted stand in one fold.
func auc(rows []row, score []float64, fold func(int) int) AUC {
	parts := map[int][]int{}
	for i := range rows {
		parts[fold(i)] = append(parts[fold(i)], i)
	}
	won, pairs := 0.0, 0.0
	for _, f := range sortedKeys(parts) {
		w, p := concordant(rows, score, parts[f])
		won += w
		pairs += p
	}
	if pairs == 0 {
		return AUC{Value: .5, Low: 0, High: 1}
	}
	value := won / pairs
	variance := 0.0
	for _, f := range sortedKeys(parts) {
		yes, no := sides(rows, parts[f])
		if weight := yes * no / pairs; weight > 0 {
			variance += weight * weight * hanleyMcNeil(value, yes, no)
		}
	}
	if n := float64(len(parts)); n > 1 {
		variance *= 1 + n/(n-1)
	}
	half := funnel.Z95 * math.Sqrt(variance)
	return AUC{Value: value, Low: max(0, value-half), High: min(1, value+half)}
}

func sortedKeys(m map[int][]int) []int {
	var out []int
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func sides(rows []row, at []int) (yes, no float64) {
	for _, i := range at {
		if rows[i].yes {
			yes++
		} else {
			no++
		}
	}
	return yes, no
}

// concordant counts the pairs of a yes and a no in which the yes stands
// higher, and all pairs, in one walk up the scores.
func concordant(rows []row, score []float64, at []int) (won, pairs float64) {
	at = slices.Clone(at)
	slices.SortFunc(at, func(x, y int) int { return cmp.Compare(score[x], score[y]) })
	below := 0.0 // the no that stand lower
	for i := 0; i < len(at); {
		j := i
		for j < len(at) && score[at[j]] == score[at[i]] {
			j++
		}
		yes, no := sides(rows, at[i:j])
		won += yes * (below + no/2)
		below += no
		i = j
	}
	yes, no := sides(rows, at)
	return won, yes * no
}

func hanleyMcNeil(auc, yes, no float64) float64 {
	q1, q2 := auc/(2-auc), 2*auc*auc/(1+auc)
	return (auc*(1-auc) + (yes-1)*(q1-auc*auc) + (no-1)*(q2-auc*auc)) / (yes * no)
}

package learn

import "math"

// bayes is a naive Bayes fit: every column speaks for itself, a value by how
// much more often it stands in a yes than in a no, with one lead more of each
// (Laplace). What is not known says nothing; what is too rare to speak of is
// one value of its own.
type bayes struct {
	columns []column
	weight  [][]float64 // per column and choice; the last is for the rare
}

func fitBayes(columns []column, rows []row, take func(*row) bool) bayes {
	b := bayes{columns: columns}
	for i := range columns {
		yes, no, knownYes, knownNo := columns[i].tally(rows, take)
		kinds := float64(len(yes) + 1)
		weight := make([]float64, len(yes)+1)
		restYes, restNo := knownYes, knownNo
		at := func(y, n int) float64 {
			return math.Log((float64(y)+1)/(float64(knownYes)+kinds)) - math.Log((float64(n)+1)/(float64(knownNo)+kinds))
		}
		for j := range yes {
			weight[j] = at(yes[j], no[j])
			restYes -= yes[j]
			restNo -= no[j]
		}
		weight[len(yes)] = at(restYes, restNo)
		b.weight = append(b.weight, weight)
	}
	return b
}

// score is the log of the odds that the columns speak for, without the share
// of yes in all.
func (b bayes) score(i int) float64 {
	sum := 0.0
	for c := range b.columns {
		switch code := b.columns[c].code[i]; code {
		case notKnown:
		case other:
			sum += b.weight[c][len(b.weight[c])-1]
		default:
			sum += b.weight[c][code]
		}
	}
	return sum
}

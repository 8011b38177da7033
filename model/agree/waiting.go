package agree

import "baton/model"

// Last is the version that a next one follows: the one that holds, or that
// will hold last among those whose day has not come. Nil: none is signed.
func Last(settled []model.Version) *model.Version {
	var last *model.Version
	for i := range settled {
		v := &settled[i]
		if v.State == model.InForce || v.State == model.Coming && (last == nil || v.Effective >= last.Effective) {
			last = v
		}
	}
	return last
}

// Held is the version in force; nil while the draft is.
func Held(settled []model.Version) *model.Version {
	for i := range settled {
		if settled[i].State == model.InForce {
			return &settled[i]
		}
	}
	return nil
}

// Since is what the draft says differently from the version it will follow;
// nothing while none is signed.
func Since(settled []model.Version, draft *model.Agreement) []model.Difference {
	if last := Last(settled); last != nil {
		return Diff(last.Agreement, draft)
	}
	return nil
}

// Binding counts the differences that wait for a signature.
func Binding(all []model.Difference) int {
	n := 0
	for _, d := range all {
		if d.Binding {
			n++
		}
	}
	return n
}

// Alike says that two agreements bind in the same way: whoever signs the one
// signs the other.
func Alike(a, b *model.Agreement) bool { return Hash(Hashes(a)) == Hash(Hashes(b)) }

package intake

import (
	"maps"
	"slices"
)

// FieldNames lists what a column may be mapped to, in the alphabet's order.
func FieldNames() []string { return slices.Sorted(maps.Keys(fieldNames)) }

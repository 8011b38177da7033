package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/where"
)

func TestWhichLeads_fields(t *testing.T) {
	names := where.Names(where.Leads(&model.Agreement{}, nil))
	row := reflect.TypeFor[leadLine]()
	for i := range row.NumField() {
		if name, _, _ := strings.Cut(row.Field(i).Tag.Get("json"), ","); !slices.Contains(names, name) {
			t.Errorf("--json writes %q, but --where and --sort do not know it", name)
		}
	}
}

// Package holidays answers: on which days is the country of the firm closed,
// and which does a calendar file name?
//
// The days of a country come from a well-kept library; whoever works in
// another one imports a calendar file (.ics), as their authorities or their
// calendar program hand it out.
package holidays

import (
	"cmp"
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ar"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"

	"baton/model"
)

type country struct {
	code, name string
	days       []*cal.Holiday
}

// countries are the ones there are days for, and the regions of those whose
// days differ much from place to place.
func countries() []country {
	return slices.Concat([]country{
		{"ar", "Argentina", ar.Holidays}, {"at", "Austria", at.Holidays}, {"be", "Belgium", be.Holidays}, {"br", "Brazil", br.Holidays},
		{"bg", "Bulgaria", bg.Holidays}, {"ca", "Canada", ca.Holidays}, {"hr", "Croatia", hr.Holidays}, {"cz", "Czechia", cz.Holidays},
		{"dk", "Denmark", dk.Holidays}, {"fr", "France", fr.Holidays}, {"de", "Germany", de.Holidays}, {"gr", "Greece", gr.Holidays},
		{"ie", "Ireland", ie.Holidays}, {"it", "Italy", it.Holidays}, {"jp", "Japan", jp.Holidays}, {"lv", "Latvia", lv.Holidays},
		{"lt", "Lithuania", lt.Holidays}, {"nl", "Netherlands", nl.Holidays}, {"nz", "New Zealand", nz.Holidays}, {"no", "Norway", no.Holidays},
		{"pl", "Poland", pl.Holidays}, {"ro", "Romania", ro.Holidays}, {"sk", "Slovakia", sk.Holidays}, {"si", "Slovenia", si.Holidays},
		{"za", "South Africa", za.Holidays}, {"es", "Spain", es.Holidays}, {"se", "Sweden", se.Holidays}, {"ch", "Switzerland", ch.Holidays},
		{"ua", "Ukraine", ua.Holidays}, {"gb", "United Kingdom", gb.Holidays}, {"us", "United States", us.Holidays},
	}, germany(), switzerland(), australia())
}

func germany() []country {
	return []country{
		{"de-bw", "Germany, Baden-Württemberg", de.HolidaysBW}, {"de-by", "Germany, Bavaria", de.HolidaysBY}, {"de-be", "Germany, Berlin", de.HolidaysBE},
		{"de-bb", "Germany, Brandenburg", de.HolidaysBB}, {"de-hb", "Germany, Bremen", de.HolidaysHB}, {"de-hh", "Germany, Hamburg", de.HolidaysHH},
		{"de-he", "Germany, Hesse", de.HolidaysHE}, {"de-ni", "Germany, Lower Saxony", de.HolidaysNI}, {"de-mv", "Germany, Mecklenburg-Vorpommern", de.HolidaysMV},
		{"de-nw", "Germany, North Rhine-Westphalia", de.HolidaysNW}, {"de-rp", "Germany, Rhineland-Palatinate", de.HolidaysRP},
		{"de-sl", "Germany, Saarland", de.HolidaysSL}, {"de-sn", "Germany, Saxony", de.HolidaysSN}, {"de-st", "Germany, Saxony-Anhalt", de.HolidaysST},
		{"de-sh", "Germany, Schleswig-Holstein", de.HolidaysSH}, {"de-th", "Germany, Thuringia", de.HolidaysTH},
	}
}

func switzerland() []country {
	return []country{
		{"ch-be", "Switzerland, Bern", ch.HolidaysBE}, {"ch-bs", "Switzerland, Basel-Stadt", ch.HolidaysBS}, {"ch-ge", "Switzerland, Geneva", ch.HolidaysGE},
		{"ch-lu", "Switzerland, Lucerne", ch.HolidaysLU}, {"ch-sg", "Switzerland, St. Gallen", ch.HolidaysSG}, {"ch-ti", "Switzerland, Ticino", ch.HolidaysTI},
		{"ch-vd", "Switzerland, Vaud", ch.HolidaysVD}, {"ch-zg", "Switzerland, Zug", ch.HolidaysZG}, {"ch-zh", "Switzerland, Zurich", ch.HolidaysZH},
	}
}

func australia() []country {
	return []country{
		{"au-act", "Australia, Capital Territory", au.HolidaysACT}, {"au-nsw", "Australia, New South Wales", au.HolidaysNSW},
		{"au-nt", "Australia, Northern Territory", au.HolidaysNT}, {"au-qld", "Australia, Queensland", au.HolidaysQLD},
		{"au-sa", "Australia, South Australia", au.HolidaysSA}, {"au-tas", "Australia, Tasmania", au.HolidaysTAS},
		{"au-vic", "Australia, Victoria", au.HolidaysVIC}, {"au-wa", "Australia, Western Australia", au.HolidaysWA},
	}
}

// Countries are those whose days are known, by name.
func Countries() []model.Country {
	var out []model.Country
	for _, c := range countries() {
		out = append(out, model.Country{Code: c.code, Name: c.name})
	}
	slices.SortFunc(out, func(a, b model.Country) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Of are a country's days from one year to another, both included: the day
// itself, and the one that is taken for it where it falls on a weekend.
func Of(code string, from, to int) []model.Holiday {
	i := slices.IndexFunc(countries(), func(c country) bool { return c.code == code })
	if i < 0 {
		return nil
	}
	found := map[string]string{}
	for year := from; year <= to; year++ {
		for _, h := range countries()[i].days {
			day, taken := h.Calc(year)
			note(found, day, h.Name)
			if !taken.Equal(day) {
				note(found, taken, h.Name)
			}
		}
	}
	return byDate(found)
}

// note keeps a day under its name; two of one day share it.
func note(found map[string]string, day time.Time, name string) {
	if day.IsZero() {
		return
	}
	date := day.Format(time.DateOnly)
	switch before, known := found[date]; {
	case !known || before == "":
		found[date] = name
	case before != name && name != "":
		found[date] = before + ", " + name
	}
}

func byDate(found map[string]string) []model.Holiday {
	out := make([]model.Holiday, 0, len(found))
	for date, name := range found {
		out = append(out, model.Holiday{Date: date, Name: name})
	}
	slices.SortFunc(out, func(a, b model.Holiday) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

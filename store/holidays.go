package store

import (
	"baton/model"
	"baton/store/holidays"
)

// Countries are those whose public holidays are known here.
func (f *File) Countries() []model.Country { return holidays.Countries() }

// HolidaysOf are a country's holidays from one year to another.
func (f *File) HolidaysOf(country string, from, to int) []model.Holiday {
	return holidays.Of(country, from, to)
}

// ReadHolidays finds the holidays of a calendar file (.ics) from last year
// until two years on.
func (d *Desk) ReadHolidays(file []byte) (*model.HolidayFile, error) {
	year := d.Now().Year()
	return holidays.Read(file, year-1, year+2)
}

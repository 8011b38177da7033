package store

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

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
func (d *Desk) ReadHolidays(path string) (*model.HolidayFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, model.Refuse("holidays", "This file cannot be opened: see whether it is still there, and whether you may read it.")
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, holidays.MostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	year := d.Now().Year()
	return holidays.Read(data, year-1, year+2)
}

package intake

// dateOrder finds the order of day and month over a whole column. sure is
// false when no value shows it: then the order is the likelier one. Slashes
// without padding zeros are American habit; dots and zeros are European.
func dateOrder(values []string) (order string, sure bool) {
	day, month, year, open, unpadded, dotted := 0, 0, 0, 0, 0, 0
	for _, v := range values {
		d, ok := readDate(v)
		if !ok || d.named > 0 {
			continue
		}
		switch {
		case d.lens[0] >= 3:
			year++
		case d.nums[0] > 31:
			year++
		case d.nums[0] > 12:
			day++
		case d.nums[1] > 12:
			month++
		case d.nums[0] == d.nums[1]:
		default:
			open++
		}
		if d.separator == '.' {
			dotted++
		}
		if d.lens[0] == 1 || d.lens[1] == 1 {
			unpadded++
		}
	}
	switch {
	case day > month:
		return "dmy", true
	case month > day:
		return "mdy", true
	case day > 0: // as many of one as of the other
		return "dmy", false
	case open == 0 && year > 0:
		return "ymd", true
	case open == 0:
		return "", true
	case dotted > 0:
		return "dmy", true
	case unpadded > 0:
		return "mdy", false
	}
	return "dmy", false
}

package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is what a cell's number format says about its number.
type format struct {
	date, clock, percent bool
	digits               int    // "00000": at least so many digits
	sign                 string // a currency, as the format writes it
}

// formats reads the number format of every cell style.
func (b *book) formats(part string) ([]format, error) {
	var sheet struct {
		Custom []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			ID int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.small(part, &sheet); err != nil {
		return nil, err
	}
	codes := map[int]format{}
	for _, c := range sheet.Custom {
		codes[c.ID] = formatOf(c.Code)
	}
	out := make([]format, len(sheet.Styles))
	for i, s := range sheet.Styles {
		if f, ok := codes[s.ID]; ok {
			out[i] = f
		} else {
			out[i] = builtin(s.ID)
		}
	}
	return out, nil
}

// builtin are the formats that a workbook does not spell out.
func builtin(id int) format {
	switch {
	case id == 9 || id == 10:
		return format{percent: true}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return format{date: true}
	case id == 22:
		return format{date: true, clock: true}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return format{clock: true}
	}
	return format{}
}

// formatOf reads a format code: "dd.mm.yyyy hh:mm", "00000", "#,##0 [$€-407]".
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";") // the part for positive numbers
	bare, f := bareCode(code)
	lower := strings.ToLower(bare)
	switch {
	case lower == "general" || lower == "@":
		return format{}
	case strings.ContainsAny(lower, "yd"):
		f.date = true
		f.clock = strings.ContainsAny(lower, "hs")
	case strings.ContainsAny(lower, "hs"):
		f.clock = true
	case strings.Contains(lower, "m") && !strings.ContainsAny(lower, "0#?"):
		f.date = true
	case strings.Contains(bare, "%"):
		f.percent = true
	case strings.Trim(bare, "0") == "" && len(bare) > 1:
		f.digits = len(bare)
	}
	return f
}

// bareCode takes quoted text, escapes, colours and conditions out of a code,
// and keeps the currency that some of them carry.
func bareCode(code string) (string, format) {
	var f format
	var bare strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return bare.String(), f
			}
			f.note(code[i+1 : i+1+end])
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return bare.String(), f
			}
			inner := code[i+1 : i+end]
			if strings.HasPrefix(inner, "$") {
				sign, _, _ := strings.Cut(inner[1:], "-")
				f.note(sign)
			} else if t := strings.ToLower(inner); strings.Trim(t, "h") == "" || strings.Trim(t, "m") == "" || strings.Trim(t, "s") == "" {
				bare.WriteString(strings.Repeat("h", len(t)))
			}
			i += end
		default:
			bare.WriteByte(code[i])
		}
	}
	f.note(bare.String())
	return bare.String(), f
}

func (f *format) note(text string) {
	if code, _ := currencyIn(text); code != "" && f.sign == "" {
		f.sign = code
	}
}

// show writes a stored number as the text it stands for: a date as
// 2006-01-02, an id without an exponent, a postal code with its zeros.
func (f format) show(raw string, epoch int) string {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return strings.TrimSpace(raw)
	}
	switch {
	case f.date || f.clock:
		return f.showTime(v, epoch)
	case f.percent:
		return decimal(v*100) + "%"
	}
	text := decimal(v)
	if short := f.digits - len(text); short > 0 && v >= 0 && v == math.Trunc(v) {
		text = strings.Repeat("0", short) + text
	}
	if f.sign != "" {
		return f.sign + " " + text
	}
	return text
}

// showTime reads a serial date: days since 1899-12-30, where Excel counts a
// 29 February 1900 that never was.
func (f format) showTime(v float64, epoch int) string {
	if v < 0 || v > 2958466 {
		return decimal(v)
	}
	v += float64(epoch)
	days, seconds := math.Trunc(v), math.Round((v-math.Trunc(v))*86400)
	if f.clock && !f.date {
		all := int(days)*86400 + int(seconds)
		return fmt.Sprintf("%02d:%02d:%02d", all/3600, all/60%60, all%60)
	}
	if days < 60 && epoch == 0 {
		days++
	}
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second)
	if seconds == 0 {
		return at.Format(time.DateOnly)
	}
	return at.Format(time.DateTime)
}

// decimal writes a number with the 15 digits that Excel keeps.
func decimal(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatInt(int64(v), 10)
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

package xlsx

import (
	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// Baton's colours on paper: ink, two greys, lines, and one accent.
const (
	ink, grey, faint = "101828", "667085", "98A2B3"
	line, surface    = "E4E7EC", "F6F7F9"
	accent, onAccent = "4F46E5", "FFFFFF"
	family           = "Calibri"
)

// hue is one tone three times: as a mark, behind text, and as text.
type hue struct{ solid, soft, text string }

func hueOf(t report.Tone) hue {
	switch t {
	case report.Good:
		return hue{"17B26A", "E0F8EA", "067647"}
	case report.AtRisk:
		return hue{"F5A524", "FEF3DC", "93500A"}
	case report.Late:
		return hue{"F04464", "FEE8EC", "BE123C"}
	case report.Unknown:
		return hue{"94A3B8", "EEF1F5", "475569"}
	case report.Accent:
		return hue{accent, "EEF0FE", "4338CA"}
	case report.Muted:
		return hue{"C3CAD5", surface, grey}
	case report.Marketing:
		return hue{"D444F1", "FBE9FE", "9A1AB1"}
	case report.BD:
		return hue{"2E90FA", "E6F2FF", "175CD3"}
	case report.Sales:
		return hue{"15B79E", "DDF7F2", "107569"}
	}
	return hue{"64748B", surface, ink}
}

// role is what a cell is for on its page.
type role uint8

const (
	body role = iota
	head
	banner
	bannerSmall
	title
	subtitle
	headline
	detail
	heading
	tileLabel
	tileValue
	tileNote
	lineLabel
	lineValue
	note
)

// look is everything that decides a cell's style; equal looks share one.
type look struct {
	role     role
	kind     report.Kind
	currency string
	tone     report.Tone
	wrap     bool
	right    bool // a word in a column of numbers stands with them
	linked   bool
}

// styles makes each look once.
type styles struct {
	file *excelize.File
	made map[look]int
}

func (s *styles) id(l look) (int, error) {
	if id, ok := s.made[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(l.style())
	s.made[l] = id
	return id, err
}

// style spells a look out.
func (l look) style() *excelize.Style {
	h := hueOf(l.tone)
	font := &excelize.Font{Family: family, Size: 10, Color: ink}
	align := &excelize.Alignment{Vertical: "center", WrapText: l.wrap}
	st := &excelize.Style{Font: font, Alignment: align, CustomNumFmt: numberFormat(l)}
	align.Horizontal = "left"
	if l.right {
		align.Horizontal = "right"
	}
	switch l.role {
	case body:
		if !l.right && l.kind == report.Text {
			align.Indent = 1
		}
		st.Border = rule("bottom", line, 1)
		if l.tone != report.Plain {
			font.Color = h.text
		}
	case head:
		font.Bold, font.Color = true, grey
		align.WrapText = true
		if !l.right {
			align.Indent = 1
		}
		st.Fill, st.Border = filled(surface), rule("bottom", faint, 1)
	case banner:
		font.Size, font.Bold, font.Color = 14, true, onAccent
		st.Fill = filled(accent)
	case bannerSmall:
		font.Size, font.Color = 10, "DAD8FA"
		st.Fill = filled(accent)
	case title:
		font.Size, font.Bold = 18, true
	case subtitle:
		font.Color = grey
		align.WrapText, align.Vertical = true, "top"
	case headline:
		font.Size, font.Bold = 20, true
		align.WrapText = true
	case detail:
		font.Color, font.Size = grey, 11
		align.Vertical = "top"
	case heading:
		font.Size, font.Bold = 12, true
		align.Vertical = "bottom"
	case tileLabel:
		font.Color, font.Size, align.Indent = grey, 10, 1
		align.Vertical = "bottom"
		st.Fill, st.Border = filled(surface), rule("top", h.solid, 5)
	case tileValue:
		font.Size, font.Bold, align.Horizontal, align.Indent = 22, true, "left", 1
		st.Fill = filled(surface)
	case tileNote:
		font.Color, font.Size, align.Horizontal, align.Indent = grey, 9, "left", 1
		align.Vertical = "top"
		st.Fill = filled(surface)
	case lineLabel:
		font.Color = grey
	case lineValue:
		align.Horizontal = "left"
	case note:
		font.Color = grey
		align.WrapText, align.Vertical = true, "top"
	}
	if l.linked && l.role != tileValue {
		font.Color = hueOf(report.Accent).text
	}
	return st
}

func filled(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func rule(side, color string, style int) []excelize.Border {
	return []excelize.Border{{Type: side, Color: color, Style: style}}
}

// numberFormat is the format code of a kind; nil leaves the general one.
func numberFormat(l look) *string {
	code := ""
	switch l.kind {
	case report.Integer:
		code = "#,##0"
	case report.OutOf:
		code = `"of "#,##0`
	case report.Money:
		code = "#,##0.00"
		if l.role != body && l.currency != "" {
			code = `#,##0 "` + l.currency + `"`
		}
	case report.Percent:
		code = "0 %"
	case report.Tenths:
		code = "0.0"
	case report.Date:
		code = "d mmm yyyy"
	case report.DateTime:
		code = "d mmm yyyy hh:mm"
	case report.Span:
		code = "[h]:mm"
	default:
		return nil
	}
	return &code
}

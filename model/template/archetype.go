package template

import (
	"strings"

	"baton/model"
)

// archetype is the content of a template that differs by kind of firm.
type archetype struct {
	id, name, blurb string

	elements   []element
	criteria   []criterion
	extras     []extra
	assessment string // the engagement rule for the firm's own assessment
	voices     map[string]voice
	assets     []asset
	plays      []play
	comes      map[string]string // stage -> the answer that its play comes from
}

// element is one answer of the positioning; of names what it follows from.
type element struct{ key, step, of, text string }

// criterion is one sentence about who is worth a talk. Without a field it is a
// question a person answers. A nice-to-have may stay unknown for ever, so it
// names no gate.
type criterion struct {
	key, class, name string
	element          string
	points           int64 // tenths
	knownBy          string
	question         string
	field, op, value string
	low, high        int64
}

// extra is a fit rule on top of the criteria.
type extra struct {
	name, element    string
	field, op, value string
	points           int64 // tenths
}

// voice is what a buyer thinks and needs in a stage.
type voice struct{ thinks, needs string }

// asset is something that moves a buyer. objection is the lost reason that it
// answers.
type asset struct{ key, name, kind, stage, criterion, objection, proves string }

// play is the nudge for a lead in a stage, days after it came there.
type play struct {
	stage, kind, name, asset string
	days                     int64
}

func (s *seeds) positioning(elements []element) {
	for i, e := range elements {
		s.add("element."+e.key, "element", model.Fields{
			"step": e.step, "text": e.text, "of": to("element", e.of), "rank": int64(i + 1),
		})
	}
}

func (s *seeds) criteria(criteria []criterion) {
	for i, c := range criteria {
		f := model.Fields{
			"class": c.class, "name": c.name, "how": "question", "question": c.question,
			"known-by": c.knownBy, "points": c.points, "element": to("element", c.element), "rank": int64(i + 1),
		}
		if c.field != "" {
			f["how"], f["field"], f["op"], f["value"] = "rule", c.field, c.op, c.value
		}
		if c.op == "range" {
			f["low"], f["high"] = c.low, c.high
		}
		s.add("criterion."+c.key, "criterion", f)
	}
}

func (s *seeds) assets(assets []asset) {
	for _, a := range assets {
		s.add("asset."+a.key, "asset", model.Fields{
			"name": a.name, "kind": a.kind, "stage": to("stage", a.stage),
			"criterion": to("criterion", a.criterion), "objection": a.objection, "proves": a.proves,
		})
	}
}

func (s *seeds) plays(plays []play, comes map[string]string) {
	for i, p := range plays {
		s.add(nth("play", i), "play", model.Fields{
			"stage": to("stage", p.stage), "name": p.name, "kind": p.kind,
			"asset": to("asset", p.asset), "days": p.days, "element": to("element", comes[p.stage]), "rank": int64(i + 1),
		})
	}
}

// industries matches the trades as lists write them: "Computer Software",
// "software development".
func industries(words ...string) string { return strings.Join(words, "|") }

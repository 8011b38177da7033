package theme

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// iconSide is the size of the app icon, in pixels.
const iconSide = 512

// Icon draws the sign of the app: two batons side by side, at the moment one
// is handed over for the other, on the accent colour.
func Icon() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, iconSide, iconSide))
	fill(img, rgba(light(Accent)), roundRect(16, 16, 480, 480, 112))
	fill(img, rgba(0xFFFFFFFF), capsule(118, 322, 282, 158, 40))
	fill(img, rgba(0xAFA9FFFF), capsule(230, 354, 394, 190, 40))
	return img
}

type point struct{ x, y float64 }

func fill(dst draw.Image, c color.Color, points []point) {
	r := vector.NewRasterizer(iconSide, iconSide)
	r.MoveTo(float32(points[0].x), float32(points[0].y))
	for _, p := range points[1:] {
		r.LineTo(float32(p.x), float32(p.y))
	}
	r.ClosePath()
	r.Draw(dst, dst.Bounds(), image.NewUniform(c), image.Point{})
}

// arc goes round a centre from one angle to another, in degrees.
func arc(x, y, radius, from, to float64) []point {
	const steps = 48
	out := make([]point, 0, steps+1)
	for i := 0; i <= steps; i++ {
		a := (from + (to-from)*float64(i)/steps) * math.Pi / 180
		out = append(out, point{x + radius*math.Cos(a), y + radius*math.Sin(a)})
	}
	return out
}

func roundRect(x, y, w, h, r float64) []point {
	out := arc(x+w-r, y+r, r, -90, 0)
	out = append(out, arc(x+w-r, y+h-r, r, 0, 90)...)
	out = append(out, arc(x+r, y+h-r, r, 90, 180)...)
	return append(out, arc(x+r, y+r, r, 180, 270)...)
}

// capsule is a thick line with round ends.
func capsule(x1, y1, x2, y2, radius float64) []point {
	turn := math.Atan2(y2-y1, x2-x1) * 180 / math.Pi
	return append(arc(x2, y2, radius, turn-90, turn+90), arc(x1, y1, radius, turn+90, turn+270)...)
}

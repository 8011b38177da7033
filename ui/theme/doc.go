// Package theme answers "which colour, letter and sign does this meaning
// have?", so that a team, a state or a level of importance looks the same on
// every screen, in light and in dark.
//
// Colours are names; C resolves a name against the theme in force. Planes are
// App, Sidebar, Surface and Well; text has three levels; there is one Accent,
// for what one can do next. A Hue is a family of three: Solid for marks, Soft
// for backgrounds, Ink for text on Soft. Teams (Marketing, BD, Sales,
// Delivery) and states (Good, AtRisk, Late, Unknown) are hues.
//
// Faces are letters (Regular, Medium, SemiBold, Italic, and the two Figures
// faces whose digits are equally wide, for columns of numbers). Glyphs are
// signs: theme.Glyph("users") is a resource and follows the theme.
package theme

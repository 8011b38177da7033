package model

import "slices"

// Helped says whether anything moves a buyer on in a stage: an asset made for
// it, or one that a play of the stage sends.
func (a *Agreement) Helped(stage ID) bool {
	return slices.ContainsFunc(a.Assets, func(x Asset) bool { return x.Stage == stage || a.Sends(stage, x.ID) })
}

// Sends says whether a play of the stage sends the asset.
func (a *Agreement) Sends(stage, asset ID) bool {
	return slices.ContainsFunc(a.Plays, func(p Play) bool { return p.Stage == stage && p.AssetID == asset })
}

//go:build !linux

package main

import "testing"

// quickly: only Linux has a folder in memory at a known place.
func quickly(*testing.T) {}

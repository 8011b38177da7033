//go:build !linux && !darwin && !windows

package share

func exchange(string, string) error { return errNoExchange }

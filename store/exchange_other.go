//go:build !linux && !darwin

package store

func exchange(string, string) error { return errNoExchange }

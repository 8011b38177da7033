package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// memory is what this computer remembers between two starts. It lies in the
// application's folder and never in a firm's file: it is nobody else's matter.
type memory struct {
	path string

	Last   string  `json:"last,omitempty"` // the file that was open
	Light  string  `json:"light,omitempty"`
	Places []place `json:"places,omitempty"` // files, the latest first
}

// place is a firm's file as this computer knows it.
type place struct {
	Path     string    `json:"path"`
	Firm     string    `json:"firm"`
	Opened   time.Time `json:"opened"`
	Backup   time.Time `json:"backup,omitzero"`
	Member   string    `json:"member,omitempty"` // who worked
	Hat      string    `json:"hat,omitempty"`    // for which team
	AllAgree bool      `json:"all_agree,omitempty"`
	Reports  []sent    `json:"reports,omitempty"`
}

// sent is a report that was written.
type sent struct {
	Path string    `json:"path"`
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	At   time.Time `json:"at"`
}

const (
	placesKept  = 12
	reportsKept = 8
)

// home is the folder of all that Baton keeps on this computer.
func home() (string, error) {
	if dir := os.Getenv("BATON_HOME"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find a place for what Baton keeps on this computer (set BATON_HOME): %w", err)
	}
	return filepath.Join(dir, "baton"), nil
}

// recall reads the memory; a missing or unreadable one is empty, because it
// holds nothing that cannot be chosen again.
func recall(dir string) *memory {
	m := &memory{path: filepath.Join(dir, "window.json")}
	if b, err := os.ReadFile(m.path); err == nil {
		if json.Unmarshal(b, m) != nil {
			*m = memory{path: m.path}
		}
	}
	return m
}

// keep writes the memory, whole or not at all.
func (m *memory) keep() error {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	temp := m.path + ".new"
	if err := os.WriteFile(temp, b, 0o600); err != nil {
		return err
	}
	return os.Rename(temp, m.path)
}

// at is what is known of a file, remembered from now on.
func (m *memory) at(path string) *place {
	i := slices.IndexFunc(m.Places, func(p place) bool { return p.Path == path })
	if i < 0 {
		m.Places = append(m.Places, place{Path: path})
		i = len(m.Places) - 1
	}
	return &m.Places[i]
}

// opened notes that a file was opened and puts it first.
func (m *memory) opened(path, firm string, now time.Time) {
	p := *m.at(path)
	p.Firm, p.Opened = firm, now
	rest := slices.DeleteFunc(m.Places, func(o place) bool { return o.Path == path })
	m.Places = append([]place{p}, rest...)
	m.Places = m.Places[:min(len(m.Places), placesKept)]
	m.Last = path
}

// wrote notes a report, the latest first.
func (p *place) wrote(s sent) {
	rest := slices.DeleteFunc(p.Reports, func(o sent) bool { return o.Path == s.Path })
	p.Reports = append([]sent{s}, rest...)
	p.Reports = p.Reports[:min(len(p.Reports), reportsKept)]
}

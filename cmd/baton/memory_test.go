package main

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestMemory(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	t.Run("the file that was open is known at the next start", func(t *testing.T) {
		dir := t.TempDir()
		m := recall(dir)
		m.opened("/firms/a.baton", "Harbour", now)
		m.opened("/firms/b.baton", "Quay", now)
		m.at("/firms/a.baton").Hat = "sales"
		if err := m.keep(); err != nil {
			t.Fatal(err)
		}
		back := recall(dir)
		if back.Last != "/firms/b.baton" || len(back.Places) != 2 || back.Places[0].Firm != "Quay" || back.at("/firms/a.baton").Hat != "sales" {
			t.Errorf("remembered %+v", back)
		}
	})
	t.Run("opening again moves a firm to the front and keeps what is known of it", func(t *testing.T) {
		m := recall(t.TempDir())
		m.opened("a", "Harbour", now)
		m.at("a").Backup = now
		m.opened("b", "Quay", now)
		m.opened("a", "Harbour", now.Add(time.Hour))
		if m.Places[0].Path != "a" || !m.Places[0].Backup.Equal(now) || len(m.Places) != 2 {
			t.Errorf("places %+v", m.Places)
		}
	})
	t.Run("it does not grow for ever", func(t *testing.T) {
		m := recall(t.TempDir())
		for i := range 40 {
			m.opened(fmt.Sprint(i), "firm", now)
			m.at("39").wrote(sent{Path: fmt.Sprint(i)})
		}
		if len(m.Places) > placesKept+1 || len(m.at("39").Reports) > reportsKept {
			t.Errorf("%d places, %d reports", len(m.Places), len(m.at("39").Reports))
		}
	})
	t.Run("a damaged memory is forgotten, not complained about", func(t *testing.T) {
		dir := t.TempDir()
		m := recall(dir)
		if err := m.keep(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(m.path, []byte("{half"), 0o600); err != nil {
			t.Fatal(err)
		}
		if back := recall(dir); back.Last != "" || back.path != m.path {
			t.Errorf("remembered %+v", back)
		}
	})
}

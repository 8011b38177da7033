package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// mounted gives a small disk of its own, until the test ends.
func mounted(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d,mode=0700", size))
	if err != nil {
		t.Skipf("a disk cannot be mounted here (%v): only root may", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestFullDisk_mounted leaves less and less room on a real disk, once on the
// one with the folder, once on the one with this computer's copy.
func TestFullDisk_mounted(t *testing.T) {
	quickly(t)
	const size = 4 << 20
	t.Run("the folder's disk is full", func(t *testing.T) {
		dir := mounted(t, size)
		b := newBench(t, filepath.Join(dir, "firm.baton"))
		b.fills(dir, func() attempt { return b.adds(b.here) })
	})
	t.Run("this computer's disk is full", func(t *testing.T) {
		dir := mounted(t, size)
		b := newBench(t, inFolder(t))
		b.here.home = filepath.Join(dir, "home")
		b.fills(dir, func() attempt { return b.writes(b.here) })
	})
	t.Run("this computer's disk is full when the firm is first opened", func(t *testing.T) {
		dir := mounted(t, size)
		b := newBench(t, inFolder(t))
		n := 0
		b.fills(dir, func() attempt {
			n++
			return b.adds(away{t, filepath.Join(dir, fmt.Sprint("home ", n))})
		})
	})
}

// fills does work with ever less room on the disk at dir.
func (b *bench) fills(dir string, work func() attempt) {
	b.t.Helper()
	every := 32
	if long() {
		every = 1
	}
	for room := 128; room >= 0; room -= every {
		a := work()
		ballast := filepath.Join(dir, "ballast")
		fill(b.t, ballast, room)
		o := a.runs(b.t)
		when := fmt.Sprintf("room for %d pages", room)
		b.short(when, a, o)
		if err := os.Remove(ballast); err != nil {
			b.t.Fatal(err)
		}
		b.judge(when, a, o)
	}
	b.tell(b.t)
	b.t.Logf("said: %q", b.sentences())
}

// fill takes all room on a disk but some pages.
func fill(t *testing.T, ballast string, room int) {
	t.Helper()
	var st unix.Statfs_t
	if err := unix.Statfs(filepath.Dir(ballast), &st); err != nil {
		t.Fatal(err)
	}
	free := int(st.Bavail)*int(st.Bsize) - room*page
	if err := os.WriteFile(ballast, bytes.Repeat([]byte{1}, max(free, 0)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestReadOnly_mounted makes the folder's disk read-only, which binds root too.
func TestReadOnly_mounted(t *testing.T) {
	quickly(t)
	dir := mounted(t, 4<<20)
	firm := filepath.Join(dir, "firm.baton")
	here := settled(t, firm)
	must(t, unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""))
	here.refuses(firm, "add", firm, "company", "--name", "Betasoft")
	if have := here.sound("read only", firm, map[string]bool{"Acme": true}); len(have) != 1 {
		t.Errorf("a refused change is there: %v", have)
	}
	newcomer := fresh(t)
	newcomer.sound("read only, first opened", firm, map[string]bool{"Acme": true})
	newcomer.refuses(firm, "add", firm, "company", "--name", "Betasoft")
	must(t, unix.Mount("", dir, "", unix.MS_REMOUNT, ""))
	here.works(firm, "Acme")
}

package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// replay does to a model disk what the runs of a day did to the real one, and
// knows what they had answered by then.
type replay struct {
	t      *testing.T
	disk   *disk
	run    int // which is under way
	open   map[int64]*handle
	told   []int  // of each run, how many answers are out
	exited []bool // of each run: with 0
}

// handle is an open file of the run under way.
type handle struct {
	node *node
	at   int64
}

func newReplay(t *testing.T, o *outage) *replay {
	return &replay{t: t, disk: newDisk(t, o.roots()...), told: make([]int, len(o.runs)), exited: make([]bool, len(o.runs))}
}

// do lets the model do what the kernel did.
func (r *replay) do(e event) {
	if e.run != r.run || r.open == nil {
		r.run, r.open = e.run, map[int64]*handle{}
	}
	switch e.name {
	case "openat":
		r.opens(e)
	case "close":
		delete(r.open, e.number(r.t, 0))
	case "lseek":
		if h := r.open[e.number(r.t, 0)]; h != nil {
			h.at = e.result
		}
	case "write", "pwrite64", "ftruncate", "copy_file_range":
		r.writes(e)
	case "fsync", "fdatasync":
		if h := r.open[e.number(r.t, 0)]; h != nil {
			r.disk.sync(h.node)
		}
	case "newfstatat", "fstat":
		r.looks(e)
	case "exit_group":
		r.exited[e.run] = e.args[0] == "0"
	case "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat":
		r.renames(e)
	default:
		r.t.Fatalf("a call that the model does not know: %s %.100v", e.name, e.args)
	}
}

func (r *replay) opens(e event) {
	delete(r.open, e.result)
	dir, name := r.disk.at(r.path(e, 0))
	n := r.disk.find(r.path(e, 0))
	switch {
	case n == nil && dir == nil:
		return
	case n == nil && !strings.Contains(e.args[2], "O_CREAT"):
		r.t.Fatalf("%s was opened and is not in the model", r.path(e, 0))
	case n == nil:
		n = &node{}
		r.disk.bind(binding{dir, name, n})
	}
	if strings.Contains(e.args[2], "O_TRUNC") {
		n.write(write{cut: true})
	}
	r.open[e.result] = &handle{node: n}
}

// path is the path that two arguments of a call tell, the folder and the name.
func (r *replay) path(e event, arg int) string {
	name := e.args[arg+1]
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	if fd, err := strconv.ParseInt(e.args[arg], 10, 64); err == nil && r.open[fd] != nil {
		for root, n := range r.disk.roots {
			if at, found := pathOf(root, n, r.open[fd].node); found {
				return filepath.Join(at, name)
			}
		}
	}
	return "elsewhere"
}

func pathOf(at string, n, want *node) (string, bool) {
	if n == want {
		return at, true
	}
	for name, each := range n.names {
		if found, ok := pathOf(filepath.Join(at, name), each, want); ok {
			return found, true
		}
	}
	return "", false
}

func (r *replay) writes(e event) {
	fd := e.number(r.t, 0)
	h := r.open[fd]
	if e.name == "write" && fd == 1 {
		r.told[e.run] += strings.Count(e.args[1], "\n")
		return
	}
	if e.name == "copy_file_range" {
		r.copies(h, e)
		return
	}
	if h == nil {
		return
	}
	switch e.name {
	case "write":
		h.node.write(write{at: h.at, data: r.data(e)})
		h.at += e.result
	case "pwrite64":
		h.node.write(write{at: e.number(r.t, 3), data: r.data(e)})
	case "ftruncate":
		h.node.resize(e.number(r.t, 1))
	}
}

// resize is a write of nothing at the new end.
func (n *node) resize(size int64) {
	n.write(write{at: size, cut: true})
}

func (r *replay) data(e event) []byte {
	if int64(len(e.args[1])) < e.result {
		r.t.Fatalf("%s: strace shows %d of %d bytes", e.name, len(e.args[1]), e.result)
	}
	return []byte(e.args[1][:e.result])
}

// copies moves bytes from one open file to another, both from where they are.
func (r *replay) copies(from *handle, e event) {
	to := r.open[e.number(r.t, 2)]
	if to == nil || from == nil || e.args[1] != "NULL" || e.args[3] != "NULL" {
		r.t.Fatalf("a copy that the model does not know: %v", e.args)
	}
	to.node.write(write{at: to.at, data: append([]byte(nil), from.node.live[from.at:from.at+e.result]...)})
	to.at += e.result
	from.at += e.result
}

// looks notes when a file changed by the clock that the program read: it may
// remember it, and so the file must have it again after the failure.
func (r *replay) looks(e event) {
	var n *node
	text := e.args[len(e.args)-1]
	if e.name == "newfstatat" {
		n, text = r.disk.find(r.path(e, 0)), e.args[2]
	}
	if fd, err := strconv.ParseInt(e.args[0], 10, 64); n == nil && err == nil && r.open[fd] != nil {
		n = r.open[fd].node
	}
	seconds, nanos := statField(text, "st_mtime="), statField(text, "st_mtime_nsec=")
	if n != nil && n.names == nil && seconds > 0 {
		n.modified = time.Unix(seconds, nanos)
	}
}

func statField(text, name string) int64 {
	_, text, _ = strings.Cut(text, name)
	end := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		return 0
	}
	n, _ := strconv.ParseInt(text[:end], 10, 64)
	return n
}

// renames does what changes names.
func (r *replay) renames(e event) {
	args := e.args
	switch e.name {
	case "rename", "link": // without folders: as if both were the working one
		e.args = []string{"", args[0], "", args[1], ""}
	case "unlink", "rmdir", "mkdir":
		e.args = []string{"", args[0]}
	}
	dir, name := r.disk.at(r.path(e, 0))
	if dir == nil {
		return
	}
	n := dir.names[name]
	switch e.name {
	case "mkdir", "mkdirat":
		r.disk.bind(binding{dir, name, &node{names: map[string]*node{}}})
	case "unlink", "unlinkat", "rmdir":
		r.disk.bind(binding{dir, name, nil})
	case "link", "linkat", "rename", "renameat", "renameat2":
		dir2, name2 := r.disk.at(r.path(e, 2))
		switch {
		case strings.HasPrefix(e.name, "link"):
			r.disk.bind(binding{dir2, name2, n})
		case strings.Contains(e.args[len(e.args)-1], "RENAME_EXCHANGE"):
			r.disk.bind(binding{dir, name, dir2.names[name2]}, binding{dir2, name2, n})
		default:
			r.disk.bind(binding{dir, name, nil}, binding{dir2, name2, n})
		}
	}
}

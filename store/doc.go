// Package store answers: where does a firm live, and how is nothing it was
// told ever lost?
//
// A firm is one SQLite file. Its only truth is the append-only table of
// operations (op.go); the ordinary tables are a projection of it (project.go)
// and can be rebuilt at any time. Edits are acknowledged in a private replica
// (replica.go, WAL with full syncs) and published as one complete file that
// is swapped in atomically (publish.go), because the file may lie in a synced
// folder where anything can happen to it.
//
// Every write goes through one door: Desk.write (write.go), one transaction,
// one header that says who did what in which hat, undoable (undo.go). The
// files named after nouns hold the reads and the intents of that noun.
package store

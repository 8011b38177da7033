package store

import (
	"context"
	"database/sql"
)

// pipe runs the statements of a long write on a second core, in their order,
// while the first one prepares what comes next. Whoever reads from the
// transaction waits for it first.
type pipe struct {
	calls chan call
	ended chan error
}

type call struct {
	stmt *sql.Stmt
	args []any
	sync chan error // answers when everything before it has run
}

// pipeDepth is how far preparing may run ahead of writing.
const pipeDepth = 512

func newPipe(ctx context.Context) *pipe {
	p := &pipe{calls: make(chan call, pipeDepth), ended: make(chan error, 1)}
	go func() {
		var err error
		for c := range p.calls {
			if c.sync != nil {
				c.sync <- err
				continue
			}
			if err == nil {
				_, err = c.stmt.ExecContext(ctx, c.args...)
			}
		}
		p.ended <- err
	}()
	return p
}

// wait blocks until everything sent so far has run.
func (p *pipe) wait() error {
	done := make(chan error)
	p.calls <- call{sync: done}
	return <-done
}

// piped lets run write through a pipe.
func (w *writer) piped(run func() error) error {
	w.pipe = newPipe(w.ctx)
	err := run()
	close(w.pipe.calls)
	if late := <-w.pipe.ended; err == nil && late != nil {
		err = w.busy(late)
	}
	w.pipe = nil
	return err
}

// settled waits, before a read, for what is still on its way.
func (w *writer) settled() error {
	if w.pipe == nil {
		return nil
	}
	return w.pipe.wait()
}

package main

import "bytes"

// lines hands what is written to it on, line by line, without the line's end.
type lines struct {
	each func([]byte) error
	rest []byte // the start of a line that is still coming
}

func (l *lines) Write(p []byte) (int, error) {
	l.rest = append(l.rest, p...)
	for {
		end := bytes.IndexByte(l.rest, '\n')
		if end < 0 {
			return len(p), nil
		}
		if err := l.each(l.rest[:end]); err != nil {
			return 0, err
		}
		l.rest = l.rest[end+1:]
	}
}

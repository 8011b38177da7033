// Command baton-cli answers: how does a script, a test or a consultant do
// with a firm what the window does, and get the answer as JSON?
//
// Every verb is one intent of the window. One command line is one verb, or
// with "run" a script of them; a verb that writes has published the firm's
// file before it exits with 0. It builds without any graphics.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	c := &cli{in: os.Stdin, out: os.Stdout, errs: os.Stderr}
	code := c.main(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

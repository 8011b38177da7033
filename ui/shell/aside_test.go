package shell_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"baton/ui/shell"
)

func TestAside_Do(t *testing.T) {
	test.NewTempApp(t)
	said := make(chan string, 9)
	say := func(s string) func() { return func() { said <- s } }
	then := func(err error) { said <- "then " + errText(err) }
	t.Run("what is quick is there before anything else is shown", func(t *testing.T) {
		a := &shell.Aside{Patience: time.Minute}
		a.Do(func() error { said <- "work"; return errors.New("full") }, say("meanwhile"), then)
		if got := drain(said, 2); !reflect.DeepEqual(got, []string{"work", "then full"}) {
			t.Errorf("it went %q", got)
		}
	})
	t.Run("what is slow lets the page be shown, and what was asked meanwhile is done once more", func(t *testing.T) {
		a, go1 := &shell.Aside{}, make(chan bool, 2)
		work := func() error { <-go1; said <- "work"; return nil }
		a.Do(work, say("meanwhile"), then)
		a.Do(work, say("again"), then)
		got := drain(said, 2)
		go1 <- true
		go1 <- true
		for len(got) < 5 {
			if s := <-said; s != "meanwhile" { // the second pass may be slow too
				got = append(got, s)
			}
		}
		if want := []string{"meanwhile", "again", "work", "work", "then "}; !reflect.DeepEqual(got, want) {
			t.Errorf("it went %q, want %q", got, want)
		}
	})
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func drain(from chan string, n int) (out []string) {
	for range n {
		out = append(out, <-from)
	}
	return out
}

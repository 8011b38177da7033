package storetest

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Syncthing is one running Syncthing, which carries one folder to the others
// over this computer's own network and talks to nobody else.
type Syncthing struct {
	Copies int // how many losing versions of a file it keeps beside it; 0: it deletes them

	t           *testing.T
	home, dir   string
	id          string // as the others know it
	gui, listen string // addresses
}

const syncthingKey = "of-this-test-alone"

// NewSyncthing makes one for a folder; Start it with the others.
func NewSyncthing(t *testing.T, dir string) *Syncthing {
	t.Helper()
	s := &Syncthing{Copies: 10, t: t, home: t.TempDir(), dir: dir, gui: freeAddress(t), listen: freeAddress(t)}
	out, err := exec.CommandContext(t.Context(), "syncthing", "generate", "--home="+s.home, "--no-default-folder", "--skip-port-probing").CombinedOutput()
	if err != nil {
		t.Fatalf("syncthing generate: %v %s", err, out)
	}
	made, err := os.ReadFile(filepath.Join(s.home, "config.xml"))
	if err != nil {
		t.Fatal(err)
	}
	if s.id = string(deviceID.Find(made)); s.id == "" {
		t.Fatalf("syncthing generate names no device: %s", made)
	}
	return s
}

var deviceID = regexp.MustCompile(`[A-Z2-7]{7}(-[A-Z2-7]{7}){7}`)

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Start runs it until the test ends, and waits until it answers.
func (s *Syncthing) Start(all []*Syncthing) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.home, "config.xml"), []byte(s.config(all)), 0o600); err != nil {
		s.t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(s.home, "log"))
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := exec.CommandContext(s.t.Context(), "syncthing", "serve", "--home="+s.home, "--no-browser", "--no-restart", "--no-upgrade")
	cmd.Env = append(os.Environ(), "HOME="+s.home)
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		cmd.Wait() // the end of the test has ended it
		log.Close()
		if text, err := os.ReadFile(log.Name()); err == nil && s.t.Failed() {
			s.t.Logf("syncthing of %s:\n%s", s.dir, text)
		}
	})
	Await(s.t, "Syncthing answers", func() bool { return s.ask("GET", "/rest/system/ping", "", nil) == nil })
}

// config shares one folder with all and switches off whatever would look
// beyond this computer.
func (s *Syncthing) config(all []*Syncthing) string {
	var devices, members strings.Builder
	for _, other := range all {
		fmt.Fprintf(&devices, `<device id="%s" name="%s"><address>tcp://%s</address></device>`, other.id, filepath.Base(other.dir), other.listen)
		fmt.Fprintf(&members, `<device id="%s"/>`, other.id)
	}
	return fmt.Sprintf(`<configuration version="36">
<folder id="firm" path="%s" type="sendreceive" rescanIntervalS="60" fsWatcherEnabled="true" fsWatcherDelayS="1">%s<maxConflicts>%d</maxConflicts></folder>
%s
<gui enabled="true" tls="false"><address>%s</address><apikey>%s</apikey></gui>
<options>
<listenAddress>tcp://%s</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<crashReportingEnabled>false</crashReportingEnabled>
<stunKeepaliveStartS>0</stunKeepaliveStartS>
<announceLANAddresses>false</announceLANAddresses>
<reconnectionIntervalS>1</reconnectionIntervalS>
</options>
</configuration>`, s.dir, members.String(), s.Copies, devices.String(), s.gui, syncthingKey, s.listen)
}

// ask calls its interface; answer may be nil.
func (s *Syncthing) ask(method, path, body string, answer any) error {
	req, err := http.NewRequestWithContext(s.t.Context(), method, "http://"+s.gui+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("X-API-Key", syncthingKey)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	switch {
	case err != nil:
		return err
	case res.StatusCode != http.StatusOK:
		return fmt.Errorf("%s %s: %s %s", method, path, res.Status, b)
	case answer == nil:
		return nil
	}
	return json.Unmarshal(b, answer)
}

func (s *Syncthing) must(method, path, body string, answer any) {
	s.t.Helper()
	if err := s.ask(method, path, body, answer); err != nil {
		s.t.Fatalf("syncthing: %v", err)
	}
}

// Cut cuts the line to the others.
func (s *Syncthing) Cut(others []*Syncthing) { s.line(others, true) }

// Mend mends it.
func (s *Syncthing) Mend(others []*Syncthing) { s.line(others, false) }

func (s *Syncthing) line(others []*Syncthing, cut bool) {
	s.t.Helper()
	for _, other := range others {
		if other != s {
			s.must("PATCH", "/rest/config/devices/"+other.id, fmt.Sprintf(`{"paused":%t}`, cut), nil)
		}
	}
}

// Scan looks at the folder now.
func (s *Syncthing) Scan() {
	s.t.Helper()
	s.must("POST", "/rest/db/scan?folder=firm", "", nil)
}

// Connected is how many others it talks to.
func (s *Syncthing) Connected() (n int) {
	s.t.Helper()
	var answer struct {
		Connections map[string]struct{ Connected bool }
	}
	s.must("GET", "/rest/system/connections", "", &answer)
	for _, c := range answer.Connections {
		if c.Connected {
			n++
		}
	}
	return n
}

// Idle says that it has all that it knows of.
func (s *Syncthing) Idle() bool {
	s.t.Helper()
	var answer struct {
		State          string
		NeedTotalItems int
	}
	s.must("GET", "/rest/db/status?folder=firm", "", &answer)
	return answer.State == "idle" && answer.NeedTotalItems == 0
}

// Await looks until it is so.
func Await(t *testing.T, what string, so func() bool) {
	t.Helper()
	often := time.NewTicker(50 * time.Millisecond)
	defer often.Stop()
	end := time.After(2 * time.Minute)
	for !so() {
		select {
		case <-often.C:
		case <-end:
			t.Fatalf("it never comes that %s", what)
		}
	}
}

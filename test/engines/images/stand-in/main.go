// Stands in for an image that cannot be had here: it answers HTTP and gRPC health checks on the ports of that image,
// and tells what it sees from inside its container. Called `pause`, it only waits.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

var started = time.Now()

func main() {
	stop, done := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer done()
	var servers []*http.Server
	if filepath.Base(os.Args[0]) != "pause" {
		for _, port := range strings.Fields(os.Getenv("STAND_IN_PORTS")) {
			servers = append(servers, listen(port))
		}
	}
	<-stop.Done()
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, server := range servers {
		_ = server.Shutdown(grace)
	}
}

func listen(port string) *http.Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Addr: ":" + port, Handler: handler(), Protocols: protocols}
	go func() {
		time.Sleep(slowStart())
		if err := server.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	return server
}

// slowStart is how long it takes until it listens: SLOW_START in seconds.
func slowStart() time.Duration {
	seconds, _ := strconv.Atoi(os.Getenv("SLOW_START"))
	return time.Duration(seconds) * time.Second
}

func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/grpc.health.v1.Health/Check", serving)
	mux.HandleFunc("/inside", func(w http.ResponseWriter, _ *http.Request) { answer(w, inside()) })
	mux.HandleFunc("/call", call)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		answer(w, map[string]string{
			"image": os.Getenv("STAND_IN_IMAGE"), "version": os.Getenv("STAND_IN_VERSION"), "path": r.URL.Path,
		})
	})
	return mux
}

// serving is what grpc.health.v1 says of a healthy server: one frame with the status 1, and status 0 in the trailer.
func serving(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/grpc")
	w.Header().Set("Trailer", "Grpc-Status")
	_, _ = w.Write([]byte{0, 0, 0, 0, 2, 8, 1})
	w.Header().Set("Grpc-Status", "0")
}

// call asks another address, so that a test can see through whose eyes a name resolves.
func call(w http.ResponseWriter, r *http.Request) {
	client := http.Client{Timeout: 5 * time.Second}
	response, err := client.Get(r.URL.Query().Get("url"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer func() { _ = response.Body.Close() }()
	w.WriteHeader(response.StatusCode)
	_, _ = io.Copy(w, response.Body)
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

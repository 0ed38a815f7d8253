// Command lectern serves web/ on this machine, for development: with the
// types and headers that the pages need, and nothing else. It builds nothing;
// any static host can serve what `make dist` copies.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"regexp"
	"strings"
	"syscall"
	"time"
)

const (
	root        = "web"
	needed      = "build/lectern.wasm" // within root: tells whether the project was built
	defaultAddr = "127.0.0.1:8080"
	stopTime    = 3 * time.Second // for requests under way when it is stopped
)

// private is what lies in web/ for development alone, by first path element.
var private = map[string]bool{
	"node_modules": true, "test": true, "screenshots": true,
	"package.json": true, "package-lock.json": true, "tsconfig.json": true,
}

// types are set here because systems differ in what they know of them, and
// browsers refuse modules and stream wasm by type.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".ts":          "text/plain; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
}

// noFrames is what a page cannot say of itself: that no other one frames it.
const noFrames = "frame-ancestors 'none'"

func main() {
	addr := flag.String("addr", defaultAddr, "where to listen, as HOST:PORT")
	flag.Parse()
	if err := run(*addr); err != nil {
		fmt.Fprintln(os.Stderr, "lectern:", err)
		os.Exit(1)
	}
}

// run serves until it is interrupted.
func run(addr string) error {
	for ext, t := range types {
		if err := mime.AddExtensionType(ext, t); err != nil {
			return err
		}
	}
	dir, err := os.OpenRoot(root)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("no folder %s/ here: run it in the project's folder", root)
	}
	if err != nil {
		return err
	}
	defer dir.Close()
	if _, err := dir.Stat(needed); err != nil {
		return fmt.Errorf("%s/%s is missing: run `make build` first", root, needed)
	}
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken: choose another address, such as `make run ADDR=127.0.0.1:8081`", addr)
	}
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Handler: handler(site{dir.FS()}), ReadHeaderTimeout: stopTime}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	fmt.Printf("Lectern is at http://%s/ (Ctrl-C ends it)\n", l.Addr())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	return srv.Shutdown(ctx)
}

// site is web/ without what is private, and without listings of folders.
type site struct{ fs.FS }

// Open opens a file, or a folder that has an index.html.
func (s site) Open(name string) (fs.File, error) {
	first, _, _ := strings.Cut(name, "/")
	if private[first] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if info, err := fs.Stat(s.FS, name); err == nil && info.IsDir() {
		if _, err := fs.Stat(s.FS, path.Join(name, "index.html")); err != nil {
			return nil, err
		}
	}
	return s.FS.Open(name)
}

// handler answers GET and HEAD from files.
func handler(files fs.FS) http.Handler {
	mux := http.NewServeMux()
	serve := http.FileServerFS(files)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name == "" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		// For pages of other origins that embed the module. A reader that is
		// kept in a sandbox is of another origin too, its own being "null".
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Cache-Control", "no-cache")
		if info, err := fs.Stat(files, name); err == nil && !info.IsDir() {
			// Times of files are finer than Last-Modified can say.
			h.Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
		}
		if path.Ext(name) == ".html" {
			if policy := policyOf(files, name); policy != "" {
				h.Set("Content-Security-Policy", policy+"; "+noFrames)
			}
		}
		serve.ServeHTTP(w, r)
	})
	return mux
}

// policyMeta matches the security policy in a page.
var policyMeta = regexp.MustCompile(`(?i)<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// policyOf returns the security policy that the page itself declares, so
// that header and page cannot differ; "" where it has none.
func policyOf(files fs.FS, name string) string {
	page, err := fs.ReadFile(files, name)
	if err != nil {
		return ""
	}
	m := policyMeta.FindSubmatch(page)
	if m == nil {
		return ""
	}
	return strings.Join(strings.Fields(html.UnescapeString(string(m[1]))), " ")
}

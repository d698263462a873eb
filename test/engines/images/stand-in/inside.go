package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a program sees of itself and of its surroundings.
type view struct {
	Started      int64             `json:"started"` // nanoseconds since 1970
	Arguments    []string          `json:"arguments"`
	Folder       string            `json:"folder"`
	Uid          int               `json:"uid"`
	Gid          int               `json:"gid"`
	Env          map[string]string `json:"env"`
	Files        map[string]string `json:"files"`
	Status       map[string]string `json:"status"` // capabilities and the like, from /proc/self/status
	ReadOnlyRoot bool              `json:"readOnlyRoot"`
	WritableTmp  bool              `json:"writableTmp"`
	Token        bool              `json:"token"` // a service account's token is mounted
}

func inside() view {
	folder, _ := os.Getwd()
	_, noToken := os.Stat("/var/run/secrets/kubernetes.io/serviceaccount/token")
	return view{
		Started: started.UnixNano(), Arguments: os.Args, Folder: folder,
		Uid: os.Getuid(), Gid: os.Getgid(), Env: environment(), Files: files(), Status: status(),
		ReadOnlyRoot: readOnlyRoot(), WritableTmp: writable("/tmp"), Token: noToken == nil,
	}
}

func environment() map[string]string {
	found := map[string]string{}
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		found[name] = value
	}
	return found
}

func status() map[string]string {
	found := map[string]string{}
	text, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		switch name {
		case "CapEff", "CapBnd", "CapPrm", "NoNewPrivs", "Seccomp":
			found[name] = strings.TrimSpace(value)
		}
	}
	return found
}

// files reads the small files below the folders that a test names in STAND_IN_SHOW.
func files() map[string]string {
	found := map[string]string{}
	for _, folder := range strings.Fields(os.Getenv("STAND_IN_SHOW")) {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if strings.HasPrefix(entry.Name(), "..") && entry.IsDir() {
				return filepath.SkipDir // Kubernetes keeps the files of a volume in hidden folders, and links them
			}
			info, err := os.Stat(path)
			if err != nil || info.IsDir() || info.Size() > 65536 {
				return nil
			}
			if text, err := os.ReadFile(path); err == nil && utf8.Valid(text) {
				found[path] = string(text)
			}
			return nil
		})
	}
	return found
}

// readOnlyRoot asks how the root is mounted: that a user may not write to it does not say so.
func readOnlyRoot() bool {
	text, _ := os.ReadFile("/proc/self/mountinfo")
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) > 5 && fields[4] == "/" {
			return slices.Contains(strings.Split(fields[5], ","), "ro")
		}
	}
	return false
}

func writable(folder string) bool {
	file, err := os.CreateTemp(folder, ".stand-in-")
	if err != nil {
		return false
	}
	_ = file.Close()
	return os.Remove(file.Name()) == nil
}

// Puts the policies of a file to Cilium's own parser, which sanitizes them as the agent does before it takes one.
package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"

	v2 "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/v2"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	code := 0
	for _, document := range bytes.Split(append([]byte("\n"), content...), []byte("\n---")) {
		var kind metav1.TypeMeta
		if err := yaml.Unmarshal(document, &kind); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if kind.Kind != "CiliumNetworkPolicy" {
			continue
		}
		policy := &v2.CiliumNetworkPolicy{}
		err := yaml.UnmarshalStrict(document, policy)
		if err == nil {
			_, err = policy.Parse(logger, "default")
		}
		if err != nil {
			code = 1
			fmt.Printf("%s: %v\n", policy.Name, err)
		} else {
			fmt.Printf("%s: taken\n", policy.Name)
		}
	}
	os.Exit(code)
}

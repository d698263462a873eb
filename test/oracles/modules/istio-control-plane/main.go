// Istio's control plane without a cluster: it reads objects of Kubernetes, the Gateway API and Istio from FOLDER/objects.json, a
// list, and says what proxies are told. A Pod has a proxy where its annotation "proxy" says of which type.
//
//	dump FOLDER…               writes FOLDER/<pod>.json: listeners, clusters, routes and endpoints, as Envoy writes them
//	ambient FOLDER…            writes FOLDER/ambient.json: what every ztunnel is told
//	serve FOLDER ADS SDS       tells proxies at these addresses, and gives each a certificate by its name
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	v1 "k8s.io/api/core/v1"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
)

// What only Istio's own build of Envoy has is left out, and so are the tunnels to ambient pods, for which a sidecar needs more
// than its bootstrap has here. Features are read when the program starts, so that it starts again.
var features = map[string]string{
	"PILOT_ENABLE_METADATA_EXCHANGE": "false",
	"PILOT_ENABLE_ALPN_FILTER":       "false",
	"PILOT_ENABLE_TELEMETRY_LABEL":   "false",
	"PILOT_ENABLE_AMBIENT":           "true",
	"PILOT_ENABLE_SENDING_HBONE":     "false",
}

func main() {
	if os.Getenv("PILOT_ENABLE_METADATA_EXCHANGE") == "" {
		for name, value := range features {
			check(os.Setenv(name, value))
		}
		check(syscall.Exec("/proc/self/exe", os.Args, os.Environ()))
	}
	folders := os.Args[2:]
	switch os.Args[1] {
	case "dump":
		for _, folder := range folders {
			start(folder, nil).dump()
		}
	case "ambient":
		for _, folder := range folders {
			start(folder, nil).ambient()
		}
	case "serve":
		listen := func() (net.Listener, error) { return net.Listen("tcp", os.Args[3]) }
		start(folders[0], listen)
		check(serveSecrets(os.Args[4]))
	default:
		check(fmt.Errorf("nobody knows %q", os.Args[1]))
	}
}

type controlPlane struct {
	*xds.FakeDiscoveryServer
	folder string
	pods   []*v1.Pod
}

func start(folder string, listen func() (net.Listener, error)) controlPlane {
	given := read(filepath.Join(folder, "objects.json"))
	config := mesh.DefaultMeshConfig()
	// Measuring by default is a filter of Istio's own Envoy.
	config.DefaultProviders = &meshconfig.MeshConfig_DefaultProviders{}
	server := xds.NewFakeDiscoveryServer(&failer{}, xds.FakeOptions{
		KubernetesObjects:          given.kubernetes,
		ConfigString:               given.istio,
		MeshConfig:                 config,
		DisableSecretAuthorization: true,
		ListenerBuilder:            listen,
	})
	return controlPlane{FakeDiscoveryServer: server, folder: folder, pods: given.pods}
}

func (plane controlPlane) dump() {
	for _, pod := range plane.pods {
		kind := pod.Annotations["proxy"]
		if kind == "" {
			continue
		}
		proxy := plane.SetupProxy(&model.Proxy{
			ID:              pod.Name + "." + pod.Namespace,
			Type:            model.NodeType(kind),
			ConfigNamespace: pod.Namespace,
			IPAddresses:     []string{pod.Status.PodIP},
			Labels:          pod.Labels,
			Metadata: &model.NodeMetadata{
				Namespace:      pod.Namespace,
				Labels:         pod.Labels,
				ServiceAccount: pod.Spec.ServiceAccountName,
				IstioVersion:   "1.31.0",
				ClusterID:      "Kubernetes",
			},
		})
		write(filepath.Join(plane.folder, pod.Name+".json"), map[string]any{
			"listeners": list(plane.Listeners(proxy)),
			"clusters":  list(plane.Clusters(proxy)),
			"routes":    list(plane.Routes(proxy)),
			"endpoints": list(plane.Endpoints(proxy)),
		})
	}
}

func (plane controlPlane) ambient() {
	// Its index is filled a moment after everything else.
	time.Sleep(300 * time.Millisecond)
	policies, addresses := []json.RawMessage{}, []json.RawMessage{}
	for _, policy := range plane.AmbientIndex.Policies(nil) {
		policies = append(policies, print(policy.Authorization))
	}
	for _, address := range plane.AmbientIndex.All() {
		addresses = append(addresses, print(address.Address))
	}
	write(filepath.Join(plane.folder, "ambient.json"), map[string]any{"policies": policies, "addresses": addresses})
}

func list[T proto.Message](messages []T) []json.RawMessage {
	out := []json.RawMessage{}
	for _, message := range messages {
		out = append(out, print(message))
	}
	return out
}

func print(message proto.Message) json.RawMessage {
	// As the fields are called in Envoy's own configuration.
	out, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(message)
	check(err)
	return out
}

func write(file string, value any) {
	out, err := json.Marshal(value)
	check(err)
	check(os.WriteFile(file, out, 0o644))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// What Istio's own tests are told by.
type failer struct{}

func (f *failer) Fail()                           { check(fmt.Errorf("it failed")) }
func (f *failer) FailNow()                        { f.Fail() }
func (f *failer) Fatal(args ...any)               { check(fmt.Errorf("%v", args)) }
func (f *failer) Fatalf(text string, args ...any) { check(fmt.Errorf(text, args...)) }
func (f *failer) Log(args ...any)                 { fmt.Fprintln(os.Stderr, args...) }
func (f *failer) Logf(text string, args ...any)   { fmt.Fprintf(os.Stderr, text+"\n", args...) }
func (f *failer) Helper()                         {}
func (f *failer) Skip(args ...any)                { f.Fatal(args...) }
func (f *failer) Cleanup(func())                  {}
func (f *failer) TempDir() string {
	folder, err := os.MkdirTemp("", "istio")
	check(err)
	return folder
}

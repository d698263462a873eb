package main

import (
	"encoding/json"
	"os"
	"strings"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	kubelib "istio.io/istio/pkg/kube"
)

type objects struct {
	kubernetes []runtime.Object
	pods       []*v1.Pod
	// Objects of Istio's own kinds, as its tests read them.
	istio string
}

func read(file string) objects {
	text, err := os.ReadFile(file)
	check(err)
	var all []json.RawMessage
	check(json.Unmarshal(text, &all))
	var found objects
	var istio []string
	for _, each := range all {
		var kind metav1.TypeMeta
		check(json.Unmarshal(each, &kind))
		if strings.Contains(kind.APIVersion, "istio.io/") {
			istio = append(istio, string(each))
		}
		object, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(each, nil, nil)
		check(err)
		if pod, ok := object.(*v1.Pod); ok {
			found.pods = append(found.pods, pod)
		}
		found.kubernetes = append(found.kubernetes, object)
	}
	found.istio = strings.Join(istio, "\n---\n")
	return found
}

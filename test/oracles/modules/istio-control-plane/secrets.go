package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"os"
	"time"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tls "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	discovery "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	secret "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/anypb"
)

// Gives each proxy a certificate in the name that it says of itself, as the agent beside it would.
func serveSecrets(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	secret.RegisterSecretDiscoveryServiceServer(server, newAuthority())
	fmt.Println("serving")
	return server.Serve(listener)
}

type authority struct {
	secret.UnimplementedSecretDiscoveryServiceServer
	key         *ecdsa.PrivateKey
	certificate *x509.Certificate
}

func newAuthority() *authority {
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "authority"},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(24 * time.Hour),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign,
	}
	key := newKey()
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	check(err)
	certificate, err := x509.ParseCertificate(der)
	check(err)
	return &authority{key: key, certificate: certificate}
}

func (a *authority) StreamSecrets(stream secret.SecretDiscoveryService_StreamSecretsServer) error {
	var name string
	for version := 1; ; version++ {
		request, err := stream.Recv()
		if err != nil {
			return err
		}
		if metadata := request.GetNode().GetMetadata(); metadata != nil {
			field := func(key string) string { return metadata.Fields[key].GetStringValue() }
			name = fmt.Sprintf("spiffe://%s/ns/%s/sa/%s", field("TRUST_DOMAIN"), field("NAMESPACE"), field("SERVICE_ACCOUNT"))
		}
		if request.ErrorDetail != nil {
			fmt.Fprintln(os.Stderr, "a proxy refuses:", request.ErrorDetail)
		}
		// A nonce says that it has what it asked for.
		if request.ResponseNonce != "" {
			continue
		}
		response := &discovery.DiscoveryResponse{VersionInfo: fmt.Sprint(version), Nonce: fmt.Sprint(version), TypeUrl: request.TypeUrl}
		for _, wanted := range request.ResourceNames {
			resource, err := anypb.New(a.secret(wanted, name))
			check(err)
			response.Resources = append(response.Resources, resource)
		}
		if err := stream.Send(response); err != nil {
			return err
		}
	}
}

func (a *authority) secret(wanted string, name string) *tls.Secret {
	if wanted == "ROOTCA" {
		trusted := &tls.CertificateValidationContext{TrustedCa: inline("CERTIFICATE", a.certificate.Raw)}
		return &tls.Secret{Name: wanted, Type: &tls.Secret_ValidationContext{ValidationContext: trusted}}
	}
	uri, err := url.Parse(name)
	check(err)
	key := newKey()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(12 * time.Hour),
		URIs:         []*url.URL{uri},
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	check(err)
	private, err := x509.MarshalECPrivateKey(key)
	check(err)
	own := &tls.TlsCertificate{CertificateChain: inline("CERTIFICATE", der), PrivateKey: inline("EC PRIVATE KEY", private)}
	return &tls.Secret{Name: wanted, Type: &tls.Secret_TlsCertificate{TlsCertificate: own}}
}

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	return key
}

func inline(kind string, bytes []byte) *core.DataSource {
	text := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes})
	return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: text}}
}

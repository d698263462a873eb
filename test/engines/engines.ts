/** A program that is built from a pinned Go module. */
export interface Build {
  readonly binary: string;
  /** Folder with go.mod and go.sum, from here. */
  readonly module: string;
  readonly package: string;
  readonly flags?: readonly string[];
  /** Needs no library of the machine, so that it runs in any image. */
  readonly static?: boolean;
  /** Written into variables of the binary. */
  readonly stamps?: Readonly<Record<string, string>>;
  /** Written into the binary of a Kubernetes part, which otherwise calls itself v0.0.0. */
  readonly kubernetes?: string;
  /** More names that the binary is called by. */
  readonly names?: readonly string[];
}

export const versions = {
  kubernetes: '1.37.1',
  olderKubernetes: '1.34.4',
  compose: '5.5.1',
  /** The oldest docker compose that Lading claims: 5.3 has init containers. */
  composeFloor: '5.3.1',
  docker: '2.0.0-beta.24',
  buildx: '0.31.1',
  /** Docker's command line, for stacks. */
  dockerCommand: '29.7.2',
  kubeRouter: '2.1.0',
  kubeconform: '0.8.0',
  kubeScore: '1.20.0',
  envoy: '1.40.0',
  haproxy: '2.6',
} as const;

export const builds: readonly Build[] = [
  { binary: 'stand-in', module: 'images/stand-in', package: '.', static: true },
  {
    binary: 'grpc_health_probe',
    module: 'modules/health-probe',
    package: 'github.com/grpc-ecosystem/grpc-health-probe',
    static: true,
  },
  {
    binary: 'kubernetes',
    module: 'modules/kubernetes',
    package: '.',
    kubernetes: versions.kubernetes,
    names: [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kube-proxy',
      'kubelet',
      'kubectl',
    ],
  },
  {
    binary: 'kube-apiserver-1.34',
    module: 'modules/apiserver-1.34',
    package: '.',
    kubernetes: versions.olderKubernetes,
  },
  { binary: 'docker-compose', module: 'modules/compose', package: 'github.com/docker/compose/v5/cmd' },
  {
    binary: 'docker-compose-floor',
    module: 'modules/compose-floor',
    package: 'github.com/docker/compose/v5/cmd',
  },
  {
    binary: 'docker-buildx',
    module: 'modules/buildx',
    package: 'github.com/docker/buildx/cmd/buildx',
    stamps: { 'github.com/docker/buildx/version.Version': `v${versions.buildx}` },
  },
  { binary: 'dockerd', module: 'modules/docker', package: 'github.com/moby/moby/v2/cmd/dockerd' },
  { binary: 'docker-proxy', module: 'modules/docker', package: 'github.com/moby/moby/v2/cmd/docker-proxy' },
  {
    binary: 'docker',
    module: 'modules/docker-cli',
    package: 'github.com/docker/cli/cmd/docker',
    static: true,
  },
  {
    binary: 'runc',
    module: 'modules/runc',
    package: 'github.com/opencontainers/runc',
    flags: ['-tags', 'seccomp'],
  },
  { binary: 'coredns', module: 'modules/coredns', package: 'github.com/coredns/coredns' },
  {
    binary: 'kube-router',
    module: 'modules/kube-router',
    package: 'github.com/cloudnativelabs/kube-router/v2/cmd/kube-router',
  },
  {
    binary: 'kubeconform',
    module: 'modules/kubeconform',
    package: 'github.com/yannh/kubeconform/cmd/kubeconform',
  },
  {
    binary: 'kube-score',
    module: 'modules/kube-score',
    package: 'github.com/zegl/kube-score/cmd/kube-score',
  },
];

/** Debian packages, each with the program that shows that it is there in some form. */
export const packages: readonly (readonly [name: string, program: string])[] = [
  ['docker.io', 'containerd'],
  ['etcd-server', 'etcd'],
  ['containernetworking-plugins', '/usr/lib/cni/bridge'],
  ['conntrack', 'conntrack'],
  ['ebtables', 'ebtables'],
  ['socat', 'socat'],
  ['iptables', 'iptables'],
  ['ipset', 'ipset'],
  ['iproute2', 'ip'],
  ['debootstrap', 'debootstrap'],
  ['openssl', 'openssl'],
  ['chromium', 'chromium'],
  ['gcc', 'gcc'],
  ['libc6-dev', '/usr/include/stdlib.h'],
  ['libseccomp-dev', '/usr/include/seccomp.h'],
  ['pkg-config', 'pkg-config'],
];

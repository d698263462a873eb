import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Daemon, startDaemon } from '../host/daemon';
import { address } from '../host/furnish';
import { at, listAt, textAt } from '../host/json';
import { run } from '../host/run';
import { until } from '../host/wait';
import { registryPort } from '../images/registry';
import { type ApiServer, clusterFolder } from './api-server';
import { type Client, token } from './client';

export const pauseImage = 'lading.example/pause:1';

/** Starts a node, on which pods really run, and waits until it is ready. */
export async function startNode(
  folder: string,
  bin: string,
  { client, certificate }: ApiServer,
): Promise<readonly Daemon[]> {
  const home = clusterFolder(folder);
  const group = `/${basename(folder)}`;
  const kubeconfig = writeKubeconfig(home, client);
  writeConfiguration(home, group, kubeconfig);
  for (const controller of readdirSync('/sys/fs/cgroup'))
    mkdirSync(join('/sys/fs/cgroup', controller, group), { recursive: true });

  const containerd = startDaemon(home, 'containerd', 'containerd', ['-c', 'containerd.toml'], {
    PATH: `${bin}:${process.env.PATH}`,
  });
  await containerd.ready(60, () => run('ctr', ['-a', containerdSocket, 'version']));
  const start = (name: string, args: readonly string[]): Daemon =>
    startDaemon(home, name, join(bin, name), args);
  const follow = [`--kubeconfig=${kubeconfig}`, '--leader-elect=false'];
  const daemons = [
    containerd,
    start('kube-controller-manager', [
      ...follow,
      '--service-account-private-key-file=accounts.key',
      // What pods know the API server by.
      `--root-ca-file=${certificate}`,
    ]),
    start('kube-scheduler', follow),
    start('kubelet', [
      '--config=kubelet.yaml',
      `--kubeconfig=${kubeconfig}`,
      '--hostname-override=node1',
      `--node-ip=${address}`,
      `--root-dir=${join(home, 'kubelet')}`,
    ]),
    start('kube-proxy', [
      `--kubeconfig=${kubeconfig}`,
      '--hostname-override=node1',
      '--proxy-mode=iptables',
      '--cluster-cidr=10.198.0.0/16',
      '--conntrack-max-per-core=0',
      '--conntrack-tcp-timeout-established=0',
      '--conntrack-tcp-timeout-close-wait=0',
    ]),
    start('coredns', ['-conf', 'Corefile']),
  ];
  await until('the node is ready', 90, async () => {
    const node = await client.get('/api/v1/nodes/node1');
    return listAt(node, 'status', 'conditions').some(
      (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
    );
  });
  await until('the account of the default namespace is there', 60, async () =>
    at(await client.get('/api/v1/namespaces/default/serviceaccounts/default'), 'metadata'),
  );
  return daemons;
}

const containerdSocket = '/run/lading-containerd.sock';

function writeKubeconfig(home: string, client: Client): string {
  const path = join(home, 'admin.conf');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'local',
    clusters: [{ name: 'local', cluster: { server: client.server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'local', context: { cluster: 'local', user: 'admin' } }],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

function writeConfiguration(home: string, group: string, kubeconfig: string): void {
  const network = {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [
      {
        type: 'bridge',
        bridge: 'pods0',
        isGateway: true,
        ipMasq: true,
        hairpinMode: true,
        ipam: { type: 'host-local', ranges: [[{ subnet: '10.198.0.0/16' }]], routes: [{ dst: '0.0.0.0/0' }] },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  };
  mkdirSync(join(home, 'network'));
  writeFileSync(join(home, 'network', '10-pods.conflist'), JSON.stringify(network));

  // One registry answers for all: the images of examples come from where only their names point to.
  mkdirSync(join(home, 'registries', '_default'), { recursive: true });
  writeFileSync(
    join(home, 'registries', '_default', 'hosts.toml'),
    `server = "http://127.0.0.1:${registryPort}"\n[host."http://127.0.0.1:${registryPort}"]\n  capabilities = ["pull", "resolve"]\n`,
  );
  writeFileSync(
    join(home, 'containerd.toml'),
    `version = 2
root = "${home}/containerd"
state = "/run/lading-containerd"
[grpc]
  address = "${containerdSocket}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseImage}"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${home}/network"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "${home}/registries"
`,
  );
  // The kubelet reads a file that begins with a brace as something else.
  writeFileSync(
    join(home, 'kubelet.yaml'),
    `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: ${group}
failSwapOn: false
enforceNodeAllocatable: []
containerRuntimeEndpoint: unix://${containerdSocket}
address: ${address}
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
clusterDNS: ["${address}"]
clusterDomain: cluster.local
resolvConf: /etc/resolv.conf
evictionHard: {memory.available: 50Mi, nodefs.available: "0%", imagefs.available: "0%"}
`,
  );
  writeFileSync(
    join(home, 'Corefile'),
    `.:53 {\n  bind ${address}\n  errors\n  kubernetes cluster.local in-addr.arpa {\n    kubeconfig ${kubeconfig}\n  }\n}\n`,
  );
}

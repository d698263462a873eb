import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, startDaemon } from '../host/daemon';
import { address } from '../host/furnish';
import { type Client, createClient, token } from './client';

export interface ApiServer {
  readonly daemon: Daemon;
  readonly client: Client;
  /** The file of its certificate, and of whom that is signed by. */
  readonly certificate: string;
}

const etcdPort = 2379;

/** The folder of the cluster's keys, logs and configuration. */
export function clusterFolder(folder: string): string {
  const home = join(folder, 'kubernetes');
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(join(home, 'accounts.key'), privateKey);
    writeFileSync(join(home, 'accounts.pub'), publicKey);
    writeFileSync(join(home, 'tokens.csv'), `${token},admin,admin,"system:masters"\n`);
  }
  return home;
}

export async function startEtcd(folder: string): Promise<Daemon> {
  const own = `http://127.0.0.1:${etcdPort}`;
  const peers = 'http://127.0.0.1:2380';
  const daemon = startDaemon(clusterFolder(folder), 'etcd', 'etcd', [
    '--data-dir=etcd',
    // Nothing here has to survive a power cut.
    '--unsafe-no-fsync',
    `--listen-client-urls=${own}`,
    `--advertise-client-urls=${own}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
  ]);
  await daemon.ready(60, async () => {
    const answer = await fetch(`${own}/health`);
    if (!answer.ok) throw new Error(await answer.text());
  });
  return daemon;
}

/** Starts an API server; several can share the one etcd, each below a prefix of its own. */
export async function startApiServer(
  folder: string,
  program: string,
  name: string,
  port: number,
  more: readonly string[],
): Promise<ApiServer> {
  const home = clusterFolder(folder);
  const daemon = startDaemon(home, name, program, [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    `--etcd-prefix=/${name}`,
    `--secure-port=${port}`,
    `--cert-dir=${name}-certificates`,
    '--service-cluster-ip-range=10.197.0.0/16',
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-account-key-file=accounts.pub',
    '--service-account-signing-key-file=accounts.key',
    '--authorization-mode=RBAC',
    '--token-auth-file=tokens.csv',
    '--allow-privileged=true',
    `--advertise-address=${address}`,
    '--kubelet-preferred-address-types=InternalIP',
    ...more,
  ]);
  const client = createClient(port);
  await daemon.ready(120, () => client.get('/readyz'));
  await daemon.ready(60, () => client.get('/api/v1/namespaces/default'));
  return { daemon, client, certificate: join(home, `${name}-certificates`, 'apiserver.crt') };
}

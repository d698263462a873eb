import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from './accept/cases';
import { startDocker } from './docker/engine';
import { versions } from './engines';
import type { Daemon } from './host/daemon';
import { timed } from './host/say';
import { addImage, createStore, type Store } from './images/image';
import { serveImages } from './images/registry';
import { type ApiServer, startApiServer, startEtcd } from './kubernetes/api-server';
import { define } from './kubernetes/definitions';
import { pauseImage, startNode } from './kubernetes/node';
import { createReport, type Engine, type Report } from './report';
import { definitionsIn } from './setup/definitions';

/** What the steps share: the engines, each started when it is first needed. */
export interface World {
  readonly folder: string;
  readonly cache: string;
  readonly scratch: string;
  readonly report: Report;
  readonly store: Store;
  program(name: string): string;
  server(): Promise<ApiServer>;
  olderServer(): Promise<ApiServer>;
  node(): Promise<readonly Daemon[]>;
  docker(): Promise<Daemon>;
}

export const engines = {
  kubernetes: { name: 'kube-apiserver', version: versions.kubernetes },
  olderKubernetes: { name: 'kube-apiserver', version: versions.olderKubernetes },
  node: { name: 'kubernetes', version: versions.kubernetes },
  compose: { name: 'docker compose', version: versions.compose },
  composeFloor: { name: 'docker compose', version: versions.composeFloor },
  stack: { name: 'docker stack', version: versions.dockerCommand },
  kubeRouter: { name: 'kube-router', version: versions.kubeRouter },
  swarm: { name: 'docker swarm', version: versions.docker },
  /** Of the Debian that images are made of. */
  nginx: { name: 'nginx', version: 'of Debian' },
  chromium: { name: 'chromium', version: 'of Debian' },
  kubeconform: { name: 'kubeconform', version: versions.kubeconform },
  kubeScore: { name: 'kube-score', version: versions.kubeScore },
  both: { name: 'both', version: '' },
  none: { name: 'none', version: '' },
} as const satisfies Record<string, Engine>;

export function createWorld(folder: string, cache: string): World {
  const bin = join(cache, 'bin');
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, { recursive: true });
  const store = createStore(join(folder, 'images'));
  const program = (name: string): string => join(bin, name);
  const taught = async (started: ApiServer): Promise<ApiServer> => {
    const texts = definitionsIn(cache).map((file) => readFileSync(file, 'utf8'));
    await define(started.client, texts.flatMap(readObjects));
    return started;
  };
  const etcd = once('etcd is up', () => startEtcd(folder));
  const registry = once('the registry is up', () => serveImages(store));
  const server = once('kube-apiserver is up', async () => {
    await etcd();
    return taught(await startApiServer(folder, program('kube-apiserver'), 'newest', 6443, []));
  });
  return {
    folder,
    cache,
    scratch,
    report: createReport(),
    store,
    program,
    server,
    olderServer: once('the older kube-apiserver is up', async () => {
      await etcd();
      const alone = ['--disable-admission-plugins=ServiceAccount'];
      return taught(await startApiServer(folder, program('kube-apiserver-1.34'), 'older', 6444, alone));
    }),
    node: once('the Kubernetes node is up', async () => {
      await registry();
      await addPause(store, program('stand-in'));
      return startNode(folder, bin, await server());
    }),
    docker: once('the Docker Engine is up', async () => {
      await registry();
      return startDocker(folder, bin);
    }),
  };
}

/** Each pod has a container that only waits, and holds the pod's network. */
async function addPause(store: Store, standIn: string): Promise<void> {
  await addImage(store, pauseImage, [], { files: { pause: { from: standIn } }, entrypoint: ['/pause'] });
}

function once<T>(what: string, start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= timed(what, start);
    return started;
  };
}

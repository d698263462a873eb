import type { Verdict } from '../model/parity';
import type { Target } from '../model/target';
import type { EdgeKind, NodeKind } from '../review/graph/graph';

export const targetNames: Readonly<Record<Target, string>> = {
  kubernetes: 'Kubernetes',
  compose: 'Compose',
  swarm: 'Swarm',
};

/** How each verdict is drawn, and said. */
export const verdicts: Readonly<Record<Verdict, readonly [sign: string, word: string]>> = {
  kept: ['●', 'kept'],
  approximated: ['◐', 'nearly'],
  'not-expressible': ['○', 'not'],
};

export const shapes: Readonly<Record<NodeKind, string>> = {
  workload: 'a workload: something that runs',
  host: 'a host name that requests come for',
  volume: 'a volume that outlives containers',
  secret: 'a secret, by its name alone',
  external: 'something outside of the app',
};

export const lines: Readonly<Record<EdgeKind, string>> = {
  calls: 'calls it, at that port',
  route: 'requests from outside',
  waits: 'starts after it',
  mounts: 'mounts it',
  reads: 'reads it',
};

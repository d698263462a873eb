import type { Verdict } from '../model/parity';
import type { Target } from '../model/target';
import type { Impact, SecurityChange } from '../review/change';
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

/** What each shape stands for: in a word, and as it is explained. */
export const shapes: Readonly<Record<NodeKind, readonly [word: string, meaning: string]>> = {
  workload: ['workload', 'something that runs: containers, with all that is said of them'],
  service: ['service', 'a name and ports of its own, which bring connections to a workload'],
  host: ['host', 'a host name that requests from outside come for'],
  volume: ['volume', 'data that outlives the containers that mount it'],
  secret: ['secret', 'something that is kept elsewhere: the page knows its name alone'],
  external: ['external', 'something outside of the app that it talks to'],
};

/** And each line. */
export const lines: Readonly<Record<EdgeKind, readonly [word: string, meaning: string]>> = {
  calls: ['calls', 'opens connections to the other, at the port beside it'],
  route: ['routes', 'brings requests for a host name to it'],
  selects: ['leads to', 'what connects to the service reaches this workload'],
  waits: ['starts after', 'starts when the other is there'],
  mounts: ['mounts', 'has the volume among its files'],
  reads: ['reads', 'is given the secret'],
};

/** The ports at the edge of a workload. */
export const plugWords = [
  'own service',
  'the ports that others call the workload at, by its own name',
] as const;
/** The dot at a workload. */
export const gapWords = [
  'not kept alike',
  'some target does not keep all that is said of it: see Parity',
] as const;

/** What each impact means for what runs. */
export const impactMeanings: Readonly<Record<Impact, string>> = {
  data: 'data that is there is deleted, or no longer what the containers see',
  recreated:
    'a server refuses such a change: somebody has to delete the object, and it is gone until it is made anew',
  renamed: 'it is made anew under another name, and the old one stays until somebody deletes it',
  orphaned: 'the app makes it no more, and applying the output does not delete it',
  restarted: 'Docker replaces its container: it cannot be reached for a moment',
  rolled: 'Kubernetes replaces its pods one after another',
  scaled: 'there are more replicas of it, or fewer',
  'in-place': 'it changes while everything runs on',
  new: 'it was not there before',
};

export const securityMeanings: Readonly<Record<SecurityChange['verdict'], string>> = {
  widened: 'somebody may do, or reach, more than before',
  narrowed: 'somebody may do, or reach, less than before',
  changed: 'other than before, and neither more nor less',
};

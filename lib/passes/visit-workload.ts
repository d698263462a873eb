import type { Field } from '../model/fields';
import type { DisruptionBudget, Rollout } from '../model/rollout';
import type { Scale } from '../model/scale';
import type { FileContent, Volume } from '../model/volume';
import { containersOf, type Identity, type Workload } from '../model/workload';
import { visitContainer } from './visit-container';
import { visitText } from './visit-text';
import { type Leaf, visitField, visitLeaves, visitNamed, visitPart, type Walk } from './walk';

type OfType<T, K> = Extract<T, { readonly type: K }>;

const workload: readonly Leaf<Workload>[] = [
  ['name', 'workload.name'],
  ['targets', 'workload.targets'],
  ['labels', 'workload.labels'],
  ['annotations', 'workload.annotations'],
  ['restart', 'workload.restart'],
  ['stopGracePeriod', 'workload.stopGracePeriod'],
  ['stopSignal', 'workload.stopSignal'],
  ['startAfter', 'workload.startAfter'],
  ['calls', 'workload.calls'],
  ['pullSecrets', 'workload.pullSecrets'],
];
const identity: readonly Leaf<Identity>[] = [
  ['name', 'workload.identity.name'],
  ['create', 'workload.identity.create'],
  ['mountToken', 'workload.identity.mountToken'],
];
const rollout: readonly Leaf<Rollout>[] = [
  ['strategy', 'rollout.strategy', []],
  ['maxSurge', 'rollout.maxSurge'],
  ['maxUnavailable', 'rollout.maxUnavailable'],
  ['minReady', 'rollout.minReady'],
  ['progressDeadline', 'rollout.progressDeadline'],
];
const fixed: readonly Leaf<OfType<Scale, 'fixed'>>[] = [['replicas', 'scale.fixed.replicas', []]];
const range: readonly Leaf<OfType<Scale, 'range'>>[] = [
  ['min', 'scale.range.min'],
  ['max', 'scale.range.max'],
  ['cpu', 'scale.range.cpu'],
  ['memory', 'scale.range.memory'],
];
const empty: readonly Leaf<OfType<Volume, 'empty'>>[] = [
  ['name', 'volume.empty.name', []],
  ['medium', 'volume.empty.medium', []],
  ['sizeLimit', 'volume.empty.sizeLimit', []],
];
const config: readonly Leaf<OfType<Volume, 'config'>>[] = [
  ['name', 'volume.config.name', []],
  ['configName', 'volume.config.configName', []],
  ['files', 'volume.config.files', []],
  ['mode', 'volume.config.mode', []],
];
const secret: readonly Leaf<OfType<Volume, 'secret'>>[] = [
  ['name', 'volume.secret.name', []],
  ['secret', 'volume.secret.secret', []],
  ['files', 'volume.secret.files', []],
  ['sources', 'volume.secret.sources', []],
  ['mode', 'volume.secret.mode', []],
];
const files = { text: 'file.text', file: 'file.file' } as const satisfies {
  readonly [K in FileContent['type']]: Field;
};

export function visitWorkload(walk: Walk, part: Workload): void {
  visitLeaves(walk, part, workload);
  visitPart(walk, 'serviceAccount', part.identity, identity);
  visitScale(walk, part.scale);
  const rolled = part.rollout;
  if (rolled) visitPart(walk, 'rollout', rolled, rollout);
  visitBudget(walk, part.disruptionBudget);
  if (visitField(walk, 'workload.containers', part.containers)) {
    for (const container of part.containers) visitContainer(walk, container);
  }
  visitNamed(walk, 'initContainers', 'workload.initContainers', part.initContainers);
  for (const container of part.initContainers) visitContainer(walk, container);
  visitNamed(walk, 'sidecars', 'workload.sidecars', part.sidecars);
  for (const container of part.sidecars) visitContainer(walk, container);
  for (const volume of part.volumes) visitVolume(walk, part, volume);
}

function visitScale(walk: Walk, scale: Scale | undefined): void {
  if (scale === undefined) return;
  if (scale.type === 'fixed') visitPart(walk, 'scale', scale, fixed);
  else visitPart(walk, 'scale', scale, range);
}

function visitBudget(walk: Walk, budget: DisruptionBudget | false | undefined): void {
  if (budget === undefined) return;
  const visit = (field: Field, value: unknown) => visitNamed(walk, 'disruptionBudget', field, value);
  if (budget === false) visit('workload.disruptionBudget.none', true);
  else if ('minAvailable' in budget) visit('workload.disruptionBudget.minAvailable', budget.minAvailable);
  else visit('workload.disruptionBudget.maxUnavailable', budget.maxUnavailable);
}

/** A volume is written where it is first mounted. */
function visitVolume(walk: Walk, part: Workload, volume: Volume): void {
  const { property } = walk;
  const depth = property.length;
  property.push(...propertyOf(part, volume));
  switch (volume.type) {
    case 'empty':
      visitLeaves(walk, volume, empty);
      break;
    case 'config':
      visitLeaves(walk, volume, config);
      for (const name in volume.files) visitFile(walk, volume.files[name]);
      break;
    case 'secret':
      visitLeaves(walk, volume, secret);
  }
  property.length = depth;
}

function propertyOf(part: Workload, volume: Volume): readonly (string | number)[] {
  for (const { mounts, property } of containersOf(part)) {
    const mount = mounts.find((each) => each.volume === volume.name);
    if (mount) return [...property, 'volumes', mount.path];
  }
  return [];
}

function visitFile(walk: Walk, content: FileContent | undefined): void {
  if (content === undefined) return;
  visitField(walk, files[content.type], content);
  if (content.type === 'text') visitText(walk, content.text);
}

import type { Claim } from '../model/claim';
import { type ClaimVolume, type ProjectedVolume, sourcesOf, type Volume } from '../model/volume';
import type { Identity, WorkloadBase } from '../model/workload';
import { visitContainer } from './visit-container';
import { visitScheduling } from './visit-scheduling';
import { visitContent } from './visit-text';
import {
  at,
  type Leaves,
  leaves,
  type Visitor,
  visitField,
  visitLeaves,
  visitNamed,
  visitPart,
  type Walk,
} from './walk';

type OfType<T, K> = Extract<T, { readonly type: K }>;

const identity = leaves({
  name: 'workload.identity.name',
  create: 'workload.identity.create',
  mountToken: 'workload.identity.mountToken',
} satisfies Leaves<Identity, 'workload.identity'>);
const empty = leaves({
  name: at('volume.empty.name'),
  medium: at('volume.empty.medium'),
  sizeLimit: at('volume.empty.sizeLimit'),
} satisfies Leaves<OfType<Volume, 'empty'>, 'volume.empty', 'type'>);
const config = leaves({
  name: at('volume.config.name'),
  configName: at('volume.config.configName'),
  files: at('volume.config.files'),
  mode: at('volume.config.mode'),
} satisfies Leaves<OfType<Volume, 'config'>, 'volume.config', 'type'>);
const secret = leaves({
  name: at('volume.secret.name'),
  secret: at('volume.secret.secret'),
  files: at('volume.secret.files'),
  sources: at('volume.secret.sources'),
  mode: at('volume.secret.mode'),
} satisfies Leaves<OfType<Volume, 'secret'>, 'volume.secret', 'type'>);
const claimVolume = leaves({
  name: at('volume.claim.name'),
  ephemeral: at('volume.claim.ephemeral'),
} satisfies Leaves<ClaimVolume, 'volume.claim', 'type' | 'claim'>);
const claim = leaves({
  name: at('claim.name'),
  size: at('claim.size'),
  storageClass: at('claim.storageClass'),
  accessMode: at('claim.accessMode'),
  driver: at('claim.driver'),
} satisfies Leaves<Claim, 'claim'>);
const existingClaim = leaves({
  name: at('volume.existingClaim.name'),
  claim: at('volume.existingClaim.claim'),
} satisfies Leaves<OfType<Volume, 'existingClaim'>, 'volume.existingClaim', 'type'>);
const bind = leaves({
  name: at('volume.bind.name'),
  source: at('volume.bind.source'),
  asFiles: at('volume.bind.asFiles'),
  configName: at('volume.bind.configName'),
} satisfies Leaves<OfType<Volume, 'bind'>, 'volume.bind', 'type'>);
const hostPath = leaves({
  name: at('volume.hostPath.name'),
  path: at('volume.hostPath.path'),
  pathType: at('volume.hostPath.pathType'),
} satisfies Leaves<OfType<Volume, 'hostPath'>, 'volume.hostPath', 'type'>);
const projected = leaves({
  name: at('volume.projected.name'),
  fields: at('volume.projected.fields'),
  tokens: at('volume.projected.tokens'),
  mode: at('volume.projected.mode'),
} satisfies Leaves<ProjectedVolume, 'volume.projected', 'type' | 'files'>);
const nested = {
  identity: (walk, part) => visitPart(walk, 'serviceAccount', part.identity, identity),
  containers: (walk, { containers }) => {
    if (!visitField(walk, 'workload.containers', containers)) return;
    for (const container of containers) visitContainer(walk, container);
  },
  initContainers: (walk, { initContainers }) => {
    visitNamed(walk, 'initContainers', 'workload.initContainers', initContainers);
    for (const container of initContainers) visitContainer(walk, container);
  },
  sidecars: (walk, { sidecars }) => {
    visitNamed(walk, 'sidecars', 'workload.sidecars', sidecars);
    for (const container of sidecars) visitContainer(walk, container);
  },
  scheduling: (walk, { scheduling }) => visitScheduling(walk, scheduling),
  volumes: (walk, part) => {
    for (const volume of part.volumes) visitVolume(walk, volume);
  },
} satisfies { readonly [K in keyof WorkloadBase]?: Visitor<WorkloadBase> };
const nestedVisitors = Object.values(nested);

const own = leaves({
  name: 'workload.name',
  targets: 'workload.targets',
  labels: 'workload.labels',
  annotations: 'workload.annotations',
  stopGracePeriod: 'workload.stopGracePeriod',
  stopSignal: 'workload.stopSignal',
  startAfter: 'workload.startAfter',
  calls: 'workload.calls',
  network: at('workload.network'),
  permissions: 'workload.permissions',
  metrics: 'workload.metrics',
  pullSecrets: 'workload.pullSecrets',
  hostname: 'workload.hostname',
  hostAliases: 'workload.hostAliases',
  dns: 'workload.dns',
  logging: 'workload.logging',
  profiles: 'workload.profiles',
} satisfies Leaves<WorkloadBase, 'workload', keyof typeof nested>);

/** Visits what every kind of workload has. */
export function visitWorkload(walk: Walk, part: WorkloadBase): void {
  visitLeaves(walk, part, own);
  for (const visit of nestedVisitors) visit(walk, part);
}

/** Where each key has sources of its own, they are a field of the volume as those of all its files are. */
function visitSourcesOfKeys(walk: Walk, volume: OfType<Volume, 'secret'>): void {
  if (volume.of === undefined) return;
  for (const file in volume.files)
    visitField(walk, 'volume.secret.sources', sourcesOf(volume, volume.files[file] ?? file));
}

function visitVolume(walk: Walk, volume: Volume): void {
  const { property } = walk;
  const depth = property.length;
  property.push(...(volume.property ?? []));
  switch (volume.type) {
    case 'empty':
      visitLeaves(walk, volume, empty);
      break;
    case 'config':
      visitLeaves(walk, volume, config);
      for (const name in volume.files) visitContent(walk, volume.files[name]);
      break;
    case 'secret':
      visitLeaves(walk, volume, secret);
      visitSourcesOfKeys(walk, volume);
      break;
    case 'claim':
      visitLeaves(walk, volume, claimVolume);
      visitLeaves(walk, volume.claim, claim);
      break;
    case 'existingClaim':
      visitLeaves(walk, volume, existingClaim);
      break;
    case 'bind':
      visitLeaves(walk, volume, bind);
      break;
    case 'hostPath':
      visitLeaves(walk, volume, hostPath);
      break;
    case 'projected':
      visitLeaves(walk, volume, projected);
      property.length = depth;
      for (const each of volume.files) visitVolume(walk, each);
  }
  property.length = depth;
}

import type { Container, Hook, ResourceAmounts } from '../model/container';
import type { EnvSource } from '../model/env-source';
import type { Field } from '../model/fields';
import type { Port } from '../model/port';
import { keyOf } from '../model/secret';
import type { Mount } from '../model/volume';
import { visitBuild } from './visit-build';
import { visitProbe } from './visit-probe';
import { type TextKeys, visitContent, visitText, visitTexts } from './visit-text';
import {
  at,
  type Leaves,
  leaves,
  type Visitor,
  visitField,
  visitLeaves,
  visitNamed,
  visitPart,
  visitParts,
  type Walk,
} from './walk';

const port = leaves({
  name: 'port.name',
  port: 'port.port',
  protocol: 'port.protocol',
  appProtocol: 'port.appProtocol',
} satisfies Leaves<Port, 'port'>);
const envSource = leaves({
  prefix: 'envFrom.prefix',
  optional: 'envFrom.optional',
  envFile: 'envFrom.envFile',
} satisfies Leaves<EnvSource, 'envFrom', 'from' | 'name' | 'config' | 'secret'>);
const requests = leaves({
  cpu: at('resources.requests.cpu', 'cpu', 'request'),
  memory: at('resources.requests.memory', 'memory', 'request'),
  ephemeralStorage: at('resources.requests.ephemeralStorage', 'ephemeralStorage', 'request'),
} satisfies Leaves<ResourceAmounts, 'resources.requests'>);
const limits = leaves({
  cpu: at('resources.limits.cpu', 'cpu', 'limit'),
  memory: at('resources.limits.memory', 'memory', 'limit'),
  ephemeralStorage: at('resources.limits.ephemeralStorage', 'ephemeralStorage', 'limit'),
} satisfies Leaves<ResourceAmounts, 'resources.limits'>);
const mount = leaves({
  path: at('mount.path'),
  volume: at('mount.volume'),
  file: at('mount.file'),
  readOnly: 'mount.readOnly',
} satisfies Leaves<Mount, 'mount'>);
const hooks = {
  postStart: { exec: 'postStart.exec', httpGet: 'postStart.httpGet', sleep: 'postStart.sleep' },
  preStop: { exec: 'preStop.exec', httpGet: 'preStop.httpGet', sleep: 'preStop.sleep' },
} as const satisfies Record<string, { readonly [K in Hook['type']]: Field }>;

const nested = {
  build: (walk, part) => visitBuild(walk, part.build),
  ports: (walk, part) => visitParts(walk, 'ports', part.ports, port),
  env: visitEnv,
  envFrom: visitEnvFrom,
  mounts: visitMounts,
  resources: (walk, { resources }) => {
    if (resources === undefined) return;
    visitPart(walk, 'resources', resources.requests, requests);
    visitPart(walk, 'resources', resources.limits, limits);
  },
  startup: (walk, part) => visitProbe(walk, 'startup', part.startup),
  // A readiness probe that Lading adds is nobody's word, so nobody needs to hear what becomes of it.
  readiness: (walk, part) =>
    visitProbe(walk, 'readiness', part.defaultReadiness ? undefined : part.readiness),
  defaultReadiness: () => {},
  liveness: (walk, part) => visitProbe(walk, 'liveness', part.liveness),
  postStart: (walk, part) => visitHook(walk, 'postStart', part.postStart),
  preStop: (walk, { preStop }) => {
    if (preStop === false) visitNamed(walk, 'preStop', 'preStop.none', true);
    else visitHook(walk, 'preStop', preStop);
  },
} satisfies { readonly [K in keyof Container]?: Visitor<Container> };

const own = leaves({
  name: 'container.name',
  image: 'container.image',
  pull: 'container.pull',
  command: 'container.command',
  args: 'container.args',
  workingDir: 'container.workingDir',
  develop: 'container.develop',
  gpus: 'container.gpus',
  devices: 'container.devices',
  shmSize: 'container.shmSize',
  ulimits: 'container.ulimits',
  healthTool: 'container.healthTool',
  healthCommand: 'container.healthCommand',
  user: 'container.user',
  writableRoot: 'container.writableRoot',
  privileged: 'container.privileged',
  allowPrivilegeEscalation: 'container.allowPrivilegeEscalation',
  addCapabilities: 'container.addCapabilities',
} satisfies Leaves<Container, 'container', keyof typeof nested>);

/** The references in what is a leaf otherwise. */
const texts = {
  image: (walk, part) => visitText(walk, part.image),
  command: (walk, part) => visitTexts(walk, 'command', part.command),
  args: (walk, part) => visitTexts(walk, 'args', part.args),
  healthCommand: (walk, part) => visitTexts(walk, 'healthCommand', part.healthCommand),
} satisfies Record<Exclude<TextKeys<Container>, keyof typeof nested>, Visitor<Container>>;
const others = [...Object.values(texts), ...Object.values(nested)];

export function visitContainer(walk: Walk, part: Container): void {
  const { property } = walk;
  const depth = property.length;
  walk.container = part;
  property.push(...part.property);
  visitLeaves(walk, part, own);
  for (const visit of others) visit(walk, part);
  walk.container = undefined;
  property.length = depth;
}

function visitEnv(walk: Walk, { env }: Container): void {
  const { property } = walk;
  property.push('env');
  for (const name in env) {
    property.push(name);
    if (visitField(walk, 'env.value', env[name])) visitText(walk, env[name]);
    property.pop();
  }
  property.pop();
}

function visitEnvFrom(walk: Walk, { envFrom }: Container): void {
  if (envFrom === undefined) return;
  const { property } = walk;
  property.push('envFrom');
  envFrom.forEach((source, index) => {
    property.push(index);
    const { config, secret, envFile } = source;
    if (config !== undefined) {
      visitField(walk, 'envFrom.config', source);
      for (const key in config.data) visitContent(walk, config.data[key]);
    } else if (secret !== undefined && envFile === undefined) {
      visitField(walk, 'envFrom.secret', source);
      for (const key of secret.keys) visitField(walk, 'reference.secret', keyOf(secret, key));
    } else if (visitField(walk, 'envFrom.source', source)) visitLeaves(walk, source, envSource);
    property.pop();
  });
  property.pop();
}

function visitMounts(walk: Walk, { mounts }: Container): void {
  walk.property.push('volumes');
  for (const each of mounts) visitPart(walk, each.path, each, mount);
  walk.property.pop();
}

function visitHook(walk: Walk, kind: keyof typeof hooks, hook: Hook | undefined): void {
  if (hook === undefined) return;
  walk.property.push(kind);
  const goesOn = visitField(walk, hooks[kind][hook.type], hook);
  if (goesOn && hook.type === 'exec') visitTexts(walk, 'command', hook.command);
  walk.property.pop();
}

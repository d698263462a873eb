import type { Build, Container, Hook, ResourceAmounts } from '../model/container';
import type { Field } from '../model/fields';
import type { Port } from '../model/port';
import { type Probe, type ProbeAction, probeKinds } from '../model/probe';
import type { Mount } from '../model/volume';
import { visitText, visitTextMap, visitTexts } from './visit-text';
import { type Leaf, visitField, visitLeaves, visitNamed, visitPart, visitParts, type Walk } from './walk';

type OfType<T, K> = Extract<T, { readonly type: K }>;

const container: readonly Leaf<Container>[] = [
  ['name', 'container.name'],
  ['image', 'container.image'],
  ['pull', 'container.pull'],
  ['command', 'container.command'],
  ['args', 'container.args'],
  ['workingDir', 'container.workingDir'],
  ['healthTool', 'container.healthTool'],
  ['healthCommand', 'container.healthCommand'],
  ['user', 'container.user'],
  ['writableRoot', 'container.writableRoot'],
  ['privileged', 'container.privileged'],
  ['addCapabilities', 'container.addCapabilities'],
];
const build: readonly Leaf<Build>[] = [
  ['context', 'build.context'],
  ['dockerfile', 'build.dockerfile'],
  ['target', 'build.target'],
  ['args', 'build.args'],
];
const port: readonly Leaf<Port>[] = [
  ['name', 'port.name'],
  ['port', 'port.port'],
  ['protocol', 'port.protocol'],
  ['appProtocol', 'port.appProtocol'],
];
const requests: readonly Leaf<ResourceAmounts>[] = [
  ['cpu', 'resources.requests.cpu', ['cpu', 'request']],
  ['memory', 'resources.requests.memory', ['memory', 'request']],
  ['ephemeralStorage', 'resources.requests.ephemeralStorage', ['ephemeralStorage', 'request']],
];
const limits: readonly Leaf<ResourceAmounts>[] = [
  ['cpu', 'resources.limits.cpu', ['cpu', 'limit']],
  ['memory', 'resources.limits.memory', ['memory', 'limit']],
  ['ephemeralStorage', 'resources.limits.ephemeralStorage', ['ephemeralStorage', 'limit']],
];
const probe: readonly Leaf<Probe>[] = [
  ['initialDelay', 'probe.initialDelay'],
  ['period', 'probe.period'],
  ['timeout', 'probe.timeout'],
  ['failureThreshold', 'probe.failureThreshold'],
  ['successThreshold', 'probe.successThreshold'],
  ['terminationGracePeriod', 'probe.terminationGracePeriod'],
];
const httpGet: readonly Leaf<OfType<ProbeAction, 'httpGet'>>[] = [
  ['path', 'probe.httpGet.path'],
  ['port', 'probe.httpGet.port'],
  ['scheme', 'probe.httpGet.scheme'],
  ['headers', 'probe.httpGet.headers'],
];
const tcp: readonly Leaf<OfType<ProbeAction, 'tcp'>>[] = [['port', 'probe.tcp.port']];
const exec: readonly Leaf<OfType<ProbeAction, 'exec'>>[] = [['command', 'probe.exec.command']];
const grpc: readonly Leaf<OfType<ProbeAction, 'grpc'>>[] = [
  ['port', 'probe.grpc.port'],
  ['service', 'probe.grpc.service'],
];
const mount: readonly Leaf<Mount>[] = [
  ['path', 'mount.path', []],
  ['volume', 'mount.volume', []],
  ['file', 'mount.file', []],
  ['readOnly', 'mount.readOnly'],
];
const kinds = { startup: 'probe.startup', readiness: 'probe.readiness', liveness: 'probe.liveness' } as const;
const hooks = {
  postStart: { exec: 'postStart.exec', httpGet: 'postStart.httpGet', sleep: 'postStart.sleep' },
  preStop: { exec: 'preStop.exec', httpGet: 'preStop.httpGet', sleep: 'preStop.sleep' },
} as const satisfies Record<string, { readonly [K in Hook['type']]: Field }>;

export function visitContainer(walk: Walk, part: Container): void {
  const { property } = walk;
  const depth = property.length;
  walk.container = part;
  property.push(...part.property);
  visitLeaves(walk, part, container);
  visitText(walk, part.image);
  visitTexts(walk, 'command', part.command);
  visitTexts(walk, 'args', part.args);
  visitTexts(walk, 'healthCommand', part.healthCommand);
  const built = part.build;
  if (built) {
    property.push('build');
    visitLeaves(walk, built, build);
    visitTextMap(walk, 'args', built.args);
    property.pop();
  }
  visitParts(walk, 'ports', part.ports, port);
  visitEnv(walk, part);
  visitMounts(walk, part);
  const { resources } = part;
  if (resources) {
    visitPart(walk, 'resources', resources.requests, requests);
    visitPart(walk, 'resources', resources.limits, limits);
  }
  for (const kind of probeKinds) {
    const asked = part[kind];
    // A readiness probe that Lading adds is nobody's word, so nobody needs to hear what becomes of it.
    if (asked === undefined || (kind === 'readiness' && part.defaultReadiness)) continue;
    property.push(kind);
    if (visitField(walk, kinds[kind], asked)) visitProbe(walk, asked);
    property.pop();
  }
  visitHook(walk, 'postStart', part.postStart);
  if (part.preStop === false) visitNamed(walk, 'preStop', 'preStop.none', true);
  else visitHook(walk, 'preStop', part.preStop);
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

function visitMounts(walk: Walk, { mounts }: Container): void {
  walk.property.push('volumes');
  for (const each of mounts) visitPart(walk, each.path, each, mount);
  walk.property.pop();
}

function visitProbe(walk: Walk, part: Probe): void {
  visitLeaves(walk, part, probe);
  const { action } = part;
  switch (action.type) {
    case 'httpGet':
      visitLeaves(walk, action, httpGet);
      visitTextMap(walk, 'headers', action.headers);
      break;
    case 'tcp':
      visitLeaves(walk, action, tcp);
      break;
    case 'exec':
      visitLeaves(walk, action, exec);
      visitTexts(walk, 'command', action.command);
      break;
    case 'grpc':
      visitLeaves(walk, action, grpc);
  }
}

function visitHook(walk: Walk, kind: keyof typeof hooks, hook: Hook | undefined): void {
  if (hook === undefined) return;
  walk.property.push(kind);
  const goesOn = visitField(walk, hooks[kind][hook.type], hook);
  if (goesOn && hook.type === 'exec') visitTexts(walk, 'command', hook.command);
  walk.property.pop();
}

import type { Probe, ProbeAction, ProbeKind } from '../model/probe';
import { visitTextMap, visitTexts } from './visit-text';
import { type Leaves, leaves, visitField, visitLeaves, type Walk } from './walk';

type OfType<K> = Extract<ProbeAction, { readonly type: K }>;

const probe = leaves({
  initialDelay: 'probe.initialDelay',
  period: 'probe.period',
  timeout: 'probe.timeout',
  failureThreshold: 'probe.failureThreshold',
  successThreshold: 'probe.successThreshold',
  terminationGracePeriod: 'probe.terminationGracePeriod',
} satisfies Leaves<Probe, 'probe', 'action'>);
const httpGet = leaves({
  path: 'probe.httpGet.path',
  port: 'probe.httpGet.port',
  scheme: 'probe.httpGet.scheme',
  headers: 'probe.httpGet.headers',
} satisfies Leaves<OfType<'httpGet'>, 'probe.httpGet', 'type'>);
const tcp = leaves({ port: 'probe.tcp.port' } satisfies Leaves<OfType<'tcp'>, 'probe.tcp', 'type'>);
const exec = leaves({ command: 'probe.exec.command' } satisfies Leaves<OfType<'exec'>, 'probe.exec', 'type'>);
const grpc = leaves({
  port: 'probe.grpc.port',
  service: 'probe.grpc.service',
} satisfies Leaves<OfType<'grpc'>, 'probe.grpc', 'type'>);
const kinds = { startup: 'probe.startup', readiness: 'probe.readiness', liveness: 'probe.liveness' } as const;

export function visitProbe(walk: Walk, kind: ProbeKind, asked: Probe | undefined): void {
  if (asked === undefined) return;
  walk.property.push(kind);
  if (visitField(walk, kinds[kind], asked)) {
    visitLeaves(walk, asked, probe);
    visitAction(walk, asked.action);
  }
  walk.property.pop();
}

function visitAction(walk: Walk, action: ProbeAction): void {
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

import type { ModelPart, PartKind } from '../model/app';
import type { Config } from '../model/config';
import type { ExternalName } from '../model/external-name';
import type { Namespace } from '../model/namespace';
import type { Route } from '../model/route';
import type { Service, ServicePort } from '../model/service';
import { visitAgent } from './agent';
import { visitCronJob } from './cron-job';
import { visitDeployment } from './deployment';
import { visitJob } from './job';
import { visitPod } from './pod';
import { visitStatefulApp } from './stateful-app';
import { type Aim, at, type Leaves, leaves, type Visitor, visitLeaves, visitParts, type Walk } from './walk';
import { workloadOf } from './workload-of';

const servicePort = leaves({
  name: 'servicePort.name',
  port: 'servicePort.port',
  to: 'servicePort.to',
  protocol: 'servicePort.protocol',
  appProtocol: 'servicePort.appProtocol',
  nodePort: 'servicePort.nodePort',
  hostIp: 'servicePort.hostIp',
} satisfies Leaves<ServicePort, 'servicePort'>);
const service = leaves({
  name: 'service.name',
  targets: 'service.targets',
  labels: 'service.labels',
  annotations: 'service.annotations',
  type: 'service.type',
  sessionAffinity: 'service.sessionAffinity',
  externalTrafficPolicy: 'service.externalTrafficPolicy',
  internalTrafficPolicy: 'service.internalTrafficPolicy',
  headless: 'service.headless',
  publishNotReadyAddresses: 'service.publishNotReadyAddresses',
  trafficDistribution: 'service.trafficDistribution',
} satisfies Leaves<Service, 'service', 'ports'>);
const route = leaves({
  name: 'route.name',
  targets: 'route.targets',
  labels: 'route.labels',
  annotations: 'route.annotations',
  host: 'route.host',
  otherHosts: at('route.otherHosts', 'host'),
  path: 'route.path',
  pathType: 'route.pathType',
  otherPaths: at('route.otherPaths', 'path'),
  port: 'route.port',
  weight: 'route.weight',
  split: 'route.split',
  gateway: at('route.gateway', 'via'),
  className: 'route.className',
  controller: 'route.controller',
  tlsSecret: at('route.tlsSecret', 'tls'),
  issuer: at('route.issuer', 'tls'),
  timeout: 'route.timeout',
  maxBodySize: 'route.maxBodySize',
  sticky: 'route.sticky',
  localPort: 'route.localPort',
} satisfies Leaves<Route, 'route', 'service'>);

const namespace = leaves({
  name: 'namespace.name',
  targets: 'namespace.targets',
  labels: 'namespace.labels',
  annotations: 'namespace.annotations',
  podSecurity: 'namespace.podSecurity',
  quota: 'namespace.quota',
  limitRange: 'namespace.limitRange',
} satisfies Leaves<Namespace, 'namespace'>);

const config = leaves({
  name: 'config.name',
  labels: 'config.labels',
  annotations: 'config.annotations',
  immutable: 'config.immutable',
} satisfies Leaves<Config, 'config', 'data' | 'targets'>);

const externalName = leaves({
  name: 'externalName.name',
  labels: 'externalName.labels',
  annotations: 'externalName.annotations',
} satisfies Leaves<ExternalName, 'externalName', 'to' | 'targets'>);

interface KindOfPart<P> {
  readonly visit: Visitor<P>;
  /** Where its props stand in those of the construct that the user made. */
  readonly property: readonly string[];
}

const kinds: { readonly [K in PartKind]: KindOfPart<ModelPart<K>> } = {
  deployment: { visit: visitDeployment, property: [] },
  statefulApp: { visit: visitStatefulApp, property: [] },
  agent: { visit: visitAgent, property: [] },
  pod: { visit: visitPod, property: [] },
  job: { visit: visitJob, property: [] },
  cronJob: { visit: visitCronJob, property: [] },
  service: { visit: visitService, property: [] },
  route: {
    visit: (walk, part) => visitLeaves(walk, part, route),
    property: ['expose'],
  },
  // What is in it is visited with whoever reads it.
  config: {
    visit: (walk, part) => visitLeaves(walk, part, config),
    property: [],
  },
  namespace: {
    visit: (walk, part) => visitLeaves(walk, part, namespace),
    property: [],
  },
  externalName: {
    visit: (walk, part) => visitLeaves(walk, part, externalName),
    property: ['service'],
  },
  // On Kubernetes alone, where its object says all of it.
  externalSecret: { visit: () => {}, property: [] },
  // What becomes of it is for the table of its backend to say: `visitMesh`.
  mesh: { visit: () => {}, property: [] },
};

/** Visits every field of a part that was given, in the order of the model. */
export function visitFields<K extends PartKind>(part: ModelPart<K>, { visit, target, settled }: Aim): void {
  const kind = kinds[part.kind];
  const workload = workloadOf(part);
  const property = [...kind.property];
  kind.visit({ visit, target, settled, part, workload, container: undefined, property }, part);
}

function visitService(walk: Walk, part: Service): void {
  visitLeaves(walk, part, service);
  visitParts(walk, 'ports', part.ports, servicePort);
}

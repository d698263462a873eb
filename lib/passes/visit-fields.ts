import type { ModelPart } from '../model/app';
import type { Route } from '../model/route';
import type { Service, ServicePort } from '../model/service';
import type { Target } from '../model/target';
import { visitWorkload } from './visit-workload';
import { type Leaf, type Visit, visitLeaves, visitParts, type Walk } from './walk';

const service: readonly Leaf<Service>[] = [
  ['name', 'service.name'],
  ['targets', 'service.targets'],
  ['labels', 'service.labels'],
  ['annotations', 'service.annotations'],
  ['type', 'service.type'],
];
const servicePort: readonly Leaf<ServicePort>[] = [
  ['name', 'servicePort.name'],
  ['port', 'servicePort.port'],
  ['to', 'servicePort.to'],
  ['protocol', 'servicePort.protocol'],
  ['appProtocol', 'servicePort.appProtocol'],
  ['nodePort', 'servicePort.nodePort'],
  ['hostIp', 'servicePort.hostIp'],
];
const route: readonly Leaf<Route>[] = [
  ['name', 'route.name'],
  ['targets', 'route.targets'],
  ['labels', 'route.labels'],
  ['annotations', 'route.annotations'],
  ['host', 'route.host'],
  ['path', 'route.path'],
  ['pathType', 'route.pathType'],
  ['port', 'route.port'],
  ['className', 'route.className'],
  ['tlsSecret', 'route.tlsSecret', ['tls']],
  ['localPort', 'route.localPort'],
];

/** Visits every field of a part that was given, in the order of the model; a target chooses among references. */
export function visitFields(part: ModelPart, visit: Visit, target?: Target): void {
  switch (part.kind) {
    case 'deployment':
      visitWorkload({ visit, target, part, workload: part, property: [] }, part);
      break;
    case 'service':
      visitService({ visit, target, part, workload: part.selects, property: [] }, part);
      break;
    case 'route':
      visitLeaves({ visit, target, part, workload: part.service.selects, property: ['expose'] }, part, route);
  }
}

function visitService(walk: Walk, part: Service): void {
  visitLeaves(walk, part, service);
  visitParts(walk, 'ports', part.ports, servicePort);
}

import type { ModelPart } from '../model/app';
import type { Route } from '../model/route';
import type { Service, ServicePort } from '../model/service';
import { visitWorkload } from './visit-workload';
import { type Aim, type Leaf, visitLeaves, visitParts, type Walk } from './walk';

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

/** Visits every field of a part that was given, in the order of the model. */
export function visitFields(part: ModelPart, { visit, target, settled }: Aim): void {
  switch (part.kind) {
    case 'deployment':
      visitWorkload(
        { visit, target, settled, part, workload: part, container: undefined, property: [] },
        part,
      );
      break;
    case 'service':
      visitService(
        { visit, target, settled, part, workload: part.selects, container: undefined, property: [] },
        part,
      );
      break;
    case 'route':
      visitLeaves(
        {
          visit,
          target,
          settled,
          part,
          workload: part.service.selects,
          container: undefined,
          property: ['expose'],
        },
        part,
        route,
      );
  }
}

function visitService(walk: Walk, part: Service): void {
  visitLeaves(walk, part, service);
  visitParts(walk, 'ports', part.ports, servicePort);
}

import type { Mesh } from '../../../model/mesh';
import { routesAt } from '../../../model/routes-at';
import type { Service, ServicePort } from '../../../model/service';
import type { Prepared } from '../../../passes/prepare';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { hostOf } from './hosts';
import { targetsOf } from './http-route';
import { httpRules } from './http-rules';

const apiVersion = 'networking.istio.io/v1';
const kind = 'VirtualService';

/** One for each Service of a member with a port that connections can be made to: Istio knows no order between two. */
export function planVirtualServices(mesh: Mesh): PlannedObject[] {
  return mesh.services
    .filter(({ targets, ports }) => targets.includes('kubernetes') && ports.some(isTcp))
    .map((service) => ({
      id: `${kind}-${service.name}`,
      apiVersion,
      kind,
      name: service.name,
      namespace: service.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: lowerMetadata(service),
        spec: { hosts: [hostOf(service)], ...lowerRules(service, mesh, prepared) },
      }),
    }));
}

function isTcp({ protocol }: ServicePort): boolean {
  return protocol === 'tcp';
}

/** The rules of each port. */
function lowerRules(service: Service, mesh: Mesh, prepared: Prepared): object {
  const http: object[] = [];
  const tcp: object[] = [];
  const isOnly = service.ports.length === 1;
  for (const port of service.ports.filter(isTcp)) {
    if (prepared.spoken(service, port, 'kubernetes') !== 'tcp') {
      http.push(...httpRules(service, port, mesh, prepared, isOnly));
      continue;
    }
    const split = routesAt(service, port, mesh).find((route) => route.split !== undefined)?.split ?? {};
    const match = [{ port: port.port }];
    tcp.push({ ...(!isOnly && { match }), route: targetsOf(service, port, split) });
  }
  return { ...(http.length > 0 && { http }), ...(tcp.length > 0 && { tcp }) };
}

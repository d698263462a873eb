import { mapList } from '../model/map-list';
import { leadsTo, type Port } from '../model/port';
import type { Service as ModelService, ServicePort as ModelServicePort } from '../model/service';
import { onTarget } from '../model/views';
import { servingContainers, type WorkloadBase } from '../model/workload';
import type { Service, ServicePort } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerProtocol } from './port';
import { sortKeys } from './sort-keys';

export function planService(service: ModelService): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.service;
  const lower = () => lowerService(service);
  return [{ id: kind, apiVersion, kind, name: service.name, main: true, patch: 'service', lower }];
}

export function lowerService(service: ModelService): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: lowerMetadata(service),
    spec: {
      type: service.type,
      selector: sortKeys(service.selects.selector),
      ports: mapList(service.ports, (port) =>
        lowerServicePort(port, onTarget(service.selects, 'kubernetes')),
      ),
    },
  };
}

function lowerServicePort(port: ModelServicePort, selects: WorkloadBase): ServicePort {
  const lowered: ServicePort = { name: port.name, port: port.port, targetPort: port.to };
  if (port.protocol !== 'tcp') lowered.protocol = lowerProtocol(port.protocol);
  const appProtocol = port.appProtocol ?? findContainerPort(port, selects)?.appProtocol;
  if (appProtocol !== undefined) lowered.appProtocol = appProtocol;
  if (port.nodePort !== undefined) lowered.nodePort = port.nodePort;
  return lowered;
}

/** A container port cannot say its own appProtocol on Kubernetes; the Service says it in its place. */
function findContainerPort(port: ModelServicePort, selects: WorkloadBase): Port | undefined {
  for (const container of servingContainers(selects)) {
    const found = container.ports.find((candidate) => leadsTo(port, candidate));
    if (found) return found;
  }
  return undefined;
}

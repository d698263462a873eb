import { mapList } from '../model/map-list';
import { leadsTo, type Port } from '../model/port';
import type { Service as ModelService, ServicePort as ModelServicePort } from '../model/service';
import { onTarget } from '../model/views';
import { servingContainers, type WorkloadBase } from '../model/workload';
import type { Service, ServicePort, ServiceSpec } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerProtocol } from './port';
import { toSeconds } from './seconds';
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
    spec: lowerSpec(service),
  };
}

function lowerSpec(service: ModelService): ServiceSpec {
  const { type, selects, sessionAffinity, externalTrafficPolicy, internalTrafficPolicy, ports } = service;
  const spec: ServiceSpec = { type, selector: sortKeys(selects.selector) };
  if (sessionAffinity !== undefined) {
    spec.sessionAffinity = 'ClientIP';
    const timeoutSeconds = toSeconds(sessionAffinity, 1);
    if (timeoutSeconds !== defaultTimeout) spec.sessionAffinityConfig = { clientIP: { timeoutSeconds } };
  }
  if (externalTrafficPolicy !== undefined) spec.externalTrafficPolicy = externalTrafficPolicy;
  if (internalTrafficPolicy !== undefined) spec.internalTrafficPolicy = internalTrafficPolicy;
  spec.ports = mapList(ports, (port) => lowerServicePort(port, onTarget(selects, 'kubernetes')));
  return spec;
}

/** Of session affinity, as the API server fills it in. */
const defaultTimeout = 10_800;

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

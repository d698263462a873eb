import { mapList } from '../model/map-list';
import type { Service as ModelService, ServicePort as ModelServicePort } from '../model/service';
import { onTarget } from '../model/views';
import type { WorkloadBase } from '../model/workload';
import { meshOn } from '../passes/isolation';
import type { Prepared } from '../passes/prepare';
import type { Service, ServicePort, ServiceSpec } from './api.generated';
import { kinds } from './kinds';
import { backendOf } from './mesh/backends';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerProtocol } from './port';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';

export function planService(service: ModelService): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.service;
  const lower = (prepared: Prepared) => lowerService(service, prepared);
  return [{ id: kind, apiVersion, kind, name: service.name, main: true, patch: 'service', lower }];
}

export function lowerService(service: ModelService, prepared: Prepared): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: lowerMetadata(asMeshed(service, prepared)),
    spec: lowerSpec(service, prepared),
  };
}

/** With what a mesh has to be told of it. */
function asMeshed(service: ModelService, prepared: Prepared): ModelService {
  const mesh = meshOn(onTarget(service.selects, 'kubernetes'), 'kubernetes');
  const said = mesh && backendOf(mesh).describe?.(service, mesh, prepared);
  if (said === undefined) return service;
  const { labels = {}, annotations = {} } = said;
  return {
    ...service,
    labels: { ...service.labels, ...labels },
    annotations: { ...annotations, ...service.annotations },
  };
}

function lowerSpec(service: ModelService, prepared: Prepared): ServiceSpec {
  const { type, sessionAffinity, externalTrafficPolicy, internalTrafficPolicy, trafficDistribution, ports } =
    service;
  const selector = sortKeys(service.selects.selector);
  const spec: ServiceSpec = service.headless ? { type, clusterIP: 'None', selector } : { type, selector };
  if (sessionAffinity !== undefined) {
    spec.sessionAffinity = 'ClientIP';
    const timeoutSeconds = toSeconds(sessionAffinity, 1);
    if (timeoutSeconds !== defaultTimeout) spec.sessionAffinityConfig = { clientIP: { timeoutSeconds } };
  }
  if (externalTrafficPolicy !== undefined) spec.externalTrafficPolicy = externalTrafficPolicy;
  if (internalTrafficPolicy !== undefined) spec.internalTrafficPolicy = internalTrafficPolicy;
  if (trafficDistribution !== undefined) spec.trafficDistribution = trafficDistribution;
  if (service.publishNotReadyAddresses !== undefined)
    spec.publishNotReadyAddresses = service.publishNotReadyAddresses;
  const selects = onTarget(service.selects, 'kubernetes');
  spec.ports = mapList(ports, (port) => lowerServicePort(port, service, selects, prepared));
  return spec;
}

/** Of session affinity, as the API server fills it in. */
const defaultTimeout = 10_800;

/** What a mesh has to be told is spoken on a port, where the port's name does not say it. */
function spokenTo(
  port: ModelServicePort,
  service: ModelService,
  selects: WorkloadBase,
  prepared: Prepared,
): string | undefined {
  const mesh = meshOn(selects, 'kubernetes');
  if (mesh === undefined || port.protocol !== 'tcp') return undefined;
  return backendOf(mesh).appProtocol?.(prepared.spoken(service, port, 'kubernetes'), port.name);
}

function lowerServicePort(
  port: ModelServicePort,
  service: ModelService,
  selects: WorkloadBase,
  prepared: Prepared,
): ServicePort {
  const lowered: ServicePort = { name: port.name, port: port.port, targetPort: port.to };
  if (port.protocol !== 'tcp') lowered.protocol = lowerProtocol(port.protocol);
  // A container port cannot say its own appProtocol on Kubernetes; the Service says it in its place.
  const said = port.appProtocol ?? prepared.ports.behind(port, selects)?.appProtocol;
  const appProtocol = said ?? spokenTo(port, service, selects, prepared);
  if (appProtocol !== undefined) lowered.appProtocol = appProtocol;
  if (port.nodePort !== undefined) lowered.nodePort = port.nodePort;
  return lowered;
}

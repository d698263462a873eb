import type { Service as ModelService, ServicePort as ModelServicePort } from '../model/service';
import type { Prepared } from '../passes/prepare';
import type { Service, ServicePort } from './api.generated';
import { lowerMetadata } from './metadata';
import { lowerProtocol } from './port';
import { sortKeys } from './sort-keys';

export function lowerService(service: ModelService, _prepared: Prepared): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: lowerMetadata(service),
    spec: {
      type: service.type,
      selector: sortKeys(service.selects.selector),
      ports: service.ports.map(lowerServicePort),
    },
  };
}

function lowerServicePort(port: ModelServicePort): ServicePort {
  const lowered: ServicePort = { name: port.name, port: port.port, targetPort: port.to };
  if (port.protocol !== 'tcp') lowered.protocol = lowerProtocol(port.protocol);
  if (port.appProtocol !== undefined) lowered.appProtocol = port.appProtocol;
  if (port.nodePort !== undefined) lowered.nodePort = port.nodePort;
  return lowered;
}

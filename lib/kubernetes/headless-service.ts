import { mapList } from '../model/map-list';
import { podsServiceName, type StatefulApp } from '../model/stateful-app';
import type { Service, ServicePort } from './api.generated';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { lowerProtocol } from './port';
import { sortKeys } from './sort-keys';

export function planHeadlessService(workload: StatefulApp): readonly PlannedObject[] {
  const name = podsServiceName(workload);
  const lower = () => lowerHeadlessService(workload, name);
  return [{ id: 'HeadlessService', apiVersion: 'v1', kind: 'Service', name, patch: 'podsService', lower }];
}

/** A name leads to the pod itself, at whatever that listens on; the ports say to meshes and people what is spoken there. */
function lowerHeadlessService(workload: StatefulApp, name: string): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: lowerMetadata(workload, name),
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      selector: sortKeys(workload.selector),
      // Replicas that are not ready yet mostly have to find each other in order to get so.
      publishNotReadyAddresses: true,
      ports: lowerPorts(workload),
    },
  };
}

function lowerPorts({ containers }: StatefulApp): ServicePort[] {
  return mapList(containers[0]?.ports ?? [], ({ name, port, protocol, appProtocol }) => ({
    name,
    port,
    targetPort: name,
    ...(protocol !== 'tcp' && { protocol: lowerProtocol(protocol) }),
    ...(appProtocol !== undefined && { appProtocol }),
  }));
}

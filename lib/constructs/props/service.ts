import type { IngressProps } from '../ingress';
import type { ServicePortProps, ServiceProps } from '../service';
import { guarded, object, required } from './shape';
import {
  either,
  integer,
  isNumber,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
} from './shapes';
import { exposeProps, names, patch, suppress, targets } from './workload';

const isConstruct = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'model' in value;

const port = object<ServicePortProps>(
  {
    name: nonEmptyString,
    port: required(portNumber),
    to: either({ when: isNumber, shape: portNumber }, { when: otherwise, shape: nonEmptyString }),
    protocol: oneOf(['tcp', 'udp', 'sctp']),
    appProtocol: nonEmptyString,
    nodePort: integer(1, 65535),
    hostIp: nonEmptyString,
  },
  '{ port, to?, name? }',
);

export const serviceShape = object<ServiceProps>({
  name: nonEmptyString,
  selects: required(guarded('a Deployment', isConstruct)),
  ports: required(nonEmptyList(port)),
  type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer']),
  labels: names,
  annotations: names,
  targets,
  suppress,
  patch,
});

export const ingressShape = object<IngressProps>({
  ...exposeProps,
  name: nonEmptyString,
  service: required(guarded('a Service', isConstruct)),
  port: nonEmptyString,
  labels: names,
  targets,
  suppress,
  patch,
});

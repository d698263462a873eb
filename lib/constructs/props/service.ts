import type { Suppression } from '../../diagnostics/origin';
import type * as api from '../../kubernetes/api.generated';
import type { Protocol } from '../../model/port';
import type { ServiceType } from '../../model/service';
import type { Target } from '../../model/target';
import { type Selectable, selectable } from './constructs';
import { values } from './domain';
import { hostIp } from './host-ip';
import { object, required } from './shape';
import { either, integer, isNumber, nonEmptyList, oneOf, otherwise, portNumber } from './shapes';
import { appProtocol, someName, somePortName } from './some-text';
import { names, type PatchOf, patch, suppress, targets } from './workload';

/** One port of a Service, and the container port behind it. */
export interface ServicePortProps {
  /** Default: the container port's name, where `to` names one; else `<protocol>-<port>`. */
  readonly name?: string;
  /** Where clients connect. */
  readonly port: number;
  /** The container port, by number or name. Default: the same number. */
  readonly to?: number | string;
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
  /** What is spoken on it: `http`, `kubernetes.io/h2c`. Default: what the container port says. */
  readonly appProtocol?: string;
  /** The port of every node, for the types NodePort and LoadBalancer. Default: the cluster chooses. */
  readonly nodePort?: number;
  /** The address of the host that Compose publishes at. Default: all. */
  readonly hostIp?: string;
}

/** Which workload a Service stands in front of, and at which ports. */
export interface ServiceProps {
  /** Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
  /** The workload that answers. */
  readonly selects: Selectable;
  /** At least one. */
  readonly ports: readonly ServicePortProps[];
  /** Default: `ClusterIP`. Compose publishes the ports of a `LoadBalancer` on the host. */
  readonly type?: ServiceType;
  /** Labels of the Service, in addition to its name's. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Service: cloud load balancers read theirs here. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Default: the workload's. */
  readonly targets?: readonly Target[];
  /** Findings that are accepted here, each with the reason. */
  readonly suppress?: readonly Suppression[];
  /** A change to the final Service of Kubernetes. */
  readonly patch?: PatchOf<api.Service>;
}

/** A container port, by number or name. */
export const toPort = either({ when: isNumber, shape: portNumber }, { when: otherwise, shape: somePortName });
export const protocol = oneOf(['tcp', 'udp', 'sctp']);
export const nodePort = { ...integer(1, 65535), domain: values([30_080, 30_443], [30_000, 32_767]) };

const port = object<ServicePortProps>(
  {
    name: somePortName,
    port: required(portNumber),
    to: toPort,
    protocol,
    appProtocol,
    nodePort,
    hostIp,
  },
  '{ port, to?, name? }',
);

export const serviceShape = object<ServiceProps>({
  name: someName,
  selects: required(selectable),
  ports: required(nonEmptyList(port)),
  type: oneOf(['ClusterIP', 'NodePort', 'LoadBalancer']),
  labels: names,
  annotations: names,
  targets,
  suppress,
  patch,
});

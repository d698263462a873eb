import type { Construct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { isPlainObject } from '../model/json';
import { mapList } from '../model/map-list';
import type { Workload } from '../model/workload';
import { Ingress } from './ingress';
import type { Selectable } from './props/constructs';
import type { ContainerOwnProps, PortProps } from './props/container';
import type { ServicePortProps } from './props/service';
import type { ServingPatches, ServingProps } from './props/serving';
import type { WorkloadProps } from './props/workload';
import { PublicService } from './public-service';
import { Service } from './service';
import { namedPorts, type Speaking } from './spoken';
import { defaultReadiness } from './to-model/container';
import { buildLabels } from './to-model/labels';
import { speakFor } from './tree/part';
import { originOfPart } from './tree/views';

/** What stands in front of a workload, on the targets of one view. */
export interface Serving {
  readonly service: Service;
  readonly publicService?: PublicService;
  readonly ingress?: Ingress;
}

/** What runs behind it. */
type Served = Selectable & { readonly model: Workload };

type Said = Omit<ServingProps, 'name'> &
  Pick<WorkloadProps, 'version' | 'partOf' | 'component' | 'labels'> & {
    readonly patch?: ServingPatches;
  };

/** Makes what stands in front of a workload, at the ports of its first container. */
export function serve(scope: Construct, served: Served, props: Said): Serving {
  const { expose, publish, patch, sessionAffinity } = props;
  const labels = buildLabels(props);
  const { model } = served;
  const { name } = model;
  if (props.service !== undefined) speakFor(scope, originOfPart(model.origin, 'service', props.service));
  const service = new Service(scope, 'service', {
    name,
    selects: served,
    labels,
    annotations: props.service?.annotations,
    sessionAffinity,
    internalTrafficPolicy: props.service?.internalTrafficPolicy,
    trafficDistribution: props.service?.trafficDistribution,
    ports: servicePorts(model),
    patch: patch?.service,
  });
  speakFor(scope, model.origin);
  const publicService =
    publish === undefined || (model.containers[0]?.ports ?? []).length === 0
      ? undefined
      : new PublicService(scope, 'public-service', {
          publish,
          selects: model,
          labels,
          sessionAffinity,
          patch: patch?.publicService,
        });
  if (expose === undefined) return { service, publicService };
  const exposed = typeof expose === 'string' ? { host: expose } : expose;
  const ingress = new Ingress(scope, 'ingress', {
    name,
    service,
    labels,
    ...exposed,
    patch: exposed.via === undefined ? patch?.ingress : patch?.gatewayRoute,
  });
  return { service, publicService, ingress };
}

/** Where a container listens, and how it is asked whether anybody is there. A web app speaks HTTP unless something else is said. */
export function listening(
  props: Speaking,
  isWeb = false,
): Pick<ContainerOwnProps, 'readiness'> & { ports: PortProps[] } {
  const ports = namedPorts(props, isWeb);
  return { ports, readiness: props.readiness ?? defaultFor(ports) };
}

/** Traffic must not come before somebody listens. */
function defaultFor(ports: readonly PortProps[]): typeof defaultReadiness | undefined {
  return ports.some(({ protocol }) => protocol === undefined || protocol === 'tcp')
    ? defaultReadiness
    : undefined;
}

/** The Service's ports are the container's and its sidecars', at their own numbers: the same on every target. */
function servicePorts(model: Workload): ServicePortProps[] {
  const ports = mapList(model.containers[0]?.ports ?? [], ({ name, port, protocol, appProtocol }) => ({
    name,
    port,
    to: name,
    protocol,
    ...(appProtocol !== undefined && { appProtocol }),
  }));
  return model.sidecars.length === 0 ? ports : [...ports, ...portsBeside(model, ports)];
}

type Known = Pick<ServicePortProps, 'name' | 'port' | 'protocol'>;

/** The ports of sidecars that a Service does not have yet. A name that is taken has the sidecar's before it. */
export function portsBeside({ sidecars }: Workload, known: readonly Known[]): ServicePortProps[] {
  const names = new Set(known.map(({ name }) => name));
  const numbers = new Set(known.map(numberOf));
  return sidecars.flatMap(({ name: sidecar, ports }) =>
    ports.flatMap(({ name: own, port, protocol, appProtocol }) => {
      // All containers of a pod share one network: two at one port are an error of their own.
      if (numbers.has(numberOf({ port, protocol }))) return [];
      const name = names.has(own) ? `${sidecar}-${own}` : own;
      names.add(name);
      numbers.add(numberOf({ port, protocol }));
      return [{ name, port, to: port, protocol, ...(appProtocol !== undefined && { appProtocol }) }];
    }),
  );
}

function numberOf({ port, protocol = 'tcp' }: Known): string {
  return `${protocol} ${port}`;
}

type Given = Pick<ContainerOwnProps, 'port' | 'ports'>;

/** Nothing says where it listens. A port that could not be read is told of as such. */
export function isWithoutPort(given: unknown, read: Partial<Given>): boolean {
  // Nothing could be read: whether there is a port is not known either.
  if (read !== given && Object.keys(read).length === 0) return false;
  if (!isPlainObject(given) || given.port !== undefined) return false;
  return given.ports === undefined || (Array.isArray(given.ports) && given.ports.length === 0);
}

export function missingPort(origin: Origin, fix: string): Finding {
  return {
    code: 'props/missing',
    message: `A ${origin.construct} needs a port to be reached at: give "port" or "ports".`,
    origin,
    property: ['port'],
    fix,
  };
}

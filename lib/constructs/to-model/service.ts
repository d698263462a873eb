import type { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { Service, ServicePort } from '../../model/service';
import type { Target } from '../../model/target';
import type { Workload } from '../../model/workload';
import type { ServicePortProps, ServiceProps, SessionAffinity } from '../props/service';
import { type PropProblem, wrongValue } from '../props/shape';
import { chartModelOf } from '../tree/chart-model';
import { milliseconds } from './probe';
import type { Stated } from './stated';

/** What a Service is apart from its props. */
export interface ServiceIdentity {
  readonly origin: Origin;
  readonly name: string;
  /** What people call the program that answers. */
  readonly program: string;
  readonly selects: Workload;
  readonly targets: readonly Target[];
  readonly ports: ServicePort[];
  readonly published: boolean;
}

type Options = Omit<ServiceProps, 'name' | 'selects' | 'ports' | 'targets' | 'suppress' | 'patch'>;

const threeHours = 3 * 60 * 60 * 1000;

export function buildService(
  construct: Construct,
  { origin, name, program, selects, targets, ports, published }: ServiceIdentity,
  props: Partial<Options>,
): Service {
  return {
    kind: 'service',
    name,
    origin,
    chart: chartModelOf(construct),
    targets,
    labels: { 'app.kubernetes.io/name': program, ...props.labels },
    annotations: { ...props.annotations },
    type: props.type ?? 'ClusterIP',
    headless: props.headless,
    publishNotReadyAddresses: props.publishNotReadyAddresses,
    sessionAffinity: buildSessionAffinity(props.sessionAffinity),
    externalTrafficPolicy: props.externalTrafficPolicy,
    internalTrafficPolicy: props.internalTrafficPolicy,
    trafficDistribution: props.trafficDistribution,
    selects,
    ports,
    published,
    views: undefined,
  } satisfies Stated<Service, ServiceProps, 'patch' | 'suppress'>;
}

/** What no headless Service can be: clients connect to the pods themselves, at the ports that those open. */
export function notHeadless(
  { type = 'ClusterIP', ports = [] }: Partial<ServiceProps>,
  { containers, sidecars }: Workload,
): readonly PropProblem[] {
  const problems: PropProblem[] = [];
  if (type !== 'ClusterIP')
    problems.push(wrongValue(`A headless Service cannot be a ${type}.`, ['headless']));
  const opened = [...containers, ...sidecars].flatMap((container) => container.ports);
  for (const [index, { port, to = port }] of ports.entries()) {
    const number = typeof to === 'number' ? to : opened.find(({ name }) => name === to)?.port;
    if (number === undefined || number === port) continue;
    const message = `A headless Service leads to the pods themselves, which open ${number} and not ${port}.`;
    problems.push({ ...wrongValue(message, ['ports', index, 'port']), fix: `Say \`port: ${number}\`.` });
  }
  return problems;
}

function buildSessionAffinity(value: SessionAffinity | undefined): number | undefined {
  return typeof value === 'object' ? milliseconds(value.timeout) : value && threeHours;
}

export function buildServicePort(props: ServicePortProps): ServicePort {
  const { port, to = port, protocol = 'tcp', appProtocol, nodePort, hostIp } = props;
  const name = props.name ?? (typeof to === 'string' ? to : `${protocol}-${port}`);
  return {
    name,
    port,
    to,
    protocol,
    appProtocol,
    nodePort,
    hostIp,
  } satisfies Stated<ServicePort, ServicePortProps>;
}

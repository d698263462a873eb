/** How bytes travel to a port. */
export type Protocol = 'tcp' | 'udp' | 'sctp';

/** A port that a container listens on. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** What is spoken on it, as Kubernetes' appProtocol says it: `http`, `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
}

/** The first port that a connection can be made to: HTTP, TCP and gRPC are spoken on no other. */
export function firstTcp<P extends { readonly protocol: Protocol }>(ports: readonly P[]): P | undefined {
  return ports.find(({ protocol }) => protocol === 'tcp');
}

/** Whether a Service port leads to a container port: a number or a name is meant within a protocol. */
export function leadsTo(
  { to, protocol }: { readonly to: number | string; readonly protocol: Protocol },
  port: Port,
): boolean {
  return port.protocol === protocol && (port.name === to || port.port === to);
}

/** As people say it: `8080 ("http")`, `53/udp ("dns")`. */
export function describePort({ name, port, protocol }: Port): string {
  return `${port}${protocol === 'tcp' ? '' : `/${protocol}`} ("${name}")`;
}

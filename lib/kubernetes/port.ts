import { firstTcp, type Port, type Protocol } from '../model/port';
import type { ContainerPort } from './api.generated';

const protocols = { tcp: 'TCP', udp: 'UDP', sctp: 'SCTP' } as const;

export function lowerPort(port: Port): ContainerPort {
  const lowered: ContainerPort = { name: port.name, containerPort: port.port };
  if (port.protocol !== 'tcp') lowered.protocol = protocols[port.protocol];
  return lowered;
}

export function lowerProtocol(protocol: Protocol): 'TCP' | 'UDP' | 'SCTP' {
  return protocols[protocol];
}

/**
 * The port that a probe or hook asks: a number or name as the user gave it, else the container's first TCP port. 0,
 * which no API server takes, where there is none; a rule of its own tells the user.
 */
export function askedPort(given: number | string | undefined, ports: readonly Port[]): number | string {
  return given ?? firstTcp(ports)?.port ?? 0;
}

/** The same as a number, where a name is not allowed. */
export function askedPortNumber(given: number | string | undefined, ports: readonly Port[]): number {
  const asked = askedPort(given, ports);
  return typeof asked === 'number' ? asked : (ports.find((port) => port.name === asked)?.port ?? 0);
}

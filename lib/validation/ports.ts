import { nearest } from '../diagnostics/did-you-mean';
import { objectIn, textIn } from '../model/read-json';

/** The port that somebody asks for, by name or by number; of a certain protocol where that matters. */
export interface WantedPort {
  readonly port: string | number;
  readonly protocol?: string;
}

/** Whether a list of container ports, or of a Service's, has the port. */
export function hasPort(ports: readonly unknown[], { port, protocol }: WantedPort): boolean {
  return ports.some((each) => {
    const entry = objectIn(each);
    if (protocol !== undefined && (textIn(entry.protocol) ?? 'TCP') !== protocol) return false;
    return typeof port === 'string' ? entry.name === port : numberOf(entry) === port;
  });
}

/** `8080 ("http"), 9090`. */
export function printPorts(ports: readonly unknown[]): string {
  const each = ports.map((port) => {
    const entry = objectIn(port);
    const name = textIn(entry.name);
    return `${numberOf(entry)}${name === undefined ? '' : ` ("${name}")`}`;
  });
  return each.join(', ');
}

/** The name that was probably meant. */
export function nearestPort(ports: readonly unknown[], { port }: WantedPort): string | undefined {
  if (typeof port !== 'string') return undefined;
  return nearest(
    port,
    ports.flatMap((each) => textIn(objectIn(each).name) ?? []),
  );
}

/** A container says `containerPort`, a Service says `port`. */
function numberOf(entry: Readonly<Record<string, unknown>>): unknown {
  return entry.containerPort ?? entry.port;
}

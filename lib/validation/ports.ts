import { nearest } from '../diagnostics/did-you-mean';
import { describePort, type Port } from '../model/port';
import { asText, objectIn, textIn } from '../model/read-json';

/** The port that somebody asks for, by name or by number; of a certain protocol where that matters. */
export interface WantedPort {
  readonly port: string | number;
  readonly protocol?: string;
}

/** Whether a list of container ports, or of a Service's, has the port. */
export function hasPort(ports: readonly unknown[], { port, protocol }: WantedPort): boolean {
  const known = namesOf.get(ports) ?? keysOf([ports]);
  namesOf.set(ports, known);
  return known.has(keyOf(port, protocol));
}

/** Whether any of several lists has the port that is asked for. */
export function anyHasPort(lists: readonly (readonly unknown[])[]): (wanted: WantedPort) => boolean {
  const known = keysOf(lists);
  return ({ port, protocol }) => known.has(keyOf(port, protocol));
}

/** Lists that were asked about → what their ports can be asked for by: a list may have as many users as ports. */
const namesOf = new WeakMap<readonly unknown[], ReadonlySet<string>>();

function keysOf(lists: readonly (readonly unknown[])[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const ports of lists)
    for (const each of ports) {
      const entry = objectIn(each);
      const protocol = textIn(entry.protocol) ?? 'TCP';
      for (const name of [entry.name, numberOf(entry)]) keys.add(keyOf(name)).add(keyOf(name, protocol));
    }
  return keys;
}

function keyOf(port: unknown, protocol = ''): string {
  return `${protocol} ${JSON.stringify(port)}`;
}

/** `8080 ("http"), 9090`, of the ports of a final object. */
export function printPorts(ports: readonly unknown[]): string {
  return listSome(ports, (port) => {
    const entry = objectIn(port);
    const name = textIn(entry.name);
    return `${asText(numberOf(entry))}${name === undefined ? '' : ` ("${name}")`}`;
  });
}

/** `8080 ("http"), 53/udp ("dns")`, of the ports of the model. */
export function listPorts(ports: readonly Port[]): string {
  return listSome(ports, describePort);
}

/** Ports beyond these are counted. */
const shown = 10;

function listSome<T>(ports: readonly T[], print: (port: T) => string): string {
  if (ports.length === 0) return 'no port';
  const some = ports.slice(0, shown).map(print).join(', ');
  return ports.length > shown ? `${some} and ${ports.length - shown} more` : some;
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

import type { Finding } from '../diagnostics/finding';
import type { Endpoint } from '../model/endpoint';
import type { External } from '../model/external';
import { firstTcp } from '../model/port';
import type { Reference, Text, UrlReference } from '../model/reference';
import type { Service, ServicePort } from '../model/service';
import type { StatefulApp } from '../model/stateful-app';
import { type Target, targetNames } from '../model/target';
import { schemeOf, urlParts } from '../model/url';
import { onTarget } from '../model/views';
import type { PortIndex } from './port-index';

/** References to where something is reached. */
export type AddressReference = Extract<Reference, { readonly kind: 'host' | 'port' | 'url' }>;

/** One replica behind a Service, of those that have names of their own. */
export interface Replica {
  readonly workload: StatefulApp;
  readonly ordinal: number;
  readonly service: Service;
}

/** What a target says in its own way; `Place` is where it keeps a value, `Late` what only it knows in the end. */
export interface AddressBook<Place, Late> {
  readonly target: Target;
  /** Somebody answers for the Service there. */
  isThere(to: Service): boolean;
  hostName(to: Service, from: Place): string;
  /** The name of its own by which something outside is found there; nothing where its host says it. */
  aliasOf?(to: External, from: Place): string | undefined;
  /** The name of one of the replicas behind a Service. */
  replicaHost(of: Replica, from: Place): string;
  /** How many replicas there are at the most. */
  replicasOf(workload: StatefulApp): number;
  portsAt(place: Place): PortIndex;
  /** The number that clients connect to. */
  portNumber(port: ServicePort, to: Service, from: Place): number;
  resolve(text: Text, place: Place): readonly (string | Late)[];
  report(place: Place, finding: Omit<Finding, 'origin' | 'property' | 'affected'>): void;
}

/** The parts of an address; what is missing is reported, and empty. */
export function resolveAddress<Place, Late>(
  reference: AddressReference,
  place: Place,
  book: AddressBook<Place, Late>,
): readonly (string | Late)[] {
  const to = endpointOn(reference.to, book.target);
  const targetName = targetNames[book.target];
  switch (reference.kind) {
    case 'host':
      return reference.replica === undefined ? hostOf(to) : replicaOf(to, reference.replica);
    case 'port':
      if (to.kind === 'external') return addressOf(to, 'port');
      return [portOf(to, reference.port) ?? ''];
    case 'url':
      return urlOf(to, reference);
  }

  function urlOf(to: Endpoint, { port: name, path, scheme }: UrlReference): readonly (string | Late)[] {
    if (to.kind === 'service') {
      const host = hostOf(to);
      const port = findPort(to, name ?? firstTcp(to.ports)?.name);
      const [first] = onTarget(to.selects, book.target).containers;
      return port
        ? urlParts(
            scheme ?? schemeOf(port, first?.image),
            host,
            [String(book.portNumber(port, to, place))],
            path,
          )
        : [''];
    }
    const port = to.port[book.target] === undefined ? undefined : addressOf(to, 'port');
    // By HTTP a server is told the name that it is asked by, and its certificate is held against that: it has to be its own.
    const host = /^https?$/.test(to.scheme) ? addressOf(to, 'host') : nameOf(to);
    return urlParts(to.scheme, host, port, path);
  }

  function hostOf(to: Endpoint): readonly (string | Late)[] {
    if (to.kind === 'external') return nameOf(to);
    if (!book.isThere(to)) {
      book.report(place, {
        code: 'reference/other-target',
        message: `"${to.name}" is not on ${targetName}, but a value there refers to it.`,
        consequence: `On ${targetName} nothing answers to the name "${to.name}".`,
        fix: `Add '${book.target}' to the \`targets\` of "${to.name}", or give each target its own value with \`perTarget()\`.`,
      });
    }
    return [book.hostName(to, place)];
  }

  function replicaOf(to: Endpoint, ordinal: number): readonly (string | Late)[] {
    const host = hostOf(to);
    if (to.kind !== 'service') return host;
    const workload = onTarget(to.selects, book.target);
    if (workload.kind !== 'statefulApp') return host;
    const count = book.replicasOf(workload);
    if (ordinal >= count) {
      book.report(place, {
        code: 'reference/no-replica',
        message: `On ${targetName} "${to.name}" has ${count === 1 ? 'one replica' : `${count} replicas`}, and none with the ordinal ${ordinal}: they are counted from 0.`,
        consequence: `On ${targetName} nothing answers to that name.`,
        fix: `Let \`scale\` of "${to.name}" be at least ${ordinal + 1} there, or ask for another replica.`,
      });
    }
    return [book.replicaHost({ workload, ordinal, service: to }, place)];
  }

  function portOf(to: Service, name: string | undefined): string | undefined {
    const port = findPort(to, name);
    return port && String(book.portNumber(port, to, place));
  }

  function findPort(to: Service, name: string | undefined): ServicePort | undefined {
    const port = name === undefined ? to.ports[0] : book.portsAt(place).named(to, name);
    if (port === undefined) {
      const which = name === undefined ? 'no port' : `no port named "${name}"`;
      reportMissing(`The Service "${to.name}" has ${which}.`);
    }
    return port;
  }

  function nameOf(to: External): readonly (string | Late)[] {
    const alias = book.aliasOf?.(to, place);
    return alias === undefined ? addressOf(to, 'host') : [alias];
  }

  function addressOf(to: External, part: 'host' | 'port'): readonly (string | Late)[] {
    const text = to[part][book.target];
    if (text !== undefined) return book.resolve(text, place);
    reportMissing(`The external endpoint "${to.name}" has no ${part} on ${targetName}.`);
    return [''];
  }

  function reportMissing(message: string): void {
    const consequence = 'The value would stay empty where the address belongs.';
    book.report(place, { code: 'reference/no-service', message, consequence });
  }
}

function endpointOn(to: Endpoint, target: Target): Endpoint {
  return to.kind === 'service' ? onTarget(to, target) : to;
}

/** In a URL or before a port, the colons of an IPv6 address that `text[index]` stands for would read as a port of their own. */
export function inUrl<Part>(
  resolved: readonly Part[],
  text: readonly (string | Reference)[],
  index: number,
): readonly (string | Part)[] {
  const [host] = resolved;
  if (typeof host !== 'string' || !host.includes(':') || resolved.length > 1) return resolved;
  const reference = text[index];
  if (typeof reference === 'string' || reference?.kind !== 'host') return resolved;
  const isBefore = /(?:\/\/|@)$/.test(String(text[index - 1] ?? ''));
  return isBefore || String(text[index + 1] ?? '').startsWith(':') ? [`[${host}]`] : resolved;
}

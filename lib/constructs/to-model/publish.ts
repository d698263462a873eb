import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { PropertyPath } from '../../diagnostics/property-path';
import { isPlainObject } from '../../model/json';
import { mapList } from '../../model/map-list';
import { describePort, type Port } from '../../model/port';
import type { ServicePort } from '../../model/service';
import { servingContainers, type Workload } from '../../model/workload';
import type { PublicServiceProps, Published, PublishedPortProps } from '../props/publish';
import { buildServicePort } from './service';

/** One port that is published, and where it stands in `publish`. */
interface Entry {
  readonly given: PublishedPortProps;
  readonly at: PropertyPath;
}

function entriesOf(published: Published): readonly Entry[] {
  if (typeof published === 'number') return [{ given: { port: published }, at: [] }];
  if (isList(published)) return listed(published, []);
  return 'ports' in published ? listed(published.ports, ['ports']) : [{ given: published, at: [] }];
}

function isList(published: Published): published is Extract<Published, readonly unknown[]> {
  return Array.isArray(published);
}

function listed(ports: readonly (number | PublishedPortProps)[], at: PropertyPath): readonly Entry[] {
  return mapList(ports, (port, index) => ({
    given: typeof port === 'number' ? { port } : port,
    at: [...at, index],
  }));
}

/** What is said of the Service, beside its ports. */
export function publicServiceOf(published: Published): PublicServiceProps {
  return typeof published === 'number' || isList(published) ? {} : published;
}

/** What the WebApp says for all that it is made of. */
const common: ReadonlySet<unknown> = new Set(['labels', 'patch', 'sessionAffinity', 'targets']);

/** The Service that `publish` makes speaks of that property alone. */
export function originOfPublished(within: Origin, published: Published): Origin {
  return { ...within, part: { within, place } };

  function place(property: PropertyPath): PropertyPath {
    const [first, index, ...rest] = property;
    if (common.has(first)) return property;
    if (first === 'ports' && typeof index === 'number') {
      return ['publish', ...(entriesOf(published)[index]?.at ?? []), ...rest];
    }
    const isSaid = typeof first === 'string' && isPlainObject(published) && Object.hasOwn(published, first);
    return isSaid ? ['publish', ...property] : ['publish'];
  }
}

/** The ports of that Service; where it is not clear which one is meant, that is reported, and the first one taken. */
export function buildPublished(
  published: Published,
  selects: Workload,
  report: (finding: Omit<Finding, 'origin'>) => void,
): ServicePort[] {
  const open = servingContainers(selects).flatMap(({ ports }) => ports);
  const entries = entriesOf(published);
  const names = new Set<string>();
  return mapList(entries, ({ given }, index) => {
    const { port, nodePort, hostIp } = given;
    const behind = findPort(given, index);
    const to = behind ? printTarget(behind) : (given.to ?? port);
    const protocol = behind?.protocol ?? given.protocol;
    const { name } = buildServicePort({ port, protocol, to: behind?.name ?? to });
    const free = names.has(name) ? `${name}-${port}` : name;
    names.add(free);
    return buildServicePort({
      name: free,
      port,
      to,
      protocol,
      appProtocol: behind?.appProtocol,
      nodePort,
      hostIp,
    });
  });

  /** Nothing where no container opens it, which `port/not-found` tells. */
  function findPort({ port, to, protocol }: PublishedPortProps, index: number): Port | undefined {
    const candidates = open.filter((each) => protocol === undefined || each.protocol === protocol);
    const wanted = to ?? port;
    const found = candidates.filter(
      (each) => (typeof wanted === 'number' ? each.port : each.name) === wanted,
    );
    if (found.length > 1) report(ambiguous(found, wanted, index));
    if (found.length > 0 || to !== undefined) return found[0];
    if (entries.length > 1) report(unsaid(port, candidates[0]?.name, index));
    return candidates[0];
  }

  function ambiguous(
    found: readonly Port[],
    wanted: number | string,
    index: number,
  ): Omit<Finding, 'origin'> {
    const { port, to } = entries[index]?.given ?? {};
    const isNumber = typeof wanted === 'number';
    const names = new Set(found.map(({ name }) => name));
    return {
      code: 'port/ambiguous',
      message: `${JSON.stringify(wanted)} stands for several ports of "${selects.name}": ${found.map(describePort).join(', ')}.`,
      property: ['ports', index, to === undefined ? 'port' : 'to'],
      consequence: 'Only one of them can be behind a published port.',
      fix:
        isNumber && names.size > 1
          ? `Name the one that is meant: \`publish: { port: ${port}, to: '${found[0]?.name}' }\`.`
          : 'Give each port a name of its own, and name the one that is meant.',
    };
  }

  function unsaid(port: number, first: string | undefined, index: number): Omit<Finding, 'origin'> {
    return {
      code: 'props/missing',
      message: `"${selects.name}" opens no port ${port}, so which one is published at ${port} has to be said.`,
      property: ['ports', index],
      fix: `Name the container's port: \`{ port: ${port}, to: '${first ?? 'http'}' }\`.`,
    };
  }

  /** By its name, unless another container has a port of that name too: the first one would answer. */
  function printTarget({ name, port, protocol }: Port): string | number {
    const same = open.filter((each) => each.name === name && each.protocol === protocol);
    return same.length > 1 ? port : name;
  }
}

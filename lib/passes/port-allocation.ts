import type { Report } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Route } from '../model/route';
import type { Target } from '../model/target';

const firstPort = 20_000;
/** Below the range that Linux takes outgoing connections' ports from. */
const lastPort = 32_767;
const count = lastPort - firstPort + 1;

/** Answers a route's port on a target; nothing is allocated for a target that publishes no route. */
export function localPorts(app: AppModel, report: Report): (route: Route, target: Target) => number {
  const known = new Map<Target, Map<Route, number>>();
  return (route, target) => {
    const ports = known.get(target) ?? allocatePorts(app, target, report);
    known.set(target, ports);
    // Without a port only where none was free, which is reported.
    return ports.get(route) ?? 0;
  };
}

/**
 * Gives each route that a target publishes a localhost port of its own. A port follows from the route's name, so
 * that it stays when the app grows; only two names that fall on one port decide between them by their order. Two
 * environments of an app run side by side, so that each has ports of its own.
 */
export function allocatePorts(app: AppModel, target: Target, report: Report): Map<Route, number> {
  const ports = new Map<Route, number>();
  const open: Route[] = [];
  for (const route of app.routes) {
    if (!route.targets.includes(target)) continue;
    if (route.localPort === undefined) open.push(route);
    else ports.set(route, route.localPort);
  }
  if (open.length === 0) return ports;
  const taken = new Set([...ports.values(), ...publishedPorts(app)]);
  for (const route of open.sort(byName)) {
    const port = probe(hash(seedOf(route, app)), taken);
    if (port === undefined) {
      report({
        code: 'port/host-taken',
        message: `No localhost port between ${firstPort} and ${lastPort} is free for the route "${route.name}".`,
        origin: route.origin,
        property: ['expose'],
        fix: 'Give the route a port of its own: `expose: { host, localPort }`.',
      });
      continue;
    }
    taken.add(port);
    ports.set(route, port);
  }
  return ports;
}

function seedOf({ name }: Route, { environment }: AppModel): string {
  return environment === undefined ? name : `${name} ${environment}`;
}

/** What Services publish on the host by their own number. */
function publishedPorts(app: AppModel): number[] {
  return app.services.flatMap((service) =>
    service.type === 'ClusterIP'
      ? []
      : service.ports.flatMap(({ port, nodePort }) => [port, nodePort ?? port]),
  );
}

function byName(a: Route, b: Route): number {
  return compare(a.name, b.name) || compare(a.origin.path, b.origin.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function probe(start: number, taken: ReadonlySet<number>): number | undefined {
  for (let step = 0; step < count; step++) {
    const port = firstPort + ((start + step) % count);
    if (!taken.has(port)) return port;
  }
  return undefined;
}

/** FNV-1a: a few lines, and even enough to spread names over ports and addresses. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

import { nearest } from '../diagnostics/did-you-mean';
import type { Finding, Report } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Ask, Mesh, MeshRoute } from '../model/mesh';
import { firstTcp } from '../model/port';
import type { Service } from '../model/service';
import { formsOf } from '../model/views';

/** Tells what is said to and of members about ports and versions that are not there: nothing of it would be kept. */
export function checkMeshNames({ workloads, meshes }: AppModel, report: Report): void {
  const told = new Set<string>();
  // Each view of a caller asks, and each form of a Service may be without the port.
  const once: Report = (finding) => {
    const key = `${finding.origin.path}\0${finding.message}`;
    if (told.has(key)) return;
    told.add(key);
    report(finding);
  };
  for (const { mesh } of workloads)
    for (const ask of mesh?.asks ?? [])
      if (ask.to.kind === 'service')
        checkPort(ask.to, ask, ask.http !== undefined || ask.grpc !== undefined, once);
  for (const mesh of meshes) checkRoutes(mesh, once);
}

function checkRoutes({ routes }: Mesh, report: Report): void {
  /** Where a route for everything stands already: by Service and port. */
  const whole = new Map<Service, Map<string | undefined, MeshRoute>>();
  for (const route of routes) {
    const { to, match, split = {}, mirror } = route;
    checkPort(to, route, true, report);
    for (const name of Object.keys(split)) checkVersion(route, name, ['split', name], report);
    if (mirror !== undefined) checkVersion(route, mirror.to, ['mirror', 'to'], report);
    const name = route.port ?? firstTcp(to.ports)?.name;
    const known = whole.get(to) ?? new Map<string | undefined, MeshRoute>();
    whole.set(to, known);
    const before = known.get(name);
    if (before !== undefined) tellNeverAsked(route, before, report);
    else if (match === undefined) known.set(name, route);
  }
}

/** @param asksHttp Whether what is meant goes over TCP alone. */
function checkPort(to: Service, { port, origin }: MeshRoute | Ask, asksHttp: boolean, report: Report): void {
  if (port === undefined) return;
  for (const { name, ports } of formsOf(to)) {
    const found = ports.find((each) => each.name === port);
    if (found !== undefined && (found.protocol === 'tcp' || !asksHttp)) continue;
    const names = ports.map((each) => each.name);
    report({
      code: 'port/not-found',
      message:
        found === undefined
          ? `The Service "${name}" has no port "${port}".`
          : `The port "${port}" of the Service "${name}" is ${found.protocol.toUpperCase()}: requests go over TCP.`,
      origin,
      property: ['port'],
      consequence: 'Nothing that is said of it would be kept.',
      suggestion: found === undefined ? nearest(port, names) : undefined,
    });
    return;
  }
}

function checkVersion(
  { to, origin }: MeshRoute,
  name: string,
  property: Finding['property'],
  report: Report,
): void {
  const versions = Object.keys(to.selects.mesh?.versions ?? {});
  if (versions.includes(name)) return;
  report({
    code: 'props/wrong-value',
    message: `"${to.selects.name}" has no version "${name}".`,
    origin,
    property,
    suggestion: nearest(name, versions),
    fix: versions.length > 0 ? undefined : `Give it one: \`versions: { ${name}: { image: … } }\`.`,
  });
}

function tellNeverAsked({ to, origin }: MeshRoute, before: MeshRoute, report: Report): void {
  report({
    code: 'props/wrong-value',
    message: `No request is left for this route to "${to.name}": an earlier one without \`match\` takes all.`,
    origin,
    related: [before.origin],
    consequence: 'Nothing that it says would be kept.',
    fix: 'Say all in one route, or put those with `match` before the one without.',
  });
}

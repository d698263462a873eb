import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type Case, findCases } from '../engines/accept/cases';
import { entriesAt, type Fields, isFields, listAt, textAt } from '../engines/host/json';
import { run } from '../engines/host/run';
import { namespaceOf } from '../engines/kubernetes/resources';

/** What an installation of Envoy Gateway brings along. */
const gatewayClass = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'eg' },
  spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
};

const routeKinds: readonly string[] = ['HTTPRoute', 'GRPCRoute'];

/** The routes of a case. */
export function gatewayRoutes({ objects }: Pick<Case, 'objects'>): readonly Fields[] {
  return objects.filter((object) => routeKinds.includes(textAt(object, 'kind')));
}

/** All that have a route: of a Gateway, or of a mesh. */
export function gatewayCases(): readonly Pick<Case, 'name' | 'objects'>[] {
  const found = findCases().flatMap(({ name, objects }) =>
    gatewayRoutes({ objects }).length > 0 ? [{ name, objects: objects.map(belowGateway) }] : [],
  );
  if (!found.some(({ name }) => name.startsWith('test/samples/gateway')))
    throw new Error('the sample is gone');
  if (found.length < 4) throw new Error('the routes of meshes are gone');
  return found;
}

/**
 * A route of a mesh is one of a Service, which Envoy Gateway passes over. What it says stays the same below a Gateway, where
 * each Service has a listener.
 */
function belowGateway(object: Fields): Fields {
  if (!routeKinds.includes(textAt(object, 'kind'))) return object;
  const parents = parentsOf(object).map((parent) =>
    isGateway(parent) ? parent : { name: 'mesh', sectionName: textAt(parent, 'name') },
  );
  const spec = Object.fromEntries(entriesAt(object, 'spec'));
  return { ...object, spec: { ...spec, parentRefs: parents } };
}

/** Envoy Gateway takes each route, finds all that it leads to, and has no other condition against it. */
export async function translates(
  egctl: string,
  given: Pick<Case, 'objects'>,
  scratch: string,
): Promise<string> {
  const told = await conditions(egctl, given.objects, scratch);
  const bad = told.filter(({ holds }) => !holds);
  if (bad.length > 0) throw new Error(bad.map(({ text }) => text).join('\n'));
  const routes = gatewayRoutes(given).length;
  const accepted = told.filter(({ type }) => type === 'Accepted').length;
  if (accepted < routes) throw new Error(`${accepted} of ${routes} routes are accepted`);
  return `${routes} routes`;
}

/** A translation that has nothing against anything would prove nothing: each of these faults it has to tell. */
export async function tellsFaults(
  egctl: string,
  given: Pick<Case, 'objects'>,
  scratch: string,
): Promise<string> {
  const faults: readonly (readonly [reason: string, fault: (object: Fields) => Fields | undefined])[] = [
    ['BackendNotFound', (object) => (textAt(object, 'kind') === 'Service' ? undefined : object)],
    ['PortNotFound', (object) => replaced(object, /"port":\d+/g, '"port":9999')],
    ['NoMatchingParent', (object) => replaced(object, /"sectionName":"[^"]*"/g, '"sectionName":"other"')],
  ];
  for (const [reason, fault] of faults) {
    const objects = given.objects.map(fault).filter((object) => object !== undefined);
    const told = await conditions(egctl, objects, scratch, given.objects);
    if (!told.some(({ holds, text }) => !holds && text.includes(reason)))
      throw new Error(`${reason} is not told`);
  }
  return faults.map(([reason]) => reason).join(', ');
}

function replaced(object: Fields, before: RegExp, after: string): Fields {
  if (!routeKinds.includes(textAt(object, 'kind'))) return object;
  const changed: unknown = JSON.parse(JSON.stringify(object).replaceAll(before, after));
  return isFields(changed) ? changed : object;
}

interface Condition {
  readonly type: string;
  readonly holds: boolean;
  readonly text: string;
}

/** @param wanted - the objects that say which Gateways there are. Default: the same. */
async function conditions(
  egctl: string,
  objects: readonly Fields[],
  scratch: string,
  wanted: readonly Fields[] = objects,
): Promise<readonly Condition[]> {
  const known = objects.filter((object) => ['Service', ...routeKinds].includes(textAt(object, 'kind')));
  const file = join(mkdtempSync(join(scratch, 'gateway-')), 'objects.yaml');
  const input = [gatewayClass, ...gatewaysFor(wanted), ...namespacesOf(wanted), ...known.map(withAddress)];
  writeFileSync(file, input.map((object) => stringify(object)).join('---\n'));
  const args = ['x', 'translate', '--from', 'gateway-api', '--to', 'gateway-api', '-f', file, '-o', 'yaml'];
  const result: unknown = parse(await run(egctl, args));
  return ['httpRoutes', 'grpcRoutes', 'gateways'].flatMap((kind) =>
    listAt(result, kind).flatMap((object) => conditionsOf(object)),
  );
}

/** A route has conditions for each parent; a Gateway has its own. */
function conditionsOf(object: unknown): Condition[] {
  const name = `${textAt(object, 'kind')}/${textAt(object, 'metadata', 'name')}`;
  const parents = listAt(object, 'status', 'parents');
  const said = [object, ...parents].flatMap((each) => [
    ...listAt(each, 'status', 'conditions'),
    ...listAt(each, 'conditions'),
  ]);
  // That nothing runs behind a Gateway is so, here.
  return said
    .filter((condition) => textAt(condition, 'type') !== 'Programmed')
    .map((condition) => ({
      type: parents.length > 0 ? textAt(condition, 'type') : '',
      holds: textAt(condition, 'status') === 'True',
      text: `${name}: ${['type', 'reason', 'message'].map((key) => textAt(condition, key)).join(' ')}`,
    }));
}

/** The Gateways that routes name, with the listeners that they name, open to all namespaces. */
function gatewaysFor(objects: readonly Fields[]): readonly object[] {
  const listeners = new Map<string, Set<string>>();
  for (const route of gatewayRoutes({ objects }))
    for (const parent of parentsOf(route)) {
      const id = `${textAt(parent, 'namespace') || namespaceOf(route)}/${textAt(parent, 'name')}`;
      const names = listeners.get(id) ?? new Set();
      listeners.set(id, names.add(textAt(parent, 'sectionName') || 'http'));
    }
  return [...listeners].map(([id, names]) => {
    const [namespace, name] = id.split('/');
    return {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        gatewayClassName: gatewayClass.metadata.name,
        listeners: [...names].map((listener, index) => ({
          name: listener,
          protocol: 'HTTP',
          port: 8080 + index,
          allowedRoutes: { namespaces: { from: 'All' } },
        })),
      },
    };
  });
}

function namespacesOf(objects: readonly Fields[]): readonly object[] {
  const routes = gatewayRoutes({ objects });
  const names = new Set(
    routes.flatMap((route) => [
      namespaceOf(route),
      ...parentsOf(route).map((parent) => textAt(parent, 'namespace') || namespaceOf(route)),
    ]),
  );
  return [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

/** An address, as a server gives each Service one. */
function withAddress(object: Fields): Fields {
  if (textAt(object, 'kind') !== 'Service') return object;
  const spec = Object.fromEntries(entriesAt(object, 'spec'));
  return { ...object, spec: { ...spec, clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] } };
}

function parentsOf(route: Fields): readonly unknown[] {
  return listAt(route, 'spec', 'parentRefs');
}

function isGateway(parent: unknown): boolean {
  return (textAt(parent, 'kind') || 'Gateway') === 'Gateway';
}

import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { stepsOf } from '../../../lib/diagnostics/json-pointer';
import type { Place, Way } from '../../../lib/review/mesh/explanation';
import { explained, lineIn } from '../../review/mesh/explained';
import { backends, calls, intent, make } from './intent';
import { connects } from './network';
import { type Call, nameOf, type World, worldOf } from './world';

const all = [
  ...backends,
  ...(['gateway-api', 'network-policy'] as const).map(
    (name) => [name, (call: Call, world: World) => connects(call.from, call.to, 8080, world)] as const,
  ),
];

/** Whether what is explained of a callee lets somebody ask something. */
function isTold(ways: readonly Way[], { from, port, method, path, headers }: Call): boolean {
  return ways.some(
    (way) =>
      way.name === from &&
      way.port === port &&
      (way.may === 'anything' ||
        ((way.http?.methods ?? [method]).includes(method) &&
          isAt(path, way.http?.path, way.http?.pathType) &&
          Object.entries(way.http?.headers ?? {}).every(([name, value]) => headers[name] === value))),
  );
}

function isAt(path: string, asked: string | undefined, type: 'Prefix' | 'Exact' | undefined): boolean {
  if (asked === undefined || path === asked) return true;
  return type !== 'Exact' && path.startsWith(asked.endsWith('/') ? asked : `${asked}/`);
}

/** The objects without what stands at some places. */
function without(objects: readonly unknown[], places: readonly Place[]): World {
  const copies: unknown[] = structuredClone([...objects]);
  // From the last one on, for what comes after moves.
  const last = [...places].sort((one, other) =>
    other.pointer.localeCompare(one.pointer, undefined, { numeric: true }),
  );
  const done = new Set<string>();
  for (const { object, pointer } of last) {
    const key = `${object}${pointer}`;
    if (done.has(key)) continue;
    done.add(key);
    const steps = stepsOf(pointer);
    const end = steps.pop() ?? '';
    const found = copies.find((each) => `${kindOf(each)}/${nameOf(each)}` === object);
    const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), found);
    if (Array.isArray(holder)) holder.splice(Number(end), 1);
    else Reflect.deleteProperty(Object(holder), end);
  }
  return worldOf(Object.fromEntries(copies.map((each) => [`${kindOf(each)}/${nameOf(each)}`, each])));
}

function kindOf(object: unknown): string {
  return String(Reflect.get(Object(object), 'kind'));
}

describe.each(all)('what is explained of a member on %s', (backend, verdict) => {
  const looksIntoRequests = backend !== 'gateway-api' && backend !== 'network-policy';

  it('is what the output lets through, each at a place of it without which nobody gets through', () => {
    fc.assert(
      fc.property(intent, (given) => {
        // What a backend cannot keep is refused before.
        const kept = looksIntoRequests
          ? given
          : {
              ...given,
              says: new Map([...given.says.keys()].map((pair) => [pair, { anything: true }] as const)),
            };
        const chart = make(kept, backend);
        const members = [...new Set(calls(kept).map(({ to }) => to))];
        for (const member of members) {
          const { files, on } = explained(chart, member);
          const { callers } = on('kubernetes');
          const objects = parseAllDocuments(files.get('kubernetes/inner.k8s.yaml') ?? '').map(
            (document): unknown => document.toJS(),
          );
          const world = without(objects, []);
          const own = calls(kept).filter(({ to }) => to === member);
          expect(own.filter((call) => isTold(callers, call) !== verdict(call, world))).toEqual([]);
          for (const from of new Set(callers.map(({ name }) => name))) {
            const ways = callers.filter(({ name }) => name === from);
            expect(ways.filter(({ saidBy }) => saidBy.length === 0)).toEqual([]);
            const places = ways.flatMap(({ saidBy }) => saidBy);
            for (const place of places) expect([place, place.line]).toEqual([place, lineIn(files, place)]);
            // A request that no route of its own takes is another one's, who may let others in.
            const objectsNamed = new Set(places.map(({ object }) => object));
            for (const object of [...objectsNamed].filter((each) => !isOneOfMany(each))) {
              const less = without(
                objects,
                places.filter((each) => each.object === object),
              );
              const still = own.filter((call) => call.from === from && verdict(call, less));
              expect([object, still]).toEqual([object, []]);
            }
          }
        }
      }),
      { numRuns: 5 },
    );
  });
});

/** On Linkerd each request has objects of its own. */
function isOneOfMany(object: string): boolean {
  return /^(?:HTTPRoute|MeshTLSAuthentication)\/|^AuthorizationPolicy\/.*-8080/.test(object);
}

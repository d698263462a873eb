import fc from 'fast-check';
import { Chart, ServiceMesh, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';
import { list, record } from './world';

type Headers = Readonly<Record<string, string>>;

const sent: readonly Headers[] = [{}, { 'x-a': '1' }, { 'x-b': '2' }, { 'x-a': '1', 'x-b': '2' }];

/** A route by its timeout, and the requests that it is for. */
interface Given {
  readonly path?: string;
  readonly pathType?: 'Prefix' | 'Exact';
  readonly methods?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const given: fc.Arbitrary<Given> = fc.record(
  {
    path: fc.constantFrom('/', '/a', '/a/b', '/c'),
    pathType: fc.constantFrom('Prefix', 'Exact'),
    methods: fc.constantFrom(['GET'], ['POST'], ['GET', 'POST']),
    headers: fc.constantFrom<Headers>({ 'x-a': '1' }, { 'X-B': '2' }),
  },
  { requiredKeys: [] },
);

const everything: readonly Asked[] = ['GET', 'POST'].flatMap((method) =>
  ['/', '/a', '/a/b', '/a/b/c', '/ab', '/c'].flatMap((path) =>
    sent.map((headers) => ({
      method,
      path,
      headers,
    })),
  ),
);

/** The first route that fits; none where everything goes the plain way. */
function isMeant(routes: readonly Given[], asked: Asked): number | undefined {
  const first = routes.findIndex(
    ({ path, pathType = 'Prefix', methods, headers = {} }) =>
      (path === undefined || isAt(asked.path, path, pathType)) &&
      (methods === undefined || methods.includes(asked.method)) &&
      Object.entries(headers).every(([name, value]) => asked.headers[name.toLowerCase()] === value),
  );
  return first === -1 ? undefined : first + 1;
}

function isAt(path: string, asked: string, type: string): boolean {
  return path === asked || (type !== 'Exact' && path.startsWith(asked.endsWith('/') ? asked : `${asked}/`));
}

/** As the specification ranks them: an exact path, the longest prefix, a method, the most headers, the first one. */
function taken(objects: readonly unknown[], asked: Asked): unknown {
  const found = objects
    .flatMap((object) => list(at(object, 'spec', 'rules')))
    .flatMap((rule) => {
      const matches = list(at(rule, 'matches'));
      return (matches.length === 0 ? [{}] : matches).map((match) => ({ match, rule }));
    })
    .filter(({ match }) => fits(match, asked));
  const ranked = found.sort((one, other) => {
    const [first, second] = [rankOf(one.match), rankOf(other.match)];
    const differing = first.findIndex((value, index) => value !== second[index]);
    return differing === -1 ? 0 : (second[differing] ?? 0) - (first[differing] ?? 0);
  });
  return ranked[0]?.rule;
}

function rankOf(match: unknown): number[] {
  const path = at(match, 'path', 'value');
  return [
    at(match, 'path', 'type') === 'Exact' ? 1 : 0,
    typeof path === 'string' ? path.length : 1,
    at(match, 'method') === undefined ? 0 : 1,
    list(at(match, 'headers')).length,
  ];
}

function fits(match: unknown, { method, path, headers }: Asked): boolean {
  const { path: asked, method: wanted } = record(match);
  return (
    (wanted === undefined || wanted === method) &&
    (asked === undefined || isAt(path, String(at(asked, 'value')), String(at(asked, 'type')))) &&
    list(at(match, 'headers')).every((each) => headers[String(at(each, 'name'))] === at(each, 'value'))
  );
}

it('gives requests to the first route that fits, whichever the Gateway API takes for more specific', () => {
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 4 }), (all) => {
      const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
      const api = new WebApp(chart, 'api', { image, port: 8080 });
      const mesh = new ServiceMesh(chart, 'mesh', {
        members: [api],
        backend: 'istio-ambient',
        targets: ['kubernetes'],
      });
      all.forEach((match, index) => {
        mesh.route(api, { match, timeout: index + 1 });
      });
      const { objects, told } = read(chart);
      expect(told).toEqual([]);
      const routes = Object.entries(objects).flatMap(([name, object]) =>
        name.startsWith('HTTPRoute/') ? [object] : [],
      );
      for (const asked of everything) {
        const meant = isMeant(all, asked);
        expect({ asked, by: at(taken(routes, asked), 'timeouts', 'request') }).toEqual({
          asked,
          by: meant === undefined ? undefined : `${meant}s`,
        });
      }
    }),
    { numRuns: 60 },
  );
});

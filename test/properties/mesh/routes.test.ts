import fc from 'fast-check';
import { Chart, ServiceMesh, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';
import { type Asked, taken } from './http-route';

type Headers = Readonly<Record<string, string>>;

const sent: readonly Headers[] = [{}, { 'x-a': '1' }, { 'x-b': '2' }, { 'x-a': '1', 'x-b': '2' }];

/** A route by its timeout, and the requests that it is for. */
interface Given {
  readonly path?: string;
  readonly pathType?: 'Prefix' | 'Exact';
  readonly methods?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
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
        expect({ asked, by: at(taken(routes, asked)?.rule, 'timeouts', 'request') }).toEqual({
          asked,
          by: meant === undefined ? undefined : `${meant}s`,
        });
      }
    }),
    { numRuns: 60 },
  );
});

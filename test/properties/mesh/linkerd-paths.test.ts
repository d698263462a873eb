import fc from 'fast-check';
import { Chart, ServiceMesh, WebApp } from 'lading';
import { at, image, read, shop } from '../../constructs/make';
import { byLinkerd } from './linkerd';
import { list, type World, worldOf } from './world';

interface Request {
  readonly methods?: readonly string[];
  readonly path?: string;
  readonly pathType?: 'Prefix' | 'Exact';
  readonly host?: string;
}

const request: fc.Arbitrary<Request> = fc.record(
  {
    methods: fc.constantFrom(['GET'], ['POST']),
    path: fc.constantFrom('/', '/a', '/a/b', '/c'),
    pathType: fc.constantFrom('Prefix', 'Exact'),
    host: fc.constantFrom('api', 'api.shop'),
  },
  { requiredKeys: [] },
);
const requests = fc.array(request, { minLength: 1, maxLength: 3 });
const segment = fc.constantFrom(
  'a',
  'b',
  'c',
  '..',
  '.',
  '',
  '..b',
  '%2e%2E',
  '.%2e',
  '..%2Fc',
  '..%5cc',
  'x\\..\\..',
);
const plain = ['/', '/a', '/a/b', '/c'].flatMap((path) =>
  ['api', 'other'].map((host) => ({ method: 'GET', host, path })),
);
const sent = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  host: fc.constantFrom('api', 'api.shop', 'other'),
  path: fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
});

/** Two members that ask something of a third one, which ingress comes to as well. */
function make(said: Readonly<Record<string, readonly Request[]>>): World {
  const chart = new Chart(shop().node.root, 'inner', { namespace: 'shop' });
  const api = new WebApp(chart, 'api', { image, port: 8080, expose: { host: 'a.acme.dev' } });
  const callers = Object.entries(said).map(([name, http]) => {
    const caller = new WebApp(chart, name, { image, port: 8080 });
    caller.calls(api, { http });
    return caller;
  });
  new ServiceMesh(chart, 'mesh', {
    members: [api, ...callers],
    backend: 'linkerd',
    targets: ['kubernetes'],
    gateway: { namespace: 'ingress', labels: { app: 'nginx' }, serviceAccount: 'nginx' },
  });
  return worldOf(read(chart).objects);
}

function isMeant(said: readonly Request[], asked: { path: string; method: string; host: string }): boolean {
  return said.some(
    ({ methods, path, pathType = 'Prefix', host }) =>
      (methods?.includes(asked.method) ?? true) &&
      (host ?? asked.host) === asked.host &&
      (path === undefined ||
        path === asked.path ||
        (pathType === 'Prefix' && asked.path.startsWith(path.endsWith('/') ? path : `${path}/`))),
  );
}

/** What a server makes of a path that takes everything for a slash or a dot that anybody does. */
function served(path: string): string {
  const decoded = path.replace(/%2f|%5c|\\/gi, '/').replace(/%2e/gi, '.');
  const segments: string[] = [];
  for (const each of decoded.split('/').slice(1)) {
    if (each === '..') segments.pop();
    else if (each !== '.' && each !== '') segments.push(each);
  }
  return `/${segments.join('/')}`;
}

const isPlain = (path: string) =>
  !/%|\\|\/\.\.?(\/|$)|\/\//.test(path) && (path === '/' || !path.endsWith('/'));

describe('a path on Linkerd', () => {
  it('gets nobody to what a server behind would take it for, unless that is meant', () => {
    fc.assert(
      fc.property(
        requests,
        requests,
        fc.array(sent, { minLength: 10, maxLength: 20 }),
        (one, other, hiding) => {
          const said = { one, other };
          const world = make(said);
          for (const [from, asks] of Object.entries(said))
            for (const asked of [...plain, ...hiding]) {
              const letIn = byLinkerd({ from, to: 'api', port: 8080, headers: {}, ...asked }, world);
              const meant = isMeant(asks, { ...asked, path: served(asked.path) });
              expect({ from, asked, isWider: letIn && !meant }).toEqual({ from, asked, isWider: false });
              if (isPlain(asked.path)) expect({ from, asked, letIn }).toEqual({ from, asked, letIn: meant });
            }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the pattern of paths that hide where they lead', () => {
  const world = make({ one: [{ path: '/items' }] });
  const route = world.of('HTTPRoute').find((each) => at(each, 'metadata', 'name') === 'api-8080-paths');
  const pattern = new RegExp(String(at(list(at(route, 'spec', 'rules'))[0], 'matches', 0, 'path', 'value')));

  it.each([
    '/items/..',
    '/items/../admin',
    '/items/%2e%2E/admin',
    '/items/.%2e/admin',
    '/items/..%2Fadmin',
    '/items/..%5cadmin',
    '/items/..\\admin',
    '/items/../a/..b',
  ])('fits %s', (path) => {
    expect(pattern.test(path)).toBe(true);
  });

  it.each([
    '/items',
    '/items/',
    '/items/.',
    '/items/..b',
    '/items/b..',
    '/items/...',
    '/items//1',
    '/items/caf%C3%A9',
  ])('does not fit %s', (path) => {
    expect(pattern.test(path)).toBe(false);
  });
});

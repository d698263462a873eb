import type { ServiceMeshProps, WebAppOptions } from 'lading';
import { capabilities as envoy } from '../../lib/docker/mesh/envoy/capabilities';
import { capabilities as haproxy } from '../../lib/docker/mesh/haproxy/capabilities';
import { capabilities as networksOnly } from '../../lib/docker/mesh/networks-only/capabilities';
import { capabilities as istio } from '../../lib/kubernetes/mesh/istio/capabilities';
import type { MeshField } from '../../lib/model/mesh';
import { read } from '../constructs/make';
import { marketIn } from '../kubernetes/mesh/market';

/** What a mesh was given, beside what it always has. */
interface Given {
  readonly mesh?: Partial<ServiceMeshProps>;
  readonly api?: Partial<Omit<WebAppOptions, 'versions'>>;
  readonly after?: (made: Made) => unknown;
}

type Made = ReturnType<typeof marketIn>;

function make({ mesh, api, after }: Given, base: Partial<ServiceMeshProps>): Made {
  const made = marketIn({ backend: 'istio', ...base, ...mesh }, { api });
  after?.(made);
  return made;
}

/** Every field, as somebody says it: does not compile while one is missing. */
const fields: Readonly<Record<Exclude<MeshField, 'mesh.members'>, Given>> = {
  'mesh.mtls': { mesh: { mtls: 'permissive' } },
  'mesh.default': { mesh: { default: 'audit' } },
  'mesh.trustDomain': { mesh: { trustDomain: 'acme.dev' } },
  'telemetry.metrics': { mesh: { telemetry: { metrics: true } } },
  'telemetry.accessLog': { mesh: { telemetry: { accessLog: true } } },
  'telemetry.tracing': { mesh: { telemetry: { tracing: 10 } } },
  'ask.http.methods': { after: ({ web, api }) => web.calls(api, { http: [{ methods: ['GET'] }] }) },
  'ask.http.path': { after: ({ web, api }) => web.calls(api, { http: [{ path: '/items' }] }) },
  'ask.http.host': { after: ({ web, api }) => web.calls(api, { http: [{ host: 'api' }] }) },
  'ask.http.headers': { after: ({ web, api }) => web.calls(api, { http: [{ headers: { a: 'b' } }] }) },
  'ask.grpc.service': { after: ({ web, api }) => web.calls(api, { grpc: [{ service: 'a.B' }] }) },
  'ask.grpc.methods': {
    after: ({ web, api }) => web.calls(api, { grpc: [{ service: 'a.B', methods: ['C'] }] }),
  },
  'meshRoute.match.methods': {
    after: ({ mesh, api }) => mesh.route(api, { match: { methods: ['GET'] }, timeout: 1 }),
  },
  'meshRoute.match.path': {
    after: ({ mesh, api }) => mesh.route(api, { match: { path: '/a' }, timeout: 1 }),
  },
  'meshRoute.match.host': { after: ({ mesh, api }) => mesh.route(api, { match: { host: 'a' }, timeout: 1 }) },
  'meshRoute.match.headers': {
    after: ({ mesh, api }) => mesh.route(api, { match: { headers: { a: 'b' } }, timeout: 1 }),
  },
  'meshRoute.split': { after: ({ mesh, api }) => mesh.route(api, { split: { v2: 10 } }) },
  'meshRoute.timeout': { after: ({ mesh, api }) => mesh.route(api, { timeout: '2s' }) },
  'meshRoute.retry': { after: ({ mesh, api }) => mesh.route(api, { retry: { attempts: 2 } }) },
  'meshRoute.mirror': { after: ({ mesh, api }) => mesh.route(api, { mirror: { to: 'v2' } }) },
  'meshRoute.fault.delay': {
    after: ({ mesh, api }) => mesh.route(api, { fault: { delay: { duration: 1 } } }),
  },
  'meshRoute.fault.abort': {
    after: ({ mesh, api }) => mesh.route(api, { fault: { abort: { status: 503 } } }),
  },
  'meshRoute.rewrite': { after: ({ mesh, api }) => mesh.route(api, { rewrite: { path: '/a' } }) },
  'meshRoute.headers': {
    after: ({ mesh, api }) => mesh.route(api, { headers: { response: { remove: ['server'] } } }),
  },
  'upstream.loadBalancing.round-robin': {
    after: ({ mesh, api }) => mesh.upstream(api, { loadBalancing: 'round-robin' }),
  },
  'upstream.loadBalancing.least-request': {
    after: ({ mesh, api }) => mesh.upstream(api, { loadBalancing: 'least-request' }),
  },
  'upstream.loadBalancing.random': {
    after: ({ mesh, api }) => mesh.upstream(api, { loadBalancing: 'random' }),
  },
  'upstream.loadBalancing.hash': {
    after: ({ mesh, api }) => mesh.upstream(api, { loadBalancing: { hash: { header: 'x-user' } } }),
  },
  'upstream.locality': { after: ({ mesh, api }) => mesh.upstream(api, { locality: 'any' }) },
  'upstream.pool': { after: ({ mesh, api }) => mesh.upstream(api, { pool: { maxRequests: 1 } }) },
  'upstream.outlier': { after: ({ mesh, api }) => mesh.upstream(api, { outlier: {} }) },
  'upstream.warmup': { after: ({ mesh, api }) => mesh.upstream(api, { warmup: '10s' }) },
  'rateLimit.total': { after: ({ mesh, api }) => mesh.rateLimit(api, { requests: 1 }) },
  'rateLimit.caller': { after: ({ mesh, api }) => mesh.rateLimit(api, { requests: 1, per: 'caller' }) },
  'ingress.expose': {
    api: { expose: 'api.acme.dev' },
    mesh: { network: { ingressController: { namespace: 'a' } } },
  },
  'ingress.publish': { api: { publish: 80 } },
};

/** Each backend, on the one target that it is of. */
const bases: readonly (readonly [string, Partial<ServiceMeshProps>, target: string])[] = [
  ['istio', { backend: 'istio', targets: ['kubernetes'] }, 'kubernetes'],
  ['istio-ambient', { backend: 'istio-ambient', targets: ['kubernetes'] }, 'kubernetes'],
  ['linkerd', { backend: 'linkerd', targets: ['kubernetes'] }, 'kubernetes'],
  ['cilium', { backend: 'cilium', targets: ['kubernetes'] }, 'kubernetes'],
  ['gateway-api', { backend: 'gateway-api', targets: ['kubernetes'] }, 'kubernetes'],
  ['network-policy', { backend: 'network-policy', targets: ['kubernetes'] }, 'kubernetes'],
  ['envoy', { backend: { compose: 'envoy' }, targets: ['compose'] }, 'compose'],
  ['haproxy', { backend: { compose: 'haproxy' }, targets: ['compose'] }, 'compose'],
  ['networks-only', { backend: { compose: 'networks-only' }, targets: ['compose'] }, 'compose'],
];

/** Whoever has proxies refuses plain text. */
const encrypts = ['istio', 'istio-ambient', 'linkerd', 'envoy', 'haproxy'];

const isField = (name: string): name is keyof typeof fields => name in fields;
const names = Object.keys(fields).filter(isField);

describe.each(bases)('a mesh on %s', (name, base, target) => {
  const plain = outcome({}, base);

  it.each(names)('keeps %s, or says that it does not', (field) => {
    // Whoever has no proxies lets plain text through anyway: there the opposite is what can be lost.
    const isStrict = field === 'mesh.mtls' && !encrypts.includes(name);
    const { files, told, notes } = outcome(isStrict ? { mesh: { mtls: 'strict' } } : fields[field], base);
    const isSeen = files !== plain.files || notes.some((note) => !plain.notes.includes(note));
    expect({ field, kept: isSeen || told.includes(field) }).toEqual({ field, kept: true });
  });

  /** What is written for the target, and which fields are spoken of there. */
  function outcome(given: Given, props: Partial<ServiceMeshProps>) {
    const { files, diagnostics } = read(make(given, props).chart);
    const own = [...files].filter(([path]) => path.startsWith(`${target}/`)).map(([, text]) => text);
    const told = diagnostics
      .filter(({ affected, code }) => /^mesh\//.test(code) && affected.some((each) => each.target === target))
      .flatMap(({ message }) => names.filter((each) => message.includes(wordOf(each))));
    // What is nearly kept is told in the words of the backend's table.
    const notes = diagnostics
      .filter(({ code, affected }) => code === 'parity/approximated' && affected[0]?.target === target)
      .map(({ message }) => message);
    return { files: own.join('\n'), told, notes };
  }
});

/** As a message calls it. */
function wordOf(field: MeshField): string {
  if (field.startsWith('ask.')) return 'What "web" may ask of "api"';
  if (field.startsWith('upstream.loadBalancing')) return '`loadBalancing`';
  if (field.startsWith('rateLimit')) return '`requests`';
  const [, ...path] = field.split('.');
  return field.startsWith('telemetry.') ? `\`${field}\`` : `\`${path.join('.')}\``;
}

it('lets nothing through that a wider backend would', () => {
  const wide = Object.entries(networksOnly).filter(
    ([, entry]) => typeof entry === 'object' && entry.rating === 'wider',
  );
  expect(wide.map(([field]) => field).every((field) => field.startsWith('ask.'))).toBe(true);
  for (const table of [istio, envoy, haproxy])
    expect(Object.values(table).some((entry) => typeof entry === 'object' && entry.rating === 'wider')).toBe(
      false,
    );
});

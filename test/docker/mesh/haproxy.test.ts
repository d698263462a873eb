import { ServiceMesh, type ServiceMeshProps, WebApp } from 'lading';
import { nameInside } from '../../../lib/docker/mesh/haproxy/tls';
import { at, image, type Read, read, shop } from '../../constructs/make';

function market(props: Partial<ServiceMeshProps> = {}) {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, ports: [{ name: 'sql', port: 5432 }] });
  const api = new WebApp(chart, 'api', {
    image,
    ports: [{ name: 'http', port: 8080 }],
    env: { DB: db.host },
    versions: { v2: { scale: 1 } },
  });
  const web = new WebApp(chart, 'web', { image, ports: [{ name: 'http', port: 8080 }], publish: 8090 });
  const backend = { compose: 'haproxy' } as const;
  const mesh = new ServiceMesh(chart, 'mesh', {
    members: [web, api, db],
    backend,
    targets: ['compose'],
    ...props,
  });
  return { chart, db, api, web, mesh };
}

/** The lines of a section of a proxy. */
function section({ files }: Read, proxy: string, head: string): string[] {
  const [, after = ''] = `\n${files.get(`compose/mesh/${proxy}/haproxy.cfg`)}`.split(`\n${head}\n`);
  const [own = ''] = after.split('\n\n');
  return own.split('\n').map((line) => line.trim());
}

const caller = 'spiffe://cluster.local/ns/default/sa/web';

describe('HAProxy on Compose', () => {
  it('lets in whoever has the name in the certificate, whole, and for what may be asked', () => {
    const { chart, web, api } = market();
    web.calls(api, { http: [{ methods: ['GET'], path: '/items', headers: { 'X-Name': "it's 100%" } }] });
    const door = section(read(chart), 'api', 'frontend door:8080');
    const named = `http-request set-var(txn.caller) str(${caller}) if { var(txn.certificate) -m sub ${nameInside(caller)} }`;
    expect(door).toContain(named);
    expect(door.filter((line) => line.startsWith('acl ') || line.includes('txn.let'))).toEqual([
      'acl ask0.method method GET',
      "acl ask0.path path -m str -- '/items'",
      "acl ask0.path path -m beg -- '/items/'",
      `acl ask0.once0 'req.fhdr_cnt("x-name")' eq 1`,
      `acl ask0.header0 'req.fhdr("x-name")' -m str -- 'it'\\''s 100%'`,
      `http-request set-var(txn.let) bool(true) if { var(txn.caller) -m str ${caller} } ask0.method ask0.path ask0.once0 ask0.header0`,
      'http-request deny deny_status 403 unless { var(txn.let) -m bool }',
    ]);
    expect(door[0]).toMatch(/^bind :15100 ssl .* verify required/);
  });

  it('compares a name with its length, so that a longer one is another', () => {
    expect(nameInside('ab')).toBe('86026162');
    expect(nameInside('a'.repeat(128)).slice(0, 6)).toBe('868180');
    expect(nameInside('a'.repeat(256)).slice(0, 8)).toBe('86820100');
  });

  it('lets connections in by the name alone, and leads them to the proxy of that name', () => {
    const { chart, web, api } = market();
    web.calls(api);
    const found = read(chart);
    expect(section(found, 'db', 'frontend door:5432').slice(-2)).toEqual([
      'tcp-request content reject unless { var(txn.caller) -m found }',
      'default_backend own:5432',
    ]);
    expect(section(found, 'api', 'backend db:5432')[1]).toMatch(
      /^server db db\.proxy:15100 ssl .* verifyhost db\.mesh /,
    );
  });

  it('splits by chance, ends what takes too long, and tries again what may be sent twice', () => {
    const { chart, web, api, mesh } = market();
    web.calls(api);
    mesh.route(api, { split: { v2: 10 }, timeout: '2s', retry: { attempts: 2 } });
    const found = read(chart);
    const config = found.files.get('compose/mesh/web/haproxy.cfg') ?? '';
    expect(config).toContain(
      'use_backend api-v2:8080.api.route0 if to0 { rand(100) lt 10 }\n  use_backend api:8080.api.route0 if to0\n',
    );
    const backend = section(found, 'web', 'backend api-v2:8080.api.route0');
    expect(backend.slice(1, -1)).toEqual([
      'retries 2',
      'retry-on conn-failure 503',
      'http-request disable-l7-retry unless { method GET HEAD OPTIONS TRACE PUT DELETE }',
      'timeout server 2000ms',
      'timeout queue 2000ms',
    ]);
    expect(backend.at(-1)).toMatch(/^server api-v2 api-v2\.proxy:15100 ssl .* verifyhost api\.mesh /);
  });

  it('takes the place of a path, and leaves none empty', () => {
    const { chart, web, api, mesh } = market();
    web.calls(api);
    mesh.route(api, { match: { path: '/items' }, rewrite: { path: '/' } });
    mesh.route(api, { match: { path: '/old' }, rewrite: { path: '/new' } });
    const found = read(chart);
    expect(section(found, 'web', 'backend api:8080.api.route0')).toContain(
      "http-request replace-path '^/items/?(.*)$' '/\\1'",
    );
    expect(section(found, 'web', 'backend api:8080.api.route1')).toContain(
      "http-request replace-path '^/old(/.*)?$' '/new\\1'",
    );
  });

  it('refuses what is no longer a little less, each at its field', () => {
    const { chart, api, mesh } = market();
    mesh.route(api, { mirror: { to: 'v2' }, retry: { attempts: 1, on: ['cancelled'] } });
    mesh.rateLimit(api, { requests: 5, burst: 9 });
    const { diagnostics } = read(chart);
    const told = diagnostics.filter(({ code }) => code === 'mesh/impossible');
    expect(told.map(({ message }) => /`(\w+)`/.exec(message)?.[1]).sort()).toEqual([
      'mirror',
      'requests',
      'retry',
    ]);
  });

  it('starts a process that another one can follow, with certificates as PEM', () => {
    const { services } = read(market().chart);
    const proxy = at(services, 'api.proxy');
    expect(at(proxy, 'image')).toBe('haproxy:2.6');
    expect(at(proxy, 'entrypoint')).toEqual([
      ...['haproxy', '-W', '-db', '-S', '/tmp/master.sock,mode,600'],
      ...['-f', '/etc/mesh/haproxy.cfg'],
    ]);
    expect(at(proxy, 'labels', 'dev.lading.mesh-certificates')).toBe('pem');
    expect(at(services, 'mesh.ingress', 'ports')).toEqual([
      { target: 8090, published: '8090', protocol: 'tcp' },
    ]);
  });
});

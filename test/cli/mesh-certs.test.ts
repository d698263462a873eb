import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../constructs/make';
import { codes, lading, project } from './project';

const app = `import { App, Chart, ServiceMesh, WebApp } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
const api = new WebApp(shop, 'api', { image: 'acme/api:1.0.0', port: 8080 });
const web = new WebApp(shop, 'web', { image: 'acme/web:1.0.0', port: 8080, env: { API: api.url() } });
new ServiceMesh(shop, 'mesh', { members: [web, api], backend: { compose: 'envoy' }, targets: ['compose'] });
app.synth();
`;

const certs = 'dist/compose/mesh-certs';

function secret(folder: string, member: string, name: string): unknown {
  const { resources } = JSON.parse(readFileSync(join(folder, certs, member, `${name}.json`), 'utf8'));
  return resources[0];
}

function bundle(folder: string, member: string): X509Certificate[] {
  const text = String(at(secret(folder, member, 'ca'), 'validation_context', 'trusted_ca', 'inline_string'));
  return text.split(/(?<=-----END CERTIFICATE-----\n)/).map((each) => new X509Certificate(each));
}

function leaf(folder: string, member: string): X509Certificate {
  const chain = at(secret(folder, member, 'leaf'), 'tls_certificate', 'certificate_chain', 'inline_string');
  return new X509Certificate(String(chain));
}

test('each proxy gets a certificate by its own name, of an authority whose key is nowhere', () => {
  const folder = project({ 'app.ts': app });
  expect(lading(folder, ['synth', '--target', 'compose']).status).toBe(0);
  const run = lading(folder, ['mesh', 'certs', '--lifetime', '24h']);
  expect([run.status, run.stderr]).toEqual([
    0,
    expect.stringMatching(/^2 certificates in dist\/compose\/mesh-certs/),
  ]);
  expect(statSync(join(folder, certs)).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder, certs, '.gitignore'), 'utf8')).toBe('*\n');
  expect(readdirSync(join(folder, certs)).sort()).toEqual(['.gitignore', 'api', 'web']);
  const [authority] = bundle(folder, 'api');
  if (authority === undefined) throw new Error('no authority');
  const found = leaf(folder, 'api');
  expect(found.verify(authority.publicKey)).toBe(true);
  expect(found.checkIssued(authority)).toBe(true);
  expect(found.subjectAltName).toBe('URI:spiffe://cluster.local/ns/default/sa/api, DNS:api.mesh');
  expect([authority.ca, found.ca]).toEqual([true, false]);
  expect((Date.parse(found.validTo) - Date.now()) / 3_600_000).toBeCloseTo(24, 0);
  const keys = ['api', 'web'].map(
    (member) => JSON.stringify(secret(folder, member, 'leaf')).split('PRIVATE KEY').length,
  );
  expect(keys).toEqual([3, 3]);
  expect(JSON.stringify(secret(folder, 'api', 'ca'))).not.toContain('PRIVATE KEY');
  // What is synthesized again leaves them alone.
  expect(lading(folder, ['synth', '--target', 'compose', '--check']).status).toBe(0);
});

test('new ones are trusted beside those before, and by nobody any longer after that', () => {
  const folder = project({ 'app.ts': app });
  lading(folder, ['synth', '--target', 'compose']);
  lading(folder, ['mesh', 'certs', '--quiet']);
  const [first] = bundle(folder, 'api');
  lading(folder, ['mesh', 'certs', '--quiet']);
  const [second, old] = bundle(folder, 'api');
  expect(old?.fingerprint256).toBe(first?.fingerprint256);
  expect(second && leaf(folder, 'web').verify(second.publicKey)).toBe(true);
  lading(folder, ['mesh', 'certs', '--quiet']);
  expect(bundle(folder, 'web').map(({ fingerprint256 }) => fingerprint256)).not.toContain(
    first?.fingerprint256,
  );
});

test('a proxy that reads PEM gets its key and its certificate in one file, and trusts those before as well', () => {
  const folder = project({ 'app.ts': app.replace("'envoy'", "'haproxy'") });
  lading(folder, ['synth', '--target', 'compose']);
  lading(folder, ['mesh', 'certs', '--quiet']);
  const text = (name: string) => readFileSync(join(folder, certs, 'api', name), 'utf8');
  const first = text('ca.pem');
  lading(folder, ['mesh', 'certs', '--quiet']);
  expect(readdirSync(join(folder, certs, 'api')).sort()).toEqual(['ca.pem', 'leaf.pem']);
  expect(text('ca.pem').endsWith(first)).toBe(true);
  expect(text('leaf.pem').split('PRIVATE KEY')).toHaveLength(3);
  const own = new X509Certificate(text('leaf.pem'));
  expect(own.subjectAltName).toBe('URI:spiffe://cluster.local/ns/default/sa/api, DNS:api.mesh');
  expect(own.verify(new X509Certificate(text('ca.pem')).publicKey)).toBe(true);
});

test.each([
  [['mesh'], 'option/invalid'],
  [['mesh', 'certs'], 'option/invalid'],
  [['mesh', 'certs', '--lifetime', '96h'], 'option/invalid'],
  [['mesh', 'certs', 'nothing.yaml'], 'system/failed'],
])('says what is missing: lading %j', (args, code) => {
  const run = lading(project({ 'app.ts': app }), args);
  expect([run.status, codes(run)]).toEqual([2, [code]]);
});

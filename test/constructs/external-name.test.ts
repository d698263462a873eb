import { ApiObject, JsonPatch } from 'cdk8s';
import { External, type ExternalProps, httpGet, ServiceMesh, WebApp, Worker } from 'lading';
import { parse } from 'yaml';
import { at, image, read, shop } from './make';

const serviceOf = (props: ExternalProps) => {
  const chart = shop();
  new External(chart, 'db', props);
  const { objects, diagnostics } = read(chart);
  return { service: objects['Service/db'], diagnostics };
};
/** What a workload of that chart is told of an endpoint. */
const envOf = (objects: Readonly<Record<string, unknown>>) =>
  at(objects['Deployment/subject'], 'spec', 'template', 'spec', 'containers', 0, 'env');

describe('an External with a Service', () => {
  it('has a name that DNS answers with its host', () => {
    const { service, diagnostics } = serviceOf({
      host: 'DB.acme.dev',
      port: 5432,
      service: { labels: { team: 'data' }, patch: { metadata: { annotations: { a: 'b' } } } },
    });
    expect(service).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'db', team: 'data' }, annotations: { a: 'b' } },
      spec: { type: 'ExternalName', externalName: 'db.acme.dev', ports: [{ name: 'tcp-5432', port: 5432 }] },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['parity/approximated']);
  });

  it('is no object where nobody asks for one, nor where it has no host on Kubernetes', () => {
    expect(serviceOf({ host: 'db.acme.dev', service: false }).service).toBeUndefined();
    expect(serviceOf({ host: { compose: 'db.acme.dev' }, service: true }).service).toBeUndefined();
  });

  it('is called by its name, and by its host where a certificate is held against that', () => {
    const chart = shop();
    const db = new External(chart, 'db', { host: 'db.acme.dev', port: 1, scheme: 'amqps', service: true });
    const pay = new External(chart, 'pay', { host: 'pay.acme.dev', scheme: 'https', service: true });
    new Worker(chart, 'subject', { image, env: { A: db.host, B: db.url('/q'), C: pay.host, D: pay.url() } });
    const { objects, files } = read(chart);
    expect(envOf(objects)).toEqual([
      { name: 'A', value: 'db' },
      { name: 'B', value: 'amqps://db:1/q' },
      { name: 'C', value: 'pay' },
      { name: 'D', value: 'https://pay.acme.dev' },
    ]);
    expect(at(parse(files.get('compose/compose.yaml') ?? ''), 'services', 'subject', 'environment')).toEqual({
      A: 'db.acme.dev',
      B: 'amqps://db.acme.dev:1/q',
      C: 'pay.acme.dev',
      D: 'https://pay.acme.dev',
    });
  });

  it('leads to the workload that stands in its place on Docker, of which there is nothing to tell', () => {
    const chart = shop();
    const local = new WebApp(chart, 'local', { image, port: 5432, targets: ['compose'] });
    const host = { kubernetes: 'db.acme.dev', compose: local.host };
    new External(chart, 'db', { host, service: true });
    const { diagnostics, files } = read(chart);
    expect(diagnostics.map(({ code }) => code)).toEqual(['probe/no-health-tool']);
    expect(at(parse(files.get('compose/compose.yaml') ?? ''), 'services', 'local', 'networks')).toEqual({
      default: { aliases: ['db'] },
    });
  });

  it('cannot take the name of another service on Docker', () => {
    const chart = shop();
    const local = new WebApp(chart, 'local', { image, port: 5432, targets: ['compose'] });
    new WebApp(chart, 'web', { image, port: 80, targets: ['compose'], user: 'root' });
    const host = { kubernetes: 'db.acme.dev', compose: local.host };
    new External(chart, 'db', { host, service: { name: 'web' } });
    expect(read(chart).diagnostics.map(({ code }) => code)).toContain('name/duplicate');
  });

  it.each([
    ['an address', '10.0.0.7'],
    ['an address of IPv6', '2001:db8::7'],
  ])('cannot have %s as its host on Kubernetes', (_, host) => {
    const { service, diagnostics } = serviceOf({ host, service: true });
    expect(service).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['props/wrong-value']);
  });

  it('cannot lead to a workload of the cluster, whose name is not known in full', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 8080, readiness: httpGet('/'), healthTool: 'curl' });
    new External(chart, 'db', { host: web.host, service: true });
    expect(read(chart).diagnostics.map(({ code }) => code)).toEqual(['props/wrong-value']);
  });

  it('is known by its host to members of a mesh whose policies hold what is looked up', () => {
    const chart = shop();
    const db = new External(chart, 'db', { host: 'db.acme.dev', port: 5432, service: true });
    const worker = new Worker(chart, 'subject', { image, env: { A: db.host } });
    new ServiceMesh(chart, 'mesh', {
      members: [worker],
      backend: { kubernetes: 'cilium', compose: 'networks-only' },
    });
    expect(envOf(read(chart).objects)).toEqual([{ name: 'A', value: 'db.acme.dev' }]);
  });

  it('is an object of cdk8s to whoever looks for it', () => {
    const chart = shop();
    const db = new External(chart, 'db', { host: 'db.acme.dev', service: true });
    ApiObject.of(db).addJsonPatch(JsonPatch.add('/metadata/annotations', { a: 'b' }));
    expect(read(chart).objects['Service/db']).toMatchObject({ metadata: { annotations: { a: 'b' } } });
  });
});

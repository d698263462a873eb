import type * as lading from 'lading';
import {
  Agent,
  type Chart,
  Deployment,
  Existing,
  External,
  Ingress,
  Job,
  Pod,
  Service,
  StatefulApp,
  WebApp,
  Worker,
} from 'lading';
import { modelOf } from '../../../lib/constructs/tree/model-of';
import { at, image, read, shop } from '../make';

const ports = [{ port: 80, to: 8080 }];

function all() {
  const chart = shop();
  const web = new WebApp(chart, 'web', { image, port: 8080 });
  const worker = new Worker(chart, 'mailer', { image });
  const deployment = new Deployment(chart, 'api', { containers: [{ image, port: 8080 }] });
  const service = new Service(chart, 'api-service', { selects: deployment, ports });
  const ingress = new Ingress(chart, 'api-ingress', { service, host: 'api.acme.dev' });
  const external = new External(chart, 'db', { host: 'db.acme.dev', port: 5432 });
  const existing = new Existing(chart, 'token', { kind: 'Secret' });
  const job = new Job(chart, 'migrate', { image });
  const store = new StatefulApp(chart, 'store', { image, port: 5432 });
  const agent = new Agent(chart, 'logs', { image });
  const pod = new Pod(chart, 'look', { containers: [{ image }], restart: 'no' });
  return { chart, web, worker, deployment, service, ingress, external, existing, job, store, agent, pod };
}

/** The errors of a Worker whose props smuggle something past the compiler. */
function told(make: (parts: ReturnType<typeof all>) => object) {
  const parts = all();
  new Worker(parts.chart, 'last', Object.assign({ image }, make(parts)));
  return errors(parts.chart);
}

function errors(chart: Chart) {
  return read(chart).diagnostics.filter(({ severity }) => severity === 'error');
}

/** A second copy of this package, as two workspaces or `npm link` bring one. */
function otherCopy(): typeof lading {
  let copy: typeof lading | undefined;
  jest.isolateModules(() => {
    copy = require('lading');
  });
  if (copy === undefined) throw new Error('no second copy');
  return copy;
}

describe('a construct', () => {
  it('says what it is, and which parts of the model it stands for', () => {
    const { chart: _, ...constructs } = all();
    const { web, service, external, job, store, agent } = constructs;
    const names = Object.values(constructs).map((each) => modelOf(each)?.is);
    const kinds = ['WebApp', 'Worker', 'Deployment', 'Service', 'Ingress', 'External', 'Existing', 'Job'];
    expect(names).toEqual([...kinds, 'StatefulApp', 'Agent', 'Pod']);
    expect(modelOf(job)).toMatchObject({ workload: { kind: 'job', name: 'migrate' } });
    expect(modelOf(web)).toMatchObject({ workload: { name: 'web' }, service: { name: 'web' } });
    expect(modelOf(store)).toMatchObject({ workload: { kind: 'statefulApp' }, service: { name: 'store' } });
    expect(modelOf(agent)).toMatchObject({ workload: { kind: 'agent' }, service: undefined });
    expect(modelOf(service)).toMatchObject({ workload: { name: 'api' }, service: { name: 'api-service' } });
    expect(modelOf(external)).toMatchObject({ external: { name: 'db' } });
  });

  it.each([undefined, null, 'web', 1, {}, [], shop()])('is not made of %p', (value) => {
    expect(modelOf(value)).toBeUndefined();
  });

  it('of a second copy of this package is known as well', () => {
    const { chart } = all();
    const { WebApp: OtherWebApp } = otherCopy();
    expect(OtherWebApp).not.toBe(WebApp);
    const other = new OtherWebApp(chart, 'other', { image, port: 8080 });
    expect(modelOf(other)).toMatchObject({ is: 'WebApp', workload: { name: 'other' } });
  });
});

describe('whatever can be meant is taken', () => {
  it('as what a Service selects', () => {
    const { chart, web, worker } = all();
    new Service(chart, 'front', { selects: web, ports });
    new Service(chart, 'debug', { selects: worker, ports: [{ port: 9229 }] });
    const { objects } = read(chart);
    expect(at(objects['Service/front'], 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'web' });
    expect(at(objects['Service/debug'], 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'mailer' });
  });

  it('as what an Ingress leads to', () => {
    const { chart, web } = all();
    new Ingress(chart, 'front', { service: web, host: 'acme.dev' });
    const path = ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'name'];
    expect(at(read(chart).objects['Ingress/front'], ...path)).toBe('web');
  });

  it('as what is started before: a Service stands for its workload', () => {
    const { chart, web, service } = all();
    new Worker(chart, 'last', { image, startAfter: [web.service, service] });
    expect(Object.keys(Object(at(read(chart).services, 'last', 'depends_on')))).toEqual(['web', 'api']);
  });

  it('by addStartAfter and addCall, too', () => {
    const { chart, service, external, web } = all();
    const last = new Worker(chart, 'last', { image });
    last.startAfter(service).addCall(external, web, service);
    expect(modelOf(last)?.workload).toMatchObject({
      startAfter: [{ workload: { name: 'api' } }],
      calls: [{ name: 'db' }, { name: 'web' }, { name: 'api-service' }],
    });
  });

  it('and one whose own props could not be read is told of once', () => {
    const { chart } = all();
    const broken = new Service(chart, 'broken', Object.assign({ selects: shop(), ports }));
    const last = new Worker(chart, 'last', { image, startAfter: [broken], calls: [broken] });
    new Ingress(chart, 'way', { service: broken, host: 'acme.dev' });
    expect(modelOf(last)?.workload).toMatchObject({ startAfter: [], calls: [] });
    expect(errors(chart)).toMatchObject([{ path: 'shop/broken', code: 'props/wrong-type' }]);
  });
});

const startable = 'a WebApp, StatefulApp, Agent, Worker, Deployment, Pod, Job, Service or External';
const callable = 'a WebApp, StatefulApp, Agent with a port, Service or External';

describe('what cannot be meant is named, with what can', () => {
  it.each([
    ['startAfter', 'an Ingress', startable, all().ingress],
    ['startAfter', 'an Existing', startable, all().existing],
    ['startAfter', 'a Chart', startable, all().chart],
    ['startAfter', 'a reference', startable, all().web.host],
    ['calls', 'a Worker', callable, all().worker],
    ['calls', 'an Agent', callable, all().agent],
    ['calls', 'a Deployment', callable, all().deployment],
    ['calls', '"web"', callable, 'web'],
  ])('in %s: %s', (key, given, expected, value) => {
    const [error, ...more] = told(() => ({ [key]: [value] }));
    expect(more).toEqual([]);
    expect(error).toMatchObject({ code: 'props/wrong-type', path: 'shop/last' });
    expect(error?.message).toContain(`is ${given}, but has to be ${expected}`);
  });

  it.each([
    ['a Service', all().service],
    ['an External', all().external],
    ['a Chart', all().chart],
    ['an object', {}],
  ])('as what a Service selects: %s', (given, selects) => {
    const chart = shop();
    new Service(chart, 'front', Object.assign({ ports }, { selects: Object(selects) }));
    const [error, ...more] = errors(chart);
    expect(more).toEqual([]);
    expect(error?.message).toContain(
      `is ${given}, but has to be a WebApp, StatefulApp, Agent, Worker, Deployment or Pod`,
    );
  });

  it('as what an Ingress leads to: a Deployment', () => {
    const { chart, deployment } = all();
    new Ingress(chart, 'way', Object.assign({ host: 'acme.dev' }, { service: Object(deployment) }));
    expect(errors(chart)[0]?.message).toContain(
      'is a Deployment, but has to be a Service, WebApp, StatefulApp or Agent with a port',
    );
  });
});

import { ApiObject, App as Cdk8sApp, Chart as Cdk8sChart, JsonPatch } from 'cdk8s';
import { container, Deployment, External, Ingress, Service, WebApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

describe('a WebApp', () => {
  it('is a Deployment and a Service, which stand alone to the same effect', () => {
    const whole = shop();
    new WebApp(whole, 'web', { image, port: 8080, readiness: { type: 'tcp' }, scale: 2 });
    const parts = shop();
    const deployment = new Deployment(parts, 'web', {
      scale: 2,
      containers: [
        container({ image, ports: [{ name: 'tcp-8080', port: 8080 }], readiness: { type: 'tcp' } }),
      ],
    });
    new Service(parts, 'service', {
      name: 'web',
      selects: deployment,
      ports: [{ port: 8080, to: 'tcp-8080' }],
    });
    expect(read(parts).objects).toEqual(read(whole).objects);
    expect(read(parts).services).toEqual(read(whole).services);
  });

  it('has an Ingress when it is exposed, and a load balancer when it is published', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', {
      image,
      port: 8080,
      expose: 'web.acme.dev',
      publish: { port: 80 },
    });
    expect(web.ingress).toBeInstanceOf(Ingress);
    const { objects, services } = read(chart);
    expect(at(objects['Service/web-public'], 'spec', 'type')).toBe('LoadBalancer');
    expect(Object.keys(objects).slice(2)).toEqual(['Service/web', 'Service/web-public', 'Ingress/web']);
    expect(at(services.web, 'ports')).toEqual([
      expect.objectContaining({ target: 8080, published: '80' }),
      expect.objectContaining({ target: 8080, host_ip: '127.0.0.1' }),
    ]);
  });

  it('has a disruption budget and an autoscaler where there are replicas to speak of', () => {
    const kinds = (scale: number | { min: number; max: number }) => {
      const chart = shop();
      new WebApp(chart, 'web', { image, port: 80, scale });
      return Object.keys(read(chart).objects).map((name) => name.replace(/\/.*/, ''));
    };
    expect(kinds(1)).toEqual(['ServiceAccount', 'Deployment', 'Service']);
    expect(kinds(2)).toEqual(['ServiceAccount', 'Deployment', 'PodDisruptionBudget', 'Service']);
    expect(kinds({ min: 2, max: 4 })).toContain('HorizontalPodAutoscaler');
  });

  it('without a port is an error that says what to use instead', () => {
    const chart = shop();
    new WebApp(chart, 'web', Object.assign({ port: 80, image }, { port: undefined }));
    expect(read(chart).told).toEqual(['shop/web: props/missing']);
  });
});

describe('a Worker', () => {
  it('has neither a Service nor a port', () => {
    const chart = shop();
    new Worker(chart, 'mailer', { image });
    expect(Object.keys(read(chart).objects)).toEqual(['ServiceAccount/mailer', 'Deployment/mailer']);
    expect(read(chart).services.mailer).not.toHaveProperty('expose');
  });

  it('is a Deployment with the ports, the probe and the patch that it is given', () => {
    const whole = shop();
    const patch = { deployment: { spec: { replicas: 3 } } };
    const served = { image, port: 9100, ports: [9101], readiness: { type: 'tcp' } } as const;
    new Worker(whole, 'mailer', { ...served, patch });
    const parts = shop();
    new Deployment(parts, 'mailer', { containers: [served], patch });
    expect(read(whole).objects).toEqual(read(parts).objects);
    expect(read(whole).services).toEqual(read(parts).services);
    expect(at(read(whole).objects['Deployment/mailer'], 'spec', 'replicas')).toBe(3);
    expect(read(whole).services.mailer).toMatchObject({ expose: ['9100', '9101'] });
  });
});

describe('an External', () => {
  it('is a managed service on one target and a workload on the other', () => {
    const chart = shop();
    const local = new WebApp(chart, 'db', { image, port: 5432, targets: ['compose'] });
    const db = new External(chart, 'database', {
      host: { kubernetes: 'db.acme.dev', compose: local.host },
      port: { kubernetes: 6432, compose: local.port },
      scheme: 'postgres',
    });
    new Worker(chart, 'caller', { image, env: { DB: db.url('/shop') } });
    const { objects, services } = read(chart);
    expect(objects).not.toHaveProperty('Deployment/db');
    expect(
      at(objects['Deployment/caller'], 'spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'),
    ).toBe('postgres://db.acme.dev:6432/shop');
    expect(at(services.caller, 'environment', 'DB')).toBe('postgres://db:5432/shop');
  });
});

describe('an Ingress of its own', () => {
  it('leads to the port of a Service that it names', () => {
    const chart = shop();
    const ports = [
      { name: 'http', port: 80 },
      { name: 'admin', port: 9090 },
    ];
    const { service } = new WebApp(chart, 'web', { image, ports });
    new Ingress(chart, 'admin', { service, host: 'admin.acme.dev', port: 'admin', localPort: 21_000 });
    const { objects, services } = read(chart);
    const path = at(objects['Ingress/admin'], 'spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service');
    expect(path).toEqual({ name: 'web', port: { name: 'admin' } });
    expect(at(services.web, 'ports', 0)).toMatchObject({ target: 9090, published: '21000' });
  });
});

describe('the objects of our constructs', () => {
  it('are found by ApiObject.of, with their names, before anything is lowered', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 80, expose: 'web.acme.dev' });
    const [ingress = web] = [web.ingress];
    const found = [web, web.deployment, web.service, ingress].map((part) => {
      const { kind, name } = ApiObject.of(part);
      return `${kind}/${name}`;
    });
    expect(found).toEqual(['Deployment/web', 'Deployment/web', 'Service/web', 'Ingress/web']);
  });

  it('take labels and JSON patches the cdk8s way, in a plain app of cdk8s as well', () => {
    const chart = new Cdk8sChart(new Cdk8sApp(), 'shop');
    const web = new WebApp(chart, 'web', { image, port: 80 });
    ApiObject.of(web).metadata.addLabel('acme.dev/added', 'yes');
    ApiObject.of(web).addJsonPatch(JsonPatch.replace('/spec/replicas', 7));
    const [deployment] = chart.toJson().filter((object: unknown) => at(object, 'kind') === 'Deployment');
    expect(at(deployment, 'spec', 'replicas')).toBe(7);
    expect(at(deployment, 'metadata', 'labels')).toMatchObject({
      'acme.dev/added': 'yes',
      'app.kubernetes.io/name': 'web',
    });
    expect(at(deployment, 'spec', 'selector', 'matchLabels')).toEqual({ 'app.kubernetes.io/name': 'web' });
  });
});

import { Construct } from 'constructs';
import { App, Chart, Deployment, Service, WebApp, Worker } from 'lading';
import { image, read, shop } from './make';

describe('a name', () => {
  it('is made of the ids below the chart', () => {
    const chart = shop();
    const backend = new Construct(new Construct(chart, 'backend'), 'v2');
    const deployment = new Deployment(backend, 'api', { containers: [{ image, port: 80 }] });
    new Service(backend, 'door', { selects: deployment, ports: [{ port: 80 }] });
    expect(Object.keys(read(chart).objects)).toEqual([
      'ServiceAccount/backend-v2-api',
      'Deployment/backend-v2-api',
      'Service/backend-v2-door',
    ]);
  });

  it('does not depend on where the chart stands', () => {
    const app = new App();
    const outer = new Chart(app, 'outer');
    const inner = new Chart(outer, 'inner');
    new Worker(inner, 'mailer', { image });
    const { files, objects } = read(inner);
    expect(Object.keys(objects)).toEqual(['ServiceAccount/mailer', 'Deployment/mailer']);
    expect([...files.keys()]).toContain('kubernetes/outer-inner.k8s.yaml');
  });

  it('that is given goes before the ids, for all parts of a WebApp', () => {
    const chart = shop();
    new WebApp(chart, 'a', { image, port: 80, name: 'front', expose: 'front.acme.dev' });
    expect(Object.keys(read(chart).objects)).toEqual([
      'ServiceAccount/front',
      'Deployment/front',
      'Service/front',
      'Ingress/front',
    ]);
  });

  it('that two workloads of two charts share is an error on Compose, which has one project', () => {
    const app = new App();
    for (const id of ['one', 'two']) new Worker(new Chart(app, id, { namespace: id }), 'mailer', { image });
    const [chart = shop()] = app.node.children.filter((child): child is Chart => child instanceof Chart);
    expect(read(chart).told).toEqual(['two/mailer: name/duplicate']);
  });
});

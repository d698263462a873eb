import { Deployment, Service, WebApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

const selector = { app: 'shop', part: 'web' };

describe('a workload that runs already', () => {
  it('keeps the labels that its pods are found by, in all that finds them', () => {
    const chart = shop();
    const web = new WebApp(chart, 'web', { image, port: 8080, publish: 80, scale: 2, selector });
    new Service(chart, 'front', { selects: web, ports: [{ port: 81, to: 8080 }] });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const finders = ['Deployment/web', 'PodDisruptionBudget/web'].map((name) =>
      at(objects, name, 'spec', 'selector', 'matchLabels'),
    );
    expect(finders).toEqual([selector, selector]);
    const services = ['Service/web', 'Service/web-public', 'Service/front'].map((name) =>
      at(objects, name, 'spec', 'selector'),
    );
    expect(services).toEqual([selector, selector, selector]);
    expect(at(objects, 'Deployment/web', 'spec', 'template', 'metadata', 'labels')).toEqual({
      ...selector,
      'app.kubernetes.io/name': 'web',
    });
  });

  it('is the same in blocks for targets, where it cannot differ', () => {
    const chart = shop();
    const worker = { image, selector, kubernetes: { scale: 2 }, compose: { scale: 1 } };
    new Worker(chart, 'web', worker);
    new Worker(chart, 'other', { ...worker, selector: { a: 'b' }, compose: { selector } as object });
    const { objects, told } = read(chart);
    expect(at(objects, 'Deployment/web', 'spec', 'selector', 'matchLabels')).toEqual(selector);
    expect(told).toEqual(['shop/other: props/unknown']);
  });

  it.each([[{}], [{ app: 7 }], ['app=shop']])('is not found by %j', (unfit) => {
    const chart = shop();
    new Worker(chart, 'web', { image, selector: unfit as never });
    expect(read(chart).told[0]).toMatch(/^shop\/web: props\/wrong-(type|value)$/);
  });

  it('keeps the name of its container', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 80,
      containerName: 'app',
      kubernetes: { containerName: 'main' },
    });
    new Worker(chart, 'worker', { image, containerName: 'app' });
    new Deployment(chart, 'pods', { containers: [{ name: 'app', image }] });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    const name = (workload: string) =>
      at(objects, `Deployment/${workload}`, 'spec', 'template', 'spec', 'containers', 0, 'name');
    expect([name('web'), name('worker'), name('pods')]).toEqual(['main', 'app', 'app']);
    expect(Object.keys(services)).toEqual(['web', 'worker', 'pods']);
  });
});

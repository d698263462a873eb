import { ApiObject } from 'cdk8s';
import { App, Chart, type ChartProps, Service, WebApp, Worker } from 'lading';
import { at, image, read } from './make';

function place(namespace: ChartProps['namespace'], more: Omit<ChartProps, 'namespace'> = {}) {
  const chart = new Chart(new App(), 'shop', { namespace, ...more });
  new Worker(chart, 'worker', { image });
  return chart;
}

describe('the namespace of a chart', () => {
  it('is made where it is described, first in the file, and is in none itself', () => {
    const chart = place({ name: 'acme', labels: { a: 'b' } }, { labels: { team: 'shop' } });
    const { objects, told, files } = read(chart);
    expect(told).toEqual([]);
    expect(Object.keys(objects)[0]).toBe('Namespace/acme');
    expect(objects['Namespace/acme']).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'acme', labels: { a: 'b', team: 'shop' } },
    });
    expect(at(objects['Deployment/worker'], 'metadata', 'namespace')).toBe('acme');
    expect(files.get('compose/compose.yaml')).toBe(
      read(place(undefined, { labels: { team: 'shop' } })).files.get('compose/compose.yaml'),
    );
  });

  it('is called as the chart is, unless it says otherwise', () => {
    expect(Object.keys(read(place({})).objects)).toContain('Namespace/shop');
    expect(place({ name: 'acme' }).namespace).toBe('acme');
  });

  it('is not made where it is only named', () => {
    for (const named of ['acme', { name: 'acme', create: false }]) {
      const { objects, diagnostics } = read(place(named));
      expect(Object.keys(objects)).toEqual(['ServiceAccount/worker', 'Deployment/worker']);
      expect(at(objects['Deployment/worker'], 'metadata', 'namespace')).toBe('acme');
      expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'note namespace/not-there',
      ]);
    }
  });

  it('can be patched, by props and the cdk8s way', () => {
    const chart = place({ patch: { spec: { finalizers: ['kubernetes'] } } });
    const object = ApiObject.of(chart.node.findChild('Namespace'));
    object.metadata.addLabel('late', 'yes');
    expect(read(chart).objects['Namespace/shop']).toMatchObject({
      metadata: { name: 'shop', labels: { late: 'yes' } },
      spec: { finalizers: ['kubernetes'] },
    });
    expect(at(read(chart).objects['Namespace/shop'], 'metadata', 'namespace')).toBeUndefined();
  });

  it('comes before CRDs however it was looked at', () => {
    const kindsOf = (look: boolean) => {
      const chart = place({ name: 'acme' });
      const metadata = { name: 'things.acme.dev' };
      new ApiObject(chart, 'crd', {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata,
      });
      if (look) ApiObject.of(chart.node.findChild('Namespace'));
      const text = read(chart).files.get('kubernetes/shop.k8s.yaml') ?? '';
      return text.match(/^kind: .*/gm)?.slice(0, 2);
    };
    expect(kindsOf(false)).toEqual(['kind: Namespace', 'kind: CustomResourceDefinition']);
    expect(kindsOf(true)).toEqual(kindsOf(false));
  });

  it.each([
    [{ name: 'Not_A_Name' }, 'shop: name/invalid'],
    [{ labels: { 'a b': 'c' } }, 'shop: label/invalid'],
    [{ naem: 'acme' } as object, 'shop: props/unknown'],
    [7 as never, 'shop: props/wrong-type'],
    [{ patch: [{ op: 'remove', path: '/nowhere' }] as const }, 'shop: patch/failed'],
  ])('is an error where it is %j', (namespace, told) => {
    expect(read(place(namespace)).told).toContain(told);
  });

  it('is made by one chart of those that share it', () => {
    const app = new App({ name: 'acme' });
    const one = new Chart(app, 'one', { namespace: { name: 'acme' } });
    const two = new Chart(app, 'two', { namespace: 'acme' });
    const web = new WebApp(one, 'web', { image, port: 80 });
    new Service(two, 'front', { selects: web, ports: [{ port: 80 }] });
    expect(read(one).told).toEqual([]);
    const twice = new App({ name: 'acme' });
    for (const id of ['one', 'two']) {
      new Worker(new Chart(twice, id, { namespace: { name: 'acme' } }), id, { image });
    }
    const [chart] = twice.node.children;
    if (!Chart.isChart(chart)) throw new Error('no chart');
    expect(read(chart).told).toEqual(['two: name/duplicate']);
  });
});

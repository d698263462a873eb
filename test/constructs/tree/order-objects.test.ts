import { ApiObject, Chart, Testing } from 'cdk8s';
import { App, Chart as LadingChart, Worker } from 'lading';
import { orderObjects } from '../../../lib/constructs/tree/order-objects';
import { image, read } from '../make';

function objects(count: number, chart = Testing.chart()): ApiObject[] {
  return Array.from(
    { length: count },
    (_, index) =>
      new ApiObject(chart, `o${index}`, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `o${index}` },
      }),
  );
}

const names = (all: readonly ApiObject[]) => all.map(({ name }) => name);

describe('the objects of a chart', () => {
  it('stay in the order in which they were made', () => {
    expect(names(orderObjects(objects(3)))).toEqual(['o0', 'o1', 'o2']);
  });

  it('begin with Namespaces and CRDs', () => {
    const all = objects(2);
    const [first] = all;
    const chart = first === undefined ? Testing.chart() : Chart.of(first);
    const crd = new ApiObject(chart, 'crd', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'crd' },
    });
    const namespace = new ApiObject(chart, 'ns', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ns' },
    });
    expect(names(orderObjects([...all, crd, namespace]))).toEqual(['ns', 'crd', 'o0', 'o1']);
  });

  it('come after what they depend on, and what stands below that', () => {
    const [a, b, c] = objects(3);
    if (!a || !b || !c) throw new Error('three objects');
    a.node.addDependency(c);
    expect(names(orderObjects([a, b, c]))).toEqual(['o2', 'o0', 'o1']);
  });

  it('come last where they depend on something that holds the whole chart', () => {
    const all = objects(3);
    const [first] = all;
    first?.addDependency(first.chart.node.root);
    expect(names(orderObjects(all))).toEqual(['o1', 'o2', 'o0']);
  });

  it('are each there once when dependencies run in a circle', () => {
    const [a, b, c] = objects(3);
    if (!a || !b || !c) throw new Error('three objects');
    a.node.addDependency(b);
    b.node.addDependency(c);
    c.node.addDependency(a);
    expect(names(orderObjects([a, b, c])).sort()).toEqual(['o0', 'o1', 'o2']);
  });

  it('may depend on each other in a chain of 5,000', () => {
    const all = objects(5_000);
    all.forEach((object, index) => {
      const next = all[index + 1];
      if (next !== undefined) object.node.addDependency(next);
    });
    expect(names(orderObjects(all)).slice(0, 2)).toEqual(['o4999', 'o4998']);
  });

  it('follow dependencies between workloads', () => {
    const chart = new LadingChart(new App(), 'shop');
    const one = new Worker(chart, 'one', { image });
    const two = new Worker(chart, 'two', { image });
    one.node.addDependency(two);
    expect(Object.keys(read(chart).objects)).toEqual([
      'ServiceAccount/two',
      'Deployment/two',
      'ServiceAccount/one',
      'Deployment/one',
    ]);
  });
});

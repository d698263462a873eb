import type * as cdk8sModule from 'cdk8s';
import { WebApp } from 'lading';
import { errorsOf, synthInMemory } from '../properties/apps-synth';
import { image } from './make';

function otherCopy(): typeof cdk8sModule {
  let copy: typeof cdk8sModule | undefined;
  jest.isolateModules(() => {
    copy = require('cdk8s');
  });
  if (copy === undefined) throw new Error('no copy of cdk8s');
  return copy;
}

describe('a chart of another copy of cdk8s', () => {
  it('is found and named, once', () => {
    const { App, Chart } = otherCopy();
    const chart = new Chart(new App(), 'shop');
    new WebApp(chart, 'web', { image, port: 80 });
    new WebApp(chart, 'api', { image, port: 80 });
    const errors = errorsOf(synthInMemory(chart.node.root)).filter((error) =>
      error.includes('cdk8s/second-copy'),
    );
    expect(errors).toEqual([expect.stringMatching(/^shop\/web: cdk8s\/second-copy: The chart .*shop/)]);
  });
});

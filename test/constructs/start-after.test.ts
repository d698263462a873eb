import { WebApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

/** `web` starts after `db`, which is on some targets only. */
function ordered(on: readonly ('kubernetes' | 'compose')[], more: object = {}) {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, port: 5432, targets: on });
  new Worker(chart, 'web', { image, startAfter: [db], ...more });
  const { diagnostics, objects, services } = read(chart);
  return {
    found: diagnostics.filter(({ code }) => code === 'order/other-target').map(({ severity }) => severity),
    waits: at(objects, 'Deployment/web', 'spec', 'template', 'spec', 'initContainers'),
    dependsOn: at(services, 'web', 'depends_on'),
  };
}

describe('startAfter something that exists on one target only', () => {
  it('orders on Compose, where it is there alone', () => {
    const { found, waits, dependsOn } = ordered(['compose']);
    expect(found).toEqual(['note']);
    expect(waits).toBeUndefined();
    expect(dependsOn).toHaveProperty('db');
  });

  it('orders on Kubernetes, where it is there alone', () => {
    const { found, waits, dependsOn } = ordered(['kubernetes']);
    expect(found).toEqual(['note']);
    expect(waits).toHaveLength(1);
    expect(dependsOn).toBeUndefined();
  });

  it('does so for a workload that says something else for a target, too', () => {
    const { found, waits, dependsOn } = ordered(['compose'], { kubernetes: { env: { A: 'a' } } });
    expect(found).toEqual(['note']);
    expect(waits).toBeUndefined();
    expect(dependsOn).toHaveProperty('db');
  });

  it('is an error where the two never meet', () => {
    expect(ordered(['compose'], { targets: ['kubernetes'] }).found).toEqual(['error']);
  });
});

import { type Defaults, Worker, type WorkerProps } from 'lading';
import { at, image, read, shop } from './make';

type Resources = WorkerProps['resources'];

function worker(resources: Resources, defaults: Defaults = {}, of = image) {
  const chart = shop({ defaults });
  new Worker(chart, 'worker', { image: of, resources });
  const { objects, services, diagnostics, told } = read(chart);
  const pod = at(objects['Deployment/worker'], 'spec', 'template', 'spec');
  return {
    kubernetes: at(pod, 'containers', 0, 'resources'),
    compose: at(services.worker, 'deploy', 'resources'),
    codes: diagnostics.map(({ code }) => code),
    told,
  };
}

const requests = { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '64Mi' };

describe('resources', () => {
  it('without limits keep their requests, and no limit is written', () => {
    const { kubernetes, compose, told } = worker('unlimited');
    expect(kubernetes).toEqual({ requests });
    expect(compose).toEqual({ reservations: { memory: '256m' } });
    expect(told).toEqual([]);
  });

  it('lose the limit of one resource alone', () => {
    const { kubernetes, compose } = worker({ cpu: { request: '200m', limit: 'none' }, memory: '1Gi' });
    expect(kubernetes).toEqual({
      requests: { ...requests, cpu: '200m', memory: '1Gi' },
      limits: { memory: '1Gi', 'ephemeral-storage': '1Gi' },
    });
    expect(compose).toEqual({ limits: { memory: '1g' }, reservations: { memory: '1g' } });
  });

  it('have their default request where there is no limit that it could be above', () => {
    const { kubernetes } = worker({ cpu: { limit: 'none' }, memory: { limit: 'none' } });
    expect(kubernetes).toEqual({ requests, limits: { 'ephemeral-storage': '1Gi' } });
  });

  it('on disk without a limit lose nothing on Compose, which has none', () => {
    const of = (limit: 'none' | '2Gi') =>
      worker({ ephemeralStorage: { limit } }).codes.includes('parity/not-expressible');
    expect([of('2Gi'), of('none')]).toEqual([true, false]);
  });

  it('are by default what a well-known image needs, on both targets', () => {
    const { kubernetes, compose } = worker(undefined, {}, 'mysql:8.4');
    expect(kubernetes).toEqual({
      requests: { ...requests, memory: '512Mi' },
      limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '1Gi' },
    });
    expect(compose).toMatchObject({ limits: { memory: '512m' }, reservations: { memory: '512m' } });
  });

  it('of a well-known image are twice its heap by default, for it needs some memory beside that', () => {
    expect(at(worker(undefined, {}, 'apache/kafka:4.0.0').kubernetes, 'limits')).toMatchObject({
      memory: '2Gi',
    });
  });

  it('of a well-known image are never above a limit, nor lost beside what else is said', () => {
    const memory = (resources: Resources) => {
      const { kubernetes } = worker(resources, {}, 'mysql:8.4');
      return [at(kubernetes, 'requests', 'memory'), at(kubernetes, 'limits', 'memory')];
    };
    expect(memory({ cpu: '2' })).toEqual(['512Mi', '512Mi']);
    expect(memory({ memory: { request: '128Mi' } })).toEqual(['128Mi', '512Mi']);
    expect(memory({ memory: { request: '1Gi' } })).toEqual(['1Gi', '1Gi']);
    expect(memory({ memory: { limit: '384Mi' } })).toEqual(['384Mi', '384Mi']);
    expect(memory('unlimited')).toEqual(['512Mi', undefined]);
  });

  it('of defaults without limits take those that a workload gives, and the other way round', () => {
    const limits = (own: Resources, byDefault: Resources) =>
      at(worker(own, { resources: byDefault }).kubernetes, 'limits');
    expect(limits({ memory: '64Mi' }, 'unlimited')).toEqual({ memory: '64Mi' });
    expect(limits('unlimited', { memory: '64Mi' })).toBeUndefined();
    expect(limits(undefined, 'unlimited')).toBeUndefined();
    expect(limits({ cpu: { limit: 'none' } }, { memory: '64Mi' })).toMatchObject({ memory: '64Mi' });
  });

  it('know the two words in their places alone', () => {
    const wrong = (resources: object) => worker(Object.assign({}, { cpu: undefined }, resources)).told;
    expect(wrong({ cpu: 'none' })).toEqual(['shop/worker: props/wrong-value']);
    expect(wrong({ cpu: { request: 'none' } })).toEqual(['shop/worker: props/wrong-value']);
    expect(wrong({ memory: { limit: 'unlimited' } })).toEqual(['shop/worker: props/wrong-value']);
    // @ts-expect-error no such word
    expect(worker('none').told).toEqual(['shop/worker: props/wrong-value']);
  });
});

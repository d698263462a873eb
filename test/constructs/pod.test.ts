import { container, Pod, type PodProps, Service, Worker } from 'lading';
import { at, image, read, shop } from './make';

const suppress = [{ code: 'pod/not-rescheduled', reason: 'a test' } as const];

function app(props: Partial<PodProps> = {}, chart = shop()) {
  const pod = new Pod(chart, 'web', { containers: [container({ image, port: 8080 })], suppress, ...props });
  return { chart, pod };
}

const pod = (objects: Readonly<Record<string, unknown>>, ...path: (string | number)[]) =>
  at(objects['Pod/web'], ...path);

describe('on Kubernetes', () => {
  it('is a Pod that bears the labels that it is found by', () => {
    const { objects, told } = read(app().chart);
    expect(told).toEqual([]);
    expect(Object.keys(objects)).toEqual(['ServiceAccount/web', 'Pod/web']);
    expect(pod(objects)).toMatchObject({
      apiVersion: 'v1',
      metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
      spec: { restartPolicy: 'Always', containers: [{ name: 'web' }] },
    });
  });

  it.each([
    ['always', 'Always'],
    ['unless-stopped', 'Always'],
    ['on-failure', 'OnFailure'],
    ['no', 'Never'],
  ] as const)('and its restart policy is kept on both: %s', (restart, restartPolicy) => {
    const { objects, services, told, diagnostics } = read(app({ restart, suppress: [] }).chart);
    expect(told).toEqual(restartPolicy === 'Always' ? ['shop/web: pod/not-rescheduled'] : []);
    expect(diagnostics.filter(({ message }) => message.includes('restart'))).toEqual([]);
    expect(pod(objects, 'spec', 'restartPolicy')).toBe(restartPolicy);
    expect(at(services, 'web', 'restart')).toBe(restart);
  });
});

test('a Service leads to it, and others start after it', () => {
  const { chart, pod: web } = app();
  const service = new Service(chart, 'front', { selects: web, ports: [{ port: 80, to: 8080 }] });
  new Worker(chart, 'mailer', { image, env: { WEB: service.url() }, startAfter: [web] });
  const { objects, services, told } = read(chart);
  expect(told).toEqual(['shop/mailer: order/not-healthy']);
  expect(at(objects['Service/front'], 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'web' });
  const wait = at(objects['Deployment/mailer'], 'spec', 'template', 'spec', 'initContainers', 0);
  expect(at(wait, 'name')).toBe('wait-for-web');
  expect(at(services, 'mailer', 'environment')).toEqual({ WEB: 'http://front:8080' });
  expect(at(services, 'mailer', 'depends_on')).toEqual({ web: { condition: 'service_started' } });
});

test('what defaults say of replicas is not meant, and what they say of containers is', () => {
  const chart = shop({ defaults: { scale: 3, rollout: 'recreate', user: 1000, restart: 'always' } });
  const { objects, services, told } = read(app({}, chart).chart);
  expect(told).toEqual([]);
  expect(pod(objects, 'spec', 'containers', 0, 'securityContext', 'runAsUser')).toBe(1000);
  expect(at(services, 'web')).toMatchObject({ restart: 'always', deploy: { replicas: 1 } });
});

test('it is another one on a target with a block of its own', () => {
  const { objects, services } = read(app({ restart: 'no', compose: { restart: 'on-failure' } }).chart);
  expect(pod(objects, 'spec', 'restartPolicy')).toBe('Never');
  expect(at(services, 'web', 'restart')).toBe('on-failure');
});

import { App, Chart, Secret, StatefulApp, secret, variable, WebApp, type WebAppProps, Worker } from 'lading';
import { at, image, read, shop } from './make';

function run(scale: WebAppProps['scale'], props: Partial<WebAppProps> = {}) {
  const chart = shop();
  new WebApp(chart, 'web', { image, port: 8080, scale, ...props });
  return read(chart);
}

const cron = {
  type: 'cron',
  timezone: 'Europe/Berlin',
  start: '0 8 * * 1-5',
  end: '0 18 * * 1-5',
  desiredReplicas: 3,
} as const;

describe('a range', () => {
  it('is steered by 80 percent of the CPU, unless anything else is said', () => {
    const types = (scale: WebAppProps['scale']) =>
      JSON.stringify(at(run(scale).objects['HorizontalPodAutoscaler/web'], 'spec', 'metrics')).match(
        /(?<="type":")\w+(?=",")/g,
      );
    expect(types({ min: 1, max: 3 })).toEqual(['Resource', 'Utilization']);
    expect(types({ min: 1, max: 3, metrics: [{ type: 'external', metric: 'ready', value: 30 }] })).toEqual([
      'External',
      'Value',
    ]);
  });

  it('follows as fast as its behavior says, in whole seconds', () => {
    const { objects, told } = run({
      min: 1,
      max: 9,
      behavior: {
        scaleUp: { policies: [{ type: 'Percent', value: 100, period: '1m' }], selectPolicy: 'Min' },
        scaleDown: { stabilizationWindow: '10m' },
      },
    });
    expect(told).toEqual([]);
    expect(at(objects['HorizontalPodAutoscaler/web'], 'spec', 'behavior')).toEqual({
      scaleUp: { selectPolicy: 'Min', policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 600 },
    });
  });

  it.each<[string, WebAppProps['scale']]>([
    ['scale.min', { min: 0, max: 3 }],
    ['scale.max', { min: 4, max: 3 }],
    ['scale.metrics[0]', { min: 1, max: 3, metrics: [{ type: 'external', metric: 'ready' }] }],
    ['scale.metrics[0].average', { min: 1, max: 3, metrics: [{ type: 'pods', metric: 'a', average: '-1' }] }],
    [
      'scale.behavior.scaleUp.stabilizationWindow',
      { min: 1, max: 3, behavior: { scaleUp: { stabilizationWindow: '1500ms' } } },
    ],
    [
      'scale.behavior.scaleDown.policies[0].period',
      { min: 1, max: 3, behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, period: '31m' }] } } },
    ],
    [
      'scale.metrics',
      {
        min: 1,
        max: 3,
        metrics: [{ type: 'pods', metric: 'a', average: 1 }],
        keda: { triggers: [cron] },
      },
    ],
    ['scale.keda.triggers[0].end', { min: 0, max: 3, keda: { triggers: [{ ...cron, end: cron.start }] } }],
    ['scale.keda.triggers[0].start', { min: 0, max: 3, keda: { triggers: [{ ...cron, start: '@daily' }] } }],
    [
      'scale.keda.triggers[1].name',
      {
        min: 0,
        max: 3,
        keda: {
          triggers: [
            { ...cron, name: 'a' },
            { ...cron, name: 'a' },
          ],
        },
      },
    ],
  ])('that cannot be is told at %s', (property, scale) => {
    const { diagnostics } = run(scale);
    const [found] = diagnostics.filter(({ code }) => code === 'props/wrong-value');
    expect(found?.message).toContain(`"${property}"`);
  });
});

describe('KEDA', () => {
  it('takes the place of the autoscaler, by the clock and down to none', () => {
    const { objects, told } = run({
      min: 0,
      max: 10,
      cpu: 70,
      keda: {
        triggers: [
          cron,
          { type: 'rabbitmq', queueName: 'mail', mode: 'QueueLength', value: 20, authentication: 'rabbit' },
          { type: 'custom', scaler: 'nats-jetstream', metadata: { stream: 'orders' } },
        ],
        cooldownPeriod: '2m',
        fallback: { failureThreshold: 3, replicas: 2 },
      },
    });
    expect(told).toEqual([]);
    expect(Object.keys(objects)).not.toContain('HorizontalPodAutoscaler/web');
    expect(at(objects['Deployment/web'], 'spec')).not.toHaveProperty('replicas');
    expect(objects['ScaledObject/web']).toMatchObject({
      apiVersion: 'keda.sh/v1alpha1',
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicaCount: 0,
        maxReplicaCount: 10,
        cooldownPeriod: 120,
        fallback: { failureThreshold: 3, replicas: 2 },
        triggers: [
          { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
          {
            type: 'cron',
            metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', desiredReplicas: '3' },
          },
          {
            type: 'rabbitmq',
            metadata: { queueName: 'mail', mode: 'QueueLength', value: '20' },
            authenticationRef: { name: 'rabbit' },
          },
          { type: 'nats-jetstream', metadata: { stream: 'orders' } },
        ],
      },
    });
  });

  it('makes of secrets what KEDA logs in with, one for each trigger', () => {
    const chart = shop();
    const queue = new Secret(chart, 'queue', { keys: ['url'] });
    const rabbit = { type: 'rabbitmq', queueName: 'mail', mode: 'QueueLength', value: 20 } as const;
    const other = secret('other', 'key', { kubernetes: { name: 'theirs' } });
    new Worker(chart, 'web', {
      image,
      scale: {
        min: 0,
        max: 3,
        keda: {
          triggers: [
            { ...rabbit, authentication: { secrets: { host: queue.get('url'), password: other } } },
            { ...rabbit, authentication: { secrets: { host: other } } },
            {
              type: 'aws-sqs-queue',
              name: 'orders',
              queueURL: 'https://sqs.acme.dev/orders',
              awsRegion: 'eu-1',
              authentication: { podIdentity: 'aws' },
            },
          ],
        },
      },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const specOf = (name: string) => at(objects[`TriggerAuthentication/${name}`], 'spec');
    expect(specOf('web-rabbitmq')).toEqual({
      secretTargetRef: [
        { parameter: 'host', name: 'queue', key: 'url' },
        { parameter: 'password', name: 'theirs', key: 'key' },
      ],
    });
    expect(specOf('web-rabbitmq-2')).toEqual({
      secretTargetRef: [{ parameter: 'host', name: 'theirs', key: 'key' }],
    });
    expect(specOf('web-orders')).toEqual({ podIdentity: { provider: 'aws' } });
    const triggers = ['web-rabbitmq', 'web-rabbitmq-2', 'web-orders'];
    expect(at(objects['ScaledObject/web'], 'spec', 'triggers')).toMatchObject(
      triggers.map((name) => ({ authenticationRef: { name } })),
    );
  });

  it.each<[unknown, string]>([
    [{ secrets: {} }, 'wrong-value'],
    [{ secrets: { host: 'amqp://a:b@c' } }, 'wrong-type'],
    [{ secrets: { host: variable('HOST') } }, 'wrong-type'],
    [{ podIdentity: 'azure' }, 'wrong-value'],
    [{ secrets: { host: secret('a', 'b') }, name: 'c' }, 'unknown'],
  ])('logs in with no %p', (authentication, code) => {
    const trigger = { type: 'redis', address: 'a', listName: 'b', authentication };
    const chart = shop();
    // What a program in JavaScript can hand over, whatever the types say.
    const scale: unknown = { min: 0, max: 3, keda: { triggers: [trigger] } };
    Reflect.construct(Worker, [chart, 'web', { image, scale }]);
    const errors = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((each) => each.code)).toEqual([`props/${code}`]);
  });

  it('reads Secrets of its own namespace alone', () => {
    const app = new App({ name: 'app' });
    const one = new Chart(app, 'one', { namespace: 'one' });
    const two = new Chart(app, 'two', { namespace: 'two' });
    const authentication = { secrets: { password: new Secret(one, 'db', { keys: ['a'] }).get('a') } };
    const triggers = [{ type: 'redis', address: 'redis:6379', listName: 'b', authentication } as const];
    new Worker(two, 'web', { image, scale: { min: 0, max: 3, keda: { triggers } } });
    expect(read(two).told).toEqual(['two/web: reference/other-namespace']);
  });

  it('scales a StatefulApp by its own kind, and gives a long name to what it makes', () => {
    const chart = shop();
    const name = 'a'.repeat(50);
    const scale = { min: 1, max: 3, keda: { triggers: [cron] } };
    new StatefulApp(chart, 'db', { image, port: 5432, scale, storage: { '/data': '1Gi' } });
    const { objects } = read(chart);
    expect(at(objects['ScaledObject/db'], 'spec', 'scaleTargetRef', 'kind')).toBe('StatefulSet');
    const long = run(scale, { name: `${name}-bcdef` }).objects[`ScaledObject/${name}-bcdef`];
    expect(at(long, 'spec', 'advanced', 'horizontalPodAutoscalerConfig', 'name')).toBe(`${name}-bcdef`);
    expect(at(run(scale, { name }).objects[`ScaledObject/${name}`], 'spec')).not.toHaveProperty('advanced');
  });

  it('is no matter of Compose, which runs one replica where none would do', () => {
    const { services } = run({ min: 0, max: 5, keda: { triggers: [cron] } });
    expect(at(services.web, 'deploy', 'replicas')).toBe(1);
  });
});

describe('a patch that renames what is scaled', () => {
  it('is told, since the ScaledObject still looks for the old name', () => {
    const { told } = run(
      { min: 1, max: 5, keda: { triggers: [cron] } },
      { patch: { deployment: { metadata: { name: 'other' } } } },
    );
    expect(told).toContain('shop/web: reference/renamed');
  });
});

import { App as PlainApp, Chart as PlainChart, Testing } from 'cdk8s';
import { App, Chart, httpGet, secret, WebApp, Worker } from 'lading';

const image = 'ghcr.io/acme/web:1.0.0';

/** The same app in any chart. */
function shop(chart: PlainChart): { api: WebApp; mailer: Worker } {
  const api = new WebApp(chart, 'api', {
    image,
    port: 8080,
    env: { DB_PASSWORD: secret('db', 'password') },
    readiness: httpGet('/ready'),
    healthTool: 'curl',
    scale: { min: 2, max: 4, cpu: 80 },
    expose: 'acme.dev',
  });
  const mailer = new Worker(chart, 'mailer', { image, env: { API: api.url('/v1') }, startAfter: [api] });
  return { api, mailer };
}

const kinds = (objects: readonly { readonly kind: string }[]) => objects.map(({ kind }) => kind).sort();

describe('constructs of ours in plain cdk8s', () => {
  it('synthesize with Testing.chart() and Testing.synth()', () => {
    const chart = Testing.chart();
    shop(chart);
    expect(kinds(Testing.synth(chart))).toEqual([
      'Deployment',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Ingress',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
      'ServiceAccount',
    ]);
  });

  it('give the same objects in a plain chart, in ours, and through app.synthYaml()', () => {
    const plainApp = new PlainApp();
    const plain = new PlainChart(plainApp, 'shop', { disableResourceNameHashes: true });
    shop(plain);
    const ourApp = new App();
    const ours = new Chart(ourApp, 'shop');
    shop(ours);
    expect(Testing.synth(ours)).toEqual(Testing.synth(plain));
    expect(ourApp.synthYaml()).toBe(plainApp.synthYaml());
  });

  it('resolve references across workloads', () => {
    const chart = Testing.chart();
    shop(chart);
    const mailer = Testing.synth(chart).find(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'mailer',
    );
    expect(mailer.spec.template.spec.containers[0].env).toEqual([
      { name: 'API', value: 'http://api:8080/v1' },
    ]);
  });

  it('show what was added after a first synth', () => {
    const chart = Testing.chart();
    const { mailer } = shop(chart);
    const levels = () =>
      Testing.synth(chart)
        .flatMap((object) => object.spec?.template?.spec.containers ?? [])
        .flatMap((container) => container.env ?? [])
        .filter(({ name }: { name: string }) => name === 'LEVEL');
    expect(levels()).toEqual([]);
    mailer.addEnv('LEVEL', 'debug');
    expect(levels()).toEqual([{ name: 'LEVEL', value: 'debug' }]);
  });

  it('take the namespace and the labels of a plain chart', () => {
    const chart = new PlainChart(new PlainApp(), 'shop', { namespace: 'shop', labels: { team: 'shop' } });
    shop(chart);
    for (const { metadata } of Testing.synth(chart)) {
      expect(metadata.namespace).toBe('shop');
      expect(metadata.labels.team).toBe('shop');
    }
  });

  it('throw with the code where the app cannot be synthesized', () => {
    const chart = Testing.chart();
    new WebApp(chart, 'web', { image, port: 8080, readiness: httpGet('/ready', { port: 'htp' }) });
    expect(() => Testing.synth(chart)).toThrow('probe/port-not-found');
  });
});

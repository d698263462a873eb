import { App, Chart, type OpenTelemetryProps, perTarget, secret, WebApp, Worker } from 'lading';
import { at, image, read } from './make';

const endpoint = 'http://collector.acme.dev:4318';

function variables(telemetry: OpenTelemetryProps, props: object = {}) {
  const chart = new Chart(new App({ defaults: { partOf: 'shop' } }), 'shop');
  new Worker(chart, 'mailer', { image, telemetry, ...props });
  const { objects, services } = read(chart);
  const list = at(objects['Deployment/mailer'], 'spec', 'template', 'spec', 'containers', 0, 'env');
  const env = Array.isArray(list) ? list.map((each) => [at(each, 'name'), at(each, 'value')]) : [];
  return { kubernetes: Object.fromEntries(env), compose: at(services.mailer, 'environment') };
}

describe('telemetry', () => {
  it('is the same environment on both targets', () => {
    const { kubernetes, compose } = variables({ endpoint }, { version: '2.0.0' });
    expect(kubernetes).toEqual({
      OTEL_SERVICE_NAME: 'mailer',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=shop,service.version=2.0.0',
    });
    expect(compose).toEqual(kubernetes);
  });

  it('by HTTP needs a whole URL, which an address is for gRPC alone', () => {
    const told = (telemetry: OpenTelemetryProps) => {
      const chart = new Chart(new App(), 'shop');
      new Worker(chart, 'mailer', { image, telemetry });
      return read(chart).diagnostics.flatMap(({ code, suggestion }) =>
        code.startsWith('props/') ? [[code, suggestion]] : [],
      );
    };
    expect(told({ endpoint: 'collector:4318' })).toEqual([['props/wrong-value', 'http://collector:4318']]);
    expect(told({ endpoint: 'collector:4317', protocol: 'grpc' })).toEqual([]);
    expect(told({ endpoint: 'https://collector.acme.dev' })).toEqual([]);
    const chart = new Chart(new App(), 'shop');
    const collector = new WebApp(chart, 'collector', { image, port: 4318 });
    expect(told({ endpoint: `${collector.url('/v1')}` })).toEqual([]);
  });

  it('leaves what a container says of itself', () => {
    const { kubernetes } = variables(
      { endpoint, serviceName: 'mail' },
      { env: { OTEL_SERVICE_NAME: 'mine' } },
    );
    expect(kubernetes).toMatchObject({ OTEL_SERVICE_NAME: 'mine' });
  });

  it('encodes what would end an attribute, and nothing that a target fills in', () => {
    const attributes = {
      'service.namespace': 'a,b=c;d "é" %',
      where: perTarget({ kubernetes: 'cluster', compose: 'laptop' }),
    };
    const { kubernetes, compose } = variables({ endpoint, attributes });
    const encoded = 'service.namespace=a%2Cb%3Dc%3Bd%20%22%C3%A9%22%20%25';
    expect(kubernetes.OTEL_RESOURCE_ATTRIBUTES).toBe(`${encoded},where=cluster`);
    expect(at(compose, 'OTEL_RESOURCE_ATTRIBUTES')).toBe(`${encoded},where=laptop`);
  });

  it('is an edge where the collector is part of the app, for which the network is opened', () => {
    const chart = new Chart(new App(), 'shop', { network: { dns: [] } });
    const collector = new WebApp(chart, 'collector', { image, port: 4318 });
    const token = secret('otel', 'token');
    new Worker(chart, 'mailer', {
      image,
      telemetry: { endpoint: collector.url(), attributes: { token } },
    });
    const { objects } = read(chart);
    expect(at(objects['NetworkPolicy/mailer'], 'spec', 'egress', 0, 'ports')).toEqual([
      { port: 4318, protocol: 'TCP' },
    ]);
  });
});

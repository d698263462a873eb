import {
  Agent,
  exec,
  grpc,
  httpGet,
  StatefulApp,
  type StatefulAppProps,
  tcp,
  WebApp,
  type WebAppProps,
} from 'lading';
import { at, image, read, shop } from './make';

/** What the ports of the Service are called, as those of the container behind it are. */
function namesOf(make: (chart: ReturnType<typeof shop>) => unknown): unknown[] {
  const chart = shop();
  make(chart);
  const ports = at(read(chart).objects['Service/one'], 'spec', 'ports');
  return Array.isArray(ports) ? ports.map((port: unknown) => at(port, 'name')) : [];
}

const webApp = (props: WebAppProps) =>
  namesOf((chart) => new WebApp(chart, 'one', { healthTool: 'curl', ...props }));

const stateful = (props: StatefulAppProps) =>
  namesOf((chart) => new StatefulApp(chart, 'one', { healthTool: 'curl', ...props }));

describe('a port without a name', () => {
  it('speaks HTTP in front of a web app that nothing else is said of', () => {
    expect(webApp({ image, port: 8080 })).toEqual(['http']);
    expect(webApp({ image, port: 8080, readiness: false })).toEqual(['http']);
    expect(webApp({ image, port: 443 })).toEqual(['https']);
  });

  it('speaks something of its own in front of what keeps data, or stands on each node', () => {
    expect(stateful({ image, port: 7000 })).toEqual(['tcp-7000']);
    expect(namesOf((chart) => new Agent(chart, 'one', { image, port: 7000 }))).toEqual(['tcp-7000']);
  });

  it.each([[3306], [5432], [6379], [5672], [27017], [25]])(
    'is not HTTP at %i, whatever the image',
    (port) => {
      expect([webApp({ image, port }), stateful({ image, port })]).toEqual([
        [`tcp-${port}`],
        [`tcp-${port}`],
      ]);
    },
  );

  it.each([
    ['docker.io/library/mysql:8.4', 13306, 'tcp-13306'],
    ['pgvector/pgvector:pg17', 5000, 'tcp-5000'],
    ['redis:7.4', 7000, 'tcp-7000'],
    ['clickhouse/clickhouse-server:25.1', 9000, 'tcp-9000'],
    ['clickhouse/clickhouse-server:25.1', 8123, 'http'],
    ['rabbitmq:4.0-management', 15672, 'http'],
    ['elasticsearch:9.0.0', 9200, 'http'],
    ['elasticsearch:9.0.0', 9300, 'tcp-9300'],
    ['minio/minio:latest', 9000, 'http'],
  ])('is what the image is known to speak: %s at %i', (known, port, name) => {
    expect(webApp({ image: known, port, user: 'image' })).toEqual([name]);
    expect(stateful({ image: known, port, user: 'image' })).toEqual([name]);
  });

  it.each([
    ['http', httpGet('/ready')],
    ['https', httpGet('/ready', { scheme: 'HTTPS' })],
    ['http', httpGet('/ready', { port: 'http' })],
    ['grpc', grpc()],
    ['grpc', grpc({ port: 5432 })],
    ['tcp-5432', tcp()],
    ['tcp-5432', exec(['pg_isready'])],
  ])('is what it is asked, more than what its number tells: %s', (name, readiness) => {
    expect(stateful({ image, port: 5432, readiness })).toEqual([name]);
  });

  it('is what a probe of another port tells, unless its number tells more', () => {
    const readiness = httpGet('/health', { port: 8008 });
    const names = (port: number) =>
      stateful({ image, port, ports: [{ name: 'health', port: 8008 }], readiness });
    expect([names(8080), names(5432)]).toEqual([
      ['http', 'health'],
      ['tcp-5432', 'health'],
    ]);
  });

  it('is HTTP where a route leads there', () => {
    expect(stateful({ image, port: 7000, expose: 'store.acme.dev' })).toEqual(['http']);
  });

  it('says no word that contradicts its appProtocol', () => {
    const names = (appProtocol: string) => webApp({ image, ports: [{ port: 7000, appProtocol }] });
    expect(['redis', 'https', 'grpc', 'kubernetes.io/h2c'].flatMap(names)).toEqual([
      'tcp-7000',
      'https',
      'grpc',
      'http',
    ]);
  });

  it('leaves a name that is given', () => {
    expect(stateful({ image, ports: [{ name: 'http', port: 5432 }] })).toEqual(['http']);
  });

  it('is called after its number behind the first of TCP', () => {
    const ports = [{ port: 53, protocol: 'udp' } as const, 8080, 9090];
    expect(namesOf((chart) => new WebApp(chart, 'one', { image, ports }))).toEqual([
      'udp-53',
      'http',
      'tcp-9090',
    ]);
  });
});

import { httpGet, StatefulApp, tcp, WebApp, type WebAppProps } from 'lading';
import { at, read, shop } from './make';

/** The words of the Compose health check; none where nobody asks. */
function asked(props: Partial<WebAppProps>): unknown {
  const chart = shop();
  new WebApp(chart, 'web', { image: 'acme/web:1', port: 80, user: 'image', ...props });
  const words = at(read(chart).services, 'web', 'healthcheck', 'test');
  return Array.isArray(words) ? words.slice(1, 3) : words;
}

describe('a program that a well-known image has asks its readiness probe', () => {
  it.each([
    ['postgres:17.2', ['bash', '-c']],
    ['docker.io/library/postgres:17.2-bookworm', ['bash', '-c']],
    ['timescale/timescaledb:2.17.2-pg17', ['bash', '-c']],
    ['redis:7.4', ['bash', '-c']],
    ['redis:7.4-alpine', ['nc', '-z']],
    ['python:3.13', ['python3', '-c']],
    ['node:22-alpine', ['node', '-e']],
    ['acme/web:1', undefined],
    ['grafana/grafana:12.0-ubuntu', undefined],
  ])('a connection to %s', (image, words) => {
    expect(asked({ image })).toEqual(words);
  });

  it.each([
    ['nginx:1.27', ['curl', '--fail']],
    ['nginx:1.27-alpine', ['wget', '-q']],
    ['grafana/grafana:12.0', ['wget', '-q']],
    ['elasticsearch:9.0.0', ['curl', '--fail']],
    ['docker.elastic.co/elasticsearch/elasticsearch:8.17.0', ['curl', '--fail']],
    ['opensearchproject/opensearch:2.19.1', ['curl', '--fail']],
    ['ghost:6-alpine', ['node', '-e']],
    ['postgres:17.2', undefined],
  ])('HTTP to %s', (image, words) => {
    expect(asked({ image, readiness: httpGet('/') })).toEqual(words);
  });

  it('but what is said goes first, and who builds an image knows what is in it', () => {
    const image = 'postgres:17.2';
    expect(asked({ image, healthTool: 'python' })).toEqual(['python3', '-c']);
    expect(asked({ image, healthTool: 'curl' })).toBeUndefined();
    expect(asked({ image, healthCommand: ['pg_isready', '-q'] })).toEqual(['pg_isready', '-q']);
    expect(asked({ image, readiness: false })).toBeUndefined();
    expect(asked({ image, build: '.' })).toBeUndefined();
  });
});

test('a database is waited for until it takes connections, without a word about how to ask', () => {
  const chart = shop();
  const db = new StatefulApp(chart, 'db', {
    image: 'postgres:17.2',
    port: 5432,
    user: 'image',
    storage: { '/var/lib/postgresql/data': '1Gi' },
  });
  new WebApp(chart, 'api', {
    image: 'acme/api:1',
    port: 80,
    startAfter: [db],
    readiness: tcp(),
    healthTool: 'bash',
  });
  const { services, told } = read(chart);
  expect(at(services, 'api', 'depends_on', 'db')).toMatchObject({ condition: 'service_healthy' });
  expect(told).toEqual([]);
});

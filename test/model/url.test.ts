import { schemeOf, urlParts } from '../../lib/model/url';

const port = { name: 'http', port: 80, to: 8080, protocol: 'tcp' } as const;

test('a Service port speaks http unless its protocol or number says https', () => {
  const schemeFor = (more: object) => schemeOf({ ...port, ...more }, undefined);
  expect(schemeFor({})).toBe('http');
  expect(schemeFor({ port: 8443, appProtocol: 'https' })).toBe('https');
  expect(schemeFor({ port: 443 })).toBe('https');
  expect(schemeFor({ appProtocol: 'kubernetes.io/h2c' })).toBe('http');
});

test.each([
  ['postgres:17.2', 'tcp-5432', 5432, 'postgresql'],
  ['pgvector/pgvector:pg17', 'tcp-6543', 6543, 'postgresql'],
  ['redis:7.4', 'tcp-6379', 6379, 'redis'],
  ['rabbitmq:4.0', 'amqp', 5672, 'amqp'],
  ['rabbitmq:4.0', 'tls', 5671, 'amqps'],
  ['rabbitmq:4.0-management', 'admin', 15672, 'http'],
  ['acme/db:1', 'tcp-3306', 3306, 'mysql'],
  ['acme/db:1', 'tcp-1521', 1521, 'tcp'],
  ['acme/db:1', 'http', 5432, 'http'],
  ['acme/web:1', 'tcp-7000', 7000, 'http'],
])('of %s the port %s, %d, speaks %s', (image, name, number, scheme) => {
  expect(schemeOf({ name, port: number, to: number, protocol: 'tcp' }, image)).toBe(scheme);
});

const url = (scheme: string, port: string | undefined, path = '') =>
  urlParts(scheme, ['api'], port === undefined ? undefined : [port], path).join('');

test.each([
  ['http', '80', 'http://api'],
  ['https', '443', 'https://api'],
  ['http', '443', 'http://api:443'],
  ['postgres', '5432', 'postgres://api:5432'],
  ['https', undefined, 'https://api'],
])('a URL of %s to port %s is %s', (scheme, port, printed) => {
  expect(url(scheme, port)).toBe(printed);
});

test('a path begins with one slash, however it was given', () => {
  expect(url('http', '80', 'v1')).toBe('http://api/v1');
  expect(url('http', '8080', '/v1')).toBe('http://api:8080/v1');
});

test('a port that only the target knows stays in its place', () => {
  const late = { variable: 'PORT' };
  expect(urlParts('http', ['api'], [late], '/')).toEqual(['http://', 'api', ':', late, '/']);
});

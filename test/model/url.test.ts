import { schemeOf, urlParts } from '../../lib/model/url';

const port = { name: 'http', port: 80, to: 8080, protocol: 'tcp' } as const;

test('a Service port speaks http unless its protocol or number says https', () => {
  expect(schemeOf(port)).toBe('http');
  expect(schemeOf({ ...port, port: 8443, appProtocol: 'https' })).toBe('https');
  expect(schemeOf({ ...port, port: 443 })).toBe('https');
  expect(schemeOf({ ...port, appProtocol: 'kubernetes.io/h2c' })).toBe('http');
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

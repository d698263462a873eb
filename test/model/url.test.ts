import { isWellKnown, schemeOf } from '../../lib/model/url';

const port = { name: 'http', port: 80, to: 8080, protocol: 'tcp' } as const;

test('a Service port speaks http unless its protocol or number says https', () => {
  expect(schemeOf(port)).toBe('http');
  expect(schemeOf({ ...port, port: 8443, appProtocol: 'https' })).toBe('https');
  expect(schemeOf({ ...port, port: 443 })).toBe('https');
  expect(schemeOf({ ...port, appProtocol: 'kubernetes.io/h2c' })).toBe('http');
});

test('only the two well-known ports are left out of a URL', () => {
  expect(isWellKnown('http', '80')).toBe(true);
  expect(isWellKnown('https', '443')).toBe(true);
  expect(isWellKnown('http', '443')).toBe(false);
  expect(isWellKnown('postgres', '5432')).toBe(false);
});

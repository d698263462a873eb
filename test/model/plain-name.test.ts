import { plainName } from '../../lib/model/plain-name';

describe('a plain name', () => {
  it.each([
    ['my_service', 'my-service'],
    ['MyService', 'my-service'],
    ['Web App!', 'web-app'],
    ['web', 'web'],
    ['-web.api-', 'web-api'],
    ['8080-tcp', 'tcp'],
    ['HTTPServer', 'httpserver'],
    ['Café', 'cafe'],
    [`${'a'.repeat(62)}-b`, 'a'.repeat(62)],
  ])('is made of %s', (text, name) => {
    expect(plainName(text)).toBe(name);
  });

  it('is none where nothing can be kept', () => {
    expect(plainName('__8')).toBeUndefined();
    expect(plainName('日本')).toBeUndefined();
  });

  it('is as long as it may be', () => {
    expect(plainName('metrics-endpoint', 8)).toBe('metrics');
  });
});

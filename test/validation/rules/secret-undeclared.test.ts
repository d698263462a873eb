import { secretUndeclared } from '../../../lib/validation/rules/secret-undeclared';
import { check, deployment, placesOf, pod } from './check';

describe('secret/undeclared on Compose', () => {
  const using = (section: 'secrets' | 'configs', entry: unknown) => ({
    services: { web: { image: 'a', [section]: [entry] } },
  });

  test.each([
    ['a declared secret', { ...using('secrets', 'token'), rest: { secrets: { token: { file: './a' } } } }],
    [
      'a declared config',
      { ...using('configs', { source: 'a' }), rest: { configs: { a: { file: './a' } } } },
    ],
    ['a variable', using('secrets', { source: '${NAME}' })],
    [
      'what an included file may declare',
      { ...using('secrets', 'token'), rest: { include: ['other.yaml'] } },
    ],
  ])('takes %s', (_, input) => {
    expect(check(secretUndeclared, input)).toEqual([]);
  });

  test.each([
    ['secrets', 'tokn'],
    ['secrets', { source: 'tokn', target: '/a' }],
    ['configs', { source: 'tokn' }],
  ] as const)('does not take an entry of %s that the file does not declare: %j', (section, entry) => {
    const rest = { [section]: { token: { file: './a' } } };
    const findings = check(secretUndeclared, { ...using(section, entry), rest });
    expect(placesOf(findings)).toEqual([`services.web/${section}/0`]);
    expect(findings[0]?.suggestion).toBe('token');
  });
});

describe('secret/undeclared on Kubernetes', () => {
  const secret = (parts: object, namespace?: string) => ({
    object: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db', namespace }, ...parts },
  });
  const env = (key: string, more: object = {}) =>
    pod({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key, ...more } } }] });
  const volume = (key: string) =>
    pod({}, { volumes: [{ name: 'a', secret: { secretName: 'db', items: [{ key, path: 'a' }] } }] });

  test.each([
    ['a key in data', env('a'), secret({ data: { a: '' } })],
    ['a key in stringData', env('a'), secret({ stringData: { a: '' } })],
    ['a key of a Secret from elsewhere', env('a'), undefined],
    ['a key of a Secret of another namespace', env('a'), secret({ data: { b: '' } }, 'other')],
    ['a key of a Secret that something else fills', env('a'), secret({})],
    ['a key that may be missing', env('a', { optional: true }), secret({ data: { b: '' } })],
  ])('takes %s', (_, spec, other) => {
    const objects = [{ object: deployment(spec) }, ...(other ? [other] : [])];
    expect(check(secretUndeclared, { objects })).toEqual([]);
  });

  test.each([
    ['a variable', env('pasword'), 'containers/0/env/0/valueFrom/secretKeyRef/key'],
    ['a file', volume('pasword'), 'volumes/0/secret/items/0/key'],
  ])(
    'does not take a key that the Secret of the app lacks in %s, in whatever order they come',
    (_, spec, pointer) => {
      const objects = [{ object: deployment(spec) }, secret({ stringData: { password: '' } })];
      for (const order of [objects, [...objects].reverse()]) {
        const findings = check(secretUndeclared, { objects: order });
        expect(placesOf(findings)).toEqual([`Deployment/web/spec/template/spec/${pointer}`]);
        expect(findings[0]?.suggestion).toBe('password');
      }
    },
  );

  test.each([
    ['a warning for what is not ours, since the server takes it', false, 'warning'],
    ['an error for ours', true, undefined],
  ])('is %s', (_, own, severity) => {
    const objects = [{ object: deployment(env('b')), source: { own } }, secret({ data: { a: '' } })];
    expect(check(secretUndeclared, { objects }).map((finding) => finding.severity)).toEqual([severity]);
  });
});

import type { Place } from '../../lib/docker/place';
import { valueText } from '../../lib/docker/text';
import { makeWorld } from '../compose/make';
import { codes, origin, secret, variable } from '../model/parts';

const placeIn = (world: ReturnType<typeof makeWorld>): Place => ({
  project: world.project,
  origin: origin('shop/web'),
  service: 'web',
  property: [],
});
const print = (reference: Parameters<typeof valueText>[0], world = makeWorld()) =>
  valueText(reference, placeIn(world));

test.each([
  ['db', 'password', 'DB_PASSWORD'],
  ['smtp-relay', 'apiToken', 'SMTP_RELAY_API_TOKEN'],
  ['2fa', 'tls.key', '_2FA_TLS_KEY'],
])('the secret %s/%s is read from %s', (name, key, variableName) => {
  expect(print([secret(name, key)])).toBe(`\${${variableName}:?set ${variableName} in .env}`);
});

test('a config value is read from a variable of its name and key', () => {
  expect(print([{ kind: 'config', name: 'web', key: 'level' }])).toBe('${WEB_LEVEL:?set WEB_LEVEL in .env}');
});

test('a secret is read from the variable that the user names', () => {
  expect(print([secret('db', 'password', { compose: { variable: 'PGPASSWORD' } })])).toBe(
    '${PGPASSWORD:?set PGPASSWORD in .env}',
  );
});

test('a secret that lies in a file cannot become part of a value', () => {
  expect(print(['x', secret('db', 'password', { compose: { file: 'db.txt' } })])).toBeUndefined();
});

test.each([
  ['1.0', '${TAG:-1.0}'],
  ['', '${TAG:-}'],
  ['a$b', '${TAG:-a$$b}'],
  ['{a}', '${TAG:?set TAG in .env}'],
  ['a\nb', '${TAG:?set TAG in .env}'],
])('a variable with the default %p is printed as %s', (fallback, printed) => {
  expect(print([variable('TAG', fallback)])).toBe(printed);
});

test('two secrets that come to one variable are an error', () => {
  const world = makeWorld();
  print([secret('db-a', 'b')], world);
  print([secret('db', 'a-b')], world);
  expect(codes(world)).toEqual(['name/duplicate']);
});

test('one secret may be read many times, and a variable that the user names by two secrets', () => {
  const world = makeWorld();
  print([secret('db', 'p'), secret('db', 'p')], world);
  print(
    [secret('a', 'b', { compose: { variable: 'X' } }), secret('c', 'd', { compose: { variable: 'X' } })],
    world,
  );
  expect(codes(world)).toEqual([]);
});

test.each([
  ['the variable that a user names', [variable('USER', 'me')], undefined],
  ['a variable of docker compose', [variable('COMPOSE_PROJECT_NAME')], undefined],
  [
    'the variable that a user names for a secret',
    [secret('a', 'b', { compose: { variable: 'HOME' } })],
    undefined,
  ],
  ['a name that is made of a secret', [secret('compose', 'file')], 'error'],
  ['a name that is made of a config', [{ kind: 'config' as const, name: 'docker', key: 'host' }], 'error'],
])('%s may mean something already', (_, text, severity) => {
  const world = makeWorld();
  print(text, world);
  print(text, world);
  expect(world.findings.map((finding) => [finding.code, finding.severity])).toEqual([
    ['variable/reserved', severity],
  ]);
});

test('a name that only begins like one of docker is free', () => {
  const world = makeWorld();
  print([variable('DOCKER_TAG'), secret('user', 'name'), secret('compose', 'token')], world);
  expect(codes(world)).toEqual([]);
});

test('a variable whose name Compose cannot read is an error', () => {
  const world = makeWorld();
  print([variable('my-tag')], world);
  expect(codes(world)).toEqual(['name/invalid']);
});

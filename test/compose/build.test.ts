import { composeEnvExample } from '../../lib/compose/env-example';
import { composeRest } from '../../lib/compose/rest';
import type { BuildSecret } from '../../lib/model/build';
import { container, variable, workload } from '../model/parts';
import { lower, makeWorld, webOf } from './make';

test.each([
  ['./api', '../../api'],
  ['.', '../..'],
  ['api/', '../../api'],
  ['../services', '../../../services'],
  ['a$b', '../../a$$b'],
  ['/srv/api', '/srv/api'],
  ['https://github.com/acme/api.git#main', 'https://github.com/acme/api.git#main'],
  ['git@github.com:acme/api.git', 'git@github.com:acme/api.git'],
])('the context %s is written as %s', (context, written) => {
  expect(lower(webOf({ build: { context } })).build).toEqual({ context: written });
});

test('the Dockerfile stays relative to the context, and arguments are resolved', () => {
  const args = { TAG: ['v', variable('TAG', '1')], PRICE: '$5' };
  const build = { context: 'api', dockerfile: 'docker/Dockerfile', target: 'prod', args };
  expect(lower(webOf({ build })).build).toEqual({
    context: '../../api',
    dockerfile: 'docker/Dockerfile',
    target: 'prod',
    args: { TAG: 'v${TAG:-1}', PRICE: '$$5' },
  });
});

test('secrets stand in the file as the places that they come from, each under its id', () => {
  const world = makeWorld();
  const secrets = { npm: { environment: 'NPM_TOKEN' }, netrc: { file: 'private/netrc' } };
  expect(lower(webOf({ build: { context: '.', secrets } }), world).build).toEqual({
    context: '../..',
    secrets: [
      { source: 'build_npm', target: 'npm' },
      { source: 'build_netrc', target: 'netrc' },
    ],
  });
  expect(composeRest(world.project)).toEqual({
    secrets: { build_npm: { environment: 'NPM_TOKEN' }, build_netrc: { file: '../../private/netrc' } },
  });
  const example = composeEnvExample(world.project);
  expect(example).toContain('\nNPM_TOKEN=\n');
  expect(example).toContain('../../private/netrc: the build secret netrc, for web');
});

test('one id may mean different things in two builds, and one thing is one entry', () => {
  const world = makeWorld();
  const built = (name: string, secret: BuildSecret) =>
    lower(
      workload(name, { containers: [container({ build: { context: '.', secrets: { token: secret } } })] }),
      world,
    ).build;
  const source = (name: string) => ({ context: '../..', secrets: [{ source: name, target: 'token' }] });
  expect(built('web', { environment: 'A' })).toEqual(source('build_token'));
  expect(built('api', { environment: 'A' })).toEqual(source('build_token'));
  expect(built('mailer', { environment: 'B' })).toEqual(source('build_mailer_token'));
  expect(built('sync', { file: 'a' })).toEqual(source('build_sync_token'));
});

test('folders and keys start at compose.yaml, addresses and images are what they are', () => {
  const additionalContexts = { shared: './shared', base: 'docker-image://alpine:3.20' };
  const build = { context: '.', ssh: ['default', 'deploy=keys/a=b'], additionalContexts };
  expect(lower(webOf({ build })).build).toEqual({
    context: '../..',
    ssh: ['default', 'deploy=../../keys/a=b'],
    additional_contexts: { shared: '../../shared', base: 'docker-image://alpine:3.20' },
  });
});

import { variable } from '../model/parts';
import { lower, webOf } from './make';

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

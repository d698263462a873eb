import { networksOf } from '../../lib/docker/shared-networks';

it('follows whoever lends a network to others, and ends where two lend theirs to each other', () => {
  const services = new Map([
    ['app', { network_mode: 'service:proxy' }],
    ['proxy', { networks: { shop: {} } }],
    ['one', { network_mode: 'service:other' }],
    ['other', { network_mode: 'service:one' }],
  ]);
  expect(networksOf('app', services)).toEqual([' shop']);
  expect(networksOf('one', services)).toEqual([]);
});

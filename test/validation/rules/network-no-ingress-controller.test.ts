import { App, Chart, WebApp } from 'lading';
import type { Network } from '../../../lib/constructs/props/network';
import { synthInMemory } from '../../properties/apps-synth';

type Targets = readonly ('kubernetes' | 'compose')[];

const told = (network: Network, targets?: Targets, asked?: Targets) => {
  const app = new App();
  const shop = new Chart(app, 'shop', { network });
  new WebApp(shop, 'web', { targets, image: 'acme/web:1.0.0', port: 8080, expose: 'shop.acme.dev' });
  return synthInMemory(app, asked)
    .diagnostics.filter(({ code }) => code === 'network/no-ingress-controller')
    .map(({ path, location }) => [path, location !== undefined]);
};

describe('network/no-ingress-controller', () => {
  test('refuses a host name of a workload that nobody may reach', () => {
    expect(told('isolated')).toEqual([['shop/web', true]]);
    expect(told({ monitoring: { namespace: 'monitoring' } })).toEqual([['shop/web', true]]);
    expect(told({ ingressController: [] })).toEqual([['shop/web', true]]);
  });

  test('has nothing to say where somebody may bring it, where all is open, or on Compose', () => {
    expect(told({ ingressController: { namespace: 'ingress-nginx' } })).toEqual([]);
    expect(told({ ingressController: { cidr: '10.0.0.0/16' } })).toEqual([]);
    expect(told('open')).toEqual([]);
    expect(told('isolated', ['compose'])).toEqual([]);
    expect(told('isolated', undefined, ['compose'])).toEqual([]);
  });
});

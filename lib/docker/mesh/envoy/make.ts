import type { Make } from '../proxies';
import { egressOf } from './egress';
import { listenForOthers } from './inbound';
import { ingressOf } from './ingress';
import { listenForOwn, lowerLeads } from './outbound';
import { beginProxy, printProxy } from './proxy';

/** Envoy, which reads one file of JSON, and watches the folder of its certificates. */
export const make: Make = {
  program: {
    name: 'envoy',
    image: 'envoyproxy/envoy:v1.40.0',
    entrypoint: ['envoy', '-c', '/etc/envoy/envoy.json', '--concurrency', '1', '--disable-hot-restart'],
    command: ['--log-level', 'warning', '--drain-time-s', '2'],
    folder: '/etc/envoy',
    certificates: 'secrets',
  },
  member({ member, container, calls, layers }, plan) {
    const proxy = beginProxy();
    const led = lowerLeads(proxy, calls, plan);
    listenForOthers(proxy, member, container, plan);
    for (const layer of layers) listenForOwn(proxy, layer, led, plan);
    return printProxy(member.proxy, proxy, plan);
  },
  ingress: ingressOf,
  egress: egressOf,
};

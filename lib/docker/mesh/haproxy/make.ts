import type { Make } from '../proxies';
import { beginConfig, folder, printConfig } from './config';
import { egressOf } from './egress';
import { listenForOthers } from './inbound';
import { ingressOf } from './ingress';
import { listenForOwn } from './outbound';
import { master } from './script';

/** HAProxy, which reads a file of its own words, a script beside it, and certificates as PEM. */
export const make: Make = {
  program: {
    name: 'haproxy',
    image: 'haproxy:2.6',
    entrypoint: ['haproxy', '-W', '-db', '-S', `${master},mode,600`, '-f', `${folder}/haproxy.cfg`],
    folder,
    certificates: 'pem',
    stopSignal: 'SIGUSR1',
  },
  member({ member, container, layers }, plan) {
    const config = beginConfig();
    listenForOthers(config, member, container, plan);
    for (const layer of layers) listenForOwn(layer, config, plan);
    return printConfig(config);
  },
  ingress: ingressOf,
  egress: egressOf,
};

import { onTarget } from '../../../model/views';
import type { MeshProxy } from '../attached';
import { gateName } from '../gate';
import { type Plan, portBehind } from '../plan';
import type { Published } from '../published';
import { httpManager } from './http-manager';
import { connectionsTo, routesTo } from './lead';
import { beginProxy, faultFilters, listener, logsOf, printProxy } from './proxy';

/** The one proxy that owns the ports of the host. What a client says of itself is not passed on. */
export function ingressOf(published: readonly Published[], plan: Plan): MeshProxy['files'] {
  const proxy = beginProxy();
  for (const { port, service, to } of published) {
    const name = `published:${port}`;
    if (
      plan.speaksAt(onTarget(service.selects, 'compose'), portBehind(to, service.selects, plan)) === 'tcp'
    ) {
      proxy.listeners.push(listener(name, '0.0.0.0', port, [connectionsTo(proxy, service, to, plan)]));
      continue;
    }
    const virtualHosts = [{ name: service.name, domains: ['*'], routes: routesTo(proxy, service, to, plan) }];
    const filters = faultFilters(virtualHosts);
    const more = { use_remote_address: true };
    const manager = httpManager({ name, virtualHosts, filters, accessLog: logsOf('in', plan), more });
    proxy.listeners.push(listener(name, '0.0.0.0', port, [manager]));
  }
  return printProxy(gateName('ingress', plan), proxy, plan);
}

import { existsSync } from 'node:fs';
import { isMap, isSeq } from 'yaml';
import type { Case } from '../accept/cases';
import { edited } from '../run/change';

/** The kernel can lead an address of a service to its tasks. */
export const hasBalancer = existsSync('/proc/net/ip_vs');

/**
 * A stack as a kernel without a balancer can run it: names lead to the tasks themselves, and what is published is
 * published by the node that the task is on.
 */
export function withoutBalancer(output: Case, scratch: string): Case {
  return edited(output, scratch, (document) => {
    const services = document.get('services');
    if (!document.has('version') || !isMap(services)) return;
    for (const { value: service } of services.items) {
      if (!isMap(service) || service.getIn(['deploy', 'mode']) !== 'replicated') continue;
      service.setIn(['deploy', 'endpoint_mode'], 'dnsrr');
      const ports = service.get('ports');
      if (!isSeq(ports)) continue;
      for (const port of ports.items) if (isMap(port)) port.set('mode', 'host');
      // Two tasks cannot have one port of a node.
      service.setIn(['deploy', 'update_config', 'order'], 'stop-first');
      service.setIn(['deploy', 'rollback_config', 'order'], 'stop-first');
    }
  });
}

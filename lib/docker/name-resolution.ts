import type { Dns } from '../model/dns';
import { hostnameOf } from '../model/hostname';
import type { CompleteWorkload } from '../passes/complete';
import { type Escaped, escapeAll, escapeDollars } from './escaped';

/** What a service is called to itself, and how it finds others; containers that share its network have the same. */
export interface NameResolution {
  readonly hostname?: Escaped;
  readonly extra_hosts?: Record<string, Escaped>;
  readonly dns?: Escaped[];
  readonly dns_search?: Escaped[];
  readonly dns_opt?: Escaped[];
}

export function lowerNameResolution(workload: CompleteWorkload): NameResolution {
  const { hostAliases, dns } = workload;
  const hostname = hostnameOf(workload);
  return {
    ...(hostname !== undefined && { hostname: escapeDollars(hostname) }),
    ...(hostAliases !== undefined && { extra_hosts: lowerAliases(hostAliases) }),
    ...(dns !== undefined && lowerDns(dns)),
  };
}

function lowerAliases(aliases: Readonly<Record<string, string>>): Record<string, Escaped> {
  return Object.fromEntries(Object.entries(aliases).map(([name, address]) => [name, escapeDollars(address)]));
}

function lowerDns({ nameservers = [], searches = [], options = {} }: Dns): NameResolution {
  const all = Object.entries(options).map(([name, value]) => (value === true ? name : `${name}:${value}`));
  return {
    ...(nameservers.length > 0 && { dns: escapeAll(nameservers) }),
    ...(searches.length > 0 && { dns_search: escapeAll(searches) }),
    ...(all.length > 0 && { dns_opt: escapeAll(all) }),
  };
}

import type { Dns } from '../model/dns';
import { hostnameOf } from '../model/hostname';
import type { CompleteWorkload } from '../passes/complete';
import type { PodSpec } from './api.generated';

/** What a pod is called to itself, and how it finds others. */
export type NameResolution = Pick<PodSpec, 'hostname' | 'hostAliases' | 'dnsConfig'>;

export function lowerNameResolution(workload: CompleteWorkload): NameResolution {
  const { hostAliases, dns } = workload;
  const hostname = hostnameOf(workload);
  const pod: NameResolution = hostname === undefined ? {} : { hostname };
  const aliases = lowerAliases(hostAliases ?? {});
  if (aliases.length > 0) pod.hostAliases = aliases;
  if (dns !== undefined) pod.dnsConfig = lowerDns(dns);
  return pod;
}

/** By address, as the API has them. Which machine Docker runs on, no cluster knows. */
function lowerAliases(aliases: Readonly<Record<string, string>>): NonNullable<PodSpec['hostAliases']> {
  const byAddress = new Map<string, string[]>();
  for (const [name, address] of Object.entries(aliases)) {
    if (address === 'host-gateway') continue;
    const names = byAddress.get(address);
    if (names) names.push(name);
    else byAddress.set(address, [name]);
  }
  return [...byAddress].map(([ip, hostnames]) => ({ ip, hostnames }));
}

function lowerDns({ nameservers = [], searches = [], options = {} }: Dns): NonNullable<PodSpec['dnsConfig']> {
  const all = Object.entries(options).map(([name, value]) =>
    value === true ? { name } : { name, value: String(value) },
  );
  return {
    ...(nameservers.length > 0 && { nameservers: [...nameservers] }),
    ...(searches.length > 0 && { searches: [...searches] }),
    ...(all.length > 0 && { options: all }),
  };
}

import type { JsonObject } from '../model/json';
import { isObject } from '../model/json';
import { asText, listIn, textIn } from '../model/read-json';

/** Whether two services of Docker can connect: they share a network, and a network knows no direction and no port. */
export function sharesNetwork(from: string, to: string, services: ReadonlyMap<string, JsonObject>): boolean {
  const [here, there] = [networksOf(from, services), networksOf(to, services)];
  return here.some((network) => there.includes(network)) || [here, there].flat().includes(host);
}

/** What has the host's network is reached by all, and reaches all. */
const host = 'host';

/** The networks that a service is on, as a Compose file says it; a name of the file begins with a space. */
export function networksOf(
  name: string,
  services: ReadonlyMap<string, JsonObject>,
  lent: readonly string[] = [],
): readonly string[] {
  const { network_mode: mode, networks } = services.get(name) ?? {};
  const owner = textIn(mode)?.match(/^service:(.*)$/)?.[1];
  if (owner !== undefined) return lent.includes(owner) ? [] : networksOf(owner, services, [...lent, owner]);
  if (mode === 'none') return [];
  if (mode === 'host') return [host];
  if (isObject(networks)) return Object.keys(networks).map((each) => ` ${each}`);
  return networks === undefined ? [' default'] : listIn(networks).map((each) => ` ${asText(each)}`);
}

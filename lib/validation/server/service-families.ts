import { isIP } from '../../model/ip-address';
import type { JsonObject } from '../../model/json';
import { asText, listIn } from '../../model/read-json';
import type { Refuse, ServerContext } from './server-check';
import { isGiven } from './union';

const dual: readonly unknown[] = ['PreferDualStack', 'RequireDualStack'];

/** Which families of addresses a Service asks for, and whether the cluster has them. Not of what stands for a host elsewhere. */
export function checkFamilies(
  spec: JsonObject,
  name: string,
  refuse: Refuse,
  { ipFamilies: known }: Pick<ServerContext, 'ipFamilies'>,
): void {
  const { clusterIP, selector, ipFamilyPolicy: policy } = spec;
  const tell = (steps: readonly (string | number)[], message: string, fix?: string) =>
    refuse('service-address', '', ['spec', ...steps], message, fix);
  const families = listIn(spec.ipFamilies);
  const addresses = listIn(spec.clusterIPs).length > 0 ? listIn(spec.clusterIPs) : [clusterIP];
  // Whoever says where it leads says the families as well.
  const isByHand = clusterIP === 'None' && Object.keys(Object(selector)).length === 0;
  const isDual = families.length > 1 || addresses.length > 1;
  if (isDual && !dual.includes(policy) && (isGiven(policy) || !isByHand))
    tell(
      ['ipFamilyPolicy'],
      `${name} asks for addresses of two families, so it says whether it can do with one.`,
      'Say `ipFamilyPolicy: PreferDualStack`, or `RequireDualStack`.',
    );
  const placeOf = (index: number) =>
    addresses.length === 1 && isGiven(clusterIP) ? ['clusterIP'] : ['clusterIPs', index];
  const versionOf = (address: unknown) => (typeof address === 'string' ? isIP(address) : 0);
  families.forEach((family, index) => {
    const version = versionOf(addresses[index]);
    if (version !== 0 && (family === 'IPv4' || family === 'IPv6') && family !== `IPv${version}`)
      tell(
        placeOf(index),
        `${asText(addresses[index])} of ${name} is no address of ${family}, as its ipFamilies say.`,
      );
  });
  if (known === undefined || isByHand) return;
  const has = (family: unknown) => known.some((each) => each === family);
  const there = `${name} wants what this cluster has not: it gives addresses of ${known.join(' and ')} alone`;
  if (policy === 'RequireDualStack' && known.length < 2) tell(['ipFamilyPolicy'], `${there}.`);
  families.forEach((family, index) => {
    if ((family === 'IPv4' || family === 'IPv6') && !has(family)) tell(['ipFamilies', index], `${there}.`);
  });
  addresses.forEach((address, index) => {
    const version = versionOf(address);
    if (version !== 0 && !has(`IPv${version}`)) tell(placeOf(index), `${there}.`);
  });
}

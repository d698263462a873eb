import { objectIn } from '../../../model/read-json';
import type { Place } from '../explanation';
import type { Written } from '../output';
import { type Reader, type Reading, shared } from './reader';

/** The network that two services share, or by which one of them is reached from outside, or leaves. */
export const networks: Reader = ({ from, to, external, peer }, reading) => {
  if (external !== undefined)
    return from === undefined ? [] : named(from.name, `${from.name}-outside`, reading);
  if (to === undefined) return [];
  if (from !== undefined) return shared(to.name, from.name, reading);
  const published = reading.output.service(to.name);
  const ports = published?.object.ports === undefined ? [] : [published.place('ports')];
  return peer === 'gateway' ? [...ports, ...named(to.name, `${to.name}.edge-proxy`, reading)] : ports;
};

function named(service: string, network: string, { output }: Reading): Place[] {
  const found: Written | undefined = output.service(service);
  if (found === undefined || objectIn(found.object.networks)[network] === undefined) return [];
  return [found.place('networks', network)];
}

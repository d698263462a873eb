import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { called, cannotChange } from './fixed';
import { same } from './same';
import type { UpdateCheck } from './update';

/** A Service keeps the address that it has, as long as it has one. */
export const serviceUpdate: UpdateCheck = (before, after, refuse) => {
  const [old, next] = [before, after].map(({ spec }) => objectIn(spec));
  if (old === undefined || next === undefined) return;
  const [type, nextType] = [typeOf(old), typeOf(next)];
  if (type !== 'ExternalName' && nextType !== 'ExternalName') {
    const [address, nextAddress] = [addressOf(old), addressOf(next)];
    // What says nothing has one that the server has found, and keeps it.
    if (nextAddress !== undefined && nextAddress !== address)
      refuse(
        'immutable',
        ['spec', 'clusterIP'],
        nextAddress === 'None'
          ? `${called(after)} has an address of its own, and cannot become headless.`
          : `${called(after)} keeps the address that it has.`,
      );
    const [family, nextFamily] = [old, next].map(({ ipFamilies }) => listIn(ipFamilies)[0]);
    if (family !== undefined && nextFamily !== undefined && family !== nextFamily)
      refuse(
        'immutable',
        ['spec', 'ipFamilies', 0],
        `${called(after)} keeps the first family of addresses that it has.`,
      );
  }
  if (type !== 'LoadBalancer' || nextType !== 'LoadBalancer') return;
  if (!same(old.loadBalancerClass, next.loadBalancerClass))
    refuse('immutable', ['spec', 'loadBalancerClass'], cannotChange('spec.loadBalancerClass', after));
  const isLocal = old.externalTrafficPolicy === 'Local' && next.externalTrafficPolicy === 'Local';
  if (isLocal && next.healthCheckNodePort && old.healthCheckNodePort !== next.healthCheckNodePort)
    refuse('immutable', ['spec', 'healthCheckNodePort'], cannotChange('spec.healthCheckNodePort', after));
};

function typeOf({ type }: JsonObject): string {
  return textIn(type) ?? 'ClusterIP';
}

function addressOf({ clusterIP, clusterIPs }: JsonObject): unknown {
  return textIn(clusterIP) ?? textIn(listIn(clusterIPs)[0]);
}

import { listIn, objectIn, textIn } from '../model/read-json';
import type { KubernetesObject } from './kubernetes-object';

/** The names of the claims that each replica of a StatefulSet gets: its pods find them among their volumes. */
export function claimTemplatesOf({ group, kind, content }: KubernetesObject): string[] {
  if (group !== 'apps' || kind !== 'StatefulSet') return [];
  const claims = listIn(objectIn(content.spec).volumeClaimTemplates);
  return claims.flatMap((claim) => textIn(objectIn(objectIn(claim).metadata).name) ?? []);
}
